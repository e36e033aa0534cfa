import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Connect } from './connection.ts'
import { isLocked } from './lock.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'

/**
 * Puts a verified draft in the place of a closed project, whose present state stays under the name `keep`, with its log where it was not
 * closed properly. The path holds one or the other at every moment. Throws a ProjectFileError (`locked`, `exists`, `no-access`) with the project as it was.
 */
export function putBack(file: string, draft: string, keep: string, connect: Connect): void {
  if (existsSync(keep)) throw new ProjectFileError('exists', keep, `“${keep}” is there already; nothing was restored.`)
  if (isLocked(file, connect)) throw new ProjectFileError('locked', file, `“${basename(file)}” is open in another window or program; it was left as it is. Close it there and restore it again.`)
  try {
    mkdirSync(dirname(keep), { recursive: true })
    if (existsSync(file)) keepAs(file, keep)
    // The log belongs to the state that is kept; left here it would be replayed into the one that comes back.
    for (const side of ['-wal', '-journal']) {
      if ((statSync(`${file}${side}`, { throwIfNoEntry: false })?.size ?? 0) > 0) copyFileSync(`${file}${side}`, `${keep}${side}`)
    }
    sync(dirname(keep))
    for (const side of ['-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true })
    renameSync(draft, file)
    sync(dirname(file))
  } catch (error) {
    throw new ProjectFileError('no-access', file, `“${basename(file)}” was not restored: its folder or that of the backups cannot be written, or the disk is full. It was left as it is.`, { cause: error })
  }
}

/**
 * Gives the copy of a project, which is closed, the place that the project was taken away from. Returns where it is: at its old place, or still
 * under its own name where something else came to stand there.
 */
export function putWhereItWas(file: string, copy: string): string {
  if (existsSync(file)) return copy
  try {
    // A log that was left there belongs to the file that is gone.
    for (const side of ['-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true })
    putInPlace(copy, file)
    rmSync(copy, { force: true })
    sync(dirname(file))
    return file
  } catch {
    return copy
  }
}

function keepAs(file: string, keep: string): void {
  try {
    linkSync(file, keep)
  } catch {
    // Another disk, or one without links.
    copyFileSync(file, keep)
    sync(keep)
  }
}
