import { basename } from 'node:path'
import type { Backup, BackupKind, BackupSettings } from '../../db/contract/entities/backups.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { removeDrafts } from '../../db/service/backup-tasks.ts'
import { refuseDisplaced } from '../../db/service/open-project.ts'
import { writeFailure } from './atomic-file.ts'
import { backupFolder, newBackupPath, newestBackupOf, thinBackups } from './backup-files.ts'
import type { BackupRunner } from './backup-runner.ts'
import { silentLog, type Log } from './log.ts'

/** Backups of one open project. */
export interface ProjectBackups {
  /** Something was changed: a backup is due so many minutes later. */
  changed(): void
  /** Makes one now. Rejects with a ProjectFileError or an EntenteError. */
  take(kind: Exclude<BackupKind, 'migration'>): Promise<Backup>
  /** Why the last backup by itself was not made; null where it was. */
  readonly failure: string | null
  close(): void
}

interface Options {
  /** The real path of the project. */
  file: string
  runner: BackupRunner
  settings(): BackupSettings
  now(): Date
  log?: Log
}

/** Where the newest backup is older than the minutes asked for, what was changed before may not be in it: then the first one comes this soon. */
const soon = 60_000

/**
 * Backups by themselves: a timer runs from the first change after a backup on. Timers are of the clock that never jumps; the time of day names
 * files only. One at a time, so that none is thinned away while it is made.
 */
export function createBackups({ file, runner, settings, now, log = silentLog }: Options): ProjectBackups {
  const closing = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let failure: string | null = null
  let last: Promise<unknown> = Promise.resolve()
  let isFirst = true

  const make = async (kind: Exclude<BackupKind, 'migration'>): Promise<Backup> => {
    refuseDisplaced(file)
    const at = now()
    const held = settings()
    const folder = backupFolder(file, held)
    const wanted = pathFor(kind, held, at)
    removeDrafts(folder, at)
    const { bytes, file: made } = await runner.snapshot(file, wanted, closing.signal)
    thinBackups(file, held, at)
    return { file: made, name: basename(made), folder, kind, at: at.toISOString(), bytes }
  }
  const pathFor = (kind: Exclude<BackupKind, 'migration'>, held: BackupSettings, at: Date) => {
    try {
      return newBackupPath(file, held, kind, at)
    } catch (error) {
      throw new EntenteError('disk_error', `No backup was made: the folder “${backupFolder(file, held)}” cannot be made (${writeFailure(error)}). The project is untouched. Choose another folder in Backups.`)
    }
  }
  const take = (kind: Exclude<BackupKind, 'migration'>) => {
    const made = last.then(() => make(kind))
    last = made.catch(() => undefined)
    return made
  }
  const timed = async () => {
    timer = null
    try {
      await take('timed')
      failure = null
    } catch (error) {
      if (closing.signal.aborted) return
      failure = error instanceof Error ? error.message : 'It could not be made.'
      log.failure('backup not made', error)
      due()
    }
  }
  const due = () => {
    const { enabled, minutes } = settings()
    if (!enabled || timer !== null || closing.signal.aborted) return
    timer = setTimeout(() => void timed(), isFirst && isLate(minutes) ? Math.min(soon, minutes * 60_000) : minutes * 60_000)
    timer.unref()
    isFirst = false
  }
  const isLate = (minutes: number) => {
    const newest = newestBackupOf(file, settings(), now())
    return newest !== undefined && Math.abs(now().getTime() - Date.parse(newest.at)) > minutes * 60_000
  }
  return {
    changed: due,
    take,
    get failure() {
      return failure
    },
    close() {
      closing.abort()
      if (timer) clearTimeout(timer)
    },
  }
}
