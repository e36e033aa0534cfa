import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { textWidth } from '../../db/domain/scene/text-metrics.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'
import type { Harness } from '../graph/harness/main.tsx'
import { accessibilityFaults } from './support/axe.ts'

/* The canvas by itself, in a real browser: that it draws what the scene says, and does what the pointer and the keys mean. */

let folder = ''
let server: Server
let base = ''
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.ttf': 'font/ttf' }

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-canvas-'))
  await build({
    root: join(import.meta.dirname, '../graph/harness'), base: './', configFile: false, logLevel: 'error', plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, minify: false, target: 'esnext' },
  })
  writeFileSync(join(folder, 'sample.json'), JSON.stringify(sampleNetwork()))
  writeFileSync(join(folder, 'variety.json'), JSON.stringify(varietyNetwork()))
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const body = readFileSync(join(folder, path === '/' ? 'index.html' : path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

test.afterAll(async () => {
  await new Promise((done) => void server.close(done))
  rmSync(folder, { recursive: true, force: true })
})

const calls = (page: Page, name: string) => page.evaluate((wanted) => window.harness.calls.filter((call) => call[0] === wanted).map((call) => call.slice(1)), name)
const clearCalls = (page: Page) => page.evaluate(() => void window.harness.calls.splice(0))

async function open(page: Page, network: 'sample' | 'variety', theme = 'light'): Promise<void> {
  await page.goto(`${base}?network=${network}&theme=${theme}`)
  await expect.poll(() => calls(page, 'view').then((views) => views.length)).toBeGreaterThan(0)
}

/** Where an actor is on the page. */
async function placeOf(page: Page, shortName: string): Promise<{ x: number; y: number; uid: string }> {
  return page.evaluate((name) => {
    const { data, handle } = window.harness
    const view = handle!.viewport()!
    const actor = data!.actors.shortName.indexOf(name)
    const row = data!.positions.actor.indexOf(actor)
    const frame = document.querySelector('.network-canvas')!.getBoundingClientRect()
    return {
      uid: data!.actors.uid[actor]!, x: frame.left + (data!.positions.x[row]! - view.crop.x) * view.zoom, y: frame.top + (data!.positions.y[row]! - view.crop.y) * view.zoom,
    }
  }, shortName)
}

for (const [name, make] of [['sample', sampleNetwork], ['variety', varietyNetwork]] as const) {
  test(`draws the ${name} as the figure has it: under 1 % of pixels differ by more than a tenth, at their edges`, async ({ page }) => {
    await page.goto(base)
    for (const theme of ['light', 'dark', 'grey'] as const) {
      const { differing, drawn } = await page.evaluate(([data, shown]) => window.harness.compare(data, shown), [make(), theme] as const)
      expect(drawn, theme).toBeGreaterThan(0.03)
      expect(differing, theme).toBeLessThan(0.01)
    }
    // From day to day only what changed is painted: the same picture but for the smoothing of edges, and wholly the same once it is at rest.
    const passing = await page.evaluate((data) => window.harness.passing(data, 'grey'), make())
    expect(passing.drawn).toBeGreaterThan(0.03)
    expect(passing.differing).toBeLessThan(0.001)
    expect(passing.atRest).toBe(0)
    expect(passing.inPart).toBeGreaterThan(passing.steps / 3)
    expect(await page.evaluate(() => window.harness.violations)).toEqual([])
  })
}

test('measures lettering as the browser sets it, in every script', async ({ page }) => {
  await page.goto(base)
  const texts = ['Hezbollah', 'Russian Jews in Israel', 'Владимир Путин', 'Ευρωπαϊκή Ένωση', 'בנימין נתניהו', 'חִזְבַּאללה', 'حزب الله', 'جمهوری اسلامی ایران', 'المقاومة الإسلامية']
    .flatMap((text) => [400, 600].map((weight) => ({ text, weight })))
  const measured = await page.evaluate((wanted) => window.harness.measure(wanted), texts)
  texts.forEach(({ text, weight }, i) => {
    const own = textWidth(text, weight === 600 ? 'semibold' : 'regular')
    expect(Math.abs(own / measured[i]! - 1), `${text} ${weight}: ${own} for ${measured[i]}`).toBeLessThan(0.05)
  })
})

test('clicks select, add, and open; a click beside everything selects nothing', async ({ page }) => {
  await open(page, 'sample')
  const [russia, israel] = [await placeOf(page, 'Russia'), await placeOf(page, 'Israel')]
  await page.mouse.click(russia.x, russia.y)
  expect((await calls(page, 'select'))[0]).toEqual([[russia.uid], 'replace'])
  await page.keyboard.down('Control')
  await page.mouse.click((russia.x + israel.x) / 2, (russia.y + israel.y) / 2)
  await page.keyboard.up('Control')
  const tie = sampleNetwork().ties.uid[0]
  expect((await calls(page, 'select')).at(-1)).toEqual([[tie], 'toggle'])
  expect(await calls(page, 'open')).toEqual([])
  await page.mouse.dblclick(russia.x, russia.y)
  await expect.poll(() => calls(page, 'open')).toEqual([[russia.uid]])
  await page.mouse.click(10, 10)
  expect((await calls(page, 'select')).at(-1)).toEqual([[], 'replace'])
})

test('the pointer says what it is on, and that it left', async ({ page }) => {
  await open(page, 'sample')
  const china = await placeOf(page, 'China')
  await page.mouse.move(china.x, china.y)
  await expect.poll(() => calls(page, 'hover').then((all) => all.at(-1))).toEqual([china.uid])
  await page.mouse.move(8, 8)
  await expect.poll(() => calls(page, 'hover').then((all) => all.at(-1))).toEqual([null])
})

test('dragging moves what is selected together, and tells so once', async ({ page }) => {
  await open(page, 'sample')
  const [hamas, army] = [await placeOf(page, 'Hamas'), await placeOf(page, 'Syrian army')]
  await page.mouse.click(hamas.x, hamas.y)
  await page.keyboard.down('Shift')
  await page.mouse.click(army.x, army.y)
  await page.keyboard.up('Shift')
  const { zoom } = (await page.evaluate(() => window.harness.handle!.viewport()))!
  const before = sampleNetwork().positions
  await page.mouse.move(hamas.x, hamas.y)
  await page.mouse.down()
  await page.mouse.move(hamas.x + 20, hamas.y + 10, { steps: 3 })
  await page.mouse.move(hamas.x + 50, hamas.y + 40, { steps: 3 })
  await page.mouse.up()
  const moves = await calls(page, 'move') as [{ actor: string; x: number; y: number; pinned: boolean }[]][]
  expect(moves).toHaveLength(1)
  expect(moves[0]![0].map(({ actor }) => actor).toSorted()).toEqual([hamas.uid, army.uid].toSorted())
  for (const { actor, x, y, pinned } of moves[0]![0]) {
    const row = sampleNetwork().actors.uid.indexOf(actor)
    expect(pinned).toBe(true)
    expect(Math.abs(x - before.x[row]! - 50 / zoom)).toBeLessThan(3)
    expect(Math.abs(y - before.y[row]! - 40 / zoom)).toBeLessThan(3)
  }
  // Dropped, it stays and can be found where it was put.
  const after = await placeOf(page, 'Hamas')
  expect(Math.hypot(after.x - hamas.x - 50, after.y - hamas.y - 40)).toBeLessThan(3)
})

test('a box drawn with Shift selects the actors inside of it', async ({ page }) => {
  await open(page, 'sample')
  const [iran, syria] = [await placeOf(page, 'Iran'), await placeOf(page, 'Syria')]
  await page.keyboard.down('Shift')
  await page.mouse.move(Math.min(iran.x, syria.x) - 40, Math.min(iran.y, syria.y) - 40)
  await page.mouse.down()
  await page.mouse.move(Math.max(iran.x, syria.x) + 40, Math.max(iran.y, syria.y) + 40, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect.poll(() => calls(page, 'select').then((all) => all.length)).toBe(1)
  const [uids, mode] = (await calls(page, 'select'))[0] as [string[], string]
  expect(mode).toBe('add')
  expect(uids).toEqual(expect.arrayContaining([iran.uid, syria.uid]))
})

test('the wheel zooms about the pointer', async ({ page }) => {
  await open(page, 'sample')
  const israel = await placeOf(page, 'Israel')
  const before = (await page.evaluate(() => window.harness.handle!.viewport()))!
  await page.mouse.move(israel.x, israel.y)
  await clearCalls(page)
  await page.mouse.wheel(0, -240)
  await expect.poll(() => calls(page, 'view').then((views) => views.length)).toBeGreaterThan(0)
  const after = (await page.evaluate(() => window.harness.handle!.viewport()))!
  expect(after.zoom).toBeGreaterThan(before.zoom * 1.05)
  const moved = await placeOf(page, 'Israel')
  expect(Math.hypot(moved.x - israel.x, moved.y - israel.y)).toBeLessThan(2)
})

test('the keyboard walks, speaks, selects, opens, pins and fits', async ({ page }) => {
  await open(page, 'sample')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('application', { name: 'Network of the sample' })).toBeFocused()
  expect((await calls(page, 'say')).at(-1)).toEqual(['Russia, state, 10 ties'])
  await page.keyboard.press('t')
  expect(String((await calls(page, 'say')).at(-1))).toMatch(/^Russia .+: cooperation .+, conflict /)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const [[selected]] = await calls(page, 'select') as [[string[], string]]
  expect(await calls(page, 'open')).toEqual([selected])
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft')
  const places = await Promise.all(['Russia', 'Israel'].map((name) => placeOf(page, name)))
  expect(String((await calls(page, 'say')).at(-1))).not.toContain('cooperation')
  await page.keyboard.press('p')
  expect(await calls(page, 'pin')).toHaveLength(1)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Shift+ArrowRight')
  await page.waitForTimeout(400)
  await page.keyboard.press('f')
  await expect.poll(async () => Math.round((await placeOf(page, 'Russia')).x)).toBe(Math.round(places[0]!.x))
})

for (const theme of ['light', 'dark']) {
  test(`has no accessibility fault and breaks no policy, ${theme}`, async ({ page }) => {
    await open(page, 'variety', theme)
    // The canvas by itself is no document.
    expect((await accessibilityFaults(page)).filter(fault => !fault.startsWith('page-has-heading-one'))).toEqual([])
    expect(await page.evaluate(() => window.harness.violations)).toEqual([])
    const legend = page.getByRole('button', { name: 'Legend' })
    await expect(page.getByText('Cooperation, 1 to 3')).toBeVisible()
    await legend.click()
    await expect(legend).toHaveAttribute('aria-expanded', 'false')
    await expect(page.getByText('Cooperation, 1 to 3')).toBeHidden()
  })
}

declare const window: Window & { harness: Harness }
