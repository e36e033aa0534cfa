/** The whole network as columns: one array per field, index = row. */
import type { NetworkData } from '../contract/entities/views.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import type { ActorKind, Certainty, TieKind } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { getProject } from './project.ts'
import { one, spanOf, type SpanColumns } from './rows.ts'

export type NetworkActors = NetworkData['actors'] & { id: number[] }
export type NetworkTies = NetworkData['ties']

/** Actors in the order of their keys. */
export function networkActors(db: ReadableDatabase): NetworkActors {
  const actors: NetworkActors = { id: [], uid: [], name: [], shortName: [], kind: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [] }
  for (const row of db.iterate<SpanColumns & { id: number; uid: string; name: string; short_name: string; kind: ActorKind }>(
    sql`SELECT a.id, a.uid, a.name, a.short_name, a.kind, ${spanOf('a')} FROM actor a ORDER BY a.id`,
  )) {
    actors.id.push(row.id)
    actors.uid.push(row.uid)
    actors.name.push(row.name)
    actors.shortName.push(row.short_name)
    actors.kind.push(row.kind)
    pushDays(actors, row)
  }
  return actors
}

/** Ties in the order of their keys, with the row numbers of their actors. */
export function networkTies(db: ReadableDatabase, actors: readonly number[]): NetworkTies & { id: number[] } {
  const rowOf = new Map(actors.map((id, row) => [id, row]))
  const ties: NetworkTies & { id: number[] } = { id: [], uid: [], from: [], to: [], directed: [], kind: [], certainty: [], label: [] }
  for (const row of db.iterate<{
    id: number; uid: string; from_actor_id: number; to_actor_id: number; directed: number; kind: TieKind; certainty: Certainty; label: string
  }>(sql`SELECT id, uid, from_actor_id, to_actor_id, directed, kind, certainty, label FROM tie ORDER BY id`)) {
    const from = rowOf.get(row.from_actor_id)
    const to = rowOf.get(row.to_actor_id)
    if (from === undefined || to === undefined) continue
    ties.id.push(row.id)
    ties.uid.push(row.uid)
    ties.from.push(from)
    ties.to.push(to)
    ties.directed.push(row.directed === 1)
    ties.kind.push(row.kind)
    ties.certainty.push(row.certainty)
    ties.label.push(row.label)
  }
  return ties
}

/** Phases in the order of their ties and of time, with the row numbers of their ties. */
export function networkPhases(db: ReadableDatabase, ties: readonly number[]): NetworkData['phases'] {
  const rowOf = new Map(ties.map((id, row) => [id, row]))
  const phases: NetworkData['phases'] = {
    uid: [], tie: [], cooperation: [], conflict: [], dates: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [],
  }
  for (const row of db.iterate<SpanColumns & { uid: string; tie_id: number; cooperation: number | null; conflict: number | null }>(sql`
    SELECT p.uid, p.tie_id, p.cooperation, p.conflict, ${spanOf('p')} FROM tie_phase p ORDER BY p.tie_id, p.start_earliest IS NULL, p.start_earliest, p.id`)) {
    const tie = rowOf.get(row.tie_id)
    if (tie === undefined) continue
    phases.uid.push(row.uid)
    phases.tie.push(tie)
    phases.cooperation.push(row.cooperation)
    phases.conflict.push(row.conflict)
    phases.dates.push(row.raw)
    pushDays(phases, row)
  }
  return phases
}

/** Dated events in time. */
export function networkEvents(db: ReadableDatabase): NetworkData['events'] {
  const events: NetworkData['events'] = { uid: [], title: [], startEarliest: [], endLatest: [] }
  for (const row of db.iterate<{ uid: string; title: string; start_earliest: number; end_latest: number }>(
    sql`SELECT uid, title, start_earliest, end_latest FROM event WHERE start_earliest IS NOT NULL ORDER BY start_earliest, id`,
  )) {
    events.uid.push(row.uid)
    events.title.push(row.title)
    events.startEarliest.push(row.start_earliest)
    events.endLatest.push(row.end_latest)
  }
  return events
}

type DayColumns = Pick<NetworkData['actors'], 'startEarliest' | 'startLatest' | 'endEarliest' | 'endLatest'>

function pushDays(columns: DayColumns, row: SpanColumns): void {
  columns.startEarliest.push(row.start_earliest)
  columns.startLatest.push(row.start_latest)
  columns.endEarliest.push(row.end_earliest)
  columns.endLatest.push(row.end_latest)
}

/**
 * The first and the last day of the study. An open or unknown side reaches as far as what is dated in the project (events, phases and
 * periods), and where nothing is, a year: never to today, so that a figure of the same project is the same tomorrow.
 */
export function studyDays(db: ReadableDatabase): { from: Day; to: Day } {
  const { startEarliest, endLatest } = getProject(db).studyPeriod
  const openStart = startEarliest <= DAY_MIN
  const openEnd = endLatest >= DAY_MAX
  if (!openStart && !openEnd) return { from: startEarliest, to: endLatest }
  const dated = one<{ first: number | null; last: number | null }>(db, sql`
    WITH spans AS (
      SELECT start_earliest AS first, end_latest AS last FROM event UNION ALL SELECT start_earliest, end_latest FROM tie_phase
      UNION ALL SELECT start_earliest, end_latest FROM period),
    days AS (SELECT first AS day FROM spans UNION ALL SELECT last FROM spans)
    SELECT min(day) AS first, max(day) AS last FROM days WHERE day > ${DAY_MIN} AND day < ${DAY_MAX}`)
  const year = 364
  if (openStart && openEnd) return dated.first === null || dated.last === null ? { from: 0, to: year } : { from: dated.first, to: dated.last }
  return openStart
    ? { from: Math.min(dated.first ?? endLatest - year, endLatest), to: endLatest }
    : { from: startEarliest, to: Math.max(dated.last ?? startEarliest + year, startEarliest) }
}
