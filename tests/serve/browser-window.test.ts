import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { launchPage, openBrowserWindow } from '../../electron/serve/browser-window.ts'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { hasDisplay, parseServeOptions } from '../../electron/serve/options.ts'
import { temporaryFolder } from '../support/temporary.ts'

const link = 'http://127.0.0.1:4000/#launch=SECRET-code_1'

test('the browser asked for comes first, then PATH by name, then the places of the platform', () => {
  const has = (...files: string[]) => (file: string) => files.includes(file)
  const PATH = ['/opt/bin', '/usr/bin'].join(delimiter)
  expect(findBrowser({ env: { ENTENTE_BROWSER: '/my/browser', PATH }, platform: 'linux', isProgram: has('/my/browser', '/usr/bin/chromium') })).toBe('/my/browser')
  expect(findBrowser({ env: { ENTENTE_BROWSER: '/my/browser', PATH }, platform: 'linux', isProgram: has('/usr/bin/chromium') })).toBeNull()
  expect(findBrowser({ env: { PATH }, platform: 'linux', isProgram: has('/opt/bin/google-chrome', '/usr/bin/chromium') })).toBe('/usr/bin/chromium')
  expect(findBrowser({ env: { PATH }, platform: 'linux', isProgram: has('/usr/bin/microsoft-edge') })).toBe('/usr/bin/microsoft-edge')
  expect(findBrowser({ env: { PATH }, platform: 'linux', isProgram: () => false })).toBeNull()
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findBrowser({ env: { HOME: '/Users/ada' }, platform: 'darwin', isProgram: has(chrome) })).toBe(chrome)
  const edge = join('C:\\Program Files', 'Microsoft', 'Edge', 'Application', 'msedge.exe')
  expect(findBrowser({ env: { ProgramFiles: 'C:\\Program Files' }, platform: 'win32', isProgram: has(edge) })).toBe(edge)
})

test('a folder or a text of that name is no browser', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'chromium'))
  writeFileSync(join(folder, 'google-chrome'), '', { mode: 0o644 })
  expect(findBrowser({ env: { PATH: folder }, platform: 'linux' })).toBeNull()
})

test('the launch page leads on by itself, without a script', () => {
  expect(launchPage(link)).toContain(`<meta http-equiv="refresh" content="0;url=${link}">`)
  expect(launchPage('http://127.0.0.1:1/#"><script>')).not.toContain('<script>')
})

/** A program in the browser's place that writes down its arguments and stays until it is ended. */
function recordingBrowser(folder: string): { program: string; args(): string[] } {
  const program = join(folder, 'browser')
  const record = join(folder, 'args')
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${record}.part'\nmv '${record}.part' '${record}'\nexec sleep 60\n`)
  chmodSync(program, 0o755)
  return { program, args: () => readFileSync(record, 'utf8').trim().split('\n') }
}

test.skipIf(process.platform === 'win32')('the window opens with a profile of its own, and the launch code is on no command line', async () => {
  const folder = temporaryFolder()
  const { program, args } = recordingBrowser(folder)
  // What a start that was killed left behind, and what another one that still runs uses.
  const home = join(folder, 'data', 'browser')
  for (const pid of [999_999_999, process.ppid]) mkdirSync(join(home, `profile-${pid}`), { recursive: true })
  const window = openBrowserWindow({ browser: program, link, folder: join(folder, 'data'), bounds: { x: 10, y: 20, width: 1000, height: 700, maximized: false }, asRoot: false })
  await vi.waitFor(() => expect(args().length).toBeGreaterThan(5))

  expect(args().join(' ')).not.toContain('SECRET')
  expect(args().join(' ')).not.toContain('127.0.0.1')
  expect(args()).toEqual(expect.arrayContaining([
    '--disable-extensions', '--disable-sync', '--disable-background-networking', '--window-size=1000,700', '--window-position=10,20',
    `--user-data-dir=${join(home, `profile-${process.pid}`)}`,
  ]))
  expect(args().some(argument => argument.includes('no-sandbox'))).toBe(false)
  const page = fileURLToPath(args().find(argument => argument.startsWith('--app='))?.slice('--app='.length) ?? '')
  expect(readFileSync(page, 'utf8')).toContain(link)
  expect([statSync(page).mode & 0o777, statSync(home).mode & 0o777]).toEqual([0o600, 0o700])
  expect(readdirSync(home).filter(name => name.startsWith('profile-')).toSorted()).toEqual([`profile-${process.pid}`, `profile-${process.ppid}`].toSorted())

  window.forgetLink()
  expect(existsSync(page)).toBe(false)
  await window.close()
  expect(existsSync(join(home, `profile-${process.pid}`))).toBe(false)
  expect(await window.ended).toBeNull()
})

test('a browser that is not there ends at once', async () => {
  const folder = temporaryFolder()
  const window = openBrowserWindow({ browser: join(folder, 'absent'), link, folder })
  expect(await window.ended).toBeNull()
  await window.close()
})

test('whether there is a display', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect([hasDisplay({ DISPLAY: ':0' }, 'linux'), hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), hasDisplay({}, 'darwin'), hasDisplay({}, 'win32')]).toEqual([true, true, true, true])
})

test('the arguments of the browser shell', () => {
  expect(parseServeOptions([])).toEqual({ file: null, noOpen: false, keep: false, passphraseFile: null })
  expect(parseServeOptions(['--no-open', '--keep', '--passphrase-file=words', '--', 'a.entente'])).toEqual({ file: 'a.entente', noOpen: true, keep: true, passphraseFile: 'words' })
  expect(() => parseServeOptions(['--port', '1'])).toThrow(/--port/u)
  expect(() => parseServeOptions(['a', 'b'])).toThrow('One project at a time')
})
