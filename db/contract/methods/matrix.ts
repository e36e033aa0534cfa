import { z } from 'zod'
import { read, write } from '../method.ts'
import { Uid } from '../values.ts'
import { AssessmentFields, AssessmentKey } from '../entities/coding.ts'
import { MatrixData } from '../entities/matrix.ts'

export const matrixMethods = {
  /** Every tie on every aspect in every period, with its readings, in a few queries for any number of ties. */
  'matrix.get': read(z.strictObject({}), MatrixData),
  /** The matrix as CSV (UTF-8 with a byte order mark, RFC 4180): a row per cell and coder; of these ties, of all where left out. Never holds notes. */
  'matrix.csv': read(z.strictObject({ ties: z.array(Uid).max(100_000).optional() }), z.strictObject({ csv: z.string(), fileName: z.string(), rows: z.int() })),
  /** Sets the same fields of many cells of the current coder, as one undo step. A rationale stays. */
  'assessments.setMany': write(
    z.strictObject({ cells: z.array(AssessmentKey.omit({ coder: true })).min(1).max(20_000), changes: AssessmentFields.omit({ rationale: true }).partial() }),
    z.strictObject({}),
  ),
}
