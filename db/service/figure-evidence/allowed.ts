import { identifier, join, sql, type ReadableDatabase, type Sql, type SqlValue } from '../../sqlite/database.ts'
import { keySet } from '../../queries/rows.ts'
import { readTables, type ReadableColumn, type ReadableTable, type ReadTable } from './rules.ts'

export type AllowedRow<T extends ReadableTable> = { readonly [C in ReadableColumn<T>]: SqlValue }

/** What may be read of the rows of a table: the columns and rows that the rules allow, and no others. In the order of `order`, then of the file. */
export function allowedRows<T extends ReadableTable>(db: ReadableDatabase, table: T, where: { readonly [C in ReadableColumn<T>]?: readonly (number | string)[] }): AllowedRow<T>[] {
  const { read, rows }: ReadTable = readTables[table]
  const limits = Object.entries(where as Record<string, readonly (number | string)[] | undefined>)
    .flatMap(([column, values]): Sql[] => (values === undefined ? [] : [sql`${identifier(column)} IN ${keySet(values)}`]))
  const conditions = join([...(rows ? [sql`(${rows})`] : []), ...limits, sql`1`], ' AND ')
  return db.all<AllowedRow<T>>(sql`SELECT ${join(read.map(identifier), ', ')} FROM ${identifier(table)} WHERE ${conditions} ORDER BY rowid`)
}

export const textOf = (value: SqlValue): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: SqlValue): number => Number(value)
export const optionalNumber = (value: SqlValue): number | null => (value === null ? null : Number(value))
/** A word or date that may be missing. */
export const optionalText = (value: SqlValue): string | null => (typeof value === 'string' && value !== '' ? value : null)
