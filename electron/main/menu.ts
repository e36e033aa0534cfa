import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../db/contract/shell.ts'

export interface MenuActions {
  openFile(): void
  openSample(): void
  command(command: MenuCommand, window: BrowserWindow): void
}

/** The application menu by the platform's own conventions. */
export function installMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform)))
}

/** The menu as data. Keys that an editor has uses of its own for are shown here and left to the page (`registerAccelerator: false`). */
export function menuTemplate(actions: MenuActions, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label, id: name, ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) actions.command(name, window)
    },
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open project…', id: 'open', accelerator: 'CmdOrCtrl+O', click: () => actions.openFile() },
        { label: 'Open the sample', id: 'sample', click: () => actions.openSample() },
        separator,
        command('Export a figure…', 'figure', 'CmdOrCtrl+E'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' },
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
        { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: '&Help', submenu: [command('Keyboard shortcuts', 'shortcuts', '?')] },
  ]
}
