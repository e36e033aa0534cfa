import Database from 'better-sqlite3'
import { closeSync, existsSync, fdatasyncSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Connect, Connection, ConnectOptions } from './connection.ts'
import type { FileKey } from './file-key.ts'
import { keyOf } from './keyring.ts'
import type { Sql, SqlValue, WritableDatabase } from './database.ts'
import { createFile, openFile, type OpenProjectFile } from './project-file.ts'
import { foldName, foldText } from '../domain/fold.ts'
import { migrate, migrations, type Migration } from '../schema/migrate.ts'

export type { OpenProjectFile } from './project-file.ts'

/** Statements kept ready; texts made for long lists of values would otherwise pile up. */
const CACHED_STATEMENTS = 400
/** Pages that a copy takes in one go. */
const pagesAtOnce = 256
/** Pages of a copy that are written to the disk together. */
const pagesBetweenSyncs = 4 * pagesAtOnce
/** The longest rest of a copy between two of these, in milliseconds. */
const longestRest = 100

/** Opens a connection and gives it the settings that every connection of ours has. The one place where the driver is used. */
export const connect: Connect = (location, options) => {
  const key = typeof location !== 'string' ? null : options.key !== undefined ? options.key : options.bare === true ? null : keyOf(location)
  const raw = typeof location === 'string'
    ? new (key || options.cipher ? cipherDriver() : Database)(location, { readonly: options.readOnly, fileMustExist: options.create !== true, timeout: options.timeoutMs ?? 3_000 })
    : new Database(Buffer.from(location.buffer, location.byteOffset, location.byteLength), { readonly: options.readOnly })
  const connection = wrap(raw, options, key)
  try {
    if (key) unlock(raw, key)
    else if (options.cipher) raw.pragma(`cipher = '${CIPHER}'`)
    if (options.bare !== true) {
      setPragmas(connection)
      defineFunctions(raw)
    }
  } catch (error) {
    raw.close()
    throw error
  }
  return connection
}

/** The driver of locked files: the same, with SQLite3 Multiple Ciphers. Plain projects never load it. */
function cipherDriver(): typeof Database {
  return (driver ??= createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as typeof Database)
}
let driver: typeof Database | undefined

/** The cipher of locked files: AEGIS-256, which proves every page to be ours as it decrypts it (docs/security.md says why this one). */
const CIPHER = 'aegis'

function unlock(raw: Database.Database, key: FileKey): void {
  raw.pragma(`cipher = '${CIPHER}'`)
  raw.pragma(`hexkey = '${keyText(key).toString('hex')}'`)
}

/** A key as SQLite3 Multiple Ciphers takes one that is not to be derived again, with the salt that the file begins with. */
export function keyText({ key, salt }: FileKey): Buffer {
  return Buffer.concat([Buffer.from('raw:'), key, salt])
}

/** Makes a new project file and opens it to write. Throws a ProjectFileError: `exists`, or `no-access`. */
export function createProjectFile(path: string, steps: readonly Migration[] = migrations): OpenProjectFile {
  createFile(path, connect, steps)
  return openFile(path, 'write', connect, steps)
}

/**
 * Opens a project file. Asked to write, it opens read-only, and says why, where the file or its folder is write-protected or another process
 * has the project. Throws a ProjectFileError, with the file and its folder untouched, where it is not a sound project of ours.
 */
export function openProjectFile(path: string, options: { access: 'read' | 'write'; migrations?: readonly Migration[] }): OpenProjectFile {
  return openFile(path, options.access, connect, options.migrations ?? migrations)
}

/** A database of the current schema that lives in memory: for tests and for comparing schemas. */
export function inMemoryDatabase(): WritableDatabase & { close(): void } {
  const db = connect(':memory:', { readOnly: false, create: true })
  migrate(db)
  return db
}

