/** Events by the hundred thousand, as data sets bring them: written, and put into and taken out of names, search and pairs, by ranges of their keys. */
import type { DateSpan } from '../contract/values.ts'
import type { ParticipantRole } from '../contract/vocabulary.ts'
import { insertRows, withoutIndexes, withoutTriggers } from '../sqlite/bulk-rows.ts'
import { sql, type SqlValue, type WritableDatabase } from '../sqlite/database.ts'
import { addBatch, type Progress, type RowRange } from '../sqlite/undo.ts'
import { lastKey } from '../sqlite/undo-batch.ts'
import { addEventDocuments, forgetEventDocuments, loadingSearch } from './event-documents.ts'
import { addPairs, pairOf, type PairRow } from './event-pairs.ts'
import { one } from './rows.ts'
import { refillSearchIndex } from './search-index.ts'

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

/** What all events of a batch have in common. */
interface BatchOrigin { readonly dataSetId: number | null; readonly keyScheme: string; readonly at: string; readonly total: number }

/** Fewer events than this are written one by one, with an image of each in the undo log. */
export const smallestBatch = 2_000

const tables = ['event', 'event_participant', 'external_id'] as const
const derived = ['entity_name', 'search_document', 'event_pair'] as const
const atOnce = 2_000

/**
 * Writes events as a batch of the step under way, and names, search index and pairs with them. `total`: how many come, for the progress, which counts
 * events written and indexes made.
 */
export function writeEventBatch(db: WritableDatabase, events: Iterable<BatchEvent>, origin: BatchOrigin, progress: Progress): void {
  const { total } = origin
  const { before } = one<{ before: number }>(db, sql`SELECT count(*) AS before FROM event`)
  const write = () => withoutTriggers(db, tables.map(table => `undo_${table}_insert`), () => {
    addBatch(db, tables, () => loadingSearch(db, () => addRows(db, events, origin, done => progress(done, total * 2))))
  })
  // Making an index anew goes through all its rows: worth it where these are most of them.
  if (total < before) write()
  else withoutIndexes(db, [...tables, ...derived], [], write, (made, all) => progress(total + Math.floor(total * made / all), total * 2))
  progress(total * 2, total * 2)
}

const eventColumns = [
  'id', 'uid', 'title', 'description', 'date_basis', 'place', 'latitude', 'longitude', 'code_scheme', 'code', 'goldstein',
  'date', 'start_earliest', 'start_latest', 'end_earliest', 'end_latest',
  'report_date', 'report_start_earliest', 'report_start_latest', 'report_end_earliest', 'report_end_latest',
] as const

function addRows(db: WritableDatabase, events: Iterable<BatchEvent>, { dataSetId, keyScheme, at }: BatchOrigin, progress: (done: number) => void): void {
  let id = lastKey(db, 'event')
  let done = 0
  let first = id + 1
  let rows: SqlValue[][] = []
  let keys: SqlValue[][] = []
  let pairs: PairRow[] = []
  /** Rows of participants by role and place, which then are bound once. */
  let participants = new Map<string, { readonly same: { role: string; position: number }; readonly rows: SqlValue[][] }>()
  /** Ranges of events whose pairs only their participants together tell. */
  const unpaired: [first: number, last: number][] = []
  let isUnpaired = false
  const flush = () => {
    if (rows.length === 0) return
    insertRows(db, 'event', eventColumns, rows, { date_note: '', data_set_id: dataSetId, created_at: at, updated_at: at })
    for (const { same, rows: taking } of participants.values()) insertRows(db, 'event_participant', ['event_id', 'actor_id'], taking, same)
    insertRows(db, 'external_id', ['entity_id', 'value'], keys, { entity_type: 'event', scheme: keyScheme, position: 0 })
    addEventDocuments(db, first, id)
    if (isUnpaired) unpaired.push([first, id])
    else insertRows(db, 'event_pair', ['event_id', 'low_actor_id', 'high_actor_id', 'direction', 'tone', 'first_month', 'last_month', 'goldstein'], pairs, { data_set_id: dataSetId })
    done += rows.length
    progress(done)
    first = id + 1
    rows = []
    keys = []
    pairs = []
    participants = new Map()
    isUnpaired = false
  }
  for (const event of events) {
    id += 1
    const { date, reportDate } = event
    rows.push([
      id, event.uid, event.title, event.description, date ? 'stated' : null, event.place, event.latitude, event.longitude, event.codeScheme, event.code, event.goldstein,
      date ? date.raw : null, date ? date.startEarliest : null, date ? date.startLatest : null, date ? date.endEarliest : null, date ? date.endLatest : null,
      reportDate ? reportDate.raw : null, reportDate ? reportDate.startEarliest : null, reportDate ? reportDate.startLatest : null,
      reportDate ? reportDate.endEarliest : null, reportDate ? reportDate.endLatest : null,
    ])
    for (let position = 0; position < event.participants.length; position += 1) {
      const { actorId, role } = event.participants[position] as BatchEvent['participants'][number]
      const key = `${role} ${position}`
      const alike = participants.get(key)
      if (alike) alike.rows.push([id, actorId])
      else participants.set(key, { same: { role, position }, rows: [[id, actorId]] })
    }
    if (event.key !== null) keys.push([id, event.key])
    const pair = pairOf(id, event)
    if (pair === undefined) isUnpaired = true
    else if (pair !== null) pairs.push(pair)
    if (rows.length === atOnce) flush()
  }
  flush()
  for (const [from, to] of unpaired) addPairs(db, from, to)
}

/** Puts the events of a range into names, search index and pairs, where they are not yet. */
export function indexEvents(db: WritableDatabase, { first, last }: Pick<RowRange, 'first' | 'last'>, progress: Progress): void {
  const total = last - first + 1
  const { before } = one<{ before: number }>(db, sql`SELECT count(*) AS before FROM search_document`)
  const body = () => loadingSearch(db, () => inRanges({ first, last }, (from, to) => {
    addEventDocuments(db, from, to)
    addPairs(db, from, to)
    progress(to - first + 1, total)
  }))
  if (total < before) body()
  else withoutIndexes(db, derived, [], body)
}

/** Takes the events of a range, which are gone, out of names, search index and pairs. */
export function forgetEvents(db: WritableDatabase, { first, last }: Pick<RowRange, 'first' | 'last'>, progress: Progress): void {
  const total = last - first + 1
  const { others } = one<{ others: number }>(db, sql`SELECT count(*) AS others FROM search_document WHERE NOT (entity_type = 'event' AND entity_id BETWEEN ${first} AND ${last})`)
  const isMost = total > others
  const forget = () => {
    inRanges({ first, last }, (from, to) => {
      forgetEventDocuments(db, from, to, !isMost)
      db.run(sql`DELETE FROM event_pair WHERE event_id BETWEEN ${from} AND ${to}`)
      progress(to - first + 1, total)
    })
    // Making the index anew from the few that stay is less work than taking every word of the others out of it.
    if (isMost) refillSearchIndex(db)
  }
  if (isMost) withoutIndexes(db, derived, ['entity_name_entity', 'event_pair_event'], forget)
  else forget()
}

function inRanges({ first, last }: { first: number; last: number }, body: (from: number, to: number) => void): void {
  for (let from = first; from <= last; from += atOnce) body(from, Math.min(last, from + atOnce - 1))
}
