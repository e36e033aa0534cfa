import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication } from '@playwright/test'
import { makeSample } from './support/browser-shell.ts'
import { electronBinary } from '../../scripts/launcher/electron.mjs'
import { contentSecurityPolicy } from '../../electron/host/security-headers.ts'

const root = resolve(import.meta.dirname, '../..')
const binary = electronBinary(root)
const why = 'Electron\'s binary is not here (npx install-electron gets it): the real Electron was NOT tested, only the stand-in'

if (binary === null && process.env['ENTENTE_REQUIRE_ELECTRON']) throw new Error(why)
if (binary === null) process.stderr.write(`${why}.\n`)

let running: ElectronApplication | null = null
let folder = ''
let file = ''
const requests: string[] = []

test.describe('in Electron itself', () => {
  test.describe.configure({ mode: 'serial' })
  test.skip(binary === null, why)

  test.beforeAll(async () => {
    ;({ folder, file } = makeSample())
    running = await _electron.launch({
      executablePath: binary ?? '', args: [...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, file],
      env: { ...process.env as Record<string, string>, ENTENTE_DATA: join(folder, 'data') },
    })
    running.context().on('request', request => requests.push(request.url()))
  })
  test.afterAll(async () => {
    await running?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const app = () => {
    if (!running) throw new Error('Electron was not started.')
    return running
  }

  test('the window shows the project', async () => {
    const page = await app().firstWindow()
    await expect(page).toHaveTitle(/Russia and Israel/u)
    expect(page.url()).toBe('entente://app/index.html')
  })

  test('the page is sandboxed and isolated, with the bridge and nothing else', async () => {
    const page = await app().firstWindow()
    const seen = await page.evaluate(async () => {
      const bridge = (globalThis as unknown as { entente: { invoke(method: string, input: unknown): Promise<unknown>; shell: object } }).entente
      return {
        bridge: Object.keys(bridge).toSorted(), leaked: ['require', 'process', 'module', 'ipcRenderer', 'Buffer'].filter(name => name in globalThis),
        policy: (await fetch('/index.html')).headers.get('content-security-policy'),
        project: await bridge.invoke('project.get', {}), unknown: await bridge.invoke('__proto__', {}),
        outside: await fetch('https://example.org/').then(() => 'went out', () => 'blocked'),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', () => 'denied'),
        popup: window.open('https://example.org/') === null,
      }
    })
    expect(seen).toMatchObject({
      bridge: ['invoke', 'onPush', 'shell'], leaked: [], policy: contentSecurityPolicy, outside: 'blocked', camera: 'denied', popup: true,
      project: { ok: true, value: { title: 'Russia and Israel, 2015-2024', readOnly: false } }, unknown: { ok: false, error: { code: 'bad_method' } },
    })
    const preferences = await app().evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents && 'getLastWebPreferences' in contents ? (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences() : null
    })
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  })

  test('the page cannot be led elsewhere', async () => {
    const page = await app().firstWindow()
    await page.evaluate(() => { location.href = 'https://example.org/' })
    await page.waitForTimeout(300)
    expect(page.url()).toBe('entente://app/index.html')
  })

  test('a change is heard, undone, and drawn by the built worker', async () => {
    const page = await app().firstWindow()
    const seen = await page.evaluate(async () => {
      const { entente: bridge } = globalThis as unknown as { entente: { invoke(method: string, input: unknown): Promise<{ ok: boolean; value: { base64?: string } }>; onPush(listener: (event: unknown) => void): void } }
      const pushed: unknown[] = []
      bridge.onPush(event => pushed.push(event))
      const created = await bridge.invoke('notes.create', { title: 'In Electron', body: 'x' })
      const undone = await bridge.invoke('history.undo', {})
      const png = await bridge.invoke('figures.png', { widthMm: 60, dpi: 72 })
      const pdf = await bridge.invoke('figures.pdf', { widthMm: 60 })
      await new Promise(done => setTimeout(done, 300))
      return { ok: [created.ok, undone.ok, png.ok, pdf.ok], png: png.value.base64?.slice(0, 8), pdf: pdf.value.base64?.slice(0, 6), pushed: pushed.length }
    })
    expect(seen).toEqual({ ok: [true, true, true, true], png: 'iVBORw0K', pdf: 'JVBERi', pushed: 2 })
  })

  test('nothing was asked of anyone but the program itself', () => {
    expect(requests.filter(url => !/^(?:entente:\/\/app\/|data:|blob:entente:|devtools:)/u.test(url) && !url.startsWith('https://example.org/'))).toEqual([])
  })
})
