import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Import/u })
const axe = async (page: Page) => await accessibilityFaults(page, { within: '[role="dialog"]' })

async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).press('Enter')
  await (await chooser).setFiles(file)
}

test('a bibliography by keyboard: preview, import, report, undo; and found again the second time', async ({ workbench, shell }) => {
  const file = join(shell.folder, 'refs.bib')
  writeFileSync(file, '@article{levi1999, title={Cold peace}, author={Levi, D.}, year={1999}, note={my own words}}\n@book{broken, title={x\n@book{katz, title={Hot war}, author={Katz, A.}, year={2001}}\n')
  await expect(workbench.getByRole('main')).toBeVisible()
  await workbench.keyboard.press('Control+k')
  await workbench.getByRole('dialog').getByRole('combobox').fill('import')
  await expect(workbench.getByRole('dialog').getByRole('option').first()).toContainText('Import')
  await workbench.keyboard.press('Enter')
  const dialog = dialogOf(workbench)
  await choose(workbench, file)
  await expect(dialog.getByText('2 sources · 1 private note · 1 left out')).toBeVisible()
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('tab', { name: 'Warnings (1)' }).click()
  await expect(dialog.getByRole('row', { name: /@book\{broken\}/u })).toContainText('2')
  await dialog.getByRole('button', { name: 'Import 2 sources' }).press('Enter')
  await expect(dialog.getByText('Imported 2 sources from refs.bib.')).toBeVisible()
  expect(await axe(workbench)).toEqual([])

  await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(dialog.getByText('It was taken back')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().press('Enter')
  await expect(dialog).toHaveCount(0)
  await workbench.keyboard.press('Control+Shift+z')
  await expect(workbench.getByRole('contentinfo')).toContainText('31 sources')

  await workbench.keyboard.press('Control+i')
  await choose(workbench, file)
  await dialog.getByRole('tab', { name: 'Matches (2)' }).click()
  await expect(dialog.getByRole('row', { name: /Cold peace/u })).toContainText('same title')
  expect(await axe(workbench)).toEqual([])
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await dialog.getByRole('row', { name: /Hot war/u }).getByText('Make another').click()
  await expect(dialog.getByRole('button', { name: 'Import 1 source' })).toBeEnabled()
})

test('a table dropped on the window is mapped, and becomes actors and ties', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  const data = await workbench.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['who;whom;how\nRussia;Malta;1,5\nMalta;Cyprus;-2\nMalta;Malta;1\n'], 'ties.csv', { type: 'text/csv' }))
    return transfer
  })
  await workbench.dispatchEvent('#centre', 'drop', { dataTransfer: data })
  const dialog = dialogOf(workbench)
  await expect(dialog).toContainText('Say which column holds what')
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  const becomes = async (column: string, field: RegExp) => {
    await dialog.getByRole('button', { name: `${column} becomes` }).click()
    await workbench.getByRole('option', { name: field }).click()
  }
  await becomes('who', /^From/u)
  await expect(dialog.getByText('Still needed: To.', { exact: false })).toBeVisible()
  await becomes('whom', /^To/u)
  await becomes('how', /^Weight or sign/u)
  await dialog.getByText('1,5', { exact: true }).first().click()
  await expect(dialog.getByText('2 actors · 2 ties · 2 phases · 1 left out')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Russia – Malta/u })).toContainText('cooperation 1 · weight 1.5')
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('button', { name: 'Import 2 actors and 2 ties' }).click()
  await expect(dialog.getByText('Imported 2 actors and 2 ties from ties.csv.')).toBeVisible()
  await workbench.keyboard.press('Escape')
  await expect(workbench.getByRole('contentinfo')).toContainText('22 actors')
  await expect(workbench.getByRole('contentinfo')).toContainText('23 ties')
})
