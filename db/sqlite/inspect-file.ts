import { closeSync, openSync, readFileSync, readSync, statSync, type Stats } from 'node:fs'
import { latestVersion, refuseUnknownVersion, versionOf, type Migration } from '../schema/migrate.ts'
import type { Connect, Connection } from './connection.ts'
import { sql } from './database.ts'
import { APPLICATION_ID, HEADER_BYTES, readHeader, readLockedHeader, type FileHeader, type LockedHeader } from './header.ts'
import { forgetKey, holdKey, keyOf, keyOfSalt } from './keyring.ts'
import { ProjectFileError } from './project-file-error.ts'
import { schemaDifferences } from './schema-objects.ts'
import { overlay } from './wal-image.ts'

/** Larger files are not looked through page by page at every opening. */
const QUICK_CHECK_BYTES = 32 * 2 ** 20
/** Largest file and log that are put together in memory. */
const IMAGE_BYTES = 512 * 2 ** 20

export interface Inspection {
  readonly header: FileHeader
  /** A write-ahead log with content stands beside the file: it was not closed properly, or it is open. */
  readonly hasLog: boolean
  /** A rollback journal with content stands beside the file: SQLite must put it right before anything is read. */
  readonly hasJournal: boolean
  /** The file with its log, where it must be read from memory: a log is there, or would come to be by reading. */
  readonly image: Uint8Array | null
}

/**
 * Looks whether a file is a sound project of ours without changing it or anything beside it. Throws a ProjectFileError where it is not.
 * With `live` another process is writing: then the header is all that can be judged from outside.
 */
export function inspectFile(file: string, connect: Connect, steps: readonly Migration[], live: boolean): Inspection {
  const size = statOf(file).size
  const header = headerOf(file, size)
  if ('salt' in header) return inspectLocked(file, header, size, connect, steps, live)
  // It may have been locked before, and be a plain one that was put in its place.
  forgetKey(file)
  refuseForeign(file, header)
  const hasLog = sizeOf(`${file}-wal`) > 0
  const hasJournal = sizeOf(`${file}-journal`) > 0
  if (!hasLog) refuseTruncated(file, header, size)
  // The log may hold a newer version number than the file's own header.
  if (live || hasJournal) return { header, hasLog, hasJournal, image: null }
  refuseUnknownVersion(file, header.userVersion, steps)
  // SQLite can read a file with a log, or marked for one, only by making files beside it.
  if (!hasLog && !header.walMode) {
    examine(file, () => connect(file, { readOnly: true }), size, steps, connect)
    return { header, hasLog, hasJournal, image: null }
  }
  if (size + sizeOf(`${file}-wal`) > IMAGE_BYTES) return { header, hasLog, hasJournal, image: null }
  const image = imageOf(file)
  const imageHeader = readHeader(image)
  if (!imageHeader) throw corrupt(file)
  refuseForeign(file, imageHeader)
  refuseTruncated(file, imageHeader, image.length)
  examine(file, () => connect(image, { readOnly: true }), image.length, steps, connect)
  return { header: imageHeader, hasLog, hasJournal, image }
}

/**
 * The same for a file that is locked with a passphrase. What stands in its log only SQLite can read, so a file that was not closed properly is put right first;
 * each page proves itself when it is decrypted, so no damage goes unnoticed for that.
 */
function inspectLocked(file: string, { salt, pageSize, walMode }: LockedHeader, size: number, connect: Connect, steps: readonly Migration[], live: boolean): Inspection {
  const held = keyOf(file)
  const key = held && Buffer.compare(held.salt, salt) === 0 ? held : keyOfSalt(salt)
  if (!key) throw needsPassphrase(file)
  holdKey(file, key)
  const hasLog = sizeOf(`${file}-wal`) > 0
  const isUnclean = hasLog || walMode || sizeOf(`${file}-journal`) > 0
  const header = (userVersion: number): FileHeader => ({ pageSize, walMode, pages: null, userVersion, applicationId: APPLICATION_ID })
  if (!hasLog) refuseTruncated(file, header(0), size)
  if (live || isUnclean) return { header: header(latestVersion(steps)), hasLog, hasJournal: isUnclean, image: null }
  const look = (): { version: number; image: Uint8Array | null } => {
    let db: Connection | null = null
    try {
      db = connect(file, { readOnly: true })
      const version = versionOf(db)
      return { version, image: version < latestVersion(steps) ? db.image() : null }
    } catch (error) {
      throw corrupt(file, 'its content is damaged', error)
    } finally {
      db?.close()
    }
  }
  const { version, image } = look()
  refuseUnknownVersion(file, version, steps)
  examine(file, () => connect(file, { readOnly: true }), size, steps, connect)
  return { header: header(version), hasLog, hasJournal: false, image }
}

