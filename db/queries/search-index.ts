/** Keeps the two full-text indexes as the entities are: `search_index` for everything but notes, `note_search_index` for notes. */
import type { EntityType } from '../contract/vocabulary.ts'
import { foldText } from '../domain/fold.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import type { Row, RowChange } from '../sqlite/undo.ts'
import { keySet } from './rows.ts'
import { documentTypes, idsOf, isDocumentType, nextDocument, searchTexts, type DocumentType, type SearchText } from './search-documents.ts'

const CHUNK = 2_000

/** Brings the indexes up to date after changes of any kind, undo and redo among them. */
export function refreshSearch(db: WritableDatabase, changes: readonly RowChange[]): void {
  const documents = new Map<DocumentType, Set<number>>()
  const notes = new Set<number>()
  const renamed = new Set<number>()
  const touch = (type: DocumentType, id: unknown) => {
    if (typeof id !== 'number') return
    const known = documents.get(type)
    if (known) known.add(id)
    else documents.set(type, new Set([id]))
  }
  for (const change of changes) {
    if (change.table === 'note') notes.add(change.rowId)
    if (change.table === 'actor' && (change.before?.['name'] !== change.after?.['name'] || change.before?.['short_name'] !== change.after?.['short_name'])) renamed.add(change.rowId)
    for (const row of [change.before, change.after]) if (row) touchOwner(change.table, row, touch)
  }
  for (const { type, id } of namedAfter(db, renamed)) touch(type, id)
  for (const [type, ids] of documents) inChunks([...ids], chunk => writeDocuments(db, type, chunk))
  inChunks([...notes], chunk => writeNotes(db, chunk))
}

/** Makes both indexes anew from the entities. */
export function rebuildSearch(db: WritableDatabase): void {
  db.transaction(() => {
    db.run(sql`INSERT INTO search_index (search_index) VALUES ('delete-all')`)
    db.run(sql`DELETE FROM search_document`)
    db.run(sql`DELETE FROM note_search_index`)
    for (const type of documentTypes) if (isDocumentType(type)) inChunks(idsOf(db, type), chunk => writeDocuments(db, type, chunk))
    inChunks(db.all<{ id: number }>(sql`SELECT id FROM note ORDER BY id`).map(row => row.id), chunk => writeNotes(db, chunk))
  })
}

/** Makes the index anew for the documents that there are, under the keys that they have. */
export function refillSearchIndex(db: WritableDatabase): void {
  db.run(sql`INSERT INTO search_index (search_index) VALUES ('delete-all')`)
  for (const type of documentTypes) {
    if (!isDocumentType(type)) continue
    const documents = db.all<{ id: number; entity: number }>(sql`SELECT id, entity_id AS entity FROM search_document WHERE entity_type = ${type} ORDER BY entity_id`)
    for (let start = 0; start < documents.length; start += CHUNK) {
      const chunk = documents.slice(start, start + CHUNK)
      const texts = searchTexts(db, type, chunk.map(({ entity }) => entity))
      for (const { id, entity } of chunk) {
        const text = texts.get(entity)
        if (!text) continue
        const { title, names, body } = foldedColumns(text)
        db.run(sql`INSERT INTO search_index (rowid, title, names, body) VALUES (${id}, ${title}, ${names}, ${body})`)
      }
    }
  }
}

/** The columns of the index for a text. */
export function foldedColumns(text: SearchText): SearchText {
  return { title: foldText(text.title), names: foldText(text.names), body: foldText(text.body) }
}

/** Notes as their index holds them. */
export function noteTexts(db: ReadableDatabase, ids: readonly number[]): Map<number, { title: string; body: string }> {
  return new Map(db.all<{ id: number; title: string; body: string }>(sql`SELECT id, title, body FROM note WHERE id IN ${keySet(ids)}`)
    .map(note => [note.id, { title: note.title, body: note.body }]))
}

