import { z } from 'zod'
import { EntityTypeSchema, Instant, Uid } from '../values.ts'
import { Attachment } from './notes.ts'

const Marks = z.array(z.tuple([z.int(), z.int()]))
const Target = z.strictObject({ type: EntityTypeSchema, uid: Uid })

/** What narrows the list of notes. Everything given must hold. */
export const NoteFilter = z.strictObject({
  /** Words in the title or the text, as search reads them: each the beginning of a word, phrases in quotation marks. */
  query: z.string().max(1_000).default(''),
  /** Attached to every one of these. */
  on: z.array(Target).max(20).default([]),
  /** Attached to at least one of these; where it is empty to nothing at all. Left out: no such condition. */
  onAny: z.array(Target).max(500).optional(),
  /** Speaks to this aspect: of each tie in `on`, where there is one, else of any tie; or is attached to the aspect itself. */
  aspect: Uid.optional(),
  privacy: z.enum(['private', 'released']).optional(),
  pinned: z.boolean().optional(),
  /** Changed at or after, and before, these instants. */
  changedFrom: Instant.optional(),
  changedBefore: Instant.optional(),
  /** Leaves private notes out of rows and of the total. */
  hidePrivate: z.boolean().default(false),
})
export type NoteFilter = z.infer<typeof NoteFilter>

export const NoteListRow = z.strictObject({
  uid: Uid, title: z.string(),
  /** Ranges [start, end) of the title that have the words asked for, in UTF-16 code units. */
  titleMarks: Marks,
  /** The text around the first match, else its beginning, on one line. */
  snippet: z.string(), marks: Marks,
  private: z.boolean(), pinned: z.boolean(), updatedAt: Instant, attachedTo: z.array(Attachment),
})
export type NoteListRow = z.infer<typeof NoteListRow>

/** A place in a note's text that names an entity and does not link to it. */
export const NoteMention = z.strictObject({
  /** [start, end) in the note's text, in UTF-16 code units. */
  start: z.int().min(0), end: z.int().min(1),
  /** The words as they stand there. */
  words: z.string(),
  /** What stands around them, on one line, cut at words. */
  before: z.string(), after: z.string(),
})
export type NoteMention = z.infer<typeof NoteMention>

export const MentioningNote = z.strictObject({
  uid: Uid, title: z.string(), private: z.boolean(), updatedAt: Instant,
  /** The first places of the note, in order. */
  mentions: z.array(NoteMention),
  /** How many places there are altogether. */
  total: z.int().min(1),
})
export type MentioningNote = z.infer<typeof MentioningNote>
