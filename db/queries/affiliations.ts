/** Dated affiliations of one actor with another. */
import type { Affiliation } from '../contract/entities/people.ts'
import type { DateSpan } from '../contract/values.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { citationsOf } from './citations.ts'
import { insertRow, spanColumns, spanOf, toSpan, updateRow, type SpanColumns } from './rows.ts'

interface Row extends SpanColumns { id: number; uid: string; role: string; actor: string; actor_name: string; with_uid: string; with_name: string }

function affiliations(db: ReadableDatabase, where: Sql): Affiliation[] {
  const rows = db.all<Row>(sql`
    SELECT a.id, a.uid, a.role, p.uid AS actor, p.name AS actor_name, w.uid AS with_uid, w.name AS with_name, ${spanOf('a')}
    FROM affiliation a JOIN actor p ON p.id = a.actor_id JOIN actor w ON w.id = a.with_actor_id
    WHERE ${where} ORDER BY a.start_earliest IS NULL, a.start_earliest DESC, a.id`)
  const cites = citationsOf(db, 'affiliation', rows.map(row => row.id))
  return rows.map(row => ({
    uid: row.uid, actor: row.actor, with: row.with_uid, role: row.role, dates: toSpan(row),
    actorRef: { type: 'actor', uid: row.actor, title: row.actor_name }, withRef: { type: 'actor', uid: row.with_uid, title: row.with_name },
    cites: cites.get(row.id) ?? [],
  }))
}

/** What an actor belongs to or serves, the latest first. */
export const affiliationsOfActor = (db: ReadableDatabase, actor: number): Affiliation[] => affiliations(db, sql`a.actor_id = ${actor}`)
/** Who belongs to or serves an actor, the latest first. */
export const membersOfActor = (db: ReadableDatabase, actor: number): Affiliation[] => affiliations(db, sql`a.with_actor_id = ${actor}`)

export interface AffiliationRow { actorId?: number | undefined; withActorId?: number | undefined; role?: string | undefined; dates?: DateSpan | null | undefined }

const columns = (fields: AffiliationRow) => ({
  actor_id: fields.actorId, with_actor_id: fields.withActorId, role: fields.role, ...spanColumns(fields.dates),
})

export function insertAffiliation(db: WritableDatabase, uid: string, fields: Required<AffiliationRow>, at: string): number {
  return insertRow(db, 'affiliation', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateAffiliation(db: WritableDatabase, id: number, fields: AffiliationRow, at: string): boolean {
  return updateRow(db, 'affiliation', id, columns(fields), at)
}

/** The two actors of an affiliation, by key. */
export function actorsOfAffiliation(db: ReadableDatabase, id: number): { actorId: number; withActorId: number } | undefined {
  return db.get(sql`SELECT actor_id AS actorId, with_actor_id AS withActorId FROM affiliation WHERE id = ${id}`)
}

/**
 * The bloc that each actor is affiliated with, by key. Of several the one that lasts longest, then the one that began last; of those alike the first
 * that was entered.
 */
export function blocsOfActors(db: ReadableDatabase): { actorId: number; blocId: number }[] {
  const rows = db.all<{ actorId: number; blocId: number }>(sql`
    SELECT a.actor_id AS actorId, a.with_actor_id AS blocId FROM affiliation a JOIN actor w ON w.id = a.with_actor_id AND w.kind = 'bloc'
    ORDER BY a.actor_id, a.end_latest IS NULL, a.end_latest DESC, a.start_earliest DESC, a.id`)
  return rows.filter((row, index) => rows[index - 1]?.actorId !== row.actorId)
}
