import { z } from 'zod'
import { laneKinds, TimelineEvents, TimelineLanes } from '../entities/timeline.ts'
import { read } from '../method.ts'
import { Day, Uid } from '../values.ts'

export const timelineMethods = {
  /** The lanes of the timeline: each actor that takes part in a dated event, or each tie that one joins or bears on, those with most events first. */
  'timeline.lanes': read(z.strictObject({ by: z.enum(laneKinds), limit: z.int().min(1).max(200).default(60) }), TimelineLanes),
  /**
   * Events that may lie between two days, of these actors or ties (none for all events in one lane), in the order of time; where there are more than `most`,
   * how many there are in each of `parts` equal parts of the range. A tie has the events in which both its actors take part, and those that its evidence rests on.
   */
  'timeline.events': read(z.strictObject({
    by: z.enum(laneKinds), lanes: z.array(Uid).max(200).default([]), from: Day, to: Day,
    most: z.int().min(0).max(5_000).default(1_500), parts: z.int().min(1).max(2_000).default(300),
  }), TimelineEvents),
}
