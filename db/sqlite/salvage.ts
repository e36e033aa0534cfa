import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { rebuildPairs } from '../queries/event-pairs.ts'
import { tableOf } from '../queries/keys.ts'
import { rebuildNames } from '../queries/names.ts'
import { rebuildSearch } from '../queries/search.ts'
import { linksToAny } from '../queries/touched.ts'
import { latestVersion, migrate, versionOf, type Migration } from '../schema/migrate.ts'
import { checkDatabase } from './check.ts'
import type { Connect, Connection } from './connection.ts'
import { identifier, sql } from './database.ts'
import type { FileKey } from './file-key.ts'
import { APPLICATION_ID } from './header.ts'
import { needsPassphrase, saltOfFile } from './inspect-file.ts'
import { keyOf } from './keyring.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'
import { readableRows } from './salvage-rows.ts'

export interface SalvagedTable {
  readonly table: string
  readonly saved: number
  /** Keys between which rows could not be read: as many rows as this are lost, or fewer. */
  readonly lostAtMost: number
  /** Rows that were read and cannot stand: they break a rule, or what they belong to is lost. */
  readonly dropped: number
}
export interface Salvage {
  readonly file: string
  /** The schema version of the damaged file. */
  readonly version: number
  /** Tables in which there was anything. */
  readonly tables: SalvagedTable[]
  /** What `check` says of the new file; empty where it is sound. */
  readonly problems: string[]
}

/** Tables whose rows follow from others, or tell of earlier states. */
const leftOut = /^(?:sqlite_|undo_|search_|note_search|event_pair$)/u

/**
 * Reads all that can be read from a damaged project, table by table, into a new file. The damaged file is copied first, and only the copy is ever
 * opened. The undo history is left behind. What is saved of a locked project has the same lock; each of its damaged pages is lost whole. Throws a ProjectFileError (`corrupt`) where not even the beginning can be read, `exists`, `no-access` or `needs-passphrase`.
 */
export function salvage(damaged: string, wanted: string, connect: Connect, steps: readonly Migration[]): Salvage {
  const out = resolve(wanted)
  if (existsSync(out)) throw new ProjectFileError('exists', out, `“${out}” is there already; it was left as it is. Choose another name.`)
  const key = lockOf(damaged)
  const draft = join(dirname(out), `.${basename(out)}.${randomBytes(6).toString('hex')}.draft`)
  const folder = mkdtempSync(join(dirname(out), '.entente-salvage-'))
  let source: Connection | null = null
  let target: Connection | null = null
  try {
    const copy = join(folder, 'damaged')
    for (const side of ['', '-wal', '-journal']) if (side === '' || existsSync(`${damaged}${side}`)) copyFileSync(`${damaged}${side}`, `${copy}${side}`)
    source = connect(copy, { readOnly: false, bare: true, key })
    const version = beginningOf(source, damaged, steps)
    target = connect(draft, { readOnly: false, create: true, key })
    target.execute(`PRAGMA application_id = ${APPLICATION_ID}`)
    migrate(target, steps, version)
    target.execute('PRAGMA foreign_keys = OFF')
    const tables = fill(source, target)
    if (target.get(sql`SELECT 1 FROM project`) === undefined) throw unreadable(damaged)
    if (version < latestVersion(steps)) migrate(target, steps)
    rebuild(target)
    target.execute('PRAGMA foreign_keys = ON')
    const problems = checkDatabase(target, out).problems.map(({ check, message }) => `${check}: ${message}`)
    target.close()
    target = null
    sync(draft)
    putInPlace(draft, out)
    sync(dirname(out))
    return { file: out, version, tables, problems }
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    throw new ProjectFileError('no-access', out, `“${out}” was not made: the folder is not there or cannot be written, or the disk is full. The damaged file is as it was.`, { cause: error })
  } finally {
    source?.close()
    target?.close()
    rmSync(folder, { recursive: true, force: true })
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${side}`, { force: true })
  }
}

/** The key of a locked file; null for a plain one. */
function lockOf(damaged: string): FileKey | null {
  if (!existsSync(damaged) || !saltOfFile(damaged)) return null
  const file = realpathSync(damaged)
  const key = keyOf(file)
  if (!key) throw needsPassphrase(file)
  return key
}

/** The version of a damaged file. Throws where its beginning, which names all tables, cannot be read. */
function beginningOf(source: Connection, file: string, steps: readonly Migration[]): number {
  try {
    source.execute('PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY')
    const version = versionOf(source)
    source.all(sql`SELECT name FROM sqlite_schema LIMIT 1`)
    if (Number(source.pragma('application_id')) === APPLICATION_ID && steps.some(step => step.version === version)) return version
  } catch (error) {
    throw unreadable(file, error)
  }
  throw new ProjectFileError('foreign-database', file, `“${file}” is not an Entente project, or of a version that this one does not know. It was left as it is.`)
}

const unreadable = (file: string, cause?: unknown) => new ProjectFileError('corrupt', file,
  `Nothing can be saved from “${file}”: its beginning, or the row of the project itself, is damaged. It was left as it is. Open the newest backup.`, { cause })

function fill(source: Connection, target: Connection): SalvagedTable[] {
  const names = target.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid`).map(({ name }) => name).filter(name => !leftOut.test(name))
  const tables = new Map(names.map(table => [table, copyTable(source, target, table)]))
  const drop = (table: string, count: number) => {
    const known = tables.get(table)
    if (known) tables.set(table, { ...known, saved: known.saved - count, dropped: known.dropped + count })
  }
  target.transaction(() => dropHanging(target, drop))
  return [...tables.values()].filter(({ saved, lostAtMost, dropped }) => saved + lostAtMost + dropped > 0)
}

