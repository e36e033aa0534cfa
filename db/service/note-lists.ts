import { z } from 'zod'
import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import { runningText } from '../domain/links.ts'
import { withBlock } from '../domain/quotation.ts'
import { linkTo, saveLinks } from '../queries/links.ts'
import { isNamedType } from '../queries/names.ts'
import { listNotes } from '../queries/note-list.ts'
import { calledBy, mentioningNotes } from '../queries/note-mentions.ts'
import { attachmentKeys, getNote, insertNote, replaceAttachments, updateNote } from '../queries/notes.ts'
import { excerptQuotation } from '../queries/quotations.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'
import { attachmentName, attachmentReader, isSameAttachment } from './note-attachments.ts'

type NoteListMethods = 'notes.list' | 'notes.mentions' | 'notes.link' | 'notes.reattach' | 'notes.quotation' | 'notes.quote'

const ListKey = z.tuple([z.union([z.literal(0), z.literal(1)]), z.string(), z.int()])
const MentionKey = z.tuple([z.string(), z.int()])

/** Opaque to callers: base64url of what the page before ended with. */
const writeKey = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url')

function readKey<Key>(form: z.ZodType<Key>, text: string): Key {
  try {
    return form.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw badField('after', 'This is not the `next` of an earlier page: ask for the first page again.')
  }
}

/** The list of notes, what they name without linking to it, and quotations in them. No label and no error here says a word of a note. */
export function noteListService(context: ServiceContext): Pick<Service, NoteListMethods> {
  const { db, ports } = context
  const keysOf = attachmentReader(db)
  const outdated = () => new EntenteError('conflict', 'The note was changed meanwhile, and these words no longer stand there as plain text. Nothing was changed; look again.')

  return {
    'notes.list': ({ after, limit, ...filter }) => {
      const [pinned, updatedAt, id] = after === undefined ? [] : readKey(ListKey, after)
      const start = pinned === undefined || updatedAt === undefined || id === undefined ? null : { pinned, updatedAt, id }
      const { rows, next, total } = listNotes(db, filter, start, limit)
      return { rows, next: next && writeKey([next.pinned, next.updatedAt, next.id]), total }
    },
    'notes.mentions': ({ type, uid, hidePrivate, after }) => {
      const [updatedAt, id] = after === undefined ? [] : readKey(MentionKey, after)
      const start = updatedAt === undefined || id === undefined ? null : { updatedAt, id }
      const { notes, next } = mentioningNotes(db, calledBy(db, type, idOf(db, type, uid)), { hidePrivate, after: start })
      return { notes, next: next && writeKey([next.updatedAt, next.id]) }
    },
    'notes.link': ({ uid, start, end, words, to }) => {
      const id = idOf(db, 'note', uid)
      const { type } = to
      if (!isNamedType(type)) throw badField('to.type', 'Nothing of this kind has a name that a link could lead to.')
      const target = idOf(db, type, to.uid, 'to.uid')
      const { body } = present(getNote(db, id), 'note')
      if (body.slice(start, end) !== words || !runningText(body).some(([from, until]) => from <= start && end <= until)) throw outdated()
      return context.write({ label: `Link note to ${titleOf(db, type, target)}` }, (writable, at) => {
        const changed = body.slice(0, start) + linkTo(db, { type, id: target, uid: to.uid }, words) + body.slice(end)
        updateNote(writable, id, { body: changed }, at)
        saveLinks(writable, id, changed)
        return {}
      })
    },
    'notes.reattach': ({ uid, from, to }) => {
      const id = idOf(db, 'note', uid)
      const [before, after] = [keysOf({ ...from, aspect: from.aspect ?? null }, 'from'), keysOf(to, 'to')]
      const attachments = attachmentKeys(db, id)
      if (!attachments.some(each => isSameAttachment(each, before))) throw new EntenteError('conflict', 'The note is no longer attached there. Nothing was changed.')
      return context.write({ label: `Attach note to ${attachmentName(db, after)}` }, target => {
        const moved = attachments.map(each => (isSameAttachment(each, before) ? after : each))
        replaceAttachments(target, id, moved.filter((each, index) => moved.findIndex(other => isSameAttachment(other, each)) === index))
        return {}
      })
    },
    'notes.quotation': ({ excerpt }) => ({ markdown: present(excerptQuotation(db, idOf(db, 'excerpt', excerpt)), 'excerpt') }),
    'notes.quote': ({ uid, excerpt, attachedTo }) => {
      const id = uid === null ? null : idOf(db, 'note', uid)
      const excerptId = idOf(db, 'excerpt', excerpt, 'excerpt')
      const quotation = present(excerptQuotation(db, excerptId), 'excerpt')
      const attachments = id === null ? attachedTo.map((attachment, index) => keysOf(attachment, `attachedTo.${index}`)) : []
      const fresh = uid ?? ports.newUid()
      return context.write({ label: `Quote ${titleOf(db, 'excerpt', excerptId)} in a ${id === null ? 'new ' : ''}note` }, (target, at) => {
        const body = withBlock(id === null ? '' : present(getNote(target, id), 'note').body, quotation)
        const key = id ?? insertNote(target, fresh, { title: '', body, private: true, pinned: false }, at)
        if (id === null) replaceAttachments(target, key, attachments)
        else updateNote(target, key, { body }, at)
        saveLinks(target, key, body)
        return { uid: fresh }
      })
    },
  }
}
