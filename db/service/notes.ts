import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import { saveLinks } from '../queries/links.ts'
import {
  attachmentKeys, backlinksTo, getNote, insertNote, noteFlags, replaceAttachments, updateNote, type AttachmentKeys,
} from '../queries/notes.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ServiceContext, Step } from './context.ts'
import { idOf, present } from './fields.ts'
import { attachmentName, attachmentReader, isSameAttachment } from './note-attachments.ts'

type NoteMethods = 'notes.create' | 'notes.update' | 'notes.delete' | 'notes.attach' | 'notes.detach' | 'notes.get'
/** Notes. No label and no error here says a word of a note: both are shown and kept where the note is not. */
export function noteService(context: ServiceContext): Pick<Service, NoteMethods> {
  const { db, ports } = context

  const keysOf = attachmentReader(db)
  const nameOf = (keys: AttachmentKeys) => attachmentName(db, keys)

  const stepOf = (uid: string, id: number, changes: { private?: boolean | undefined; pinned?: boolean | undefined }): Step => {
    const before = present(noteFlags(db, id), 'note')
    if (changes.private !== undefined && changes.private !== before.private) return { label: changes.private ? 'Make note private' : 'Release note' }
    if (changes.pinned !== undefined && changes.pinned !== before.pinned) return { label: changes.pinned ? 'Pin note' : 'Unpin note' }
    return { label: 'Edit note', mergeKey: `note:${uid}` }
  }

  /** Refuses a change that was made from an older text, so that no window overwrites what another one wrote. */
  const expectTexts = (id: number, expected: { title?: string | undefined; body?: string | undefined }) => {
    if (expected.title === undefined && expected.body === undefined) return
    const note = present(getNote(db, id), 'note')
    if ((expected.title ?? note.title) === note.title && (expected.body ?? note.body) === note.body) return
    throw new EntenteError('conflict', 'The note was changed elsewhere meanwhile. Nothing was overwritten; read it again and put the two together.')
  }

  return {
    'notes.create': ({ title = '', body = '', private: isPrivate = true, pinned = false, attachedTo = [] }) => {
      const attachments = attachedTo.map((attachment, index) => keysOf(attachment, `attachedTo.${index}`))
        .filter((attachment, index, all) => all.findIndex(other => isSameAttachment(other, attachment)) === index)
      const [first] = attachments
      const uid = ports.newUid()
      return context.write({ label: first ? `New note on ${nameOf(first)}` : 'New note' }, (target, at) => {
        const id = insertNote(target, uid, { title, body, private: isPrivate, pinned }, at)
        replaceAttachments(target, id, attachments)
        saveLinks(target, id, body)
        return { uid }
      })
    },
    'notes.update': ({ uid, changes, expected = {} }) => {
      const id = idOf(db, 'note', uid)
      expectTexts(id, expected)
      return context.write(stepOf(uid, id, changes), (target, at) => {
        const { title, body, private: isPrivate, pinned } = changes
        updateNote(target, id, { title, body, private: isPrivate, pinned }, at)
        if (body !== undefined) saveLinks(target, id, body)
        return {}
      })
    },
    'notes.delete': ({ uid }) => {
      const id = idOf(db, 'note', uid)
      return context.write({ label: 'Delete note' }, target => {
        deleteRow(target, 'note', id)
        return {}
      })
    },
    'notes.attach': ({ uid, to }) => {
      const id = idOf(db, 'note', uid)
      const attachment = keysOf(to, 'to')
      const before = attachmentKeys(db, id)
      return context.write({ label: `Attach note to ${nameOf(attachment)}` }, target => {
        if (!before.some(other => isSameAttachment(other, attachment))) replaceAttachments(target, id, [...before, attachment])
        return {}
      })
    },
    'notes.detach': ({ uid, from }) => {
      const id = idOf(db, 'note', uid)
      const attachment = keysOf(from, 'from')
      // Without a word of the aspect every attachment to the entity goes; null is the attachment to the whole.
      const gone = (other: AttachmentKeys) => (from.aspect === undefined ? other.type === attachment.type && other.id === attachment.id : isSameAttachment(other, attachment))
      return context.write({ label: `Detach note from ${nameOf(attachment)}` }, target => {
        replaceAttachments(target, id, attachmentKeys(target, id).filter(other => !gone(other)))
        return {}
      })
    },
    'notes.get': ({ uid }) => {
      const id = idOf(db, 'note', uid)
      return { note: present(getNote(db, id), 'note'), backlinks: backlinksTo(db, 'note', id) }
    },
  }
}
