import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { HostMethodName, Service } from '../../db/contract/api.ts'
import { EntenteError, type ErrorCode } from '../../db/contract/errors.ts'
import type { NewFile } from '../../db/contract/methods/files.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { createProject, ProjectFileError, type ProjectFileErrorKind } from '../../db/service/open-project.ts'
import { putWhereItWas } from '../../db/service/backup-tasks.ts'
import { forgetKey } from '../../db/service/locks.ts'
import { listBackups } from './backup-files.ts'
import { createBackupRunner } from './backup-runner.ts'
import { backupsService } from './backups-service.ts'
import { copiesService } from './copies-service.ts'
import { documentsFolder, freeBeside, listFolder, newFilePath, usualPlaces } from './folders.ts'
import { locksService } from './locks-service.ts'
import { privateFolder } from './paths.ts'
import { problemReport } from './problem-report.ts'
import { realPath } from './project-pool.ts'
import { createRecoveryRunner } from './recovery-runner.ts'
import { recoveryService } from './recovery-service.ts'
import { resetSample, samplePath, sampleProject } from './sample.ts'
import type { OpenWorkbench } from './workbench.ts'
import type { SessionOptions, WindowSession } from './window-session.ts'

type FilesOptions = Pick<SessionOptions, 'pool' | 'recent' | 'folder' | 'vault' | 'lockCost' | 'anyPath' | 'newWindow' | 'preferences' | 'workerFile'> & {
  session: WindowSession
  now: () => Date
  mayName(file: string): boolean
  /** Tells the window. */
  push(event: PushEvent): void
}

/** The contract's methods of files and windows, for one window. */
export function filesService({ pool, recent, folder, vault, lockCost, anyPath, newWindow, preferences, workerFile, session, now, mayName, push }: FilesOptions): Pick<Service, HostMethodName> {
  const isSampleCopy = (file: string) => file === realPath(samplePath(folder))
  const state = () => {
    const file = session.project?.file ?? null
    return {
      open: file === null ? null : { file, name: basename(file), folder: dirname(file), isSampleCopy: isSampleCopy(file), locked: session.project?.locked === true },
      damaged: session.damaged === null ? null : { file: session.damaged.file, name: basename(session.damaged.file), message: session.damaged.message },
      waiting: session.waiting === null ? null : { file: session.waiting, name: basename(session.waiting) }, canRemember: vault?.available === true,
      recent: recent.list(), folder: documentsFolder(),
    }
  }
  const told = async (project: OpenWorkbench) => {
    const { title } = await project.client.call('project.get', {})
    recent.add({ file: project.file, title: project.locked ? '' : title, openedAt: now().toISOString() })
  }
  const open = async (file: string) => ({ file: (await session.open(file)).file })
  const newPath = (where: NewFile, ending?: string) => {
    if (!('file' in where) && !anyPath) throw unnamed()
    if ('file' in where && !mayName(where.file)) throw unnamed()
    return newFilePath(where, ending)
  }
  const namedPath = (file: string) => {
    if (!mayName(file)) throw unnamed()
    return file
  }
  /** Saves the project as a new file, which may be the one that was taken away, and has its windows go on in that. */
  const goOn = async (wanted: string) => {
    const project = current()
    const isTakenAway = wanted === project.file && !existsSync(wanted)
    const copy = project.saveCopy(isTakenAway ? freeBeside(wanted, 'rescued') : wanted, { replace: false })
    const next = pool.follow(project, () => (isTakenAway ? putWhereItWas(wanted, copy) : copy))
    if (project.locked && !pool.has(project.file)) forgetKey(project.file)
    session.allow(next.file)
    await told(next)
    return { file: next.file }
  }
  const backupsOf = (file: string) => listBackups(file, preferences.get().backups).map(backup => backup.file)
  const current = () => {
    if (!session.project) throw new EntenteError('no_project', 'No project is open in this window, so nothing was done.')
    return session.project
  }

  return inWords({
    'files.problemReport': () => problemReport({ project: session.project, folder, now: now() }),
    'files.state': state,
    'files.open': async ({ file }) => {
      return await open(namedPath(file))
    },
    'files.openSample': async () => await open(sampleProject(folder).file),
    'files.resetSample': () => {
      const file = samplePath(folder)
      if (session.project?.readOnly && isSampleCopy(session.project.file)) {
        throw new EntenteError('busy', 'The sample is open in another program, so it was left as it is. Close it there and reset it again.')
      }
      if (!existsSync(file)) throw new EntenteError('not_found', 'There is no copy of the sample to reset. Open the sample: it is fresh.')
      return { backup: basename(pool.exchange(file, () => resetSample(folder, now()))) }
    },
    'files.create': async ({ where, ...wanted }) => {
      const file = newPath(where)
      createProject(file, 'document' in wanted ? wanted : { title: wanted.title, ...(wanted.studyPeriod === undefined ? {} : { studyPeriod: wanted.studyPeriod }) }, now())
      return await open(file)
    },
    'files.saveCopy': ({ where, replace }) => ({ file: current().saveCopy(newPath(where), { replace }) }),
    'files.goOnIn': ({ where }) => goOn(newPath(where)),
    'files.close': () => {
      session.leave()
      return {}
    },
    'files.forget': ({ file }) => {
      recent.forget(file)
      return state()
    },
    'files.browse': ({ folder: asked }) => {
      if (!anyPath) throw unnamed()
      return listFolder(asked ?? (session.project && !isSampleCopy(session.project.file) ? dirname(session.project.file) : documentsFolder()), usualPlaces(privateFolder(folder, 'projects')))
    },
    'files.newWindow': () => ({ link: newWindow(session.project?.file ?? null) }),
    ...copiesService({ current, newPath, namedPath, push }),
    ...backupsService({ session, pool, runner: createBackupRunner(workerFile), workerFile, preferences, now, namedPath, current }),
    ...recoveryService({ session, pool, runner: createRecoveryRunner(workerFile), preferences, now, namedPath }),
    ...locksService({ pool, session, vault: vault ?? null, lockCost, current, namedPath: file => (file === session.waiting ? file : namedPath(file)), backupsOf, told }),
  })
}

const unnamed = () => new EntenteError('forbidden', 'This window may only open files that were chosen in a dialog or opened before. Choose the file again.')

const codes: Readonly<Record<ProjectFileErrorKind, ErrorCode>> = {
  'newer-schema': 'conflict', 'foreign-database': 'corrupt', 'not-a-database': 'corrupt', 'corrupt': 'corrupt', 'foreign-schema': 'corrupt',
  'missing': 'not_found', 'exists': 'conflict', 'locked': 'busy', 'no-access': 'disk_error',
  'needs-passphrase': 'needs_passphrase', 'wrong-passphrase': 'wrong_passphrase',
}

/** A refusal of a project file leaves as it is, in its own words. */
export function fileRefusal(error: unknown): unknown {
  return error instanceof ProjectFileError ? new EntenteError(codes[error.kind], error.message) : error
}

function inWords<T extends Record<string, (input: never) => unknown>>(service: T): T {
  const methods = Object.entries(service).map(([name, run]) => [name, async (input: never) => {
    try {
      return await run(input)
    } catch (error) {
      throw fileRefusal(error)
    }
  }] as const)
  return Object.fromEntries(methods) as unknown as T
}
