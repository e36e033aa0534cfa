import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { startShell } from '../e2e/support/browser-shell.ts'
import type { Measurement } from './measure.ts'

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Start, fit to repaint and as-of steps, as a user meets them: the built page in a headless Chromium with software rendering. */
export async function benchWindow(folder: string, larger: string, name: string): Promise<Measurement[]> {
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  try {
    return [...await benchStart(browser), ...await benchSample(browser), ...await benchNetwork(browser, folder, larger, name)]
  } finally {
    await browser.close()
  }
}

async function benchStart(browser: Browser): Promise<Measurement[]> {
  const server: number[] = []
  const window: number[] = []
  for (let run = 0; run < 6; run++) {
    const launched = performance.now()
    const shell = await startShell()
    const up = performance.now()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(shell.link)
    await drawn(page)
    // The first start warms the disk's cache.
    if (run > 0) {
      server.push(up - launched)
      window.push(performance.now() - up)
    }
    await page.close()
    await shell.stop()
  }
  return [
    { name: 'start: process to launch link (with making the sample)', runs: server },
    { name: 'start: launch link to interactive network', runs: window, goal: 2_000 },
  ]
}

async function benchSample(browser: Browser): Promise<Measurement[]> {
  const shell = await startShell()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(shell.link)
    await drawn(page)
    const steps = await asOfSteps(page)
    await page.getByRole('tab', { name: /^Ties/u }).click()
    await page.getByRole('option', { name: /Russia – Israel/u }).first().click()
    const scale = page.getByRole('radiogroup', { name: /Fit of P2/u }).first()
    await scale.waitFor()
    await scale.getByRole('radio').nth(1).focus()
    const fits: number[] = []
    for (let run = 0; run < 21; run++) fits.push(await page.evaluate(fitToPaint))
    return [
      { name: 'as-of step on the sample: key to picture', runs: steps, goal: 50 },
      { name: 'fit: key to repaint', runs: fits.slice(1), goal: 50 },
    ]
  } finally {
    await page.close()
    await shell.stop()
  }
}

async function benchNetwork(browser: Browser, folder: string, file: string, name: string): Promise<Measurement[]> {
  const copy = join(folder, 'window.entente')
  copyFileSync(file, copy)
  const shell = await startShell({ file: copy })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    const start = performance.now()
    await page.goto(shell.link)
    await drawn(page)
    return [
      { name: `window on ${name}: link to picture`, runs: [performance.now() - start] },
      { name: `as-of step on ${name}: key to picture`, runs: await asOfSteps(page) },
      ...await asOfDrag(page, name),
    ]
  } finally {
    await page.close()
    await shell.stop()
  }
}

/** Resolves when the network has been drawn and takes the keyboard. */
async function drawn(page: Page): Promise<void> {
  const network = page.getByRole('application', { name: /network/iu })
  await network.locator('canvas').first().waitFor()
  await page.waitForFunction(() => [...document.querySelectorAll('canvas')].some(canvas => {
    const context = canvas.getContext('2d')
    if (!context || canvas.width === 0 || canvas.height === 0) return false
    return context.getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0)
  }))
  await network.focus()
}

async function asOfSteps(page: Page): Promise<number[]> {
  await page.getByRole('slider', { name: 'Day shown' }).focus()
  const runs: number[] = []
  for (let run = 0; run < 41; run++) runs.push(await page.evaluate(keyToPaint, 'ArrowLeft'))
  return runs.slice(1)
}

/** The handle dragged across the bar: from each move of the pointer to the end of the frame that answers it, and what of the main thread's time that takes. */
async function asOfDrag(page: Page, name: string): Promise<Measurement[]> {
  const handle = await page.getByRole('slider', { name: 'Day shown' }).boundingBox()
  const bar = await page.locator('.timetrack').boundingBox()
  if (!handle || !bar) throw new Error('the time bar does not show')
  const moves = 60
  const step = (handle.x - bar.x) / (moves + 12)
  const y = bar.y + bar.height / 2
  let x = handle.x + handle.width / 2
  const move = async () => {
    x -= step
    await page.mouse.move(x, y)
    await page.waitForTimeout(40)
  }
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let warm = 0; warm < 8; warm++) await move()
  await page.evaluate(noteMoves)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const threadTime = async () => (await session.send('Performance.getMetrics')).metrics.find(metric => metric.name === 'ThreadTime')?.value ?? Number.NaN
  const before = await threadTime()
  for (let at = 0; at < moves; at++) await move()
  const after = await threadTime()
  await page.mouse.up()
  return [
    { name: `dragging the day over ${name}: move to answer`, runs: await page.evaluate(() => (window as unknown as { answers: number[] }).answers), goal: 33 },
    { name: 'the same: time of the main thread for each move', runs: [((after - before) * 1_000) / moves] },
  ]
}

/** In the page: has `answers` of the window filled with the milliseconds from each move of the pointer to the end of its frame. */
function noteMoves(): void {
  const answers: number[] = []
  Object.assign(window, { answers })
  addEventListener('pointermove', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => answers.push(performance.now() - timeStamp)))
  }, { capture: true })
}

/** In the page: presses a key on the focused element and resolves, in milliseconds, when the second frame after it is painted. */
function keyToPaint(key: string): Promise<number> {
  const start = performance.now()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))))
  })
}

/** In the page: presses the digit of another level on the focused scale and resolves, in milliseconds, when the chosen level shows and is painted. */
function fitToPaint(): Promise<number> {
  const scale = document.activeElement?.closest('[role="radiogroup"]')
  if (!scale) throw new Error('no scale has the focus')
  const chosen = () => scale.querySelector('[role="radio"][aria-checked="true"]')
  const before = chosen()
  const key = before?.textContent?.includes('1') ? '2' : '1'
  const start = performance.now()
  return new Promise((done, fail) => {
    const timeout = setTimeout(() => fail(new Error(`the level did not change on ${key}`)), 3_000)
    const observer = new MutationObserver(() => {
      if (chosen() === null || chosen() === before) return
      observer.disconnect()
      clearTimeout(timeout)
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    })
    observer.observe(scale, { subtree: true, attributes: true, childList: true })
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })
}
