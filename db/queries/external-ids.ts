/** Ids that an entity has elsewhere: codes of reference lists, keys of data sets, and what it was called before a merge. */
import type { EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { tableOf } from './keys.ts'
import { replaceChildren } from './rows.ts'

export interface ExternalId { readonly scheme: string; readonly value: string }

/** The uid of an entity that became this one, so that a link, or importing it again, finds this one. */
export const mergedUid = 'merged-uid'
/** The citation key of a source that became this one. */
export const mergedKey = 'merged-key'
export const mergeSchemes = [mergedUid, mergedKey] as const

export function externalIdsOf(db: ReadableDatabase, type: EntityType, id: number): ExternalId[] {
  return db.all<ExternalId>(sql`SELECT scheme, value FROM external_id WHERE entity_type = ${type} AND entity_id = ${id} ORDER BY position, id`)
}

/** Makes the external ids of one entity exactly these. Returns whether anything changed. */
export function replaceExternalIds(db: WritableDatabase, type: EntityType, id: number, ids: readonly ExternalId[]): boolean {
  return replaceChildren(db, 'external_id', { entity_type: type, entity_id: id }, ids.map(({ scheme, value }) => ({ scheme, value })))
}

/** The entity that the one with this uid was merged into. */
export function findMerged(db: ReadableDatabase, uid: string): { type: EntityType; id: number } | undefined {
  const found = db.get<{ type: string; id: number }>(sql`SELECT entity_type AS type, entity_id AS id FROM external_id WHERE scheme = ${mergedUid} AND value = ${uid}`)
  return found && found.type in tableOf ? { type: found.type as EntityType, id: found.id } : undefined
}
