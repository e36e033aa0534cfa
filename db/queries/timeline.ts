/** Events along time, in lanes of actors or ties. */
import type { LaneKind, TimelineRows } from '../contract/entities/timeline.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import type { Stance } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { keySet, spanOf, type SpanColumns } from './rows.ts'

/** Events and the ties that they are of: both actors take part, or evidence on the tie rests on the event or on a passage that it cites. Of these ties; null for all. */
function tieEvents(ties: readonly number[] | null): Sql {
  const among = (column: Sql) => (ties === null ? sql`1` : sql`${column} IN ${keySet(ties)}`)
  return sql`
    SELECT t.id AS lane, p.event_id AS event FROM tie t
      JOIN event_participant p ON p.actor_id = t.from_actor_id
      JOIN event_participant q ON q.event_id = p.event_id AND q.actor_id = t.to_actor_id
      WHERE ${among(sql`t.id`)}
    UNION SELECT v.tie_id, v.event_id FROM evidence v WHERE v.event_id IS NOT NULL AND ${among(sql`v.tie_id`)}
    UNION SELECT v.tie_id, c.event_id FROM evidence v JOIN citation c ON c.excerpt_id = v.excerpt_id WHERE c.event_id IS NOT NULL AND ${among(sql`v.tie_id`)}`
}

/** Rows of a lane (key of the actor or tie; 0 for the one lane of all) and an event. */
function laneEvents(by: LaneKind, ids: readonly number[] | null): Sql {
  if (by === 'all') return sql`SELECT 0 AS lane, e.id AS event FROM event e`
  if (by === 'tie') return tieEvents(ids)
  return sql`SELECT DISTINCT p.actor_id AS lane, p.event_id AS event FROM event_participant p WHERE ${ids === null ? sql`1` : sql`p.actor_id IN ${keySet(ids)}`}`
}

/** How many dated events each lane has, those with most first, then by key. */
export function laneCounts(db: ReadableDatabase, by: 'actor' | 'tie'): { lane: number; events: number }[] {
  return db.all(sql`
    SELECT l.lane, count(*) AS events FROM (${laneEvents(by, null)}) l JOIN event e ON e.id = l.event WHERE e.start_earliest IS NOT NULL
    GROUP BY l.lane ORDER BY events DESC, l.lane`)
}

/** First and last day that any event names, open and unknown ends aside, and how many events have a date. */
export function eventExtent(db: ReadableDatabase): { first: Day | null; last: Day | null; dated: number; undated: number } {
  return db.get<{ first: Day | null; last: Day | null; dated: number; undated: number }>(sql`
    SELECT min(CASE WHEN start_earliest > ${DAY_MIN} THEN start_earliest WHEN start_latest > ${DAY_MIN} THEN start_latest END) AS first,
      max(CASE WHEN end_latest < ${DAY_MAX} THEN end_latest WHEN end_earliest < ${DAY_MAX} THEN end_earliest ELSE start_latest END) AS last,
      count(start_earliest) AS dated, count(*) - count(start_earliest) AS undated FROM event`) ?? { first: null, last: null, dated: 0, undated: 0 }
}

/** How many events the project has. */
export function countEvents(db: ReadableDatabase): number {
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM event`)?.count ?? 0
}

const within = (from: Day, to: Day): Sql => sql`e.start_earliest <= ${to} AND e.end_latest >= ${from}`

/** How many events may lie in a range, once for each of their lanes. */
export function countInLanes(db: ReadableDatabase, by: LaneKind, ids: readonly number[], from: Day, to: Day): number {
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM (${laneEvents(by, ids)}) l JOIN event e ON e.id = l.event WHERE ${within(from, to)}`)?.count ?? 0
}

