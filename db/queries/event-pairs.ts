/** Between whom events are (`event_pair`): derived from events and their participants, for series of two actors. */
import type { DateSpan } from '../contract/values.ts'
import type { ParticipantRole } from '../contract/vocabulary.ts'
import { eventPairColumns, eventPairRows } from '../schema/event-pairs.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import type { RowChange } from '../sqlite/undo.ts'
import { keySet } from './rows.ts'

/** Events between two actors that have the same months, direction and data set. */
export interface PairTotal {
  /** First and last month in which they may lie, counted from January of the year 0; null where they have no date, or an open one. */
  readonly first: number | null
  readonly last: number | null
  /** 1 from the actor with the lower key to the one with the higher, -1 the other way, 0 where both take part alike. */
  readonly direction: -1 | 0 | 1
  readonly dataSetId: number | null
  readonly events: number
  readonly cooperation: number
  readonly conflict: number
  readonly goldsteinSum: number
  readonly scored: number
}

/** What happened between two actors, by their keys, in the order of time. Answered by the index alone. */
export function pairTotals(db: ReadableDatabase, one: number, other: number): PairTotal[] {
  return db.all(sql`
    SELECT first_month AS first, last_month AS last, direction, data_set_id AS dataSetId, count(*) AS events, sum(tone = 1) AS cooperation, sum(tone = -1) AS conflict,
      total(goldstein) AS goldsteinSum, count(goldstein) AS scored
    FROM event_pair WHERE low_actor_id = ${Math.min(one, other)} AND high_actor_id = ${Math.max(one, other)}
    GROUP BY first_month, last_month, direction, data_set_id`)
}

/** What happened between any two actors, by their keys and by month; only what lies in months of its own. Answered by the index alone. */
export function* allPairTotals(db: ReadableDatabase): Iterable<{ low: number; high: number; first: number; last: number; events: number; cooperation: number; conflict: number; scoreSum: number; scored: number }> {
  yield* db.iterate(sql`
    SELECT low_actor_id AS low, high_actor_id AS high, first_month AS first, last_month AS last, count(*) AS events, sum(tone = 1) AS cooperation, sum(tone = -1) AS conflict,
      total(goldstein) AS scoreSum, count(goldstein) AS scored
    FROM event_pair WHERE first_month IS NOT NULL GROUP BY low_actor_id, high_actor_id, first_month, last_month`)
}

const ofEvents = eventPairRows(`e.id IN (SELECT value FROM json_each(?))`)
const ofRange = eventPairRows('e.id BETWEEN ? AND ?')

/** Brings the pairs up to date after changes of any kind, undo and redo among them. */
export function refreshPairs(db: WritableDatabase, changes: readonly RowChange[]): void {
  const events = new Set<number>()
  for (const { table, rowId, before, after } of changes) {
    if (table === 'event') events.add(rowId)
    if (table !== 'event_participant') continue
    for (const row of [before, after]) if (typeof row?.['event_id'] === 'number') events.add(row['event_id'])
  }
  if (events.size === 0) return
  const keys = [...events]
  db.run(sql`DELETE FROM event_pair WHERE event_id IN ${keySet(keys)}`)
  db.run({ text: `INSERT INTO event_pair (${eventPairColumns}) ${ofEvents}`, values: [JSON.stringify(keys)] })
}

/** Makes all pairs anew. */
export function rebuildPairs(db: WritableDatabase): void {
  db.run(sql`DELETE FROM event_pair`)
  db.run({ text: `INSERT INTO event_pair (${eventPairColumns}) ${eventPairRows('1')}`, values: [] })
}

/** Makes the pairs of events that have none yet, by a range of keys. */
export function addPairs(db: WritableDatabase, first: number, last: number): void {
  db.run({ text: `INSERT INTO event_pair (${eventPairColumns}) ${ofRange}`, values: [first, last] })
}

/** A row of `event_pair`: event, actors by the lower key and the higher, direction, tone, first and last month, Goldstein score. */
export type PairRow = readonly [eventId: number, low: number, high: number, direction: -1 | 1, tone: -1 | 0 | 1, first: number | null, last: number | null, goldstein: number | null]

interface PairedEvent {
  readonly participants: readonly { readonly actorId: number; readonly role: ParticipantRole }[]
  readonly codeScheme: string
  readonly code: string
  readonly date: Pick<DateSpan, 'startEarliest' | 'endLatest'> | null
  readonly goldstein: number | null
}

/**
 * The one pair of an event between one initiator and one target, as `eventPairRows` has it, null where it has none. Undefined for events that only that
 * statement tells: with more of them, others who take part, or codes of another scheme than CAMEO.
 */
export function pairOf(id: number, { participants, codeScheme, code, date, goldstein }: PairedEvent): PairRow | null | undefined {
  if (codeScheme !== 'cameo' || participants.length > 2) return undefined
  const [one, other] = participants
  if (one === undefined) return null
  if (other === undefined) return one.role === 'initiator' || one.role === 'target' ? null : undefined
  if (one.role !== 'initiator' || other.role !== 'target') return undefined
  if (one.actorId === other.actorId) return null
  const isDated = date !== null && date.startEarliest > firstDay && date.endLatest < lastDay
  return [
    id, Math.min(one.actorId, other.actorId), Math.max(one.actorId, other.actorId), one.actorId < other.actorId ? 1 : -1, toneOfCameo(code),
    isDated ? monthOf(date.startEarliest) : null, isDated ? monthOf(date.endLatest) : null, goldstein,
  ]
}

/** Days of the years 0 to 9999, counted from 1970. */
const [firstDay, lastDay] = [-719_528, 2_932_897]

function toneOfCameo(code: string): -1 | 0 | 1 {
  if (code.length < 2 || code.length > 4 || !/^[0-9]+$/u.test(code)) return 0
  const root = Number(code.slice(0, 2))
  return root >= 1 && root <= 8 ? 1 : root >= 9 && root <= 20 ? -1 : 0
}

function monthOf(day: number): number {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** Events whose pairs are not those that their participants, date and code give, for the check of a project. */
export function stalePairs(db: ReadableDatabase): number[] {
  const stored = `SELECT ${eventPairColumns} FROM event_pair`
  const expected = `SELECT * FROM (${eventPairRows('1')})`
  return db.all<{ id: number }>({
    text: `SELECT DISTINCT event_id AS id FROM (SELECT * FROM (${stored} EXCEPT ${expected}) UNION ALL SELECT * FROM (${expected} EXCEPT ${stored})) ORDER BY event_id`, values: [],
  }).map(row => row.id)
}
