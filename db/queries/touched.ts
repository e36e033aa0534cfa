/** Which entities a set of row changes touched: what push events name. */
import type { EntityType } from '../contract/vocabulary.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { Row, RowChange } from '../sqlite/undo.ts'
import { findUids, tableOf } from './keys.ts'

type Owner = [type: EntityType, column: string]

const typeOf = new Map<string, EntityType>((Object.entries(tableOf) as [EntityType, string][]).map(([type, table]) => [table, type]))

/** Entities in whose inspector or list a row shows, besides the row itself where it is an entity: by the column that points to them. */
const owners: Readonly<Record<string, Owner[]>> = {
  source_text: [['source', 'source_id']],
  framework_revision: [['framework', 'framework_id']],
  aspect: [['framework', 'framework_id']],
  aspect_scale: [['aspect', 'aspect_id']],
  indicator: [['aspect', 'aspect_id']],
  actor_alias: [['actor', 'actor_id']],
  affiliation: [['actor', 'actor_id'], ['actor', 'with_actor_id']],
  excerpt: [['source', 'source_id']],
  excerpt_actor: [['excerpt', 'excerpt_id'], ['actor', 'actor_id']],
  event_participant: [['event', 'event_id'], ['actor', 'actor_id']],
  tie: [['actor', 'from_actor_id'], ['actor', 'to_actor_id']],
  tie_phase: [['tie', 'tie_id']],
  citation: [['event', 'event_id'], ['tie-phase', 'tie_phase_id'], ['affiliation', 'affiliation_id'], ['excerpt', 'excerpt_id'], ['source', 'source_id']],
  assessment: [['tie', 'tie_id']],
  assessment_version: [['assessment', 'assessment_id']],
  adjudication: [['tie', 'tie_id']],
  reading_overrule: [['tie', 'tie_id']],
  evidence: [['tie', 'tie_id'], ['excerpt', 'excerpt_id'], ['event', 'event_id'], ['indicator', 'indicator_id']],
  note_attachment: [['note', 'note_id']],
  note_link: [['note', 'note_id']],
  view_position: [['view', 'view_id']],
  saved_filter: [['project', 'project_id']],
  look_again: [['assessment', 'assessment_id'], ['tie-phase', 'tie_phase_id'], ['period', 'period_id']],
  indicator_merge: [['indicator', 'indicator_id'], ['indicator', 'into_id']],
  evidence_recoding: [['evidence', 'evidence_id']],
  evidence_adjudication: [['tie', 'tie_id'], ['indicator', 'indicator_id']],
  bundle_origin: [['project', 'id']],
  import_record: [['coder', 'coder_id']],
  attribute: [['actor', 'actor_id'], ['tie', 'tie_id']],
  import_map: [['project', 'project_id']],
  code_mapping: [['indicator', 'indicator_id']],
  proposal_refusal: [['event', 'event_id']],
}
/** Tables that point to an entity of any type by type and key. */
export const linksToAny: readonly string[] = ['external_id', 'note_attachment', 'note_link', 'duplicate_dismissal']
const linkTables: ReadonlySet<string> = new Set(linksToAny)

/** Tables whose rows belong to an entity of a type, by the column that points to it. */
export function partsOf(type: EntityType): { table: string; column: string }[] {
  return Object.entries(owners).flatMap(([table, list]) => list.filter(([owner]) => owner === type).map(([, column]) => ({ table, column })))
}

/** The entity that a row is of: itself, or the first that it belongs to; null for a row of none. */
export function ownerOfRow(table: string, rowId: number, row: Row): { type: EntityType; id: number } | null {
  const type = typeOf.get(table)
  if (type !== undefined) return { type, id: rowId }
  for (const [owner, column] of owners[table] ?? []) {
    const id = row[column]
    if (typeof id === 'number') return { type: owner, id }
  }
  const linked = row['entity_type']
  if (linkTables.has(table) && typeof linked === 'string' && linked in tableOf && typeof row['entity_id'] === 'number') return { type: linked as EntityType, id: row['entity_id'] }
  return null
}

/** Entities by type and uid, each once; those that were deleted among them. */
export function touchedEntities(db: ReadableDatabase, changes: readonly RowChange[]): { type: EntityType; uid: string }[] {
  const ids = new Map<EntityType, Set<number>>()
  const deleted = new Map<string, string>()
  const touch = (type: EntityType | undefined, id: unknown) => {
    if (type === undefined || typeof id !== 'number') return
    const known = ids.get(type)
    if (known) known.add(id)
    else ids.set(type, new Set([id]))
  }
  for (const { table, rowId, before, after } of changes) {
    const type = typeOf.get(table)
    touch(type, rowId)
    if (type !== undefined && typeof before?.['uid'] === 'string') deleted.set(`${type} ${rowId}`, before['uid'])
    for (const row of [before, after]) if (row) touchOwners(table, row, touch)
  }
  return [...ids].flatMap(([type, set]) => {
    const uids = findUids(db, type, [...set])
    return [...set].flatMap(id => {
      const uid = uids.get(id) ?? deleted.get(`${type} ${id}`)
      return uid === undefined ? [] : [{ type, uid }]
    })
  })
}

function touchOwners(table: string, row: Row, touch: (type: EntityType | undefined, id: unknown) => void): void {
  for (const [type, column] of owners[table] ?? []) touch(type, row[column])
  const linked = row['entity_type']
  if (linkTables.has(table) && typeof linked === 'string' && linked in tableOf) touch(linked as EntityType, row['entity_id'])
}
