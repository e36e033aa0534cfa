/** Takes the pictures of the README and the user guide from the built workbench on a fresh copy of the sample: `npm run screenshots`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { startShell } from '../tests/e2e/support/browser-shell.ts'
import { findBrowser } from '../electron/serve/find-browser.ts'

const images = join(import.meta.dirname, '..', 'docs', 'images')

async function selectTie(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('tab', { name: /^Ties/u }).click()
  await page.getByRole('option', { name }).first().click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('radiogroup').first().waitFor()
}

async function drawn(page: Page): Promise<void> {
  await page.getByRole('application', { name: /network/iu }).locator('canvas').first().waitFor()
  // The picture stands still once its labels have their places.
  await page.waitForTimeout(1_200)
}

const pictures: { name: string; width: number; height: number; colorScheme?: 'light' | 'dark'; prepare: (page: Page) => Promise<void> }[] = [
  { name: 'workbench', width: 1440, height: 900, prepare: page => selectTie(page, /Russia – Israel/u) },
  { name: 'workbench-dark', width: 1440, height: 900, colorScheme: 'dark', prepare: page => selectTie(page, /Russia – Israel/u) },
  {
    name: 'find', width: 1440, height: 900,
    async prepare(page) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('ceasefire')
      await page.getByRole('option').first().waitFor()
    },
  },
]

mkdirSync(images, { recursive: true })
const shell = await startShell({ args: ['--no-open', '--keep'] })
const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'], ...(executablePath ? { executablePath } : {}) })
try {
  for (const { name, width, height, colorScheme = 'light', prepare } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
    await page.goto(await shell.pressEnter())
    await drawn(page)
    await prepare(page)
    // Away from everything that answers to pointing.
    await page.mouse.move(700, 2)
    await drawn(page)
    await page.screenshot({ path: join(images, `${name}.png`) })
    await page.close()
    console.log(`docs/images/${name}.png`)
  }
} finally {
  await browser.close()
  await shell.stop()
}
