/** Coded events between two actors, the newest first, a bounded number at a time. */
import type { ProposalPlace } from '../contract/entities/proposals.ts'
import { sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { keySet, spanOf, type SpanColumns } from './rows.ts'

export interface PairEvent {
  readonly event: number
  readonly month: number | null
  /** 1 from the actor with the lower key to the one with the higher, -1 the other way, 0 where both take part alike. */
  readonly direction: -1 | 0 | 1
}

const sides = (one: number, other: number) => [Math.min(one, other), Math.max(one, other)] as const

/** How many events between two actors have a code that says cooperation or conflict. Answered by the index alone. */
export function countCoded(db: ReadableDatabase, one: number, other: number): number {
  const [low, high] = sides(one, other)
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM event_pair WHERE low_actor_id = ${low} AND high_actor_id = ${high} AND tone <> 0`)?.count ?? 0
}

/** Events between two actors by their first month, the newest first, from a place on; those without a month come last. At most `limit`, read along the index. */
export function pairEvents(db: ReadableDatabase, one: number, other: number, before: ProposalPlace | null, limit: number): PairEvent[] {
  const [low, high] = sides(one, other)
  const ask = (where: Sql, count: number) => db.all<PairEvent>(sql`
    SELECT event_id AS event, first_month AS month, direction FROM event_pair
    WHERE low_actor_id = ${low} AND high_actor_id = ${high} AND ${where} ORDER BY first_month DESC, event_id DESC LIMIT ${count}`)
  const dated = before === null ? ask(sql`first_month IS NOT NULL`, limit)
    : before.month === null ? []
      : [...ask(sql`first_month = ${before.month} AND event_id < ${before.event}`, limit)]
  const older = before === null || before.month === null || dated.length >= limit ? [] : ask(sql`first_month < ${before.month}`, limit - dated.length)
  const left = limit - dated.length - older.length
  const undated = left === 0 ? [] : ask(before?.month === null ? sql`first_month IS NULL AND event_id < ${before.event}` : sql`first_month IS NULL`, left)
  return [...dated, ...older, ...undated]
}

/** Scheme and code of these events, where they have any. */
export function codesOf(db: ReadableDatabase, events: readonly number[]): { event: number; scheme: string; code: string }[] {
  return db.all(sql`SELECT id AS event, code_scheme AS scheme, code FROM event WHERE id IN ${keySet(events)} AND code <> ''`)
}

export interface ProposedRow extends SpanColumns { id: number; uid: string; title: string; code: string; goldstein: number | null; data_set_id: number | null }

/** What a list of proposals says of events, by key. */
export function proposedEvents(db: ReadableDatabase, events: readonly number[]): Map<number, ProposedRow> {
  return new Map(db.all<ProposedRow>(sql`
    SELECT e.id, e.uid, e.title, e.code, e.goldstein, e.data_set_id, ${spanOf('e', 'date')} FROM event e WHERE e.id IN ${keySet(events)}`).map(row => [row.id, row]))
}
