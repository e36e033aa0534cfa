// Plain JavaScript: it must run on Node 20.19. Builds the workbench when its sources are not the ones it was built from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const sources = ['db', 'electron', 'renderer', 'electron.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']

/** A digest of every file that the build reads: by content, so that a fresh checkout of the same sources needs no other build. */
export function digestSources(root) {
  const hash = createHash('sha256').update(process.env.NODE_ENV ?? '')
  for (const file of sources.flatMap(name => filesIn(join(root, name))).sort((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap(entry => filesIn(join(path, entry.name)))
  } catch {
    return [path]
  }
}

const stampOf = root => join(root, 'out', 'sources.sha256')
const products = ['packages/main.json', 'packages/preload.json', 'packages/renderer.json', 'main/index.js', 'main/serve.js', 'main/worker.js', 'preload/index.cjs', 'renderer/index.html']

export function isBuilt(root, digest = digestSources(root)) {
  return products.every(product => existsSync(join(root, 'out', product))) && existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === digest
}

/** Builds with the given Node; everything the bundler says goes to standard error. Returns whether it succeeded. */
export function build(root, node) {
  const digest = digestSources(root)
  const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  // Standard output is kept for the first line of the shell that starts.
  const { status } = spawnSync(node, [bundler, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) return false
  writeFileSync(stampOf(root), digest)
  return true
}
