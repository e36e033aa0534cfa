import { z } from 'zod'
import { read, write } from '../method.ts'
import { Uid } from '../values.ts'
import { Gap, LookAgain } from '../entities/gaps.ts'

export const gapMethods = {
  /** What to code next: gaps of these ties, or of all ties with anything coded or brought to bear, by kind, tie, aspect and period. */
  'gaps.list': read(z.strictObject({ ties: z.array(Uid).max(100_000).optional() }), z.array(Gap)),
  /** Assessments and phases to look at again since a period was given other dates; of one tie where given. */
  'lookAgain.list': read(z.strictObject({ tie: Uid.optional() }), z.array(LookAgain)),
  /** Says of assessments and phases that they still hold: they are no longer listed. One undo step. */
  'lookAgain.settle': write(
    z.strictObject({ assessments: z.array(Uid).max(100_000).default([]), phases: z.array(Uid).max(100_000).default([]) }), z.strictObject({ settled: z.int() }),
  ),
}
