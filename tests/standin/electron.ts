/**
 * NOT Electron: a stand-in for the functions of Electron's main process that we use, with a real Chromium as the window. It runs the built
 * main and preload, and so proves bundling, paths, headers, the bridge and the wiring. It proves nothing about Electron's own sandbox.
 */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Frame, type Page } from '@playwright/test'
import { findTestBrowser, headlessFlags } from '../../scripts/browser.ts'

type Handler = (event: unknown, ...args: unknown[]) => unknown

/** What the main process asked for; the driver reads it. */
export const record = {
  cancelled: [] as string[], opened: [] as string[], copied: [] as string[], switches: new Map<string, string>(), sandboxed: false, errorBoxes: [] as string[],
  /** Where the next save dialog saves; null cancels. */
  saveAs: null as string | null,
  /** What the next open dialog chooses; null cancels. */
  open: null as string | null, menu: [] as MenuItem[],
}
interface MenuItem { id?: string; label?: string; enabled?: boolean; submenu?: MenuItem[]; click?: (item: unknown, window: unknown) => void }

// Chromium itself has no scheme of ours, so the window shows the pages at an address that no name server knows.
const shown = 'https://app.entente.invalid'
const own = 'entente://app'
const toShown = (url: string) => (url.startsWith(own) ? shown + url.slice(own.length) : url)
const toOwn = (url: string) => (url.startsWith(shown) ? own + url.slice(shown.length) : url)

let browser: Promise<Browser> | null = null
const launch = () => (browser ??= chromium.launch({ executablePath: findTestBrowser() ?? '', args: headlessFlags }))

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = { appendSwitch: (name: string, value = '') => void record.switches.set(name, value) }
  #paths = new Map<string, string>()
  async whenReady(): Promise<void> {
    await launch()
  }
  isReady() { return browser !== null }
  enableSandbox() { record.sandboxed = true }
  requestSingleInstanceLock() { return true }
  setPath(name: string, path: string) { this.#paths.set(name, path) }
  getPath(name: string) { return this.#paths.get(name) ?? join(this.#paths.get('userData') ?? '', name) }
  quit() {
    this.emit('will-quit', { preventDefault: () => undefined })
    void this.exit(0)
  }
  async exit(code: number) {
    await (await browser)?.close()
    process.exit(code)
  }
}
export const app = new App()

type Serve = (request: Request) => Promise<Response>
const schemes = new Map<string, Serve>()
type Before = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void
let before: Before = (_details, callback) => callback({ cancel: true })
let permission: ((contents: unknown, name: string, callback: (granted: boolean) => void) => void) | null = null
export const protocol = { registerSchemesAsPrivileged: (_schemes: unknown) => undefined }
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof permission) => void (permission = handler),
    setPermissionCheckHandler: (_handler: unknown) => undefined,
    setSpellCheckerEnabled: (_enabled: boolean) => undefined,
    setSpellCheckerLanguages: (_languages: string[]) => undefined,
    setDevicePermissionHandler: (_handler: unknown) => undefined,
    setDisplayMediaRequestHandler: (_handler: unknown) => undefined,
    on: (_name: string, _handler: unknown) => undefined,
    webRequest: { onBeforeRequest: (handler: Before) => void (before = handler) },
    protocol: { handle: (scheme: string, serve: Serve) => void schemes.set(scheme, serve) },
  },
}
export const shell = { openExternal: async (url: string) => void record.opened.push(url), showItemInFolder: (_file: string) => undefined }
export const clipboard = { writeText: async (text: string) => void record.copied.push(text), readText: async () => record.copied.at(-1) ?? '' }
export const powerMonitor = new EventEmitter()
/** A system without a keychain. */
export const safeStorage = { isEncryptionAvailable: () => false, getSelectedStorageBackend: () => 'basic_text', encryptString: (text: string) => Buffer.from(text), decryptString: (bytes: Buffer) => bytes.toString() }
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }
export const dialog = {
  showMessageBox: async () => ({ response: 1, checkboxChecked: false }),
  showOpenDialog: async () => (record.open === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [record.open] }),
  showSaveDialog: async () => (record.saveAs === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: record.saveAs }),
  showErrorBox: (title: string, text: string) => void record.errorBoxes.push(`${title} ${text}`),
}
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => void (record.menu = menu),
  getApplicationMenu: () => ({ getMenuItemById: (id: string) => record.menu.flatMap(menu => menu.submenu ?? []).find(item => item.id === id) ?? null }),
}

