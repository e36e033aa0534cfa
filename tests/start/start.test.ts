import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseStart, whyNotElectron } from '../../scripts/launcher/arguments.mjs'
import { digestSources, isBuilt } from '../../scripts/launcher/build.mjs'
import { earlierFailure, electronBinary, obtainElectron } from '../../scripts/launcher/electron.mjs'
import { temporaryFolder } from '../support/temporary.ts'

const root = resolve(import.meta.dirname, '../..')

test('the arguments of a start', () => {
  const none = { file: null, shell: undefined, noOpen: false, keep: false, passphraseFile: null, retryElectron: false, help: false }
  expect(parseStart([], {})).toEqual(none)
  expect(parseStart(['case.entente', '--shell', 'browser', '--no-open', '--keep', '--retry-electron'], {}))
    .toEqual({ ...none, file: 'case.entente', shell: 'browser', noOpen: true, keep: true, retryElectron: true })
  expect(parseStart(['--passphrase-file', 'words'], {}).passphraseFile).toBe('words')
  expect(parseStart([], { ENTENTE_SHELL: 'browser' }).shell).toBe('browser')
  expect(parseStart(['--shell', 'electron'], { ENTENTE_SHELL: 'browser' }).shell).toBe('electron')
  for (const wrong of [['--shell', 'tty'], ['--frob'], ['a', 'b']]) expect(() => parseStart(wrong, {})).toThrow()
})

test('why Electron is not tried', () => {
  const options = { shell: undefined, noOpen: false }
  expect(whyNotElectron(options, { env: {}, platform: 'linux' })).toContain('no display')
  expect(whyNotElectron(options, { env: { DISPLAY: ':0' }, platform: 'linux' })).toBeNull()
  expect(whyNotElectron(options, { env: {}, platform: 'darwin' })).toBeNull()
  expect(whyNotElectron({ ...options, shell: 'browser' }, { env: { DISPLAY: ':0' }, platform: 'linux' })).toContain('asked for')
})

/** Puts in place what a build of the folder's sources leaves, without building. */
function pretendBuilt(folder: string): void {
  for (const product of ['packages/main.json', 'packages/preload.json', 'packages/renderer.json', 'main/index.js', 'main/serve.js', 'main/worker.js', 'preload/index.cjs', 'renderer/index.html']) {
    mkdirSync(dirname(join(folder, 'out', product)), { recursive: true })
    writeFileSync(join(folder, 'out', product), '')
  }
  writeFileSync(join(folder, 'out', 'sources.sha256'), digestSources(folder))
}

test('what is built is built again only when a source is another one', () => {
  const folder = temporaryFolder()
  for (const name of ['db', 'electron', 'renderer']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'db', 'a.ts'), 'one')
  expect(isBuilt(folder)).toBe(false)
  pretendBuilt(folder)
  expect(isBuilt(folder)).toBe(true)
  writeFileSync(join(folder, 'db', 'a.ts'), 'one')
  expect(isBuilt(folder)).toBe(true)
  writeFileSync(join(folder, 'db', 'a.ts'), 'two')
  expect(isBuilt(folder)).toBe(false)
  writeFileSync(join(folder, 'db', 'a.ts'), 'one')
  writeFileSync(join(folder, 'renderer', 'b.ts'), '')
  expect(isBuilt(folder)).toBe(false)
})

/** A project folder whose Electron package downloads by the given module text. */
function electronPackage(download: string): string {
  const folder = temporaryFolder()
  const electron = join(folder, 'node_modules', 'electron')
  mkdirSync(join(electron, 'node_modules', '@electron', 'get'), { recursive: true })
  writeFileSync(join(electron, 'package.json'), '{"name":"electron","version":"9.9.9"}')
  writeFileSync(join(electron, 'checksums.json'), '{}')
  writeFileSync(join(electron, 'install.js'), `
    const fs = require('node:fs'), path = require('node:path')
    if (!fs.existsSync(path.join(__dirname, 'archive'))) process.exit(1)
    fs.mkdirSync(path.join(__dirname, 'dist')); fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), ''); fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron')`)
  writeFileSync(join(electron, 'node_modules', '@electron', 'get', 'package.json'), '{"name":"@electron/get","type":"module","main":"index.js"}')
  writeFileSync(join(electron, 'node_modules', '@electron', 'get', 'index.js'), `
    import fs from 'node:fs'
    fs.appendFileSync(${JSON.stringify(join(folder, 'tries'))}, 'x')
    const wait = ms => new Promise(done => setTimeout(done, ms))
    const archive = ${JSON.stringify(join(electron, 'archive'))}
    export async function downloadArtifact({ downloadOptions: { getProgressCallback: progress } }) { ${download} }`)
  return folder
}
const tries = (folder: string) => readFileSync(join(folder, 'tries'), 'utf8').length

