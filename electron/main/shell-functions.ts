import { basename, extname, isAbsolute, join } from 'node:path'
import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron'
import { EntenteError } from '../../db/contract/errors.ts'
import { writeFailure, writeFileAtomically } from '../host/atomic-file.ts'
import type { WindowSession } from '../host/window-session.ts'
import type { WindowService } from './ipc.ts'
import { externalAddress } from './origin.ts'

const projectFilter = [{ name: 'Entente project', extensions: ['entente'] }]

/** The native functions for one window: its dialogs belong to it, `reveal` shows its own project only, and what was chosen it may name. */
export function createShellFunctions(window: BrowserWindow, session: Pick<WindowSession, 'project' | 'allow' | 'hold' | 'release'>): Omit<WindowService, 'dispatch' | 'setCommands'> {
  const allowed = (file: string) => {
    session.allow(file)
    return file
  }
  return {
    async saveFile({ name, bytes }) {
      const suggested = plainFileName(name)
      const extension = extname(suggested).slice(1)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), suggested),
        ...(extension ? { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] } : {}),
      })
      if (canceled || !filePath) return null
      try {
        writeFileAtomically(filePath, bytes, 0o644)
      } catch (error) {
        throw new EntenteError('disk_error', `${basename(filePath)} was not written: ${writeFailure(error)}. The project is safe; choose another place.`)
      }
      return `Saved as ${filePath}`
    },
    openExternal: async url => await askToOpen(url, window),
    copyText: async text => await clipboard.writeText(text),
    async readText() {
      // A window that the user is not in has no command of theirs to answer.
      if (!window.isFocused()) throw new EntenteError('forbidden', 'The clipboard is read for the window in front only.')
      return await clipboard.readText()
    },
    revealProject: () => {
      if (session.project) shell.showItemInFolder(session.project.file)
    },
    async chooseProject() {
      const { filePaths: [file] } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: projectFilter })
      return file === undefined ? null : allowed(file)
    },
    async chooseNewFile(suggestedName, kind) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), `${plainFileName(suggestedName)}${kind === 'folder' ? '' : kind === 'zip' ? '.zip' : '.entente'}`),
        ...(kind === 'folder' ? {} : { filters: kind === 'zip' ? [{ name: 'ZIP', extensions: ['zip'] }] : projectFilter }),
      })
      return canceled || !filePath ? null : allowed(filePath)
    },
    holdFile(path) {
      // A file that the page made up has no path.
      if (!isAbsolute(path)) throw new EntenteError('forbidden', 'The system does not say where this file is. Save it to a folder and choose it there. Nothing was changed.')
      const held = session.hold(path)
      if (held === null) throw new EntenteError('no_project', 'This window shows no project now, so there is nothing to import into. Open one first.')
      return held
    },
    releaseFile: held => session.release(held),
    takeDropped: path => (isAbsolute(path) && extname(path).toLowerCase() === '.entente' ? allowed(path) : null),
  }
}

/** Opens an address in the user's own browser after they agreed to it, as it is spelt. Rejects with `forbidden` for any but plain https. */
export async function askToOpen(url: string, window: BrowserWindow): Promise<void> {
  const address = externalAddress(url)
  if (!address) throw new EntenteError('forbidden', 'Only plain https links are opened outside; this one was not.')
  const { response } = await dialog.showMessageBox(window, {
    type: 'question', message: 'Open this page in the browser?', detail: `${address}\n\nIt is not part of Entente, and its server will see that you visit it.`,
    buttons: ['Cancel', 'Open'], defaultId: 0, cancelId: 0, noLink: true,
  })
  if (response === 1) await shell.openExternal(address)
}

/** A file name without path, control characters and what some system forbids; never empty. */
export function plainFileName(name: string): string {
  const plain = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_').replace(/^[. ]+|[. ]+$/gu, '').slice(0, 200)
  return plain === '' ? 'untitled' : plain
}
