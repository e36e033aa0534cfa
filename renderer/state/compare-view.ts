import type { Day } from '../../db/contract/values.ts'

/** Several pictures of the network in the place of one: of two dates, or of every period. */
export interface CompareViewState {
  mode: 'off' | 'dates' | 'periods'
  /** The date that the one shown is compared with; null before one was chosen. */
  against: Day | null
  /** Two pictures, one of what differs, or a list of that. */
  show: 'side' | 'difference' | 'list'
}

export const firstCompareView: CompareViewState = { mode: 'off', against: null, show: 'side' }
