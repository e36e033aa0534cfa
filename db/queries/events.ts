/** Events with their participants and what they rest on. */
import type { Event } from '../contract/entities/events.ts'
import type { DateSpan } from '../contract/values.ts'
import type { DateBasis, ParticipantRole } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { citationsOf } from './citations.ts'
import { groupBy, insertRow, keySet, replaceChildren, spanColumns, toSpan, updateRow, type SpanColumns } from './rows.ts'

interface Row extends SpanColumns {
  id: number; uid: string; title: string; description: string; date_basis: DateBasis | null; date_note: string; place: string
  latitude: number | null; longitude: number | null; code_scheme: string; code: string; goldstein: number | null; data_set: string | null; data_set_name: string | null
  report_date: string | null; report_start_earliest: number | null; report_start_latest: number | null
  report_end_earliest: number | null; report_end_latest: number | null
}

/** Events by key, for those that are there. */
export function eventsByIds(db: ReadableDatabase, ids: readonly number[]): Map<number, Event> {
  if (ids.length === 0) return new Map()
  const rows = db.all<Row>(sql`
    SELECT e.*, e.date AS raw, d.uid AS data_set, d.name AS data_set_name
    FROM event e LEFT JOIN data_set d ON d.id = e.data_set_id WHERE e.id IN ${keySet(ids)}`)
  const participants = groupBy(db.all<{ event: number; uid: string; name: string; role: ParticipantRole }>(sql`
    SELECT p.event_id AS event, a.uid, a.name, p.role FROM event_participant p JOIN actor a ON a.id = p.actor_id
    WHERE p.event_id IN ${keySet(ids)} ORDER BY p.event_id, p.position`), row => row.event)
  const cites = citationsOf(db, 'event', ids)
  return new Map(rows.map(row => [row.id, {
    uid: row.uid, title: row.title, description: row.description, date: toSpan(row), dateBasis: row.date_basis, dateNote: row.date_note,
    reportDate: toSpan({
      raw: row.report_date, start_earliest: row.report_start_earliest, start_latest: row.report_start_latest,
      end_earliest: row.report_end_earliest, end_latest: row.report_end_latest,
    }),
    place: row.place, latitude: row.latitude, longitude: row.longitude, codeScheme: row.code_scheme, code: row.code, goldstein: row.goldstein,
    participants: (participants.get(row.id) ?? []).map(participant => ({
      actor: participant.uid, role: participant.role, actorRef: { type: 'actor', uid: participant.uid, title: participant.name },
    })),
    cites: cites.get(row.id) ?? [], dataSet: row.data_set,
    dataSetRef: row.data_set === null ? null : { type: 'data-set', uid: row.data_set, title: row.data_set_name ?? '' },
  }]))
}

export interface EventRow {
  title?: string | undefined; description?: string | undefined; date?: DateSpan | null | undefined; dateBasis?: DateBasis | null | undefined
  dateNote?: string | undefined; reportDate?: DateSpan | null | undefined; place?: string | undefined; latitude?: number | null | undefined
  longitude?: number | null | undefined; codeScheme?: string | undefined; code?: string | undefined; dataSetId?: number | null | undefined
}

const columns = (fields: EventRow) => ({
  title: fields.title, description: fields.description, date_basis: fields.dateBasis, date_note: fields.dateNote, place: fields.place,
  latitude: fields.latitude, longitude: fields.longitude, code_scheme: fields.codeScheme, code: fields.code, data_set_id: fields.dataSetId,
  ...spanColumns(fields.date, 'date'), ...spanColumns(fields.reportDate, 'report_date', 'report_'),
})

/** `goldstein`: the score from -10 to 10 that a data set gives the event's code (Goldstein 1992). */
export function insertEvent(db: WritableDatabase, uid: string, fields: Required<EventRow> & { goldstein?: number | null }, at: string): number {
  return insertRow(db, 'event', { uid, ...columns(fields), goldstein: fields.goldstein ?? null, created_at: at, updated_at: at })
}

export function updateEvent(db: WritableDatabase, id: number, fields: EventRow, at: string): boolean {
  return updateRow(db, 'event', id, columns(fields), at)
}

export function replaceParticipants(db: WritableDatabase, event: number, participants: readonly { actorId: number; role: ParticipantRole }[]): boolean {
  return replaceChildren(db, 'event_participant', { event_id: event }, participants.map(({ actorId, role }) => ({ actor_id: actorId, role })))
}

/** Participants of an event that has none, and an id under which it is known elsewhere, where there is one. */
export function insertSurroundings(db: WritableDatabase, event: number, participants: readonly { actorId: number; role: ParticipantRole }[], known: { scheme: string; value: string } | null): void {
  participants.forEach(({ actorId, role }, position) => insertRow(db, 'event_participant', { event_id: event, actor_id: actorId, role, position }))
  if (known) insertRow(db, 'external_id', { entity_type: 'event', entity_id: event, ...known, position: 0 })
}

const mostPlaces = 1_000

/** Events in which places are looked for: of those that people wrote, and of all, the newest. */
const placedEvents = 20_000

/** Places of events, those used most first, at most a thousand. */
export function placesUsed(db: ReadableDatabase): string[] {
  return db.all<{ place: string }>(sql`
    SELECT place FROM event WHERE id IN (
      SELECT id FROM (SELECT id FROM event WHERE data_set_id IS NULL ORDER BY id DESC LIMIT ${placedEvents})
      UNION SELECT id FROM (SELECT id FROM event ORDER BY id DESC LIMIT ${placedEvents})) AND place <> '' AND length(place) <= 200 GROUP BY place ORDER BY count(*) DESC, place LIMIT ${mostPlaces}`).map(row => row.place)
}

/** Whether there are more events than so many; counts no further than that. */
export function hasMoreEvents(db: ReadableDatabase, than: number): boolean {
  return db.get(sql`SELECT 1 FROM event LIMIT 1 OFFSET ${than}`) !== undefined
}
