import { accessSync, constants, realpathSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { latestVersion, migrate, versionOf, type Migration } from '../schema/migrate.ts'
import { backUpBeside } from './backup.ts'
import type { Connect, Connection } from './connection.ts'
import { sql, type WritableDatabase } from './database.ts'
import { APPLICATION_ID } from './header.ts'
import { corrupt, imageOf, inspectFile, refuseForeignMark, refuseForeignSchema, type Inspection } from './inspect-file.ts'
import { keyOf } from './keyring.ts'
import { holdPlace, leavePlace } from './in-place.ts'
import { acquireLock, isLocked, type ProjectLock } from './lock.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'
import { saveCopyOf } from './save-copy.ts'

export interface OpenProjectFile {
  /** Where `readOnly` is true, a statement that writes fails. */
  readonly db: WritableDatabase
  /** The file's real path. */
  readonly file: string
  /** It is locked with a passphrase. */
  readonly locked: boolean
  readonly readOnly: boolean
  /** Why it is read-only, for people; empty otherwise. */
  readonly readOnlyReason: string
  /** See `saveCopyOf`. */
  saveCopy(file: string, options: { replace: boolean }): string
  /** Leaves one single file where no other connection prevents it, and frees the lock. */
  close(): void
}

const reasons = {
  asked: 'It was opened for reading only.',
  file: 'The file cannot be written: it is write-protected, or belongs to somebody else. Save a copy elsewhere to work on it.',
  folder: 'The folder of the file cannot be written, which working on a project needs. Copy the file to a folder of your own to work on it.',
  held: 'The project is open in another window or program. Close it there and open it here again to work on it.',
} as const

/** Makes a new, empty project file: whole, or not at all. Throws a ProjectFileError (`exists`, `no-access`). */
export function createFile(path: string, connect: Connect, steps: readonly Migration[]): void {
  const wanted = resolve(path.trimEnd())
  const folder = dirname(wanted)
  const draft = join(folder, `.${basename(wanted)}.${randomBytes(6).toString('hex')}.new`)
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new ProjectFileError('no-access', wanted, `“${wanted}” cannot be made: the folder “${folder}” is not there or cannot be written.`, { cause: error })
  }
  try {
    const db = connect(draft, { readOnly: false, create: true, key: keyOf(wanted) })
    try {
      db.execute(`PRAGMA application_id = ${APPLICATION_ID}`)
      migrate(db, steps)
    } finally {
      db.close()
    }
    sync(draft)
    putInPlace(draft, wanted)
    sync(folder)
  } finally {
    rmSync(draft, { force: true })
    rmSync(`${draft}-journal`, { force: true })
  }
}

/**
 * Opens a project file. Asked to write, it opens read-only where the file or its folder is write-protected or another process has the
 * project, and says why. Throws a ProjectFileError, with the file untouched, where it is not a sound project of ours.
 */
export function openFile(path: string, access: 'read' | 'write', connect: Connect, steps: readonly Migration[]): OpenProjectFile {
  const file = realPath(path)
  const live = isLocked(file, connect)
  const inspection = inspectFile(file, connect, steps, live)
  if (access === 'read') return openToRead(file, reasons.asked, inspection, live, connect, steps)
  if (!isWritable(file)) return openToRead(file, reasons.file, inspection, live, connect, steps)
  if (!isWritable(dirname(file))) return openToRead(file, reasons.folder, inspection, live, connect, steps)
  const { lock, ...refusal } = acquireLock(file, connect)
  if (lock) return openToWrite(file, lock, connect, steps)
  const reason = 'why' in refusal && refusal.why === 'impossible' ? reasons.folder : reasons.held
  return openToRead(file, reason, inspection, isLocked(file, connect), connect, steps)
}

function openToWrite(file: string, lock: ProjectLock, connect: Connect, steps: readonly Migration[]): OpenProjectFile {
  let db: Connection | null = null
  try {
    const opened = connect(file, { readOnly: false })
    db = opened
    // Another program may have written between our look and our lock.
    refuseForeignMark(file, opened)
    refuseForeignSchema(file, opened, steps, connect)
    if (opened.pragma('journal_mode = WAL') !== 'wal') {
      throw new ProjectFileError('no-access', file, `“${file}” is on a drive that cannot keep a safe log of changes (a network drive, perhaps). Copy it to a local folder.`)
    }
    // What a large import made of the log is given back to the disk once it is folded in.
    opened.pragma(`journal_size_limit = ${64 * 2 ** 20}`)
    if (versionOf(opened) < latestVersion(steps)) {
      backUpBeside(file, opened, connect)
      migrate(opened, steps)
      refuseForeignSchema(file, opened, steps, connect)
    }
    opened.run(sql`UPDATE undo_current SET action_id = NULL WHERE action_id IS NOT NULL`)
    holdPlace(file, opened)
    const close = once(() => {
      leavePlace(file)
      closeWriter(opened, lock)
    })
    return { db: opened, file, locked: opened.key !== null, readOnly: false, readOnlyReason: '', saveCopy: copier(opened, file, connect), close }
  } catch (error) {
    db?.close()
    lock.release()
    throw readable(file, error)
  }
}

