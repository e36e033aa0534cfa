import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { unlockFile } from '../../db/service/locks.ts'
import { realPath } from '../host/project-pool.ts'
import { UsageError } from '../host/usage-error.ts'

const option = '--passphrase-file'

/** Takes `--passphrase-file PATH` out of the arguments of any command. Throws a UsageError where the path is missing. */
export function takePassphraseFile(args: readonly string[]): { rest: string[]; file: string | null } {
  const at = args.findIndex(argument => argument === option || argument.startsWith(`${option}=`))
  const given = at < 0 ? undefined : args[at]
  if (given === undefined) return { rest: [...args], file: null }
  const file = given === option ? args[at + 1] : given.slice(option.length + 1)
  if (file === undefined || file === '') throw new UsageError(`${option} needs the path of a file.`)
  return { rest: args.filter((_, index) => index !== at && !(given === option && index === at + 1)), file }
}

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

/** Unlocks each locked project that the arguments name, and returns their paths. Throws a ProjectFileError (`wrong-passphrase`). */
export async function unlockNamed(args: readonly string[], passphrase: string): Promise<string[]> {
  const unlocked: string[] = []
  for (const argument of args) {
    const file = realPath(resolve(argument))
    if (!argument.startsWith('-') && existsSync(file) && !unlocked.includes(file) && await unlockFile(file, passphrase)) unlocked.push(file)
  }
  return unlocked
}
