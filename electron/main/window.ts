import { join } from 'node:path'
import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'
import type { Preferences } from '../../db/contract/methods/preferences.ts'
import { pageAddress } from './origin.ts'

type Bounds = NonNullable<Preferences['window']>

export interface WindowMemory {
  bounds: Bounds | undefined
  remember(bounds: Bounds): void
}

/** What no window of ours may do without: the page has the bridge of the preload and nothing else of the machine. */
export const webPreferences = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
  allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, disableBlinkFeatures: 'Auxclick',
} as const

/** Makes a window where the last one was; it shows itself when its page has something to see. */
export function createWindow(memory: WindowMemory): BrowserWindow {
  const window = new BrowserWindow(windowOptions(memory.bounds, screen.getAllDisplays().map(display => display.workArea)))
  if (memory.bounds?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  let timer: NodeJS.Timeout | undefined
  const remember = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!window.isDestroyed()) memory.remember({ ...window.getNormalBounds(), maximized: window.isMaximized() })
    }, 500)
  }
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', remember)
  window.on('closed', () => clearTimeout(timer))
  return window
}

/** Loads our page into the window. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(pageAddress)
}

/** Where and how a window opens: at its remembered place if that is still on a screen, else in the middle, never smaller than it is usable. */
export function windowOptions(bounds: Bounds | undefined, screens: readonly Rectangle[]): BrowserWindowConstructorOptions {
  const { x, y } = bounds ?? {}
  const visible = x !== undefined && y !== undefined &&
    screens.some(area => x + 100 > area.x && x + 100 < area.x + area.width && y + 20 > area.y && y + 20 < area.y + area.height)
  return {
    // The page names it after its project, unless private things are hidden.
    title: 'Entente', show: false, width: bounds?.width ?? 1440, height: bounds?.height ?? 900, minWidth: 720, minHeight: 480,
    ...(visible ? { x, y } : {}),
    webPreferences: { ...webPreferences, preload: join(import.meta.dirname, '../preload/index.cjs') },
  }
}