function openToRead(file: string, reason: string, inspection: Inspection, live: boolean, connect: Connect, steps: readonly Migration[]): OpenProjectFile {
  let db: Connection | null = null
  try {
    const opened = readerOf(file, inspection, live, connect, steps)
    db = opened
    refuseForeignMark(file, opened)
    refuseForeignSchema(file, opened, steps, connect)
    if (versionOf(opened) < latestVersion(steps)) {
      throw new ProjectFileError('locked', file, `“${file}” is open in an older version of Entente. Close it there and open it here again.`)
    }
    const locked = keyOf(file) !== null
    const saveCopy = locked && opened.key === null ? () => { throw olderAndLocked(file) } : copier(opened, file, connect)
    return { db: opened, file, locked, readOnly: true, readOnlyReason: reason, saveCopy, close: once(() => opened.close()) }
  } catch (error) {
    db?.close()
    throw readable(file, error)
  }
}

function readerOf(file: string, inspection: Inspection, live: boolean, connect: Connect, steps: readonly Migration[]): Connection {
  const plain = () => connect(file, { readOnly: true })
  if (live) return plain()
  if (inspection.hasJournal) {
    putRight(file, connect)
    const right = plain()
    if (versionOf(right) >= latestVersion(steps)) return right
    try {
      refuseForeignSchema(file, right, steps, connect)
    } finally {
      right.close()
    }
    return migratedInMemory(imageOf(file), connect, steps)
  }
  if (inspection.header.userVersion < latestVersion(steps)) return migratedInMemory(inspection.image ?? imageOf(file), connect, steps)
  if (inspection.image) return connect(inspection.image, { readOnly: true })
  if (inspection.hasLog) throw notClosed(file)
  return plain()
}

const copier = (db: Connection, file: string, connect: Connect): OpenProjectFile['saveCopy'] => (wanted, { replace }) =>
  saveCopyOf(db, { file, wanted, replace, connect, isOpen: path => isLocked(path, connect) })

/** Has SQLite take back what a crash left half done, where the folder lets it. */
function putRight(file: string, connect: Connect): void {
  if (!isWritable(file) || !isWritable(dirname(file))) throw notClosed(file)
  const { lock } = acquireLock(file, connect)
  if (!lock) throw notClosed(file)
  try {
    const db = connect(file, { readOnly: false })
    try {
      db.all(sql`SELECT 1 FROM sqlite_schema LIMIT 1`)
      // The log of a locked file cannot be read from outside, so it must not be left in that mode.
      if (db.key) db.pragma('journal_mode = DELETE')
    } finally {
      db.close()
    }
  } finally {
    lock.release()
  }
}

/** What was brought up to date in memory is no longer encrypted: a copy of it must not reach a disk. */
const olderAndLocked = (file: string) => new ProjectFileError('no-access', file,
  `“${file}” is of an older version, so no locked copy can be made while it is write-protected. Copy the file itself, and open the copy.`)

/** A project of an older version that may not be written is brought up to date in memory. */
function migratedInMemory(image: Uint8Array, connect: Connect, steps: readonly Migration[]): Connection {
  const db = connect(image, { readOnly: false })
  migrate(db, steps)
  db.execute('PRAGMA query_only = ON')
  return db
}

function closeWriter(db: Connection, lock: ProjectLock): void {
  try {
    // A reader beside us may keep the log from being folded in; then it stays, and the next opening does it.
    db.pragma('busy_timeout = 250')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    if (!isSqliteError(error)) throw error
  } finally {
    db.close()
    lock.release()
  }
}

function realPath(path: string): string {
  if (path !== path.trimEnd()) {
    throw new ProjectFileError('no-access', resolve(path), `“${path}” cannot be opened: its name ends with a space. Rename the file.`)
  }
  try {
    return realpathSync(path)
  } catch (error) {
    const file = resolve(path)
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw new ProjectFileError('missing', file, `There is no file “${file}”.`, { cause: error })
    throw new ProjectFileError('no-access', file, `The system does not let Entente reach “${file}” (${codeOf(error)}).`, { cause: error })
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function notClosed(file: string): ProjectFileError {
  return new ProjectFileError('no-access', file,
    `“${file}” was not closed properly, and its last changes stand in a second file beside it. To keep them, copy both files `
    + `(“${basename(file)}” and the one whose name goes on with -wal or -journal) to a folder where you can write, and open the copy.`)
}

function readable(file: string, error: unknown): unknown {
  if (error instanceof ProjectFileError || !isSqliteError(error)) return error
  const code = codeOf(error)
  if (/^SQLITE_(?:CORRUPT|NOTADB)/u.test(code)) return corrupt(file, 'its content is damaged', error)
  if (/^SQLITE_(?:BUSY|LOCKED)/u.test(code)) {
    return new ProjectFileError('locked', file, `“${file}” is in use by another program that does not let go of it. Close it there and try again.`, { cause: error })
  }
  return new ProjectFileError('no-access', file, `“${file}” cannot be opened: the system refused (${code}).`, { cause: error })
}

function once(close: () => void): () => void {
  let closed = false
  return () => {
    if (closed) return
    closed = true
    close()
  }
}

const isSqliteError = (error: unknown) => codeOf(error).startsWith('SQLITE_')
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
