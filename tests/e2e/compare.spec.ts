import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'

const bar = (page: Page) => page.getByRole('region', { name: 'Comparison' })
const picture = (page: Page, name: RegExp) => page.getByRole('application', { name })

test('two dates by keyboard: side by side, as a difference, as a list that leads to the tie', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await expect(page.getByRole('application', { name: /^Network/u })).toBeVisible()
  await page.keyboard.press('s')
  await page.keyboard.press('t')
  await expect(bar(page)).toContainText('Jan 1, 2015 and Jun 30, 2024')
  await expect(bar(page)).toContainText(/\d+ appeared/u)
  await expect(picture(page, /^Jan 1, 2015: /u)).toBeVisible()
  await expect(picture(page, /^Jun 30, 2024: /u)).toBeVisible()
  expect((await new AxeBuilder({ page }).include('#centre').analyze()).violations).toEqual([])

  // The second date by its handle and by its field; the first by the bar as always.
  const against = page.getByRole('slider', { name: 'Compared with' })
  await against.focus()
  await page.keyboard.press('PageUp')
  await expect(against).toHaveAttribute('aria-valuetext', 'Jan 1, 2016')
  await expect(bar(page)).toContainText('Jan 1, 2016 and')
  const field = page.getByRole('textbox', { name: 'Compare', exact: true })
  await field.fill('2025')
  await field.press('Enter')
  // Whichever handle is where: changes run from the earlier date to the later one.
  await expect(bar(page)).toContainText('Jun 30, 2024 and Dec 31, 2025')
  await field.fill('2015-01-01')
  await field.press('Enter')

  await bar(page).getByRole('radio', { name: 'Difference' }).check({ force: true })
  await expect(picture(page, /^From Jan 1, 2015 to Jun 30, 2024: /u)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Legend' })).toContainText(/Appeared \(\d+\).*Unchanged \(\d+\)/u)
  expect((await new AxeBuilder({ page }).include('#centre').analyze()).violations).toEqual([])

  await bar(page).getByRole('radio', { name: 'List' }).check({ force: true })
  const changes = page.getByRole('grid', { name: 'Changes' })
  const changed = Number(await changes.getAttribute('aria-rowcount')) - 1
  const counted = [...((await bar(page).textContent()) ?? '').matchAll(/(\d+) (?:appeared|gone|warmed|cooled|mixed|not comparable)/gu)].reduce((sum, [, count]) => sum + Number(count), 0)
  expect(changed).toBe(counted)
  await changes.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-inspector]')).toHaveAttribute('data-inspector', /^tie/u)
  expect((await new AxeBuilder({ page }).include('#centre').analyze()).violations).toEqual([])

  await changes.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('application', { name: /^Network/u })).toBeVisible()
})

test('every period has a picture, and they move as one', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('picture every period')
  await page.keyboard.press('Enter')
  await expect(bar(page)).toContainText('3 periods')
  const first = picture(page, /^Syria: /u)
  await expect(first).toBeVisible()
  const pixels = () => page.locator('.scene-picture-canvas').evaluateAll(all => all.map(canvas => (canvas as HTMLCanvasElement).toDataURL().length))
  const before = await pixels()
  expect(before).toHaveLength(3)
  await first.focus()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect.poll(async () => (await pixels()).every((size, at) => size !== before[at])).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(pixels).toEqual(before)
  expect((await new AxeBuilder({ page }).include('#centre').analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
})
