import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Service } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { recoveryMethods } from '../../db/contract/methods/recovery.ts'
import { whyUnreadable } from '../../db/service/recover-project.ts'
import { listBackups, newestBackupOf } from './backup-files.ts'
import { freeBeside } from './folders.ts'
import type { PreferenceStore } from './preferences.ts'
import { realPath, type ProjectPool } from './project-pool.ts'
import type { RecoveryRunner } from './recovery-runner.ts'
import type { WindowSession } from './window-session.ts'

interface Options {
  session: WindowSession
  pool: ProjectPool
  runner: RecoveryRunner
  preferences: PreferenceStore
  now(): Date
  /** The path of a file that the window may name. Throws `forbidden`. */
  namedPath(file: string): string
}

/** Backups that are looked through at most, from the newest on. */
const mostLookedAt = 30

/** The contract's methods of recovery, for one window. */
export function recoveryService({ session, pool, runner, preferences, now, namedPath }: Options): Pick<Service, keyof typeof recoveryMethods> {
  const damagedFile = (asked: string) => {
    const file = realPath(namedPath(asked))
    if (pool.has(file)) throw new EntenteError('busy', 'This project is open. Close it first, so that what stands in its file is all of it.')
    return file
  }
  const settings = () => preferences.get().backups
  return {
    'files.examine': async ({ file: asked }) => {
      const file = damagedFile(asked)
      const stats = statSync(file, { throwIfNoEntry: false })
      if (!stats) throw new EntenteError('not_found', `There is no file “${file}”.`)
      const first = newestBackupOf(file, settings(), now())
      const backups = listBackups(file, settings()).toSorted((one, other) => Number(other.file === first?.file) - Number(one.file === first?.file)).slice(0, mostLookedAt)
      const sound = backups.length === 0 ? { file: null, damaged: 0 } : await runner.soundBackup(file, backups.map(backup => backup.file))
      const reason = whyUnreadable(file)
      return {
        file, name: basename(file), folder: dirname(file), bytes: stats.size, readable: reason === '', reason,
        backup: backups.find(backup => backup.file === sound.file) ?? null, damagedBackups: sound.damaged,
      }
    },
    'files.salvage': async ({ file: asked, backup }) => {
      const file = damagedFile(asked)
      if (backup !== null && !listBackups(file, settings()).some(one => one.file === backup)) throw new EntenteError('not_found', 'This backup is not there any more. Nothing was done; look again.')
      const { salvage, sinceBackup } = await runner.salvage(file, freeBeside(file, 'saved'), backup)
      session.allow(salvage.file)
      return { file: salvage.file, name: basename(salvage.file), tables: [...salvage.tables], problems: [...salvage.problems], sinceBackup }
    },
  }
}
