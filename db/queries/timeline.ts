/** Events along time, in lanes of actors or ties. */
import type { LaneKind, TimelineRows } from '../contract/entities/timeline.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import type { Stance } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { keySet, spanOf, type SpanColumns } from './rows.ts'

/**
 * Events and their lanes (key of the actor or tie; 0 for the one lane of all), each pair once, with the middle of the days on which the event may begin.
 * `near` picks the events `e`, `ids` the lanes (null: every one). A tie has the events in which both its actors take part, and those that evidence on it
 * rests on, itself or by a passage that the event cites. The order of joins is said, since a file has no statistics to choose one by: from events, read in the
 * order in which they lie, to their participants; the index of beginnings would jump from page to page for every one of them.
 */
function laneEvents(by: LaneKind, ids: readonly number[] | null, near: Sql): Sql {
  const some = sql`near AS MATERIALIZED (SELECT e.id, (e.start_earliest + e.start_latest) / 2 AS middle FROM event e NOT INDEXED WHERE ${near})`
  if (by === 'all') return sql`WITH ${some}, placed AS (SELECT 0 AS lane, id AS event, middle FROM near)`
  if (by === 'actor') {
    return sql`WITH ${some}, placed AS MATERIALIZED (
      SELECT DISTINCT p.actor_id AS lane, n.id AS event, n.middle FROM near n CROSS JOIN event_participant p ON p.event_id = n.id WHERE ${ids === null ? sql`1` : sql`p.actor_id IN ${keySet(ids)}`})`
  }
  return sql`WITH ${some}, wanted AS MATERIALIZED (SELECT id, from_actor_id, to_actor_id FROM tie WHERE ${ids === null ? sql`1` : sql`id IN ${keySet(ids)}`}),
    rests AS MATERIALIZED (
      SELECT w.id AS lane, v.event_id AS event FROM wanted w CROSS JOIN evidence v ON v.tie_id = w.id WHERE v.event_id IS NOT NULL
      UNION SELECT w.id, c.event_id FROM wanted w CROSS JOIN evidence v ON v.tie_id = w.id CROSS JOIN citation c ON c.excerpt_id = v.excerpt_id WHERE c.event_id IS NOT NULL),
    placed AS MATERIALIZED (
      SELECT w.id AS lane, n.id AS event, n.middle FROM near n
        CROSS JOIN event_participant p ON p.event_id = n.id AND p.actor_id IN (SELECT from_actor_id FROM wanted)
        CROSS JOIN event_participant q ON q.event_id = n.id CROSS JOIN wanted w ON w.from_actor_id = p.actor_id AND w.to_actor_id = q.actor_id
      UNION SELECT r.lane, e.id, (e.start_earliest + e.start_latest) / 2 FROM rests r CROSS JOIN event e ON e.id = r.event WHERE ${near})`
}

/** How many dated events each lane has, those with most first, then by key. */
export function laneCounts(db: ReadableDatabase, by: 'actor' | 'tie'): { lane: number; events: number }[] {
  return db.all(sql`${laneEvents(by, null, sql`e.start_earliest IS NOT NULL`)} SELECT lane, count(*) AS events FROM placed GROUP BY lane ORDER BY events DESC, lane`)
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

/** How many events may lie in a range, once for each of their lanes, and how many begin in each of so many parts of it, lane by lane. */
export function countsInLanes(db: ReadableDatabase, by: LaneKind, ids: readonly number[], { from, to, parts }: { from: Day; to: Day; parts: number }): { total: number; counts: number[][] } {
  const lanes = by === 'all' ? [0] : ids
  const place = new Map(lanes.map((id, lane) => [id, lane]))
  const counts = lanes.map(() => Array.from({ length: parts }, () => 0))
  let total = 0
  for (const { lane, part, count } of db.iterate<{ lane: number; part: number; count: number }>(sql`
    ${laneEvents(by, ids, within(from, to))}
    SELECT lane, CASE WHEN middle BETWEEN ${from} AND ${to} THEN CAST((middle - ${from}) * ${parts} / ${to - from + 1} AS INTEGER) ELSE -1 END AS part, count(*) AS count FROM placed GROUP BY 1, 2`)) {
    total += count
    const row = counts[place.get(lane) ?? -1]
    if (row && part >= 0) row[part] = count
  }
  return { total, counts }
}

/** The events of lanes in a range, in the order of time, with the evidence that rests on them. */
export function rowsInLanes(db: ReadableDatabase, by: LaneKind, ids: readonly number[], from: Day, to: Day): TimelineRows {
  const place = new Map((by === 'all' ? [0] : ids).map((id, lane) => [id, lane]))
  const rows: TimelineRows = { uid: [], title: [], dates: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [], lane: [], evidence: { row: [], aspect: [], stance: [] } }
  const rowsOf = new Map<number, { row: number; lane: number }[]>()
  for (const each of db.iterate<SpanColumns & { lane: number; id: number; uid: string; title: string }>(sql`
    ${laneEvents(by, ids, within(from, to))}
    SELECT l.lane, e.id, e.uid, e.title, ${spanOf('e', 'date')} FROM placed l CROSS JOIN event e ON e.id = l.event ORDER BY e.start_earliest, e.end_latest, e.id, l.lane`)) {
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
