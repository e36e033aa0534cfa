/** Events by the hundred thousand, as data sets bring them: written, and put into and taken out of names, search and pairs, by ranges of their keys. */
import type { DateSpan } from '../contract/values.ts'
import type { ParticipantRole } from '../contract/vocabulary.ts'
import { insertRows, withoutIndexes } from '../sqlite/bulk-rows.ts'
import { sql, type SqlValue, type WritableDatabase } from '../sqlite/database.ts'
import { addBatch, type Progress, type RowRange } from '../sqlite/undo.ts'
import { lastKey } from '../sqlite/undo-batch.ts'
import { addPairs } from './event-pairs.ts'
import { foldName } from './names.ts'
import { one } from './rows.ts'
import { foldedColumns } from './search-index.ts'
import { searchTexts } from './search-documents.ts'

/** An event with its actors, and the key under which its data set knows it. */
export interface BatchEvent {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly date: DateSpan | null
  readonly reportDate: DateSpan | null
  readonly place: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly codeScheme: string
  readonly code: string
  readonly goldstein: number | null
  readonly participants: readonly { readonly actorId: number; readonly role: ParticipantRole }[]
  readonly key: string | null
}

/** Fewer events than this are written one by one, with an image of each in the undo log. */
export const smallestBatch = 2_000

const tables = ['event', 'event_participant', 'external_id'] as const
const derived = ['entity_name', 'search_document', 'event_pair'] as const
/** Pairs are found by it right after the rows came. */
const keptIndexes = ['event_participant_event']
const atOnce = 2_000

/** Rows of the same scheme and event are put into search with these settings of FTS5, which come back to what they were: larger pieces, merged once. */
const searchSettings = { loading: { hashsize: 32 * 2 ** 20, automerge: 0 }, usual: { hashsize: 1_048_576, automerge: 4 } } as const

/**
 * Writes events as a batch of the step under way, and names, search index and pairs with them. `total`: how many come, for the progress. The progress
 * counts events written and events indexed alike.
 */
export function writeEventBatch(
  db: WritableDatabase, events: Iterable<BatchEvent>, { dataSetId, keyScheme, at, total }: { dataSetId: number | null; keyScheme: string; at: string; total: number }, progress: Progress,
): void {
  const { before } = one<{ before: number }>(db, sql`SELECT count(*) AS before FROM event`)
  // Making an index anew goes through all its rows: worth it where these are most of them.
  const lifted = <T>(of: readonly string[], except: readonly string[], body: () => T): T => (total >= before ? withoutIndexes(db, of, except, body) : body())
  const range = lifted(tables, keptIndexes, () => addBatch(db, tables, () => addRows(db, events, { dataSetId, keyScheme, at, total }, progress)))
    .find(({ table }) => table === 'event')
  if (range) indexEvents(db, range, (done, all) => progress(total + done, total + all))
}

const eventColumns = [
  'id', 'uid', 'title', 'description', 'date_basis', 'place', 'latitude', 'longitude', 'code_scheme', 'code', 'goldstein',
  'date', 'start_earliest', 'start_latest', 'end_earliest', 'end_latest',
  'report_date', 'report_start_earliest', 'report_start_latest', 'report_end_earliest', 'report_end_latest',
] as const
const noDays = [null, null, null, null, null] as const
const days = (span: DateSpan | null): readonly SqlValue[] => (span ? [span.raw, span.startEarliest, span.startLatest, span.endEarliest, span.endLatest] : noDays)

