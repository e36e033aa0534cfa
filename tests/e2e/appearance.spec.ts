import type { Locator, Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const panel = (page: Page) => page.getByRole('dialog', { name: 'Appearance' })
const legend = (page: Page) => page.getByRole('region', { name: 'Legend' })

/** Chooses from a list by keyboard alone. */
async function choose(page: Page, list: string, option: string): Promise<void> {
  const button: Locator = panel(page).getByRole('button', { name: list })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: list })).toBeVisible()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
  await expect(button).toContainText(option)
}

test('the look of the network is chosen by keyboard, and legend and figure say the same', async ({ workbench: page }) => {
  await expect(legend(page)).toContainText('Cooperation, 1 to 3')
  await page.keyboard.press('k')
  await expect(panel(page)).toBeVisible()
  await choose(page, 'Ties coloured by', 'P1 identity and values')
  await choose(page, 'Actors coloured by', 'Affiliation')
  await choose(page, 'Sized by', 'Number of ties')
  expect(await accessibilityFaults(page, { within: '[role="dialog"]' })).toEqual([])
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Appearance' })).toBeVisible()
  await expect(legend(page)).toContainText('P1 identity and values · ')
  await expect(legend(page)).toContainText('Not coded')
  await expect(legend(page)).toContainText('Colour: affiliated with')
  await expect(legend(page)).toContainText('Size: ties shown')

  await page.keyboard.press('Control+e')
  const picture = page.getByRole('dialog', { name: 'Export a figure' }).getByRole('img', { name: 'Preview of the figure' })
  await expect(picture).toBeVisible()
  await page.keyboard.press('Escape')

  // The table says in words what the colours and sizes say.
  await page.keyboard.press('v')
  const heading = (table: string, name: RegExp) => page.getByRole('grid', { name: table }).getByRole('columnheader', { name })
  await expect(heading('Ties shown', /P1 identity and values/u)).toBeVisible()
  await page.getByRole('radio', { name: /^\d+ actors$/u }).check({ force: true })
  await expect(heading('Actors shown', /Colour: affiliated with/u)).toBeAttached()
  await expect(heading('Actors shown', /Size: Ties shown/u)).toBeAttached()
  await page.keyboard.press('v')

  await page.keyboard.press('k')
  await panel(page).getByRole('button', { name: 'As usual' }).click()
  await expect(panel(page).getByRole('button', { name: 'Ties coloured by' })).toContainText('Cooperation and conflict')
  await page.keyboard.press('Escape')
  await expect(legend(page)).toContainText('Cooperation, 1 to 3')
  await expect(legend(page)).not.toContainText('P1')
})
