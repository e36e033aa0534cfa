import { readFileSync, statSync } from 'node:fs'
import { UsageError } from './usage-error.ts'

/** The passphrase that a file holds: its content without the end of the line. Throws a UsageError where there is none, or others may read it. */
export function readPassphrase(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`The passphrase cannot be read from “${file}”.`)
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new UsageError(`“${file}” holds a passphrase and others may read it: chmod 600 it first.`)
  const passphrase = text.replace(/\r?\n$/u, '')
  if (passphrase === '') throw new UsageError(`“${file}” is empty: there is no passphrase in it.`)
  return passphrase
}
