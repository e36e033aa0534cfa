import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Client } from '../../db/contract/api.ts'
import type { BundleManifest, BundleOptions, CopyMergeOptions, CopyMergeReport } from '../../db/contract/entities/copies.ts'
import type { ShareManifest, ShareOptions } from '../../db/contract/entities/sharing.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import type { CopiesChanged, FileKey } from '../../db/service/locks.ts'
import { openProject } from '../../db/service/open-project.ts'
import { newBackupPath } from './backup-files.ts'
import { createBackupRunner } from './backup-runner.ts'
import { createBackups, type ProjectBackups } from './backups.ts'
import { createLocalClient } from './client.ts'
import { createCopyRunner } from './copy-runner.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import type { Log } from './log.ts'
import { createPorts, type Ports } from './ports.ts'
import { writeBundle, type BundleForm } from './share-bundle.ts'
import { changeCopies, rewriteProject, type EarlierCopiesAsked } from './rewrite-runner.ts'

/** An open project behind its dispatcher, as every shell holds it. */
export interface OpenWorkbench {
  readonly file: string
  /** It is locked with a passphrase. */
  readonly locked: boolean
  readonly readOnly: boolean
  /** Why it is open read-only, for people; empty otherwise. */
  readonly readOnlyReason: string
  readonly dispatch: Dispatch
  /** The in-process transport. */
  readonly client: Client
  subscribe(listener: (event: PushEvent) => void): () => void
  /** Writes the project as one clean file; see ProjectHandle. */
  saveCopy(file: string, options: { replace: boolean }): string
  /** Writes a blind copy for a second coder, off the main thread; see ProjectHandle. */
  writeBlindCopy(file: string, options: BundleOptions): Promise<{ file: string; manifest: BundleManifest }>
  /** Writes a bundle for others; see `writeBundle`. */
  share(target: string, form: BundleForm, options: ShareOptions, control?: { signal: AbortSignal; progress(done: number, total: number): void }): Promise<{ file: string; manifest: ShareManifest }>
  /** What merging another copy would do, found out off the main thread; and doing it. See ProjectHandle. */
  previewMerge(file: string, options: CopyMergeOptions): Promise<CopyMergeReport>
  mergeCopy(file: string, options: CopyMergeOptions): { report: CopyMergeReport; label: string | null }
  /** Backups by themselves, and on request. */
  readonly backups: ProjectBackups
  /** Holds a file for an import that names it instead of its content (`held`); returns the name. Only for files that the user named. */
  hold(path: string): string
  /** Lets go of a file that was held. */
  release(held: string): void
  /** Writes the project anew with another key, or none, off the main thread, once it is closed; see `rewriteWithKey`. */
  rewrite(key: FileKey | null): Promise<void>
  /** Locks or deletes copies that were made before, off the main thread; see `changeEarlierCopies`. */
  changeEarlierCopies(asked: EarlierCopiesAsked): Promise<CopiesChanged>
  /**
   * Ends the worker and closes the file; may be called twice. A project whose file was taken away goes to its backups before, unless it `isKept` elsewhere.
   */
  close(how?: { isKept: boolean }): void
}

/** How often it is looked whether the file still stands at its path, in milliseconds. */
const lookEveryMs = 3_000

interface WorkbenchOptions {
  access: 'write' | 'read'
  /** The data folder. */
  folder: string
  /** The program of the worker thread: the source's or the bundle's. */
  workerFile: string | URL
  log?: Log
  checkOutputs?: boolean
}

/** Opens a project and puts the dispatcher before it. Throws the ProjectFileError that opening it met. */
export function openWorkbench(file: string, { access, folder, workerFile, log, checkOutputs = false }: WorkbenchOptions): OpenWorkbench {
  const ports: Ports = {
    ...createPorts({ folder, workerFile, ...(log ? { log } : {}) }),
    backUpFirst: async () => {
      if (!readOnly) await backups.take('import')
    },
  }
  const handle = openProject(file, { access, ports })
  const { readOnly, readOnlyReason, service } = handle
  const dispatch = createDispatch(service, { readOnly, readOnlyReason, checkOutputs, ...(log ? { log } : {}) })
  const subscribe = (listener: (event: PushEvent) => void) => handle.subscribe(listener)
  const copies = createCopyRunner(workerFile)
  const opened = { file: handle.file, writable: !readOnly }
  const backups = createBackups({
    file: handle.file, runner: createBackupRunner(workerFile), settings: () => ports.preferences.get().backups, now: () => ports.now(), ...(log ? { log } : {}),
  })
  if (!readOnly) handle.subscribe(event => { if (event.type === 'changed') backups.changed() })
  /** What only this program still holds goes to the backups before it closes, where their folder can be reached. */
  const keepWhatIsGone = () => {
    if (readOnly || handle.isInPlace()) return
    const settings = ports.preferences.get().backups
    if (!existsSync(settings.folder ?? dirname(handle.file))) return
    try {
      handle.saveCopy(newBackupPath(handle.file, settings, 'asked', ports.now()), { replace: false })
    } catch (error) {
      log?.failure('project without its file not kept', error)
    }
  }
  // A file that is taken away is told before somebody goes on typing.
  const watch = readOnly ? undefined : setInterval(() => handle.lookAtPlace(), lookEveryMs).unref()
  let closed = false
  return {
    file: handle.file,
    locked: handle.locked,
    readOnly,
    readOnlyReason,
    dispatch,
    client: createLocalClient(dispatch, subscribe),
    subscribe,
    hold: path => ports.hold(path),
    release: held => ports.release(held),
    saveCopy: (wanted, options) => handle.saveCopy(wanted, options),
    writeBlindCopy: (wanted, options) => copies.blindCopy(opened, wanted, options, ports.now().toISOString()),
    share: (target, form, options, { signal, progress } = { signal: new AbortController().signal, progress: () => undefined }) => writeBundle({
      project: opened, copies, signal, progress, at: ports.now().toISOString(),
      openCopy: copy => openWorkbench(copy, { access: 'read', folder, workerFile, checkOutputs, ...(log ? { log } : {}) }),
    }, target, form, options),
    previewMerge: (other, options) => copies.mergePreview(opened, other, options),
    mergeCopy: (other, options) => handle.mergeCopy(other, options),
    backups,
    rewrite: key => rewriteProject(workerFile, handle.file, key),
    changeEarlierCopies: asked => changeCopies(workerFile, asked),
    close({ isKept } = { isKept: false }) {
      if (closed) return
      closed = true
      clearInterval(watch)
      if (!isKept) keepWhatIsGone()
      backups.close()
      copies.close()
      ports.close()
      handle.close()
    },
  }
}
