import { loggedTables } from '../schema/logged-tables.ts'
import { identifier, sql, type ReadableDatabase, type Sql, type SqlValue } from './database.ts'
import { ProjectFileError } from './project-file-error.ts'

/** A row as the undo log holds it: every column by name, `id` among them. */
export type Row = Readonly<Record<string, string | number | null>>
/** What happened to one row: `before` is null where it came into being, `after` where it went. */
export interface RowChange {
  readonly table: string
  readonly rowId: number
  readonly before: Row | null
  readonly after: Row | null
}

interface Column { readonly name: string; readonly type: 'TEXT' | 'INTEGER' | 'REAL'; readonly notNull: boolean }
/** A table of the allow-list with what is known of it from the schema, which was compared with ours when the file was opened. */
export interface LoggedTable {
  readonly name: string
  readonly columns: readonly Column[]
  /** Columns in a UNIQUE constraint: two changes of a row that touch these may not be merged. */
  readonly unique: ReadonlySet<string>
  readonly insert: (row: Row) => Sql
  readonly update: (row: Row, rowId: number) => Sql
  readonly remove: (rowId: number) => Sql
}

const known = new WeakMap<ReadableDatabase, Map<string, LoggedTable>>()

/** The table of that name where it is one whose changes are logged; throws a ProjectFileError (`corrupt`) for any other name. */
export function loggedTable(db: ReadableDatabase, name: string): LoggedTable {
  let tables = known.get(db)
  if (!tables) known.set(db, (tables = new Map()))
  let table = tables.get(name)
  if (!table) {
    if (!loggedTables.includes(name)) throw damagedHistory(db)
    tables.set(name, (table = describe(db, name)))
  }
  return table
}

/** Reads a row image from the log's JSON. Throws a ProjectFileError (`corrupt`) where it is not exactly a row of that table. */
export function readImage(db: ReadableDatabase, table: LoggedTable, rowId: number, json: string | null): Row | null {
  if (json === null) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    throw damagedHistory(db)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw damagedHistory(db)
  const row = parsed as Record<string, unknown>
  if (row['id'] !== rowId || Object.keys(row).length !== table.columns.length) throw damagedHistory(db)
  for (const column of table.columns) {
    if (!Object.hasOwn(row, column.name) || !fits(row[column.name], column)) throw damagedHistory(db)
  }
  return row as Row
}

/** The cells of a packed row in the order of the table's columns. Throws a ProjectFileError (`corrupt`) where they are not a row of that table. */
export function readCells(db: ReadableDatabase, table: LoggedTable, cells: unknown): SqlValue[] {
  if (!Array.isArray(cells) || cells.length !== table.columns.length || table.columns.some((column, index) => !fits(cells[index], column))) throw damagedHistory(db)
  return cells as SqlValue[]
}

/** The refusal to apply a log that does not describe rows of ours; nothing of it was applied. */
export function damagedHistory(db: ReadableDatabase, cause?: unknown): ProjectFileError {
  const file = db.get<{ file: string }>(sql`SELECT file FROM pragma_database_list WHERE name = 'main'`)?.file ?? ''
  return new ProjectFileError('corrupt', file,
    `The undo history of “${file}” does not fit its content, so nothing was undone or redone. The content itself was not changed.`, { cause })
}

function fits(value: unknown, column: Column): boolean {
  if (value === null) return !column.notNull
  if (column.type === 'TEXT') return typeof value === 'string'
  return column.type === 'INTEGER' ? Number.isSafeInteger(value) : typeof value === 'number'
}

function describe(db: ReadableDatabase, name: string): LoggedTable {
  const columns = db.all<{ name: string; type: string; notnull: number; pk: number }>(sql`SELECT name, type, "notnull", pk FROM pragma_table_info(${name}) ORDER BY cid`)
    .map((column): Column => ({
      name: column.name,
      type: column.type === 'INTEGER' ? 'INTEGER' : column.type === 'REAL' ? 'REAL' : 'TEXT',
      notNull: column.notnull === 1 || column.pk === 1,
    }))
  const unique = db.all<{ name: string }>(sql`
    SELECT DISTINCT info.name FROM pragma_index_list(${name}) AS list, pragma_index_info(list.name) AS info WHERE list."unique" = 1`)
  const names = columns.map(column => `"${identifier(column.name).text}"`)
  const insert = `INSERT INTO ${identifier(name).text} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  const update = `UPDATE ${identifier(name).text} SET ${names.map(column => `${column} = ?`).join(', ')} WHERE id = ?`
  const remove = `DELETE FROM ${identifier(name).text} WHERE id = ?`
  const values = (row: Row) => columns.map(column => row[column.name] ?? null)
  return {
    name, columns,
    unique: new Set(unique.map(column => column.name)),
    insert: row => ({ text: insert, values: values(row) }),
    update: (row, rowId) => ({ text: update, values: [...values(row), rowId] }),
    remove: rowId => ({ text: remove, values: [rowId] }),
  }
}
