import type { EvidenceDecision } from '../../../db/contract/entities/agreement.ts'
import type { Workbench } from '../../state/workbench.ts'

/** A decision as far as it is made: kept while one goes to and fro, gone when it is recorded. */
export interface Draft {
  choice: number | EvidenceDecision | null
  reason: string
}

export type Part = 'fit' | 'found' | 'stance'

/** What the view shows and what was begun in it, for as long as the window is open. */
export interface AgreementMemory {
  part: Part
  isCollapsed: boolean
  /** Whether the methods are told. */
  isExplained: boolean
  /** Uids of the coders chosen; null: all who have coded. */
  coders: readonly string[] | null
  state: 'open' | 'decided'
  kind: 'all' | 'fit' | 'evidence'
  /** Uid of the aspect that the queue is narrowed to. */
  aspect: string | null
  isTieOnly: boolean
  /** Key of the disagreement in sight. */
  chosen: string | null
  drafts: Map<string, Draft>
}

/** In a window lower than this, in CSS pixels, the coefficients begin folded to a line: the queue needs the room. */
const roomyHeight = 780

const memories = new WeakMap<Workbench, AgreementMemory>()

/** The window's memory of this view; it is changed in place. */
export function memoryOf(workbench: Workbench): AgreementMemory {
  let memory = memories.get(workbench)
  if (!memory) {
    memory = { part: 'fit', isCollapsed: window.innerHeight < roomyHeight, isExplained: false, coders: null, state: 'open', kind: 'all', aspect: null, isTieOnly: false, chosen: null, drafts: new Map() }
    memories.set(workbench, memory)
  }
  return memory
}
