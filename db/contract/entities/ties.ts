import { z } from 'zod'
import { certainties, tieKinds } from '../vocabulary.ts'
import { DateSpan, EdtfText, EntityRef, LongText, Name, Uid } from '../values.ts'
import { Citation, CitationFields } from './sources.ts'

export const StrandLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type StrandLevel = z.infer<typeof StrandLevel>

export const TieFields = z.strictObject({
  from: Uid,
  to: Uid,
  /** Directed: what is done is done by `from` to `to`. Mutual otherwise. */
  directed: z.boolean(),
  kind: z.enum(tieKinds),
  certainty: z.enum(certainties),
  /** Tells parallel ties apart; empty for most. */
  label: z.string().trim().max(200),
  description: LongText,
})
export const Tie = TieFields.extend({ uid: Uid, title: z.string(), fromRef: EntityRef, toRef: EntityRef })
export type Tie = z.infer<typeof Tie>

export const TiePhaseFields = z.strictObject({
  tie: Uid,
  dates: EdtfText.nullable(),
  /** Null: not coded, which is not 0. */
  cooperation: StrandLevel.nullable(),
  conflict: StrandLevel.nullable(),
  /** Raw signed weight as imported. */
  weight: z.number().nullable(),
  summary: LongText,
  cites: z.array(CitationFields).max(500),
})
export const TiePhase = TiePhaseFields.extend({ uid: Uid, dates: DateSpan.nullable(), cites: z.array(Citation) })
export type TiePhase = z.infer<typeof TiePhase>

export const PeriodFields = z.strictObject({ name: Name, dates: EdtfText, description: LongText })
export const Period = PeriodFields.extend({ uid: Uid, dates: DateSpan })
export type Period = z.infer<typeof Period>
