import { z } from 'zod'
import { read, write } from '../method.ts'
import { MomentDifference } from '../entities/backups.ts'
import { HistoryPage } from '../entities/history.ts'
import { Uid } from '../values.ts'

const Step = z.int().min(1)

/** The steps that the project knows: what changed, when, by whom. As far back as undo goes (see docs/reliability.md). */
export const historyMethods = {
  /** Steps of everything, or of one entity and what belongs to it, also of one that was deleted. */
  'history.steps': read(z.strictObject({ uid: Uid.optional(), before: Step.optional(), limit: z.int().min(1).max(200).default(50) }), HistoryPage),
  /** What all steps after one, up to another (null: until now), changed taken together. What was added and removed again between them is not told. */
  'history.between': read(z.strictObject({ after: Step, upTo: Step.nullable().default(null) }), MomentDifference),
  /** Takes back one step, whatever came after it, as a new step. Where something later rests on it, nothing is changed and the refusal (`conflict`) names it. */
  'history.takeBack': write(z.strictObject({ step: Step }), z.strictObject({ label: z.string() })),
  /** Brings back one thing that a step deleted, with what belonged to it, as a new step. */
  'history.bringBack': write(z.strictObject({ step: Step, uid: Uid }), z.strictObject({ label: z.string() })),
}
