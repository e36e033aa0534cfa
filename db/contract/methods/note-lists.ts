import { z } from 'zod'
import { read, write } from '../method.ts'
import { EntityTypeSchema, Uid } from '../values.ts'
import { MentioningNote, NoteFilter, NoteListRow } from '../entities/note-lists.ts'
import { AttachmentFields } from '../entities/notes.ts'

const Done = z.strictObject({})
const Target = z.strictObject({ type: EntityTypeSchema, uid: Uid })

/** Types whose names are looked for in notes. */
export const mentionableTypes = ['actor', 'tie', 'event', 'source', 'period', 'indicator', 'aspect', 'excerpt', 'view'] as const

export const noteListMethods = {
  /** Notes, pinned ones first, then the one changed last first; a page at a time: `after` is the `next` of the page before. */
  'notes.list': read(
    NoteFilter.extend({ after: z.string().max(500).optional(), limit: z.int().min(1).max(500).default(100) }),
    z.strictObject({ rows: z.array(NoteListRow), next: z.string().nullable(), total: z.int().min(0) }),
  ),
  /**
   * Notes that name an entity without linking to it. One answer looks through a bounded amount of text, the notes changed last first; `next` leads
   * on to those not looked through yet.
   */
  'notes.mentions': read(
    z.strictObject({ type: z.enum(mentionableTypes), uid: Uid, hidePrivate: z.boolean().default(false), after: z.string().max(500).optional() }),
    z.strictObject({ notes: z.array(MentioningNote), next: z.string().nullable() }),
  ),
  /**
   * Makes the words at one place of a note a link to an entity; the words stay as they are. Answers `conflict` where other words stand there by now, or
   * where they are part of a link or of code.
   */
  'notes.link': write(
    z.strictObject({ uid: Uid, start: z.int().min(0), end: z.int().min(1), words: z.string().min(1).max(2_000), to: Target }), Done,
  ),
  /** Puts one attachment in the place of another: a note that speaks to a tie now speaks to one of its aspects, or to the whole again. */
  'notes.reattach': write(z.strictObject({ uid: Uid, from: AttachmentFields, to: AttachmentFields }), Done),
  /** An excerpt as a block quotation in Markdown, with a line that cites and links excerpt and source. */
  'notes.quotation': read(z.strictObject({ excerpt: Uid }), z.strictObject({ markdown: z.string() })),
  /** Puts that quotation at the end of a note, or into a new private one, attached as told, where `uid` is null. */
  'notes.quote': write(
    z.strictObject({ uid: Uid.nullable(), excerpt: Uid, attachedTo: z.array(AttachmentFields).max(200).default([]) }), z.strictObject({ uid: Uid }),
  ),
}
