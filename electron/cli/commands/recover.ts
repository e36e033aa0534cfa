import { resolve } from 'node:path'
import { recoverProject } from '../../../db/service/recover-project.ts'
import { newestBackupOf } from '../../host/backup-files.ts'
import { dataFolder } from '../../host/paths.ts'
import { createPreferenceStore } from '../../host/preferences.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const recoverCommand: Command = {
  usage: 'FILE -o OUT [--json]',
  summary: 'Saves what can be read from a damaged project into a new one, and tells what was saved and what is lost. The damaged file is copied first and stays as it is.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { out: { type: 'string', short: 'o' }, json: { type: 'boolean' } } })
    const [given] = positionals(parsed.positionals, ['FILE'] as const)
    const { out, json } = parsed.values
    if (out === undefined) throw new UsageError('-o OUT is missing.')
    const file = resolve(given)
    const backup = newestBackupOf(file, createPreferenceStore(dataFolder()).get().backups, new Date())
    if (backup && !json) output.text(`The newest backup is ${backup.file} (${backup.at}). Compare it with what could be saved: entente restore OUT --from BACKUP --dry-run`)
    const account = await Promise.resolve().then(() => recoverProject(file, resolve(out)))
    if (json) {
      output.json({ ...account, newestBackup: backup?.file ?? null })
      return 0
    }
    for (const { table, saved, lostAtMost, dropped } of account.tables) {
      const losses = [...(lostAtMost > 0 ? [`at most ${lostAtMost} lost`] : []), ...(dropped > 0 ? [`${dropped} that cannot stand without what is lost`] : [])]
      output.text(`  ${table.replaceAll('_', ' ')}: ${saved} saved${losses.length > 0 ? `, ${losses.join(', ')}` : ''}`)
    }
    for (const problem of account.problems) output.text(`  still wrong: ${problem}`)
    output.text(`Saved as ${account.file}, without the undo history. ${file} is as it was.`)
    return 0
  },
}
