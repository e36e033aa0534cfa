import type { BrowserWindow, WebContents } from 'electron'
import { realPath } from '../host/project-pool.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { WindowSession } from '../host/window-session.ts'
import type { OpenWorkbench } from '../host/workbench.ts'
import type { WindowService } from './ipc.ts'

interface OpenWindow {
  window: BrowserWindow
  session: WindowSession
  service: WindowService
}

interface WindowsOptions {
  createSession(): WindowSession
  createWindow(): BrowserWindow
  loadPage(window: BrowserWindow): Promise<void>
  createService(window: BrowserWindow, session: WindowSession): WindowService
  /** Carries push events to the window. */
  connect(window: BrowserWindow, session: WindowSession): () => void
}

/** The windows, each with its session. Several may show one project. */
export interface Windows {
  /**
   * Brings the window that shows the file to the front; else shows it in a window that is on the start screen, or in a new one. Rejects with
   * the ProjectFileError that opening met, and makes no window then. Of a locked project the window asks for the passphrase, of a damaged one it says what can be saved (null).
   */
  open(file: string): Promise<OpenWorkbench | null>
  /** A new window, on a project or on the start screen. */
  openNew(file: string | null): Promise<void>
  serviceOf(contents: WebContents): WindowService | null
}

/** Opens a project in a window; null where the window has to ask for its passphrase first, or to say what can be saved of a damaged one. */
async function openOrAsk(session: WindowSession, file: string): Promise<OpenWorkbench | null> {
  try {
    return await session.open(file)
  } catch (error) {
    if (error instanceof ProjectFileError && (error.kind === 'needs-passphrase' || session.damaged !== null)) return null
    throw error
  }
}

export function createWindows({ createSession, createWindow, loadPage, createService, connect }: WindowsOptions): Windows {
  const windows = new Set<OpenWindow>()

  const show = async (session: WindowSession) => {
    const window = createWindow()
    // Registered before the page is loaded: its first call must find its session.
    const held = { window, session, service: createService(window, session) }
    windows.add(held)
    const disconnect = connect(window, session)
    window.on('closed', () => {
      disconnect()
      windows.delete(held)
      session.close()
    })
    await loadPage(window)
  }
  const toFront = ({ window }: OpenWindow) => {
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  return {
    async open(file) {
      const path = realPath(file)
      const shown = [...windows].find(({ session }) => session.project?.file === path)
      if (shown?.session.project) {
        toFront(shown)
        return shown.session.project
      }
      const free = [...windows].find(({ session }) => session.project === null)
      if (free) {
        const project = await openOrAsk(free.session, file)
        toFront(free)
        return project
      }
      const session = createSession()
      const project = await openOrAsk(session, file)
      await show(session)
      return project
    },
    async openNew(file) {
      const session = createSession()
      if (file !== null) await openOrAsk(session, file)
      await show(session)
    },
    serviceOf: contents => [...windows].find(({ window }) => window.webContents === contents)?.service ?? null,
  }
}
