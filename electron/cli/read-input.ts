import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { EntenteError } from '../../db/contract/errors.ts'

/** The bytes of a file named on the command line. Throws an EntenteError that says why it cannot be read, or that it has more than `most` bytes. */
export function readInput(file: string, most: number, limitOf: string): Buffer {
  return reading(file, () => {
    if (statSync(file).size > most) throw new EntenteError('too_large', `${file} has more than ${most / 1024 / 1024} MB, the most that ${limitOf}. Divide it and take the parts. Nothing was changed.`)
    return readFileSync(file)
  })
}

/** The first bytes of a file named on the command line, which may be long. Throws an EntenteError that says why it cannot be read. */
export function readBeginning(file: string, length: number): Buffer {
  return reading(file, () => {
    const opened = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(opened, bytes))
    } finally {
      closeSync(opened)
    }
  })
}

function reading<T>(file: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (error instanceof EntenteError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const why = code === 'ENOENT' ? 'it is not there' : code === 'EISDIR' ? 'it is a folder' : 'it may not be read'
    throw new EntenteError('bad_request', `${file} cannot be read: ${why}. Nothing was changed.`)
  }
}
