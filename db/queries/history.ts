/** What the undo log tells of the steps that were made: read from its images, for people. */
import type { HistoryChange, HistoryPage, HistoryStep } from '../contract/entities/history.ts'
import type { MomentDifference } from '../contract/entities/backups.ts'
import { entityTypes, type EntityType } from '../contract/vocabulary.ts'
import { identifier, join, sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import type { Row, RowChange } from '../sqlite/row-image.ts'
import { netChanges } from '../sqlite/take-back.ts'
import { createTeller, type Teller } from './history-told.ts'
import { toldTables } from './history-words.ts'
import { findEntity, tableOf } from './keys.ts'
import { groupBy } from './rows.ts'
import { refsOf } from './titles.ts'
import { linksToAny, ownerOfRow, partsOf } from './touched.ts'

/** Changed rows of a step that are told one by one. */
const listedChanges = 40

interface StepRow { id: number; label: string; at: string; state: string; coderId: number | null }

/** Steps, the latest first; of one entity and what belongs to it where a uid is given. */
export function historySteps(db: ReadableDatabase, { uid, before, limit }: { uid?: string | undefined; before?: number | undefined; limit: number }): HistoryPage {
  const entity = uid === undefined ? null : entityIn(db, uid)
  const since = db.get<{ at: string }>(sql`SELECT at FROM undo_action ORDER BY id LIMIT 1`)?.at ?? null
  if (entity === undefined) return { steps: [], more: false, since }
  const where: Sql[] = [sql`1`]
  if (before !== undefined) where.push(sql`a.id < ${before}`)
  if (entity) where.push(sql`a.id IN (SELECT action_id FROM undo_change WHERE ${ofEntity(entity)})`)
  const rows = db.all<StepRow>(sql`
    SELECT a.id, a.label, a.at, a.state, a.coder_id AS coderId FROM undo_action a WHERE ${join(where, ' AND ')} ORDER BY a.id DESC LIMIT ${limit + 1}`)
  const coders = new Map(db.all<{ id: number; name: string }>(sql`SELECT id, name FROM coder`).map(({ id, name }) => [id, name]))
  return { steps: rows.slice(0, limit).map(row => stepOf(db, row, coders, entity)), more: rows.length > limit, since }
}

/** What all steps after one, up to another, changed taken together, entity by entity. */
export function differenceBetween(db: ReadableDatabase, after: number, upTo: number | null): MomentDifference {
  const steps = db.all<{ id: number }>(sql`SELECT id FROM undo_action WHERE state = 'done' AND id > ${after} AND (${upTo} IS NULL OR id <= ${upTo}) ORDER BY id`)
  const net = new Map<string, { table: string; rowId: number; before: Row | null; after: Row | null }>()
  for (const { id } of steps) {
    for (const change of netChanges(db, id)) {
      const key = `${change.table} ${change.rowId} ${String((change.after ?? change.before)?.['uid'])}`
      const known = net.get(key)
      if (known) known.after = change.after
      else net.set(key, { ...change })
    }
  }
  const teller = createTeller(db, [...net.values()])
  const types: MomentDifference['types'] = []
  const entities: MomentDifference['entities'] = []
  let more = 0
  for (const type of entityTypes) {
    const changes = [...net.values()].filter(({ table, before, after: now }) => table === tableOf[type] && (before !== null || now !== null))
    if (changes.length === 0) continue
    const kinds = changes.map(kindOf)
    types.push({ type, added: kinds.filter(kind => kind === 'added').length, removed: kinds.filter(kind => kind === 'removed').length, changed: kinds.filter(kind => kind === 'changed').length })
    const listed = changes.slice(0, 60)
    more += changes.length - listed.length
    const refs = refsOf(db, type, listed.map(({ rowId }) => rowId))
    for (const change of listed) {
      const image = change.after ?? change.before
      const uid = String(image?.['uid'])
      const ref = refs.get(change.rowId)
      entities.push({ type, uid, change: kindOf(change), title: ref?.uid === uid ? ref.title : teller.nameOfImage(type, image) })
    }
  }
  return { types, entities, more }
}

/** A stretch of the log in which an entity had a key: keys are given again, and what came back may have another. */
interface Life { id: number; from: number; to: number }
interface Entity { type: EntityType; uid: string; lives: Life[] }

/** The entity of a uid, whether it is there or was deleted in a step that is known; undefined for neither. */
function entityIn(db: ReadableDatabase, uid: string): Entity | undefined {
  const found = findEntity(db, uid) ?? deletedEntity(db, uid)
  if (!found) return undefined
  const lives: Life[] = []
  for (const { id, rowId, comes } of db.all<{ id: number; rowId: number; comes: number }>(sql`
    SELECT id, row_id AS rowId, before IS NULL AS comes FROM undo_change
    WHERE table_name = ${tableOf[found.type]} AND (before IS NULL OR after IS NULL) AND ifnull(after, before) ->> '$.uid' = ${uid} ORDER BY id`)) {
    const open = lives.at(-1)
    if (comes) lives.push({ id: rowId, from: id, to: Number.MAX_SAFE_INTEGER })
    else if (open?.id === rowId && open.to === Number.MAX_SAFE_INTEGER) open.to = id
    else lives.push({ id: rowId, from: Number.MIN_SAFE_INTEGER, to: id })
  }
  return { type: found.type, uid, lives: lives.length > 0 ? lives : [{ id: found.id, from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }] }
}

function deletedEntity(db: ReadableDatabase, uid: string): { type: EntityType; id: number } | undefined {
  const row = db.get<{ table: string; id: number }>(sql`
    SELECT table_name AS "table", row_id AS id FROM undo_change WHERE after IS NULL AND before ->> '$.uid' = ${uid} ORDER BY undo_change.id DESC LIMIT 1`)
  const type = row && entityTypes.find(each => tableOf[each] === row.table)
  return row && type ? { type, id: row.id } : undefined
}

function ofEntity({ type, lives }: Entity): Sql {
  return join(lives.map(life => ofLife(type, life)), ' OR ')
}

function ofLife(type: EntityType, { id, from, to }: Life): Sql {
  const pointing = (column: string) => sql`(before ->> ${`$.${identifier(column).text}`} = ${id} OR after ->> ${`$.${identifier(column).text}`} = ${id})`
  const parts = [
    sql`(table_name = ${tableOf[type]} AND row_id = ${id})`,
    ...partsOf(type).map(({ table, column }) => sql`(table_name = ${table} AND ${pointing(column)})`),
    ...linksToAny.map(table => sql`(table_name = ${table} AND ifnull(after, before) ->> '$.entity_type' = ${type} AND ${pointing('entity_id')})`),
  ]
  return sql`(id BETWEEN ${from} AND ${to} AND (${join(parts, ' OR ')}))`
}

function stepOf(db: ReadableDatabase, row: StepRow, coders: ReadonlyMap<number, string>, entity: Entity | null): HistoryStep {
  const all = netChanges(db, row.id).filter(change => kindOf(change) !== 'changed' || changedColumns(change).length > 0)
  const changes = entity ? all.filter(change => isOf(change, entity)) : all
  const owned = changes.flatMap(change => {
    const image = change.after ?? change.before
    const owner = image && ownerOfRow(change.table, change.rowId, image)
    return image && owner ? [{ change, image, owner }] : []
  })
  // What it was done to comes before its parts.
  const isItself = ({ change, owner }: (typeof owned)[number]) => tableOf[owner.type] === change.table
  const teller = createTeller(db, all)
  const told = [...owned.filter(isItself), ...withoutRewritten(owned.filter(each => !isItself(each)), teller)]
  const listed = told.slice(0, listedChanges)
  const titles = titlesOf(db, listed.map(({ owner }) => owner), all, teller)
  const coder = row.coderId === null ? null : coders.get(row.coderId) ?? null
  return {
    id: row.id, label: row.label, at: row.at, coder, undone: row.state === 'undone', more: told.length - listed.length,
    changes: listed.map(({ change, image, owner }): HistoryChange => {
      const own = image['coder_id']
      const codedBy = typeof own === 'number' && own !== row.coderId ? coders.get(own) ?? null : null
      const { uid, title, gone } = titles(owner)
      const itself = tableOf[owner.type] === change.table
      return {
        type: owner.type, uid, title, kind: kindOf(change), codedBy, fields: teller.fieldsOf(change),
        part: itself ? '' : toldTables[change.table]?.part ?? 'part', gone: gone && itself && change.after === null,
      }
    }).filter(({ uid }) => uid !== ''),
  }
}

interface Owned { change: RowChange; image: Row; owner: { type: EntityType; id: number } }

/** Parts that are looked at for what only was written anew. */
const mostRewritten = 400

/** Without parts that a step took away and put there again as they were, as lists are written, and without the copies that assessments keep of themselves. */
function withoutRewritten(parts: readonly Owned[], teller: Teller): Owned[] {
  const kept = parts.filter(({ change }) => change.table !== 'assessment_version')
  if (kept.length > mostRewritten) return kept
  // Rows are written anew under the keys of others: what each one was and what it became are looked at apart.
  const saying = ({ change, owner }: Owned, side: 'before' | 'after') => (
    `${change.table} ${owner.type} ${owner.id} ${teller.fieldsOf({ ...change, before: null, after: null, [side]: change[side] }).map(({ before, after }) => after ?? before).join(' · ')}`
  )
  const went = kept.map(each => (each.change.before === null ? null : saying(each, 'before')))
  const came = kept.map(each => (each.change.after === null ? null : saying(each, 'after')))
  for (const [index, words] of went.entries()) {
    const again = words === null ? -1 : came.findIndex((other, at) => at !== index && other === words)
    if (again >= 0) [went[index], came[again]] = [null, null]
  }
  return kept.flatMap((each, index) => {
    const change = { ...each.change, before: went[index] === null ? null : each.change.before, after: came[index] === null ? null : each.change.after }
    return change.before === null && change.after === null ? [] : [{ ...each, change, image: change.after ?? change.before ?? each.image }]
  })
}

function isOf({ table, before, after }: RowChange, { type, uid, lives }: Entity): boolean {
  const has = (value: unknown) => lives.some(({ id }) => id === value)
  return (table === tableOf[type] && (after ?? before)?.['uid'] === uid)
    || partsOf(type).some(part => part.table === table && [before, after].some(row => has(row?.[part.column])))
    || (linksToAny.includes(table) && [before, after].some(row => row?.['entity_type'] === type && has(row['entity_id'])))
}

const kindOf = ({ before, after }: Pick<RowChange, 'before' | 'after'>) => (before === null ? 'added' : after === null ? 'removed' : 'changed')

const changedColumns = ({ before, after }: RowChange) => Object.keys(after ?? before ?? {}).filter(name => !/^(?:updated_at|created_at)$/u.test(name) && before?.[name] !== after?.[name])

function titlesOf(db: ReadableDatabase, owners: readonly { type: EntityType; id: number }[], changes: readonly RowChange[], teller: Teller) {
  const byType = groupBy(owners, ({ type }) => type)
  const now = new Map([...byType].map(([type, list]) => [type, refsOf(db, type, list.map(({ id }) => id))]))
  return ({ type, id }: { type: EntityType; id: number }): { uid: string; title: string; gone: boolean } => {
    const logged = changes.find(change => change.table === tableOf[type] && change.rowId === id)
    const image = logged ? logged.after ?? logged.before : null
    const ref = now.get(type)?.get(id)
    if (ref && (image === null || ref.uid === image['uid'])) return { uid: ref.uid, title: ref.title, gone: false }
    return { uid: typeof image?.['uid'] === 'string' ? image['uid'] : '', title: teller.nameOfImage(type, image), gone: true }
  }
}
