// Sees to it that there is a browser for the end-to-end tests, and says which; fails with what to do where none can be had.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findTestBrowser } from './browser.ts'

const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0

const install = ['install', '-y', '--no-install-recommends', 'chromium']
/** Ways to get a browser, in order; each is tried only where the ones before left none. */
const ways: { what: string; try(): boolean }[] = [
  {
    what: 'Debian\'s package',
    try: () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') &&
      (run('apt-get', install) || (run('apt-get', ['update']) && run('apt-get', install))),
  },
  {
    what: 'Playwright\'s own',
    try: () => run(process.execPath, [join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']),
  },
]

let browser = findTestBrowser()
for (const way of ways) {
  if (browser || process.env['ENTENTE_BROWSER']) break
  process.stderr.write(`No browser for the tests yet; getting ${way.what} …\n`)
  way.try()
  browser = findTestBrowser()
}
if (browser) {
  process.stdout.write(`End-to-end tests run in ${browser}\n`)
} else {
  process.stderr.write('The end-to-end tests need Chromium, Chrome or Edge, and none could be had.\nInstall one, or set ENTENTE_BROWSER to its program, and run the tests again.\n')
  process.exitCode = 1
}
