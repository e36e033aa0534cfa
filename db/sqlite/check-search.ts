import { foldText } from '../domain/fold.ts'
import { documentTypes, idsOf, isDocumentType, searchTexts } from '../queries/search-documents.ts'
import { foldedColumns, noteTexts } from '../queries/search-index.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from './database.ts'

const CHUNK = 1_000

/** A reading connection that may also make temporary tables. */
export type CheckConnection = ReadableDatabase & Pick<WritableDatabase, 'run'>

interface Instance { term: string; doc: number; col: string; offset: number }

/**
 * What the search indexes hold against what the entities would give: the documents one by one, then every word with its place, by
 * building the same index anew among the temporary tables, which no file holds.
 */
export function searchIndexProblems(db: CheckConnection): string[] {
  const problems: string[] = []
  const tokenizer = `tokenize='unicode61 remove_diacritics 2'`
  const temporary = [
    `CREATE VIRTUAL TABLE temp.expected_index USING fts5(title, names, body, content='', ${tokenizer})`,
    `CREATE VIRTUAL TABLE temp.expected_notes USING fts5(title, body, content='', ${tokenizer})`,
    `CREATE VIRTUAL TABLE temp.expected_index_words USING fts5vocab('temp', 'expected_index', 'instance')`,
    `CREATE VIRTUAL TABLE temp.expected_notes_words USING fts5vocab('temp', 'expected_notes', 'instance')`,
    `CREATE VIRTUAL TABLE temp.index_words USING fts5vocab('main', 'search_index', 'instance')`,
    `CREATE VIRTUAL TABLE temp.notes_words USING fts5vocab('main', 'note_search_index', 'instance')`,
  ]
  try {
    for (const text of temporary) db.run({ text, values: [] })
    problems.push(...expectDocuments(db), ...expectNotes(db))
    const entities = differing(db, 'index_words', 'expected_index_words')
    for (const id of entities) {
      const document = db.get<{ type: string; entity: number }>(sql`SELECT entity_type AS type, entity_id AS entity FROM search_document WHERE id = ${id}`)
      problems.push(document ? `${document.type} ${document.entity} is found by other words than it has` : `the search index holds a document ${id} that belongs to nothing`)
    }
    problems.push(...differing(db, 'notes_words', 'expected_notes_words').map(id => `note ${id} is found by other words than it has`))
  } finally {
    for (const name of ['index_words', 'notes_words', 'expected_index_words', 'expected_notes_words', 'expected_index', 'expected_notes']) {
      db.run({ text: `DROP TABLE IF EXISTS temp.${name}`, values: [] })
    }
  }
  return problems
}

function expectDocuments(db: CheckConnection): string[] {
  const problems: string[] = []
  const documents = new Map(db.all<{ id: number; type: string; entity: number }>(sql`SELECT id, entity_type AS type, entity_id AS entity FROM search_document`)
    .map(row => [`${row.type} ${row.entity}`, row.id]))
  for (const type of documentTypes) {
    if (!isDocumentType(type)) continue
    for (const ids of chunks(idsOf(db, type))) {
      for (const [id, text] of searchTexts(db, type, ids)) {
        const document = documents.get(`${type} ${id}`)
        documents.delete(`${type} ${id}`)
        if (document === undefined) {
          problems.push(`${type} ${id} is not in the search index`)
          continue
        }
        const { title, names, body } = foldedColumns(text)
        db.run(sql`INSERT INTO temp.expected_index (rowid, title, names, body) VALUES (${document}, ${title}, ${names}, ${body})`)
      }
    }
  }
  return [...problems, ...[...documents.keys()].map(key => `the search index holds ${key}, which has no text or is not there`)]
}

function expectNotes(db: CheckConnection): string[] {
  for (const ids of chunks(db.all<{ id: number }>(sql`SELECT id FROM note ORDER BY id`).map(row => row.id))) {
    for (const [id, note] of noteTexts(db, ids)) {
      db.run(sql`INSERT INTO temp.expected_notes (rowid, title, body) VALUES (${id}, ${foldText(note.title)}, ${foldText(note.body)})`)
    }
  }
  const missing = db.all<{ id: number }>(sql`SELECT id FROM note WHERE id NOT IN (SELECT rowid FROM note_search_index) ORDER BY id`)
  const extra = db.all<{ id: number }>(sql`SELECT rowid AS id FROM note_search_index WHERE rowid NOT IN (SELECT id FROM note) ORDER BY rowid`)
  return [...missing.map(row => `note ${row.id} is not in the search index`), ...extra.map(row => `the search index holds note ${row.id}, which is not there`)]
}

/** Documents with a word, or a place of a word, in one index and not in the other. */
function differing(db: ReadableDatabase, found: 'index_words' | 'notes_words', expected: 'expected_index_words' | 'expected_notes_words'): number[] {
  const different = new Set<number>()
  const select = (table: string) => db.iterate<Instance>({ text: `SELECT term, doc, col, offset FROM temp.${table}`, values: [] })
  const [one, other] = [select(found), select(expected)]
  let [left, right] = [one.next(), other.next()]
  while (left.done !== true || right.done !== true) {
    const order = left.done === true ? 1 : right.done === true ? -1 : compare(left.value, right.value)
    if (order < 0 && left.done !== true) different.add(left.value.doc)
    if (order > 0 && right.done !== true) different.add(right.value.doc)
    if (order <= 0) left = one.next()
    if (order >= 0) right = other.next()
  }
  return [...different].toSorted((a, b) => a - b)
}

/** The order in which FTS5 gives them: words by their bytes, then documents, columns and places. */
function compare(one: Instance, other: Instance): number {
  if (one.term !== other.term) return Buffer.compare(Buffer.from(one.term), Buffer.from(other.term))
  return one.doc - other.doc || columnPlace(one.col) - columnPlace(other.col) || one.offset - other.offset
}

const columnPlace = (column: string) => ['title', 'names', 'body'].indexOf(column)

function* chunks(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK)
}