const handlers = new Map<string, Handler>()
export const ipcMain = {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

class WebContents extends EventEmitter {
  page: Page | null = null
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  setWindowOpenHandler(handler: NonNullable<WebContents['openHandler']>) { this.openHandler = handler }
  isDestroyed() { return this.page?.isClosed() ?? false }
  send(channel: string, value: unknown) {
    void this.page?.evaluate(([name, content]) => (globalThis as unknown as { standinReceive(channel: unknown, value: unknown): void }).standinReceive(name, content), [channel, value])
  }
}

interface WindowOptions { webPreferences?: Record<string, unknown>; width?: number; height?: number }

export class BrowserWindow extends EventEmitter {
  static windows: BrowserWindow[] = []
  static getAllWindows() { return BrowserWindow.windows }
  static fromWebContents(contents: WebContents) { return BrowserWindow.windows.find(window => window.webContents === contents) ?? null }
  readonly webContents = new WebContents()
  readonly options: WindowOptions
  constructor(options: WindowOptions) {
    super()
    this.options = options
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = options.webPreferences ?? {}
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false || webSecurity !== true) throw new Error('The stand-in opens no window with unsafe preferences.')
    BrowserWindow.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  show() { this.emit('show') }
  focus() {}
  restore() {}
  maximize() {}
  isFocused() { return true }
  static getFocusedWindow() { return BrowserWindow.windows[0] ?? null }
  isMinimized() { return false }
  isMaximized() { return false }
  isDestroyed() { return this.webContents.isDestroyed() }
  getNormalBounds() { return { x: 0, y: 0, width: this.options.width ?? 0, height: this.options.height ?? 0 } }

  async loadURL(url: string): Promise<void> {
    const context = await (await launch()).newContext({ viewport: { width: 1440, height: 900 } })
    await context.route('**', async route => {
      const address = toOwn(route.request().url())
      const cancelled = await new Promise<boolean>(done => before({ url: address }, answer => done(answer.cancel === true)))
      const serve = cancelled ? undefined : schemes.get(new URL(address).protocol.slice(0, -1))
      if (!serve) {
        record.cancelled.push(address)
        return await route.abort()
      }
      const response = await serve(new Request(address, { method: route.request().method() }))
      return await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) })
    })
    await context.exposeBinding('standinInvoke', async (source, channel: string, args: unknown[]) => {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      // What crosses Electron's wire is cloned on the way in and on the way out.
      return structuredClone(await handler({ sender: this.webContents, senderFrame: frameOf(source.frame) }, ...structuredClone(args.map(arrived))))
    })
    await context.addInitScript(preloadScript(readFileSync(String(this.options.webPreferences?.['preload']), 'utf8')))
    const page = await context.newPage()
    this.webContents.page = page
    const inspector = await context.newCDPSession(page)
    await inspector.send('Page.enable')
    inspector.on('Page.windowOpen', details => void this.webContents.openHandler?.({ url: toOwn(details.url) }))
    context.on('page', opened => void (opened === page || opened.close()))
    page.on('close', () => {
      BrowserWindow.windows = BrowserWindow.windows.filter(window => window !== this)
      this.emit('closed')
      if (BrowserWindow.windows.length === 0) app.emit('window-all-closed')
    })
    await page.goto(toShown(url))
    this.emit('ready-to-show')
  }
}

function frameOf(frame: Frame): { url: string; parent: unknown } {
  const parent = frame.parentFrame()
  return { url: toOwn(frame.url()), parent: parent ? frameOf(parent) : null }
}

/** The driver's wire carries JSON: bytes are marked on the way. */
function arrived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('standinBytes' in value && typeof value.standinBytes === 'string') return new Uint8Array(Buffer.from(value.standinBytes, 'base64'))
  return Array.isArray(value) ? value.map(arrived) : Object.fromEntries(Object.entries(value).map(([key, content]) => [key, arrived(content)]))
}

/** The built preload as it is, with the `require` of a sandboxed one: it knows 'electron' and nothing else. */
function preloadScript(code: string): string {
  return `(() => {
    const invoke = globalThis.standinInvoke
    delete globalThis.standinInvoke
    const listeners = new Map()
    const leaving = value => value instanceof Uint8Array ? { standinBytes: btoa(String.fromCharCode(...value)) }
      : Array.isArray(value) ? value.map(leaving)
      : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, content]) => [key, leaving(content)])) : value
    globalThis.standinReceive = (channel, value) => (listeners.get(channel) ?? []).forEach(listener => listener({}, value))
    const ipcRenderer = {
      invoke: (channel, ...args) => invoke(channel, leaving(args)),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? []).filter(held => held !== listener)),
    }
    const freeze = value => (typeof value === 'object' && value !== null ? Object.freeze(Object.fromEntries(Object.entries(value).map(([key, content]) => [key, freeze(content)]))) : value)
    const contextBridge = { exposeInMainWorld: (name, value) => Object.defineProperty(globalThis, name, { value: freeze(value), writable: false, configurable: false }) }
    const require = name => { if (name === 'electron') return { contextBridge, ipcRenderer, webFrame: { setZoomFactor: () => undefined }, webUtils: { getPathForFile: () => '' } }; throw new Error('module not found: ' + name) }
    ;(function (require, module, exports) { ${code}\n })(require, { exports: {} }, {})
  })()`
}

export default { app, protocol, session, shell, clipboard, powerMonitor, safeStorage, screen, dialog, Menu, ipcMain, BrowserWindow }