/** Settings that hold for every connection, set and then read back: a driver that ignores one must not go unnoticed. */
function setPragmas(db: Connection): void {
  const wanted: [name: string, set: string, read: number][] = [
    ['foreign_keys', 'ON', 1],
    // A schema from a stranger's file must not call functions with side effects.
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['temp_store', 'MEMORY', 2],
    // REPLACE deletes rows; without this its deletions would slip past the undo log.
    ['recursive_triggers', 'ON', 1],
    // What is erased is overwritten, not only unlinked.
    ['secure_delete', 'ON', 1],
    ['synchronous', 'FULL', 2],
    // On macOS only this makes the drive write its cache out.
    ['fullfsync', 'ON', 1],
  ]
  for (const [name, set, read] of wanted) {
    db.execute(`PRAGMA ${name} = ${set}`)
    if (Number(db.pragma(name)) !== read) throw new Error(`SQLite did not take the setting ${name} = ${set}`)
  }
}

/** Folding for statements of ours that write very many rows; a schema cannot call these (`trusted_schema`, `directOnly`). */
function defineFunctions(raw: Database.Database): void {
  raw.function('folded_text', { deterministic: true, directOnly: true }, text => foldText(String(text)))
  raw.function('folded_name', { deterministic: true, directOnly: true }, text => foldName(String(text)))
}

function wrap(raw: Database.Database, options: ConnectOptions, key: FileKey | null): Connection {
  const cache = new Map<string, Database.Statement>()
  const prepare = (text: string) => {
    const known = cache.get(text)
    if (known) {
      cache.delete(text)
      cache.set(text, known)
      return known
    }
    const made = raw.prepare(text)
    cache.set(text, made)
    if (cache.size > CACHED_STATEMENTS) cache.delete(cache.keys().next().value ?? '')
    return made
  }
  const connection = {
    readOnly: options.readOnly,
    key,
    locked: key !== null,
    image: () => Uint8Array.from(raw.serialize()),
    all: (query: Sql) => prepare(query.text).all(bindable(query.values)),
    get: (query: Sql) => prepare(query.text).get(bindable(query.values)),
    // A statement of its own: the caller may run the same text while it walks through the rows.
    iterate: (query: Sql) => raw.prepare(query.text).iterate(bindable(query.values)),
    pragma: (name: string) => raw.pragma(name, { simple: true }),
    run: (query: Sql) => {
      const result = prepare(query.text).run(bindable(query.values))
      return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) }
    },
    transaction: <T>(body: () => T): T => raw.transaction(body).immediate(),
    within: <T>(body: () => T): T => (raw.inTransaction ? body() : raw.transaction(body).immediate()),
    execute: (text: string) => {
      raw.exec(text)
    },
    copyTo: async (file: string) => {
      if (key) throw new Error('the online backup would write a locked project in plain')
      let written = 0
      await raw.backup(file, {
        progress: () => {
          written += pagesAtOnce
          // Written out little by little: else the disk has all of it to do at the end, while somebody waits for a change to be on it.
          if (written % pagesBetweenSyncs === 0) rest(writeOut(file))
          return pagesAtOnce
        },
      })
    },
    close: () => {
      cache.clear()
      raw.close()
    },
  }
  // The brands of ReadableDatabase and WritableDatabase exist for the type checker alone.
  return connection as unknown as Connection
}

/** Leaves the disk to others for a while, in milliseconds; for a thread beside the one that works. */
const rest = (time: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(time, longestRest))

/** Has the disk take what was written to a file so far. Returns how long that took, in milliseconds. */
function writeOut(file: string): number {
  const from = performance.now()
  if (!existsSync(file)) return 0
  const descriptor = openSync(file, 'r+')
  try {
    fdatasyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return performance.now() - from
}

/** The values as the driver binds them. Most are bound as they stand: copying long lists of them would take as long as binding. */
function bindable(values: readonly SqlValue[]): readonly unknown[] {
  return values.some(isForeignBytes) ? values.map(value => (isForeignBytes(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value)) : values
}

const isForeignBytes = (value: SqlValue): value is Uint8Array => typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
