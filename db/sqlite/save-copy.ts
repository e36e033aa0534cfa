import { randomBytes } from 'node:crypto'
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isSoundCopy } from './backup.ts'
import type { Connect, Connection } from './connection.ts'
import { sql } from './database.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'

interface CopyOptions {
  /** The open project. */
  file: string
  /** Where its copy goes. */
  wanted: string
  replace: boolean
  connect: Connect
  /** Whether another connection holds the project of that file. */
  isOpen(path: string): boolean
}

/**
 * Writes an open project as one clean file: everything in it, history and private notes included, without what was deleted from its pages.
 * The copy is looked through before it gets its name. Returns its path. Throws a ProjectFileError (`exists`, `locked`, `no-access`) with
 * whatever was there untouched.
 */
export function saveCopyOf(db: Connection, { file, wanted: asked, replace, connect, isOpen }: CopyOptions): string {
  const wanted = resolve(asked)
  const isThere = existsSync(wanted)
  // Where the project's file was taken away, its log may still stand there.
  if (wanted === file || (isThere && realpathSync(wanted) === file)) throw new ProjectFileError('exists', wanted, `“${wanted}” is the project itself. Choose another name for the copy.`)
  if (isThere && !replace) throw new ProjectFileError('exists', wanted, `“${wanted}” is there already; it was left as it is. Choose another name.`)
  if (isThere && isOpen(realpathSync(wanted))) throw new ProjectFileError('locked', wanted, `“${wanted}” is open in a window or program; it was left as it is. Close it there, or choose another name.`)
  const draft = join(dirname(wanted), `.${basename(wanted)}.${randomBytes(6).toString('hex')}.draft`)
  try {
    db.run(sql`VACUUM INTO ${draft}`)
    if (!isSoundCopy(draft, db, connect)) throw new Error('the copy differs from the project')
    sync(draft)
    if (isThere) {
      renameSync(draft, wanted)
      // A log left beside the old file would be taken for the new one's.
      for (const side of ['-wal', '-shm', '-journal']) rmSync(`${wanted}${side}`, { force: true })
    } else putInPlace(draft, wanted)
    sync(dirname(wanted))
    return wanted
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    throw new ProjectFileError('no-access', wanted,
      `No copy was saved as “${wanted}”: the folder is not there or cannot be written, or the disk is full. The project itself is as it was.`, { cause: error })
  } finally {
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${side}`, { force: true })
  }
}
