import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, constants, existsSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isSoundCopy } from './backup.ts'
import { sql } from './database.ts'
import { saltOf, type FileKey } from './file-key.ts'
import { HEADER_BYTES, readHeader } from './header.ts'
import { forgetKey, holdKey, keyOf } from './keyring.ts'
import { acquireLock } from './lock.ts'
import { connect, keyText, openProjectFile } from './open.ts'
import { ProjectFileError } from './project-file-error.ts'
import { sync } from './put-in-place.ts'

/**
 * Writes a closed project anew, encrypted with `key` (null: as a plain file), and puts it in the place of the old one: at every moment the path
 * holds the one or the other, whole. The old file's bytes are overwritten where it was plain, as far as the disk lets anyone. Afterwards the key that
 * opens the file is held. Throws a ProjectFileError (`locked`, `no-access`, `needs-passphrase`) with the project as it was.
 */
export function rewriteWithKey(path: string, key: FileKey | null): void {
  // Opened and closed first: brought up to date, its log folded in, and proved to be ours.
  const opened = openProjectFile(path, { access: 'write' })
  const { file, readOnly, readOnlyReason } = opened
  opened.close()
  if (readOnly) throw new ProjectFileError('locked', file, `The lock of “${basename(file)}” was not changed. ${readOnlyReason}`)
  if (existsSync(`${file}-wal`)) throw new ProjectFileError('locked', file, `“${basename(file)}” is still being read by another program, so its lock was not changed. Try again in a moment.`)
  const { lock } = acquireLock(file, connect)
  if (!lock) throw new ProjectFileError('locked', file, `“${basename(file)}” is open in another window or program, so its lock was not changed. Close it there and try again.`)
  try {
    writeAnew(file, key)
    if (key) holdKey(file, key)
    else forgetKey(file)
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    throw new ProjectFileError('no-access', file, `The lock of “${basename(file)}” was not changed: its folder cannot be written, or the disk is full. The project is as it was.`, { cause: error })
  } finally {
    lock.release()
  }
}

/** Writes a closed file anew beside itself, looks it through, and puts it in its place; the old bytes are overwritten where they were plain. */
export function writeAnew(file: string, key: FileKey | null): void {
  const stem = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`)
  const [draft, carrier] = [`${stem}.draft`, `${stem}.key`]
  try {
    writeDraft(file, draft, carrier, key)
    const before = keyOf(file)
    const source = connect(file, { readOnly: true })
    try {
      if (!isSoundCopy(draft, source, connect, key)) throw new Error('the copy differs from the project')
    } finally {
      source.close()
    }
    chmodSync(draft, statSync(file).mode)
    sync(draft)
    replace(file, draft, before === null)
  } finally {
    for (const side of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${draft}${side}`, { force: true })
      rmSync(`${carrier}${side}`, { force: true })
    }
  }
}

/** A vacuum into another file takes the key of the connection's main database: an empty one that has the key wanted, with the project attached to it. */
function writeDraft(file: string, draft: string, carrier: string, key: FileKey | null): void {
  const before = keyOf(file)
  const db = connect(key ? carrier : ':memory:', { readOnly: false, create: true, cipher: true, key })
  try {
    db.run(sql`ATTACH ${file} AS project KEY ${before ? keyText(before) : ''}`)
    db.run(sql`VACUUM project INTO ${draft}`)
  } finally {
    db.close()
  }
  const head = beginningOf(draft)
  const salt = saltOf(head)
  if (key ? !salt || Buffer.compare(salt, key.salt) !== 0 : readHeader(head) === null) throw new Error('the copy does not begin as it should')
}

function replace(file: string, draft: string, isPlain: boolean): void {
  // Windows does not let a file be replaced that is open; a file with a second name is somebody's to keep.
  const old = isPlain && process.platform !== 'win32' && statSync(file).nlink === 1 ? openSync(file, constants.O_WRONLY) : null
  try {
    renameSync(draft, file)
    sync(dirname(file))
    if (old !== null) overwrite(old)
  } finally {
    if (old !== null) closeSync(old)
  }
}

/** Overwrites a plain file with nothing and removes it, with its log; one with a second name keeps its bytes under that. */
export function removeOverwritten(file: string): void {
  if (statSync(file).nlink === 1) {
    const descriptor = openSync(file, constants.O_WRONLY)
    try {
      overwrite(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true })
}

/** Overwrites what the descriptor leads to. Best effort: drives that move what is written keep the old bytes for a while. */
function overwrite(descriptor: number): void {
  const zeros = Buffer.alloc(1 << 20)
  const { size } = fstatSync(descriptor)
  for (let at = 0; at < size; at += zeros.length) writeSync(descriptor, zeros, 0, Math.min(zeros.length, size - at), at)
  fsyncSync(descriptor)
}

function beginningOf(file: string): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES)
  const descriptor = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, HEADER_BYTES, 0))
  } finally {
    closeSync(descriptor)
  }
}
