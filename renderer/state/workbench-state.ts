import type { ApiErrorBody } from '../../db/contract/errors.ts'
import type { listedTypes } from '../../db/contract/methods/project.ts'
import type { Day, Uid } from '../../db/contract/values.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'

// The shapes of the stores that a workbench joins; who may change them, and how, is in workbench.ts.

export interface Selected {
  type: EntityType
  uid: Uid
}

/** One selection for every view. The last one selected is what the inspector shows. */
export interface SelectionState {
  selected: readonly Selected[]
  back: readonly Visited[]
  forward: readonly Visited[]
}

/** Something looked at before. `tab` is set where one went from it into another view: going back there shows the view as well. */
export interface Visited extends Selected {
  tab?: Tab
}

/** What of time the network shows; null `asOf` is the end of the study period. With `since` it is a range that ends with that day; `allTime` stands in front of both. */
export interface TimeState {
  asOf: Day | null
  /** Never after `asOf`. */
  since: Day | null
  dating: 'certainly' | 'possibly'
  allTime: boolean
}

/** The views of the centre, in the order of their tabs. */
export const tabs = ['network', 'matrix', 'plane', 'timeline', 'balance', 'dyad', 'reader', 'gaps', 'agreement', 'codebook', 'notes'] as const
export type Tab = (typeof tabs)[number]
/** The dialogs that export a figure, by what it is of. */
export type FigureDialogName = 'figure' | 'matrix-figure' | 'plane-figure' | 'balance-figure' | 'timeline-figure' | 'dyad-figure'
export type Dialog = 'palette' | 'shortcuts' | FigureDialogName | 'new-tie' | 'new-excerpt' | 'duplicates' | 'merge' | 'help' | 'save-filter' | 'rename-filter'
export type ListedType = (typeof listedTypes)[number]
/** What of a cell of a tie's coding is asked for. */
export type CellPart = 'evidence' | 'rationale'
export type SidePanelName = 'filters' | 'appearance'
export interface LayoutState {
  tab: Tab
  /** Which list the navigator shows, and what narrows it. */
  section: ListedType
  filter: string
  dialog: Dialog | null
  /** A part of what is selected that the inspector brings into view and marks; it takes it from here. */
  marked: Uid | null
  /** What the import dialog is asked to open on; it takes it from here. */
  importing: File | null
  /** The period that ties are looked at in, kept while one goes from tie to tie; null: outside of every period; undefined: none chosen yet. */
  period: Uid | null | undefined
  /** The code of the aspect whose cell the tie's inspector is asked to focus; it takes it from here. */
  aspect: string | null
  /** Which part of that cell. */
  part: CellPart
  /** What is set about the network, beside it. */
  sidePanel: SidePanelName | null
  /** What was last said to everyone: shown in the status line and spoken by screen readers. */
  announcement: string
}

/** The part of the plane that the drawing shows, in scene units, and its zoom (pixels per unit). */
export interface Viewport {
  x: number
  y: number
  width: number
  height: number
  zoom: number
}

export interface ViewportState {
  /** Null while the network is not drawn (as a table, or empty). */
  viewport: Viewport | null
}

/** What the pointer rests on, in any view; every other view marks it too. */
export interface HoverState {
  hovered: Selected | null
}

export interface ShownViewState {
  /** Null: the first. */
  uid: Uid | null
  /** How often a view was opened in this window: opening one again takes it as it is saved. */
  opened: number
  /** Which opening the window shows the settings of (`openingOf`); null before the first. */
  applied: string | null
}

export interface SavingState {
  /** Writes sent and not yet acknowledged. */
  pending: number
  /** Milliseconds since 1970 of the last acknowledged write; null before the first. */
  savedAt: number | null
  error: ApiErrorBody | null
  /** Why the project closed behind this window; null while it is open. */
  closed: string | null
}
