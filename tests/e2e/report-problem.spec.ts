import { readFileSync } from 'node:fs'
import { expect, test } from './support/fixtures.ts'
import { accessibilityFaults } from './support/axe.ts'
import { command } from './support/command.ts'

test('a problem is reported as a file that is read, added to and saved, from a project and from the start screen', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await command(page, 'Report a problem')
  const dialog = page.getByRole('dialog', { name: 'Report a problem' })
  const report = dialog.getByLabel('The report')
  await expect(report).toHaveValue(/in the browser shell[\s\S]*schema version \d+[\s\S]*actors 10 to 99[\s\S]*info started · shell browser/u)
  const text = await report.inputValue()
  expect(text).not.toMatch(/Russia|Israel|\.entente|\/home|\/tmp/u)
  expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])

  await report.fill(`${text}\nThe window stood still.`)
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save…' }).click()])
  expect(download.suggestedFilename()).toMatch(/^entente-problem-\d{4}-\d\d-\d\d\.txt$/u)
  expect(readFileSync(await download.path(), 'utf8')).toBe(`${text}\nThe window stood still.`)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await command(page, 'Close the project')
  await page.getByRole('button', { name: 'Report a problem…' }).press('Enter')
  await expect(report).toHaveValue(/none is open/u)
})