function copyTable(source: Connection, target: Connection, table: string): SalvagedTable {
  const columns = target.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table}) ORDER BY cid`).map(({ name }) => name)
  const insert = `INSERT INTO ${identifier(table).text} (${columns.map(name => `"${identifier(name).text}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  let [saved, dropped, lostAtMost] = [0, 0, 0]
  // What a migration put there itself is in the damaged file as well.
  target.run({ text: `DELETE FROM ${identifier(table).text}`, values: [] })
  target.transaction(() => {
    for (const found of readableRows(source, table, columns)) {
      if ('lost' in found) {
        lostAtMost += found.lost
        continue
      }
      try {
        target.run({ text: insert, values: found.row })
        saved += 1
      } catch {
        dropped += 1
      }
    }
  })
  return { table, saved, lostAtMost, dropped }
}

/** Takes away what points to rows that are lost: a reference that may be empty is emptied, else the row goes. */
function dropHanging(target: Connection, drop: (table: string, count: number) => void): void {
  for (let again = true; again;) {
    again = false
    for (const { table, rowid, fkid } of target.all<{ table: string; rowid: number; fkid: number }>(sql`SELECT "table", rowid, fkid FROM pragma_foreign_key_check`)) {
      again = true
      const column = target.get<{ name: string; notnull: number }>(sql`
        SELECT info.name, info."notnull" FROM pragma_foreign_key_list(${table}) AS key JOIN pragma_table_info(${table}) AS info ON info.name = key."from" WHERE key.id = ${fkid}`)
      if (column?.notnull === 0) {
        try {
          target.run(sql`UPDATE ${identifier(table)} SET ${identifier(column.name)} = NULL WHERE rowid = ${rowid}`)
          continue
        } catch {
          // A rule wants it filled: then the row goes.
        }
      }
      drop(table, target.run(sql`DELETE FROM ${identifier(table)} WHERE rowid = ${rowid}`).changes)
    }
    for (const table of linksToAny) {
      for (const entity of Object.values(tableOf)) {
        const type = Object.entries(tableOf).find(([, name]) => name === entity)?.[0] ?? ''
        const { changes } = target.run(sql`DELETE FROM ${identifier(table)} WHERE entity_type = ${type} AND entity_id NOT IN (SELECT id FROM ${identifier(entity)})`)
        drop(table, changes)
        if (changes > 0) again = true
      }
    }
  }
}

function rebuild(target: Connection): void {
  target.transaction(() => {
    rebuildPairs(target)
    rebuildNames(target)
    rebuildSearch(target)
  })
}
