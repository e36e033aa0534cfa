import { EventEmitter } from 'node:events'

/**
 * What our policy code uses of Electron, recording what it was told. It is NOT Electron: it proves what we ask of it, not what it does.
 */
export const asked = {
  opened: [] as string[],
  copied: [] as string[],
  revealed: [] as string[],
  questions: [] as string[],
  /** The button that the user presses on the next question. */
  response: 0,
  saveAs: '' as string,
  openFile: '' as string,
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  schemes: [] as unknown[],
}

export const app = Object.assign(new EventEmitter(), { isPackaged: false, getPath: (name: string) => `/home/ada/${name}` })
export const ipcMain = { handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => void asked.handlers.set(channel, handler) }
export const shell = {
  openExternal: async (url: string) => void asked.opened.push(url),
  showItemInFolder: (file: string) => void asked.revealed.push(file),
}
export const clipboard = { writeText: async (text: string) => void asked.copied.push(text), readText: async () => asked.copied.at(-1) ?? '' }
export const dialog = {
  showMessageBox: async (...args: unknown[]) => {
    const options = args.at(-1) as { detail?: string }
    asked.questions.push(options.detail ?? '')
    return { response: asked.response, checkboxChecked: false }
  },
  showOpenDialog: async () => ({ canceled: asked.openFile === '', filePaths: asked.openFile === '' ? [] : [asked.openFile] }),
  showSaveDialog: async (_window: unknown, { defaultPath }: { defaultPath: string }) => {
    asked.questions.push(defaultPath)
    return asked.saveAs === '' ? { canceled: true, filePath: '' } : { canceled: false, filePath: asked.saveAs }
  },
}
export const protocol = { registerSchemesAsPrivileged: (schemes: unknown[]) => void asked.schemes.push(...schemes) }
export const screen = { getAllDisplays: () => [] }
interface MenuItem { id?: string; label?: string; enabled?: boolean; submenu?: MenuItem[]; click?: () => void }
let menu: MenuItem[] = []
export const Menu = {
  setApplicationMenu: (template: MenuItem[]) => void (menu = template),
  buildFromTemplate: (template: unknown) => template,
  getApplicationMenu: () => ({ items: menu, getMenuItemById: (id: string) => menu.flatMap(({ submenu = [] }) => submenu).find(item => item.id === id) ?? null }),
}
/** The commands of the menu that are grey now. */
export const greyed = () => menu.flatMap(({ submenu = [] }) => submenu).flatMap(({ id, enabled }) => (id !== undefined && enabled === false ? [id] : []))
export class BrowserWindow extends EventEmitter {
  static focused: BrowserWindow | null = null
  static getFocusedWindow() { return BrowserWindow.focused }
}

/** A session that keeps the handlers it is given. */
export function sessionDouble() {
  const held: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void (held[name] = handler)
  const spellChecker = { enabled: true, languages: ['en-US'] }
  return {
    held, spellChecker,
    session: {
      setPermissionRequestHandler: keep('request'), setPermissionCheckHandler: keep('check'), setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display'), on: (name: string, handler: (...args: never[]) => unknown) => keep(name)(handler), webRequest: { onBeforeRequest: keep('before') },
      setSpellCheckerEnabled: (enabled: boolean) => void (spellChecker.enabled = enabled),
      setSpellCheckerLanguages: (languages: string[]) => void (spellChecker.languages = languages),
      protocol: { handle: (_scheme: string, handler: (...args: never[]) => unknown) => keep('protocol')(handler) },
    },
  }
}
