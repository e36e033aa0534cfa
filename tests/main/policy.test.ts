import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, BrowserWindow, Session, WebContents } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { bridgeChannels as channels } from '../../db/contract/bridge.ts'
import { contentSecurityPolicy } from '../../electron/host/security-headers.ts'
import { connectWindows, sendCommand, sendPush, type WindowService } from '../../electron/main/ipc.ts'
import { createMenu, menuTemplate } from '../../electron/main/menu.ts'
import { restrictNavigation } from '../../electron/main/navigation.ts'
import { blockNetwork, silenceNetwork } from '../../electron/main/network.ts'
import { externalAddress, isOwnPage } from '../../electron/main/origin.ts'
import { denyPermissions } from '../../electron/main/permissions.ts'
import { registerPageScheme, servePages } from '../../electron/main/protocol.ts'
import { askToOpen, createShellFunctions, plainFileName } from '../../electron/main/shell-functions.ts'
import { disableSpellChecking } from '../../electron/main/spell-checking.ts'
import { windowOptions } from '../../electron/main/window.ts'
import { fileInArguments, fileInMessage, followOtherStarts, passphraseFileInArguments } from '../../electron/main/first-file.ts'
import type { OpenWorkbench } from '../../electron/host/workbench.ts'
import { menuCommands } from '../../db/contract/shell.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { app as electronApp, asked, BrowserWindow as BrowserWindowDouble, greyed, Menu, sessionDouble } from './electron-double.ts'

vi.mock('electron', () => import('./electron-double.ts'))

const page = 'entente://app/index.html'
const foreign = [
  'https://attacker.example/', 'http://127.0.0.1:8080/', 'file:///etc/passwd', 'entente://app.attacker.example/', 'entente://other/', 'entente://user@app/',
  'about:blank', 'data:text/html,x', 'javascript:1', '',
]

beforeEach(() => {
  asked.opened.length = asked.copied.length = asked.questions.length = asked.revealed.length = 0
  asked.response = 0
  asked.saveAs = ''
})

test('only our own pages are our own', () => {
  expect(isOwnPage(page)).toBe(true)
  expect(foreign.filter(isOwnPage)).toEqual([])
})

