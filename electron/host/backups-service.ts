import { existsSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Service } from '../../db/contract/api.ts'
import type { Backup } from '../../db/contract/entities/backups.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { backupMethods } from '../../db/contract/methods/backups.ts'
import { restoreOver } from '../../db/service/backup-tasks.ts'
import { backupFolder, listBackups, newBackupPath } from './backup-files.ts'
import type { BackupRunner } from './backup-runner.ts'
import { freeBeside } from './folders.ts'
import type { PreferenceStore } from './preferences.ts'
import { realPath, type ProjectPool } from './project-pool.ts'
import type { WindowSession } from './window-session.ts'
import type { OpenWorkbench } from './workbench.ts'

interface Options {
  session: WindowSession
  pool: ProjectPool
  runner: BackupRunner
  preferences: PreferenceStore
  now(): Date
  /** The path of a file that the window may name. Throws `forbidden`. */
  namedPath(file: string): string
  /** The project of the window. Throws `no_project`. */
  current(): OpenWorkbench
}

/** The contract's methods of backups, for one window. */
export function backupsService({ session, pool, runner, preferences, now, namedPath, current }: Options): Pick<Service, keyof typeof backupMethods> {
  const settings = () => preferences.get().backups
  const projectOf = (asked: string | undefined) => (asked === undefined ? current().file : realPath(namedPath(asked)))
  /** Backups are named by those that are listed, so that no other file can be looked into through here. */
  const listed = (project: string, file: string): Backup => {
    const backup = listBackups(project, settings()).find(one => one.file === file)
    if (!backup) throw new EntenteError('not_found', 'This backup is not there any more. Nothing was changed; look at the list again.')
    return backup
  }
  return {
    'files.listBackups': ({ project: asked }) => {
      const project = projectOf(asked)
      const failure = session.project?.file === project ? session.project.backups.failure : null
      return { project, folder: backupFolder(project, settings()), backups: listBackups(project, settings()), settings: settings(), failure }
    },
    'files.backUp': () => current().backups.take('asked'),
    'files.compareBackup': ({ project: asked, backup, with: other }) => {
      const project = projectOf(asked)
      const later = other === null
        ? { file: project, writable: session.project?.file === project && !session.project.readOnly }
        : { file: listed(project, other).file, writable: false }
      return runner.compare(listed(project, backup).file, later)
    },
    'files.restoreBackup': async ({ project: asked, backup, as }) => {
      const project = projectOf(asked)
      const { file } = listed(project, backup)
      if (as === 'copy') {
        const copy = freeBeside(project, 'restored')
        await runner.snapshot(file, copy)
        session.allow(copy)
        return { file: copy, kept: null }
      }
      if (session.project?.file === project && session.project.readOnly) {
        throw new EntenteError('read_only', `The project is open read-only: ${session.project.readOnlyReason} It was left as it is. Restore the backup as a copy.`)
      }
      const draft = join(dirname(project), `.${basename(project)}.${randomBytes(6).toString('hex')}.draft`)
      try {
        await runner.snapshot(file, draft)
        const kept = newBackupPath(project, settings(), 'restore', now())
        pool.exchange(project, () => restoreOver(project, draft, kept))
        session.allow(project)
        return { file: project, kept: existsSync(kept) ? basename(kept) : null }
      } finally {
        rmSync(draft, { force: true })
      }
    },
  }
}
