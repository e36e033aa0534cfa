// Starts the workbench: builds what is not built, and runs it on Electron where that can be, else in a browser.
import { resolve } from 'node:path'
import { findNode, noNodeMessage } from '../electron/cli/runtime.mjs'
import { parseStart, usage, whyNotElectron } from './launcher/arguments.mjs'
import { build, isBuilt } from './launcher/build.mjs'
import { obtainElectron } from './launcher/electron.mjs'
import { runBrowserShell, runElectron } from './launcher/run.mjs'

const root = resolve(import.meta.dirname, '..')
// Standard output belongs to the shell: its first line says which one runs and where the project is.
const say = text => process.stderr.write(`${text}\n`)

async function start(args) {
  let options
  try {
    options = parseStart(args)
  } catch (error) {
    say(`${error.message}\n\n${usage}`)
    return 2
  }
  if (options.help) {
    console.log(usage)
    return 0
  }
  const node = findNode()
  if (node === null) {
    say(noNodeMessage)
    return 1
  }
  if (!isBuilt(root)) {
    say('Building the workbench, once for these sources …')
    if (!build(root, node)) {
      say('The workbench could not be built; the messages above say why.')
      return 1
    }
  }
  const file = options.file === null ? null : resolve(options.file)
  const passphraseFile = options.passphraseFile === null ? null : resolve(options.passphraseFile)
  const named = { ...options, file, passphraseFile }
  const why = whyNotElectron(options) ?? await tryElectron(node, named)
  if (typeof why === 'number') return why
  if (options.shell === 'electron') {
    say(`Electron does not run: ${why}.`)
    return 1
  }
  if (options.shell !== 'browser') say(`The browser shell runs instead of Electron: ${why}.`)
  return await runBrowserShell(root, node, named)
}

/** Runs Electron to its end and returns the exit code, or returns why it did not run. */
async function tryElectron(node, { retryElectron, ...named }) {
  const { binary, reason } = await obtainElectron(root, node, { say, retry: retryElectron })
  if (!binary) return reason
  const { code, failed } = await runElectron(root, binary, named)
  return failed ? `it ended at once (${failed})` : code
}

process.exitCode = await start(process.argv.slice(2))
