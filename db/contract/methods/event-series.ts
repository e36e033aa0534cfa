import { z } from 'zod'
import { read } from '../method.ts'
import { EntityRef, Uid } from '../values.ts'

const count = z.int().min(0)

/** Events of one month or year. */
export const SeriesBucket = z.strictObject({
  /** EDTF: `2019-10`, `2019`. */
  period: z.string(),
  events: count,
  /** Of these, by their codes: CAMEO roots 01 to 08 and 09 to 20, or the types of PLOVER. The rest is not coded. */
  cooperation: count,
  conflict: count,
  /** The sum of the scores from -10 to 10 that data sets give (Goldstein 1992), and over how many events. */
  goldsteinSum: z.number(),
  scored: count,
})
export type SeriesBucket = z.infer<typeof SeriesBucket>

export const EventSeries = z.strictObject({
  a: EntityRef,
  b: EntityRef,
  by: z.enum(['month', 'year']),
  /** In the order of time; months and years without an event are left out. */
  buckets: z.array(SeriesBucket),
  /** Events whose date is missing, open, or not known to the month or year. */
  unplaced: count,
  /** The data sets of these events, that with the most first; null stands for events that were written here. */
  dataSets: z.array(z.strictObject({ dataSet: EntityRef.nullable(), events: count })),
})
export type EventSeries = z.infer<typeof EventSeries>

export const eventSeriesMethods = {
  /**
   * Events between two actors by month or year: those in which one is initiator and the other target, or in which both take part. Data sets may report the
   * same event; `dataSet` keeps those of one, null those that were written here.
   */
  'events.series': read(z.strictObject({
    a: Uid, b: Uid,
    by: z.enum(['month', 'year']).default('month'),
    direction: z.enum(['both', 'a-to-b', 'b-to-a']).default('both'),
    dataSet: Uid.nullable().optional(),
  }), EventSeries),
}
