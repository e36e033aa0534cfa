import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client, HostMethodName, Input, Output } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import type { Shell } from '../../db/contract/shell.ts'
import { createWorkbench, type Workbench } from './workbench.ts'

/** What the window shows. While a project is `leaving`, its panels are gone and what they had left to save is being saved. */
export type WindowView =
  | { kind: 'opening' }
  | { kind: 'start' }
  | { kind: 'project'; workbench: Workbench }
  | { kind: 'leaving'; workbench: Workbench }
  | { kind: 'closed'; reason: string }

export interface NewFromDocument {
  readonly name: string
  readonly title: string
  readonly text: string
}

/** What is done with the lock of the project. */
export type LockChange = 'set' | 'change' | 'remove'

export type FileDialog =
  /** `document`: the text of a project document that the project is made of, with the name of its file and the title in it. */
  | { kind: 'new'; document?: NewFromDocument }
  /** `hint`: the name of a file that was dropped and whose place the shell is not told. */
  | { kind: 'open'; hint?: string }
  /** `goOn`: the project goes on in the new file, because its own is gone or cannot be written. */
  | { kind: 'copy'; goOn?: true }
  | { kind: 'reset' }
  /** Asks for the passphrase of a locked project that is to be opened. */
  | { kind: 'passphrase'; file: string; name: string }
  | { kind: 'lock'; change: LockChange }
  /** What can be saved of a damaged project; `message` says what is wrong with it. */
  | { kind: 'recover'; file: string; name: string; message: string }
  | { kind: 'report' }

export interface ProjectWindowState {
  view: WindowView
  /** The project that is shown is locked with a passphrase. */
  locked: boolean
  /** On the start screen: the locked project that this window would show, did it have the passphrase. */
  waiting: { file: string; name: string } | null
  /** On the start screen: the damaged project that this window was to show. */
  damaged: { file: string; name: string; message: string } | null
  /** The system has a keychain that can remember passphrases. */
  canRemember: boolean
  dialog: FileDialog | null
  /** What was refused outside of a dialog: shown until it is dismissed. */
  refusal: { title: string; message: string } | null
  /** As they were when the window came to the start screen. */
  preferences: Preferences
}

type Changing = Extract<HostMethodName, 'files.open' | 'files.openSample' | 'files.resetSample' | 'files.create' | 'files.close' | 'files.restoreBackup'
| 'files.unlock' | 'files.lock' | 'files.changePassphrase' | 'files.removeLock' | 'files.lockNow'>

/** One window of the program: the start screen, or a project with its workbench, and the way from one to another. */
export interface ProjectWindow {
  readonly client: Client
  readonly shell: Shell
  readonly state: StoreApi<ProjectWindowState>
  /** Reads what this window shows and shows it. */
  start(): Promise<void>
  /**
   * Has the host show another project. First everything typed here is saved; where that fails, or the host refuses, the project stays and
   * the EntenteError is thrown.
   */
  change<M extends Changing>(method: M, input: Input<M>): Promise<Output<M>>
  /** The same, with a refusal kept in the state instead of thrown; true where it worked. */
  tryChange<M extends Changing>(title: string, method: M, input: Input<M>): Promise<boolean>
  /** Has the user choose a project and opens it: by the system's dialog, or by the window's own. */
  chooseProject(): Promise<void>
  openDialog(dialog: FileDialog | null): void
  refuse(title: string, error: unknown): void
  dispose(): void
}

/** How long leaving a project waits for its last changes to be saved. */
const longestSaveMs = 15_000

/** What an error says to the user, or what is known without it. */
export function messageOf(error: unknown, otherwise: string): string {
  if (!(error instanceof EntenteError)) return otherwise
  return [error.message, ...(error.issues ?? []).map(issue => issue.message).filter(message => !error.message.includes(message))].join(' ')
}

const isLocked = (error: unknown) => error instanceof EntenteError && error.code === 'needs_passphrase'
const nameOf = (file: string) => file.split(/[/\\]/u).at(-1) ?? file

