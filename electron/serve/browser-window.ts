import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Preferences } from '../../db/contract/methods/preferences.ts'
import { privateFolder } from '../host/paths.ts'

/** A browser as a plain window: nothing of the user's own browser, no traces kept, and as little talk of its own as it can be told to. */
const quietFlags = [
  '--no-first-run', '--no-default-browser-check', '--no-pings', '--no-service-autorun',
  '--disable-background-networking', '--disable-breakpad', '--disable-client-side-phishing-detection', '--disable-component-update', '--disable-default-apps',
  '--disable-domain-reliability', '--disable-extensions', '--disable-quic', '--disable-sync', '--metrics-recording-only', '--password-store=basic',
  '--use-mock-keychain', '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
]

export interface BrowserWindow {
  /** Resolves when the browser has ended, with its exit code (null: by a signal, or it could not be started). */
  readonly ended: Promise<number | null>
  /** Removes the file that carried the launch link; call it when the window has come in. */
  forgetLink(): void
  /** Ends the browser and removes its profile. */
  close(): Promise<void>
}

interface WindowOptions {
  browser: string
  link: string
  folder: string
  bounds?: Preferences['window']
  asRoot?: boolean
}

/**
 * Opens the link in an app-mode window of `browser`, with a profile of its own that is thrown away afterwards. The link does not go on the
 * command line, where every user could read it: a page in a file that only this user can read leads there, and is removed after use.
 */
export function openBrowserWindow({ browser, link, folder, bounds, asRoot = process.getuid?.() === 0 }: WindowOptions): BrowserWindow {
  const home = privateFolder(browserFolder(browser, folder))
  removeLeftovers(home)
  const profile = privateFolder(home, `profile-${process.pid}`)
  const page = join(home, `open-${process.pid}-${randomBytes(8).toString('hex')}.html`)
  writeFileSync(page, launchPage(link), { mode: 0o600, flag: 'wx' })
  const forgetLink = () => rmSync(page, { force: true })

  const size = bounds ? [`--window-size=${bounds.width},${bounds.height}`] : ['--window-size=1440,900']
  const place = bounds?.x !== undefined && bounds.y !== undefined ? [`--window-position=${bounds.x},${bounds.y}`] : []
  const child = spawn(
    browser,
    [
      `--app=${pathToFileURL(page).href}`, `--user-data-dir=${profile}`, ...quietFlags, ...size, ...place,
      ...(bounds?.maximized ? ['--start-maximized'] : []),
      // Chromium refuses to start its sandbox for root.
      ...(asRoot && process.platform === 'linux' ? ['--no-sandbox', '--test-type'] : []),
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise<number | null>(resolve => {
    child.once('error', () => resolve(null))
    child.once('exit', code => resolve(code))
  })
  return {
    ended,
    forgetLink,
    async close() {
      forgetLink()
      await endBrowser(child, ended)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** A page without scripts that leads to the link at once, in place of itself, so that Back does not return to it. */
export function launchPage(link: string): string {
  const address = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return [
    '<!doctype html>', '<meta charset="utf-8">', '<meta name="referrer" content="no-referrer">', '<title>Entente</title>',
    `<meta http-equiv="refresh" content="0;url=${address}">`, '',
  ].join('\n')
}

/** Where the browser may read and write: one that is packed as a snap sees no hidden folders, only its own. */
function browserFolder(browser: string, folder: string): string {
  const snap = /^\/snap\/(?:bin\/)?([a-z-]+)/u.exec(browser)?.[1]
  return snap ? join(homedir(), 'snap', snap, 'common', 'entente') : join(folder, 'browser')
}

/** Profiles and launch pages of starts that were killed; those of other running workbenches stay. */
function removeLeftovers(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = Number(/^(?:profile|open)-(\d+)/u.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 2, retryDelay: 50 })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function endBrowser(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await ended
  clearTimeout(insist)
}