/** Rows that are part of an entity's document, by the column that holds the entity's key. */
const owners: Readonly<Record<string, readonly [type: DocumentType, column: string]>> = {
  project: ['project', 'id'], coder: ['coder', 'id'], data_set: ['data-set', 'id'], source: ['source', 'id'], source_text: ['source', 'source_id'],
  framework: ['framework', 'id'], aspect: ['aspect', 'id'], aspect_scale: ['aspect', 'aspect_id'], indicator: ['indicator', 'id'],
  actor: ['actor', 'id'], actor_alias: ['actor', 'actor_id'], affiliation: ['actor', 'actor_id'], excerpt: ['excerpt', 'id'], event: ['event', 'id'],
  tie: ['tie', 'id'], tie_phase: ['tie', 'tie_id'], adjudication: ['tie', 'tie_id'], reading_overrule: ['tie', 'tie_id'],
  period: ['period', 'id'], assessment: ['assessment', 'id'], evidence: ['evidence', 'id'], view: ['view', 'id'],
}

function touchOwner(table: string, row: Row, touch: (type: DocumentType, id: unknown) => void): void {
  const owner = Object.hasOwn(owners, table) ? owners[table] : undefined
  if (owner) touch(owner[0], row[owner[1]])
  if (table === 'external_id' && row['entity_type'] === 'actor') touch('actor', row['entity_id'])
}

/** Documents that hold the names of these actors: their ties, and the actors affiliated with them. */
function namedAfter(db: ReadableDatabase, actors: ReadonlySet<number>): { type: DocumentType; id: number }[] {
  if (actors.size === 0) return []
  const keys = keySet([...actors])
  return db.all(sql`
    SELECT 'tie' AS type, id FROM tie WHERE from_actor_id IN ${keys} UNION SELECT 'tie', id FROM tie WHERE to_actor_id IN ${keys}
    UNION SELECT 'actor', actor_id FROM affiliation WHERE with_actor_id IN ${keys}`)
}

function writeDocuments(db: WritableDatabase, type: DocumentType, ids: readonly number[]): void {
  const rows = new Map(db.all<{ id: number; entity: number; imported: number }>(sql`
    SELECT id, entity_id AS entity, imported FROM search_document WHERE entity_type = ${type} AND entity_id IN ${keySet(ids)}`).map(row => [row.entity, row]))
  const imported = importedAmong(db, type, ids)
  const texts = searchTexts(db, type, ids)
  for (const id of ids) {
    const known = rows.get(id)
    const text = texts.get(id)
    // An event that came to a data set, or left it, is looked for in another place.
    const stays = known !== undefined && text !== undefined && (known.imported === 1) === imported.has(id)
    if (known) db.run(sql`DELETE FROM search_index WHERE rowid = ${known.id}`)
    if (known && !stays) db.run(sql`DELETE FROM search_document WHERE id = ${known.id}`)
    if (!text) continue
    const row = stays ? known.id : nextDocument(db, imported.has(id))
    if (!stays) db.run(sql`INSERT INTO search_document (id, entity_type, entity_id, imported) VALUES (${row}, ${type satisfies EntityType}, ${id}, ${imported.has(id)})`)
    const { title, names, body } = foldedColumns(text)
    db.run(sql`INSERT INTO search_index (rowid, title, names, body) VALUES (${row}, ${title}, ${names}, ${body})`)
  }
}

/** Those that a data set brought: of these a search of a common word ranks the newest only. */
function importedAmong(db: ReadableDatabase, type: DocumentType, ids: readonly number[]): ReadonlySet<number> {
  if (type !== 'event') return new Set()
  return new Set(db.all<{ id: number }>(sql`SELECT id FROM event WHERE id IN ${keySet(ids)} AND data_set_id IS NOT NULL`).map(row => row.id))
}

function writeNotes(db: WritableDatabase, ids: readonly number[]): void {
  const texts = noteTexts(db, ids)
  for (const id of ids) {
    db.run(sql`DELETE FROM note_search_index WHERE rowid = ${id}`)
    const text = texts.get(id)
    if (text) db.run(sql`INSERT INTO note_search_index (rowid, title, body) VALUES (${id}, ${foldText(text.title)}, ${foldText(text.body)})`)
  }
}

function inChunks(ids: readonly number[], write: (chunk: readonly number[]) => void): void {
  for (let start = 0; start < ids.length; start += CHUNK) write(ids.slice(start, start + CHUNK))
}
