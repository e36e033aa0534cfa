import { z } from 'zod'
import { Day, Uid } from '../values.ts'
import { stances } from '../vocabulary.ts'

/** What stands in a lane of its own: every event together, each actor, each tie. */
export const laneKinds = ['all', 'actor', 'tie'] as const
export type LaneKind = (typeof laneKinds)[number]

export const TimelineLane = z.strictObject({
  /** The actor or tie; null where all events share one lane. */
  uid: Uid.nullable(),
  title: z.string(),
  /** Dated events. */
  events: z.int(),
})
export type TimelineLane = z.infer<typeof TimelineLane>

export const TimelineLanes = z.strictObject({
  /** Those with most events first. */
  lanes: z.array(TimelineLane),
  /** Lanes with events that are not among these. */
  left: z.int(),
  /** First and last day that an event names, open ends aside; null where no event is dated. */
  first: Day.nullable(),
  last: Day.nullable(),
  dated: z.int(),
  undated: z.int(),
})
export type TimelineLanes = z.infer<typeof TimelineLanes>

/** Events as columns, index = row, in the order of time. An event stands once for each of its lanes. */
export const TimelineRows = z.strictObject({
  uid: z.array(Uid), title: z.array(z.string()), dates: z.array(z.string()),
  startEarliest: z.array(Day), startLatest: z.array(Day), endEarliest: z.array(Day), endLatest: z.array(Day),
  /** Number of the lane among those asked for. */
  lane: z.array(z.int()),
  /**
   * Pieces of evidence that rest on the event, or on a passage that it cites: row of the event, code of the aspect, stance. In the lane of a tie, those about that tie.
   */
  evidence: z.strictObject({ row: z.array(z.int()), aspect: z.array(z.string()), stance: z.array(z.enum(stances)) }),
})
export type TimelineRows = z.infer<typeof TimelineRows>

export const TimelineEvents = z.strictObject({
  from: Day, to: Day,
  /** Events that may lie in the range, once for each of their lanes. */
  total: z.int(),
  /** Null where there are more than were asked for. */
  rows: TimelineRows.nullable(),
  /** In that case: how many begin in each equal part of the range (in the middle of an uncertain beginning), lane by lane. */
  counts: z.array(z.array(z.int())).nullable(),
})
export type TimelineEvents = z.infer<typeof TimelineEvents>
