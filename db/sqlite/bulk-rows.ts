/** Rows by the hundred thousand: many in a statement, and indexes made once the rows are there. */
import { identifier, sql, type Sql, type SqlValue, type WritableDatabase } from './database.ts'

/** Values bound by one statement: more do not make it faster. */
const boundAtOnce = 1_500

/** Inserts rows of these columns; `same` has the columns whose value is the same in all of them. */
export function insertRows(db: WritableDatabase, table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[], same: Readonly<Record<string, SqlValue>> = {}): void {
  const size = Math.max(1, Math.floor(boundAtOnce / columns.length))
  for (let start = 0; start < rows.length; start += size) {
    const some = rows.slice(start, start + size)
    const values: SqlValue[] = []
    for (const row of some) for (const value of row) values.push(value)
    for (const value of Object.values(same)) values.push(value)
    db.run({ text: insertText(table, columns, some.length, Object.keys(same)), values })
  }
}

const texts = new Map<string, string>()

function insertText(table: string, columns: readonly string[], rows: number, same: readonly string[]): string {
  const key = `${table} ${rows} ${columns.join()} ${same.join()}`
  let text = texts.get(key)
  if (text === undefined) {
    const names = [...columns, ...same].map(column => identifier(column).text).join(', ')
    const row = `(${columns.map(() => '?').join(', ')})`
    const values = `VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
    text = `INSERT INTO ${identifier(table).text} (${names}) ${same.length === 0 ? values : `SELECT v.*, s.* FROM (${values}) v, (SELECT ${same.map(() => '?').join(', ')}) s`}`
    if (texts.size < 200) texts.set(key, text)
  }
  return text
}

interface IndexObject { readonly name: string; readonly sql: string }

/** Indexes of these tables that were made by statements of their own (not those of keys and UNIQUE constraints). */
function indexesOf(db: WritableDatabase, tables: readonly string[]): IndexObject[] {
  return tables.flatMap(table => db.all<IndexObject>(sql`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${table} AND sql IS NOT NULL ORDER BY name`))
}

/**
 * Runs `body` with the indexes of these tables gone, except those named, and makes them again as they were: sorting once is several times faster than
 * putting every row in its place. Within a transaction: what `body` throws must end it. The schema was compared with ours when the file was opened.
 */
export function withoutIndexes<T>(db: WritableDatabase, tables: readonly string[], except: readonly string[], body: () => T, made: (done: number, total: number) => void = () => undefined): T {
  const indexes = indexesOf(db, tables).filter(({ name }) => !except.includes(name))
  for (const { name } of indexes) db.run(statement(`DROP INDEX ${identifier(name).text}`))
  const result = body()
  indexes.forEach(({ sql: text }, index) => {
    made(index, indexes.length)
    db.run(statement(text))
  })
  return result
}

const statement = (text: string): Sql => ({ text, values: [] })
