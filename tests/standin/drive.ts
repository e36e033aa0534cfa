/** Starts the built main process on the stand-in, does in its window what the spec beside asks about, and prints what it saw as one document. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProject } from '../../db/service/open-project.ts'
import type * as Standin from './electron.ts'

const folder = process.argv.at(-2) ?? ''
const standin = await import('electron') as unknown as typeof Standin
const { record, BrowserWindow, app } = standin

await import(new URL('../../out/main/index.js', import.meta.url).href)
for (const until = Date.now() + 30_000; !BrowserWindow.windows[0]?.webContents.page; await new Promise(done => setTimeout(done, 20))) {
  if (Date.now() > until) throw new Error(`No window came. ${record.errorBoxes.join(' ')}`)
}
const [standinWindow] = BrowserWindow.windows
const page = standinWindow?.webContents.page
if (!standinWindow || !page) throw new Error('No window came.')
const faults: string[] = []
page.on('console', message => {
  if (message.type() === 'error') faults.push(message.text())
})
page.on('pageerror', error => faults.push(error.message))
await page.waitForFunction(() => document.title.includes('Russia and Israel'), null, { timeout: 20_000 })

/** What a page of ours can and cannot do, seen from the page. */
const seen = await page.evaluate(async () => {
  const bridge = window.entente
  if (!bridge) throw new Error('no bridge')
  const { headers } = await fetch('/index.html')
  const pushed: unknown[] = []
  bridge.onPush(event => pushed.push(event))
  const created = await bridge.invoke('notes.create', { title: 'From the stand-in', body: 'x' })
  const undone = await bridge.invoke('history.undo', {})
  await new Promise(resolve => setTimeout(resolve, 300))
  const png = await bridge.invoke('figures.png', { widthMm: 60, dpi: 72 }) as { ok: boolean; value?: { base64: string } }
  const pdf = await bridge.invoke('figures.pdf', { widthMm: 60 }) as { ok: boolean; value?: { base64: string } }
  return {
    bridge: Object.keys(bridge).toSorted(), shell: Object.keys(bridge.shell).toSorted(),
    leaked: ['require', 'process', 'module', 'ipcRenderer', 'standinInvoke'].filter(name => name in globalThis),
    policy: headers.get('content-security-policy'), frameOptions: headers.get('x-frame-options'),
    created, undone, pushed: pushed.map(event => (event as { type: string }).type),
    unknown: await bridge.invoke('__proto__', {}), wrong: await bridge.invoke('actors.get', { uid: 5 }),
    png: png.ok ? png.value?.base64.slice(0, 8) : png, pdf: pdf.ok ? pdf.value?.base64.slice(0, 6) : pdf,
    saved: await bridge.shell.saveFile({ name: 'a.svg', mime: 'image/svg+xml', bytes: new Uint8Array([60, 115, 62]) }),
  }
})
record.saveAs = join(folder, 'saved.svg')
const saved = await page.evaluate(async () => await window.entente?.shell.saveFile({ name: 'a.svg', mime: 'image/svg+xml', bytes: new Uint8Array([60, 115, 62]) }))
const copied = await page.evaluate(async () => await window.entente?.shell.copyText('copied'))
const pasted = await page.evaluate(async () => await window.entente?.shell.readText())
const menuItem = (id: string) => record.menu.flatMap(menu => menu.submenu ?? []).find(item => item.id === id)
const outsideBefore = faults.length
const outside = await page.evaluate(async () => await fetch('https://example.org/').then(() => 'went out', () => 'blocked'))
await page.evaluate(() => void window.open('https://doi.org/10.1000/1'))
await new Promise(done => setTimeout(done, 500))
const commands: string[] = []
await page.exposeFunction('heard', (command: string) => void commands.push(command))
await page.evaluate(() => window.entente?.shell.onCommand(command => (globalThis as unknown as { heard(command: unknown): void }).heard(command)))
const undo = record.menu.flatMap(menu => menu.submenu ?? []).find(item => item.id === 'undo')
undo?.click?.(undo, standinWindow)
await new Promise(done => setTimeout(done, 300))

/** Windows: a second one on the same project, then another project in the first. */
const call = async (from: typeof page, method: string, input: unknown) =>
  await from.evaluate(async ([name, value]) => await window.entente?.invoke(name as string, value) as { ok: boolean; value?: { title?: string } }, [method, input])
/** Asked from here: a window behind another one draws no frames. */
const titled = async (shown: typeof page, words: string) => {
  for (const until = Date.now() + 20_000; !(await shown.title()).includes(words); await new Promise(done => setTimeout(done, 50))) {
    if (Date.now() > until) throw new Error(`The title stayed “${await shown.title()}”, not “${words}”.`)
  }
}
const other = join(folder, 'other.entente')
createProject(other, { title: 'Another case' })
const forbidden = await call(page, 'files.open', { file: other })
await call(page, 'files.newWindow', {})
for (const until = Date.now() + 20_000; !BrowserWindow.windows[1]?.webContents.page && Date.now() < until;) await new Promise(done => setTimeout(done, 20))
const second = BrowserWindow.windows[1]?.webContents.page
if (!second) throw new Error('No second window came.')
await titled(second, 'Russia and Israel')
const windows = BrowserWindow.windows.length
await call(page, 'project.update', { changes: { title: 'Renamed in one window' } })
await titled(second, 'Renamed in one window')
const inStep = (await call(second, 'project.get', {})).value?.title
record.open = other
const recentNow = () => menuItem('recent')?.submenu?.map(({ label }) => label) ?? null
const untilSeen = async (holds: () => boolean) => {
  for (const last = Date.now() + 20_000; !holds() && Date.now() < last;) await new Promise(done => setTimeout(done, 20))
}
const open = record.menu.flatMap(menu => menu.submenu ?? []).find(item => item.id === 'open-project')
open?.click?.(open, standinWindow)
await titled(page, 'Another case')
const chosen = await call(page, 'files.open', { file: other })
const title = (await call(page, 'project.get', {})).value?.title
const recent = [recentNow()]
await call(page, 'preferences.set', { changes: { privateHidden: true } })
await untilSeen(() => recentNow() === null)
recent.push(recentNow())
await call(page, 'preferences.set', { changes: { privateHidden: false } })
await untilSeen(() => recentNow() !== null)
const others = (await call(second, 'project.get', {})).value?.title
await call(second, 'history.undo', {})
await second.close()
const greyedNow = () => ['import', 'undo', 'close-project', 'paste', 'new-project', 'help'].filter(id => menuItem(id)?.enabled === false)
const greyed = [greyedNow()]
await call(page, 'files.close', {})
for (const until = Date.now() + 20_000; greyedNow().length < 4 && Date.now() < until;) await new Promise(done => setTimeout(done, 20))
greyed.push(greyedNow())

process.stdout.write(`\nSEEN ${JSON.stringify({
  ...seen, outside, copied, faults: faults.slice(0, outsideBefore), commands, opened: record.opened, sandboxed: record.sandboxed, saved: [seen.saved, saved],
  windows, inStep, forbidden, chosen, title, others, savedText: existsSync(join(folder, 'saved.svg')) ? readFileSync(join(folder, 'saved.svg'), 'utf8') : null, cancelled: record.cancelled,
  resolverRules: record.switches.get('host-resolver-rules'), copiedText: record.copied, pasted, greyed, recent,
})}\n`)
await page.close()
// The last window has gone: the main process quits by itself.
setTimeout(() => void app.exit(9), 10_000).unref()
