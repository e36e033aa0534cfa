import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createLog } from '../host/log.ts'
import { dataFolder, privateFolder } from '../host/paths.ts'
import { projectRefusal } from '../host/refusals.ts'
import { sampleProject } from '../host/sample.ts'
import { createDevelopmentHandler, createStaticHandler } from '../host/static.ts'
import { openWorkbench } from '../host/workbench.ts'
import { openBrowserWindow, type BrowserWindow } from './browser-window.ts'
import { findBrowser } from './find-browser.ts'
import { endWithLastWindow } from './last-window.ts'
import { hasDisplay, parseServeOptions, type ServeOptions } from './options.ts'
import { startLoopbackServer } from './server.ts'

/** The browser shell's composition root: opens the project, serves it to this user's own windows, and ends with the last of them. */
async function serve({ file, noOpen, keep }: ServeOptions): Promise<void> {
  const folder = privateFolder(dataFolder())
  const log = createLog(join(folder, 'log'))
  const development = process.env['ENTENTE_DEV_SERVER']
  const project = openWorkbench(file === null ? sampleProject(folder).file : resolve(file), {
    access: 'write', folder, workerFile: new URL('../host/worker.ts', import.meta.url), log, checkOutputs: development !== undefined,
  })
  say(`Entente in the browser shell · ${project.file}`)
  if (project.readOnly) say(`Open read-only: ${project.readOnlyReason}`)

  const pages = development ? createDevelopmentHandler(development) : createStaticHandler(join(import.meta.dirname, '../../out/renderer'))
  const server = await startLoopbackServer({ dispatch: project.dispatch, subscribe: listener => project.subscribe(listener), pages, log })
  say(`Serving on ${server.origin}, for this user on this machine only`)

  const ending = new AbortController()
  let window: BrowserWindow | null = null
  const end = async (reason: string) => {
    if (ending.signal.aborted) return
    ending.abort()
    await server.close(reason)
    await window?.close()
    project.close()
    process.exit()
  }
  const printLink = () => say(`Open ${server.newLaunchLink()}\nThe link works once; press Enter for a fresh one, Ctrl-C to end.`)

  const browser = noOpen || !hasDisplay() ? null : findBrowser()
  if (browser) {
    const { window: bounds } = await project.client.call('preferences.get', {})
    const opened = openBrowserWindow({ browser, folder, link: server.newLaunchLink(), ...(bounds ? { bounds } : {}) })
    window = opened
    server.windows.onChange(() => opened.forgetLink())
    say('Opening a window. Press Enter for a launch link to open it elsewhere, Ctrl-C to end.')
    const startedAt = Date.now()
    void opened.ended.then(code => {
      if (server.windows.count > 0 || ending.signal.aborted) return
      if (code === 0 || Date.now() - startedAt > 5_000) return void (keep || end('The window was closed.'))
      say(`The browser (${browser}) did not start. Open the link yourself:`)
      printLink()
    })
  } else {
    if (!noOpen) say(hasDisplay() ? 'No Chromium, Chrome or Edge was found (ENTENTE_BROWSER may name one).' : 'There is no display here to open a window on.')
    printLink()
  }

  if (!keep) endWithLastWindow(server.windows, () => void end('The window was closed.'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end('Entente was ended from its terminal.'))
  createInterface({ input: process.stdin }).on('line', printLink)
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
