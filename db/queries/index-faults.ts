/** Whether the full-text indexes hold what the content gives, for the check of a project. Reads only. */
import { foldText, tokens } from '../domain/fold.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { documentTypes, idsOf, isDocumentType, searchTexts, type SearchText } from './search-documents.ts'

const chunk = 2_000

/** Faults found, in words without content; none where both indexes are as they should be. */
export function indexFaults(db: ReadableDatabase): string[] {
  return [...documentFaults(db), ...noteFaults(db)]
}

function documentFaults(db: ReadableDatabase): string[] {
  const indexed = new Set(db.all<{ rowid: number }>(sql`SELECT rowid FROM search_index`).map(row => row.rowid))
  const documents = new Map<string, number>()
  for (const row of db.iterate<{ id: number; entity_type: string; entity_id: number }>(sql`SELECT id, entity_type, entity_id FROM search_document`)) {
    documents.set(`${row.entity_type} ${row.entity_id}`, row.id)
  }
  const faults: string[] = []
  let wanted = 0
  for (const type of documentTypes.filter(isDocumentType)) {
    let missing = 0
    let stale = 0
    const ids = idsOf(db, type)
    for (let start = 0; start < ids.length; start += chunk) {
      for (const [id, text] of searchTexts(db, type, ids.slice(start, start + chunk))) {
        wanted += 1
        const row = documents.get(`${type} ${id}`)
        if (row === undefined || !indexed.has(row)) missing += 1
        else if (!holds(db, row, text)) stale += 1
      }
    }
    if (missing > 0) faults.push(`${missing} of the kind ${type} cannot be found by searching`)
    if (stale > 0) faults.push(`${stale} of the kind ${type} are searched with an earlier text`)
  }
  if (documents.size > wanted || indexed.size > documents.size) faults.push('the search index holds entries for what is not there')
  return faults
}

/** Probes one document with the first and the last word of each of its columns: the index keeps words, not texts. */
function holds(db: ReadableDatabase, row: number, text: SearchText): boolean {
  const probes = (['title', 'names', 'body'] as const).flatMap(column => {
    const words = tokens(foldText(text[column])).map(token => token.text)
    return [...new Set([words[0], words.at(-1)])].flatMap(word => (word === undefined ? [] : [`${column} : "${word}"`]))
  })
  if (probes.length === 0) return true
  const expression = probes.join(' AND ')
  return db.get(sql`SELECT 1 FROM search_index WHERE search_index MATCH ${expression} AND rowid = ${row}`) !== undefined
}

function noteFaults(db: ReadableDatabase): string[] {
  const indexed = new Map(db.all<{ rowid: number; title: string; body: string }>(sql`SELECT rowid, title, body FROM note_search_index`).map(row => [row.rowid, row]))
  const notes = db.all<{ id: number; title: string; body: string }>(sql`SELECT id, title, body FROM note`)
  const wrong = notes.filter(note => {
    const entry = indexed.get(note.id)
    return !entry || entry.title !== foldText(note.title) || entry.body !== foldText(note.body)
  }).length
  const faults = wrong === 0 ? [] : [`${wrong === 1 ? '1 note is' : `${wrong} notes are`} not searched with the present text`]
  return indexed.size > notes.length ? [...faults, 'the search index of notes holds entries for notes that are not there'] : faults
}
