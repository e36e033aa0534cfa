/** Names and search documents of events by ranges of their keys: where nothing but capitals needs folding, SQLite writes them by itself. */
import { notPlainGlob } from '../domain/fold.ts'
import { sql, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { nextDocument } from './search-documents.ts'

/** What FTS5 keeps in memory before it writes, and how many pieces it merges as it goes: while very many rows come, and as it stands otherwise. */
const settings = { loading: { hashsize: 24 * 2 ** 20, automerge: 0 }, usual: { hashsize: 1_048_576, automerge: 4 } } as const

/** Runs `body`, which puts very many rows into the search index: in large pieces, which are merged later. */
export function loadingSearch<T>(db: WritableDatabase, body: () => T): T {
  set(db, settings.loading)
  const result = body()
  set(db, settings.usual)
  return result
}

function set(db: WritableDatabase, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) db.run(sql`INSERT INTO search_index (search_index, rank) VALUES (${name}, ${BigInt(value)})`)
}

/** As `foldText`: by SQLite itself where only capitals change, else by our own function. */
const folded = (text: Sql) => sql`CASE WHEN ${text} NOT GLOB ${notPlainGlob} THEN lower(${text}) ELSE folded_text(${text}) END`
/** As `foldName`. */
const foldedName = sql`CASE WHEN title NOT GLOB ${notPlainGlob} AND title NOT GLOB ${'*[\t\n]*'} AND title NOT GLOB ${'*  *'} AND title = trim(title) THEN lower(title) ELSE folded_name(title) END`
const spaces = ' \t\n'

/** Gives the events of a range, which have none yet, their names and search documents. */
export function addEventDocuments(db: WritableDatabase, from: number, to: number): void {
  db.run(sql`INSERT INTO entity_name (entity_type, entity_id, main, folded) SELECT 'event', id, 1, ${foldedName} FROM event WHERE id BETWEEN ${from} AND ${to} ORDER BY id`)
  // Documents get keys as their events follow each other, so that both are written without looking anything up.
  const isImported = db.get(sql`SELECT 1 FROM event WHERE id BETWEEN ${from} AND ${to} AND data_set_id IS NOT NULL LIMIT 1`) !== undefined
  const shift = nextDocument(db, isImported) - from
  const hasText = sql`(title <> '' OR trim(concat(place, code, description, date_note), ${spaces}) <> '')`
  db.run(sql`
    INSERT INTO search_document (id, entity_type, entity_id, imported)
    SELECT id + ${shift}, 'event', id, data_set_id IS NOT NULL FROM event WHERE id BETWEEN ${from} AND ${to} AND ${hasText} ORDER BY id`)
  // The texts of events as `searchTexts` has them.
  db.run(sql`
    INSERT INTO search_index (rowid, title, names, body)
    SELECT id + ${shift}, ${folded(sql`title`)}, ${folded(sql`names`)}, ${folded(sql`body`)} FROM (
      SELECT id, title, trim(concat_ws(' · ', nullif(place, ''), nullif(code, '')), ${spaces}) AS names, trim(concat_ws(char(10), description, date_note), ${spaces}) AS body
      FROM event WHERE id BETWEEN ${from} AND ${to} AND ${hasText})
    ORDER BY id`)
}

/** Takes the events of a range out of names and search; `words`: out of the index of words as well, where it is not made anew. */
export function forgetEventDocuments(db: WritableDatabase, from: number, to: number, words: boolean): void {
  const ofRange = sql`entity_type = 'event' AND entity_id BETWEEN ${from} AND ${to}`
  if (words) db.run(sql`DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_document WHERE ${ofRange})`)
  db.run(sql`DELETE FROM search_document WHERE ${ofRange}`)
  db.run(sql`DELETE FROM entity_name WHERE ${ofRange}`)
}
