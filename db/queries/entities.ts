/** Lists of entities in the order of their names, a page at a time; completion of names; references by uid. */
import { listedTypes, type ListRow } from '../contract/methods/project.ts'
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { identifier, sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { hasMoreEvents } from './events.ts'
import { findMerged } from './external-ids.ts'
import { findEntity, tableOf } from './keys.ts'
import { listRowsOf } from './list-rows.ts'
import { foldName, namedTypes, type NamedType } from './names.ts'
import { noteTitles } from './notes.ts'
import { keySet, one } from './rows.ts'
import { matchExpression, readQuery } from './search-query.ts'
import { refOf } from './titles.ts'

export type ListedType = (typeof listedTypes)[number]
/** Where a page begins: after this folded title and key. */
export interface PageKey { folded: string; id: number }
export interface Page { rows: ListRow[]; next: PageKey | null; total: number }
export interface PageRequest { type: ListedType; filter: string; after: PageKey | null; limit: number; hidePrivate: boolean }

/** A pattern for LIKE that finds the text anywhere; its own wildcards are escaped by a backslash. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/gu, '\\$&')}%`

/**
 * A page of entities in the order of their folded titles, then of their keys. The filter keeps those with a name, an alias that contains it,
 * folded, and excerpts whose text has its words. `total` counts all that the filter keeps.
 */
export function listEntities(db: ReadableDatabase, request: PageRequest): Page {
  return request.type === 'note' ? listNotes(db, request) : listNamed(db, request.type, request)
}

function listNamed(db: ReadableDatabase, type: Exclude<ListedType, 'note'>, request: PageRequest): Page {
  const wanted = foldName(request.filter)
  const filter = wanted === '' ? sql`1` : sql`(n.folded LIKE ${containing(wanted)} ESCAPE '\\' OR n.entity_id IN ${otherwiseMatching(type, wanted)})`
  const after = request.after === null ? sql`1` : sql`(n.folded, n.entity_id) > (${request.after.folded}, ${request.after.id})`
  const main = sql`n.entity_type = ${type} AND n.main = 1 AND ${filter}`
  // Every entity has one main name; counting rows of the table goes through its smallest index alone.
  const total = one<{ total: number }>(db, wanted === '' ? sql`SELECT count(*) AS total FROM ${identifier(tableOf[type])}` : sql`SELECT count(*) AS total FROM entity_name n WHERE ${main}`).total
  const found = db.all<PageKey>(
    sql`SELECT n.folded, n.entity_id AS id FROM entity_name n WHERE ${main} AND ${after} ORDER BY n.folded, n.entity_id LIMIT ${request.limit + 1}`,
  )
  return page(found, request.limit, total, keys => listRowsOf(db, type, keys))
}

/** Keys of those that match by something else than the title they are listed by: excerpts also by the words of their text. */
function otherwiseMatching(type: Exclude<ListedType, 'note'>, wanted: string): Sql {
  const byName = sql`SELECT entity_id FROM entity_name WHERE entity_type = ${type} AND main = 0 AND folded LIKE ${containing(wanted)} ESCAPE '\\'`
  const terms = type === 'excerpt' ? readQuery(wanted) : []
  if (terms.length === 0) return sql`(${byName})`
  return sql`(${byName} UNION SELECT d.entity_id FROM search_index JOIN search_document d ON d.id = search_index.rowid
    WHERE search_index MATCH ${matchExpression(terms)} AND d.entity_type = ${type})`
}

/** Notes are folded here: their titles are kept nowhere else. */
function listNotes(db: ReadableDatabase, request: PageRequest): Page {
  const wanted = foldName(request.filter)
  const all = noteTitles(db, request)
    .map(({ id, title }): PageKey => ({ folded: foldName(title), id }))
    .filter(({ folded }) => folded.includes(wanted))
    .toSorted(byFoldedName)
  const { after } = request
  const found = after === null ? all : all.filter(key => byFoldedName(key, after) > 0)
  return page(found.slice(0, request.limit + 1), request.limit, all.length, keys => listRowsOf(db, 'note', keys))
}

const byFoldedName = (a: PageKey, b: PageKey): number => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.id - b.id)

function page(found: PageKey[], limit: number, total: number, rowsOf: (ids: number[]) => ListRow[]): Page {
  const shown = found.slice(0, limit)
  return { rows: rowsOf(shown.map(key => key.id)), next: found.length > limit ? (shown.at(-1) ?? null) : null, total }
}

/**
 * Entities with a name or alias that begins with the folded text, then those in which a word does, then those that contain it; within each an
 * actor before a tie before an event …, shorter names before longer. `types` keeps those of some types only.
 */
