import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const faults = async (page: Page) => {
  return await accessibilityFaults(page, { within: '#centre', serious: true })
}

test('the codebook by keyboard: its order, two indicators that become one, a version and what changed since', async ({ workbench: page }) => {
  await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByText('Versions', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Keep it as version' }).fill('1.0')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('1.0')
  await expect(page.getByText('Nothing differs between the two.')).toBeVisible()
  await page.getByText('Aspects and indicators', { exact: true }).click()

  const list = page.getByRole('listbox', { name: 'Aspects and indicators' })
  const rows = list.getByRole('option')
  await list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const moved = await rows.nth(1).locator('bdi').first().textContent() ?? ''
  await page.keyboard.press('Alt+ArrowDown')
  await expect(rows.nth(2)).toContainText(moved)
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+z')
  await expect(rows.nth(1)).toContainText(moved)

  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Merge an indicator into another' })
  await expect(dialog).toContainText('what was coded as which is kept')
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(`Takes in ${moved}`)
  await expect(rows.nth(1)).toContainText('retired')
  expect(await faults(page)).toEqual([])

  await page.getByText('Versions', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'What changed' })).toContainText('retired')
  expect(await faults(page)).toEqual([])
})
