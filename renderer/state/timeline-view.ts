import type { LaneKind } from '../../db/contract/entities/timeline.ts'
import type { TimeWindow } from '../../db/domain/timeline/axis.ts'

/** How the timeline is shown, kept while other tabs are. */
export interface TimelineViewState {
  by: LaneKind
  /** What of time shows; null: everything from the first event to the last. */
  window: TimeWindow | null
  how: 'drawing' | 'table'
}

export const firstTimelineView: TimelineViewState = { by: 'tie', window: null, how: 'drawing' }