/** The salt of a locked project file that is not open here; null for a plain one or for no project. Never throws. */
export function saltOfFile(file: string): Uint8Array | null {
  try {
    const header = headerOf(file, statOf(file).size)
    return 'salt' in header ? header.salt : null
  } catch (error) {
    if (error instanceof ProjectFileError) return null
    throw error
  }
}

/** The refusal of a locked file whose passphrase was not given. */
export function needsPassphrase(file: string): ProjectFileError {
  return new ProjectFileError('needs-passphrase', file, `“${file}” is locked with a passphrase. Give the passphrase to open it; nobody can open it without.`)
}

/** The content of a file, with the committed part of its log, as an image that can be opened in memory. */
export function imageOf(file: string): Uint8Array {
  return overlay(readFileSync(file), sizeOf(`${file}-wal`) > 0 ? readFileSync(`${file}-wal`) : new Uint8Array())
}

/** Throws where a project on an open connection has a version or schema objects that are not ours. */
export function refuseForeignSchema(file: string, db: Connection, steps: readonly Migration[], connect: Connect): void {
  const version = versionOf(db)
  refuseUnknownVersion(file, version, steps)
  const [first, ...others] = schemaDifferences(db, version, steps, connect)
  if (!first) return
  const what = `the ${first.type} “${first.name}” is ${first.problem === 'different' ? 'not made as Entente makes it' : first.problem}`
  throw new ProjectFileError('foreign-schema', file,
    `“${file}” is not quite an Entente project: ${what}${others.length > 0 ? `, and ${others.length} more` : ''}. `
    + 'It may have been changed by another program, on purpose or not; it was not opened and is left as it is.')
}

/** The refusal of a damaged file. */
export function corrupt(file: string, detail = 'its content is damaged', cause?: unknown): ProjectFileError {
  return new ProjectFileError('corrupt', file,
    `“${file}” cannot be opened: ${detail}. It was left as it is. Open a backup, or a copy of the file from before.`, { cause })
}

function examine(file: string, open: () => Connection, size: number, steps: readonly Migration[], connect: Connect): void {
  let db: Connection | null = null
  try {
    db = open()
    if (db.key) refuseForeignMark(file, db)
    refuseForeignSchema(file, db, steps, connect)
    if (size > QUICK_CHECK_BYTES) return
    const [found] = db.all<{ quick_check: string }>(sql`PRAGMA quick_check(1)`)
    if (found?.quick_check !== 'ok') throw corrupt(file, 'its content is damaged (SQLite’s check of the pages failed)', found?.quick_check)
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    throw corrupt(file, 'its content is damaged', error)
  } finally {
    db?.close()
  }
}

function headerOf(file: string, size: number): FileHeader | LockedHeader {
  const notOurs = (what: string) => new ProjectFileError('not-a-database', file, `“${file}” is not an Entente project: ${what}. It was left as it is.`)
  if (size === 0) throw notOurs('the file is empty')
  const bytes = new Uint8Array(HEADER_BYTES)
  let read = 0
  try {
    const descriptor = openSync(file, 'r')
    try {
      read = readSync(descriptor, bytes, 0, HEADER_BYTES, 0)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw noAccess(file, error)
  }
  const header = readHeader(bytes.subarray(0, read)) ?? readLockedHeader(bytes.subarray(0, read))
  if (!header) throw notOurs('it is no SQLite database')
  return header
}

function statOf(file: string): Stats {
  let stats: Stats
  try {
    stats = statSync(file)
  } catch (error) {
    throw noAccess(file, error)
  }
  if (stats.isDirectory()) throw new ProjectFileError('not-a-database', file, `“${file}” is a folder, not an Entente project.`)
  if (!stats.isFile()) throw new ProjectFileError('not-a-database', file, `“${file}” is not a file, so it cannot be an Entente project.`)
  return stats
}

function noAccess(file: string, cause: unknown): ProjectFileError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ProjectFileError('missing', file, `There is no file “${file}”.`, { cause })
  return new ProjectFileError('no-access', file, `The system does not let Entente read “${file}” (${String(code)}).`, { cause })
}

/** Throws where an open database does not bear our mark: in a locked file it cannot be read from outside. */
export function refuseForeignMark(file: string, db: Connection): void {
  if (Number(db.pragma('application_id')) !== APPLICATION_ID) throw foreign(file)
}

function refuseForeign(file: string, header: FileHeader): void {
  if (header.applicationId === APPLICATION_ID) return
  throw foreign(file)
}

const foreign = (file: string) => new ProjectFileError('foreign-database', file, `“${file}” is a database of another program, not an Entente project. It was left as it is.`)

function refuseTruncated(file: string, header: FileHeader, size: number): void {
  if (size % header.pageSize === 0 && (header.pages === null || size >= header.pages * header.pageSize)) return
  const whole = header.pages === null ? '' : ` of ${(header.pages * header.pageSize).toLocaleString('en')}`
  throw corrupt(file, `a part of it is missing (it has ${size.toLocaleString('en')}${whole} bytes)`)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
