import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { createProject, ProjectFileError } from '../../db/service/open-project.ts'
import { privateFolder } from './paths.ts'

const sampleName = 'Russia and Israel, 2015-2024.entente'

/** Where this user's copy of the sample is, or would be. */
export const samplePath = (folder: string): string => join(privateFolder(folder, 'projects'), sampleName)

/**
 * The user's own copy of the sample project in the data folder: made on the first start (whole or not at all), opened again afterwards with
 * all that was changed in it. Returns its path. Throws a ProjectFileError where it cannot be written.
 */
export function sampleProject(folder: string): { file: string; created: boolean } {
  const file = samplePath(folder)
  if (existsSync(file)) return { file, created: false }
  try {
    createProject(file, { sample: true })
  } catch (error) {
    // Another start was quicker; its copy is as good.
    if (!(error instanceof ProjectFileError && error.kind === 'exists')) throw error
    return { file, created: false }
  }
  return { file, created: true }
}

/**
 * Puts a fresh copy of the sample in place of the changed one, which must be closed. The changed one stays beside it, under the name
 * returned. Throws a ProjectFileError with the changed one in its place where it is still in use or the fresh one cannot be made.
 */
export function resetSample(folder: string, now: Date): string {
  const file = samplePath(folder)
  if (['-wal', '-journal'].some(side => existsSync(`${file}${side}`))) {
    throw new ProjectFileError('locked', file, 'The sample is open in another program too, so it was left as it is. Close it there and reset it again.')
  }
  const backup = freeName(file, now)
  renameSync(file, backup)
  try {
    sampleProject(folder)
  } catch (error) {
    if (!existsSync(file)) renameSync(backup, file)
    throw error
  }
  return backup
}

function freeName(file: string, now: Date): string {
  const ending = extname(file)
  for (let count = 1; ; count += 1) {
    const path = join(dirname(file), `${basename(file, ending)} (before the reset of ${now.toISOString().slice(0, 10)}${count === 1 ? '' : `, ${count}`})${ending}`)
    if (!existsSync(path)) return path
  }
}
