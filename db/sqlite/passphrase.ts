import { timingSafeEqual } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { sql } from './database.ts'
import { deriveKey, newSalt, type FileKey } from './file-key.ts'
import { needsPassphrase, saltOfFile } from './inspect-file.ts'
import { holdKey, keyOf } from './keyring.ts'
import { connect } from './open.ts'
import { ProjectFileError } from './project-file-error.ts'

const wrong = (file: string) => new ProjectFileError('wrong-passphrase', file,
  `This passphrase does not open “${basename(file)}”. Nothing was changed. Mind capitals and the keyboard’s language; without the passphrase nobody can open it.`)

/**
 * Finds the key of a locked project file that is not open here, and holds it; then the file opens as any other. Returns false for a file that is not
 * locked. Throws a ProjectFileError (`wrong-passphrase`).
 */
export async function unlockFile(path: string, passphrase: string): Promise<boolean> {
  const file = existsSync(path) ? realpathSync(path) : path
  const salt = saltOfFile(file)
  if (!salt) return false
  const key = await deriveKey(passphrase, salt)
  if (!opens(file, key)) throw wrong(file)
  holdKey(file, key)
  return true
}

/** Holds a key that was kept elsewhere, where it opens the file. */
export function unlockByKey(file: string, key: FileKey): boolean {
  const salt = saltOfFile(file)
  if (!salt || Buffer.compare(salt, key.salt) !== 0 || !opens(file, key)) return false
  holdKey(file, key)
  return true
}

/** Whether a passphrase is that of a locked project whose key is held. Throws a ProjectFileError (`wrong-passphrase`) where it is not. */
export async function confirmPassphrase(file: string, passphrase: string): Promise<void> {
  const held = keyOf(file)
  if (!held) throw needsPassphrase(file)
  const { key } = await deriveKey(passphrase, held.salt)
  if (!timingSafeEqual(key, held.key)) throw wrong(file)
}

/** A key for a new lock. `cost` is for tests. */
export const keyForNewLock = (passphrase: string, cost?: number): Promise<FileKey> => deriveKey(passphrase, newSalt(cost))

function opens(file: string, key: FileKey): boolean {
  try {
    const db = connect(file, { readOnly: true, bare: true, key })
    try {
      db.all(sql`SELECT 1 FROM sqlite_schema LIMIT 1`)
      return true
    } finally {
      db.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'SQLITE_NOTADB') return false
    // The first page proved itself, so the key is right; a page behind it is damaged, and whoever opens the file is told.
    if (code.startsWith('SQLITE_CORRUPT')) return true
    throw error
  }
}
