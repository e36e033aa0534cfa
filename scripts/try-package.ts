// Starts the packaged program as a double-click does and looks whether it works: its window, its database, a figure from the worker, a locked
// project, a second double-click. Run after `npm run package`; needs a display.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import type { PackageTarget } from '../electron-builder.config.ts'
import { createProject } from '../db/service/open-project.ts'
import { programFolder } from './package/run-builder.ts'

const target = { platform: process.platform, arch: process.arch } as PackageTarget
const { program } = programFolder(join(import.meta.dirname, '../dist'), target)
const folder = mkdtempSync(join(tmpdir(), 'entente-smoke-'))
const env = { ...process.env, ENTENTE_DATA: join(folder, 'data') }
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
const running: ChildProcess[] = []

function start(args: readonly string[], environment: NodeJS.ProcessEnv = env): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(program, [...asRoot, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => { text += String(chunk) })
  return { child, said: () => text, ended: new Promise(resolve => child.once('exit', code => resolve(code))) }
}

async function until<T>(what: string, look: () => T | Promise<T>, seconds = 60): Promise<NonNullable<T>> {
  for (const end = Date.now() + seconds * 1000; ; await new Promise(done => setTimeout(done, 200))) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`In ${seconds} seconds there was no ${what}. The program said:\n${first.said()}`)
  }
}

const call = async (page: Page, method: string, input: unknown) => {
  const answer = await page.evaluate(async ([name, value]) => await (globalThis as unknown as { entente: { invoke(method: unknown, input: unknown): Promise<{ ok: boolean; value: unknown }> } }).entente.invoke(name, value), [method, input])
  if (!answer.ok) throw new Error(`${method} failed: ${JSON.stringify(answer)}`)
  return answer.value as Record<string, unknown>
}

const expectTrue = (fact: boolean, what: string) => {
  if (!fact) throw new Error(`Not so: ${what}`)
  console.log(`ok  ${what}`)
}

if (!existsSync(program)) throw new Error(`${program} is not there: run npm run package first.`)
const [one, other] = [join(folder, 'one case.entente'), join(folder, 'שני.entente')]
createProject(one, { title: 'One case' })
createProject(other, { title: 'Another case' })
const first = start(['--remote-debugging-port=0', one])
try {
  const [, address = ''] = await until('address of the window', () => /DevTools listening on (ws:\/\/\S+)/u.exec(first.said()))
  const browser = await chromium.connectOverCDP(address.replace(/^ws:/u, 'http:').replace(/\/devtools\/.*$/u, ''))
  const pages = () => browser.contexts().flatMap(context => context.pages()).filter(page => page.url().startsWith('entente://app/'))
  const page = await until('window', () => pages()[0])
  await until('title of the project', async () => (await page.title()).includes('One case'))
  expectTrue(first.said().includes('Entente in Electron'), 'the program says where its project is')
  expectTrue(await page.evaluate(() => !('require' in globalThis) && !('process' in globalThis)), 'the page has no Node')

  const actor = await call(page, 'actors.create', { kind: 'state', name: 'Russia', shortName: '', aliases: [], codes: [], dates: null, description: '' })
  expectTrue(typeof actor['uid'] === 'string', 'a change is saved by the native module of the database')
  const png = await call(page, 'figures.png', { widthMm: 60, dpi: 72 })
  expectTrue(String(png['base64']).startsWith('iVBOR'), 'a worker draws a figure with the native renderer and the fonts')
  const pdf = await call(page, 'figures.pdf', { widthMm: 60 })
  expectTrue(String(pdf['base64']).startsWith('JVBERi'), 'and a PDF')
  await call(page, 'files.lock', { passphrase: 'correct horse battery staple' })
  expectTrue(readFileSync(one).subarray(0, 3).toString('latin1') === 'ENL', 'a project is locked by the native module of ciphers')

  const second = start([pathToFileURL(other).href])
  expectTrue(await second.ended === 0, 'a second start ends at once')
  await until('second window', async () => (await Promise.all(pages().map(each => each.title()))).some(title => title.includes('Another case')))
  console.log('ok  a second double-click, by file address, opens its project in the program that runs')

  const asNode = start(['-e', 'process.stdout.write("ran as Node")'], { ...env, ELECTRON_RUN_AS_NODE: '1', ENTENTE_DATA: join(folder, 'other-data') })
  await new Promise(done => setTimeout(done, 5_000))
  expectTrue(!asNode.said().includes('ran as Node'), 'the program is no Node for others')
  asNode.child.kill()
  await browser.close()
} finally {
  for (const child of running) child.kill()
  await Promise.race([first.ended, new Promise(done => setTimeout(done, 10_000))])
  const log = join(folder, 'data', 'log')
  if (existsSync(log)) for (const name of readdirSync(log)) console.log(`${name}:\n${readFileSync(join(log, name), 'utf8')}`)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
}
