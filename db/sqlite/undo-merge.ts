import { sql, type WritableDatabase } from './database.ts'
import { loggedTable, readImage, type LoggedTable, type Row } from './row-image.ts'

interface Entry { id: number; table: LoggedTable; rowId: number; before: Row | null; after: Row | null; changed: boolean }

/**
 * Folds the changes that one action made to the same row into one: the first image before, the last image after. What came into being
 * and went again within the action disappears. Two changes stay apart where a unique column differs between them: moved past the
 * changes of other rows, the value could be one that another row still holds.
 */
export function mergeChanges(db: WritableDatabase, actionId: number): void {
  const latest = new Map<string, Entry>()
  const gone: number[] = []
  const changed = new Set<Entry>()
  for (const row of db.all<{ id: number; table: string; rowId: number; before: string | null; after: string | null }>(sql`
    SELECT id, table_name AS "table", row_id AS rowId, before, after FROM undo_change WHERE action_id = ${actionId} ORDER BY id`)) {
    const table = loggedTable(db, row.table)
    const entry: Entry = {
      id: row.id, table, rowId: row.rowId, changed: false,
      before: readImage(db, table, row.rowId, row.before), after: readImage(db, table, row.rowId, row.after),
    }
    const key = `${row.table} ${row.rowId}`
    const earlier = latest.get(key)
    if (!earlier) {
      latest.set(key, entry)
    } else if (earlier.before === null && entry.after === null) {
      gone.push(earlier.id, entry.id)
      latest.delete(key)
      changed.delete(earlier)
    } else if (mayMerge(earlier, entry)) {
      gone.push(entry.id)
      earlier.after = entry.after
      changed.add(earlier)
    } else {
      latest.set(key, entry)
    }
  }
  for (const entry of changed) {
    if (same(entry.before, entry.after)) gone.push(entry.id)
    else db.run(sql`UPDATE undo_change SET before = ${write(entry.before)}, after = ${write(entry.after)} WHERE id = ${entry.id}`)
  }
  for (const id of gone) db.run(sql`DELETE FROM undo_change WHERE id = ${id}`)
  db.run(sql`DELETE FROM undo_action WHERE id = ${actionId} AND NOT EXISTS (SELECT 1 FROM undo_change WHERE action_id = ${actionId})`)
}

function mayMerge(earlier: Entry, later: Entry): boolean {
  // A row that went and came back under its number is a new row, perhaps with children of its own: kept as two changes.
  if (earlier.after === null || later.after === null) return false
  const images = [earlier.before, earlier.after, later.after].filter(image => image !== null)
  // JSON has no word for infinity; SQLite's own spelling of it would be lost in writing the image anew.
  if (images.some(image => Object.values(image).some(value => typeof value === 'number' && !Number.isFinite(value)))) return false
  return [...earlier.table.unique].every(column => images.every(image => image[column] === images[0]?.[column]))
}

function same(before: Row | null, after: Row | null): boolean {
  return before !== null && after !== null && Object.keys(before).every(column => before[column] === after[column])
}

const write = (image: Row | null) => (image === null ? null : JSON.stringify(image))
