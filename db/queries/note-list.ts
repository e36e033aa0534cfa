/** The list of notes: what narrows it, its order, its pages. For the windows of the project; writers of exports must not import it. */
import type { NoteFilter, NoteListRow } from '../contract/entities/note-lists.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { join, sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { findId } from './keys.ts'
import { attachmentsOf } from './notes.ts'
import { keySet, one } from './rows.ts'
import { matchExpression, readQuery, type SearchTerm } from './search-query.ts'
import { beginningOf, matchRanges, snippetOf, type Snippet } from './search-snippet.ts'

/** Where a page begins: after the note with these. */
export interface NotePageKey { pinned: number; updatedAt: string; id: number }
export interface NotePage { rows: NoteListRow[]; next: NotePageKey | null; total: number }

/** A page of the notes that the filter keeps: pinned ones first, then the one changed last first. `total` counts all that it keeps. */
export function listNotes(db: ReadableDatabase, filter: NoteFilter, after: NotePageKey | null, limit: number): NotePage {
  const terms = readQuery(filter.query)
  const where = join(conditions(db, filter, terms), ' AND ')
  const total = one<{ total: number }>(db, sql`SELECT count(*) AS total FROM note n WHERE ${where}`).total
  const following = after === null ? sql`1` : sql`(n.pinned, n.updated_at, n.id) < (${after.pinned}, ${after.updatedAt}, ${after.id})`
  const keys = db.all<NotePageKey>(sql`
    SELECT n.id, n.pinned, n.updated_at AS updatedAt FROM note n WHERE ${where} AND ${following}
    ORDER BY n.pinned DESC, n.updated_at DESC, n.id DESC LIMIT ${limit + 1}`)
  const shown = keys.slice(0, limit)
  return { rows: rowsOf(db, shown.map(key => key.id), terms, filter.hidePrivate), next: keys.length > limit ? (shown.at(-1) ?? null) : null, total }
}

function conditions(db: ReadableDatabase, filter: NoteFilter, terms: readonly SearchTerm[]): Sql[] {
  const { query, on, onAny, aspect, privacy, pinned, changedFrom, changedBefore, hidePrivate } = filter
  const found: Sql[] = [sql`1`]
  if (terms.length > 0) found.push(sql`n.id IN (SELECT rowid FROM note_search_index WHERE note_search_index MATCH ${matchExpression(terms)})`)
  // Asked for signs alone, which no index holds.
  else if (query.trim() !== '') found.push(sql`0`)
  const aspectId = aspect === undefined ? undefined : findId(db, 'aspect', aspect)
  if (aspect !== undefined) {
    found.push(aspectId === undefined ? sql`0` : sql`n.id IN (SELECT note_id FROM note_attachment
      WHERE aspect_id = ${aspectId} UNION SELECT note_id FROM note_attachment WHERE entity_type = 'aspect' AND entity_id = ${aspectId})`)
  }
  for (const target of on) found.push(attachedTo(db, [target], aspectId))
  if (onAny) found.push(attachedTo(db, onAny, undefined))
  if (privacy) found.push(sql`n.private = ${privacy === 'private'}`)
  if (hidePrivate) found.push(sql`n.private = 0`)
  if (pinned !== undefined) found.push(sql`n.pinned = ${pinned}`)
  if (changedFrom !== undefined) found.push(sql`n.updated_at >= ${new Date(changedFrom).toISOString()}`)
  if (changedBefore !== undefined) found.push(sql`n.updated_at < ${new Date(changedBefore).toISOString()}`)
  return found
}

/** Attached to one of these; a tie, where an aspect is named, with a word about that aspect. What is not in the project has no notes. */
function attachedTo(db: ReadableDatabase, targets: readonly { type: EntityType; uid: string }[], aspectId: number | undefined): Sql {
  const keys = targets.flatMap(({ type, uid }) => {
    const id = findId(db, type, uid)
    return id === undefined ? [] : [{ type, id }]
  })
  if (keys.length === 0) return sql`0`
  return sql`n.id IN (SELECT note_id FROM note_attachment WHERE ${join(keys.map(({ type, id }) => (
    sql`(entity_type = ${type} AND entity_id = ${id}${type === 'tie' && aspectId !== undefined ? sql` AND aspect_id = ${aspectId}` : sql``})`
  )), ' OR ')})`
}

function rowsOf(db: ReadableDatabase, ids: readonly number[], terms: readonly SearchTerm[], hidePrivate: boolean): NoteListRow[] {
  const rows = new Map(db.all<{ id: number; uid: string; title: string; body: string; private: number; pinned: number; updated_at: string }>(sql`
    SELECT id, uid, title, ${terms.length > 0 ? sql`body` : sql`substr(body, 1, 600) AS body`}, private, pinned, updated_at FROM note
    WHERE id IN ${keySet(ids)}`).map(row => [row.id, row]))
  const attachments = attachmentsOf(db, ids)
  const hidden = hidePrivate ? privateNotes(db, [...attachments.values()].flat().filter(each => each.type === 'note').map(each => each.uid)) : new Set<string>()
  return ids.flatMap(id => {
    const row = rows.get(id)
    if (!row) return []
    return [{
      uid: row.uid, title: row.title, titleMarks: terms.length > 0 ? matchRanges(row.title, terms) : [], ...shownOf(row.body, terms),
      private: row.private === 1, pinned: row.pinned === 1, updatedAt: row.updated_at, attachedTo: (attachments.get(id) ?? []).filter(each => !hidden.has(each.uid)),
    }]
  })
}

/** Of these notes the private ones. */
function privateNotes(db: ReadableDatabase, uids: readonly string[]): Set<string> {
  return new Set(db.all<{ uid: string }>(sql`SELECT uid FROM note WHERE private = 1 AND uid IN ${keySet(uids)}`).map(row => row.uid))
}

function shownOf(body: string, terms: readonly SearchTerm[]): Snippet {
  const text = withoutSigns(body)
  return snippetOf(text, terms) ?? snippetOf(body, terms) ?? beginningOf(text)
}

/** The words without the commonest signs of Markdown, as far as a line of a list needs it: `[[Name|words]]` reads "words". */
function withoutSigns(markdown: string): string {
  return markdown.replaceAll(/\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]*)\]\]/gu, '$1').replaceAll(/^(?:[>\s]*>|#{1,6}|[-*+])\s+/gmu, '').replaceAll(/\*\*|__|\\(?=[\\`*_[\]<])/gu, '').trim()
}
