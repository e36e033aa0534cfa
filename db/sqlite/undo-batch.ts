/**
 * Batches of the undo log: a step that brought very many rows holds ranges of their keys. Undo packs the rows away and deletes them, redo unpacks them, so
 * that both are exact, and what the log takes while nothing is undone is next to nothing.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { tableOf } from '../queries/keys.ts'
import { insertRows, withoutIndexes, withoutTriggers } from './bulk-rows.ts'
import { identifier, sql, type ReadableDatabase, type SqlValue, type WritableDatabase } from './database.ts'
import { ProjectFileError } from './project-file-error.ts'
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
  for (const batch of batches.toReversed()) {
    const { table, first, last, savedAs } = batch
    const columns = loggedTable(db, table).columns.map(column => `"${column.name}"`).join(', ')
    // The rows as JSON by SQLite itself: making objects of them would take longer than all the rest.
    const text = `SELECT count(*) AS count, json_group_array(json_array(${columns})) AS rows FROM (SELECT ${columns} FROM ${identifier(table).text} WHERE id BETWEEN ? AND ? ORDER BY id)`
    lifted(db, batch, ['undo_delete', 'unlink'], () => {
      unlink(db, batch)
      for (let from = first; from <= last; from += packed) {
        const to = Math.min(last, from + packed - 1)
        const pack = db.get<{ count: number; rows: string }>({ text, values: [from, to] })
        if (pack && pack.count > 0) {
          db.run(sql`INSERT INTO undo_batch_rows (saved_as, rows) VALUES (${savedAs}, ${deflateRawSync(pack.rows, { level: 1 })})`)
          db.run(sql`DELETE FROM ${identifier(table)} WHERE id BETWEEN ${from} AND ${to}`)
        }
        tell(to - from + 1)
      }
    })
  }
}

/** Brings the rows of a step's batches back. */
export function unpackBatches(db: WritableDatabase, batches: readonly Batch[], progress: Progress): void {
  const tell = teller(batches, progress)
  for (const batch of batches) {
    const columns = loggedTable(db, batch.table).columns.map(column => column.name)
    lifted(db, batch, ['undo_insert'], () => {
      for (const { id } of packsOf(db, batch)) {
        insertRows(db, batch.table, columns, rowsOfPack(db, batch, id))
        tell(packed)
      }
    })
    db.run(sql`DELETE FROM undo_batch_rows WHERE saved_as = ${batch.savedAs}`)
  }
}

const packsOf = (db: ReadableDatabase, { savedAs }: Batch) => db.all<{ id: number }>(sql`SELECT id FROM undo_batch_rows WHERE saved_as = ${savedAs} ORDER BY id`)

/** The rows of a pack. Throws a ProjectFileError (`corrupt`) where they are not rows of the batch. */
function rowsOfPack(db: ReadableDatabase, { table, first, last }: Batch, id: number): SqlValue[][] {
  const pack = db.get<{ rows: Uint8Array }>(sql`SELECT rows FROM undo_batch_rows WHERE id = ${id}`)
  const logged = loggedTable(db, table)
  const rows = cellsOf(db, pack?.rows).map(cells => readCells(db, logged, cells))
  if (rows.some(row => typeof row[0] !== 'number' || row[0] < first || row[0] > last)) throw damagedHistory(db)
  return rows
}

/** Indexes by which rows that go are looked for, and so stay while they do. */
const neededIndexes = ['event_participant_event'] as const

/** Runs `body`, which brings or takes the rows of a batch, without the triggers that it makes unneeded, and, where these rows are most of their table, without its indexes. */
function lifted(db: WritableDatabase, { table, first, last }: Batch, triggers: readonly ('undo_insert' | 'undo_delete' | 'unlink')[], body: () => void): void {
  const names = triggers.map(trigger => (trigger === 'unlink' ? `unlink_${table}` : trigger.replace('undo', `undo_${table}`)))
  const without = () => withoutTriggers(db, names, body)
  const others = db.get<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${identifier(table)} WHERE id NOT BETWEEN ${first} AND ${last}`)?.rows ?? 0
  if (others > last - first) without()
  else withoutIndexes(db, [table], neededIndexes, without)
}

/** What the trigger on the deletion of an entity does, for all of a batch at once: links by type and key go with it. */
function unlink(db: WritableDatabase, { table, first, last }: RowRange): void {
  const type = Object.entries(tableOf).find(([, of]) => of === table)?.[0]
  if (type === undefined) return
  const range = sql`entity_type = ${type} AND entity_id BETWEEN ${first} AND ${last}`
  db.run(sql`DELETE FROM note_attachment WHERE ${range}`)
  db.run(sql`UPDATE note_link SET entity_type = NULL, entity_id = NULL WHERE ${range}`)
  db.run(sql`DELETE FROM external_id WHERE ${range}`)
  db.run(sql`DELETE FROM duplicate_dismissal WHERE entity_type = ${type} AND (entity_id BETWEEN ${first} AND ${last} OR other_id BETWEEN ${first} AND ${last})`)
}

/** What is wrong with the batches of the log, for the check of a project: tables that are not ours, packs that redo could not bring back, or that should be gone. */
export function batchProblems(db: ReadableDatabase): string[] {
  const problems: string[] = []
  const batches = db.all<Batch & { id: number; state: string }>(sql`
    SELECT b.id, b.table_name AS "table", b.first_id AS first, b.last_id AS last, b.saved_as AS savedAs, a.state FROM undo_batch b JOIN undo_action a ON a.id = b.action_id ORDER BY b.id`)
  for (const batch of batches) {
    try {
      loggedTable(db, batch.table)
      const packs = packsOf(db, batch)
      if (batch.state === 'done' && packs.length > 0) problems.push(`batch ${batch.id} of the undo history is done and packed away as well`)
      if (batch.state === 'undone' && packs.length === 0) problems.push(`batch ${batch.id} of the undo history was taken back, and its rows are not kept`)
      for (const { id } of packs) rowsOfPack(db, batch, id)
    } catch (error) {
      if (!(error instanceof ProjectFileError)) throw error
      problems.push(`batch ${batch.id} of the undo history does not describe rows of ours`)
    }
  }
  return problems
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
