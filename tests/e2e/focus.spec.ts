import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const bar = (page: Page) => page.getByRole('region', { name: 'Focus' })
const table = (page: Page, name: string) => page.getByRole('grid', { name })
const countIn = async (page: Page, name: string) => Number(await table(page, name).getAttribute('aria-rowcount')) - 1

/** Selects actors by name in the table of actors, by keyboard. */
async function selectActors(page: Page, names: readonly string[]): Promise<void> {
  const rows = table(page, 'Actors shown')
  for (const [index, name] of names.entries()) await rows.getByRole('row', { name: new RegExp(`^${name} `, 'u') }).click({ modifiers: index === 0 ? [] : ['Control'] })
  await rows.focus()
}

test('focus by keyboard: neighbours, paths, common neighbours; table, drawing and figure in step', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('v')
  await page.getByRole('radio', { name: /actors$/u }).check({ force: true })
  const all = await countIn(page, 'Actors shown')

  // Nothing selected, nothing to focus on: the menu says what it needs.
  await page.getByRole('toolbar', { name: 'Network' }).getByRole('button', { name: 'Focus and compare' }).click()
  await expect(page.getByRole('menuitem', { name: 'Dyad and third parties' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')

  await selectActors(page, ['Israel'])
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await expect(bar(page)).toContainText('Neighbours of Israel')
  const near = await countIn(page, 'Actors shown')
  expect(near).toBeGreaterThan(2)
  expect(near).toBeLessThan(all)
  await bar(page).getByRole('radio', { name: 'up to 2 ties away' }).check({ force: true })
  await expect.poll(() => countIn(page, 'Actors shown')).toBeGreaterThan(near)
  await bar(page).getByRole('radio', { name: '1 tie away', exact: true }).check({ force: true })
  await expect.poll(() => countIn(page, 'Actors shown')).toBe(near)

  // The figure has what is in focus, and nothing else.
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await expect.poll(() => dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /Save SVG/u }).click()])
  expect((await readFile(await download.path(), 'utf8')).match(/<g id="actor-/gu)).toHaveLength(near)
  await page.keyboard.press('Escape')

  // Dimmed: everything is there, and the table has it all.
  await bar(page).getByRole('radio', { name: 'Dim what is out of focus' }).check({ force: true })
  await expect.poll(() => countIn(page, 'Actors shown')).toBe(all)
  await bar(page).getByRole('radio', { name: 'Hide what is out of focus' }).check({ force: true })

  // Escape lets the selection go first, then the focus.
  await table(page, 'Actors shown').focus()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('The whole network')

  await selectActors(page, ['Israel', 'Syria'])
  await page.keyboard.press('s')
  await page.keyboard.press('p')
  await expect(bar(page)).toContainText(/Shortest paths between Israel and Syria.*path/u)
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await expect(bar(page)).toContainText('Common neighbours of Israel and Syria')
  await page.keyboard.press('v')
  await expect(page.getByRole('application', { name: /^Network/u })).toBeVisible()
  await page.keyboard.press('s')
  await page.keyboard.press('s')
  await expect(bar(page)).toHaveCount(0)
})

test('a dyad: third parties, how they pull, and the way to their ties', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('v')
  await page.getByRole('radio', { name: /actors$/u }).check({ force: true })
  await selectActors(page, ['Russia', 'Israel'])
  await page.keyboard.press('v')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dyad two')
  await page.keyboard.press('Enter')
  await expect(bar(page)).toContainText(/Dyad of Russia and Israel.*third part/u)
  const thirds = table(page, 'Third parties')
  await expect(thirds).toBeVisible()
  await expect(thirds.getByRole('columnheader', { name: 'On Russia' })).toBeVisible()
  expect(await accessibilityFaults(page, { within: '#centre' })).toEqual([])

  // By keyboard to a third party, and from there to its ties.
  await thirds.focus()
  await page.keyboard.press('ArrowDown')
  const active = thirds.locator('[aria-selected="true"]')
  await expect(active).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-inspector]')).toHaveAttribute('data-inspector', /^(?:tie|several)/u)

  await page.keyboard.press('b')
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('Parallel ties in one line')
})