export function completeNames(
  db: ReadableDatabase, prefix: string, limit: number, { hidePrivate, types, many = manyEvents }: { hidePrivate: boolean; types?: readonly EntityType[]; many?: number },
): ListRow[] {
  const wanted = foldName(prefix)
  // Nothing typed yet: the first of each type asked for, or the first actors.
  if (wanted === '') {
    return listedTypes.filter(type => (types ?? ['actor']).includes(type)).flatMap(type => listEntities(db, { type, filter: '', after: null, limit, hidePrivate }).rows).slice(0, limit)
  }
  // The names of very many events are not gone through: those that begin so, and the newest that have the words.
  const apart = (types ?? ['event']).includes('event') && hasMoreEvents(db, many)
  const ofType = types === undefined && !apart ? sql`1` : sql`entity_type IN ${keySet((types ?? namedTypes).filter(type => !apart || type !== 'event'))}`
  const found = new Map<string, { type: EntityType; id: number; rank: number; order: number; length: number }>()
  const candidates = [
    ...db.all<{ type: NamedType; id: number; folded: string }>(sql`
      SELECT entity_type AS type, entity_id AS id, folded FROM entity_name
      WHERE folded LIKE ${containing(wanted)} ESCAPE '\\' AND ${ofType}
      ORDER BY CASE WHEN substr(folded, 1, ${wanted.length}) = ${wanted} THEN 0 WHEN instr(folded, ${` ${wanted}`}) > 0 THEN 1 ELSE 2 END,
        ${typeOrder}, length(folded), entity_id
      LIMIT ${limit * 4}`),
    ...(apart ? eventNames(db, wanted, limit * 4) : []),
    ...(types === undefined || types.includes('note') ? noteTitles(db, { hidePrivate }) : []).map(({ id, title }) => ({ type: 'note' as const, id, folded: foldName(title) }))
      .filter(({ folded }) => folded !== '' && folded.includes(wanted)),
  ]
  for (const { type, id, folded } of candidates) {
    const rank = folded.startsWith(wanted) ? 0 : folded.includes(` ${wanted}`) ? 1 : 2
    const order = type === 'note' ? namedTypes.length : namedTypes.indexOf(type)
    const known = found.get(`${type} ${id}`)
    if (!known || rank < known.rank) found.set(`${type} ${id}`, { type, id, rank, order, length: folded.length })
  }
  const best = [...found.values()].toSorted((a, b) => a.rank - b.rank || a.order - b.order || a.length - b.length || a.id - b.id).slice(0, limit)
  const rows = new Map([...new Set(best.map(hit => hit.type))].map(type => {
    const ids = best.filter(hit => hit.type === type).map(hit => hit.id)
    return [type, new Map(listRowsOf(db, type, ids).map((row, index) => [ids[index], row]))]
  }))
  return best.flatMap(hit => rows.get(hit.type)?.get(hit.id) ?? [])
}

const manyEvents = 20_000

/** Events of very many whose names begin with the folded text, and the newest with words that do. */
function eventNames(db: ReadableDatabase, wanted: string, limit: number): { type: 'event'; id: number; folded: string }[] {
  const terms = readQuery(wanted)
  return [
    ...db.all<{ id: number; folded: string }>(sql`
      SELECT entity_id AS id, folded FROM entity_name WHERE entity_type = 'event' AND main = 1 AND folded >= ${wanted} AND folded < ${`${wanted}\u{10ffff}`} ORDER BY folded, entity_id LIMIT ${limit}`),
    ...(terms.length === 0 ? [] : db.all<{ id: number; folded: string }>(sql`
      SELECT n.entity_id AS id, n.folded FROM (SELECT rowid AS document FROM search_index WHERE search_index MATCH ${matchExpression(terms, ['title'])} ORDER BY rowid DESC LIMIT ${limit}) m
      JOIN search_document d ON d.id = m.document JOIN entity_name n ON n.entity_type = 'event' AND n.entity_id = d.entity_id AND n.main = 1 WHERE d.entity_type = 'event'`)),
  ].map(row => ({ type: 'event', ...row }))
}

const typeOrder: Sql = { text: `CASE entity_type ${namedTypes.map((type, index) => `WHEN '${type}' THEN ${index}`).join(' ')} END`, values: [] }

/** What a uid stands for, or the entity that it was merged into; null where the project has no such entity. */
export function resolveUid(db: ReadableDatabase, uid: string): EntityRef | null {
  const entity = findEntity(db, uid) ?? findMerged(db, uid)
  return (entity && refOf(db, entity.type, entity.id)) ?? null
}

const ownerColumns = { 'tie-phase': ['tie', 'tie_id'], 'affiliation': ['actor', 'actor_id'], 'evidence': ['tie', 'tie_id'], 'assessment': ['tie', 'tie_id'] } as const

/** What shows something that has no inspector of its own; null where it has one, or is not there. */
export function ownerOf(db: ReadableDatabase, uid: string): EntityRef | null {
  const found = findEntity(db, uid)
  if (!found || !(found.type in ownerColumns)) return null
  const [type, column] = ownerColumns[found.type as keyof typeof ownerColumns]
  const row = db.get<{ owner: number }>(sql`SELECT ${identifier(column)} AS owner FROM ${identifier(tableOf[found.type])} WHERE id = ${found.id}`)
  return row ? (refOf(db, type, row.owner) ?? null) : null
}
