import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { searchTexts } from '../../db/queries/search-documents.ts'
import { foldedColumns } from '../../db/queries/search-index.ts'
import { sql, type ReadableDatabase, type SqlValue } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'

const tables = ['event', 'event_participant', 'external_id', 'entity_name', 'search_document', 'event_pair'] as const

/** What SQLite keeps of the file in memory, as for our own import. */
const cache = 64 * 1024

/**
 * How long the `sqlite3` shell takes to `.import` what an import of events left in a project, table by table, from finished CSV, in milliseconds; null where
 * the shell is not installed. Tables (STRICT, with their constraints), rows, indexes and the settings of FTS5 are the project's own. CSV has no word for
 * NULL, so that a 0 or an empty text, which take as many bytes, stand for it; older shells know no contentless-delete tables, so that the index is
 * contentless alone. `indexes`: there before the rows, as the project has them, or made once the rows are there.
 */
export function importByShell(folder: string, project: string, indexes: 'before' | 'after' = 'before'): number | null {
  if (spawnSync('sqlite3', ['--version']).status !== 0) return null
  const db = connect(project, { readOnly: true })
  const copy = join(folder, 'reference.db')
  try {
    for (const table of tables) {
      const columns = db.all<{ name: string; type: string }>(sql`SELECT name, type FROM pragma_table_info(${table}) ORDER BY cid`)
      // SQL text of the table's own columns only.
      const select = columns.map(({ name, type }) => `ifnull("${name}", ${type === 'TEXT' ? name === 'date_basis' ? `'stated'` : `''` : '0'}) AS "${name}"`).join(', ')
      writeCsv(join(folder, `${table}.csv`), function* () {
        for (const row of db.iterate<Record<string, SqlValue>>({ text: `SELECT ${select} FROM ${table} ORDER BY id`, values: [] })) yield Object.values(row)
      })
    }
    writeCsv(join(folder, 'search_index.csv'), () => indexed(db))
    const schema = (type: 'table' | 'index') => db.all<{ sql: string }>({
      text: `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type = '${type}' AND (tbl_name IN (${tables.map(table => `'${table}'`).join(', ')}) OR name = 'search_index')`, values: [],
    }).map(({ sql: text }) => `${text.replace(', contentless_delete=1', '')};`)
    const imports = [...tables, 'search_index'].map(table => `.import --csv ${join(folder, `${table}.csv`)} ${table}`)
    const steps = indexes === 'before' ? [...schema('table'), ...schema('index'), ...imports] : [...schema('table'), ...imports, ...schema('index')]
    const start = performance.now()
    const run = spawnSync('sqlite3', ['-bail', copy], { input: [`PRAGMA cache_size = -${cache};`, ...steps].join('\n'), encoding: 'utf8' })
    const spent = performance.now() - start
    if (run.status !== 0 || run.stderr !== '') throw new Error(`the sqlite3 shell did not import: ${run.stderr.slice(0, 500)}`)
    for (const table of tables) {
      const count = (of: string) => Number(spawnSync('sqlite3', [of, `SELECT count(*) FROM ${table}`], { encoding: 'utf8' }).stdout)
      if (count(copy) !== db.get<{ rows: number }>({ text: `SELECT count(*) AS rows FROM ${table}`, values: [] })?.rows) throw new Error(`the sqlite3 shell imported another number of rows into ${table}`)
    }
    return spent
  } finally {
    db.close()
    for (const name of [copy, ...[...tables, 'search_index'].map(table => join(folder, `${table}.csv`))]) rmSync(name, { force: true })
  }
}

function* indexed(db: ReadableDatabase): Generator<SqlValue[]> {
  const ids = db.all<{ id: number }>(sql`SELECT entity_id AS id FROM search_document WHERE entity_type = 'event' ORDER BY id`).map(({ id }) => id)
  for (let start = 0; start < ids.length; start += 2_000) {
    for (const text of searchTexts(db, 'event', ids.slice(start, start + 2_000)).values()) {
      const { title, names, body } = foldedColumns(text)
      yield [title, names, body]
    }
  }
}

function writeCsv(path: string, rows: () => Iterable<readonly SqlValue[]>): void {
  const file = openSync(path, 'w')
  try {
    let piece = ''
    for (const row of rows()) {
      piece += `${row.map(value => (typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value ?? ''))).join(',')}\n`
      if (piece.length > 1 << 20) {
        writeSync(file, piece)
        piece = ''
      }
    }
    writeSync(file, piece)
  } finally {
    closeSync(file)
  }
}
