import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Connect, Connection } from './connection.ts'

/**
 * Who may write a project: the holder of an exclusive transaction on a small database beside it. The system drops the lock with the
 * process, also when that is killed, and it is seen by every program of ours on the machine, whatever shell it runs in.
 */
export interface ProjectLock { release(): void }
export type LockAttempt = { readonly lock: ProjectLock } | { readonly lock: null; readonly why: 'held' | 'impossible' }

/** Where the lock of a project file stands. */
export function lockFileOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.entente-lock`)
}

/** Takes the lock, or tells why not: another process (or another window of this one) holds it, or the folder does not let us make it. */
export function acquireLock(file: string, connect: Connect): LockAttempt {
  const path = lockFileOf(file)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let db: Connection | null = null
    try {
      const there = fileAt(path) ?? made(path, connect)
      db = connect(path, { readOnly: false, create: true, bare: true, timeoutMs: 0 })
      // Nothing is ever written to it: no journal file is to stand beside it.
      db.pragma('journal_mode = MEMORY')
      db.execute('BEGIN EXCLUSIVE')
      // The holder before us may have removed the file, and somebody made it anew, before we opened or locked it: only if the same file stood
      // there before and stands there still is it the one that we hold; else others see nothing of our lock.
      if (there !== null && fileAt(path) === there) return { lock: held(db, path) }
      db.close()
    } catch (error) {
      db?.close()
      return { lock: null, why: isBusy(error) ? 'held' : 'impossible' }
    }
  }
  return { lock: null, why: 'held' }
}

/** Whether another connection holds the lock of a project now. Leaves no file behind. */
export function isLocked(file: string, connect: Connect): boolean {
  const path = lockFileOf(file)
  if (!existsSync(path)) return false
  let db: Connection | null = null
  try {
    db = connect(path, { readOnly: true, bare: true, timeoutMs: 0 })
    // Reading needs a shared lock, which nobody gets beside an exclusive one.
    db.pragma('schema_version')
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    db?.close()
  }
}

function held(db: Connection, path: string): ProjectLock {
  let released = false
  return {
    release() {
      if (released) return
      released = true
      // Removed while held, so that nobody takes a lock that is about to vanish; Windows wants it closed first.
      const removedEarly = process.platform !== 'win32'
      if (removedEarly) remove(path)
      db.close()
      if (!removedEarly) remove(path)
    },
  }
}

/** Removes the file of a lock, where the disk still lets it: left there, it holds nobody up. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // A disk that was taken away, or is read-only by now.
  }
}

/** Makes the file of the lock; returns which one stands there then. */
function made(path: string, connect: Connect): string | null {
  connect(path, { readOnly: false, create: true, bare: true, timeoutMs: 0 }).close()
  return fileAt(path)
}

/** Which file stands at a path: the number of a removed one may be given again, its birth is its own. */
function fileAt(path: string): string | null {
  try {
    const { dev, ino, birthtimeNs } = statSync(path, { bigint: true })
    return `${dev} ${ino} ${birthtimeNs}`
  } catch {
    return null
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')
}
