import Database from 'better-sqlite3'
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { loggedTables } from '../../db/schema/logged-tables.ts'

/** Numbers in an order that a seed decides (mulberry32), so that a case can be had again. */
export interface Chance {
  /** From 0 to below `limit`. */
  below(limit: number): number
  pick<T>(values: readonly T[]): T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: values => values[below(values.length)] as (typeof values)[number] }
}

/** What a stranger might write where a value of ours is expected. */
const values: readonly (string | number | bigint | Buffer | null)[] = [
  null, '', 0, -1, 1e308, -1e-320, 2n ** 63n - 1n, -(2n ** 63n), Buffer.from([0xff, 0x00, 0xc0]), '\0', '\u{202e}gnp.exe', 'x'.repeat(300_000), '\ud800'.normalize(),
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}', '['.repeat(20_000), '{"a":'.repeat(5_000), '[]', '{}', 'null', '{"type":"book","title":{}}',
  '<img src="https://example.org/x.png" onerror="alert(1)"><script>alert(1)</script>', '![x](https://example.org/x.png) [y](javascript:alert(1)) <iframe src="https://example.org">',
  '[[Russia]] [[]] [[a|]] [['.repeat(500), '0000-00-00', '9999-99-99/..', '../..', '-99999999', '2015~?/%', '</svg><svg onload="alert(1)">', '";DROP TABLE note;--', '=cmd|x!A1',
  '(a+)+$'.repeat(200), '*'.repeat(20_000), '`'.repeat(20_000), '>'.repeat(5_000), '../../etc/passwd', 'NaN', ']]>', '%s%n', '\u0301'.repeat(10_000),
]

/** Statements that put something foreign into the schema. */
const foreignObjects: readonly string[] = [
  'CREATE TRIGGER steal AFTER UPDATE ON actor BEGIN SELECT load_extension(\'x\'); END', 'CREATE VIEW spy AS SELECT writefile(\'/tmp/x\', body) FROM note',
  'CREATE VIRTUAL TABLE extra USING fts5(a)', 'CREATE VIRTUAL TABLE pages USING dbstat', 'CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)', 'CREATE TABLE extra (a, b AS (load_extension(a)))',
  'CREATE INDEX extra ON actor (lower(name))', 'DROP TABLE view_position; CREATE VIEW view_position AS SELECT 1 AS id', 'PRAGMA application_id = 1', 'PRAGMA user_version = 99', 'ANALYZE',
]

type Mutation = (file: string, by: Chance) => void

/** Ways in which a project file is spoilt; several may meet in one file. */
const mutations: readonly Mutation[] = [
  (file, by) => patch(file, bytes => times(by, 20, () => put(bytes, by.below(bytes.length), by.below(256)))),
  (file, by) => patch(file, bytes => times(by, 6, () => put(bytes, by.below(100), by.below(256)))),
  (file, by) => patch(file, bytes => times(by, 30, () => put(bytes, by.below(Math.min(8_192, bytes.length)), by.pick([0, 1, 0x7f, 0x80, 0xff])))),
  (file, by) => patch(file, bytes => {
    const pages = Math.floor(bytes.length / 4_096)
    const [from, to] = [by.below(pages), by.below(pages)]
    bytes.copy(bytes, to * 4_096, from * 4_096, (from + 1) * 4_096)
  }),
  (file, by) => patch(file, bytes => {
    const page = by.below(Math.floor(bytes.length / 4_096)) * 4_096
    for (let at = page; at < Math.min(page + 4_096, bytes.length); at += 1) put(bytes, at, by.below(256))
  }),
  // Pointers of pages and cells: loops, and lengths beyond the page.
  (file, by) => patch(file, bytes => {
    const page = by.below(Math.floor(bytes.length / 4_096)) * 4_096
    times(by, 4, () => put(bytes, page + by.below(40), by.below(256)))
  }),
  (file, by) => truncateSync(file, by.below(statSync(file).size)),
  (file, by) => writeFileSync(file, Buffer.concat([readFileSync(file), noise(by, 1 + by.below(9_000))])),
  (file, by) => writeFileSync(`${file}-wal`, Buffer.concat([Buffer.from('377f0682002de21800001000', 'hex'), noise(by, by.below(20_000))])),
  (file, by) => writeFileSync(`${file}-journal`, Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), noise(by, by.below(9_000))])),
  (file, by) => alter(file, db => db.exec(by.pick(foreignObjects))),
  (file, by) => alter(file, db => times(by, 3, () => spoilValue(db, by))),
  (file, by) => alter(file, db => times(by, 8, () => spoilValue(db, by))),
  (file, by) => alter(file, db => spoilHistory(db, by)),
  (file, by) => alter(file, db => {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE rowid = ?').run(by.pick(['TEXT', 'CHECK', 'NOT NULL', '(', 'REFERENCES']), by.pick(['', 'BLOB', '((', 'x']), 1 + by.below(60))
  }),
  (file, by) => alter(file, db => {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.prepare('UPDATE sqlite_schema SET rootpage = ? WHERE rowid = ?').run(by.pick([0, 1, 2, 9, 99_999]), 1 + by.below(60))
  }),
]

/** Spoils the project file in one to three ways. */
export function mutateProject(file: string, by: Chance): void {
  const count = 1 + (by.below(3) === 0 ? by.below(3) : 0)
  for (let done = 0; done < count; done += 1) {
    try {
      by.pick(mutations)(file, by)
    } catch (error) {
      // What an earlier change broke, SQLite may refuse to change again: the file stands as it is.
      if (!(error instanceof Database.SqliteError)) throw error
    }
  }
}

function spoilValue(db: Database.Database, by: Chance): void {
  const table = by.pick(loggedTables)
  const columns = db.pragma(`table_info(${table})`) as { name: string }[]
  if (columns.length === 0) return
  tolerant(() => db.prepare(`UPDATE OR IGNORE "${table}" SET "${by.pick(columns).name}" = ?`).run(by.pick(values)))
}

/** The log of undo is rows like others: what stands in it is a stranger's too. */
function spoilHistory(db: Database.Database, by: Chance): void {
  const column = by.pick(['table_name', 'row_id', 'before', 'after'])
  const value = by.pick(['sqlite_schema', 'undo_change', 'note', 'actor', 'nothing', '{"id":1,"name":"x"}', '{"uid":null}', '{"id":{"$blob":"00"}}', ...values])
  tolerant(() => {
    db.prepare(`INSERT INTO undo_change (action_id, table_name, row_id, before, after) SELECT max(id), 'actor', 1, '{"id":1}', '{"id":1}' FROM undo_action`).run()
    db.prepare(`UPDATE undo_change SET "${column}" = ?`).run(value)
  })
}

function alter(file: string, change: (db: Database.Database) => void): void {
  const db = new Database(file)
  try {
    db.pragma('foreign_keys = OFF')
    db.pragma('ignore_check_constraints = ON')
    change(db)
  } finally {
    db.close()
  }
}

/** Runs what the rules of a table may refuse. */
function tolerant(body: () => void): void {
  try {
    body()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}

function patch(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file)
  if (bytes.length < 8_192) return
  change(bytes)
  writeFileSync(file, bytes)
}

function times(by: Chance, most: number, body: () => void): void {
  for (let left = 1 + by.below(most); left > 0; left -= 1) body()
}

function put(bytes: Buffer, at: number, value: number): void {
  bytes[at] = value
}

const noise = (by: Chance, length: number) => Buffer.from(Array.from({ length }, () => by.below(256)))
