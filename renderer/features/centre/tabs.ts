import type { ComponentType } from 'react'
import type { Tab } from '../../state/workbench.ts'
import { NetworkFeature, NetworkTabTools } from '../network/NetworkFeature.tsx'

/** What a tab shows. */
export interface TabParts {
  Panel: ComponentType
  /** What acts on the panel, at the end of the tab strip. */
  Tools?: ComponentType
}

export interface CentreTab {
  id: Tab
  title: string
  /** What follows `G` to show it. */
  letter: string
  /** Its parts, where they come with the window; the others are loaded by `load`, so that the window opens sooner. */
  parts?: TabParts
  load(): Promise<TabParts>
}

const network: TabParts = { Panel: NetworkFeature, Tools: NetworkTabTools }

/** The views of the centre, in the order of their tabs. */
export const centreTabs: readonly CentreTab[] = [
  { id: 'network', title: 'Network', letter: 'N', parts: network, load: () => Promise.resolve(network) },
  {
    id: 'matrix', title: 'Matrix', letter: 'M',
    async load() {
      const [{ MatrixFeature }, { MatrixTools }] = await Promise.all([import('../matrix/MatrixFeature.tsx'), import('../matrix/MatrixTools.tsx')])
      return { Panel: MatrixFeature, Tools: MatrixTools }
    },
  },
  {
    id: 'plane', title: 'Practice plane', letter: 'P',
    async load() {
      const [{ PlaneFeature }, { PlaneTools }] = await Promise.all([import('../plane/PlaneFeature.tsx'), import('../plane/PlaneTools.tsx')])
      return { Panel: PlaneFeature, Tools: PlaneTools }
    },
  },
  {
    id: 'timeline', title: 'Timeline', letter: 'T',
    async load() {
      const [{ TimelineFeature }, { TimelineTools }] = await Promise.all([import('../timeline/TimelineFeature.tsx'), import('../timeline/TimelineTools.tsx')])
      return { Panel: TimelineFeature, Tools: TimelineTools }
    },
  },
  { id: 'balance', title: 'Balance', letter: 'B', load: async () => ({ Panel: (await import('../balance/BalanceFeature.tsx')).BalanceFeature }) },
  { id: 'dyad', title: 'Dyad', letter: 'Y', load: async () => ({ Panel: (await import('../dyad/DyadFeature.tsx')).DyadFeature }) },
  { id: 'reader', title: 'Reader', letter: 'R', load: async () => ({ Panel: (await import('../reader/ReaderFeature.tsx')).ReaderFeature }) },
  { id: 'gaps', title: 'Gaps', letter: 'G', load: async () => ({ Panel: (await import('../gaps/GapsFeature.tsx')).GapsFeature }) },
  { id: 'agreement', title: 'Agreement', letter: 'A', load: async () => ({ Panel: (await import('../agreement/AgreementFeature.tsx')).AgreementFeature }) },
  { id: 'codebook', title: 'Codebook', letter: 'C', load: async () => ({ Panel: (await import('../codebook/CodebookFeature.tsx')).CodebookFeature }) },
  { id: 'notes', title: 'Notes', letter: 'O', load: async () => ({ Panel: (await import('../notes-list/NotesFeature.tsx')).NotesFeature }) },
]
