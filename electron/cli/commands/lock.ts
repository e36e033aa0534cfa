import { basename, resolve } from 'node:path'
import { NewPassphrase } from '../../../db/contract/methods/locks.ts'
import { keyForNewLock, rewriteWithKey } from '../../../db/service/locks.ts'
import { realPath } from '../../host/project-pool.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'
import { readPassphrase } from '../passphrase-file.ts'

export const lockCommand: Command = {
  usage: 'FILE --new-passphrase-file PATH | FILE --remove',
  summary: 'Locks a project with a passphrase, gives a locked one another, or takes the lock off. A locked project is encrypted as a whole; without the passphrase nobody can open it.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { 'new-passphrase-file': { type: 'string' }, 'remove': { type: 'boolean', default: false } } })
    const [named] = positionals(parsed.positionals, ['FILE'] as const)
    const file = realPath(resolve(named))
    const { remove, 'new-passphrase-file': source } = parsed.values
    if (remove === (source !== undefined)) throw new UsageError('Either --new-passphrase-file PATH or --remove says what to do.')
    // Refused before a key is made: what is no project, and what is locked with a passphrase that was not given.
    const locked = await withProject(file, project => Promise.resolve(project.locked))
    if (remove && !locked) throw new UsageError(`“${basename(file)}” is not locked.`)
    if (remove) {
      rewriteWithKey(file, null)
      output.text(`The lock of ${file} is gone: whoever has the file can read it.`)
      return 0
    }
    const passphrase = readPassphrase(source ?? '')
    if (!NewPassphrase.safeParse(passphrase).success) throw new UsageError('A passphrase has 8 to 1,000 characters.')
    rewriteWithKey(file, await keyForNewLock(passphrase))
    output.text(`${locked ? 'Gave another passphrase to' : 'Locked'} ${file}. Without it nobody can open the project. Copies made before are as they were.`)
    return 0
  },
}
