import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { PackageTarget } from '../../electron-builder.config.ts'
import type { ArchivedFile } from './archive.ts'

/** Most bytes of the program's own files, without Electron: what a change adds by mistake shows here. */
export const sizeBudget = 40_000_000

/** The bundles of `out/main` that one of the entries loads, directly or not, as paths below the project with slashes. */
export function bundlesOf(root: string, entries: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    const code = readFileSync(join(root, 'out/main', name), 'utf8')
    for (const [, imported = ''] of code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["'`](\.{1,2}\/[^"'`]+\.js)["'`]/gu)) visit(posix.join(dirname(name), imported))
  }
  entries.forEach(visit)
  return [...found].map(name => `out/main/${name}`).toSorted()
}

/** Every bundle of `out/main`, as paths below the project with slashes. */
export function allBundles(root: string): string[] {
  return readdirSync(join(root, 'out/main'), { recursive: true, encoding: 'utf8' }).map(name => `out/main/${name.replaceAll('\\', '/')}`).filter(name => name.endsWith('.js')).toSorted()
}

/** What each module that stays outside the bundles needs to run. */
const moduleFiles: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^(?:lib\/.+\.js|prebuilds\/[a-z0-9-]+\.node|LICENSE)$/u,
  'better-sqlite3-multiple-ciphers': /^(?:lib\/.+\.js|prebuilds\/[a-z0-9-]+\.node|LICENSE)$/u,
  '@resvg/resvg-js': /^(?:index\.js|js-binding\.js|LICENSE)$/u,
  highs: /^(?:build\/highs\.(?:js|mjs|wasm)|LICENSE)$/u,
  'subset-font': /^(?:index\.js|LICENSE)$/u,
  fontverter: /^(?:index\.js|LICENSE)$/u,
  wawoff2: /^(?:(?:index|compress|decompress)\.js|(?:build|bin)\/.+\.js|LICENSE(?:\.md)?)$/u,
  argparse: /^(?:argparse\.js|lib\/.+\.js|LICENSE)$/u,
  'woff2sfnt-sfnt2woff': /^(?:[a-z0-9-]+\.js|lib\/.+\.js|LICENSE)$/u,
  pako: /^(?:index\.js|lib\/.+\.js|dist\/.+\.js|LICENSE)$/u,
  harfbuzzjs: /^(?:dist\/.+\.(?:js|mjs|wasm)|LICENSE)$/u,
  'p-limit': /^(?:index\.js|license)$/u,
  'yocto-queue': /^(?:index\.js|license)$/u,
}

/** The module of resvg that a platform needs, by the names of its packages. */
const resvgBinary = { linux: /^@resvg\/resvg-js-linux-(?:x64|arm64)-gnu$/u, darwin: /^@resvg\/resvg-js-darwin-(?:x64|arm64)$/u, win32: /^@resvg\/resvg-js-win32-(?:x64|arm64)-msvc$/u } as const

interface Content { readonly bundles: readonly string[]; readonly target: PackageTarget }

/** What is wrong with the files of a packaged program, one sentence each; empty when it has what must ship and nothing else. */
export function faultsOfContent(files: readonly ArchivedFile[], { bundles, target }: Content): string[] {
  const { platform, arch } = target
  const paths = new Map(files.map(file => [file.path, file]))
  const native = [`node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`, `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${platform}-${arch}.node`]
  const required = ['package.json', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/main/fonts/OFL.txt', ...bundles, ...native, ...Object.keys(moduleFiles).map(name => `node_modules/${name}/package.json`)]
  const missing = required.filter(path => !paths.has(path)).map(path => `${path} is missing.`)
  if (!files.some(({ path }) => isResvgBinary(path, platform))) missing.push(`The renderer of figures for ${platform} is missing.`)
  const unexpected = files.filter(({ path }) => !mayShip(path, bundles, native, platform)).map(({ path }) => `${path} does not belong into the program.`)
  const packed = files.filter(({ path, unpacked }) => (path.endsWith('.node') || path.startsWith('out/main/fonts/')) !== unpacked).map(({ path, unpacked }) => `${path} must ${unpacked ? '' : 'not '}be in the archive.`)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const heavy = size > sizeBudget ? [`The program's own files take ${size} bytes, more than the ${sizeBudget} allowed.`] : []
  return [...missing, ...unexpected, ...packed, ...heavy]
}

const isResvgBinary = (path: string, platform: PackageTarget['platform']) => path.endsWith('.node') && resvgBinary[platform].test(path.split('/').slice(1, 3).join('/'))

function mayShip(path: string, bundles: readonly string[], native: readonly string[], platform: PackageTarget['platform']): boolean {
  if (path === 'package.json' || path === 'out/preload/index.cjs' || bundles.includes(path)) return true
  if (path.startsWith('out/main/fonts/')) return /^out\/main\/fonts\/[A-Za-z0-9_]+\.(?:ttf|txt)$/u.test(path)
  if (path.startsWith('out/renderer/')) return /^out\/renderer\/(?:index\.html|assets\/[^/]+\.(?:js|css|ttf|svg|png|woff2|wasm))$/u.test(path)
  if (!path.startsWith('node_modules/')) return false
  const parts = path.split('/').slice(1)
  const name = parts.slice(0, path.startsWith('node_modules/@') ? 2 : 1).join('/')
  const within = parts.slice(name.split('/').length).join('/')
  if (resvgBinary[platform].test(name)) return within === 'package.json' || /^resvgjs\.[a-z0-9-]+\.node$/u.test(within) || /^licen[cs]e/iu.test(within)
  if (within.startsWith('prebuilds/')) return native.includes(path)
  return Object.hasOwn(moduleFiles, name) && (within === 'package.json' || moduleFiles[name]?.test(within) === true)
}
