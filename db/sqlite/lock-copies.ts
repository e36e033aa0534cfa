import { existsSync, realpathSync, statSync, utimesSync } from 'node:fs'
import type { FileKey } from './file-key.ts'
import { needsPassphrase, saltOfFile } from './inspect-file.ts'
import { forgetKey, holdKey, keyOf, keyOfSalt } from './keyring.ts'
import { acquireLock } from './lock.ts'
import { connect, openProjectFile } from './open.ts'
import { removeOverwritten, writeAnew } from './rewrite-with-key.ts'

/**
 * The key of a file that is not open here: null for a plain one. Where it is that of another copy with the same lock whose key is held, it is held for
 * this one too. Throws a ProjectFileError (`needs-passphrase`) where none is.
 */
export function sameLock(path: string): FileKey | null {
  const file = existsSync(path) ? realpathSync(path) : path
  const salt = existsSync(file) ? saltOfFile(file) : null
  if (!salt) return null
  const held = keyOf(file)
  const key = held && Buffer.compare(held.salt, salt) === 0 ? held : keyOfSalt(salt)
  if (!key) throw needsPassphrase(file)
  holdKey(file, key)
  return key
}

/** What is done with the copies of a project that were made before its lock: locked like it, removed, or left as they are. */
export type EarlierCopies = 'lock' | 'delete' | 'keep'

/** Copies that were dealt with, and those that were not: open elsewhere, damaged, on a disk that is full or write-protected. */
export interface CopiesChanged { readonly changed: number; readonly left: readonly string[] }

/**
 * Deals with copies of a project whose lock was changed: those that are plain, or have the lock `before`. Others are left alone. Each is whole at
 * every moment and keeps its age; the bytes of plain ones are overwritten, as far as the disk lets anyone. Never throws.
 */
export function changeEarlierCopies(paths: readonly string[], what: Exclude<EarlierCopies, 'keep'>, before: FileKey | null, key: FileKey): CopiesChanged {
  const left: string[] = []
  let changed = 0
  for (const path of paths) {
    try {
      if (changeCopy(realpathSync(path), what, before, key)) changed += 1
    } catch {
      left.push(path)
    }
  }
  return { changed, left }
}

function changeCopy(file: string, what: Exclude<EarlierCopies, 'keep'>, before: FileKey | null, key: FileKey): boolean {
  const salt = saltOfFile(file)
  const isBefore = salt === null || (before !== null && Buffer.compare(before.salt, salt) === 0)
  if (!isBefore) return false
  const { lock } = acquireLock(file, connect)
  if (!lock) throw new Error('open in another program')
  try {
    if (what === 'delete') {
      removeOverwritten(file)
      return true
    }
    // A copy of the key: forgetting it overwrites it.
    if (salt && before) holdKey(file, { salt, key: Uint8Array.from(before.key) })
    const { atime, mtime } = statSync(file)
    // Proved to be ours, and not brought up to date: a backup stays what it was.
    openProjectFile(file, { access: 'read' }).close()
    const folded = connect(file, { readOnly: false })
    try {
      if (folded.pragma('journal_mode = DELETE') !== 'delete') throw new Error('open in another program')
    } finally {
      folded.close()
    }
    writeAnew(file, key)
    utimesSync(file, atime, mtime)
    return true
  } finally {
    forgetKey(file)
    lock.release()
  }
}
