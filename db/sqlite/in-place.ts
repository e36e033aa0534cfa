import { statSync } from 'node:fs'
import type { Connection } from './connection.ts'
import { sql } from './database.ts'

/**
 * Whether what a project is written to still stands where it is looked for. SQLite writes on to a file that was deleted, moved or replaced beneath it, and
 * to a log that was: what it says is saved would then be gone with the program. So every change is asked for here before and after.
 */
interface Held {
  readonly db: Connection
  /** Which file stood at each path when it was opened. */
  numbers: ReadonlyMap<string, string | null>
}

/** The projects that this thread has open to write, by path. */
const held = new Map<string, Held>()

const sides = ['-wal', '-shm'] as const

/** Notes which files a project that was just opened to write stands in. */
export function holdPlace(file: string, db: Connection): void {
  held.set(file, { db, numbers: numbersOf(file) })
}

/** To be called when the project closes. */
export function leavePlace(file: string): void {
  held.delete(file)
}

/** `gone`: nothing stands at the project's path, or it cannot be reached; `replaced`: another file does. `here` too for a project that is not open to write. */
export type Placed = 'here' | 'gone' | 'replaced'

/** Whether the file that is written to is the one that stands at its path. */
export function placeOf(file: string): Placed {
  const before = held.get(file)?.numbers.get('')
  if (before === undefined) return 'here'
  const now = numberAt(file)
  return now === before ? 'here' : now === null ? 'gone' : 'replaced'
}

/**
 * Puts the log right where another program removed it: what it held is folded into the project, which gets a new one. Returns false where that is
 * not possible now, because something reads. To be called outside of a transaction, for a project whose file is in place.
 */
export function mendLog(file: string): boolean {
  const open = held.get(file)
  if (!open || sides.every(side => numberAt(`${file}${side}`) === open.numbers.get(side))) return true
  try {
    open.db.pragma('wal_checkpoint(TRUNCATE)')
    if (open.db.pragma('journal_mode = DELETE') !== 'delete') return false
    if (open.db.pragma('journal_mode = WAL') !== 'wal') return false
    // The log is made with the first look at it.
    open.db.all(sql`SELECT 1 FROM sqlite_schema LIMIT 1`)
    held.set(file, { db: open.db, numbers: numbersOf(file) })
    return true
  } catch {
    return false
  }
}

/** Folds the log of an open project into it, as far as readers let it; the log is empty then. */
export function foldLog(file: string): void {
  try {
    held.get(file)?.db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // What cannot be folded in now is when the project closes.
  }
}

function numbersOf(file: string): Map<string, string | null> {
  return new Map(['', ...sides].map(side => [side, numberAt(`${file}${side}`)]))
}

/** Which file stands at a path; null where none does. As long as it is open, its number is not given to another. */
function numberAt(path: string): string | null {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
    return stats ? `${stats.dev} ${stats.ino}` : null
  } catch {
    return null
  }
}
