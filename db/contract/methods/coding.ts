import { z } from 'zod'
import { read, write } from '../method.ts'
import { readingLabels } from '../vocabulary.ts'
import { Uid } from '../values.ts'
import { AssessmentFields, AssessmentKey, AssessmentVersion, Framework, Reading } from '../entities/coding.ts'

const Done = z.strictObject({})

export const codingMethods = {
  'framework.get': read(z.strictObject({}), Framework),
  /** Sets the fields given of one cell; the cell comes into being with its first field, and goes when all are empty. Keeps the earlier version. */
  'assessments.set': write(
    AssessmentKey.extend({
      changes: AssessmentFields.partial(),
      /** The rationale that the caller took the cell to have; where it has another one by now, nothing is changed and the answer is `conflict`. */
      expected: AssessmentFields.pick({ rationale: true }).optional(),
    }),
    z.strictObject({ uid: Uid.nullable() }),
  ),
  'assessments.clear': write(AssessmentKey, Done),
  /** Every state that a cell was in, the latest first: the first is the one it is in now. Empty where nothing is coded. */
  'assessments.versions': read(AssessmentKey, z.array(AssessmentVersion)),
  /** Makes an earlier version, by its number, the latest one: all that it held, in one undo step. The versions between stay. */
  'assessments.restore': write(AssessmentKey.extend({ number: z.int().min(1) }), Done),
  /** Readings of these ties in every period; of all ties with anything coded where `ties` is left out. */
  'readings.list': read(z.strictObject({ ties: z.array(Uid).max(100_000).optional() }), z.array(Reading)),
  /** Puts the analyst's own label over the rule's, with a reason; a null label takes it back. */
  'readings.overrule': write(z.strictObject({ tie: Uid, period: Uid, label: z.enum(readingLabels).nullable(), reason: z.string().trim().max(20_000) }), Done),
}
