import { z } from 'zod'
import { actorKinds, certainties, readingAspects, readingLabels, reliabilities, stances, tieKinds } from '../vocabulary.ts'
import { EdtfText, Uid } from '../values.ts'

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100)
const dating = z.enum(['certainly', 'possibly'])
/** A level of an aspect; null is "not coded". */
const fit = z.int().min(-100).max(100).nullable()
const strandLevel = z.int().min(0).max(3).nullable()

/** What a rule asks of actors or of ties. Several values of one rule: any of them. */
export const Condition = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('actor-kind'), kinds: some(z.enum(actorKinds)) }),
  z.strictObject({ by: z.literal('tie-kind'), kinds: some(z.enum(tieKinds)) }),
  /** The actors named, and who is affiliated with one of them, or joined to one by a tie of membership, at the time shown. */
  z.strictObject({ by: z.literal('bloc'), actors: some(Uid) }),
  /** Ties that hold at some time in a period. */
  z.strictObject({ by: z.literal('period'), periods: some(Uid), dating }),
  /** Ties that hold at some time in what a date means. */
  z.strictObject({ by: z.literal('date'), date: EdtfText, dating }),
  /** Ties whose level of an aspect is one of these in a period, or in any where `period` is null. */
  z.strictObject({ by: z.literal('practice'), aspect: z.enum(readingAspects), levels: some(fit), period: Uid.nullable() }),
  z.strictObject({ by: z.literal('reading'), readings: some(z.enum(readingLabels)), period: Uid.nullable() }),
  /** Ties with at least so many items of evidence: of a stance, or of any where it is null. */
  z.strictObject({ by: z.literal('evidence'), stance: z.enum(stances).nullable(), atLeast: z.int().min(1).max(100_000) }),
  /** Ties with evidence from one of these sources. */
  z.strictObject({ by: z.literal('source'), sources: some(Uid) }),
  /** Ties with evidence from a source of one of these grades; null is "not graded". */
  z.strictObject({ by: z.literal('grade'), reliabilities: some(z.enum(reliabilities).nullable()) }),
  /** Ties with an assessment or an item of evidence by one of these coders. */
  z.strictObject({ by: z.literal('coder'), coders: some(Uid) }),
  /** Actors with this in their name, short name or an alias. */
  z.strictObject({ by: z.literal('text'), text: z.string().trim().min(1).max(200) }),
  z.strictObject({ by: z.literal('certainty'), certainties: some(z.enum(certainties)) }),
  /** Ties whose level at the time shown is one of these; null is "not coded". */
  z.strictObject({ by: z.literal('level'), strand: z.enum(['cooperation', 'conflict']), levels: some(strandLevel) }),
  /** Actors no more than so many ties away from one of these, and the ties between them. */
  z.strictObject({ by: z.literal('neighbourhood'), actors: some(Uid), depth: z.int().min(1).max(9) }),
  /** What lies on the ways between two actors that are no longer than the shortest by more than `longer` ties. */
  z.strictObject({ by: z.literal('path'), from: Uid, to: Uid, longer: z.int().min(0).max(5) }),
  /** Actors with at least so many ties left by the other rules. */
  z.strictObject({ by: z.literal('connected'), ties: z.int().min(1).max(1_000) }),
])
export type Condition = z.infer<typeof Condition>
export type ConditionKind = Condition['by']

/** A condition that what is shown must meet. All rules of a view hold together, in any order. */
export const Rule = z.strictObject({
  condition: Condition,
  /** Whether it is to be failed instead of met. */
  not: z.boolean().default(false),
  /** What becomes of what does not satisfy the rule: it is left out, or it stays, pale. */
  effect: z.enum(['hide', 'dim']).default('hide'),
  /** A rule that is off is kept and does nothing. */
  on: z.boolean().default(true),
})
export type Rule = z.infer<typeof Rule>

/** Rules of a view. */
export const Rules = z.array(Rule).max(50)
export type Rules = z.infer<typeof Rules>
