import type { MenuCommand } from '../../../db/contract/shell.ts'
import type { Command } from '../../state/commands.ts'
import { messageOf, type LockChange, type ProjectWindow } from '../../state/project-window.ts'
import type { Workbench } from '../../state/workbench.ts'

/** Sizes of the interface that the keys go through. */
export const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The next size up or down from `zoom`; the last ones stay. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const next = direction === 1 ? zoomSteps.find(step => step > zoom + 0.001) : zoomSteps.findLast(step => step < zoom - 0.001)
  return next ?? zoom
}

/** What can be done with the project as a file, and with the window, from within a project. */
export function fileCommands(projectWindow: ProjectWindow, workbench: Workbench): Command[] {
  const { shell, client, state } = projectWindow
  const openLock = (change: LockChange) => () => projectWindow.openDialog({ kind: 'lock', change })
  const { fileDialogs, reveal, zoom } = shell.capabilities
  const openDialog = (kind: 'new' | 'copy' | 'reset') => () => projectWindow.openDialog({ kind })
  const failed = (title: string) => (error: unknown) => projectWindow.refuse(title, error)
  const setZoom = (next: number) => () => {
    const factor = next === 0 ? 1 : zoomStep(workbench.preferences.getState().zoom, next === 1 ? 1 : -1)
    workbench.setPreferences({ zoom: factor })
    workbench.announce(`Size of the interface: ${Math.round(factor * 100)} %`)
  }
  const saveCopy = async () => {
    const file = await shell.chooseNewFile(copyName(workbench))
    if (file === null) return
    // The system's dialog has asked whether to replace a file of that name.
    const saved = await client.call('files.saveCopy', { where: { file }, replace: true })
    workbench.announce(`Copy saved as ${saved.file}`)
  }
  return [
    { id: 'new-project', title: 'New project…', group: 'Project', keys: shell.name === 'electron' ? ['Mod+N'] : [], inFields: true, run: openDialog('new') },
    { id: 'open-project', title: 'Open project…', group: 'Project', keys: ['Mod+O'], inFields: true, run: () => void projectWindow.chooseProject().catch(failed('The project was not opened')) },
    { id: 'open-sample', title: 'Open the sample', group: 'Project', keys: [], run: () => void projectWindow.tryChange('The sample was not opened', 'files.openSample', {}) },
    {
      id: 'save-copy', title: 'Save a copy as…', group: 'Project', keys: ['Mod+Shift+S'], inFields: true,
      run: fileDialogs ? () => void saveCopy().catch(failed('No copy was saved')) : openDialog('copy'),
    },
    { id: 'reset-sample', title: 'Reset the sample…', group: 'Project', keys: [], when: () => isSample(workbench), run: openDialog('reset') },
    {
      id: 'lock-project', title: 'Lock with a passphrase…', group: 'Project', keys: [], when: () => !state.getState().locked, run: openLock('set'),
    },
    { id: 'change-passphrase', title: 'Change the passphrase…', group: 'Project', keys: [], when: () => state.getState().locked, run: openLock('change') },
    { id: 'remove-lock', title: 'Remove the lock…', group: 'Project', keys: [], when: () => state.getState().locked, run: openLock('remove') },
    {
      id: 'lock-now', title: 'Lock now', group: 'Project', keys: ['Mod+Shift+L'], inFields: true, when: () => state.getState().locked,
      run: () => void projectWindow.tryChange('The project was not locked', 'files.lockNow', {}),
    },
    ...(reveal ? [{ id: 'reveal', title: 'Show the project in the file manager', group: 'Project', keys: [], run: () => void shell.revealProject().catch(failed('The file was not shown')) } satisfies Command] : []),
    { id: 'report-problem', title: 'Report a problem…', group: 'Help', keys: [], run: () => projectWindow.openDialog({ kind: 'report' }) },
    { id: 'close-project', title: 'Close the project', group: 'Project', keys: [], run: () => void projectWindow.tryChange('The project was not closed', 'files.close', {}) },
    {
      id: 'new-window', title: 'Open another window', group: 'Project', keys: shell.name === 'electron' ? ['Mod+Shift+N'] : [], inFields: true,
      run: () => void openWindow(projectWindow).catch(failed('No window was opened')),
    },
    ...(zoom
      ? [
          { id: 'zoom-in', title: 'Larger interface', group: 'View', keys: ['Mod+Plus', 'Mod+='], inFields: true, run: setZoom(1) },
          { id: 'zoom-out', title: 'Smaller interface', group: 'View', keys: ['Mod+-'], inFields: true, run: setZoom(-1) },
          { id: 'zoom-reset', title: 'Usual size of the interface', group: 'View', keys: ['Mod+0'], inFields: true, run: setZoom(0) },
        ] satisfies Command[]
      : []),
  ]
}

