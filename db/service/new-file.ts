import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { FileKey } from '../sqlite/file-key.ts'
import { forgetKey, holdKey } from '../sqlite/keyring.ts'
import { createProjectFile } from '../sqlite/open.ts'
import { ProjectFileError } from '../sqlite/project-file-error.ts'
import { putInPlace, sync } from '../sqlite/put-in-place.ts'

/**
 * Makes a project file: whole, or not at all (it is written beside under another name, then given its own). An existing file is never touched.
 * With a key it is locked from its first byte on, and the key is held for it afterwards. Returns its path and what `fill` returned. Throws a
 * ProjectFileError (`exists`, `no-access`), or what `fill` throws.
 */
export function writeNewProject<T>(file: string, fill: (db: WritableDatabase) => T, key: FileKey | null = null): { file: string; result: T } {
  const wanted = refuseTaken(file)
  const folder = dirname(wanted)
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new ProjectFileError('no-access', wanted, `“${wanted}” cannot be made: the folder “${folder}” is not there or cannot be written.`, { cause: error })
  }
  const place = realpathSync(folder)
  const draft = join(place, `.${basename(wanted)}.${randomBytes(6).toString('hex')}.draft`)
  let result: T
  try {
    if (key) holdKey(draft, key)
    const opened = createDraft(draft, wanted)
    try {
      result = fill(opened.db)
    } finally {
      opened.close()
    }
    sync(draft)
    putInPlace(draft, wanted)
    if (key) holdKey(join(place, basename(wanted)), key)
  } finally {
    forgetKey(draft)
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${side}`, { force: true })
  }
  sync(folder)
  return { file: wanted, result }
}

/** A folder may be there and let its owner in, and still take no file (a drive of the system's own, a share). */
function createDraft(draft: string, wanted: string): ReturnType<typeof createProjectFile> {
  try {
    return createProjectFile(draft)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_CANTOPEN')) throw error
    throw new ProjectFileError('no-access', wanted, `“${wanted}” cannot be made: no file can be written to the folder “${dirname(wanted)}”. Choose another folder.`, { cause: error })
  }
}

/** The whole path of a file that is to be made. Throws a ProjectFileError (`exists`) where one is there. */
export function refuseTaken(file: string): string {
  const wanted = resolve(file.trimEnd())
  if (existsSync(wanted)) throw new ProjectFileError('exists', wanted, `“${wanted}” is there already; it was left as it is. Choose another name.`)
  return wanted
}
