/** Maps of tables kept by name. */
import { TableMapping } from '../contract/entities/imports.ts'
import type { SavedMap } from '../contract/methods/import-maps.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

type SavedMapWithId = SavedMap & { id: number; updatedAt: string }

/** All of them; the file may be a stranger's: what is no map is left out. */
export function importMaps(db: ReadableDatabase): SavedMapWithId[] {
  const rows = db.all<{ id: number; uid: string; name: string; map: string; updatedAt: string }>(
    sql`SELECT id, uid, name, map, updated_at AS updatedAt FROM import_map ORDER BY name COLLATE NOCASE, id`,
  )
  return rows.flatMap(({ map, ...row }) => {
    const parsed = TableMapping.safeParse(JSON.parse(map))
    return parsed.success ? [{ ...row, map: parsed.data }] : []
  })
}

export function insertImportMap(db: WritableDatabase, uid: string, { name, map }: Omit<SavedMap, 'uid'>, at: string): number {
  return insertRow(db, 'import_map', { uid, name, map: JSON.stringify(map), created_at: at, updated_at: at })
}

export function updateImportMap(db: WritableDatabase, id: number, { name, map }: { name?: string | undefined; map?: TableMapping | undefined }, at: string): boolean {
  return updateRow(db, 'import_map', id, { name, map: map && JSON.stringify(map) }, at)
}