/** What of the menu can be done on the start screen. */
export function startCommands(projectWindow: ProjectWindow, showHelp: () => void): { id: MenuCommand; keys: readonly string[]; run: () => void }[] {
  const { shell, client, state } = projectWindow
  const inElectron = (...keys: string[]) => (shell.name === 'electron' ? keys : [])
  const setZoom = (next: -1 | 0 | 1) => () => {
    const { preferences } = state.getState()
    const zoom = next === 0 ? 1 : zoomStep(preferences.zoom, next)
    state.setState({ preferences: { ...preferences, zoom } })
    void client.call('preferences.set', { changes: { zoom } }).catch(() => undefined)
  }
  return [
    { id: 'new-project', keys: inElectron('Mod+N'), run: () => projectWindow.openDialog({ kind: 'new' }) },
    { id: 'open-project', keys: ['Mod+O'], run: () => void projectWindow.chooseProject().catch((error: unknown) => projectWindow.refuse('The project was not opened', error)) },
    {
      id: 'new-window', keys: inElectron('Mod+Shift+N'),
      run: () => void openWindow(projectWindow).catch((error: unknown) => projectWindow.refuse('No window was opened', error)),
    },
    { id: 'help', keys: ['F1'], run: showHelp },
    { id: 'report-problem', keys: [], run: () => projectWindow.openDialog({ kind: 'report' }) },
    ...(shell.capabilities.zoom
      ? [
          { id: 'zoom-in', keys: ['Mod+Plus', 'Mod+='], run: setZoom(1) }, { id: 'zoom-out', keys: ['Mod+-'], run: setZoom(-1) },
          { id: 'zoom-reset', keys: ['Mod+0'], run: setZoom(0) },
        ] as const
      : []),
  ]
}

export async function openWindow({ client, shell }: ProjectWindow): Promise<void> {
  const { link } = await client.call('files.newWindow', {})
  if (link !== null) shell.openWindow(link)
}

function isSample({ queries }: Workbench): boolean {
  const project = queries.read('project.get', {})
  return project.status === 'ready' && project.value.sample !== null
}

/** A name for a copy: the project's title, without what a file name cannot have. */
export function copyName({ queries }: Pick<Workbench, 'queries'>): string {
  const project = queries.read('project.get', {})
  return `${fileNameOf(project.status === 'ready' ? project.value.title : 'Project')} (copy)`
}

/** A title as a file name, without its ending; never empty. */
export function fileNameOf(title: string): string {
  return title.replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ').replace(/\s+/gu, ' ').replace(/^[. ]+|[. ]+$/gu, '').slice(0, 120) || 'Project'
}

/** Says something once a dialog has closed: the place that the focus goes back to may say something of its own. */
export function announceAfterDialog(workbench: Workbench, text: string): void {
  setTimeout(() => workbench.announce(text), 250)
}

export const refusalText = (error: unknown) => messageOf(error, 'Something went wrong inside Entente. What was saved before is safe.')
