import { z } from 'zod'
import { read, write } from '../method.ts'
import { LongText, Uid } from '../values.ts'
import { CodebookChange, CodebookUses, CodebookVersion, IndicatorHistory } from '../entities/codebook.ts'

const Done = z.strictObject({})
/** A kept version by its number; null: the codebook as it is now. */
const VersionNumber = z.int().min(1).nullable()

export const codebookEditingMethods = {
  /** Puts an aspect at a place among the aspects, counted from 0. */
  'aspects.move': write(z.strictObject({ uid: Uid, to: z.int().min(0) }), Done),
  /** Puts an indicator at a place among those of its aspect, or of another one, counted from 0. */
  'indicators.move': write(z.strictObject({ uid: Uid, aspect: Uid.optional(), to: z.int().min(0) }), Done),
  /** Brings all evidence of an indicator under another one of the same aspect and retires it; what was coded as which is kept. */
  'indicators.merge': write(z.strictObject({ uid: Uid, into: Uid }), z.strictObject({ evidence: z.int() })),
  'indicators.history': read(z.strictObject({ uid: Uid }), IndicatorHistory),
  /** How much is coded by each aspect and indicator. */
  'codebook.uses': read(z.strictObject({}), CodebookUses),
  /** Versions kept, the latest first. */
  'codebook.versions': read(z.strictObject({}), z.array(CodebookVersion)),
  /** Keeps the codebook as it is now under a name. */
  'codebook.keep': write(z.strictObject({ name: z.string().trim().min(1).max(40), comment: LongText }), z.strictObject({ number: z.int() })),
  /** What differs from one version to another, in the order of the later one. */
  'codebook.compare': read(z.strictObject({ from: VersionNumber, to: VersionNumber }), z.array(CodebookChange)),
}
