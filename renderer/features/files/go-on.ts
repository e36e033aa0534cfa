import type { NewFile } from '../../../db/contract/methods/files.ts'
import type { ProjectWindow } from '../../state/project-window.ts'
import type { Workbench } from '../../state/workbench.ts'
import { draftsOf } from '../notes/drafts.ts'
import { announceAfterDialog, copyName } from './commands.ts'

/** Has the project go on in a new file, and saves there what is typed and could not be saved. Rejects with the EntenteError of the host. */
export async function goOnIn({ client }: ProjectWindow, workbench: Workbench, where: NewFile): Promise<void> {
  const { file } = await client.call('files.goOnIn', { where })
  workbench.saving.setState({ error: null })
  await draftsOf(workbench.client).flush()
  announceAfterDialog(workbench, `Saved as ${file}, where you go on`)
  // The button that led here goes: the keyboard goes on in the views.
  setTimeout(() => {
    if (document.activeElement === document.body || document.activeElement === null) document.getElementById('centre')?.focus()
  }, 300)
}

/** Asks where, by the system's dialog or the window's own, and goes on there. */
export async function askWhereToGoOn(projectWindow: ProjectWindow, workbench: Workbench): Promise<void> {
  const { shell } = projectWindow
  if (!shell.capabilities.fileDialogs) return projectWindow.openDialog({ kind: 'copy', goOn: true })
  const file = await shell.chooseNewFile(copyName(workbench))
  if (file !== null) await goOnIn(projectWindow, workbench, { file })
}
