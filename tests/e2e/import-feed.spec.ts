import type { Page } from '@playwright/test'
import { gdeltRow, israel, police, putin, russia, unionOfEurope } from '../builders/feeds.ts'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const axe = async (page: Page) => await accessibilityFaults(page, { within: '[role="dialog"]' })

const rows = [
  gdeltRow({ id: '1', day: '20191022', from: putin, to: israel, code: '042' }), gdeltRow({ id: '2', day: '20191023', from: israel, to: russia, code: '112' }),
  gdeltRow({ id: '3', day: '20191024', from: unionOfEurope, to: police, code: '010' }), gdeltRow({ id: '4', day: '20191024', from: ['', 'מדינה שאיש לא קידד', ''], to: ['', 'المملكة العربية السعودية', ''], code: '190' }),
].join('\n')

const drop = async (page: Page) => {
  const data = await page.evaluateHandle(text => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], '20191024143000.export.CSV'))
    return transfer
  }, rows)
  await page.dispatchEvent('#centre', 'drop', { dataTransfer: data })
}

test('events of GDELT dropped on the window: chosen by sides, countries, kinds and days, and never twice', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await drop(workbench)
  const dialog = workbench.getByRole('dialog', { name: /^Import/u })
  const choices = dialog.getByRole('region', { name: 'Which events are imported' })
  await expect(choices.getByText('GDELT Event Database 2.0: 4 events')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Russia → Israel: Make a visit/u })).toBeVisible()
  expect(await axe(workbench)).toEqual([])

  const between = choices.getByRole('button', { name: /Events between/u })
  await between.click()
  await workbench.getByRole('option', { name: /The countries named here/u }).click()
  await expect(dialog.getByText('Name two countries or more, to see')).toBeVisible()
  await choices.getByRole('textbox', { name: 'Countries' }).fill('RUS, Ruritania')
  await workbench.keyboard.press('Enter')
  await expect(dialog.getByText('“Ruritania” is no country', { exact: false })).toBeVisible()
  await choices.getByRole('textbox', { name: 'Countries' }).fill('RUS, Israel')
  await workbench.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Import 2 events' })).toBeEnabled()
  await choices.getByRole('textbox', { name: 'From' }).fill('23.10.2019')
  await expect(choices.getByText('A day looks like 2019-10-24.')).toBeVisible()
  await choices.getByRole('textbox', { name: 'From' }).fill('2019-10-23')
  await workbench.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Import 1 event' })).toBeEnabled()
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('button', { name: 'Import 1 event' }).click()
  await expect(dialog.getByText('Imported 1 event from', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await drop(workbench)
  await expect(choices.getByText('GDELT Event Database 2.0: 4 events, 1 known already.')).toBeVisible()
  await choices.getByRole('button', { name: 'Import as a table…' }).click()
  await expect(choices).toBeHidden()
  await expect(dialog.getByText('Say which column holds what', { exact: false }).first()).toBeVisible()
})
