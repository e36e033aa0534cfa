/** Which table holds which type of entity, and the way from a uid to the local key. */
import type { EntityType } from '../contract/vocabulary.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'
import { keySet } from './rows.ts'

export const tableOf: Readonly<Record<EntityType, string>> = {
  'project': 'project', 'coder': 'coder', 'actor': 'actor', 'affiliation': 'affiliation', 'source': 'source', 'excerpt': 'excerpt',
  'data-set': 'data_set', 'event': 'event', 'tie': 'tie', 'tie-phase': 'tie_phase', 'period': 'period', 'framework': 'framework',
  'aspect': 'aspect', 'indicator': 'indicator', 'assessment': 'assessment', 'evidence': 'evidence', 'note': 'note', 'view': 'view',
}

/** The table of a type as text; undefined for a word that is no type. */
export const tableOfType = (type: string): string | undefined => Object.entries(tableOf).find(([known]) => known === type)?.[1]

/** The local key of an entity; undefined where the project has none of that type and uid. */
export function findId(db: ReadableDatabase, type: EntityType, uid: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM ${identifier(tableOf[type])} WHERE uid = ${uid}`)?.id
}

/** Local keys by uid, for those that are there. */
export function findIds(db: ReadableDatabase, type: EntityType, uids: readonly string[]): Map<string, number> {
  if (uids.length === 0) return new Map()
  const rows = db.all<{ id: number; uid: string }>(sql`SELECT id, uid FROM ${identifier(tableOf[type])} WHERE uid IN ${keySet(uids)}`)
  return new Map(rows.map(row => [row.uid, row.id]))
}

/** Uids by local key, for those that are there. */
export function findUids(db: ReadableDatabase, type: EntityType, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map()
  const rows = db.all<{ id: number; uid: string }>(sql`SELECT id, uid FROM ${identifier(tableOf[type])} WHERE id IN ${keySet(ids)}`)
  return new Map(rows.map(row => [row.id, row.uid]))
}

/** The type and key of the entity with this uid, whatever it is. */
export function findEntity(db: ReadableDatabase, uid: string): { type: EntityType; id: number } | undefined {
  for (const type of Object.keys(tableOf) as EntityType[]) {
    const id = findId(db, type, uid)
    if (id !== undefined) return { type, id }
  }
  return undefined
}
