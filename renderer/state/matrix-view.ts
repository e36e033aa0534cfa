import type { Uid } from '../../db/contract/values.ts'
import type { TieKind } from '../../db/contract/vocabulary.ts'

/** Which cells rows are narrowed to: those that have at least one such. */
export const cellFilters = ['all', 'not-coded', 'disagreeing', 'look'] as const
export type CellFilter = (typeof cellFilters)[number]

/** How the matrix is shown, kept while other tabs are. */
export interface MatrixViewState {
  groupBy: 'aspect' | 'period'
  /** Whether the readings have columns of their own. */
  readings: boolean
  text: string
  kind: TieKind | null
  cells: CellFilter
  /** Only ties that are selected or touch a selected actor: what was selected outside of the matrix last. */
  inFocus: boolean
  focus: readonly Uid[]
  sort: { column: string; down: boolean } | null
  /** Where the keyboard is: a tie and a column, by id; null before the first. */
  active: { tie: Uid; column: string } | null
  /** The other corner of what is marked; null where it is one cell. */
  corner: { tie: Uid; column: string } | null
}

export const firstMatrixView: MatrixViewState = {
  groupBy: 'aspect', readings: true, text: '', kind: null, cells: 'all', inFocus: false, focus: [], sort: null, active: null, corner: null,
}
