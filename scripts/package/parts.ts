import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { shippedFonts } from '../../db/formats/fonts.ts'
import { electronNotices, holders, standardText, vendoredIn } from './vendored.ts'

/** A piece of other people's work that ships with the program. */
export interface Part {
  readonly name: string
  readonly version: string
  /** As an SPDX expression; empty where the package names none. */
  readonly licence: string
  /** Compiled into our bundles, loaded as it is, the runtime underneath, or carried inside another part. */
  readonly how: 'bundled' | 'module' | 'runtime' | 'vendored'
  readonly homepage: string | null
  /** The texts of its licence and notices. */
  readonly texts: readonly string[]
  /** Its digest in the lock file, as `sha512-…`; null for what is no package. */
  readonly integrity: string | null
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly licenses?: readonly { readonly type?: string }[]
  readonly homepage?: string
  readonly author?: string | { readonly name?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Needed to compile a native module and by nothing that runs. */
const compileOnly: readonly string[] = ['node-addon-api']
const isNodeItself = (name: string) => /^node-(?:bin-)?(?:linux|darwin|win)-/u.test(name)

/**
 * Everything of others that ships, by name: what the last build bundled (`out/packages`), the modules that stay outside the bundles with what
 * they need, the fonts of figures, Electron, and what these carry inside. Throws where nothing was built.
 */
export function shippedParts(root: string): Part[] {
  const lock = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, { integrity?: string }>> }).packages
  const packageOf = (folder: string, how: Part['how']): Part => {
    const manifest = manifestOf(root, folder)
    const { name, version, homepage = null } = manifest
    const licence = licenceOf(manifest)
    const texts = licenceTexts(join(root, folder))
    // Some packages name a licence and bring no text of it.
    const standard = texts.length > 0 ? null : standardText(licence, holders[name] ?? authorOf(manifest))
    return { name, version, licence, how, homepage, texts: standard === null ? texts : [standard], integrity: lock[folder]?.integrity ?? null }
  }
  const bundled = ['main', 'preload', 'renderer'].flatMap(part => JSON.parse(readFileSync(join(root, 'out/packages', `${part}.json`), 'utf8')) as string[])
  const fonts = shippedFonts.map(({ packagePath }) => `node_modules/${packagePath.split(/[\\/]/u).slice(0, 2).join('/')}`)
  const modules = moduleFolders(root)
  const packages = [
    ...[...new Set([...bundled, ...fonts])].filter(folder => !modules.includes(folder)).map(folder => packageOf(folder, 'bundled')),
    ...modules.map(folder => packageOf(folder, 'module')),
    { ...packageOf('node_modules/electron', 'runtime'), texts: [...licenceTexts(join(root, 'node_modules/electron')), electronNotices] },
  ]
  const vendored = vendoredIn.filter(({ within }) => packages.some(({ name }) => name === within)).map(({ within, name, licence, homepage, text }): Part => ({
    name, licence, homepage, how: 'vendored', integrity: null, version: `inside ${within} ${packages.find(part => part.name === within)?.version ?? ''}`,
    texts: [typeof text === 'string' ? text : licenceTexts(join(root, 'node_modules', text.as))[0] ?? ''],
  }))
  return [...packages, ...vendored].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The folders of the modules that ship as they are, with what they need at run time. */
export function moduleFolders(root: string): string[] {
  const found = new Set<string>()
  const visit = (name: string, from: string) => {
    if (compileOnly.includes(name) || isNodeItself(name)) return
    const folder = [...(from === '' ? [] : [`${from}/node_modules/${name}`]), `node_modules/${name}`].find(candidate => existsSync(join(root, candidate, 'package.json')))
    // An optional part for another system is not here.
    if (folder === undefined || found.has(folder)) return
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(root, folder)
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, folder)
  }
  for (const name of Object.keys(manifestOf(root, '').dependencies ?? {})) visit(name, '')
  return [...found].toSorted()
}

function manifestOf(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license
  return license?.type ?? (licenses ?? []).flatMap(({ type }) => type ?? []).join(' OR ')
}

function authorOf({ author }: Manifest): string | null {
  const name = typeof author === 'string' ? author : (author?.name ?? '')
  return name === '' ? null : name
}

/** What a package says about its licence, in files of its own. */
function licenceTexts(folder: string): string[] {
  return readdirSync(folder).filter(name => /^(?:licen[cs]e|copying|notice)/iu.test(name)).toSorted().flatMap(name => {
    try {
      return [readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()]
    } catch {
      return []
    }
  })
}
