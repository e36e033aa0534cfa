import { chromium, type Page } from '@playwright/test'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { startShell } from '../e2e/support/browser-shell.ts'
import { makeCoded } from './matrix-project.ts'
import { measure, type Measurement } from './measure.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
/** A frame at full rate (60 a second), in milliseconds, with room for the clock. */
const frame = 17.5

/** 500 ties × 4 aspects × 6 periods: the service, and the grid scrolled and edited in a headless Chromium with software rendering. */
export async function benchMatrix(folder: string): Promise<Measurement[]> {
  const file = makeCoded(folder, 500)
  const { client, close } = openWorkbench(file, { access: 'write', folder, workerFile })
  const measurements = [
    await measure('matrix of 500 ties, 12,000 cells: the service', 20, () => client.call('matrix.get', {}), 50),
    await measure('matrix of 500 ties as CSV', 5, () => client.call('matrix.csv', {})),
  ]
  close()
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  const shell = await startShell({ file })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(shell.link)
    await page.getByRole('tab', { name: 'Matrix' }).click()
    const grid = page.getByRole('grid', { name: /^Matrix/u })
    await grid.waitFor()
    const box = await grid.boundingBox()
    if (!box) throw new Error('the matrix has no place on the screen')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await framesWhile(page, () => wheel(page, 0, 60, 20))
    measurements.push(
      { name: 'matrix: frame while scrolling down by the wheel', runs: await framesWhile(page, () => wheel(page, 0, 60, 150)), goal: frame },
      { name: 'matrix: frame while scrolling sideways', runs: await framesWhile(page, () => wheel(page, 24, 0, 60)), goal: frame },
      { name: 'matrix: frame while scrolling down fast (a page a frame)', runs: await framesWhile(page, () => wheel(page, 0, -700, 20)) },
    )
    await grid.focus()
    const steps: number[] = []
    for (let run = 0; run < 21; run += 1) steps.push(await page.evaluate(keyToPaint, run % 2 === 0 ? '1' : '2'))
    measurements.push({ name: 'matrix: digit to repaint of the cell', runs: steps.slice(1), goal: 50 })
    const moves: number[] = []
    for (let run = 0; run < 41; run += 1) moves.push(await page.evaluate(keyToPaint, 'ArrowDown'))
    measurements.push({ name: 'matrix: arrow to repaint', runs: moves.slice(1), goal: 50 })
    return measurements
  } finally {
    await browser.close()
    await shell.stop()
  }
}

async function wheel(page: Page, x: number, y: number, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await page.mouse.wheel(x, y)
    await new Promise(done => setTimeout(done, 16))
  }
}

/** How long every frame took, in milliseconds, while something is done. */
async function framesWhile(page: Page, task: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(window, { benchFrames: frames })
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      if ((window as { benchFrames?: number[] }).benchFrames === frames) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await task()
  return await page.evaluate(() => {
    const holder = window as { benchFrames?: number[] }
    const frames = holder.benchFrames ?? []
    delete holder.benchFrames
    return frames.slice(1)
  })
}

/** In the page: presses a key on the focused element and resolves, in milliseconds, when the frame after it is painted. */
function keyToPaint(key: string): Promise<number> {
  const start = performance.now()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))))
  })
}
