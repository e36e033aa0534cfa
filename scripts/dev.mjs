// Development with hot reload, on Electron where its binary is there, else in the browser shell.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { findNode, noNodeMessage } from '../electron/cli/runtime.mjs'
import { parseStart, usage, whyNotElectron } from './launcher/arguments.mjs'
import { obtainElectron } from './launcher/electron.mjs'

const root = resolve(import.meta.dirname, '..')
const say = text => process.stderr.write(`${text}\n`)

async function develop(args) {
  let options
  try {
    options = parseStart(args)
  } catch (error) {
    say(`${error.message}\n\n${usage}`)
    return 2
  }
  const node = findNode()
  if (node === null) {
    say(noNodeMessage)
    return 1
  }
  const file = options.file === null ? [] : [resolve(options.file)]
  const why = whyNotElectron(options) ?? (await obtainElectron(root, node, { say, retry: options.retryElectron })).reason
  if (why) say(`Developing in the browser shell: ${why}.`)
  const program = why
    ? [join(root, 'scripts', 'dev-browser.ts'), '--keep', ...(options.noOpen ? ['--no-open'] : []), '--', ...file]
    : [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', '-c', 'electron.config.ts', '--watch', '--', ...file]
  const child = spawn(node, program, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return await new Promise(done => {
    child.on('error', () => done(1))
    child.on('exit', code => done(code ?? 0))
  })
}

process.exitCode = await develop(process.argv.slice(2))
