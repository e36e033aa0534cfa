import { z } from 'zod'
import { EntityRef, EntityTypeSchema, Instant, LongText, Uid } from '../values.ts'

export const AttachmentFields = z.strictObject({
  type: EntityTypeSchema, uid: Uid,
  /** A note on a tie may speak to one of its aspects. */
  aspect: Uid.nullable().optional(),
})
export const NoteFields = z.strictObject({
  title: z.string().max(500),
  /** Markdown; `[[Name]]` links to the entity of that name. */
  body: LongText,
  /** Private unless released. */
  private: z.boolean(),
  pinned: z.boolean(),
  attachedTo: z.array(AttachmentFields).max(200),
})
export const Attachment = AttachmentFields.extend({ ref: EntityRef })
export type Attachment = z.infer<typeof Attachment>
export const Note = NoteFields.extend({
  uid: Uid, attachedTo: z.array(Attachment),
  /** Entities that the body links to, in order, with the text of the link. */
  links: z.array(z.strictObject({ text: z.string(), ref: EntityRef.nullable() })),
  createdAt: Instant, updatedAt: Instant,
})
export type Note = z.infer<typeof Note>
export const NoteRow = z.strictObject({
  uid: Uid, title: z.string(), excerpt: z.string(), private: z.boolean(), pinned: z.boolean(), updatedAt: Instant, attachedTo: z.array(Attachment),
})
export type NoteRow = z.infer<typeof NoteRow>
