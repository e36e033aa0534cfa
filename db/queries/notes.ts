/**
 * Notes: the analyst's own words, private unless released. What is here is for the windows of the project; writers of exports must not
 * import it.
 */
import type { Attachment, Note, NoteRow } from '../contract/entities/notes.ts'
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { findUids } from './keys.ts'
import { beginning, groupBy, insertRow, keySet, replaceChildren, updateRow } from './rows.ts'
import { refsOfMany } from './titles.ts'

/** Longest beginning of a note's text in a list. */
const rowExcerptLength = 160

interface AttachmentColumns { note_id: number; entity_type: EntityType; entity_id: number; aspect_id: number | null }

/** What notes are attached to, in order, by the key of the note. */
export function attachmentsOf(db: ReadableDatabase, notes: readonly number[]): Map<number, Attachment[]> {
  const rows = db.all<AttachmentColumns>(sql`
    SELECT note_id, entity_type, entity_id, aspect_id FROM note_attachment WHERE note_id IN ${keySet(notes)} ORDER BY note_id, position, id`)
  const refOf = refsOfMany(db, rows.map(row => ({ type: row.entity_type, id: row.entity_id })))
  const aspects = findUids(db, 'aspect', rows.flatMap(row => row.aspect_id ?? []))
  const attachments = new Map<number, Attachment[]>()
  for (const [note, group] of groupBy(rows, row => row.note_id)) {
    attachments.set(note, group.flatMap(row => {
      const ref = refOf(row.entity_type, row.entity_id)
      return ref ? [{ type: row.entity_type, uid: ref.uid, aspect: row.aspect_id === null ? null : (aspects.get(row.aspect_id) ?? null), ref }] : []
    }))
  }
  return attachments
}

function noteRows(db: ReadableDatabase, where: Sql): NoteRow[] {
  const rows = db.all<{ id: number; uid: string; title: string; body: string; private: number; pinned: number; updated_at: string }>(sql`
    SELECT n.id, n.uid, n.title, substr(n.body, 1, 800) AS body, n.private, n.pinned, n.updated_at FROM note n
    WHERE ${where} ORDER BY n.pinned DESC, n.updated_at DESC, n.id DESC`)
  const attachments = attachmentsOf(db, rows.map(row => row.id))
  return rows.map(row => ({
    uid: row.uid, title: row.title, excerpt: beginning(row.body, rowExcerptLength), private: row.private === 1, pinned: row.pinned === 1,
    updatedAt: row.updated_at, attachedTo: attachments.get(row.id) ?? [],
  }))
}

/** Notes attached to an entity: pinned first, then the latest first. */
export function notesOn(db: ReadableDatabase, type: EntityType, id: number): NoteRow[] {
  return noteRows(db, sql`n.id IN (SELECT note_id FROM note_attachment WHERE entity_type = ${type} AND entity_id = ${id})`)
}

/** Notes whose text links to an entity. */
export function backlinksTo(db: ReadableDatabase, type: EntityType, id: number): NoteRow[] {
  return noteRows(db, sql`n.id IN (SELECT note_id FROM note_link WHERE entity_type = ${type} AND entity_id = ${id})`)
}

/** What every inspector shows besides the entity's own fields. */
export function surroundingsOf(db: ReadableDatabase, type: EntityType, id: number): { notes: NoteRow[]; backlinks: NoteRow[] } {
  return { notes: notesOn(db, type, id), backlinks: backlinksTo(db, type, id) }
}

export function getNote(db: ReadableDatabase, id: number): Note | undefined {
  const row = db.get<{ uid: string; title: string; body: string; private: number; pinned: number; created_at: string; updated_at: string }>(
    sql`SELECT uid, title, body, private, pinned, created_at, updated_at FROM note WHERE id = ${id}`,
  )
  if (!row) return undefined
  const links = linksOf(db, id)
  const refOf = refsOfMany(db, links.flatMap(link => (link.target ? [link.target] : [])))
  const toRef = (target: LinkTarget | null): EntityRef | null => (target ? (refOf(target.type, target.id) ?? null) : null)
  return {
    uid: row.uid, title: row.title, body: row.body, private: row.private === 1, pinned: row.pinned === 1,
    attachedTo: attachmentsOf(db, [id]).get(id) ?? [], links: links.map(link => ({ text: link.text, ref: toRef(link.target) })),
    createdAt: row.created_at, updatedAt: row.updated_at,
  }
}

