import { sql, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { damagedHistory, loggedTable, readImage, type RowChange } from './row-image.ts'
import { mergeChanges } from './undo-merge.ts'
import { batchesOf, forgetPacks, packBatches, recordBatch, unpackBatches, type Progress, type RowRange } from './undo-batch.ts'
import { pruneHistory } from './undo-prune.ts'

export type { Row, RowChange } from './row-image.ts'
export type { Progress, RowRange } from './undo-batch.ts'

/**
 * Undo and redo. Triggers write typed row images into the log in the transaction that makes the change (see the first migration);
 * here they are applied by statements of our own, so that nothing in a file is ever run.
 */
export interface Action {
  /** What undo would take back, as the user reads it: "Set P2 of Russia – Israel". Never words of a private note. */
  readonly label: string
  /** Actions that follow each other with the same key become one step (autosaves of one note). */
  readonly mergeKey?: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly coderId?: number
}

/** The action under way on a connection; absent from the map while there is none. */
const underWay = new WeakMap<ReadableDatabase, number>()

/**
 * Runs `body` in one transaction as one undo step and returns what it returned together with the rows it changed, in order.
 * Within another action it joins that one. A body that changes nothing leaves no step and keeps what can be redone.
 * Throws what `body` throws, with everything rolled back: by itself, or, within a transaction, by whoever began that one.
 */
export function runAction<T>(db: WritableDatabase, action: Action, body: () => T): { result: T; changes: RowChange[] } {
  const outer = underWay.get(db)
  if (outer !== undefined) return db.transaction(() => watchChanges(db, body))
  return db.within(() => {
    const start = lastChangeId(db)
    const joined = action.mergeKey === undefined ? undefined : lastActionWith(db, action.mergeKey)
    const actionId = joined ?? db.run(sql`
      INSERT INTO undo_action (label, state, merge_key, coder_id, at)
      VALUES (${action.label}, 'done', ${action.mergeKey ?? null}, ${action.coderId ?? null}, ${action.at})`).lastInsertRowid
    const result = logging(db, actionId, body)
    // An UPDATE that set what was there already is no change.
    db.run(sql`DELETE FROM undo_change WHERE action_id = ${actionId} AND id > ${start} AND before IS after`)
    const changes = changesOf(db, actionId, start)
    if (changes.length === 0 && batchesOf(db, actionId).length === 0) {
      if (joined === undefined) db.run(sql`DELETE FROM undo_action WHERE id = ${actionId}`)
      return { result, changes }
    }
    db.run(sql`DELETE FROM undo_action WHERE state = 'undone'`)
    forgetPacks(db)
    if (joined !== undefined) {
      db.run(sql`UPDATE undo_action SET at = ${action.at} WHERE id = ${actionId}`)
      mergeChanges(db, actionId)
    }
    pruneHistory(db, actionId, changes.length)
    return { result, changes }
  })
}

/** The rows that `body` changes within the action under way, in order, beside what it returned. Opens no savepoint: what it throws must end the action. */
export function watchChanges<T>(db: WritableDatabase, body: () => T): { result: T; changes: RowChange[] } {
  const action = underWay.get(db)
  if (action === undefined) throw new Error('no action is under way')
  const start = lastChangeId(db)
  const result = body()
  return { result, changes: changesOf(db, action, start) }
}

/**
 * Has `body`, which only adds rows to these tables, do so as a batch of the action under way: the log holds the ranges of their keys, which are returned,
 * and no image of each row; they are not among the action's changes.
 */
export function addBatch(db: WritableDatabase, tables: readonly string[], body: () => void): RowRange[] {
  const action = underWay.get(db)
  if (action === undefined) throw new Error('no action is under way')
  return recordBatch(db, action, tables, body)
}

/** A step taken back or done again: the rows as they changed now, and batches of rows that went (undo) or came (redo). */
export interface Replayed { readonly label: string; readonly changes: RowChange[]; readonly batches: readonly RowRange[] }

/** Takes back the last step; null where there is nothing to undo. */
export function undo(db: WritableDatabase, progress: Progress = () => undefined): Replayed | null {
  return replay(db, 'undo', progress)
}

/** Does the step undone last again; null where there is nothing to redo. */
export function redo(db: WritableDatabase, progress: Progress = () => undefined): Replayed | null {
  return replay(db, 'redo', progress)
}

/** How many rows the batches of the step hold that undo or redo would take; 0 where it has none. */
export function rowsInBatches(db: ReadableDatabase, direction: 'undo' | 'redo'): number {
  const action = next(db, direction)
  return action ? batchesOf(db, action.id).reduce((sum, { first, last }) => sum + last - first + 1, 0) : 0
}

/** What undo and redo would do, by label; null where there is nothing. */
export function historyState(db: ReadableDatabase): { undo: string | null; redo: string | null } {
  return { undo: next(db, 'undo')?.label ?? null, redo: next(db, 'redo')?.label ?? null }
}

function replay(db: WritableDatabase, direction: 'undo' | 'redo', progress: Progress): Replayed | null {
  if (underWay.has(db)) throw new Error(`${direction} within an action`)
  try {
    return db.within(() => {
      const action = next(db, direction)
      if (!action) return null
      db.run(sql`UPDATE undo_current SET action_id = NULL`)
      // Rows come back one by one: references are whole again at the end only.
      db.pragma('defer_foreign_keys = ON')
      const logged = changesOf(db, action.id, Number.MIN_SAFE_INTEGER)
      const changes = direction === 'redo' ? logged : logged.toReversed().map(change => ({ ...change, before: change.after, after: change.before }))
      const batches = batchesOf(db, action.id)
      if (direction === 'undo') packBatches(db, batches, progress)
      for (const change of changes) apply(db, change)
      if (direction === 'redo') unpackBatches(db, batches, progress)
      db.run(sql`UPDATE undo_action SET state = ${direction === 'undo' ? 'undone' : 'done'} WHERE id = ${action.id}`)
      return { label: action.label, changes, batches }
    })
  } catch (error) {
    if (isConstraint(error)) throw damagedHistory(db, error)
    throw error
  }
}

function apply(db: WritableDatabase, change: RowChange): void {
  const table = loggedTable(db, change.table)
  if (change.after === null) {
    // A cascade may have taken it along already.
    db.run(table.remove(change.rowId))
  } else if (change.before === null) {
    db.run(table.insert(change.after))
  } else if (db.run(table.update(change.after, change.rowId)).changes !== 1) {
    throw damagedHistory(db)
  }
}

function logging<T>(db: WritableDatabase, actionId: number, body: () => T): T {
  if (db.run(sql`UPDATE undo_current SET action_id = ${actionId}`).changes !== 1) throw damagedHistory(db)
  underWay.set(db, actionId)
  try {
    const result = body()
    db.run(sql`UPDATE undo_current SET action_id = NULL`)
    return result
  } finally {
    underWay.delete(db)
  }
}

function next(db: ReadableDatabase, direction: 'undo' | 'redo'): { id: number; label: string } | undefined {
  return direction === 'undo'
    ? db.get(sql`SELECT id, label FROM undo_action WHERE state = 'done' ORDER BY id DESC LIMIT 1`)
    : db.get(sql`SELECT id, label FROM undo_action WHERE state = 'undone' ORDER BY id LIMIT 1`)
}

function lastActionWith(db: ReadableDatabase, mergeKey: string): number | undefined {
  const last = db.get<{ id: number; state: string; mergeKey: string | null }>(sql`
    SELECT id, state, merge_key AS mergeKey FROM undo_action ORDER BY id DESC LIMIT 1`)
  return last?.state === 'done' && last.mergeKey === mergeKey ? last.id : undefined
}

function lastChangeId(db: ReadableDatabase): number {
  return db.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM undo_change`)?.id ?? Number.MIN_SAFE_INTEGER
}

function changesOf(db: ReadableDatabase, actionId: number, after: number): RowChange[] {
  return db.all<{ table: string; rowId: number; before: string | null; after: string | null }>(sql`
    SELECT table_name AS "table", row_id AS rowId, before, after FROM undo_change WHERE action_id = ${actionId} AND id > ${after} ORDER BY id`)
    .map(change => {
      const table = loggedTable(db, change.table)
      return {
        table: change.table, rowId: change.rowId,
        before: readImage(db, table, change.rowId, change.before),
        after: readImage(db, table, change.rowId, change.after),
      }
    })
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_CONSTRAINT')
}
