// Plain JavaScript: it must run on Node 20.19. Finds Electron's binary, or gets it: once for each version, never in a loop of failures.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const packageOf = root => join(root, 'node_modules', 'electron')
const memoryOf = root => join(root, 'node_modules', '.cache', 'entente', 'electron.json')

export function electronVersion(root) {
  try {
    return JSON.parse(readFileSync(join(packageOf(root), 'package.json'), 'utf8')).version
  } catch {
    return null
  }
}

/** The path of Electron's binary, or null where it is not (wholly) there. */
export function electronBinary(root) {
  const folder = packageOf(root)
  try {
    const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** Why an earlier start gave up on this version; null where it did not. */
export function earlierFailure(root) {
  try {
    const { version, reason } = JSON.parse(readFileSync(memoryOf(root), 'utf8'))
    return version === electronVersion(root) ? reason : null
  } catch {
    return null
  }
}

export function rememberFailure(root, reason) {
  try {
    mkdirSync(dirname(memoryOf(root)), { recursive: true })
    writeFileSync(memoryOf(root), JSON.stringify({ version: electronVersion(root), reason }))
  } catch {
    // A folder that cannot be written to: the next start tries once more.
  }
}

export function forgetFailure(root) {
  rmSync(memoryOf(root), { force: true })
}

/**
 * Electron's binary, fetched if need be: `{ binary }`, or `{ reason }` why there is none. Says its progress through `say`; gives up
 * when not a byte has come for `silenceMs`.
 */
export async function obtainElectron(root, node, { say, retry = false, silenceMs = 60_000 }) {
  const present = electronBinary(root)
  if (present) return { binary: present }
  const version = electronVersion(root)
  if (version === null) return { reason: 'its package is not installed' }
  if (retry) forgetFailure(root)
  const earlier = earlierFailure(root)
  if (earlier) return { reason: `an earlier start could not get it (${earlier}); --retry-electron tries again` }
  say(`Getting Electron ${version}, once …`)
  const reason = await fetchElectron(root, node, { say, silenceMs })
  const binary = electronBinary(root)
  if (binary) return { binary }
  const told = reason ?? 'the download left no program'
  rememberFailure(root, told)
  return { reason: told }
}

function fetchElectron(root, node, { say, silenceMs }) {
  return new Promise(resolve => {
    const child = spawn(node, [join(import.meta.dirname, 'fetch-electron.mjs'), packageOf(root)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    let reason = null
    const giveUp = () => {
      reason = `not a byte came for ${Math.round(silenceMs / 1000)} seconds`
      child.kill('SIGKILL')
    }
    let timer = setTimeout(giveUp, silenceMs)
    let saidPercent = 0
    child.on('message', message => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, silenceMs)
      if (message.failed) reason = message.failed
      if (message.percent >= saidPercent + 10) {
        saidPercent = message.percent
        say(`  ${message.percent} %`)
      }
    })
    const end = () => {
      clearTimeout(timer)
      resolve(reason)
    }
    child.on('error', error => {
      reason = error.message
      end()
    })
    child.on('exit', end)
  })
}
