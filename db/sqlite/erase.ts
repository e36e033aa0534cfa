import { tableOf } from '../queries/keys.ts'
import { loggedTables } from '../schema/logged-tables.ts'
import { identifier, sql, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { damagedHistory, loggedTable } from './row-image.ts'

/** What erasing left: `everywhere` is false where a reader beside us kept the old pages from being overwritten; erasing again then helps. */
export interface Erasure { readonly images: number; readonly everywhere: boolean }

/**
 * Erases a row for good: the row itself with what goes with it, every image of these in the undo log, and the pages that held them. Steps
 * of the log that are left without a change go; the others stay as they were. Not undoable. Runs outside of any transaction, since it ends by
 * writing the file anew. The caller brings search and names up to date first (`body` runs in the same transaction, after the row is gone).
 */
export function eraseRow(db: WritableDatabase, table: string, rowId: number, body: () => void = () => undefined): Erasure {
  const images = db.transaction(() => {
    if (db.run(sql`UPDATE undo_current SET action_id = NULL`).changes !== 1) throw damagedHistory(db)
    loggedTable(db, table)
    const erased = eraseImages(db, table, rowId)
    db.run(sql`DELETE FROM ${identifier(table)} WHERE id = ${rowId}`)
    db.run(sql`DELETE FROM undo_action WHERE NOT EXISTS (SELECT 1 FROM undo_change WHERE action_id = undo_action.id)
      AND NOT EXISTS (SELECT 1 FROM undo_batch WHERE action_id = undo_action.id)`)
    body()
    return erased
  })
  // Pages keep remains of cells that were moved within them; only a new file has none.
  db.run(sql`VACUUM`)
  const busy = Number(db.pragma('wal_checkpoint(TRUNCATE)'))
  return { images, everywhere: busy === 0 }
}

/** Images of a row in one life: keys are given anew after the row with the highest one is gone. */
interface Life { readonly table: string; readonly rowId: number; readonly from: number; readonly to: number }

function eraseImages(db: WritableDatabase, table: string, rowId: number): number {
  const lives = [lifeOf(db, table, rowId)]
  const seen = new Set<string>()
  let erased = 0
  for (let life = lives.pop(); life; life = lives.pop()) {
    const key = `${life.table} ${life.rowId} ${life.from} ${life.to}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const child of childrenOf(db, life)) lives.push(child)
    forgetReferences(db, life)
    erased += db.run(sql`
      DELETE FROM undo_change WHERE table_name = ${life.table} AND row_id = ${life.rowId} AND id >= ${life.from} AND id < ${life.to}`).changes
  }
  return erased
}

/** The part of the log in which the key belonged to the row that has it now, or had it last. */
function lifeOf(db: ReadableDatabase, table: string, rowId: number): Life {
  const births = db.all<{ id: number; uid: string | null }>(sql`
    SELECT id, after ->> '$.uid' AS uid FROM undo_change WHERE table_name = ${table} AND row_id = ${rowId} AND before IS NULL ORDER BY id`)
  const has = loggedTable(db, table).columns.some(column => column.name === 'uid')
  const uid = has ? db.get<{ uid: string }>(sql`SELECT uid FROM ${identifier(table)} WHERE id = ${rowId}`)?.uid : undefined
  const born = uid === undefined ? undefined : births.findLast(birth => birth.uid === uid)
  const next = born === undefined ? births.find(birth => uid !== undefined && birth.uid !== uid) : births.find(birth => birth.id > born.id && birth.uid !== uid)
  return { table, rowId, from: born?.id ?? 0, to: next?.id ?? Number.MAX_SAFE_INTEGER }
}

/** Rows, there or in the log, that go when this one goes. */
function childrenOf(db: ReadableDatabase, life: Life): Life[] {
  const children: Life[] = []
  for (const child of loggedTables) {
    for (const { column, onDelete } of references(db, child, life.table)) {
      if (onDelete === 'CASCADE') children.push(...logged(db, child, column, life))
    }
  }
  const type = typeOf(life.table)
  if (type !== undefined) {
    for (const child of ['note_attachment', 'external_id'] as const) {
      const rows = db.all<{ rowId: number }>(sql`
        SELECT DISTINCT row_id AS rowId FROM undo_change WHERE table_name = ${child} AND id >= ${life.from} AND id < ${life.to}
        AND coalesce(before, after) ->> '$.entity_type' = ${type} AND coalesce(before, after) ->> '$.entity_id' = ${life.rowId}`)
      children.push(...rows.map(row => ({ table: child, rowId: row.rowId, from: life.from, to: life.to })))
    }
  }
  return children
}

function logged(db: ReadableDatabase, table: string, column: string, life: Life): Life[] {
  const path = `$.${column}`
  return db.all<{ rowId: number }>(sql`
    SELECT DISTINCT row_id AS rowId FROM undo_change WHERE table_name = ${table} AND id >= ${life.from} AND id < ${life.to}
    AND (before ->> ${path} = ${life.rowId} OR after ->> ${path} = ${life.rowId})`)
    .map(row => ({ table, rowId: row.rowId, from: life.from, to: life.to }))
}

/** Images of rows that outlive this one lose their reference to it, as the rows themselves do. */
function forgetReferences(db: WritableDatabase, life: Life): void {
  for (const table of loggedTables) {
    for (const { column, onDelete } of references(db, table, life.table)) {
      if (onDelete === 'SET NULL') setNull(db, table, [column], sql`->> ${`$.${column}`} = ${life.rowId}`, life)
    }
  }
  const type = typeOf(life.table)
  if (type !== undefined) setNull(db, 'note_link', ['entity_type', 'entity_id'], sql`->> '$.entity_id' = ${life.rowId}`, life, type)
}

function setNull(db: WritableDatabase, table: string, columns: string[], condition: { text: string; values: readonly (string | number | bigint | null | Uint8Array)[] }, life: Life, type?: string): void {
  const nulls = columns.map(column => `'$.${column}', NULL`).join(', ')
  for (const image of ['before', 'after']) {
    const typed = type === undefined ? sql`` : sql`AND ${identifier(image)} ->> '$.entity_type' = ${type}`
    db.run(sql`UPDATE undo_change SET ${identifier(image)} = json_set(${identifier(image)}, ${{ text: nulls, values: [] }})
      WHERE table_name = ${table} AND id >= ${life.from} AND id < ${life.to} AND ${identifier(image)} ${condition} ${typed}`)
  }
}

function references(db: ReadableDatabase, table: string, to: string): { column: string; onDelete: string }[] {
  return db.all(sql`SELECT "from" AS column, on_delete AS onDelete FROM pragma_foreign_key_list(${table}) WHERE "table" = ${to}`)
}

function typeOf(table: string): string | undefined {
  return Object.entries(tableOf).find(([, name]) => name === table)?.[0]
}
