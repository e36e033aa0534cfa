import type { Uid } from '../../db/contract/values.ts'

/** How the practice plane is shown, kept while other tabs are. */
export interface PlaneViewState {
  /** The one period shown; null: all, with the ways between them. */
  period: Uid | null
  /** Id of the point that the keyboard is on. */
  active: string | null
}

export const firstPlaneView: PlaneViewState = { period: null, active: null }
