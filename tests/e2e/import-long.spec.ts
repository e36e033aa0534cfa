import { writeFileSync } from 'node:fs'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const rows = 40_000
const table = () => {
  const lines = ['event_id_cnty,event_date,event_type,actor1,actor2,location,notes']
  for (let index = 0; index < rows; index += 1) {
    lines.push(`E${index},${index === 20_000 ? 'no day' : `2016-0${1 + index % 9}-1${index % 10}`},Battles,Russia,القوات المسلحة السورية,Place ${index % 90},"Reported, with ""words"" of the day ${index}, in a row of some hundred and twenty bytes"`)
  }
  return `${lines.join('\n')}\n`
}

test('a long table of events is handed over, shown by its beginning, counted, and imported as one step', async ({ workbench }, info) => {
  const file = info.outputPath('conflict-events.csv')
  writeFileSync(file, table())
  await expect(workbench.getByRole('main')).toBeVisible()
  await workbench.keyboard.press('Control+i')
  const dialog = workbench.getByRole('dialog', { name: /^Import/u })
  const chooser = workbench.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await (await chooser).setFiles(file)
  await expect(dialog.getByRole('row', { name: /Russia.*→.*Battles/u }).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 1 actor and 40,000 events' })).toBeEnabled()
  await dialog.getByRole('tab', { name: 'Errors (1)' }).click()
  await expect(dialog.getByRole('row', { name: /20,?002.*event_date/u })).toBeVisible()
  expect(await accessibilityFaults(workbench, { within: '[role="dialog"]' })).toEqual([])
  await dialog.getByText('Leave out', { exact: true }).click()
  const go = dialog.getByRole('button', { name: 'Import 1 actor and 39,999 events' })
  await expect(go).toBeEnabled()
  await go.click()
  await expect(dialog.getByText('Imported 1 actor and 39999 events from conflict-events.csv')).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
})

test('tables of nodes and of edges dropped together are one network, or two tables as is wished', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  const data = await workbench.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Source,Target,Type,Weight\nn1,n2,Directed,2\nn2,n9,Directed,-1\n'], 'edges.csv'))
    transfer.items.add(new File(['Id,Label\nn1,המועצה הלאומית\nn2,Ruritania\n'], 'nodes.csv'))
    return transfer
  })
  await workbench.dispatchEvent('#centre', 'drop', { dataTransfer: data })
  const dialog = workbench.getByRole('dialog', { name: 'Import nodes.csv and edges.csv' })
  await expect(dialog.getByRole('button', { name: 'Import 3 actors and 2 ties' })).toBeEnabled()
  await dialog.getByRole('button', { name: 'One after the other…' }).click()
  await expect(workbench.getByRole('dialog', { name: 'Import nodes.csv (1 of 2)' })).toBeVisible()
})
