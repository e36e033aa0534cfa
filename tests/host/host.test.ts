import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import { writeFileAtomically } from '../../electron/host/atomic-file.ts'
import { createLog } from '../../electron/host/log.ts'
import { dataFolder, privateFolder } from '../../electron/host/paths.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createStaticHandler } from '../../electron/host/static.ts'
import { contentSecurityPolicy } from '../../electron/host/security-headers.ts'
import { temporaryFolder } from '../support/temporary.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('the data folder is the platform\'s own place, or the one asked for', () => {
  const home = '/home/ada'
  expect(dataFolder({ env: {}, platform: 'linux', home })).toBe('/home/ada/.local/share/entente')
  expect(dataFolder({ env: { XDG_DATA_HOME: '/data' }, platform: 'linux', home })).toBe('/data/entente')
  expect(dataFolder({ env: { XDG_DATA_HOME: 'relative' }, platform: 'linux', home })).toBe('/home/ada/.local/share/entente')
  expect(dataFolder({ env: {}, platform: 'darwin', home })).toBe('/home/ada/Library/Application Support/Entente')
  expect(dataFolder({ env: { APPDATA: '/roaming' }, platform: 'win32', home })).toBe(join('/roaming', 'Entente'))
  expect(dataFolder({ env: { ENTENTE_DATA: '/mine' }, platform: 'linux', home })).toBe('/mine')
})

test.skipIf(process.platform === 'win32')('private folders can be entered by this user only, also where they were open before', () => {
  const folder = join(temporaryFolder(), 'data')
  mkdirSync(folder, { mode: 0o755 })
  expect(modeOf(privateFolder(folder, 'log'))).toBe('700')
  expect(modeOf(privateFolder(folder))).toBe('700')
})

test('a file is written whole or not at all', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.txt')
  writeFileAtomically(file, 'one')
  writeFileAtomically(file, 'two')
  expect(readFileSync(file, 'utf8')).toBe('two')
  mkdirSync(join(folder, 'taken'))
  writeFileSync(join(folder, 'taken', 'x'), '')
  expect(() => writeFileAtomically(join(folder, 'taken'), 'three')).toThrow()
  expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'taken'])
})

test('preferences keep what is not named, and survive what is broken or unknown', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'preferences.json')
  const store = createPreferenceStore(folder)
  expect(store.get()).toEqual(Preferences.parse({}))
  store.set({ theme: 'dark', panels: { inspector: 320 } })
  expect(store.set({ privateHidden: true })).toMatchObject({ theme: 'dark', privateHidden: true, panels: { inspector: 320 } })
  // Another window of another project, at the same file.
  createPreferenceStore(folder).set({ networkView: 'table' })
  expect(store.get()).toMatchObject({ theme: 'dark', networkView: 'table' })

  writeFileSync(file, JSON.stringify({ theme: 'purple', networkView: 'table', later: 1, window: { width: 'wide' } }))
  expect(store.get()).toEqual({ ...Preferences.parse({}), networkView: 'table' })
  writeFileSync(file, '{"theme": "da')
  expect(store.get()).toEqual(Preferences.parse({}))
  store.set({ theme: 'light' })
  expect(createPreferenceStore(folder).get().theme).toBe('light')
})

test('preferences that cannot be written hold for this run', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const store = createPreferenceStore(join(file, 'below-a-file'))
  expect(store.set({ theme: 'dark' }).theme).toBe('dark')
  expect(store.get().theme).toBe('dark')
})

test('the log rotates, and holds no words of an error', () => {
  const folder = join(temporaryFolder(), 'log')
  const log = createLog(folder, { maxBytes: 2_000, keep: 2 })
  const error = Object.assign(new TypeError('Netanyahu wrote:\n    at secret (/home/ada/secret.ts:1:1)'), { code: 'SQLITE_FULL' })
  log.failure('call failed', error, { method: 'notes.update' })
  const [line = '{}'] = readFileSync(join(folder, 'entente.log'), 'utf8').split('\n')
  expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'call failed', method: 'notes.update', error: 'TypeError', code: 'SQLITE_FULL', at: expect.stringMatching(/^\d{4}-.*Z$/u), through: expect.stringContaining('host.test.ts:') })
  expect(line).not.toMatch(/Netanyahu|secret|ada/u)
  for (let index = 0; index < 100; index++) log.info('tick', { index })
  expect(readdirSync(folder).toSorted()).toEqual(['entente.1.log', 'entente.2.log', 'entente.log'])
  expect(existsSync(join(folder, 'entente.3.log'))).toBe(false)
})

test('pages come from the list of built files, with the policy, and from nowhere else', async () => {
  const root = join(temporaryFolder(), 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<p>hello</p>')
  writeFileSync(join(root, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(root, 'notes.sqlite'), 'not a page')
  writeFileSync(join(root, '..', 'outside.html'), 'outside')
  const pages = createStaticHandler(root)
  for (const path of ['/', '/index.html']) {
    const { status, headers, body } = await pages('GET', path)
    expect([status, Buffer.from(body ?? []).toString(), headers['content-type'], headers['content-security-policy']]).toEqual([200, '<p>hello</p>', 'text/html; charset=utf-8', contentSecurityPolicy])
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  }
  expect((await pages('GET', '/assets/app.js')).status).toBe(200)
  expect(await pages('HEAD', '/assets/app.js')).toMatchObject({ status: 200, body: null })
  for (const path of ['/../outside.html', '/%2e%2e/outside.html', '/..%2foutside.html', '/assets/..%5c..%5coutside.html', '/notes.sqlite', '/assets', '/assets/', '//index.html', '/index.html%00', '/%', '/__proto__', '']) {
    expect([path, (await pages('GET', path)).status]).toEqual([path, 404])
  }
  expect((await pages('POST', '/')).status).toBe(405)
})
