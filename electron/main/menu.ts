import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { menuCommands, type MenuCommand } from '../../db/contract/shell.ts'

export interface MenuActions {
  command(command: MenuCommand, window: BrowserWindow): void
  /** For a menu without a window (macOS): a window on the start screen, and one on the sample. */
  newWindow(): void
  openSample(): void
  openFile(file: string): void
}

/** A project that was open before, by its name alone: a menu is seen by whoever looks on. */
export interface RecentItem {
  readonly file: string
  readonly title: string
  /** The name of the file, which tells projects of one title apart. */
  readonly name: string
}

/** The application menu, and which of its commands can be run in the window in front. */
export interface ApplicationMenu {
  /** Puts it up; from then on it follows the window in front. Once, when the program is ready. */
  install(): void
  /** What can be run in a window; everything until it says so. */
  allow(window: BrowserWindow, available: readonly MenuCommand[]): void
  /** Reads the projects of *Open recent* again. */
  refresh(): void
}

/** What opens a window where there is none (macOS keeps its menu then). */
const makesWindow: readonly MenuCommand[] = ['new-project', 'open-project', 'new-window']

/** The application menu by the platform's own conventions. `recent` gives the projects of *Open recent*; null while their names must not be seen. */
export function createMenu(actions: MenuActions, recent: () => readonly RecentItem[] | null, platform: NodeJS.Platform = process.platform): ApplicationMenu {
  let shown: string | null = null
  let front: BrowserWindow | null | undefined
  const build = () => {
    const items = recent()
    const next = JSON.stringify(items)
    // A menu that is put up anew closes where it is open.
    if (next === shown) return
    shown = next
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, platform, items)))
    if (front !== undefined) follow(front)
  }
  const allowed = new WeakMap<BrowserWindow, readonly MenuCommand[]>()
  const follow = (window: BrowserWindow | null) => {
    front = window
    const available = window === null ? makesWindow : (allowed.get(window) ?? menuCommands)
    for (const name of menuCommands) {
      const item = Menu.getApplicationMenu()?.getMenuItemById(name)
      if (item) item.enabled = available.includes(name)
    }
  }
  return {
    install() {
      build()
      app.on('browser-window-focus', (_event, window) => {
        follow(window)
        build()
      })
      app.on('window-all-closed', () => follow(null))
    },
    allow(window, available) {
      allowed.set(window, available)
      if (BrowserWindow.getFocusedWindow() === window) follow(window)
    },
    refresh() {
      if (shown !== null) build()
    },
  }
}

/** The projects opened last, by their titles; of one title, with the names of their files. The & of a title is no sign for a key. */
function recentMenu(recent: readonly RecentItem[], openFile: (file: string) => void): MenuItemConstructorOptions {
  return {
    label: 'Open recent', id: 'recent', enabled: recent.length > 0,
    submenu: recent.map(({ file, title, name }) => ({
      label: (title === '' ? name : recent.filter(other => other.title === title).length > 1 ? `${title} (${name})` : title).replaceAll('&', '&&'),
      click: () => openFile(file),
    })),
  }
}

/** The menu as data. Keys that the page has are shown here and left to it (`registerAccelerator: false`). */
export function menuTemplate(actions: MenuActions, platform: NodeJS.Platform, recent: readonly RecentItem[] | null): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const command = (label: string, name: MenuCommand, accelerator?: string, withoutWindow?: () => void): MenuItemConstructorOptions => ({
    label, id: name, ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) actions.command(name, window)
      else withoutWindow?.()
    },
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('New project…', 'new-project', 'CmdOrCtrl+N', actions.newWindow),
        command('Open project…', 'open-project', 'CmdOrCtrl+O', actions.newWindow),
        ...(recent === null ? [] : [recentMenu(recent, file => actions.openFile(file))]),
        { label: 'Open the sample', id: 'sample', click: () => actions.openSample() },
        command('New window', 'new-window', 'CmdOrCtrl+Shift+N', actions.newWindow),
        separator,
        command('Save a copy as…', 'save-copy', 'CmdOrCtrl+Shift+S'),
        command('Backups…', 'backups'),
        command('History…', 'history', 'CmdOrCtrl+Alt+H'),
        command('Make a bundle to share…', 'share-bundle'),
        command('Make a blind copy for a second coder…', 'blind-copy'),
        command('Merge another copy…', 'merge-copy'),
        command('Import…', 'import', 'CmdOrCtrl+I'),
        command(isMac ? 'Reveal in Finder' : platform === 'win32' ? 'Show in Explorer' : 'Show in the file manager', 'reveal'),
        command('Export a figure…', 'figure', 'CmdOrCtrl+E'),
        command('Export data…', 'export-data', 'CmdOrCtrl+Shift+E'),
        command('Report…', 'report', 'CmdOrCtrl+Alt+R'),
        separator,
        command('Reset the sample…', 'reset-sample'),
        { type: 'separator' },
        command('Lock with a passphrase…', 'lock-project'),
        command('Change the passphrase…', 'change-passphrase'),
        command('Remove the lock…', 'remove-lock'),
        command('Lock now', 'lock-now', 'CmdOrCtrl+Shift+L'),
        command('Close project', 'close-project'),
        // The last item closes the window on macOS and ends the program elsewhere.
        ...(isMac ? [{ role: 'close' } as const] : [{ role: 'close', label: 'Close window' } as const, separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, command('Paste as source or rows', 'paste'), { role: 'selectAll' },
        separator,
        command('Find or run anything…', 'palette', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Show or hide the navigator', 'toggle-navigator', '['),
        command('Show or hide the inspector', 'toggle-inspector', ']'),
        command('Network as table or as drawing', 'network-table', 'V'),
        separator,
        command('Hide or show everything private', 'hide-private', 'CmdOrCtrl+Shift+H'),
        command('Theme: as the system, light, dark', 'theme'),
        separator,
        command('Usual size', 'zoom-reset', 'CmdOrCtrl+0'), command('Larger', 'zoom-in', 'CmdOrCtrl+Plus'), command('Smaller', 'zoom-out', 'CmdOrCtrl+-'),
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    isMac ? { role: 'windowMenu' } : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }] },
    {
      role: 'help', label: '&Help',
      submenu: [
        command('User guide', 'help', 'F1'), command('A short tour', 'tour'), command('Keyboard shortcuts', 'shortcuts', '?'), separator, command('Report a problem…', 'report-problem'),
        // On macOS it stands in the menu that has the program's name.
        ...(isMac ? [] : [separator, { role: 'about' } as const]),
      ],
    },
  ]
}
