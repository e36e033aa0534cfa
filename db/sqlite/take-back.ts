import { identifier, sql, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { loggedTable, readImage, type Row, type RowChange } from './row-image.ts'
import { tableOfType } from '../queries/keys.ts'

/** Why a step cannot be taken back by itself. Nothing was changed. */
export class CannotTakeBack extends Error {
  readonly table: string
  readonly rowId: number
  /** The label of the later step that stands in the way; null where it is not known. */
  readonly later: string | null
  readonly why: 'changed' | 'needed' | 'missing' | 'batch'
  constructor(why: CannotTakeBack['why'], { table, rowId }: { table: string; rowId: number }, later: string | null) {
    super(`step cannot be taken back: ${why}`)
    this.name = 'CannotTakeBack'
    this.why = why
    this.table = table
    this.rowId = rowId
    this.later = later
  }
}

/** Columns that say when and not what: they neither count as a change nor stand in the way. */
const stamps: ReadonlySet<string> = new Set(['updated_at'])

/** What a step did to each row, taken together, in the order of the first change; a row that came and went within it is left out. */
export function netChanges(db: ReadableDatabase, step: number): RowChange[] {
  const net = new Map<string, { table: string; rowId: number; before: Row | null; after: Row | null }>()
  for (const { table, rowId, before, after } of db.all<{ table: string; rowId: number; before: string | null; after: string | null }>(sql`
    SELECT table_name AS "table", row_id AS rowId, before, after FROM undo_change WHERE action_id = ${step} ORDER BY id`)) {
    const logged = loggedTable(db, table)
    const key = `${table} ${rowId}`
    const known = net.get(key)
    const later = readImage(db, logged, rowId, after)
    if (known) known.after = later
    else net.set(key, { table, rowId, before: readImage(db, logged, rowId, before), after: later })
  }
  return [...net.values()].filter(({ before, after }) => before !== null || after !== null)
}

/** Whether rows of a step are in the log as ranges of keys alone, without their images. */
export function hasBatches(db: ReadableDatabase, step: number): boolean {
  return db.get(sql`SELECT 1 FROM undo_batch WHERE action_id = ${step} LIMIT 1`) !== undefined
}

/**
 * Does the opposite of some changes of a step to the rows as they are now: what it added goes, what it deleted comes back (under a new key where
 * the old one is taken), and of what it changed the columns that it changed. Only within an action, whose caller rolls back what is thrown.
 * Throws CannotTakeBack where a later change would be lost or left hanging.
 */
export function takeBackChanges(db: WritableDatabase, step: number, changes: readonly RowChange[], at: string): void {
  db.pragma('defer_foreign_keys = ON')
  const inserted = changes.filter(({ before }) => before === null)
  const own = new Set(inserted.map(({ table, rowId }) => `${table} ${rowId}`))
  for (const change of inserted) refuseNeeded(db, step, change, own)
  for (const change of inserted.toReversed()) db.run(loggedTable(db, change.table).remove(change.rowId))
  for (const change of changes) if (change.before !== null && change.after !== null) putColumnsBack(db, step, change, at)
  bringRowsBack(db, step, changes.filter(({ after }) => after === null))
}

/** The rows that a step deleted together with one of them: those that belonged to it, and what belonged to them. */
export function deletedWith(db: ReadableDatabase, changes: readonly RowChange[], table: string, rowId: number): RowChange[] {
  const deleted = changes.filter(({ after }) => after === null)
  const taken = new Set([`${table} ${rowId}`])
  for (let size = 0; size !== taken.size;) {
    size = taken.size
    for (const change of deleted) {
      if (change.before && referencesOf(db, change.table, change.before).some(target => taken.has(`${target.table} ${target.rowId}`) && target.owns)) taken.add(`${change.table} ${change.rowId}`)
    }
  }
  return deleted.filter(change => taken.has(`${change.table} ${change.rowId}`))
}

function putColumnsBack(db: WritableDatabase, step: number, { table, rowId, before, after }: RowChange, at: string): void {
  if (!before || !after) return
  const logged = loggedTable(db, table)
  const now = rowNow(db, table, rowId)
  const columns = logged.columns.map(({ name }) => name).filter(name => before[name] !== after[name] && !stamps.has(name))
  if (!now || now['uid'] !== after['uid'] || columns.some(name => now[name] !== after[name])) throw new CannotTakeBack('changed', { table, rowId }, laterStep(db, step, table, rowId))
  if (columns.length === 0) return
  const next = { ...now, ...Object.fromEntries(columns.map(name => [name, before[name] ?? null])) }
  db.run(logged.update('updated_at' in next ? { ...next, updated_at: at } : next, rowId))
}

/** What a step added may go where it is as the step left it and nothing later points to it. */
function refuseNeeded(db: ReadableDatabase, step: number, { table, rowId, after }: RowChange, own: ReadonlySet<string>): void {
  const now = rowNow(db, table, rowId)
  const isSame = now && after && loggedTable(db, table).columns.every(({ name }) => stamps.has(name) || now[name] === after[name])
  if (!isSame) throw new CannotTakeBack('changed', { table, rowId }, laterStep(db, step, table, rowId))
  for (const { child, column } of childrenOf(db, table)) {
    for (const { id } of db.all<{ id: number }>(sql`SELECT id FROM ${identifier(child)} WHERE ${identifier(column)} = ${rowId}`)) {
      if (!own.has(`${child} ${id}`)) throw new CannotTakeBack('needed', { table, rowId }, laterStep(db, step, child, id))
    }
  }
}

function bringRowsBack(db: WritableDatabase, step: number, deleted: readonly RowChange[]): void {
  const keys = new Map<string, number>()
  const next = new Map<string, number>()
  for (const { table, rowId } of deleted) {
    if (!rowNow(db, table, rowId)) continue
    // Keys are given again to what comes after: then it comes back under a new one.
    const free = next.get(table) ?? (db.get<{ id: number }>(sql`SELECT max(id) AS id FROM ${identifier(table)}`)?.id ?? 0) + 1
    const highest = Math.max(free, ...deleted.filter(other => other.table === table).map(other => other.rowId + 1))
    keys.set(`${table} ${rowId}`, highest)
    next.set(table, highest + 1)
  }
  const comesBack = new Set(deleted.map(({ table, rowId }) => `${table} ${rowId}`))
  for (const { table, rowId, before } of deleted.toReversed()) {
    if (!before) continue
    const row: Record<string, string | number | null> = { ...before, id: keys.get(`${table} ${rowId}`) ?? rowId }
    if (typeof before['uid'] === 'string' && db.get(sql`SELECT 1 FROM ${identifier(table)} WHERE uid = ${before['uid']}`)) throw new CannotTakeBack('changed', { table, rowId }, laterStep(db, step, table, rowId))
    for (const target of referencesOf(db, table, before)) {
      if (!comesBack.has(`${target.table} ${target.rowId}`) && !rowNow(db, target.table, target.rowId)) throw new CannotTakeBack('missing', { table: target.table, rowId: target.rowId }, laterStep(db, step - 1, target.table, target.rowId))
      row[target.column] = keys.get(`${target.table} ${target.rowId}`) ?? target.rowId
    }
    db.run(loggedTable(db, table).insert(row))
  }
}

interface Reference { table: string; rowId: number; column: string; /** It goes with what it points to. */ owns: boolean }

/** The rows that a row points to, by foreign key or by type and key. */
function referencesOf(db: ReadableDatabase, table: string, row: Row): Reference[] {
  const found: Reference[] = []
  for (const { parent, column, onDelete } of foreignKeys(db, table)) {
    const rowId = row[column]
    if (typeof rowId === 'number') found.push({ table: parent, rowId, column, owns: onDelete === 'CASCADE' })
  }
  const target = typeof row['entity_type'] === 'string' ? tableOfType(row['entity_type']) : undefined
  if (target !== undefined && typeof row['entity_id'] === 'number') found.push({ table: target, rowId: row['entity_id'], column: 'entity_id', owns: true })
  return found
}

const foreignKeys = (db: ReadableDatabase, table: string) => (
  db.all<{ parent: string; column: string; onDelete: string }>(sql`SELECT "table" AS parent, "from" AS "column", on_delete AS onDelete FROM pragma_foreign_key_list(${table})`)
)

function childrenOf(db: ReadableDatabase, table: string): { child: string; column: string }[] {
  return db.all<{ child: string; column: string }>(sql`
    SELECT m.name AS child, f."from" AS "column" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = ${table} AND m.name IN (SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'undo\\_%' ESCAPE '\\')`)
}

function rowNow(db: ReadableDatabase, table: string, rowId: number): Row | undefined {
  return db.get<Row>(sql`SELECT * FROM ${identifier(table)} WHERE id = ${rowId}`)
}

/** The latest step after one that changed a row, by its label. */
function laterStep(db: ReadableDatabase, step: number, table: string, rowId: number): string | null {
  return db.get<{ label: string }>(sql`
    SELECT a.label FROM undo_change c JOIN undo_action a ON a.id = c.action_id
    WHERE c.action_id > ${step} AND a.state = 'done' AND c.table_name = ${table} AND c.row_id = ${rowId} ORDER BY c.id DESC LIMIT 1`)?.label ?? null
}
