import { randomBytes } from 'node:crypto'
import { existsSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { MomentDifference } from '../../../db/contract/entities/backups.ts'
import { backUp, compareFiles, restoreOver } from '../../../db/service/backup-tasks.ts'
import { sameLock, writeAnew } from '../../../db/service/locks.ts'
import { newBackupPath } from '../../host/backup-files.ts'
import { dataFolder } from '../../host/paths.ts'
import { createPreferenceStore } from '../../host/preferences.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const restoreCommand: Command = {
  usage: 'FILE --from BACKUP [-o OUT | --dry-run] [--json]',
  summary: 'Puts a project back to a backup; its present state is kept as one more backup. With -o as a new file, with --dry-run only telling what differs.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: { 'from': { type: 'string' }, 'out': { type: 'string', short: 'o' }, 'dry-run': { type: 'boolean' }, 'json': { type: 'boolean' } },
    })
    const [given] = positionals(parsed.positionals, ['FILE'] as const)
    const { from, out, json, 'dry-run': dryRun } = parsed.values
    if (from === undefined) throw new UsageError('--from BACKUP is missing: entente backup FILE --list names them.')
    if (dryRun && out !== undefined) throw new UsageError('--dry-run writes nothing: leave -o out.')
    const [file, backup] = [existsSync(given) ? realpathSync(given) : resolve(given), resolve(from)]
    const isPlain = sameLock(backup) === null
    const lock = sameLock(file)
    if (dryRun) {
      const difference = compareFiles(backup, { file, writable: false })
      if (json) output.json(difference)
      else for (const line of told(difference)) output.text(line)
      return 0
    }
    if (out !== undefined) {
      const { file: made } = await backUp(backup, resolve(out))
      if (lock && isPlain) writeAnew(made, lock)
      if (json) output.json({ file: made, kept: null })
      else output.text(`Restored as ${made}; ${file} is as it was.`)
      return 0
    }
    const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.draft`)
    try {
      await backUp(backup, draft)
      // A backup from before the lock comes back locked.
      if (lock && isPlain) writeAnew(draft, lock)
      const kept = newBackupPath(file, createPreferenceStore(dataFolder()).get().backups, 'restore', new Date())
      restoreOver(file, draft, kept)
      const had = existsSync(kept)
      if (json) output.json({ file, kept: had ? kept : null })
      else output.text(`${file} is as it was in ${basename(backup)}.${had ? ` What stood there is kept as ${kept}` : ''}`)
      return 0
    } finally {
      rmSync(draft, { force: true })
    }
  },
}

/** What differs, for a terminal; notes by their number alone. */
function told({ types, entities, more }: MomentDifference): string[] {
  if (types.length === 0) return ['Nothing differs between the backup and the project.']
  const words = { added: 'new since', removed: 'gone since', changed: 'changed since' }
  return [
    ...types.map(({ type, added, removed, changed }) => `${type}: ${added} new since the backup, ${removed} gone, ${changed} changed`),
    ...entities.filter(({ type }) => type !== 'note').map(({ type, title, change }) => `  ${words[change]}: ${type} ${title}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}