/** How many events begin in each of so many parts of a range, lane by lane. */
export function countsInLanes(db: ReadableDatabase, by: LaneKind, ids: readonly number[], { from, to, parts }: { from: Day; to: Day; parts: number }): number[][] {
  const lanes = by === 'all' ? [0] : ids
  const place = new Map(lanes.map((id, lane) => [id, lane]))
  const counts = lanes.map(() => Array.from({ length: parts }, () => 0))
  const middle = sql`((e.start_earliest + e.start_latest) / 2)`
  for (const { lane, part, count } of db.iterate<{ lane: number; part: number; count: number }>(sql`
    SELECT l.lane, CAST((${middle} - ${from}) * ${parts} / ${to - from + 1} AS INTEGER) AS part, count(*) AS count FROM (${laneEvents(by, ids)}) l JOIN event e ON e.id = l.event
    WHERE ${middle} BETWEEN ${from} AND ${to} GROUP BY 1, 2`)) {
    const row = counts[place.get(lane) ?? -1]
    if (row) row[part] = count
  }
  return counts
}

/** The events of lanes in a range, in the order of time, with the evidence that rests on them. */
export function rowsInLanes(db: ReadableDatabase, by: LaneKind, ids: readonly number[], from: Day, to: Day): TimelineRows {
  const place = new Map((by === 'all' ? [0] : ids).map((id, lane) => [id, lane]))
  const rows: TimelineRows = { uid: [], title: [], dates: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [], lane: [], evidence: { row: [], aspect: [], stance: [] } }
  const rowsOf = new Map<number, { row: number; lane: number }[]>()
  for (const each of db.iterate<SpanColumns & { lane: number; id: number; uid: string; title: string }>(sql`
    SELECT l.lane, e.id, e.uid, e.title, ${spanOf('e', 'date')} FROM (${laneEvents(by, ids)}) l JOIN event e ON e.id = l.event
    WHERE ${within(from, to)} ORDER BY e.start_earliest, e.end_latest, e.id, l.lane`)) {
    const known = rowsOf.get(each.id) ?? []
    rowsOf.set(each.id, known)
    known.push({ row: rows.uid.length, lane: each.lane })
    rows.uid.push(each.uid)
    rows.title.push(each.title)
    rows.dates.push(each.raw ?? '')
    rows.startEarliest.push(each.start_earliest ?? from)
    rows.startLatest.push(each.start_latest ?? from)
    rows.endEarliest.push(each.end_earliest ?? to)
    rows.endLatest.push(each.end_latest ?? to)
    rows.lane.push(place.get(each.lane) ?? 0)
  }
  for (const { event, tie, aspect, stance } of evidenceOn(db, [...rowsOf.keys()])) {
    for (const { row, lane } of rowsOf.get(event) ?? []) {
      if (by === 'tie' && lane !== tie) continue
      rows.evidence.row.push(row)
      rows.evidence.aspect.push(aspect)
      rows.evidence.stance.push(stance)
    }
  }
  return rows
}

/** Pieces of evidence that rest on events, or on passages that they cite: each once for an event. */
function evidenceOn(db: ReadableDatabase, events: readonly number[]): { event: number; tie: number; aspect: string; stance: Stance }[] {
  return db.all(sql`
    SELECT x.event, x.tie, a.code AS aspect, x.stance FROM (
      SELECT v.id, v.event_id AS event, v.tie_id AS tie, v.indicator_id AS indicator, v.stance FROM evidence v WHERE v.event_id IN ${keySet(events)}
      UNION SELECT v.id, c.event_id, v.tie_id, v.indicator_id, v.stance FROM citation c JOIN evidence v ON v.excerpt_id = c.excerpt_id WHERE c.event_id IN ${keySet(events)}
    ) x JOIN indicator i ON i.id = x.indicator JOIN aspect a ON a.id = i.aspect_id ORDER BY x.event, x.id`)
}

/** Of these events, those of restricted data sets, whose licence may not allow passing them on. */
export function restrictedAmong(db: ReadableDatabase, uids: readonly string[]): Set<string> {
  return new Set(db.all<{ uid: string }>(sql`
    SELECT e.uid FROM event e JOIN data_set d ON d.id = e.data_set_id WHERE d.restricted = 1 AND e.uid IN (SELECT value FROM json_each(${JSON.stringify(uids)}))`).map(({ uid }) => uid))
}
