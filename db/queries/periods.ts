/** Named periods of the study. */
import type { Period } from '../contract/entities/ties.ts'
import type { DateSpan } from '../contract/values.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, spanColumns, spanOf, toRequiredSpan, updateRow, type SpanColumns } from './rows.ts'

export interface PeriodWithId extends Period { id: number }

/** All periods in time, with their keys. */
export function periodsWithIds(db: ReadableDatabase): PeriodWithId[] {
  const rows = db.all<SpanColumns & { id: number; uid: string; name: string; description: string }>(
    sql`SELECT p.id, p.uid, p.name, p.description, ${spanOf('p')} FROM period p ORDER BY p.start_earliest, p.end_latest, p.id`,
  )
  return rows.map(row => ({ id: row.id, uid: row.uid, name: row.name, description: row.description, dates: toRequiredSpan(row) }))
}

/** All periods in time. */
export function listPeriods(db: ReadableDatabase): Period[] {
  return periodsWithIds(db).map(({ uid, name, description, dates }) => ({ uid, name, description, dates }))
}

export interface PeriodRow { name?: string | undefined; description?: string | undefined; dates?: DateSpan | undefined }

const columns = (fields: PeriodRow) => ({ name: fields.name, description: fields.description, ...spanColumns(fields.dates) })

export function insertPeriod(db: WritableDatabase, uid: string, fields: Required<PeriodRow>, at: string): number {
  return insertRow(db, 'period', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updatePeriod(db: WritableDatabase, id: number, fields: PeriodRow, at: string): boolean {
  return updateRow(db, 'period', id, columns(fields), at)
}
