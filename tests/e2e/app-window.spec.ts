import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findTestBrowser, headlessFlags } from '../../scripts/browser.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test } from './support/fixtures.ts'

/** The command lines of all processes, where the system shows them to everyone. */
function commandLines(): string[] {
  return readdirSync('/proc').filter(name => /^\d+$/u.test(name)).flatMap(pid => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return []
    }
  })
}

test('the window that opens by itself shows the project; its code is on no command line; it goes with the program', async () => {
  test.skip(process.platform === 'win32', 'the browser is wrapped in a shell script here')
  const own = mkdtempSync(join(tmpdir(), 'entente-window-'))
  const wrapper = join(own, 'browser')
  // There is no screen here: the same browser with the same arguments, without a screen and with a way to look into it.
  writeFileSync(wrapper, `#!/bin/sh\nexec '${findTestBrowser() ?? ''}' ${headlessFlags.join(' ')} --remote-debugging-port=0 "$@"\n`)
  chmodSync(wrapper, 0o755)
  const shell = await startShell({ args: [], env: { ENTENTE_BROWSER: wrapper, DISPLAY: process.env['DISPLAY'] ?? ':0' } })
  const home = join(shell.folder, 'browser')
  const profile = join(home, `profile-${shell.process.pid}`)
  try {
    expect(shell.output()).toContain('Entente in the browser shell')
    await expect.poll(() => existsSync(join(profile, 'DevToolsActivePort')), { timeout: 20_000 }).toBe(true)
    if (existsSync('/proc/self/cmdline')) {
      expect(commandLines().some(line => line.includes(profile))).toBe(true)
      expect(commandLines().filter(line => line.includes('launch='))).toEqual([])
    }
    const port = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    await expect.poll(async () => await browser.contexts()[0]?.pages()[0]?.title(), { timeout: 20_000 }).toContain('Russia and Israel')
    const page = browser.contexts()[0]?.pages()[0]
    expect(page?.url()).toBe(`${shell.origin}/`)
    // The page that carried the link is gone, and Back does not lead to it.
    expect(readdirSync(home)).toEqual([`profile-${shell.process.pid}`])
    expect(await page?.evaluate(() => window.history.length)).toBe(1)
    await browser.close()
  } finally {
    await shell.stop()
    if (existsSync('/proc/self/cmdline')) expect(commandLines().filter(line => line.includes(profile))).toEqual([])
    rmSync(own, { recursive: true, force: true })
  }
  expect(shell.process.exitCode).toBe(0)
  expect(existsSync(profile)).toBe(false)
})

test('a browser that does not start is told, with a link to open elsewhere', async ({ page }) => {
  test.skip(process.platform === 'win32', 'the browser is a shell script here')
  const own = mkdtempSync(join(tmpdir(), 'entente-window-'))
  const broken = join(own, 'browser')
  writeFileSync(broken, '#!/bin/sh\nexit 1\n')
  chmodSync(broken, 0o755)
  const shell = await startShell({ args: [], env: { ENTENTE_BROWSER: broken, DISPLAY: ':0' } })
  try {
    await expect.poll(() => /^Open (http:\S+)$/mu.exec(shell.output())?.[1] ?? '').not.toBe('')
    expect(shell.output()).toContain('did not start')
    await page.goto(/^Open (http:\S+)$/mu.exec(shell.output())?.[1] ?? '')
    await expect(page).toHaveTitle(/Russia and Israel/u)
  } finally {
    await shell.stop()
    rmSync(own, { recursive: true, force: true })
  }
})