export function createProjectWindow(client: Client, shell: Shell): ProjectWindow {
  const state = createStore<ProjectWindowState>(() => ({
    view: { kind: 'opening' }, locked: false, waiting: null, damaged: null, canRemember: false, dialog: null, refusal: null, preferences: Preferences.parse({}),
  }))
  const show = (view: WindowView) => state.setState({ view })
  let changing = 0
  let shown = 0

  const load = async () => {
    const turn = ++shown
    const before = state.getState().view
    if ('workbench' in before) before.workbench.dispose()
    const { open, waiting, damaged, canRemember } = await client.call('files.state', {})
    if (turn === shown) state.setState({ locked: open?.locked === true, waiting, damaged, canRemember })
    if (open === null) {
      const preferences = await client.call('preferences.get', {}).catch(() => Preferences.parse({}))
      if (turn === shown) state.setState({ view: { kind: 'start' }, preferences, ...(waiting !== null ? { dialog: { kind: 'passphrase', ...waiting } } : damaged !== null ? { dialog: { kind: 'recover', ...damaged } } : {}) })
      return
    }
    // A client of its own for each project: what belongs to a client, such as drafts of notes, must not outlive it.
    const workbench = createWorkbench({ call: client.call, subscribe: client.subscribe }, shell)
    await workbench.ready
    if (turn === shown) show({ kind: 'project', workbench })
    else workbench.dispose()
  }

  /** Whether a refused file is a damaged project of which, or of whose backups, something can be had. */
  const isDamaged = async (error: unknown, file: string) => {
    if (!(error instanceof EntenteError) || error.code !== 'corrupt') return false
    return await client.call('files.examine', { file }).then(({ readable, backup }) => readable || backup !== null, () => false)
  }

  const stopListening = client.subscribe(event => {
    if (event.type === 'closing' && !('workbench' in state.getState().view)) show({ kind: 'closed', reason: event.reason })
    // What is typed here is saved first; a window that cannot is locked out by the host.
    if (event.type === 'locking' && changing === 0) void projectWindow.change('files.lockNow', {}).catch(() => undefined)
    if (event.type === 'project-opened' && changing === 0) void load().catch((error: unknown) => projectWindow.refuse('The project could not be shown', error))
  })

  const projectWindow: ProjectWindow = {
    client, shell, state,
    start: load,
    async change(method, input) {
      const { view } = state.getState()
      const workbench = 'workbench' in view ? view.workbench : null
      changing++
      try {
        if (workbench) {
          show({ kind: 'leaving', workbench })
          await saved(workbench)
        }
        const output = await client.call(method, input)
        await load()
        state.setState({ refusal: null })
        return output
      } catch (error) {
        if (workbench && state.getState().view.kind === 'leaving') show({ kind: 'project', workbench })
        if ((method === 'files.open' || method === 'files.unlock') && 'file' in input && await isDamaged(error, input.file)) {
          state.setState({ dialog: { kind: 'recover', file: input.file, name: nameOf(input.file), message: messageOf(error, '') } })
        }
        if (method === 'files.open' && 'file' in input && isLocked(error)) state.setState({ dialog: { kind: 'passphrase', file: input.file, name: nameOf(input.file) } })
        throw error
      } finally {
        changing--
      }
    },
    async tryChange(title, method, input) {
      try {
        await projectWindow.change(method, input)
        return true
      } catch (error) {
        // Where another dialog opened, it says what was refused.
        const { dialog } = state.getState()
        if (!isLocked(error) && dialog?.kind !== 'recover') projectWindow.refuse(title, error)
        return false
      }
    },
    async chooseProject() {
      if (!shell.capabilities.fileDialogs) return projectWindow.openDialog({ kind: 'open' })
      const file = await shell.chooseProject()
      if (file !== null) await projectWindow.tryChange('The project was not opened', 'files.open', { file })
    },
    openDialog: dialog => state.setState({ dialog }),
    refuse: (title, error) => state.setState({ refusal: { title, message: messageOf(error, 'Something went wrong inside Entente. What was saved before is safe.') } }),
    dispose() {
      stopListening()
      const { view } = state.getState()
      if ('workbench' in view) view.workbench.dispose()
    },
  }
  return projectWindow
}

/** Resolves when the workbench has nothing left to save; rejects with what went wrong while it saved. */
async function saved({ saving }: Workbench): Promise<void> {
  const before = saving.getState().error
  // Panels that close send what they have left; after that each answer may still lead to one more save.
  for (const until = Date.now() + longestSaveMs; ;) {
    await new Promise(resolve => setTimeout(resolve, 30))
    const { pending, error, closed } = saving.getState()
    if (error !== null && error !== before) throw new EntenteError(error.code, `The last change could not be saved, so the project stays open. ${error.message}`)
    if (closed !== null || pending === 0) return
    if (Date.now() > until) throw new EntenteError('busy', 'The last changes are still being saved, so the project stays open. Try again in a moment.')
  }
}
