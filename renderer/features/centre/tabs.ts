import type { ComponentType } from 'react'
import type { Tab } from '../../state/workbench.ts'
import { AgreementFeature } from '../agreement/AgreementFeature.tsx'
import { CodebookFeature } from '../codebook/CodebookFeature.tsx'
import { GapsFeature } from '../gaps/GapsFeature.tsx'
import { MatrixFeature } from '../matrix/MatrixFeature.tsx'
import { MatrixTools } from '../matrix/MatrixTools.tsx'
import { PlaneFeature } from '../plane/PlaneFeature.tsx'
import { PlaneTools } from '../plane/PlaneTools.tsx'
import { NotesFeature } from '../notes-list/NotesFeature.tsx'
import { NetworkFeature, NetworkTabTools } from '../network/NetworkFeature.tsx'
import { ReaderFeature } from '../reader/ReaderFeature.tsx'

export interface CentreTab {
  id: Tab
  title: string
  /** What follows `G` to show it. */
  letter: string
  Panel: ComponentType
  /** What acts on the panel, at the end of the tab strip. */
  Tools?: ComponentType
}

/** The views of the centre, in the order of their tabs. */
export const centreTabs: readonly CentreTab[] = [
  { id: 'network', title: 'Network', letter: 'N', Panel: NetworkFeature, Tools: NetworkTabTools },
  { id: 'matrix', title: 'Matrix', letter: 'M', Panel: MatrixFeature, Tools: MatrixTools },
  { id: 'plane', title: 'Practice plane', letter: 'P', Panel: PlaneFeature, Tools: PlaneTools },
  { id: 'reader', title: 'Reader', letter: 'R', Panel: ReaderFeature },
  { id: 'gaps', title: 'Gaps', letter: 'G', Panel: GapsFeature },
  { id: 'agreement', title: 'Agreement', letter: 'A', Panel: AgreementFeature },
  { id: 'codebook', title: 'Codebook', letter: 'C', Panel: CodebookFeature },
  { id: 'notes', title: 'Notes', letter: 'O', Panel: NotesFeature },
]
