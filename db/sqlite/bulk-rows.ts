/** Rows by the hundred thousand: many in a statement, and indexes made once the rows are there. */
import { identifier, sql, type Sql, type SqlValue, type WritableDatabase } from './database.ts'

/** Rows of one statement: more do not make it faster. Whole thousands part into it. */
const rowsAtOnce = 125
/** Values that SQLite takes in one statement. */
const mostBound = 32_766

/**
 * Inserts rows of these columns; `same` has the columns whose value is the same in all of them. Binding a value takes longer than storing it: a column that has
 * one value throughout the rows of a statement is bound once, and one that repeats the column before it (the days of a date) not at all.
 */
export function insertRows(db: WritableDatabase, table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[], same: Readonly<Record<string, SqlValue>> = {}): void {
  const size = Math.max(1, Math.min(rowsAtOnce, Math.floor(mostBound / columns.length)))
  const [names, constants] = [[...columns, ...Object.keys(same)], Object.values(same)]
  for (let start = 0; start < rows.length; start += size) {
    const end = Math.min(start + size, rows.length)
    const uses = columns.map((_column, column) => (column === 0 ? 'own' : useOf(rows, start, end, column)))
    const values: SqlValue[] = []
    for (let row = start; row < end; row += 1) {
      const cells = rows[row] ?? []
      for (let column = 0; column < uses.length; column += 1) if (uses[column] === 'own') values.push(cells[column] ?? null)
    }
    uses.forEach((use, column) => {
      if (use === 'same') values.push(rows[start]?.[column] ?? null)
    })
    db.run({ text: insertText(table, names, end - start, [...uses, ...constants.map(() => 'same' as const)]), values: values.concat(constants) })
  }
}

/** How the values of a column are given: row by row, once for all rows, or as those of the column before. */
type Use = 'own' | 'same' | 'before'

function useOf(rows: readonly (readonly SqlValue[])[], start: number, end: number, column: number): Use {
  const first = rows[start]?.[column]
  let [isSame, isBefore] = [true, true]
  for (let row = start; row < end && (isSame || isBefore); row += 1) {
    const cells = rows[row]
    const value = cells?.[column]
    if (value !== first) isSame = false
    if (value !== cells?.[column - 1]) isBefore = false
  }
  return isSame ? 'same' : isBefore ? 'before' : 'own'
}

const texts = new Map<string, string>()

function insertText(table: string, names: readonly string[], rows: number, uses: readonly Use[]): string {
  const key = `${table} ${rows} ${names.join()} ${uses.join()}`
  let text = texts.get(key)
  if (text === undefined) {
    let [own, same] = [0, 0]
    let before = ''
    const sources = uses.map(use => {
      if (use === 'own') before = `v.column${own += 1}`
      else if (use === 'same') before = `s.column${same += 1}`
      return before
    })
    const row = (width: number) => `(${Array.from({ length: width }, () => '?').join(', ')})`
    const values = `(VALUES ${Array.from({ length: rows }, () => row(own)).join(', ')}) v`
    text = `INSERT INTO ${identifier(table).text} (${names.map(name => identifier(name).text).join(', ')}) SELECT ${sources.join(', ')} FROM ${values}${same === 0 ? '' : `, (VALUES ${row(same)}) s`}`
    if (texts.size < 200) texts.set(key, text)
  }
  return text
}

interface SchemaObject { readonly name: string; readonly sql: string }

/**
 * Runs `body` with the indexes of these tables gone, except those named, and makes them again as they were: sorting once is several times faster than
 * putting every row in its place. Within a transaction: what `body` throws must end it. The schema was compared with ours when the file was opened.
 */
export function withoutIndexes<T>(db: WritableDatabase, tables: readonly string[], except: readonly string[], body: () => T, made: (done: number, total: number) => void = () => undefined): T {
  // Those of keys and UNIQUE constraints have no statement of their own.
  const indexes = tables.flatMap(table => db.all<SchemaObject>(sql`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${table} AND sql IS NOT NULL ORDER BY name`))
    .filter(({ name }) => !except.includes(name))
  for (const { name } of indexes) db.run(statement(`DROP INDEX ${identifier(name).text}`))
  const result = body()
  indexes.forEach(({ sql: text }, index) => {
    made(index, indexes.length)
    db.run(statement(text))
  })
  return result
}

/** Runs `body` without these triggers, whose work it does for all its rows at once, and makes them again as they were. As for `withoutIndexes`. */
export function withoutTriggers<T>(db: WritableDatabase, names: readonly string[], body: () => T): T {
  const triggers = names.flatMap(name => db.all<SchemaObject>(sql`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name = ${name}`))
  for (const { name } of triggers) db.run(statement(`DROP TRIGGER ${identifier(name).text}`))
  const result = body()
  for (const { sql: text } of triggers) db.run(statement(text))
  return result
}

const statement = (text: string): Sql => ({ text, values: [] })
