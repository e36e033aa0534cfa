import { existsSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Service } from '../../db/contract/api.ts'
import type { Backup } from '../../db/contract/entities/backups.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { backupMethods } from '../../db/contract/methods/backups.ts'
import { restoreOver } from '../../db/service/backup-tasks.ts'
import { borrowingKey, keyOf, sameLock, type FileKey } from '../../db/service/locks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import { backupFolder, listBackups, newBackupPath } from './backup-files.ts'
import type { BackupRunner } from './backup-runner.ts'
import { freeBeside } from './folders.ts'
import { changeCopies } from './rewrite-runner.ts'
import type { PreferenceStore } from './preferences.ts'
import { realPath, type ProjectPool } from './project-pool.ts'
import type { WindowSession } from './window-session.ts'
import type { OpenWorkbench } from './workbench.ts'

interface Options {
  session: WindowSession
  pool: ProjectPool
  runner: BackupRunner
  workerFile: string | URL
  preferences: PreferenceStore
  now(): Date
  /** The path of a file that the window may name. Throws `forbidden`. */
  namedPath(file: string): string
  /** The project of the window. Throws `no_project`. */
  current(): OpenWorkbench
}

/** The contract's methods of backups, for one window. */
export function backupsService({ session, pool, runner, workerFile, preferences, now, namedPath, current }: Options): Pick<Service, keyof typeof backupMethods> {
  const settings = () => preferences.get().backups
  const projectOf = (asked: string | undefined) => (asked === undefined ? current().file : realPath(namedPath(asked)))
  /** Backups are named by those that are listed, so that no other file can be looked into through here. */
  const listed = (project: string, file: string): Backup => {
    const backup = listBackups(project, settings()).find(one => one.file === file)
    if (!backup) throw new EntenteError('not_found', 'This backup is not there any more. Nothing was changed; look at the list again.')
    return backup
  }
  /** The key of a backup, held from now on. Throws where it has a passphrase that is not known. */
  const lockOfBackup = (file: string): FileKey | null => {
    try {
      return sameLock(file)
    } catch (error) {
      if (!(error instanceof ProjectFileError && error.kind === 'needs-passphrase')) throw error
      throw new EntenteError('conflict', `“${basename(file)}” has the passphrase of the time when it was made, which is another one than the project’s. Nothing was changed. Open it as a project, by its file, with that passphrase.`)
    }
  }
  /** The key of the project; what is open here is never read from its file (closing it would drop SQLite’s locks). */
  const lockOfProject = (project: string) => (pool.has(project) || !existsSync(project) ? keyOf(project) : sameLock(project))
  /** A backup from before the lock comes back locked. */
  const lockLike = async (file: string, key: FileKey) => {
    const { left } = await changeCopies(workerFile, { paths: [file], what: 'lock', before: null, key })
    if (left.length === 0) return
    rmSync(file, { force: true })
    throw new EntenteError('disk_error', 'The backup is from before the project was locked, and could not be locked like it: the disk is full, or the folder cannot be written. Nothing was changed.')
  }
  const restore = async (project: string, file: string, as: 'copy' | 'replace') => {
    const isPlain = lockOfBackup(file) === null
    const lock = lockOfProject(project)
    if (as === 'copy') {
      const copy = freeBeside(project, 'restored')
      await runner.snapshot(file, copy)
      if (lock && isPlain) await lockLike(copy, lock)
      session.allow(copy)
      return { file: copy, kept: null }
    }
    if (session.project?.file === project && session.project.readOnly) {
      throw new EntenteError('read_only', `The project is open read-only: ${session.project.readOnlyReason} It was left as it is. Restore the backup as a copy.`)
    }
    const draft = join(dirname(project), `.${basename(project)}.${randomBytes(6).toString('hex')}.draft`)
    try {
      await runner.snapshot(file, draft)
      if (lock && isPlain) await lockLike(draft, lock)
      const kept = newBackupPath(project, settings(), 'restore', now())
      pool.exchange(project, () => restoreOver(project, draft, kept))
      session.allow(project)
      return { file: project, kept: existsSync(kept) ? basename(kept) : null }
    } finally {
      rmSync(draft, { force: true })
    }
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
      const file = realPath(listed(project, backup).file)
      return borrowingKey(file, () => {
        lockOfBackup(file)
        return runner.compare(file, later)
      })
    },
    'files.restoreBackup': async ({ project: asked, backup, as }) => {
      const project = projectOf(asked)
      const file = realPath(listed(project, backup).file)
      return await borrowingKey(file, () => restore(project, file, as))
    },
  }
}
