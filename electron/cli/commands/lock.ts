import { basename, resolve } from 'node:path'
import { earlierBackups } from '../../../db/contract/methods/locks.ts'
import { changeEarlierCopies, keyForNewLock, keyOf, rewriteWithKey } from '../../../db/service/locks.ts'
import { listBackups } from '../../host/backup-files.ts'
import { dataFolder } from '../../host/paths.ts'
import { readPassphrase } from '../../host/passphrase-file.ts'
import { createPreferenceStore } from '../../host/preferences.ts'
import { realPath } from '../../host/project-pool.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'
import { refuseWeak } from '../passphrase-file.ts'

export const lockCommand: Command = {
  usage: 'FILE --new-passphrase-file PATH [--backups keep|lock|delete] | FILE --remove',
  summary: 'Locks a project with a passphrase, gives a locked one another, or takes the lock off. A locked project is encrypted as a whole; without the passphrase nobody can open it. --backups says what becomes of the backups made before, which are readable without it: they are locked like the project, deleted, or stay.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { 'new-passphrase-file': { type: 'string' }, 'remove': { type: 'boolean', default: false }, 'backups': { type: 'string', default: 'keep' } } })
    const [named] = positionals(parsed.positionals, ['FILE'] as const)
    const file = realPath(resolve(named))
    const { remove, 'new-passphrase-file': source } = parsed.values
    if (remove === (source !== undefined)) throw new UsageError('Either --new-passphrase-file PATH or --remove says what to do.')
    const earlier = earlierBackups.find(each => each === parsed.values.backups)
    if (earlier === undefined) throw new UsageError(`--backups is 'keep', 'lock' or 'delete', not '${parsed.values.backups}'.`)
    if (remove && earlier !== 'keep') throw new UsageError('--backups goes with --new-passphrase-file: the lock of backups is not taken off.')
    // Refused before a key is made: what is no project, and what is locked with a passphrase that was not given.
    const locked = await withProject(file, project => Promise.resolve(project.locked))
    if (remove && !locked) throw new UsageError(`“${basename(file)}” is not locked.`)
    if (remove) {
      rewriteWithKey(file, null)
      output.text(`The lock of ${file} is gone: whoever has the file can read it.`)
      return 0
    }
    const passphrase = readPassphrase(source ?? '')
    refuseWeak(passphrase)
    const held = keyOf(file)
    const before = held && { salt: held.salt, key: Uint8Array.from(held.key) }
    const key = await keyForNewLock(passphrase)
    rewriteWithKey(file, key)
    output.text(`${locked ? 'Gave another passphrase to' : 'Locked'} ${file}. Without it nobody can open the project. Other copies made before are as they were.`)
    const backups = listBackups(file, createPreferenceStore(dataFolder()).get().backups).map(backup => backup.file)
    if (backups.length === 0) return 0
    if (earlier === 'keep') {
      output.text(`${backups.length === 1 ? 'One backup' : `${backups.length} backups`} made before ${backups.length === 1 ? 'is' : 'are'} as before: --backups lock or --backups delete would change that.`)
      return 0
    }
    const { changed, left } = changeEarlierCopies(backups, earlier, before, key)
    output.text(`${earlier === 'lock' ? 'Locked' : 'Deleted'} ${changed} ${changed === 1 ? 'backup' : 'backups'} made before.`)
    for (const path of left) output.error(`${path} is as it was: it is damaged, open in another program, or cannot be written.`)
    return left.length === 0 ? 0 : 1
  },
}
