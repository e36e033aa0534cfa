import { closeSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs'
import { ProjectFileError } from './project-file-error.ts'

/** Gives a finished draft its name; the draft may stay beside it, to be removed. Throws a ProjectFileError (`exists`, `no-access`) where the name is taken. */
export function putInPlace(draft: string, wanted: string): void {
  try {
    linkSync(draft, wanted)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') throw new ProjectFileError('exists', wanted, `“${wanted}” is there already; it was left as it is. Choose another name.`, { cause: error })
    // Drives without hard links: hold the name first, then put the file over it.
    try {
      closeSync(openSync(wanted, 'wx'))
    } catch (taken) {
      throw new ProjectFileError(codeOf(taken) === 'EEXIST' ? 'exists' : 'no-access', wanted, `“${wanted}” cannot be made (${codeOf(taken)}).`, { cause: taken })
    }
    renameSync(draft, wanted)
  }
}

/** Has the system write out a file, or the names in a folder. */
export function sync(path: string): void {
  // Folders cannot be opened for that on Windows.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
