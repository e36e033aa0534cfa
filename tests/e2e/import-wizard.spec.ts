import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const axe = async (page: Page) => await accessibilityFaults(page, { within: '[role="dialog"]' })

const table = 'Akteur;Ereignis;Tag;Wert\nRusssia;Treffen in Moskau;03/04/2015;1,5\nהמועצה לביטחון לאומי;Anruf;05/06/2015;2\nIsrael; Übung;07/08/2015;viel\nMalta;;09/10/2015;1\n'

const drop = async (page: Page, name: string, text: string) => {
  const data = await page.evaluateHandle(([fileName = '', content = '']) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], fileName))
    return transfer
  }, [name, text])
  await page.dispatchEvent('#centre', 'drop', { dataTransfer: data })
}

test('a table by keyboard: columns, dates that are asked about, errors, likely matches, and a map for the next one', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await drop(workbench, 'ereignisse.csv', table)
  const dialog = workbench.getByRole('dialog', { name: /^Import/u })
  const becomes = async (column: string, field: string) => {
    await dialog.getByRole('button', { name: `${column} becomes` }).press('Enter')
    const option = workbench.getByRole('option', { name: field }).first()
    await expect(option).toBeVisible()
    // Type-ahead, then Enter.
    await workbench.keyboard.type(field)
    await workbench.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: `${column} becomes` })).toContainText(field)
  }
  await dialog.getByRole('radio', { name: 'Events' }).focus()
  await workbench.keyboard.press('Space')
  await expect(dialog.getByRole('row', { name: /^Tag/u })).toContainText('dates, the day or the month first?')
  await becomes('Ereignis', 'Title')
  await becomes('Tag', 'Date')
  await becomes('Akteur', 'Participants')
  await expect(dialog.getByRole('tab', { name: 'Errors (4)' })).toBeVisible()
  await dialog.getByRole('radio', { name: '3 April' }).focus()
  await workbench.keyboard.press('Space')
  await dialog.getByRole('tab', { name: 'Errors (1)' }).click()
  await expect(dialog.getByRole('row', { name: /an event needs a title/u })).toContainText('5')
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('radio', { name: 'Import nothing' }).focus()
  await workbench.keyboard.press('Space')
  await expect(dialog.getByText('Nothing is imported while 1 row has an error.')).toBeVisible()
  await workbench.keyboard.press('ArrowLeft')
  await expect(dialog.getByText('1 row has an error')).toBeVisible()

  await dialog.getByRole('tab', { name: /^Matches/u }).click()
  const guess = dialog.getByRole('row', { name: /^2 Russsia/u })
  await expect(guess).toContainText('a guess')
  await expect(guess.getByRole('radio', { name: 'Make another' })).toBeChecked()
  await dialog.getByRole('radiogroup', { name: /^Only alike/u }).getByRole('radio', { name: 'Use what is there' }).focus()
  await workbench.keyboard.press('Space')
  await expect(guess.getByRole('radio', { name: 'Use it' })).toBeChecked()
  await expect(dialog.getByRole('button', { name: 'Import 1 actor and 3 events' })).toBeEnabled()

  await dialog.getByRole('button', { name: 'Maps…' }).press('Enter')
  const maps = workbench.getByRole('dialog', { name: 'Maps of tables' })
  await maps.getByRole('textbox', { name: 'Keep the present map as' }).fill('Zeitung')
  await workbench.keyboard.press('Enter')
  await expect(maps.getByRole('list', { name: 'Maps of the project' })).toContainText('Zeitung')
  expect(await axe(workbench)).toEqual([])
  await workbench.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Import 1 actor and 3 events' }).press('Enter')
  await expect(dialog.getByText('Imported 1 actor and 3 events from ereignisse.csv.')).toBeVisible()
  await workbench.keyboard.press('Escape')

  await drop(workbench, 'naechste.csv', 'Tag;Wert;Akteur;Ereignis\n01/02/2016;1;Israel;Gespräch\n')
  await dialog.getByRole('button', { name: 'Use the map Zeitung' }).press('Enter')
  await expect(dialog.getByText('By the map “Zeitung”.')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Gespräch.*1 February 2016|Gespräch/u }).last()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 1 event' })).toBeEnabled()
  expect(await axe(workbench)).toEqual([])
})