/** What a note says of itself, without its words. */
export function noteFlags(db: ReadableDatabase, id: number): { private: boolean; pinned: boolean } | undefined {
  const row = db.get<{ private: number; pinned: number }>(sql`SELECT private, pinned FROM note WHERE id = ${id}`)
  return row && { private: row.private === 1, pinned: row.pinned === 1 }
}

export interface NoteColumns { title?: string | undefined; body?: string | undefined; private?: boolean | undefined; pinned?: boolean | undefined }

const columns = (fields: NoteColumns) => ({ title: fields.title, body: fields.body, private: fields.private, pinned: fields.pinned })

export function insertNote(db: WritableDatabase, uid: string, fields: Required<NoteColumns>, at: string): number {
  return insertRow(db, 'note', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateNote(db: WritableDatabase, id: number, fields: NoteColumns, at: string): boolean {
  return updateRow(db, 'note', id, columns(fields), at)
}

export interface AttachmentKeys { type: EntityType; id: number; aspectId: number | null }

export function replaceAttachments(db: WritableDatabase, note: number, attachments: readonly AttachmentKeys[]): boolean {
  return replaceChildren(db, 'note_attachment', { note_id: note }, attachments.map(attachment => (
    { entity_type: attachment.type, entity_id: attachment.id, aspect_id: attachment.aspectId }
  )))
}

/** What a note is attached to, by key, in order. */
export function attachmentKeys(db: ReadableDatabase, note: number): AttachmentKeys[] {
  return db.all(sql`SELECT entity_type AS type, entity_id AS id, aspect_id AS aspectId FROM note_attachment WHERE note_id = ${note} ORDER BY position, id`)
}

export interface LinkTarget { type: EntityType; id: number }
export interface LinkRow { text: string; target: LinkTarget | null }

/** The links of a note's text in order. */
export function linksOf(db: ReadableDatabase, note: number): LinkRow[] {
  return db.all<{ text: string; entity_type: EntityType | null; entity_id: number | null }>(
    sql`SELECT text, entity_type, entity_id FROM note_link WHERE note_id = ${note} ORDER BY position`,
  ).map(row => ({ text: row.text, target: row.entity_type === null || row.entity_id === null ? null : { type: row.entity_type, id: row.entity_id } }))
}

export function replaceLinks(db: WritableDatabase, note: number, links: readonly LinkRow[]): boolean {
  return replaceChildren(db, 'note_link', { note_id: note }, links.map(link => (
    { text: link.text, entity_type: link.target?.type ?? null, entity_id: link.target?.id ?? null }
  )))
}

/** Texts of links that lead nowhere yet, each once. */
export function unresolvedLinkTexts(db: ReadableDatabase): string[] {
  return db.all<{ text: string }>(sql`SELECT DISTINCT text FROM note_link WHERE entity_id IS NULL`).map(row => row.text)
}

/** Points the links with this text that lead nowhere to an entity. */
export function resolveLinks(db: WritableDatabase, text: string, target: LinkTarget): void {
  db.run(sql`UPDATE note_link SET entity_type = ${target.type}, entity_id = ${target.id} WHERE text = ${text} AND entity_id IS NULL`)
}

/** Titles of all notes (those that have one), to be matched by the caller. */
export function noteTitles(db: ReadableDatabase, { hidePrivate }: { hidePrivate: boolean }): { id: number; title: string }[] {
  return db.all(sql`SELECT id, title FROM note WHERE ${hidePrivate ? sql`private = 0` : sql`1`} ORDER BY id`)
}
