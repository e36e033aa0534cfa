import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const opened = async (page: Page) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await expect(page.getByRole('slider', { name: 'Day shown' })).toBeVisible()
}
const from = (page: Page) => page.getByRole('slider', { name: 'From', exact: true })
const to = (page: Page) => page.getByRole('slider', { name: 'To', exact: true })
const fromField = (page: Page) => page.getByRole('textbox', { name: 'From', exact: true })
const toField = (page: Page) => page.getByRole('textbox', { name: 'To', exact: true })
const dayOn = async (slider: Locator) => Number(await slider.getAttribute('aria-valuenow'))
const middle = async (part: Locator) => {
  const box = await part.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const drag = async (page: Page, part: Locator, by: number) => {
  const start = await middle(part)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + by / 2, start.y, { steps: 4 })
  await page.mouse.move(start.x + by, start.y, { steps: 4 })
  await page.mouse.up()
}

test('a range by keyboard: handles, typed dates, the table, the figure', async ({ workbench: page }) => {
  await opened(page)
  await page.keyboard.press('v')
  const table = page.getByRole('grid', { name: 'Ties shown' })
  await expect(table).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('radio', { name: /^Range/u })).toBeChecked()
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('Range: from Jul 1, 2023 to Jun 30, 2024')

  await fromField(page).fill('March 2017')
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('= Mar 1, 2017')
  await fromField(page).press('Enter')
  await expect(fromField(page)).toHaveValue('2017-03-01')
  await toField(page).fill('2016')
  await expect(toField(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('Before the range begins')
  await toField(page).press('Escape')
  await toField(page).fill('2021')
  await toField(page).press('Enter')
  await expect(page.getByText('from Mar 1, 2017 to Dec 31, 2021')).toBeVisible()

  await from(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(from(page)).toHaveAttribute('aria-valuetext', 'Feb 1, 2017')
  await page.keyboard.press('PageDown')
  await expect(fromField(page)).toHaveValue('2016-02-01')
  await page.keyboard.press('Control+ArrowRight')
  await expect(fromField(page)).toHaveValue('2016-03-03')
  await expect(toField(page)).toHaveValue('2022-01-31')
  // The first day stops at the last, and the last at the first.
  await page.keyboard.press('End')
  await expect(fromField(page)).toHaveValue('2022-01-31')
  await page.keyboard.press('Home')
  await to(page).focus()
  await page.keyboard.press('Home')
  expect(await dayOn(to(page))).toBe(await dayOn(from(page)))
  await page.keyboard.press('PageUp')
  expect(await dayOn(to(page))).toBeGreaterThan(await dayOn(from(page)))

  // A period by its command; all time and back; the figure says the range and has the ties of the table.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('show the period ukr')
  await expect(page.getByRole('option', { name: /Show the period Ukraine/u })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByText('from Jan 1, 2022 to Sep 30, 2023, with their highest levels')).toBeVisible()
  await to(page).focus()
  await page.keyboard.press('a')
  await expect(page.getByRole('radio', { name: /^All time/u })).toBeChecked()
  await page.keyboard.press('a')
  await expect(toField(page)).toHaveValue('2023-09-30')
  const shown = await table.getByRole('row').count() - 1
  expect(shown).toBeGreaterThan(5)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await expect.poll(() => dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /Save SVG/u }).click()])
  expect(download.suggestedFilename()).toBe('Russia and Israel, 2015-2024 2022-01-01 to 2023-09-30.svg')
  const svg = await readFile(await download.path(), 'utf8')
  expect(svg).toContain('From 1 January 2022 to 30 September 2023: each tie at its highest level')
  expect(svg.match(/<g id="tie-/gu)).toHaveLength(shown)
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(page.getByRole('slider', { name: 'Day shown' })).toHaveAttribute('aria-valuetext', 'Sep 30, 2023')
})

test('a range by hand: each handle, the band between, a period on the bar, play', async ({ workbench: page }) => {
  await opened(page)
  const time = page.getByRole('region', { name: 'Time' })
  await time.getByText('Range', { exact: true }).click()
  const lengthBefore = await dayOn(to(page)) - await dayOn(from(page))
  await drag(page, from(page), -200)
  await expect.poll(async () => await dayOn(to(page)) - await dayOn(from(page))).toBeGreaterThan(lengthBefore + 700)
  const length = await dayOn(to(page)) - await dayOn(from(page))
  const start = await dayOn(from(page))

  await drag(page, page.locator('.timetrack-band'), -80)
  await expect.poll(() => dayOn(from(page))).toBeLessThan(start - 300)
  expect(await dayOn(to(page)) - await dayOn(from(page))).toBe(length)
  // Beyond the end of the bar it stops as a whole.
  await drag(page, page.locator('.timetrack-band'), 900)
  await expect.poll(async () => await dayOn(to(page)) - Number(await to(page).getAttribute('aria-valuemax'))).toBe(0)
  expect(await dayOn(to(page)) - await dayOn(from(page))).toBe(length)
  await drag(page, from(page), 900)
  await expect.poll(async () => await dayOn(to(page)) - await dayOn(from(page))).toBe(0)

  await page.locator('.timetrack-period text', { hasText: 'Syria' }).dblclick()
  await expect(fromField(page)).toHaveValue('2015-01-01')
  await expect(toField(page)).toHaveValue('2021-12-31')
  expect(await accessibilityFaults(page, { within: '.timebar' })).toEqual([])

  await to(page).focus()
  const [first, last] = [await dayOn(from(page)), await dayOn(to(page))]
  await page.keyboard.press('Space')
  await expect.poll(() => dayOn(to(page))).toBeGreaterThan(last + 60)
  await page.keyboard.press('Space')
  await expect(time.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect.poll(async () => await dayOn(to(page)) - await dayOn(from(page))).toBe(last - first)
})
