/** Small helpers that every noun's queries share: sets of keys, dates from and to their columns, generic inserts and updates. */
import type { DateSpan } from '../contract/values.ts'
import { describeSpan } from '../domain/edtf.ts'
import { identifier, join, sql, type ReadableDatabase, type Sql, type SqlValue, type WritableDatabase } from '../sqlite/database.ts'

/** A set of keys for `IN`, bound as one value, so that sets of any size use the same prepared statement. */
export function keySet(keys: readonly (number | string)[]): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(keys)}))`
}

/** The columns of a row by name, as they are bound. Undefined: leave as it is. */
export type Columns = Record<string, SqlValue | boolean | undefined>

export interface SpanColumns {
  raw: string | null
  start_earliest: number | null
  start_latest: number | null
  end_earliest: number | null
  end_latest: number | null
}

/** Selects a date's raw EDTF and its four days under the names of SpanColumns. `alias` is the table's alias in the query. */
export function spanOf(alias: string, raw = 'dates', prefix = ''): Sql {
  const column = (name: string) => sql`${identifier(alias)}.${identifier(name)}`
  return sql`${column(raw)} AS raw, ${column(`${prefix}start_earliest`)} AS start_earliest, ${column(`${prefix}start_latest`)} AS start_latest,
    ${column(`${prefix}end_earliest`)} AS end_earliest, ${column(`${prefix}end_latest`)} AS end_latest`
}

/** The date that the columns hold; null where none is given. */
export function toSpan(row: SpanColumns): DateSpan | null {
  const { raw, start_earliest, start_latest, end_earliest, end_latest } = row
  if (raw === null || start_earliest === null || start_latest === null || end_earliest === null || end_latest === null) return null
  return {
    raw, startEarliest: start_earliest, startLatest: start_latest, endEarliest: end_earliest, endLatest: end_latest,
    questionable: /[?%]/u.test(raw), approximate: /[~%]/u.test(raw),
  }
}

/** The date that the columns hold in short words; empty where none is given, as it stands where a file holds what cannot be understood. */
export function described(row: Pick<SpanColumns, 'raw'>): string {
  if (row.raw === null) return ''
  try {
    return describeSpan({ raw: row.raw })
  } catch {
    return row.raw
  }
}

/** As `toSpan`, for columns that the schema requires. */
export function toRequiredSpan(row: SpanColumns): DateSpan {
  const span = toSpan(row)
  if (!span) throw new Error('a required date is missing')
  return span
}

/** The columns of a date for an insert or update; `undefined` leaves them as they are. */
export function spanColumns(span: DateSpan | null | undefined, raw = 'dates', prefix = ''): Columns {
  if (span === undefined) return {}
  return {
    [raw]: span?.raw ?? null,
    [`${prefix}start_earliest`]: span?.startEarliest ?? null, [`${prefix}start_latest`]: span?.startLatest ?? null,
    [`${prefix}end_earliest`]: span?.endEarliest ?? null, [`${prefix}end_latest`]: span?.endLatest ?? null,
  }
}

const bound = (value: SqlValue | boolean): SqlValue => (typeof value === 'boolean' ? Number(value) : value)

function given(columns: Columns): [string, SqlValue][] {
  return Object.entries(columns).flatMap(([name, value]): [string, SqlValue][] => (value === undefined ? [] : [[name, bound(value)]]))
}

/** Inserts a row; returns its key. */
export function insertRow(db: WritableDatabase, table: string, columns: Columns): number {
  const entries = given(columns)
  const names = join(entries.map(([name]) => identifier(name)), ', ')
  const values = join(entries.map(([, value]) => sql`${value}`), ', ')
  return db.run(sql`INSERT INTO ${identifier(table)} (${names}) VALUES (${values})`).lastInsertRowid
}

/**
 * Changes the columns that differ from what the row holds, and `updated_at` with them where `at` is given; a row that already is as asked is
 * not touched, so that it makes no undo step. Returns whether anything changed.
 */
export function updateRow(db: WritableDatabase, table: string, id: number, columns: Columns, at?: string): boolean {
  const entries = given(columns)
  if (entries.length === 0) return false
  const names = join(entries.map(([name]) => identifier(name)), ', ')
  const before = db.get<Record<string, SqlValue>>(sql`SELECT ${names} FROM ${identifier(table)} WHERE id = ${id}`)
  if (!before) return false
  const changed = entries.filter(([name, value]) => before[name] !== value)
  if (changed.length === 0) return false
  if (at !== undefined) changed.push(['updated_at', at])
  const sets = join(changed.map(([name, value]) => sql`${identifier(name)} = ${value}`), ', ')
  db.run(sql`UPDATE ${identifier(table)} SET ${sets} WHERE id = ${id}`)
  return true
}

export function deleteRow(db: WritableDatabase, table: string, id: number): void {
  db.run(sql`DELETE FROM ${identifier(table)} WHERE id = ${id}`)
}

/**
 * Makes the child rows of one owner exactly these, in this order (kept in `position`). Left alone where they already are. Returns whether
 * anything changed.
 */
export function replaceChildren(db: WritableDatabase, table: string, owner: Record<string, SqlValue>, children: readonly Record<string, SqlValue>[]): boolean {
  const where = join(Object.entries(owner).map(([name, value]) => sql`${identifier(name)} = ${value}`), ' AND ')
  const columns = Object.keys(children[0] ?? {})
  const select = columns.length === 0 ? sql`1` : join(columns.map(identifier), ', ')
  const before = db.all<Record<string, SqlValue>>(sql`SELECT ${select} FROM ${identifier(table)} WHERE ${where} ORDER BY position`)
  const same = before.length === children.length && children.every((child, index) => columns.every(name => before[index]?.[name] === child[name]))
  if (same) return false
  db.run(sql`DELETE FROM ${identifier(table)} WHERE ${where}`)
  children.forEach((child, position) => insertRow(db, table, { ...owner, ...child, position }))
  return true
}

/** Groups rows by a key, keeping their order. */
export function groupBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** The one row of a query that always has one (a count, an aggregate). */
export function one<Row>(db: ReadableDatabase, query: Sql): Row {
  const row = db.get<Row>(query)
  if (row === undefined) throw new Error('a query that always has a row had none')
  return row
}

/** The beginning of a text on one line, cut at a word where it is longer than `length` characters. */
export function beginning(text: string, length: number): string {
  const line = text.slice(0, length * 4).replace(/\s+/gu, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
