import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { startShell } from '../e2e/support/browser-shell.ts'
import { makeLarge } from './large-project.ts'
import type { Measurement } from './measure.ts'

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The network of 2,000 actors and 6,000 ties opened in the built window: with its first layout, and from another tab. */
export async function benchOpening(folder: string): Promise<Measurement[]> {
  const file = makeLarge(mkdtempSync(join(folder, 'opening-')), { actors: 2_000, ties: 6_000, events: 2_000 })
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  const shell = await startShell({ file })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    const start = performance.now()
    await page.goto(shell.link)
    await drawn(page)
    const first = performance.now() - start
    const clicks: number[] = []
    for (let run = 0; run < 5; run++) {
      await page.getByRole('tab', { name: 'Matrix' }).click()
      await page.locator('.network-canvas').waitFor({ state: 'detached' })
      const clicked = performance.now()
      await page.getByRole('tab', { name: 'Network' }).click()
      await drawn(page)
      clicks.push(performance.now() - clicked)
    }
    return [
      { name: 'window on 2,000 actors, 6,000 ties without places: link to picture, layout included', runs: [first] },
      { name: 'the network of them: click on its tab to picture', runs: clicks },
    ]
  } finally {
    await browser.close()
    await shell.stop()
  }
}

/** Resolves when something of a network is on its canvas. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.network-canvas canvas')
    const context = canvas?.getContext('2d')
    return canvas && context && canvas.width > 0 && context.getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0)
  }, undefined, { timeout: 120_000 })
}
