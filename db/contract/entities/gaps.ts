import { z } from 'zod'
import { EntityRef, Instant, Uid } from '../values.ts'

/**
 * What is missing from the coding, in the order in which it is best looked at:
 * a period that changed under an assessment or phase; a cell without a level; a level without evidence; with evidence from one source only; with
 * supporting evidence only; with low-graded evidence only; a date too uncertain to tell its period.
 */
export const gapKinds = ['look-again', 'not-coded', 'no-evidence', 'one-source', 'only-supporting', 'low-grades', 'uncertain-date'] as const
export type GapKind = (typeof gapKinds)[number]

export const Gap = z.strictObject({
  kind: z.enum(gapKinds),
  tie: EntityRef,
  /** The cell it is about; null where it is about the tie's phase, or outside of every period. */
  aspect: z.strictObject({ uid: Uid, code: z.string() }).nullable(),
  period: z.strictObject({ uid: Uid, name: z.string() }).nullable(),
  /** The item of evidence whose date is uncertain. */
  evidence: Uid.nullable(),
  /** What it is, in words: “P2 is not coded in Syria (2015-2021)”. */
  text: z.string(),
  /** How many items of evidence and sources the cell has. */
  items: z.int().min(0), sources: z.int().min(0),
})
export type Gap = z.infer<typeof Gap>

/** An assessment or phase whose period was given other dates since it was made. */
export const LookAgain = z.strictObject({
  assessment: Uid.nullable(), phase: Uid.nullable(),
  tie: EntityRef, aspect: z.strictObject({ uid: Uid, code: z.string() }).nullable(),
  period: z.strictObject({ uid: Uid, name: z.string() }),
  coderName: z.string().nullable(),
  /** What changed, in words. */
  reason: z.string(),
  at: Instant,
})
export type LookAgain = z.infer<typeof LookAgain>
