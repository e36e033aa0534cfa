/**
 * Batches of the undo log: a step that brought very many rows holds ranges of their keys. Undo packs the rows away and deletes them, redo unpacks them, so
 * that both are exact, and what the log takes while nothing is undone is next to nothing.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { insertRows } from './bulk-rows.ts'
import { identifier, sql, type ReadableDatabase, type SqlValue, type WritableDatabase } from './database.ts'
import { damagedHistory, loggedTable, readCells } from './row-image.ts'

/** Rows of a table that came with one step: all whose keys lie in this range. */
export interface RowRange { readonly table: string; readonly first: number; readonly last: number }
interface Batch extends RowRange { readonly savedAs: string }

/** How many rows are packed together, and how many deleted at once. */
const packed = 2_000
/** Packs hold no more than this when they are opened, in bytes. */
const longestPack = 64 * 2 ** 20
/** Packs that nothing can bring back any more, let go with every step: all at once would hold up whoever changes a word. */
const forgottenAtOnce = 8

export type Progress = (done: number, total: number) => void

/** The batches of a step, in the order in which they came. */
export function batchesOf(db: ReadableDatabase, actionId: number): Batch[] {
  return db.all(sql`SELECT table_name AS "table", first_id AS first, last_id AS last, saved_as AS savedAs FROM undo_batch WHERE action_id = ${actionId} ORDER BY id`)
}

/** Has `body`, which only adds rows to these tables, do so as a batch of a step: with no image of each row. Returns the ranges added to. */
export function recordBatch(db: WritableDatabase, actionId: number, tables: readonly string[], body: () => void): RowRange[] {
  const before = tables.map(table => lastKey(db, table))
  db.run(sql`UPDATE undo_current SET action_id = NULL`)
  body()
  db.run(sql`UPDATE undo_current SET action_id = ${actionId}`)
  return tables.flatMap((table, index): RowRange[] => {
    const range = { table, first: (before[index] ?? 0) + 1, last: lastKey(db, table) }
    if (range.last < range.first) return []
    db.run(sql`INSERT INTO undo_batch (action_id, table_name, first_id, last_id, saved_as) VALUES (${actionId}, ${table}, ${range.first}, ${range.last}, lower(hex(randomblob(16))))`)
    return [range]
  })
}

/** The highest key of a table, 0 where it is empty. */
export function lastKey(db: ReadableDatabase, table: string): number {
  return db.get<{ last: number | null }>(sql`SELECT max(id) AS last FROM ${identifier(table)}`)?.last ?? 0
}

/** Packs the rows of a step's batches away and deletes them. */
export function packBatches(db: WritableDatabase, batches: readonly Batch[], progress: Progress): void {
  const tell = teller(batches, progress)
  // What came later may refer to what came before.
  for (const { table: name, first, last, savedAs } of batches.toReversed()) {
    const table = loggedTable(db, name)
    const columns = table.columns.map(column => `"${column.name}"`).join(', ')
    for (let from = first; from <= last; from += packed) {
      const to = Math.min(last, from + packed - 1)
      const rows = db.all<Record<string, SqlValue>>({ text: `SELECT ${columns} FROM ${identifier(name).text} WHERE id BETWEEN ? AND ? ORDER BY id`, values: [from, to] })
      if (rows.length > 0) {
        const cells = rows.map(row => table.columns.map(column => row[column.name] ?? null))
        db.run(sql`INSERT INTO undo_batch_rows (saved_as, rows) VALUES (${savedAs}, ${deflateRawSync(JSON.stringify(cells), { level: 1 })})`)
        db.run(sql`DELETE FROM ${identifier(name)} WHERE id BETWEEN ${from} AND ${to}`)
      }
      tell(to - from + 1)
    }
  }
}

/** Brings the rows of a step's batches back. */
export function unpackBatches(db: WritableDatabase, batches: readonly Batch[], progress: Progress): void {
  const tell = teller(batches, progress)
  for (const { table: name, first, last, savedAs } of batches) {
    const table = loggedTable(db, name)
    const columns = table.columns.map(column => column.name)
    for (const { id } of db.all<{ id: number }>(sql`SELECT id FROM undo_batch_rows WHERE saved_as = ${savedAs} ORDER BY id`)) {
      const pack = db.get<{ rows: Uint8Array }>(sql`SELECT rows FROM undo_batch_rows WHERE id = ${id}`)
      const rows = cellsOf(db, pack?.rows).map(cells => readCells(db, table, cells))
      if (rows.some(row => typeof row[0] !== 'number' || row[0] < first || row[0] > last)) throw damagedHistory(db)
      insertRows(db, name, columns, rows)
      tell(packed)
    }
    db.run(sql`DELETE FROM undo_batch_rows WHERE saved_as = ${savedAs}`)
  }
}

/** Lets go of some packs whose step is gone from the log. */
export function forgetPacks(db: WritableDatabase): void {
  db.run(sql`DELETE FROM undo_batch_rows WHERE id IN (
    SELECT id FROM undo_batch_rows WHERE saved_as NOT IN (SELECT saved_as FROM undo_batch) LIMIT ${forgottenAtOnce})`)
}

function cellsOf(db: ReadableDatabase, pack: Uint8Array | undefined): unknown[] {
  try {
    const cells: unknown = JSON.parse(inflateRawSync(pack ?? new Uint8Array(), { maxOutputLength: longestPack }).toString('utf8'))
    if (Array.isArray(cells)) return cells
  } catch (error) {
    throw damagedHistory(db, error)
  }
  throw damagedHistory(db)
}

function teller(batches: readonly RowRange[], progress: Progress): (rows: number) => void {
  const total = batches.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  let done = 0
  return rows => progress(done = Math.min(total, done + rows), total)
}
