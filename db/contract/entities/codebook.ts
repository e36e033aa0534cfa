import { z } from 'zod'
import { EntityRef, Instant, Uid } from '../values.ts'

/** A state of the codebook that was kept under a name. */
export const CodebookVersion = z.strictObject({
  /** Counts from 1 in the order in which they were kept; the last one is the latest. */
  number: z.int().min(1),
  name: z.string(), comment: z.string(), coderName: z.string(), at: Instant,
  aspects: z.int(), indicators: z.int(),
})
export type CodebookVersion = z.infer<typeof CodebookVersion>

/** One difference between two states of the codebook, matched by uid. */
export const CodebookChange = z.strictObject({
  of: z.enum(['codebook', 'aspect', 'indicator', 'step']),
  what: z.enum(['added', 'removed', 'changed', 'moved']),
  /** “P1 Identity and values”, or “P1 · Frequent meetings of leaders”. */
  title: z.string(),
  /** Which field, for `changed`. */
  field: z.string(),
  before: z.string(), after: z.string(),
})
export type CodebookChange = z.infer<typeof CodebookChange>

/** What an indicator was merged into, and what was merged into it. */
export const IndicatorHistory = z.strictObject({
  mergedInto: z.strictObject({ ref: EntityRef, at: Instant, coderName: z.string(), evidence: z.int() }).nullable(),
  mergedFrom: z.array(z.strictObject({ ref: EntityRef, at: Instant, coderName: z.string(), evidence: z.int() })),
})
export type IndicatorHistory = z.infer<typeof IndicatorHistory>

export const CodebookUses = z.strictObject({
  /** Assessments by aspect, and items of evidence by indicator; none where there is no entry. */
  aspects: z.array(z.strictObject({ aspect: Uid, assessments: z.int() })),
  indicators: z.array(z.strictObject({ indicator: Uid, evidence: z.int() })),
})
export type CodebookUses = z.infer<typeof CodebookUses>
