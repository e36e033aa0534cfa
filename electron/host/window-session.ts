import { forgetKey, saltOfFile, unlockByKey } from '../../db/service/locks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { filesService } from './files-service.ts'
import type { KeyVault } from './key-vault.ts'
import type { Log } from './log.ts'
import type { PreferenceStore } from './preferences.ts'
import { realPath, type Holder, type ProjectPool } from './project-pool.ts'
import type { RecentProjects } from './recent-projects.ts'
import type { OpenWorkbench } from './workbench.ts'

/** What one window talks to: the project it shows now, and the files around it. */
export interface WindowSession {
  /** Calls of the window: those of files are answered here, the others by the open project. */
  readonly dispatch: Dispatch
  /** Push events of whatever project the window shows, and of its changing. */
  subscribe(listener: (event: PushEvent) => void): () => void
  /** Null on the start screen. */
  readonly project: OpenWorkbench | null
  /** The locked project that this window would show, did it have the passphrase. */
  readonly waiting: string | null
  /** The damaged project that this window was to show; what opening it met. */
  readonly damaged: { file: string; message: string } | null
  /** Shows the project of a file from now on. Throws the ProjectFileError that opening met; what was open then stays. */
  open(file: string): Promise<OpenWorkbench>
  /** Lets the window name this file: the user chose it in a dialog of the system. */
  allow(file: string): void
  /** Holds a file that the user named, for an import into the project that the window shows; its name, null where it shows none. */
  hold(path: string): string | null
  /** Lets go of a held file. */
  release(held: string): void
  /** Leaves the project for the start screen. */
  leave(): void
  /** The window is out of sight for now: lets go of the project, and takes it up again with the next call. */
  rest(): void
  close(): void
}

export interface SessionOptions {
  pool: ProjectPool
  recent: RecentProjects
  preferences: PreferenceStore
  /** The program of the worker thread: the source's or the bundle's. */
  workerFile: string | URL
  /** The data folder. */
  folder: string
  /** Where keys are remembered; absent where the system has no keychain for it. */
  vault?: KeyVault
  /** What making a key costs, for tests alone. */
  lockCost?: number
  /** Whether the window may name any file (it has no dialogs of the system), or only those that were chosen or open before. */
  anyPath: boolean
  /** Opens another window on that file (null: the start screen); returns a launch link where the page has to do it. */
  newWindow(file: string | null): string | null
  now?: () => Date
  log?: Log
  checkOutputs?: boolean
}

export function createWindowSession(options: SessionOptions): WindowSession {
  const { pool, recent, preferences, now = () => new Date(), log, checkOutputs = false } = options
  const listeners = new Set<(event: PushEvent) => void>()
  const allowed = new Set<string>()
  let project: OpenWorkbench | null = null
  let resting: string | null = null
  let waiting: string | null = null
  let damaged: { file: string; message: string } | null = null
  /** Resolves when a change of the project's file has ended. */
  let changed: Promise<void> = Promise.resolve()
  /** A window that asked for nothing yet need not be told of a change. */
  let asked = false
  let unsubscribe: () => void = () => undefined

  const push = (event: PushEvent) => listeners.forEach(listener => listener(event))
  const forgetDamaged = () => {
    // The key of a locked one was held so that it could be read.
    if (damaged && !pool.has(damaged.file)) forgetKey(damaged.file)
    damaged = null
  }
  const show = (next: OpenWorkbench) => {
    project = next
    waiting = null
    forgetDamaged()
    unsubscribe = next.subscribe(push)
  }
  const letGo = () => {
    const held = project
    unsubscribe()
    project = null
    if (!held) return
    pool.release(held, holder)
    // Whoever comes back is asked again; a window out of sight has not left.
    if (held.locked && resting === null && !pool.has(held.file)) forgetKey(held.file)
  }
  const holder: Holder = {
    leave: () => unsubscribe(),
    wait(until) {
      changed = until
    },
    lose(file) {
      unsubscribe()
      project = null
      waiting = file
      push({ type: 'project-opened', open: false })
    },
    warn: () => push({ type: 'locking' }),
    enter(next) {
      show(next)
      push({ type: 'project-opened', open: true })
    },
    follow(next) {
      show(next)
      // It is the same project: the window stays as it is, with what is typed in it.
      void next.client.call('history.get', {}).then(history => push({ type: 'changed', entities: [], everything: true, history }), () => undefined)
    },
  }
  const wake = () => {
    if (resting === null) return
    const file = resting
    resting = null
    show(pool.acquire(file, holder))
  }

  /** Opens a project, or notes that its passphrase is wanted. */
  const acquired = (file: string) => {
    try {
      return pool.acquire(file, holder)
    } catch (error) {
      if (error instanceof ProjectFileError && error.kind === 'needs-passphrase') waiting = error.file
      if (error instanceof ProjectFileError && error.kind === 'corrupt' && project === null) {
        damaged = { file: error.file, message: error.message }
        waiting = null
        // Whoever asked for it may look what can be saved of it.
        allowed.add(error.file)
      }
      // A window that asked for something already, and was now told from outside to show this file.
      if (asked && project === null && (damaged !== null || waiting !== null)) push({ type: 'project-opened', open: false })
      throw error
    }
  }
  /** A key that was remembered opens a project until somebody locks it by hand. */
  const takeRemembered = (file: string) => {
    const path = realPath(file)
    if (!options.vault?.available || pool.has(path)) return
    const salt = saltOfFile(path)
    const key = salt ? options.vault.take(salt) : null
    if (key) unlockByKey(path, key)
  }

  const session: WindowSession = {
    async dispatch(name, input) {
      asked = true
      await changed
      if (project) pool.touch(project.file)
      if (typeof name === 'string' && Object.hasOwn(files, name)) return await own(name, input)
      try {
        wake()
      } catch {
        // Gone meanwhile: the window is told that it shows no project.
      }
      const answer = await (project ? project.dispatch(name, input) : own(name, input))
      // Long work is work.
      if (project) pool.touch(project.file)
      return answer
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get project() {
      return project
    },
    get damaged() {
      return project === null ? damaged : null
    },
    get waiting() {
      return project === null ? waiting : null
    },
    async open(file) {
      resting = null
      takeRemembered(file)
      const isSame = project !== null && realPath(file) === project.file
      const next = isSame && project ? project : acquired(file)
      if (!isSame) {
        letGo()
        show(next)
      }
      const { title } = await next.client.call('project.get', {})
      recent.add({ file: next.file, title: next.locked ? '' : title, openedAt: now().toISOString() })
      if (asked) push({ type: 'project-opened', open: true })
      return next
    },
    allow: file => void allowed.add(file),
    hold: path => project?.hold(path) ?? null,
    release: held => project?.release(held),
    leave() {
      resting = null
      waiting = null
      forgetDamaged()
      letGo()
      push({ type: 'project-opened', open: false })
    },
    rest() {
      // A locked project stays where it can lock itself.
      if (project?.locked) return
      resting = project?.file ?? null
      letGo()
    },
    close() {
      resting = null
      listeners.clear()
      letGo()
    },
  }

  const mayName = (file: string) => options.anyPath || allowed.has(file) || recent.has(file)
  const files = filesService({ ...options, now, session, mayName, push })
  const own = createDispatch(
    { ...files, 'preferences.get': () => preferences.get(), 'preferences.set': ({ changes }) => preferences.set(changes) },
    { readOnly: false, checkOutputs, ...(log ? { log } : {}) },
  )
  return session
}
