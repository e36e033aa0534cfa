// Plain JavaScript: it must run on Node 20.19. Runs one shell to its end.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** An Electron that ends sooner than this, on its own and not because it refused the project, cannot run here. */
const soonMs = 5_000
/** The exit code of electron/main for a project that was refused: another shell would refuse it too. */
const refusedExitCode = 3

function run(program, args, options) {
  return new Promise(resolve => {
    const startedAt = Date.now()
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const pass = signal => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    let asked = false
    const listeners = signals.map(signal => {
      const listener = () => {
        asked = true
        pass(signal)
      }
      process.on(signal, listener)
      return () => process.off(signal, listener)
    })
    const end = (code, why) => {
      listeners.forEach(stop => stop())
      resolve({ code, why, soon: Date.now() - startedAt < soonMs && !asked })
    }
    child.on('error', error => end(1, error.message))
    child.on('exit', (code, signal) => end(code ?? 1, signal ? `signal ${signal}` : `exit code ${code}`))
  })
}

// The path goes on, the words never do: command lines can be read by every user of the machine.
const withPassphrase = path => (path === null ? [] : [`--passphrase-file=${path}`])

/** Runs Electron; resolves with its exit code, or with why it cannot run here. */
export async function runElectron(root, binary, { file, passphraseFile }) {
  // Electron refuses to start its sandbox for root on Linux; the pages stay isolated and without rights all the same.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const { code, why, soon } = await run(binary, [...(asRoot ? ['--no-sandbox'] : []), root, ...withPassphrase(passphraseFile), ...(file === null ? [] : [file])], {})
  return soon && code !== 0 && code !== refusedExitCode ? { failed: why } : { code: code === refusedExitCode ? 1 : code }
}

/** Runs the browser shell; resolves with its exit code. */
export async function runBrowserShell(root, node, { file, noOpen, keep, passphraseFile }) {
  const flags = [...(noOpen ? ['--no-open'] : []), ...(keep ? ['--keep'] : []), ...withPassphrase(passphraseFile)]
  const { code } = await run(node, [join(root, 'out', 'main', 'serve.js'), ...flags, '--', ...(file === null ? [] : [file])], {})
  return code
}
