/** What a project has already of what an import brings: sources by DOI, key and title, actors by name, alias and code. */
import { tableOf } from './keys.ts'
import { one } from './rows.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'

export interface KnownSource { id: number; uid: string; citation_key: string; title: string; year: string; doi: string | null }

/** Every source with what it is matched by. */
export function knownSources(db: ReadableDatabase): KnownSource[] {
  return db.all(sql`SELECT id, uid, citation_key, title, year, csl ->> '$.DOI' AS doi FROM source ORDER BY id`)
}

export interface KnownActorName { id: number; uid: string; name: string; folded: string }

/** Every name and alias of every actor, folded; main names before others, older actors before newer. */
export function knownActorNames(db: ReadableDatabase): KnownActorName[] {
  return db.all(sql`
    SELECT a.id, a.uid, a.name, n.folded FROM entity_name n JOIN actor a ON a.id = n.entity_id WHERE n.entity_type = 'actor' ORDER BY n.main DESC, a.id`)
}

export interface KnownSpelling { id: number; uid: string; name: string; written: string }

/** Every name, short name and alias of every actor as it is written; main names before others. */
export function knownSpellings(db: ReadableDatabase): KnownSpelling[] {
  return db.all(sql`
    SELECT id, uid, name, name AS written, 0 AS rank FROM actor
    UNION ALL SELECT id, uid, name, short_name, 1 FROM actor WHERE length(short_name) > 3
    UNION ALL SELECT a.id, a.uid, a.name, l.name, 2 FROM actor_alias l JOIN actor a ON a.id = l.actor_id ORDER BY rank, id`)
}

export interface KnownActorCode { id: number; uid: string; name: string; scheme: string; value: string }

export function knownActorCodes(db: ReadableDatabase): KnownActorCode[] {
  return db.all(sql`
    SELECT a.id, a.uid, a.name, e.scheme, e.value FROM external_id e JOIN actor a ON a.id = e.entity_id WHERE e.entity_type = 'actor' ORDER BY a.id`)
}

export interface KnownActor { id: number; uid: string; name: string }

/** Every actor by its uid. */
export function knownActorUids(db: ReadableDatabase): Map<string, KnownActor> {
  return new Map(db.all<KnownActor>(sql`SELECT id, uid, name FROM actor`).map(actor => [actor.uid, actor]))
}

/** The uids of all ties, with the actors that each joins. */
export function knownTieUids(db: ReadableDatabase): Map<string, { fromId: number; toId: number }> {
  return new Map(db.all<{ uid: string; fromId: number; toId: number }>(sql`SELECT uid, from_actor_id AS fromId, to_actor_id AS toId FROM tie`).map(({ uid, ...ends }) => [uid, ends]))
}

/** The keys of a data set under which the project has events, one at a time. */
export function knownEventKeys(db: ReadableDatabase, scheme: string): Iterable<{ value: string }> {
  return db.iterate(sql`SELECT value FROM external_id WHERE scheme = ${scheme} AND entity_type = 'event'`)
}

/** What the events of a data set say, one at a time; dates as raw EDTF, empty where there is none. */
export function eventContents(db: ReadableDatabase, dataSetId: number): Iterable<{ title: string; date: string; place: string; code: string; description: string }> {
  return db.iterate(sql`SELECT title, coalesce(date, '') AS date, place, code, description FROM event WHERE data_set_id = ${dataSetId}`)
}

export function hasUid(db: ReadableDatabase, type: 'affiliation' | 'view' | 'tie-phase', uid: string): boolean {
  return db.get(sql`SELECT 1 FROM ${identifier(tableOf[type])} WHERE uid = ${uid}`) !== undefined
}

export interface KnownEvent { uid: string; title: string; date: string }

/** Events that people wrote or imported from tables, with their dates as raw EDTF (empty where there is none); those of data sets have keys of their own. */
export function knownEvents(db: ReadableDatabase): KnownEvent[] {
  return db.all(sql`SELECT uid, title, coalesce(date, '') AS date FROM event WHERE data_set_id IS NULL ORDER BY id`)
}

/** How many events are of no data set. */
export function countOwnEvents(db: ReadableDatabase): number {
  return one<{ count: number }>(db, sql`SELECT count(*) AS count FROM event WHERE data_set_id IS NULL`).count
}

/** How many actors and sources there are, with which those of an import are compared. */
export function countCompared(db: ReadableDatabase): number {
  return one<{ count: number }>(db, sql`SELECT (SELECT count(*) FROM actor) + (SELECT count(*) FROM source) AS count`).count
}
