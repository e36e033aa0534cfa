/** Data sets that imported rows come from. */
import type { DataSet } from '../contract/entities/sources.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

export function listDataSets(db: ReadableDatabase): DataSet[] {
  return db.all<Omit<DataSet, 'restricted'> & { restricted: number }>(sql`SELECT uid, name, version, licence, url, restricted FROM data_set ORDER BY name, id`)
    .map(row => ({ ...row, restricted: row.restricted === 1 }))
}

/** The data set of this name and version; undefined where the project has none. */
export function findDataSet(db: ReadableDatabase, name: string, version: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM data_set WHERE name = ${name} AND version = ${version} ORDER BY id`)?.id
}

/** The data set of this name, whatever its version; the first of several. Undefined where the project has none. */
export function dataSetNamed(db: ReadableDatabase, name: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM data_set WHERE name = ${name} ORDER BY id`)?.id
}

export interface DataSetRow {
  name?: string | undefined; version?: string | undefined; licence?: string | undefined; url?: string | undefined; restricted?: boolean | undefined
}

const columns = (fields: DataSetRow) => ({
  name: fields.name, version: fields.version, licence: fields.licence, url: fields.url, restricted: fields.restricted,
})

export function insertDataSet(db: WritableDatabase, uid: string, fields: Required<DataSetRow>, at: string): number {
  return insertRow(db, 'data_set', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateDataSet(db: WritableDatabase, id: number, fields: DataSetRow, at: string): boolean {
  return updateRow(db, 'data_set', id, columns(fields), at)
}
