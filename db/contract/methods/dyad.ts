import { z } from 'zod'
import { ActorRef, PairStrain, SignedOptions } from '../entities/balance.ts'
import { MatrixAspect } from '../entities/matrix.ts'
import { Period } from '../entities/ties.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'
import { actorKinds, certainties, readingLabels, tieKinds } from '../vocabulary.ts'

const count = z.int().min(0)
const level = z.int().nullable()

/** How one aspect fits a tie in a period, and what stands behind it. */
export const DyadCell = z.strictObject({ aspect: Uid, period: Uid, level, adjudicated: z.boolean(), supports: count, contradicts: count, context: count, sources: count })

export const DyadTie = z.strictObject({
  uid: Uid, title: z.string(), kind: z.enum(tieKinds), label: z.string(), directed: z.boolean(), certainty: z.enum(certainties),
  /** In the order of time. */
  phases: z.array(z.strictObject({ uid: Uid, dates: z.string().nullable(), cooperation: level, conflict: level })),
  /** What is coded or cited; other cells are not coded. */
  cells: z.array(DyadCell),
  readings: z.array(z.strictObject({ period: Uid, label: z.enum(readingLabels), overruled: z.boolean() })),
})

/** A month or a year of two actors. */
export const DyadPoint = z.strictObject({
  /** `2019-10` or `2019`, with its first and last day. */
  label: z.string(), from: z.string(), to: z.string(),
  /** Highest levels of the ties that possibly hold then; null where no tie holds or nothing is coded. */
  cooperation: level, conflict: level,
  /** Events between the two; of these, by their codes, cooperation and conflict; the rest is not coded. */
  events: count, eventCooperation: count, eventConflict: count,
  /** Mean of the scores from -10 to 10 that data sets give (Goldstein 1992), over `scored` events; null without one. Contested: it weighs kinds of events, not events. */
  goldstein: z.number().nullable(), scored: count,
})

/** Two actors: what stands between them, how it is coded, what happened, and who pulls. Holds no notes. */
export const Dyad = z.strictObject({
  actors: z.array(ActorRef.extend({ kind: z.enum(actorKinds) })).length(2),
  ties: z.array(DyadTie), aspects: z.array(MatrixAspect), periods: z.array(Period),
  by: z.enum(['month', 'year']), points: z.array(DyadPoint),
  /** Events whose date is missing, open, or not known to the month or year. */
  unplaced: count,
  /** The data sets of the events, that with the most first; null stands for events that were written here. Several may report the same event. */
  dataSets: z.array(z.strictObject({ name: z.string().nullable(), events: count })),
  /** Events in which both take part and that were written here, in the order of time, at most 500. */
  events: z.array(z.strictObject({ uid: Uid, title: z.string(), dates: z.string().nullable(), day: z.string().nullable() })),
  strain: PairStrain,
})
export type Dyad = z.infer<typeof Dyad>

export const dyadMethods = {
  /** All about two actors in one answer: for the dyad page and what is made of it. A series of months that would be longer than 600 is one of years. */
  'dyad.get': read(SignedOptions.extend({ actors: z.array(Uid).length(2), by: z.enum(['month', 'year']).default('month') }), Dyad),
}
