import { z } from 'zod'
import { EntityTypeSchema, Uid } from './values.ts'
import { HistoryState } from './methods/project.ts'

export const PushEvent = z.discriminatedUnion('type', [
  /** The project changed: which entities, and what undo would now do. Carries uids, no content. */
  z.strictObject({
    type: z.literal('changed'),
    entities: z.array(z.strictObject({ type: EntityTypeSchema, uid: Uid })),
    /** True where too many changed to be named: read everything again. */
    everything: z.boolean(),
    history: HistoryState,
  }),
  /** This window shows another project from now on, or the start screen (`open` false). Read everything anew. */
  z.strictObject({ type: z.literal('project-opened'), open: z.boolean() }),
  /** The project locks itself in a moment: save what is not saved, and call `files.lockNow`. */
  z.strictObject({ type: z.literal('locking') }),
  /** How far a run that a caller named has come; while a file is `reading`, in bytes, with the rows so far. */
  z.strictObject({ type: z.literal('progress'), job: Uid, done: z.int().min(0), total: z.int().min(0), reading: z.strictObject({ rows: z.int().min(0) }).optional() }),
  /** The project closes or its process ends; what was acknowledged is on disk. */
  z.strictObject({ type: z.literal('closing'), reason: z.string() }),
])
export type PushEvent = z.infer<typeof PushEvent>
