/** Actors with their aliases and codes. */
import type { Actor, Alias, Code } from '../contract/entities/people.ts'
import type { DateSpan, EntityRef } from '../contract/values.ts'
import type { ActorKind } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { externalIdsOf, mergeSchemes, replaceExternalIds } from './external-ids.ts'
import { insertRow, keySet, replaceChildren, spanColumns, spanOf, toSpan, updateRow, type SpanColumns } from './rows.ts'
import { refsOf, shortNameOf } from './titles.ts'

export function getActor(db: ReadableDatabase, id: number): Actor | undefined {
  const row = db.get<SpanColumns & { uid: string; kind: ActorKind; name: string; short_name: string; description: string }>(
    sql`SELECT a.uid, a.kind, a.name, a.short_name, a.description, ${spanOf('a')} FROM actor a WHERE a.id = ${id}`,
  )
  if (!row) return undefined
  return {
    uid: row.uid, kind: row.kind, name: row.name, shortName: row.short_name, description: row.description, dates: toSpan(row),
    aliases: db.all<Alias>(sql`SELECT name, language FROM actor_alias WHERE actor_id = ${id} ORDER BY position`),
    codes: codesOf(db, id),
  }
}

/** Codes of reference lists; the uids of actors that became this one are no such code. */
function codesOf(db: ReadableDatabase, actor: number): Code[] {
  return db.all<Code>(sql`
    SELECT scheme, value FROM external_id WHERE entity_type = 'actor' AND entity_id = ${actor} AND scheme NOT IN ${keySet(mergeSchemes)} ORDER BY position`)
}

export interface ActorRow { kind?: ActorKind | undefined; name?: string | undefined; shortName?: string | undefined; description?: string | undefined; dates?: DateSpan | null | undefined }

const columns = (fields: ActorRow) => ({
  kind: fields.kind, name: fields.name, short_name: fields.shortName, description: fields.description, ...spanColumns(fields.dates),
})

export function insertActor(db: WritableDatabase, uid: string, fields: Required<ActorRow>, at: string): number {
  return insertRow(db, 'actor', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateActor(db: WritableDatabase, id: number, fields: ActorRow, at: string): boolean {
  return updateRow(db, 'actor', id, columns(fields), at)
}

export function replaceAliases(db: WritableDatabase, actor: number, aliases: readonly Alias[]): boolean {
  return replaceChildren(db, 'actor_alias', { actor_id: actor }, aliases.map(({ name, language }) => ({ name, language })))
}

export function replaceCodes(db: WritableDatabase, actor: number, codes: readonly Code[]): boolean {
  const merged = externalIdsOf(db, 'actor', actor).filter(({ scheme }) => (mergeSchemes as readonly string[]).includes(scheme))
  return replaceExternalIds(db, 'actor', actor, [...codes.filter(({ scheme }) => !(mergeSchemes as readonly string[]).includes(scheme)), ...merged])
}

/** Ties in which an actor stands, each with the actor on its other side, in the order of that actor's name. */
export function tiesOfActor(db: ReadableDatabase, actor: number): { ref: EntityRef; other: EntityRef; kind: string; certainty: string }[] {
  const rows = db.all<{ id: number; other: number; other_name: string; kind: string; certainty: string }>(sql`
    SELECT t.id, o.id AS other, o.name AS other_name, t.kind, t.certainty FROM tie t
    JOIN actor o ON o.id = CASE WHEN t.from_actor_id = ${actor} THEN t.to_actor_id ELSE t.from_actor_id END
    WHERE t.from_actor_id = ${actor} OR t.to_actor_id = ${actor} ORDER BY o.name, t.id`)
  const ties = refsOf(db, 'tie', rows.map(row => row.id))
  const actors = refsOf(db, 'actor', rows.map(row => row.other))
  return rows.flatMap(row => {
    const ref = ties.get(row.id)
    const other = actors.get(row.other)
    return ref && other ? [{ ref, other, kind: row.kind, certainty: row.certainty }] : []
  })
}

/** Events in which an actor takes part, the latest first, those without a date last. `date` is the raw EDTF. */
export function eventsOfActor(db: ReadableDatabase, actor: number): { ref: EntityRef; role: string; date: string }[] {
  return db.all<{ uid: string; title: string; role: string; date: string }>(sql`
    SELECT e.uid, e.title, p.role, coalesce(e.date, '') AS date FROM event_participant p JOIN event e ON e.id = p.event_id
    WHERE p.actor_id = ${actor} ORDER BY e.start_earliest IS NULL, e.start_earliest DESC, e.id, p.position`,
  ).map(row => ({ ref: { type: 'event', uid: row.uid, title: row.title }, role: row.role, date: row.date }))
}

/** Excerpts that name an actor, in the order of their labels. */
export function excerptsOfActor(db: ReadableDatabase, actor: number): EntityRef[] {
  const ids = db.all<{ id: number }>(
    sql`SELECT x.id FROM excerpt_actor n JOIN excerpt x ON x.id = n.excerpt_id WHERE n.actor_id = ${actor} ORDER BY x.label, x.id`,
  ).map(row => row.id)
  const refs = refsOf(db, 'excerpt', ids)
  return ids.flatMap(id => refs.get(id) ?? [])
}

/** The names that labels and messages use, by key: the short name where there is one. */
export function shortNames(db: ReadableDatabase, actors: readonly number[]): Map<number, string> {
  const rows = db.all<{ id: number; name: string; short_name: string }>(sql`SELECT id, name, short_name FROM actor WHERE id IN ${keySet(actors)}`)
  return new Map(rows.map(row => [row.id, shortNameOf(row.name, row.short_name)]))
}
