import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { startShell } from '../e2e/support/browser-shell.ts'
import type { Measurement } from './measure.ts'

// Frames as they come and not 60 a second, as for the network's drawing.
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu-vsync', '--disable-frame-rate-limit']
/** What a frame of the drawing should stay under, in milliseconds: thirty in a second, with software rendering. */
const frameGoal = 33

/** The timeline of a project of many events in the built window: until it shows, then frame by frame from decades to days and through time, in every kind of lane. */
export async function benchTimeline(folder: string, file: string, name: string): Promise<Measurement[]> {
  const copy = join(folder, 'timeline.entente')
  copyFileSync(file, copy)
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  const shell = await startShell({ file: copy })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(shell.link)
    await page.getByRole('main').waitFor()
    const measurements: Measurement[] = []
    const start = performance.now()
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await settled(page)
    measurements.push({ name: `${name}: timeline opened, with its events`, runs: [performance.now() - start] })
    for (const [lanes, word] of [['By tie', 'ties'], ['By actor', 'actors'], ['One lane', 'one lane']] as const) {
      await page.getByRole('button', { name: /Lanes of the timeline/u }).click()
      await page.getByRole('option', { name: lanes }).click()
      await page.getByRole('button', { name: 'All time' }).click({ force: true, timeout: 1_000 }).catch(() => undefined)
      await settled(page)
      measurements.push({ name: `lanes of ${word}: a frame from decades to days`, runs: await page.evaluate(frames, { deltaX: 0, deltaY: -60, count: 120 }), goal: frameGoal })
      const rest = performance.now()
      await settled(page)
      measurements.push({ name: `lanes of ${word}: events of the days, after the last frame`, runs: [performance.now() - rest] })
      measurements.push({ name: `lanes of ${word}: a frame through days`, runs: await page.evaluate(frames, { deltaX: 40, deltaY: 0, count: 90 }), goal: frameGoal })
      await settled(page)
      measurements.push({ name: `lanes of ${word}: a frame back to decades`, runs: await page.evaluate(frames, { deltaX: 0, deltaY: 60, count: 120 }), goal: frameGoal })
      await settled(page)
    }
    return measurements
  } finally {
    await browser.close()
    await shell.stop()
  }
}

/** Resolves when the drawing has the events of the time that it shows. */
async function settled(page: Page): Promise<void> {
  await page.locator('.timeline[data-settled] .timeline-canvas').waitFor({ timeout: 120_000 })
}

/** In the page: turns the wheel over the drawing once in every frame, and resolves with how long each frame took, in milliseconds. */
function frames({ deltaX, deltaY, count }: { deltaX: number; deltaY: number; count: number }): Promise<number[]> {
  const drawing = document.querySelector('.timeline-drawing')
  if (!drawing) throw new Error('the timeline is not drawn')
  const { left, top, width, height } = drawing.getBoundingClientRect()
  const times: number[] = []
  return new Promise(done => {
    let before = performance.now()
    const next = () => {
      const now = performance.now()
      times.push(now - before)
      before = now
      if (times.length > count) return done(times.slice(1))
      drawing.dispatchEvent(new WheelEvent('wheel', { deltaX, deltaY, clientX: left + width * 0.6, clientY: top + height * 0.5, bubbles: true, cancelable: true }))
      requestAnimationFrame(() => setTimeout(next))
    }
    requestAnimationFrame(() => setTimeout(next))
  })
}
