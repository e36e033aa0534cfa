import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserWindow, WebContents } from 'electron'
import type { OpenWorkbench } from '../host/workbench.ts'
import type { WindowService } from './ipc.ts'

interface ProjectWindow {
  window: BrowserWindow
  project: OpenWorkbench
  service: WindowService
}

interface ProjectsOptions {
  openProject(file: string): OpenWorkbench
  createWindow(project: OpenWorkbench): BrowserWindow
  loadPage(window: BrowserWindow): Promise<void>
  createService(window: BrowserWindow, project: OpenWorkbench): WindowService
  /** Carries the project's push events to the window. */
  connect(window: BrowserWindow, project: OpenWorkbench): () => void
}

/** The open projects, each in a window of its own. */
export interface Projects {
  /** Opens the file in a window, or brings the window it is open in to the front. Rejects with the ProjectFileError that opening met. */
  open(file: string): Promise<OpenWorkbench>
  serviceOf(contents: WebContents): WindowService | null
  closeAll(): void
}

export function createProjects({ openProject, createWindow, loadPage, createService, connect }: ProjectsOptions): Projects {
  const open = new Map<string, ProjectWindow>()

  return {
    async open(file) {
      const key = identify(file)
      const held = open.get(key)
      if (held) {
        if (held.window.isMinimized()) held.window.restore()
        held.window.focus()
        return held.project
      }
      const project = openProject(file)
      const window = createWindow(project)
      // Registered before the page is loaded: its first call must find its project.
      open.set(key, { window, project, service: createService(window, project) })
      const disconnect = connect(window, project)
      window.on('closed', () => {
        disconnect()
        open.delete(key)
        project.close()
      })
      await loadPage(window)
      return project
    },
    serviceOf: contents => [...open.values()].find(held => held.window.webContents === contents)?.service ?? null,
    closeAll() {
      for (const held of open.values()) held.project.close()
    },
  }
}

/** One file has one key, whichever link or spelling leads to it. */
function identify(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
