import { z } from 'zod'
import { EntityTypeSchema, Instant, Uid } from '../values.ts'

export const changeKinds = ['added', 'removed', 'changed'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** A field that a step changed, in words for people: what it is, and both values where they are short and nobody's private words. */
export const ChangedField = z.strictObject({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })
export type ChangedField = z.infer<typeof ChangedField>

/** What a step did to one row, told of the entity that the row is or belongs to. */
export const HistoryChange = z.strictObject({
  type: EntityTypeSchema, uid: Uid, title: z.string(),
  /** What of the entity, in words: empty for itself, else the part (other name, citation …). */
  part: z.string(),
  kind: z.enum(changeKinds),
  /** Whose coding it is, where that is somebody else than who made the step: a merge brings the codings of others. */
  codedBy: z.string().nullable(),
  fields: z.array(ChangedField),
  /** It was deleted in this step and is not there now. */
  gone: z.boolean(),
})
export type HistoryChange = z.infer<typeof HistoryChange>

export const HistoryStep = z.strictObject({
  id: z.int(), label: z.string(), at: Instant,
  /** Who made it; null where that coder is gone or none was known. */
  coder: z.string().nullable(),
  /** Undo took it back, and redo can do it again. */
  undone: z.boolean(),
  changes: z.array(HistoryChange),
  /** Changed rows that are not listed. */
  more: z.int().min(0),
})
export type HistoryStep = z.infer<typeof HistoryStep>

export const HistoryPage = z.strictObject({
  /** The latest first. */
  steps: z.array(HistoryStep),
  /** There are earlier ones. */
  more: z.boolean(),
  /** Since when the project knows its steps; earlier states are in the backups. Null where it knows none. */
  since: Instant.nullable(),
})
export type HistoryPage = z.infer<typeof HistoryPage>
