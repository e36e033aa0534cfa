import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { startShell } from '../e2e/support/browser-shell.ts'
import { makeLarge } from './large-project.ts'
import type { Measurement } from './measure.ts'

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const layouts = [['f', 'force-directed'], ['s', 'stress'], ['c', 'concentric'], ['b', 'circular by bloc']] as const
const rounds = 3

/** Layouts of 1,000 actors and 3,000 ties in the window: how long they take, and the longest task of the page's main thread meanwhile and when the new picture comes. */
export async function benchLayouts(folder: string): Promise<Measurement[]> {
  const own = join(folder, 'layouts')
  mkdirSync(own)
  const shell = await startShell({ file: makeLarge(own, { actors: 1_000, ties: 3_000, events: 100 }) })
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(shell.link)
    const canvas = page.getByRole('application', { name: /^Network/u })
    await canvas.waitFor({ timeout: 120_000 })
    await page.waitForTimeout(3_000)
    const idle: number[] = []
    for (let round = 0; round < rounds; round++) idle.push(await page.evaluate(watchIdle))
    const measurements: Measurement[] = [{ name: 'for comparison, nothing at work for 3 s: longest stretch without a turn', runs: idle }]
    for (const [key, name] of layouts) {
      const took: { running: number; busiest: number; picture: number }[] = []
      for (let round = 0; round < rounds; round++) {
        await canvas.focus()
        took.push(await page.evaluate(layoutAndWatch, key))
        await undone(page)
      }
      measurements.push(
        { name: `${name}, 1,000 actors: key to placed`, runs: took.map(({ running }) => running) },
        { name: `${name}: longest main-thread task while it runs`, runs: took.map(({ busiest }) => busiest), goal: 50 },
        { name: `${name}: longest main-thread task when the picture changes`, runs: took.map(({ picture }) => picture) },
      )
    }
    return measurements
  } finally {
    await browser.close()
    await shell.stop()
  }
}

async function undone(page: Page): Promise<void> {
  await page.keyboard.press('Control+z')
  await page.getByRole('contentinfo').getByRole('status').filter({ hasText: /^Undone: Lay out/u }).waitFor({ timeout: 30_000 })
  await page.waitForTimeout(1_500)
}

/** In the page: the longest stretch without a turn in three seconds in which nothing is asked of it, in milliseconds: what else the machine does. */
function watchIdle(): Promise<number> {
  const channel = new MessageChannel()
  const start = performance.now()
  let [last, busiest] = [start, 0]
  return new Promise(done => {
    channel.port1.addEventListener('message', () => {
      const now = performance.now()
      busiest = Math.max(busiest, now - last)
      last = now
      if (now - start < 3_000) return channel.port2.postMessage(null)
      channel.port1.close()
      done(busiest)
    })
    channel.port1.start()
    channel.port2.postMessage(null)
  })
}

/**
 * In the page: presses the two keys of a layout and resolves, in milliseconds, with how long it ran, with the longest stretch in which nothing else could
 * run until the project had changed, and with the longest one from then until the new picture had come to rest. Stretches are the gaps between turns
 * of a message channel, so that those under 50 ms count as well.
 */
function layoutAndWatch(key: string): Promise<{ running: number; busiest: number; picture: number }> {
  const press = (pressed: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
  const channel = new MessageChannel()
  const start = performance.now()
  const said = () => /placed$|already/u.test(document.querySelector('footer [role="status"]')?.textContent ?? '')
  const undo = () => document.querySelector('[aria-label^="Undo"]')?.getAttribute('aria-label') ?? ''
  const before = undo()
  let [last, busiest, picture, changedAt, placedAt] = [start, 0, 0, 0, 0]
  return new Promise((done, fail) => {
    channel.port1.addEventListener('message', () => {
      const now = performance.now()
      const gap = now - last
      last = now
      // The first news of the new places is what undo would take back; from there on it is the picture that is made.
      if (changedAt === 0 && undo() !== before) changedAt = now
      if (changedAt === 0) busiest = Math.max(busiest, gap)
      else picture = Math.max(picture, gap)
      if (placedAt === 0 && changedAt > 0 && said()) placedAt = now
      if (placedAt > 0 && now - placedAt > 2_000) {
        channel.port1.close()
        done({ running: placedAt - start, busiest, picture })
      } else if (now - start > 120_000) fail(new Error('the layout did not end'))
      else channel.port2.postMessage(null)
    })
    channel.port1.start()
    channel.port2.postMessage(null)
    press('y')
    press(key)
  })
}
