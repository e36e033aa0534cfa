import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { searchTexts } from '../../db/queries/search-documents.ts'
import { foldedColumns } from '../../db/queries/search-index.ts'
import { identifier, sql, type ReadableDatabase, type SqlValue } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'

const tables = ['event', 'event_participant', 'external_id', 'entity_name', 'search_document', 'event_pair'] as const

/**
 * How long the `sqlite3` shell takes to `.import` what an import of events left in a project, table by table, from finished CSV into the same tables,
 * indexes and FTS5, in milliseconds; null where the shell is not installed. Its tables are not STRICT, since CSV has no word for NULL, and have no triggers; older shells
 * know no contentless-delete tables, so its index is contentless alone.
 */
export function importByShell(folder: string, project: string): number | null {
  if (spawnSync('sqlite3', ['--version']).status !== 0) return null
  const db = connect(project, { readOnly: true })
  try {
    for (const table of tables) {
      writeCsv(join(folder, `${table}.csv`), function* () {
        for (const row of db.iterate<Record<string, SqlValue>>(sql`SELECT * FROM ${identifier(table)}`)) yield Object.values(row)
      })
    }
    writeCsv(join(folder, 'search_index.csv'), () => indexed(db))
    const schema = db.all<{ sql: string }>({
      text: `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index') AND (tbl_name IN (${tables.map(table => `'${table}'`).join(', ')}) OR name = 'search_index') ORDER BY type DESC`, values: [],
    }).map(({ sql: text }) => `${text.replace(/\bSTRICT\b/u, '').replace(', contentless_delete=1', '')};`)
    const copy = join(folder, 'reference.db')
    const imports = [...tables, 'search_index'].map(table => `.import --csv ${join(folder, `${table}.csv`)} ${table}`)
    const start = performance.now()
    const run = spawnSync('sqlite3', ['-bail', copy], { input: [...schema, ...imports].join('\n'), encoding: 'utf8' })
    const spent = performance.now() - start
    if (run.status !== 0 || run.stderr !== '') throw new Error(`the sqlite3 shell did not import: ${run.stderr.slice(0, 500)}`)
    const counts = (of: string) => Number(spawnSync('sqlite3', [of, 'SELECT count(*) FROM event'], { encoding: 'utf8' }).stdout)
    if (counts(copy) !== counts(project)) throw new Error('the sqlite3 shell imported another number of events')
    return spent
  } finally {
    db.close()
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