test('the scheme has no right to pass by the policy, and serves what the loopback server serves', async () => {
  registerPageScheme()
  expect(asked.schemes).toEqual([{ scheme: 'entente', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
  const { session, held } = sessionDouble()
  servePages(session as unknown as Session, async (method, path) => ({ status: 200, headers: { 'x-asked': `${method} ${path}` }, body: new Uint8Array([1]) }))
  const serve = held['protocol'] as unknown as (request: Request) => Promise<Response>
  expect((await serve(new Request('entente://app/assets/a.js'))).headers.get('x-asked')).toBe('GET /assets/a.js')
  const elsewhere = await serve(new Request('entente://other/index.html'))
  expect([elsewhere.status, elsewhere.headers.get('content-security-policy')]).toEqual([404, contentSecurityPolicy])
})

/** A window's service that records, and the event that a call from `url` arrives with. */
function connectOne() {
  const calls: unknown[] = []
  const service: WindowService = {
    dispatch: async (method, input) => {
      calls.push([method, input])
      return { ok: true, value: 'done' }
    },
    saveFile: async file => {
      calls.push(file.name)
      return 'Saved'
    },
    openExternal: async url => void calls.push(url),
    copyText: async text => void calls.push(text), readText: async () => 'copied', setCommands: available => void calls.push(available),
    revealProject: () => { throw new Error('words of the project') },
    chooseProject: async () => '/home/ada/case.entente',
    chooseNewFile: async name => name,
    takeDropped: path => path,
    holdFile: path => path,
    releaseFile: () => undefined,
  }
  const sender = {}
  connectWindows(contents => (contents === sender ? service : null))
  const call = async (channel: string, senderFrame: unknown, ...args: unknown[]) => await asked.handlers.get(channel)?.({ sender, senderFrame }, ...args)
  return { calls, call, sender }
}

test('only the top frame of our own page in a window of ours is heard', async () => {
  const { calls, call } = connectOne()
  const frames = [null, { url: page, parent: { url: page } }, ...foreign.map(url => ({ url, parent: null }))]
  for (const frame of frames) {
    for (const channel of [channels.call, channels.saveFile, channels.openExternal, channels.copyText, channels.readText, channels.available, channels.reveal, channels.chooseProject, channels.chooseNewFile, channels.dropped]) {
      expect(await call(channel, frame, 'project.get', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
  }
  expect(await asked.handlers.get(channels.call)?.({ sender: {}, senderFrame: { url: page, parent: null } }, 'project.get', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(calls).toEqual([])
  expect(await call(channels.call, { url: page, parent: null }, 'project.get', {})).toEqual({ ok: true, value: 'done' })
  expect(calls).toEqual([['project.get', {}]])
})

test('what a window asks of the machine is held to its form, and failures say nothing of their own', async () => {
  const { calls, call } = connectOne()
  const frame = { url: page, parent: null }
  const bytes = new Uint8Array([1])
  expect(await call(channels.saveFile, frame, { name: 'a.svg', mime: 'image/svg+xml', bytes })).toEqual({ ok: true, value: 'Saved' })
  for (const wrong of [{ name: '', mime: '', bytes }, { name: 'a', mime: '', bytes: [1] }, { name: 'a', mime: '', bytes, path: '/etc/passwd' }, null]) {
    expect(await call(channels.saveFile, frame, wrong)).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  }
  expect(await call(channels.openExternal, frame, { url: 5 })).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  const failed = await call(channels.reveal, frame, {})
  expect(failed).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(JSON.stringify(failed)).not.toContain('words')
  expect(calls).toEqual(['a.svg'])
})

test('nothing is sent to a window that is gone', () => {
  const send = vi.fn()
  const contents = (gone: boolean) => ({ isDestroyed: () => gone, send }) as unknown as WebContents
  sendPush(contents(true), { type: 'closing', reason: '' })
  sendCommand(contents(true), 'undo')
  expect(send).not.toHaveBeenCalled()
  sendPush(contents(false), { type: 'closing', reason: '' })
  sendCommand(contents(false), 'undo')
  expect(send.mock.calls).toEqual([[channels.push, { type: 'closing', reason: '' }], [channels.command, 'undo']])
})

test('a page goes nowhere, opens nothing and embeds nothing; links are offered to the user', async () => {
  const app = new EventEmitter()
  const offered: string[] = []
  restrictNavigation(app as App, address => offered.push(address))
  let open: (details: { url: string }) => unknown = () => null
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof open) => { open = handler } })
  app.emit('web-contents-created', {}, contents)
  const stopped = (name: string, details: object) => {
    const event = { ...details, preventDefault: vi.fn() }
    contents.emit(name, event)
    return event.preventDefault.mock.calls.length === 1
  }
  for (const name of ['will-navigate', 'will-redirect']) {
    expect(stopped(name, { url: page })).toBe(false)
    for (const url of foreign) expect([name, url, stopped(name, { url })]).toEqual([name, url, true])
  }
  expect(stopped('will-frame-navigate', { url: page, isMainFrame: true })).toBe(false)
  expect(stopped('will-frame-navigate', { url: page, isMainFrame: false })).toBe(true)
  expect(stopped('will-attach-webview', {})).toBe(true)
  for (const url of ['https://doi.org/10.1/x', ...foreign, page]) expect(open({ url })).toEqual({ action: 'deny' })
  await new Promise(setImmediate)
  expect(offered).toEqual(['https://doi.org/10.1/x', 'https://attacker.example/'])
})

test('no permission is given', () => {
  const { session, held } = sessionDouble()
  denyPermissions(session as unknown as Session)
  const answers: unknown[] = []
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
    ;(held['request'] as unknown as (...args: unknown[]) => void)(null, permission, (granted: boolean) => answers.push(granted))
  }
  expect(new Set(answers)).toEqual(new Set([false]))
  expect([(held['check'] as () => unknown)(), (held['device'] as () => unknown)()]).toEqual([false, false])
  const stream = vi.fn()
  ;(held['display'] as unknown as (...args: unknown[]) => void)(null, stream)
  expect(stream).toHaveBeenCalledWith({})
  const download = { preventDefault: vi.fn() }
  ;(held['will-download'] as unknown as (event: object) => void)(download)
  expect(download.preventDefault).toHaveBeenCalled()
})

test('every request that leaves is cancelled', () => {
  const { session, held } = sessionDouble()
  const cancels = (url: string) => {
    let answer: { cancel?: boolean } = {}
    ;(held['before'] as unknown as (details: { url: string }, callback: (given: { cancel?: boolean }) => void) => void)({ url }, given => { answer = given })
    return answer.cancel
  }
  blockNetwork(session as unknown as Session, undefined)
  for (const url of [page, 'data:image/png;base64,AAAA', 'blob:entente://app/0190', 'devtools://devtools/x']) expect([url, cancels(url)]).toEqual([url, false])
  for (const url of ['https://a.example/', 'http://127.0.0.1:1/', 'ws://localhost:5173/', 'wss://a.example/', 'file:///etc/passwd', 'ftp://a/', 'blob:https://a.example/1', 'entente://other/x', 'chrome://gpu/', 'no address']) {
    expect([url, cancels(url)]).toEqual([url, true])
  }
  blockNetwork(session as unknown as Session, 'http://localhost:5173/')
  expect([cancels('ws://localhost:5173/?token=1'), cancels('ws://localhost:1/'), cancels('http://localhost:5173/')]).toEqual([false, true, true])
})

test('Chromium\'s own services are kept from the network', () => {
  const switches = new Map<string, string | undefined>()
  silenceNetwork({ commandLine: { appendSwitch: (name: string, value?: string) => void switches.set(name, value) } } as unknown as App, undefined)
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-sync', 'no-pings', 'disable-domain-reliability']) expect([name, switches.has(name)]).toEqual([name, true])
})

test('windows are sandboxed and isolated, and open where the last one was, if that is still on a screen', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]
  const { webPreferences, ...place } = windowOptions({ x: 50, y: 60, width: 1000, height: 700, maximized: false }, screens)
  expect(webPreferences).toMatchObject({
    sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
    webviewTag: false, allowRunningInsecureContent: false,
  })
  expect(webPreferences?.preload).toMatch(/preload[/\\]index\.cjs$/u)
  expect(place).toMatchObject({ x: 50, y: 60, width: 1000, height: 700, show: false })
  expect(windowOptions({ x: 5_000, y: 60, width: 1000, height: 700, maximized: false }, screens)).not.toHaveProperty('x')
  expect(windowOptions(undefined, screens)).toMatchObject({ width: 1440, height: 900 })
})

test('links open outside only when they are plain https and the user agreed to the address shown', async () => {
  const window = {} as BrowserWindow
  expect(externalAddress('https://doi.org/10.1000/1')).toBe('https://doi.org/10.1000/1')
  for (const url of ['http://doi.org/', 'https://user:word@doi.org/', 'https://localhost/', 'file:///etc/passwd', 'javascript:alert(1)', 'ms-settings:', 'no address', '']) {
    expect([url, externalAddress(url)]).toEqual([url, null])
    await expect(askToOpen(url, window)).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(asked.questions).toEqual([])
  await askToOpen('https://doi.org/10.1000/1', window)
  expect([asked.opened, asked.questions[0]]).toEqual([[], expect.stringContaining('https://doi.org/10.1000/1')])
  asked.response = 1
  await askToOpen('https://doi.org/10.1000/1', window)
  expect(asked.opened).toEqual(['https://doi.org/10.1000/1'])
})

test('files are saved where the user says, whole, and a refusal is told in words', async () => {
  const folder = temporaryFolder()
  const named: string[] = []
  const functions = createShellFunctions({} as BrowserWindow, { project: { file: '/home/ada/case.entente' } as OpenWorkbench, allow: file => void named.push(file), hold: path => `held ${path}`, release: () => undefined })
  const bytes = new Uint8Array([1, 2, 3])
  expect(await functions.saveFile({ name: '../../etc/passwd.svg', mime: 'image/svg+xml', bytes })).toBeNull()
  expect(asked.questions).toEqual([join('/home/ada/documents', '_.._etc_passwd.svg')])
  asked.saveAs = join(folder, 'figure.svg')
  expect(await functions.saveFile({ name: 'figure.svg', mime: 'image/svg+xml', bytes })).toBe(`Saved as ${asked.saveAs}`)
  expect(new Uint8Array(readFileSync(asked.saveAs))).toEqual(bytes)
  asked.saveAs = join(folder, 'absent', 'figure.svg')
  await expect(functions.saveFile({ name: 'figure.svg', mime: 'image/svg+xml', bytes })).rejects.toMatchObject({ code: 'disk_error', message: expect.stringContaining('the folder does not exist') })
  await functions.copyText('text')
  functions.revealProject()
  expect([asked.copied, asked.revealed]).toEqual([['text'], ['/home/ada/case.entente']])

  expect(named).toEqual([])
  asked.openFile = '/data/other.entente'
  expect(await functions.chooseProject()).toBe('/data/other.entente')
  asked.saveAs = join(folder, 'new.entente')
  expect(await functions.chooseNewFile('a/b', 'project')).toBe(asked.saveAs)
  expect(asked.questions.at(-1)).toBe(join('/home/ada/documents', 'a_b.entente'))
  expect(['/data/dropped.entente', '/etc/passwd', 'dropped.entente', ''].map(path => functions.takeDropped(path))).toEqual(['/data/dropped.entente', null, null, null])
  expect(named).toEqual(['/data/other.entente', asked.saveAs, '/data/dropped.entente'])
  expect([await functions.chooseNewFile('b', 'zip'), asked.questions.at(-1)]).toEqual([asked.saveAs, join('/home/ada/documents', 'b.zip')])
  expect([await functions.chooseNewFile('b', 'folder'), asked.questions.at(-1)]).toEqual([asked.saveAs, join('/home/ada/documents', 'b')])
  // A file is held for an import by the path that the system gives; what a page made up has none.
  expect(functions.holdFile('/data/events.csv')).toBe('held /data/events.csv')
  expect(() => functions.holdFile('')).toThrow('does not say where this file is')
  asked.openFile = asked.saveAs = ''
  expect([await functions.chooseProject(), await functions.chooseNewFile('a', 'zip'), named.length]).toEqual([null, null, 5])
})

test.each([['a.svg', 'a.svg'], ['a/b\\c:d.png', 'a_b_c_d.png'], ['..', 'untitled'], ['', 'untitled'], ['a\u0000b\n', 'a_b_'], ['חיזבאללה.svg', 'חיזבאללה.svg']])(
  'of the file name %j stays %j', (name, plain) => expect(plainFileName(name)).toBe(plain))

test.each(['linux', 'win32', 'darwin'] as const)('the menu on %s has each command once, and leaves editing keys to the page', platform => {
  const template = menuTemplate({ newWindow: vi.fn(), openSample: vi.fn(), openFile: vi.fn(), command: vi.fn() }, platform, [])
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  expect(items.flatMap(({ id }) => id ?? []).filter(id => id !== 'recent' && id !== 'sample').toSorted()).toEqual([...menuCommands].toSorted())
  for (const item of items) if (item.id && item.accelerator) expect([item.id, item.registerAccelerator]).toEqual([item.id, false])
  expect(items.some(({ role }) => role === 'undo' || role === 'redo')).toBe(false)
  expect(template[0]).toEqual(platform === 'darwin' ? { role: 'appMenu' } : expect.objectContaining({ label: '&File' }))
})

test('the menu greys what the window in front cannot do, and without a window all but what opens one', () => {
  const menu = createMenu({ newWindow: vi.fn(), openSample: vi.fn(), openFile: vi.fn(), command: vi.fn() }, () => null, 'darwin')
  menu.install()
  expect(greyed()).toEqual([])
  const [first, second] = [new BrowserWindowDouble(), new BrowserWindowDouble()] as unknown as [BrowserWindow, BrowserWindow]
  const focus = (window: BrowserWindow) => {
    BrowserWindowDouble.focused = window as unknown as BrowserWindowDouble
    electronApp.emit('browser-window-focus', {}, window)
  }
  focus(first)
  menu.allow(first, menuCommands.filter(name => name !== 'undo'))
  expect(greyed()).toEqual(['undo'])
  // A window behind says what it can do and changes nothing yet.
  menu.allow(second, menuCommands.filter(name => name !== 'import' && name !== 'paste'))
  expect(greyed()).toEqual(['undo'])
  focus(second)
  expect(greyed()).toEqual(['import', 'paste'])
  electronApp.emit('window-all-closed')
  expect(greyed().toSorted()).toEqual(menuCommands.filter(name => !['new-project', 'open-project', 'new-window'].includes(name)).toSorted())
})

test('Open recent shows titles and no paths, follows what is opened, and is gone while private things are hidden', () => {
  const openFile = vi.fn()
  const projects = (...titles: string[]) => titles.map((title, index) => ({ file: `/home/ada/secret/${index}.entente`, title, name: `${index}.entente`, folder: '/home/ada/secret' }))
  let recent: ReturnType<typeof projects> | null = projects('Russia & Israel', 'תיק', 'Ties', 'Ties')
  const menu = createMenu({ newWindow: vi.fn(), openSample: vi.fn(), openFile, command: vi.fn() }, () => recent, 'linux')
  menu.refresh()
  menu.install()
  const item = () => Menu.getApplicationMenu().getMenuItemById('recent')
  expect(item()?.submenu?.map(({ label }) => label)).toEqual(['Russia && Israel', 'תיק', 'Ties (2.entente)', 'Ties (3.entente)'])
  expect(JSON.stringify(item())).not.toContain('secret')
  item()?.submenu?.[1]?.click?.()
  expect(openFile).toHaveBeenCalledExactlyOnceWith('/home/ada/secret/1.entente')

  // What cannot be done stays grey in a menu that is put up anew; one that shows what it should is left alone.
  const window = new BrowserWindowDouble() as unknown as BrowserWindow
  menu.allow(window, menuCommands.filter(name => name !== 'undo'))
  electronApp.emit('browser-window-focus', {}, window)
  const put = Menu.getApplicationMenu().items
  menu.refresh()
  expect(Menu.getApplicationMenu().items).toBe(put)
  recent = null
  menu.refresh()
  expect(item()).toBeNull()
  expect(JSON.stringify(Menu.getApplicationMenu().items)).not.toContain('Russia')
  expect(greyed()).toEqual(['undo'])
  recent = []
  menu.refresh()
  expect(item()).toMatchObject({ enabled: false, submenu: [] })
})

test('the clipboard is read for the window in front only', async () => {
  let isFocused = false
  const functions = createShellFunctions({ isFocused: () => isFocused } as BrowserWindow, { project: null, allow: () => undefined, hold: () => null, release: () => undefined })
  await functions.copyText('10.1000/1')
  await expect(functions.readText()).rejects.toMatchObject({ code: 'forbidden' })
  isFocused = true
  expect(await functions.readText()).toBe('10.1000/1')
})

test('the file of a start is found among the arguments, and in another start\'s message', () => {
  const cwd = '/work'
  expect(fileInArguments(['electron', '--no-sandbox', '/app', 'case.entente'], { isPackaged: false, cwd })).toBe('/work/case.entente')
  expect(fileInArguments(['electron', '/app'], { isPackaged: false, cwd })).toBeNull()
  expect(fileInArguments(['/opt/Entente', '--flag', '/a/case.entente'], { isPackaged: true, cwd })).toBe('/a/case.entente')
  expect(fileInArguments(['/opt/Entente'], { isPackaged: true, cwd })).toBeNull()
  // Desktops of Linux send what was double-clicked as an address.
  expect(fileInArguments(['/opt/Entente', 'file:///a/%D7%A9%20case.entente'], { isPackaged: true, cwd })).toBe('/a/ש case.entente')
  expect(fileInArguments(['/opt/Entente', 'file://server/a.entente'], { isPackaged: true, cwd })).toBe('file://server/a.entente')
  expect(fileInArguments(['electron', '/app', '--passphrase-file=words', 'case.entente'], { isPackaged: false, cwd })).toBe('/work/case.entente')
  expect(passphraseFileInArguments(['electron', '/app', '--passphrase-file=words', 'case.entente'], cwd)).toBe('/work/words')
  expect(passphraseFileInArguments(['electron', '/app', 'case.entente'], cwd)).toBeNull()
  expect([fileInMessage({ file: '/a' }), fileInMessage({ file: 5 }), fileInMessage(null), fileInMessage('/a')]).toEqual(['/a', null, null, null])
})

test('a double-clicked project opens in the program that runs, at once or when it is ready', () => {
  const events = new EventEmitter()
  let ready = false
  const opened: (string | null)[] = []
  const waiting = followOtherStarts(Object.assign(events, { isReady: () => ready }) as unknown as App, file => opened.push(file))
  const event = { preventDefault: vi.fn() }
  // macOS sends the file that the program was started with before it is ready.
  events.emit('open-file', event, '/a/first.entente')
  expect([opened, waiting(), waiting()]).toEqual([[], '/a/first.entente', null])
  ready = true
  events.emit('open-file', event, '/a/second.entente')
  expect(event.preventDefault).toHaveBeenCalledTimes(2)
  // Elsewhere a second start sends it along; its arguments, which any program can make up, are not looked at.
  events.emit('second-instance', {}, ['/opt/Entente', '/a/argument.entente'], '/', { file: '/a/third.entente' })
  events.emit('second-instance', {}, [], '/', { file: null })
  expect(opened).toEqual(['/a/second.entente', '/a/third.entente', null])
})

test('no spell-checker: not in windows, not in the session, and no dictionary is fetched for one', () => {
  const { session, spellChecker } = sessionDouble()
  disableSpellChecking(session as unknown as Session)
  expect(spellChecker).toEqual({ enabled: false, languages: [] })
  expect(windowOptions(undefined, []).webPreferences?.spellcheck).toBe(false)
  expect(readFileSync(join(import.meta.dirname, '../../electron/main/index.ts'), 'utf8')).toContain('disableSpellChecking(session.defaultSession)')
})
