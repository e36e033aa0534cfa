import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { NewPassphrase } from '../../db/contract/methods/locks.ts'
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

/** Throws a UsageError where a passphrase is too short or too long for a new lock. */
export function refuseWeak(passphrase: string): void {
  if (!NewPassphrase.safeParse(passphrase).success) throw new UsageError('A passphrase has 8 to 1,000 characters.')
}

/** Unlocks each locked project that the arguments name, as words of their own or as `--option=FILE`, and returns their paths. Throws a ProjectFileError (`wrong-passphrase`). */
export async function unlockNamed(args: readonly string[], passphrase: string): Promise<string[]> {
  const unlocked: string[] = []
  for (const argument of args) {
    const named = argument.startsWith('-') ? /^--[a-z-]+=(.+)$/u.exec(argument)?.[1] : argument
    const file = realPath(resolve(named ?? ''))
    if (named !== undefined && existsSync(file) && !unlocked.includes(file) && await unlockFile(file, passphrase)) unlocked.push(file)
  }
  return unlocked
}
