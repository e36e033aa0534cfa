import { resolve } from 'node:path'
import { backUp } from '../../../db/service/backup-tasks.ts'
import { backupFolder, listBackups, newBackupPath } from '../../host/backup-files.ts'
import { dataFolder } from '../../host/paths.ts'
import { createPreferenceStore } from '../../host/preferences.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

export const backupCommand: Command = {
  usage: 'FILE [--list | --to FOLDER] [--json]',
  summary: 'Makes a backup of a project, looked through whole before it counts, also while a window has the project open; or lists those there are.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { list: { type: 'boolean' }, to: { type: 'string' }, json: { type: 'boolean' } } })
    const [given] = positionals(parsed.positionals, ['FILE'] as const)
    const { list, to, json } = parsed.values
    if (list && to !== undefined) throw new UsageError('--list makes no backup: leave --to out.')
    const { folder } = createPreferenceStore(dataFolder()).get().backups
    const settings = { folder: to === undefined ? folder : resolve(to) }
    if (list) {
      const file = resolve(given)
      const backups = listBackups(file, settings)
      if (json) output.json({ project: file, folder: backupFolder(file, settings), backups })
      else if (backups.length === 0) output.text(`There is no backup of ${file}. New ones go to ${backupFolder(file, settings)}.`)
      else for (const { file: path, at, bytes, kind } of backups) output.text(`${at}  ${kind.padEnd(9)}  ${String(bytes).padStart(12)}  ${path}`)
      return 0
    }
    // Opened once as any window does it: what a crash left beside the file is put right first, where nobody else has it open.
    const made = await withProject(resolve(given), ({ file }) => backUp(file, newBackupPath(file, settings, 'asked', new Date())), 'write')
    if (json) output.json(made)
    else output.text(`Made ${made.file} (${made.bytes} bytes), looked through and sound.`)
    return 0
  },
}
