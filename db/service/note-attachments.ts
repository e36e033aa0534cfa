/** What notes are attached to, as requests name it and as undo tells of it. */
import type { EntityType } from '../contract/vocabulary.ts'
import { getAspect } from '../queries/framework.ts'
import type { AttachmentKeys } from '../queries/notes.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { badField } from './errors.ts'
import { idOf, titleOf } from './fields.ts'

export interface AttachmentInput { type: EntityType; uid: string; aspect?: string | null | undefined }

/** Reads an attachment by its keys. Throws `not_found` for what is not there, `bad_request` for an aspect of anything but a tie. */
export function attachmentReader(db: ReadableDatabase): (input: AttachmentInput, field: string) => AttachmentKeys {
  return ({ type, uid, aspect }, field) => {
    const id = idOf(db, type, uid, `${field}.uid`)
    if (aspect === undefined || aspect === null) return { type, id, aspectId: null }
    if (type !== 'tie') throw badField(`${field}.aspect`, 'Only a note on a tie speaks to one of its aspects.')
    return { type, id, aspectId: idOf(db, 'aspect', aspect, `${field}.aspect`) }
  }
}

/** "Russia – Israel, P2": what a note is attached to; other notes are not named, so that a label holds no word of one. */
export function attachmentName(db: ReadableDatabase, { type, id, aspectId }: AttachmentKeys): string {
  if (type === 'note') return 'another note'
  const code = aspectId === null ? undefined : getAspect(db, aspectId)?.code
  return code === undefined ? titleOf(db, type, id) : `${titleOf(db, type, id)}, ${code}`
}

export const isSameAttachment = (a: AttachmentKeys, b: AttachmentKeys): boolean => a.type === b.type && a.id === b.id && a.aspectId === b.aspectId
