import { z } from 'zod'
import { read, write } from '../method.ts'
import { Uid } from '../values.ts'
import { AttachmentFields, Note, NoteFields, NoteRow } from '../entities/notes.ts'

const Done = z.strictObject({})

export const noteMethods = {
  'notes.create': write(NoteFields.partial(), z.strictObject({ uid: Uid })),
  /** Autosaves of one note by one window coalesce into one undo step while nothing else was changed in between. */
  'notes.update': write(
    z.strictObject({
      uid: Uid, changes: NoteFields.omit({ attachedTo: true }).partial(),
      /** What the caller took the note to hold; where it holds something else by now, nothing is changed and the answer is `conflict`. */
      expected: NoteFields.pick({ title: true, body: true }).partial().optional(),
    }),
    Done,
  ),
  'notes.delete': write(z.strictObject({ uid: Uid }), Done),
  'notes.attach': write(z.strictObject({ uid: Uid, to: AttachmentFields }), Done),
  'notes.detach': write(z.strictObject({ uid: Uid, from: AttachmentFields }), Done),
  'notes.get': read(z.strictObject({ uid: Uid }), z.strictObject({ note: Note, backlinks: z.array(NoteRow) })),
}
