import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createAutoLock } from '../host/auto-lock.ts'
import { keepRunning } from '../host/keep-running.ts'
import { createLog } from '../host/log.ts'
import { readPassphrase } from '../host/passphrase-file.ts'
import { dataFolder, privateFolder } from '../host/paths.ts'
import { programVersion } from '../../db/contract/version.ts'
import { projectRefusal } from '../host/refusals.ts'
import { sampleProject } from '../host/sample.ts'
import { createDevelopmentHandler, createStaticHandler } from '../host/static.ts'
import { createPreferenceStore } from '../host/preferences.ts'
import { createProjectPool } from '../host/project-pool.ts'
import { createRecentProjects } from '../host/recent-projects.ts'
import { createWindowSession, type WindowSession } from '../host/window-session.ts'
import { unlockFile } from '../../db/service/locks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import { openWorkbench, type OpenWorkbench } from '../host/workbench.ts'
import { openBrowserWindow, type BrowserWindow } from './browser-window.ts'
import { findBrowser } from './find-browser.ts'
import { endWithLastWindow } from './last-window.ts'
import { hasDisplay, parseServeOptions, type ServeOptions } from './options.ts'
import { startLoopbackServer, type LoopbackServer } from './server.ts'

/** Run as it is written by the development mode, else out of the bundle, where the worker lies beside it. */
const workerFile = new URL(import.meta.filename.endsWith('.ts') ? '../host/worker.ts' : './worker.js', import.meta.url)

/** The browser shell's composition root: opens the project, serves it to this user's own windows, and ends with the last of them. */
async function serve({ file, noOpen, keep, passphraseFile }: ServeOptions): Promise<void> {
  const folder = privateFolder(dataFolder())
  const log = createLog(join(folder, 'log'))
  log.info('started', { shell: 'browser', version: programVersion })
  keepRunning(process, log)
  const development = process.env['ENTENTE_DEV_SERVER']
  const checkOutputs = development !== undefined
  const pool = createProjectPool(path => openWorkbench(path, {
    access: 'write', folder, workerFile, log, checkOutputs,
  }))
  const preferences = createPreferenceStore(folder, log)
  const recent = createRecentProjects(folder, log)
  createAutoLock({ pool, minutes: () => preferences.get().autoLockMinutes })
  let server: LoopbackServer | null = null
  /** What a link from the terminal opens: the project that was opened last. */
  let latest = ''
  const createSession = () => {
    const session = createWindowSession({
      pool, recent, preferences, folder, workerFile, log, checkOutputs, anyPath: true, newWindow: path => server?.newLaunchLink(path ?? undefined) ?? null,
    })
    session.subscribe(event => {
      if (event.type === 'project-opened' && session.project) latest = session.project.file
    })
    return session
  }
  // Opened before anything is served, so that a refusal ends the start; the first window takes it over.
  let first: WindowSession | null = createSession()
  if (file !== null && passphraseFile !== null) await unlockFile(resolve(file), readPassphrase(passphraseFile))
  const project = await openOrAsk(first, file === null ? sampleProject(folder).file : resolve(file))
  latest = project?.file ?? resolve(file ?? '')
  say(`Entente in the browser shell · ${latest}`)
  if (first.damaged) say(`${first.damaged.message}\nIts window says what can be saved of it.`)
  else if (project === null) say('The project is locked: its window asks for the passphrase.')
  else if (project?.readOnly) say(`Open read-only: ${project.readOnlyReason}`)

  const pages = development ? createDevelopmentHandler(development) : createStaticHandler(join(import.meta.dirname, '../../out/renderer'))
  const openWindow = (path: string | null) => {
    const session = first ?? createSession()
    if (first === null) void session.open(path ?? latest).catch((error: unknown) => log.failure('project not opened', error))
    first = null
    return session
  }
  const served = await startLoopbackServer({ openWindow, pages, log, uploadFolder: join(folder, 'uploads') })
  server = served
  say(`Serving on ${served.origin}, for this user on this machine only`)

  const ending = new AbortController()
  let window: BrowserWindow | null = null
  const end = async (reason: string) => {
    if (ending.signal.aborted) return
    ending.abort()
    await served.close(reason)
    await window?.close()
    pool.closeAll()
    process.exit()
  }
  const printLink = () => say(`Open ${served.newLaunchLink()}\nThe link works once; press Enter for a fresh one, Ctrl-C to end.`)

  const browser = noOpen || !hasDisplay() ? null : findBrowser()
  if (browser) {
    const { window: bounds } = preferences.get()
    const opened = openBrowserWindow({ browser, folder, link: served.newLaunchLink(), ...(bounds ? { bounds } : {}) })
    window = opened
    served.windows.onChange(() => opened.forgetLink())
    say('Opening a window. Press Enter for a launch link to open it elsewhere, Ctrl-C to end.')
    const startedAt = Date.now()
    void opened.ended.then(code => {
      if (served.windows.count > 0 || ending.signal.aborted) return
      if (code === 0 || Date.now() - startedAt > 5_000) return void (keep || end('The window was closed.'))
      say(`The browser (${browser}) did not start. Open the link yourself:`)
      printLink()
    })
  } else {
    if (!noOpen) say(hasDisplay() ? 'No Chromium, Chrome or Edge was found (ENTENTE_BROWSER may name one).' : 'There is no display here to open a window on.')
    printLink()
  }

  if (!keep) endWithLastWindow(served.windows, () => void end('The window was closed.'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end('Entente was ended from its terminal.'))
  createInterface({ input: process.stdin }).on('line', printLink)
}

/** Opens the project; null where its window has to ask for the passphrase first, or to say what can be saved of a damaged one. */
async function openOrAsk(session: WindowSession, file: string): Promise<OpenWorkbench | null> {
  try {
    return await session.open(file)
  } catch (error) {
    if (error instanceof ProjectFileError && (error.kind === 'needs-passphrase' || session.damaged !== null)) return null
    throw error
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

try {
  await serve(parseServeOptions(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${projectRefusal(error)}\n`)
  process.exit(1)
}