test('Electron is fetched with progress, and found the next time', async () => {
  const folder = electronPackage("for (const percent of [0.1, 0.5, 1]) { await progress({ percent }); await wait(20) } fs.writeFileSync(archive, '')")
  const said: string[] = []
  const { binary } = await obtainElectron(folder, process.execPath, { say: text => void said.push(text) })
  expect(binary).toBe(electronBinary(folder))
  expect(said).toEqual(['Getting Electron 9.9.9, once …', '  10 %', '  50 %', '  100 %'])
  expect(await obtainElectron(folder, process.execPath, { say: () => { throw new Error('nothing to say') } })).toEqual({ binary })
  expect(tries(folder)).toBe(1)
})

test('a refused download is tried once for each version, and again when asked', async () => {
  const folder = electronPackage("throw Object.assign(new Error('fetch failed'), { cause: { code: 'ECONNREFUSED' } })")
  const say = () => undefined
  expect((await obtainElectron(folder, process.execPath, { say })).reason).toBe('ECONNREFUSED')
  expect((await obtainElectron(folder, process.execPath, { say })).reason).toContain('--retry-electron')
  expect(tries(folder)).toBe(1)
  expect((await obtainElectron(folder, process.execPath, { say, retry: true })).reason).toBe('ECONNREFUSED')
  expect(tries(folder)).toBe(2)
  writeFileSync(join(folder, 'node_modules', 'electron', 'package.json'), '{"name":"electron","version":"9.9.10"}')
  expect(earlierFailure(folder)).toBeNull()
})

test('a download that falls silent is given up, one that moves is not', async () => {
  const silent = electronPackage('await progress({ percent: 0.1 }); await wait(60_000)')
  expect((await obtainElectron(silent, process.execPath, { say: () => undefined, silenceMs: 1_500 })).reason).toContain('not a byte came')
  const slow = electronPackage("for (let percent = 0; percent < 8; percent++) { await progress({ percent: percent / 10 }); await wait(300) } fs.writeFileSync(archive, '')")
  expect((await obtainElectron(slow, process.execPath, { say: () => undefined, silenceMs: 1_500 })).binary).toBeDefined()
})

/** A copy of the program whose Electron is the given shell script; resolves with what a start says until `enough` of it is there. */
async function startWith(script: string, enough: RegExp): Promise<{ out: string; errors: string }> {
  const folder = temporaryFolder()
  for (const name of ['db', 'electron', 'renderer', 'scripts', 'package.json', 'package-lock.json', 'electron.config.ts', 'tsconfig.json']) cpSync(join(root, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'node_modules', 'electron', 'dist'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== 'electron' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  writeFileSync(join(folder, 'node_modules', 'electron', 'package.json'), '{"name":"electron","version":"9.9.9"}')
  writeFileSync(join(folder, 'node_modules', 'electron', 'path.txt'), 'electron')
  const binary = join(folder, 'node_modules', 'electron', 'dist', 'electron')
  writeFileSync(binary, `#!/bin/sh\n${script}\n`)
  chmodSync(binary, 0o755)
  pretendBuilt(folder)

  const child = spawn(process.execPath, [join(folder, 'scripts', 'start.mjs'), 'case.entente'], {
    cwd: folder, env: { ...process.env, ENTENTE_DATA: join(folder, 'data'), ENTENTE_BROWSER: join(folder, 'no-browser'), DISPLAY: ':99' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  return await new Promise(done => {
    const look = () => {
      if (enough.test(out + errors)) child.kill('SIGTERM')
    }
    child.stdout.on('data', chunk => { out += String(chunk); look() })
    child.stderr.on('data', chunk => { errors += String(chunk); look() })
    child.on('close', () => done({ out, errors }))
  })
}

test.skipIf(process.platform === 'win32')('Electron gets the project as an absolute path, and root\'s switch', async () => {
  const { out } = await startWith('echo "STARTED $@"; exit 0', /never/u)
  expect(out).toMatch(/^STARTED (?:--no-sandbox )?\S+ \/\S+\/case\.entente$/mu)
  expect(out.includes('--no-sandbox')).toBe(process.platform === 'linux' && process.getuid?.() === 0)
})

test.skipIf(process.platform === 'win32')('an Electron that ends at once gives way to the browser shell; one that refused the project does not', async () => {
  const failed = await startWith('exit 127', /case\.entente/u)
  expect(failed.errors).toContain('The browser shell runs instead of Electron: it ended at once (exit code 127).')
  const refused = await startWith('echo "no such project" >&2; exit 3', /instead/u)
  expect(refused.errors).toBe('no such project\n')
})
