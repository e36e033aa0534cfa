import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { bridgeChannels } from '../../db/contract/bridge.ts'
import { contentSecurityPolicy, securityHeaders } from '../../electron/host/security-headers.ts'
import { webPreferences } from '../../electron/main/window.ts'

/** What the points of Electron's security checklist ask that no other test of this folder shows; docs/security.md has the whole list. */
const root = resolve(import.meta.dirname, '../..')
const { exposed, sent, listening } = vi.hoisted(() => ({ exposed: new Map<string, unknown>(), sent: [] as unknown[][], listening: new Map<string, (...args: unknown[]) => void>() }))

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => {
      sent.push(args)
      return Promise.resolve('answer')
    },
    on: (channel: string, listener: (...args: unknown[]) => void) => void listening.set(channel, listener),
    off: (channel: string) => void listening.delete(channel),
  },
  webFrame: { setZoomFactor: () => undefined },
  webUtils: { getPathForFile: () => '/a.entente' },
  BrowserWindow: vi.fn(),
  screen: {},
}))

beforeEach(() => {
  sent.length = 0
})

const sourcesOf = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => ({ name, text: readFileSync(join(root, folder, name), 'utf8') }))

test('a window has no preference but those that are named here', () => {
  expect(webPreferences).toEqual({
    sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
    allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, disableBlinkFeatures: 'Auxclick',
  })
})

test('the main process uses nothing that the checklist warns of, and loads no page but ours', () => {
  const sources = [...sourcesOf('electron/main'), ...sourcesOf('electron/preload')]
  expect(sources.length).toBeGreaterThan(10)
  const warned = /enableBlinkFeatures|experimentalFeatures|allowpopups|executeJavaScript|insertCSS|loadFile\(|@electron\/remote|webSecurity: false|nodeIntegration: true|contextIsolation: false|sandbox: false|new BrowserView|WebContentsView|ignore-certificate-errors|disable-web-security|setProxy|autoUpdater|crashReporter/u
  expect(sources.filter(({ text }) => warned.test(text)).map(({ name }) => name)).toEqual([])
  expect(sources.flatMap(({ text }) => [...text.matchAll(/loadURL\(([^)]*)\)/gu)].map(([, what]) => what))).toEqual(['pageAddress'])
  // Electron is asked to keep every renderer in its sandbox before the program is ready.
  expect(sources.find(({ name }) => name === 'index.ts')?.text).toContain('app.enableSandbox()')
})

test('one policy for both shells, without exceptions for inline or evaluated code', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe-|\*|https?:/u)
  for (const directive of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    expect(contentSecurityPolicy.split('; ')).toContain(directive)
  }
  expect(securityHeaders['content-security-policy']).toBe(contentSecurityPolicy)
})

test('Electron is of one exact version, the one that is installed and packaged', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string }> }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/u)
  expect(packages['node_modules/electron']?.version).toBe(devDependencies['electron'])
})

test('pages get plain functions, each bound to one channel; nothing of Electron\'s passes', async () => {
  await import('../../electron/preload/index.ts')
  expect([...exposed.keys()]).toEqual(['entente'])
  const bridge = exposed.get('entente') as Record<string, unknown> & { shell: Record<string, (...args: unknown[]) => unknown>; onPush: (listener: (value: unknown) => void) => () => void; invoke: (...args: unknown[]) => unknown }
  const leaves = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [typeof value])
  expect(new Set(leaves(bridge))).toEqual(new Set(['function']))

  // More arguments than a function has go nowhere, and no caller chooses the channel.
  bridge.invoke('project.get', {}, 'more')
  bridge.shell['copyText']?.('text', 'channel')
  bridge.shell['openExternal']?.('https://doi.org/10.1000/1')
  expect(sent).toEqual([[bridgeChannels.call, 'project.get', {}], [bridgeChannels.copyText, { text: 'text' }], [bridgeChannels.openExternal, { url: 'https://doi.org/10.1000/1' }]])

  // A listener hears what was sent and not the event, whose sender could send for it.
  const heard: unknown[][] = []
  const stop = bridge.onPush((...args: unknown[]) => void heard.push(args))
  listening.get(bridgeChannels.push)?.({ sender: 'ipcRenderer' }, { type: 'changed' })
  expect(heard).toEqual([[{ type: 'changed' }]])
  stop()
  expect(listening.size).toBe(0)
})
