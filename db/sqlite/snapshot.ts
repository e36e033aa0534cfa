import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isIntact, isSoundCopy } from './backup.ts'
import type { Connect, Connection } from './connection.ts'
import { sql } from './database.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'

/** Sides of an SQLite file that may stand beside it. */
const sides = ['', '-wal', '-shm', '-journal'] as const
const draftPattern = /^\.snapshot-[0-9a-f]{12}\.draft(?:-wal|-shm|-journal)?$/u

/**
 * Writes a verified snapshot of a project that may be worked on meanwhile: the state of one moment, page by page through SQLite's online
 * backup, looked through whole (integrity, version, rows per table) before it gets its name. Returns its size in bytes. For a thread
 * beside the one that works; every backup goes through here. Throws a ProjectFileError (`exists`, `no-access`) with nothing left behind.
 */
export async function takeSnapshot(file: string, wanted: string, connect: Connect): Promise<{ file: string; bytes: number }> {
  if (existsSync(wanted)) throw new ProjectFileError('exists', wanted, `“${wanted}” is there already; it was left as it is.`)
  const folder = dirname(wanted)
  const draft = join(folder, `.snapshot-${randomBytes(6).toString('hex')}.draft`)
  let source: Connection | null = null
  try {
    source = connect(file, { readOnly: true })
    if (source.locked) {
      const before = source.pragma('data_version')
      // The online backup does not encrypt; a vacuum into the draft does, with the same key, and is of one moment as well.
      source.run(sql`VACUUM INTO ${draft}`)
      source.run(sql`BEGIN`)
      source.all(sql`SELECT 1 FROM sqlite_schema LIMIT 1`)
      const isSound = source.pragma('data_version') === before ? isSoundCopy(draft, source, connect) : isIntact(draft, source, connect)
      if (!isSound) throw new Error('the copy differs from the project')
      return placed(draft, wanted)
    }
    // A transaction that reads holds the moment: whatever is written meanwhile neither shows nor has the copy begin anew.
    source.run(sql`BEGIN`)
    source.all(sql`SELECT 1 FROM sqlite_schema LIMIT 1`)
    await source.copyTo(draft)
    makeSingleFile(draft, connect)
    if (!isSoundCopy(draft, source, connect)) throw new Error('the copy differs from the project')
    return placed(draft, wanted)
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    throw new ProjectFileError('no-access', wanted,
      `No backup was made in “${folder}”: the folder is not there or cannot be written, or the disk is full. The project itself is as it was.`, { cause: error })
  } finally {
    source?.close()
    removeDraft(draft)
  }
}

/** Gives a draft that was looked through its name. */
function placed(draft: string, wanted: string): { file: string; bytes: number } {
  sync(draft)
  putInPlace(draft, wanted)
  sync(dirname(wanted))
  return { file: wanted, bytes: statSync(wanted).size }
}

/** Milliseconds for which a draft is nobody's to remove: another program may be writing it. */
const draftLife = 3_600_000

/** Removes what snapshots that were killed half way left in a folder, once it is too old to be under way. */
export function removeDrafts(folder: string, now: Date): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!draftPattern.test(name)) continue
    const touched = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Math.abs(now.getTime() - touched) > draftLife) rmSync(join(folder, name), { force: true })
  }
}

/** The pages of a project under way say that a log goes with them; a copy stands alone. */
function makeSingleFile(copy: string, connect: Connect): void {
  const made = connect(copy, { readOnly: false })
  try {
    if (made.pragma('journal_mode = DELETE') !== 'delete') throw new Error(`“${basename(copy)}” does not leave its log`)
  } finally {
    made.close()
  }
}

function removeDraft(draft: string): void {
  for (const side of sides) rmSync(`${draft}${side}`, { force: true })
}
