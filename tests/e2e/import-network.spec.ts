import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Import/u })
const axe = async (page: Page) => await accessibilityFaults(page, { within: '[role="dialog"]' })

const gexf = `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="GDP" type="double"/></attributes>
<nodes>
<node id="ru" label="Russia"><viz:position x="-1" y="0"/></node>
<node id="mt" label="Malta"><attvalues><attvalue for="0" value="17.5"/></attvalues><viz:position x="1" y="1"/></node>
<node id="he" label="ממלכת ירדן ההאשמית"><viz:position x="2" y="-1"/></node>
<node id="ar" label="المملكة العربية السعودية" pid="mt"><viz:position x="0" y="-2"/></node>
<node id="long" label="The Special Representative of the Secretary-General for the Implementation of Everything That Was Agreed Upon"><viz:position x="3" y="3"/></node>
</nodes><edges>
<edge source="ru" target="mt" weight="2" kind="trade" start="2015-09-21" end="2021"/>
<edge source="mt" target="he" weight="-1.5"/><edge source="he" target="mt" weight="-1.5"/>
<edge source="ar" target="long" kind="supplies grain to"/><edge source="mt" target="mt"/><edge source="he" target="nowhere"/>
</edges></graph></gexf>`

const drop = async (page: Page, ...files: readonly (readonly [name: string, text: string])[]) => {
  const data = await page.evaluateHandle(dropped => {
    const transfer = new DataTransfer()
    for (const [name, text] of dropped) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  await page.dispatchEvent('#centre', 'drop', { dataTransfer: data })
}

test('a network dropped on the window: how it is read, what is there already, what it becomes', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await drop(workbench, ['case.gexf', gexf])
  const dialog = dialogOf(workbench)
  await expect(dialog.getByText('5 actors · 1 affiliation · 5 ties · 5 phases', { exact: false })).toBeVisible()
  await expect(dialog.getByText('The file has 6 nodes and 6 edges.')).toBeVisible()
  expect(await axe(workbench)).toEqual([])
  await dialog.getByText('One mutual tie').click()
  await expect(dialog.getByText('5 actors · 1 affiliation · 4 ties · 4 phases', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: /Actors are, unless/u }).click()
  await workbench.getByRole('option', { name: 'Organisation' }).click()
  await dialog.getByRole('tab', { name: 'How it is read' }).click()
  await expect(dialog.getByRole('row', { name: /GDP/u })).toContainText('attribute of the actor')
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('tab', { name: /^Matches/u }).click()
  await expect(dialog.getByRole('row', { name: /Russia/u })).toContainText('same name')
  await dialog.getByRole('tab', { name: /Warnings/u }).click()
  await expect(dialog.getByRole('row', { name: /“nowhere” is not declared/u })).toContainText('12')
  await dialog.getByRole('button', { name: 'Import 5 actors and 4 ties' }).click()
  await expect(dialog.getByText('Imported 5 actors and 4 ties from case.gexf.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().press('Enter')
  await expect(workbench.getByRole('contentinfo')).toContainText('25 actors')
  await workbench.keyboard.press('Control+k')
  await workbench.getByRole('dialog').getByRole('combobox').fill('Malta')
  await workbench.getByRole('dialog').getByRole('option', { name: /Malta/u }).first().click()
  const attributes = workbench.getByRole('region', { name: /^Attributes/u })
  await expect(attributes).toContainText('GDP')
  await expect(attributes).toContainText('17.5')
})

test('a matrix is taken for one, or for rows where that is said; a file that cannot be read says why', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await drop(workbench, ['votes.csv', ',Malta,Cyprus,Andorra\nMalta,0,1,-1\nCyprus,1,0,0\nAndorra,-1,0,0\n'])
  const dialog = dialogOf(workbench)
  await expect(dialog.getByText('3 actors · 2 ties · 2 phases', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Malta – Andorra/u })).toContainText('conflict 1 · weight -1')
  await dialog.getByRole('button', { name: /The table is/u }).click()
  await workbench.getByRole('option', { name: 'Rows' }).click()
  await expect(dialog).toContainText('Say which column holds what')
  await workbench.keyboard.press('Escape')
  await drop(workbench, ['bomb.graphml', '<?xml version="1.0"?>\n<!DOCTYPE graphml [<!ENTITY lol "lol">]>\n<graphml/>'])
  await expect(dialog.getByText(/document type/u)).toBeVisible()
  expect(await axe(workbench)).toEqual([])
})

test('several files come one after the other; what was imported is kept with the project', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await drop(workbench, ['bad.graphml', '<graphml><graph'], ['one.net', '*Vertices 2\n1 "Andorra"\n2 "Malta"\n*Edges\n1 2 -1\n'], ['two.csv', 'Source,Target\nMalta,Cyprus\n'], ['three.cyjs', '{"elements":{"nodes":[{"data":{"id":"Monaco"}}],"edges":[]}}'])
  const dialog = dialogOf(workbench)
  await expect(dialog.getByRole('heading', { name: 'Import bad.graphml (1 of 4)' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Next file' }).press('Enter')
  await dialog.getByRole('button', { name: 'Import 2 actors and 1 tie' }).press('Enter')
  await dialog.getByRole('button', { name: 'Next file (2 left)' }).press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Import two.csv (3 of 4)' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Leave it out' }).press('Enter')
  await dialog.getByRole('button', { name: 'Import 1 actor' }).press('Enter')
  await dialog.getByRole('button', { name: 'Import another…' }).press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Imported before (2)' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /one\.net/u })).toContainText('2 actors · 1 tie · 1 phase')
  expect(await axe(workbench)).toEqual([])
})

test('a long import says how far it is, and stopping it leaves nothing', async ({ workbench }) => {
  test.setTimeout(120_000)
  await expect(workbench.getByRole('main')).toBeVisible()
  const size = 20_000
  await drop(workbench, ['ring.net', `*Vertices ${size}\n*Arcs\n${Array.from({ length: size }, (_, index) => `${index + 1} ${(index + 1) % size + 1} 1`).join('\n')}\n`])
  const dialog = dialogOf(workbench)
  await dialog.getByRole('button', { name: 'Import 20,000 actors and 20,000 ties' }).click({ timeout: 30_000 })
  await expect(dialog.getByRole('progressbar', { name: 'Import' })).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(/ of 40,000 written/u)).toBeVisible()
  expect(await axe(workbench)).toEqual([])
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByRole('button', { name: 'Import 20,000 actors and 20,000 ties' })).toBeEnabled({ timeout: 30_000 })
  await expect(dialog.getByText('One step, which undo takes back.')).toBeVisible()
  await workbench.keyboard.press('Escape')
  await expect(workbench.getByRole('contentinfo')).toContainText('20 actors')
})
