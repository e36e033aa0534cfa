/** Filters of the navigator's lists, kept by name. */
import { listedTypes } from '../contract/methods/project.ts'
import type { SavedFilter } from '../contract/methods/saved-filters.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, one, updateRow } from './rows.ts'

type SavedFilterWithId = SavedFilter & { id: number }

/** All of them, list by list; those of a list that there is not are left out. */
export function savedFilters(db: ReadableDatabase): SavedFilterWithId[] {
  const rows = db.all<{ id: number; uid: string; name: string; section: string; filter: string }>(
    sql`SELECT id, uid, name, section, filter FROM saved_filter ORDER BY position, id`,
  )
  return listedTypes.flatMap(section => rows.filter(row => row.section === section).map(row => ({ ...row, section })))
}

/** Adds one at the end. */
export function insertSavedFilter(db: WritableDatabase, uid: string, { name, section, filter }: Omit<SavedFilter, 'uid'>, at: string): number {
  const position = one<{ next: number }>(db, sql`SELECT coalesce(max(position) + 1, 0) AS next FROM saved_filter`).next
  return insertRow(db, 'saved_filter', { uid, name, section, filter, position, created_at: at, updated_at: at })
}

export function updateSavedFilter(db: WritableDatabase, id: number, fields: { name?: string | undefined; filter?: string | undefined }, at: string): boolean {
  return updateRow(db, 'saved_filter', id, fields, at)
}
