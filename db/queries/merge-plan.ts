/**
 * What one entity becoming another means for every row that points to it: which rows move, which the kept one has already, and which cannot
 * stay. The preview counts a plan, the merge carries it out, so that the two say the same.
 */
import type { EntityType } from '../contract/vocabulary.ts'
import type { MergeableType } from '../contract/methods/merge.ts'
import { identifier, sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { groupBy, insertRow, keySet } from './rows.ts'

/** Rows whose `column` is set to the kept one. */
export interface Move { readonly what: string; readonly table: string; readonly column: string; readonly ids: readonly number[] }
/** Rows that say what another row says already. */
export interface United { readonly what: string; readonly table: string; readonly ids: readonly number[] }
/** Entities that cannot stay; what hangs on them goes with them. */
export interface Vanishing { readonly what: string; readonly type: EntityType; readonly table: string; readonly ids: readonly number[] }

export interface MergePlan {
  readonly type: MergeableType
  readonly keep: number
  readonly remove: number
  readonly moves: readonly Move[]
  readonly united: readonly United[]
  readonly vanishes: readonly Vanishing[]
  /** Affiliations that say the same as one of the kept actor's: their citations and notes move to that one. */
  readonly affiliationTwins: ReadonlyMap<number, number>
  /** Attributions of excerpts to a source that becomes their own: taken out. */
  readonly ownAttributions: readonly number[]
}

/** Everything that points to `remove`, sorted into what moves to `keep`, what becomes one with it, and what goes. */
export function planMerge(db: ReadableDatabase, type: MergeableType, keep: number, remove: number): MergePlan {
  const plan = new PlanBuilder(db, type, keep, remove)
  switch (type) {
    case 'actor': planActor(plan); break
    case 'source': planSource(plan); break
    case 'event': planEvent(plan); break
  }
  plan.links()
  return plan.made()
}

class PlanBuilder {
  readonly db: ReadableDatabase
  readonly type: MergeableType
  readonly keep: number
  readonly remove: number
  readonly moves: Move[] = []
  readonly united: United[] = []
  readonly vanishes: Vanishing[] = []
  affiliationTwins = new Map<number, number>()
  ownAttributions: number[] = []

  constructor(db: ReadableDatabase, type: MergeableType, keep: number, remove: number) {
    this.db = db
    this.type = type
    this.keep = keep
    this.remove = remove
  }

  /** Moves the rows whose column points to the removed one, except these. */
  move(what: string, table: string, column: string, except: ReadonlySet<number> = new Set()): void {
    const ids = this.db.all<{ id: number }>(sql`SELECT id FROM ${identifier(table)} WHERE ${identifier(column)} = ${this.remove} ORDER BY id`)
      .map(row => row.id).filter(id => !except.has(id))
    if (ids.length > 0) this.moves.push({ what, table, column, ids })
  }

  /** As `move`; a row that is as one of the kept one's in these columns is united with it. */
  moveDistinct(what: string, table: string, column: string, same: readonly string[]): void {
    const rows = (owner: number) => this.db.all<Record<string, string | number | null> & { id: number }>(
      sql`SELECT * FROM ${identifier(table)} WHERE ${identifier(column)} = ${owner} ORDER BY id`)
    const keyOf = (row: Record<string, string | number | null>) => JSON.stringify(same.map(name => row[name]))
    const there = new Set(rows(this.keep).map(keyOf))
    const twins = new Set(rows(this.remove).filter(row => there.has(keyOf(row))).map(row => row.id))
    if (twins.size > 0) this.united.push({ what, table, ids: [...twins] })
    this.move(what, table, column, twins)
  }

  vanish(what: string, type: EntityType, table: string, ids: readonly number[]): void {
    if (ids.length > 0) this.vanishes.push({ what, type, table, ids })
  }

  /** Notes attached and linked: they have no column of their own for each type. */
  links(): void {
    const { db, type, keep, remove } = this
    const attachments = (owner: number) => db.all<{ id: number; note_id: number; aspect_id: number | null }>(
      sql`SELECT id, note_id, aspect_id FROM note_attachment WHERE entity_type = ${type} AND entity_id = ${owner} ORDER BY id`)
    const there = new Set(attachments(keep).map(row => `${row.note_id} ${row.aspect_id}`))
    const [twins, others] = [attachments(remove).filter(row => there.has(`${row.note_id} ${row.aspect_id}`)), attachments(remove).filter(row => !there.has(`${row.note_id} ${row.aspect_id}`))]
    if (twins.length > 0) this.united.push({ what: 'note', table: 'note_attachment', ids: twins.map(row => row.id) })
    if (others.length > 0) this.moves.push({ what: 'note', table: 'note_attachment', column: 'entity_id', ids: others.map(row => row.id) })
    const linked = db.all<{ id: number }>(sql`SELECT id FROM note_link WHERE entity_type = ${type} AND entity_id = ${remove} ORDER BY id`).map(row => row.id)
    if (linked.length > 0) this.moves.push({ what: 'note-link', table: 'note_link', column: 'entity_id', ids: linked })
  }

  made(): MergePlan {
    const { type, keep, remove, moves, united, vanishes, affiliationTwins, ownAttributions } = this
    return { type, keep, remove, moves, united, vanishes, affiliationTwins, ownAttributions }
  }
}

function planActor(plan: PlanBuilder): void {
  const { db, keep, remove } = plan
  const between = (table: string, one: string, other: string) => db.all<{ id: number }>(sql`
    SELECT id FROM ${identifier(table)} WHERE (${identifier(one)} = ${keep} AND ${identifier(other)} = ${remove})
      OR (${identifier(one)} = ${remove} AND ${identifier(other)} = ${keep}) ORDER BY id`).map(row => row.id)
  const ties = between('tie', 'from_actor_id', 'to_actor_id')
  plan.vanish('tie', 'tie', 'tie', ties)
  plan.move('tie', 'tie', 'from_actor_id', new Set(ties))
  plan.move('tie', 'tie', 'to_actor_id', new Set(ties))
  const affiliations = between('affiliation', 'actor_id', 'with_actor_id')
  plan.vanish('affiliation', 'affiliation', 'affiliation', affiliations)
  plan.affiliationTwins = findAffiliationTwins(db, keep, remove, new Set(affiliations))
  const twins = [...plan.affiliationTwins.keys()]
  if (twins.length > 0) plan.united.push({ what: 'affiliation', table: 'affiliation', ids: twins })
  const settled = new Set([...affiliations, ...twins])
  plan.move('affiliation', 'affiliation', 'actor_id', settled)
  plan.move('affiliation', 'affiliation', 'with_actor_id', settled)
  plan.moveDistinct('participation', 'event_participant', 'actor_id', ['event_id', 'role'])
  plan.moveDistinct('mention', 'excerpt_actor', 'actor_id', ['excerpt_id'])
  plan.moveDistinct('position', 'view_position', 'actor_id', ['view_id'])
}

/** Affiliations of the removed actor that say what one of the kept one's says: with whom, as what, when. */
function findAffiliationTwins(db: ReadableDatabase, keep: number, remove: number, except: ReadonlySet<number>): Map<number, number> {
  const rows = db.all<{ id: number; actor_id: number; with_actor_id: number; role: string; dates: string | null }>(sql`
    SELECT id, actor_id, with_actor_id, role, dates FROM affiliation WHERE actor_id IN (${keep}, ${remove}) OR with_actor_id IN (${keep}, ${remove}) ORDER BY id`)
    .filter(row => !except.has(row.id))
  const merged = (id: number) => (id === remove ? keep : id)
  const groups = groupBy(rows, row => JSON.stringify([merged(row.actor_id), merged(row.with_actor_id), row.role, row.dates]))
  const isOld = (row: { actor_id: number; with_actor_id: number }) => row.actor_id === remove || row.with_actor_id === remove
  return new Map([...groups.values()].flatMap(group => {
    const original = group.find(row => !isOld(row))
    return original ? group.filter(isOld).map((row): [number, number] => [row.id, original.id]) : []
  }))
}

function planSource(plan: PlanBuilder): void {
  const { db, keep, remove } = plan
  plan.move('excerpt', 'excerpt', 'source_id')
  plan.ownAttributions = db.all<{ id: number }>(sql`
    SELECT id FROM excerpt WHERE (source_id = ${keep} AND attributed_to_id = ${remove}) OR (source_id = ${remove} AND attributed_to_id = ${keep}) ORDER BY id`).map(row => row.id)
  plan.move('attribution', 'excerpt', 'attributed_to_id', new Set(plan.ownAttributions))
  plan.moveDistinct('citation', 'citation', 'source_id', ['event_id', 'tie_phase_id', 'affiliation_id', 'locator'])
  plan.move('framework', 'framework', 'source_id')
}

function planEvent(plan: PlanBuilder): void {
  plan.moveDistinct('citation', 'citation', 'event_id', ['excerpt_id', 'source_id', 'locator'])
  plan.move('evidence', 'evidence', 'event_id')
}

/** Carries a plan out, except for the fields of the two and the removal of the one. Positions within the kept one's lists follow its own. */
export function applyPlan(db: WritableDatabase, plan: MergePlan): void {
  const { type, keep, remove } = plan
  for (const { table, ids } of plan.vanishes) {
    if (table === 'tie') keepNotesOf(db, 'tie', ids, { type: 'actor', id: keep })
    if (table === 'affiliation') keepNotesOf(db, 'affiliation', ids, { type: 'actor', id: keep })
    db.run(sql`DELETE FROM ${identifier(table)} WHERE id IN ${keySet(ids)}`)
  }
  for (const [twin, original] of plan.affiliationTwins) {
    keepNotesOf(db, 'affiliation', [twin], { type: 'affiliation', id: original })
    const cites = (id: number) => db.all<{ id: number; key: string }>(sql`
      SELECT id, json_array(excerpt_id, source_id, locator) AS key FROM citation WHERE affiliation_id = ${id} ORDER BY position, id`)
    const there = cites(original)
    const fresh = cites(twin).filter(cite => !there.some(other => other.key === cite.key))
    fresh.forEach((cite, index) => db.run(sql`UPDATE citation SET affiliation_id = ${original}, position = ${there.length + index} WHERE id = ${cite.id}`))
  }
  for (const { table, ids } of plan.united) db.run(sql`DELETE FROM ${identifier(table)} WHERE id IN ${keySet(ids)}`)
  if (plan.ownAttributions.length > 0) db.run(sql`UPDATE excerpt SET attributed_to_id = NULL WHERE id IN ${keySet(plan.ownAttributions)}`)
  const after = type === 'event' ? lastPosition(db, 'citation', 'event_id', keep) + 1 : 0
  for (const { table, column, ids } of plan.moves) {
    if (table === 'citation' && column === 'event_id') {
      ids.forEach((id, index) => db.run(sql`UPDATE citation SET event_id = ${keep}, position = ${after + index} WHERE id = ${id}`))
    } else {
      db.run(sql`UPDATE ${identifier(table)} SET ${identifier(column)} = ${keep} WHERE id IN ${keySet(ids)}`)
    }
  }
  moveDismissals(db, type, keep, remove)
}

function lastPosition(db: ReadableDatabase, table: string, column: string, owner: number): number {
  return db.get<{ last: number | null }>(sql`SELECT max(position) AS last FROM ${identifier(table)} WHERE ${identifier(column)} = ${owner}`)?.last ?? -1
}

/** Notes attached to what goes, and links that lead to it, stay with what takes its place. */
function keepNotesOf(db: WritableDatabase, type: EntityType, ids: readonly number[], heir: { type: EntityType; id: number }): void {
  for (const row of db.all<{ id: number; note_id: number }>(sql`SELECT id, note_id FROM note_attachment WHERE entity_type = ${type} AND entity_id IN ${keySet(ids)} ORDER BY id`)) {
    const there = db.get(sql`SELECT 1 FROM note_attachment WHERE note_id = ${row.note_id} AND entity_type = ${heir.type} AND entity_id = ${heir.id}`)
    if (there) db.run(sql`DELETE FROM note_attachment WHERE id = ${row.id}`)
    else db.run(sql`UPDATE note_attachment SET entity_type = ${heir.type}, entity_id = ${heir.id}, aspect_id = NULL WHERE id = ${row.id}`)
  }
  db.run(sql`UPDATE note_link SET entity_type = ${heir.type}, entity_id = ${heir.id} WHERE entity_type = ${type} AND entity_id IN ${keySet(ids)}`)
}

/** What was said not to be the same as the removed one is not the same as the kept one either. */
function moveDismissals(db: WritableDatabase, type: MergeableType, keep: number, remove: number): void {
  for (const row of db.all<{ entity_id: number; other_id: number; created_at: string }>(sql`
    SELECT entity_id, other_id, created_at FROM duplicate_dismissal WHERE entity_type = ${type} AND (entity_id = ${remove} OR other_id = ${remove}) ORDER BY id`)) {
    const third = row.entity_id === remove ? row.other_id : row.entity_id
    if (third !== keep) dismissPair(db, type, keep, third, row.created_at)
  }
}

export function isDismissed(db: ReadableDatabase, type: MergeableType, one: number, other: number): boolean {
  return db.get(sql`SELECT 1 FROM duplicate_dismissal
    WHERE entity_type = ${type} AND entity_id = ${Math.min(one, other)} AND other_id = ${Math.max(one, other)}`) !== undefined
}

/** Remembers that two are not the same. */
export function dismissPair(db: WritableDatabase, type: MergeableType, one: number, other: number, at: string): void {
  if (isDismissed(db, type, one, other)) return
  insertRow(db, 'duplicate_dismissal', { entity_type: type, entity_id: Math.min(one, other), other_id: Math.max(one, other), created_at: at })
}

export function undismissPair(db: WritableDatabase, type: MergeableType, one: number, other: number): void {
  db.run(sql`DELETE FROM duplicate_dismissal
    WHERE entity_type = ${type} AND entity_id = ${Math.min(one, other)} AND other_id = ${Math.max(one, other)}`)
}

/** Pairs that were said not to be the same, as "smaller larger". */
export function dismissedPairs(db: ReadableDatabase, type: MergeableType): Set<string> {
  return new Set(db.all<{ entity_id: number; other_id: number }>(sql`SELECT entity_id, other_id FROM duplicate_dismissal WHERE entity_type = ${type}`)
    .map(row => `${row.entity_id} ${row.other_id}`))
}