function addRows(db: WritableDatabase, events: Iterable<BatchEvent>, { dataSetId, keyScheme, at, total }: { dataSetId: number | null; keyScheme: string; at: string; total: number }, progress: Progress): void {
  let id = lastKey(db, 'event')
  let done = 0
  let rows: SqlValue[][] = []
  let participants: SqlValue[][] = []
  let keys: SqlValue[][] = []
  const flush = () => {
    insertRows(db, 'event', eventColumns, rows, { date_note: '', data_set_id: dataSetId, created_at: at, updated_at: at })
    insertRows(db, 'event_participant', ['event_id', 'actor_id', 'role', 'position'], participants)
    insertRows(db, 'external_id', ['entity_id', 'value'], keys, { entity_type: 'event', scheme: keyScheme, position: 0 })
    done += rows.length
    progress(done, total * 2)
    rows = []
    participants = []
    keys = []
  }
  for (const event of events) {
    id += 1
    rows.push([
      id, event.uid, event.title, event.description, event.date ? 'stated' : null, event.place, event.latitude, event.longitude, event.codeScheme, event.code, event.goldstein,
      ...days(event.date), ...days(event.reportDate),
    ])
    event.participants.forEach(({ actorId, role }, position) => participants.push([id, actorId, role, position]))
    if (event.key !== null) keys.push([id, event.key])
    if (rows.length === atOnce) flush()
  }
  flush()
}

/** Puts the events of a range into names, search index and pairs, where they are not yet. */
export function indexEvents(db: WritableDatabase, { first, last }: Pick<RowRange, 'first' | 'last'>, progress: Progress): void {
  const total = last - first + 1
  const { before } = one<{ before: number }>(db, sql`SELECT count(*) AS before FROM search_document`)
  const body = () => {
    for (let from = first; from <= last; from += atOnce) {
      const to = Math.min(last, from + atOnce - 1)
      addDocuments(db, from, to)
      addPairs(db, from, to)
      progress(to - first + 1, total)
    }
  }
  setSearch(db, searchSettings.loading)
  if (total >= before) withoutIndexes(db, derived, [], body)
  else body()
  setSearch(db, searchSettings.usual)
}

function setSearch(db: WritableDatabase, settings: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(settings)) db.run(sql`INSERT INTO search_index (search_index, rank) VALUES (${name}, ${BigInt(value)})`)
}

function addDocuments(db: WritableDatabase, from: number, to: number): void {
  const events = db.all<{ id: number; title: string; imported: number }>(sql`SELECT id, title, data_set_id IS NOT NULL AS imported FROM event WHERE id BETWEEN ${from} AND ${to} ORDER BY id`)
  const ids = events.map(({ id }) => id)
  insertRows(db, 'entity_name', ['entity_id', 'folded'], events.map(({ id, title }) => [id, foldName(title)]), { entity_type: 'event', main: 1 })
  const texts = searchTexts(db, 'event', ids)
  let document = lastKey(db, 'search_document')
  const documents: SqlValue[][] = []
  const found: SqlValue[][] = []
  for (const { id, imported } of events) {
    const text = texts.get(id)
    if (!text) continue
    document += 1
    documents.push([document, id, imported])
    const { title, names, body } = foldedColumns(text)
    found.push([document, title, names, body])
  }
  insertRows(db, 'search_document', ['id', 'entity_id', 'imported'], documents, { entity_type: 'event' })
  insertRows(db, 'search_index', ['rowid', 'title', 'names', 'body'], found)
}

/** Takes the events of a range, which are gone, out of names, search index and pairs. */
export function forgetEvents(db: WritableDatabase, { first, last }: Pick<RowRange, 'first' | 'last'>, progress: Progress): void {
  const total = last - first + 1
  for (let from = first; from <= last; from += atOnce) {
    const to = Math.min(last, from + atOnce - 1)
    const documents = sql`SELECT id FROM search_document WHERE entity_type = 'event' AND entity_id BETWEEN ${from} AND ${to}`
    db.run(sql`DELETE FROM search_index WHERE rowid IN (${documents})`)
    db.run(sql`DELETE FROM search_document WHERE entity_type = 'event' AND entity_id BETWEEN ${from} AND ${to}`)
    db.run(sql`DELETE FROM entity_name WHERE entity_type = 'event' AND entity_id BETWEEN ${from} AND ${to}`)
    db.run(sql`DELETE FROM event_pair WHERE event_id BETWEEN ${from} AND ${to}`)
    progress(to - first + 1, total)
  }
}
