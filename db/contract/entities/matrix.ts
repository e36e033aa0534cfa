import { z } from 'zod'
import { confidences, readingLabels, tieKinds, trends } from '../vocabulary.ts'
import { Uid } from '../values.ts'
import { Aspect } from './coding.ts'
import { Period } from './ties.ts'

export const MatrixAspect = Aspect.pick({ uid: true, code: true, name: true, role: true, scale: true })
export type MatrixAspect = z.infer<typeof MatrixAspect>

const rows = z.array(z.int())

/** Ties × aspects × periods as columns: one array per field, index = row. Cells without anything coded or cited are left out. */
export const MatrixData = z.strictObject({
  /** Those of the codebook that are not retired, in its order. */
  aspects: z.array(MatrixAspect),
  periods: z.array(Period),
  ties: z.strictObject({
    uid: z.array(Uid), title: z.array(z.string()), from: z.array(Uid), to: z.array(Uid), fromName: z.array(z.string()), toName: z.array(z.string()),
    directed: z.array(z.boolean()), kind: z.array(z.enum(tieKinds)), label: z.array(z.string()),
  }),
  cells: z.strictObject({
    /** Where each stands: (row of the tie × number of aspects + index of the aspect) × number of periods + index of the period. Ascending. */
    at: rows,
    /** What a reading rests on: the adjudicated level, else the current coder's, else the one on which all other coders agree. */
    level: z.array(z.int().nullable()),
    /** The current coder's level. */
    own: z.array(z.int().nullable()),
    /** Levels of the other coders, one per coder. */
    others: z.array(rows),
    /** Of the current coder's assessment, else the only one there is. */
    trend: z.array(z.enum(trends).nullable()), confidence: z.array(z.enum(confidences).nullable()),
    /** Whether any coder wrote why. */
    rationale: z.array(z.boolean()),
    adjudicated: z.array(z.boolean()),
    /** Whether an assessment was marked as needing a look because its period was changed. */
    look: z.array(z.boolean()),
    /** Items of evidence whose date touches the period, and the different sources behind them. */
    supports: rows, contradicts: rows, context: rows, sources: rows,
  }),
  /** Ties and periods with anything coded. */
  readings: z.strictObject({
    tie: rows, period: rows,
    /** The analyst's own label where there is one, else the rule's. */
    label: z.array(z.enum(readingLabels)),
    overruled: z.array(z.boolean()),
  }),
})
export type MatrixData = z.infer<typeof MatrixData>
