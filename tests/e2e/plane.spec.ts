import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

test('the plane follows the matrix, is gone through by keyboard, brushed and exported', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await workbench.keyboard.press('g')
  await workbench.keyboard.press('p')
  const plane = workbench.getByRole('listbox', { name: 'Ties on the practice plane' })
  await expect(plane.getByRole('option', { name: /^Russia – Israel, Syria: P1 strong, P2 strong/u })).toBeVisible()
  const unplaced = workbench.getByRole('list', { name: 'Ties not placed' })
  await expect(unplaced).toContainText('Russia – Israel: P1 not coded in Ukraine')

  // What is coded in the matrix has its place at once.
  await unplaced.getByRole('button', { name: 'Russia – Israel: P1 not coded in Ukraine' }).click()
  const inspector = workbench.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.locator('.aspect-cell[data-aspect="P1"]')).toBeFocused()
  await workbench.getByRole('tab', { name: 'Matrix' }).click()
  const grid = workbench.getByRole('grid', { name: /^Matrix/u })
  await grid.focus()
  await workbench.keyboard.press('Control+Home')
  for (let step = 0; step < 4; step += 1) await workbench.keyboard.press('ArrowRight')
  await workbench.keyboard.press('1')
  await workbench.getByRole('tab', { name: 'Practice plane' }).click()
  const ukraine = plane.getByRole('option', { name: /^Russia – Israel, Ukraine: P1 some, P2 some/u })
  await expect(ukraine).toHaveAttribute('aria-selected', 'true')

  // Arrows go from point to point; Enter opens the cell.
  await workbench.keyboard.press('Escape')
  await plane.focus()
  await workbench.keyboard.press('Home')
  const active = async () => workbench.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label'))
  expect(await active()).toMatch(/^Russia – Israel, Syria:/u)
  await workbench.keyboard.press('ArrowLeft')
  expect(await active()).toMatch(/^Russia – Israel, Ukraine:/u)
  await workbench.keyboard.press('Enter')
  await expect(inspector.locator('.aspect-cell[data-aspect="P1"]')).toBeFocused()

  // A rubber band selects in every view; what is selected elsewhere is marked here.
  await workbench.getByRole('button', { name: 'Period of the plane' }).click()
  await workbench.getByRole('option', { name: 'Gaza', exact: true }).click()
  await expect(plane.getByRole('option')).toHaveCount(1)
  await selectByName(workbench, 'Iran – Israel')
  await expect(plane.getByRole('option', { selected: true })).toHaveCount(0)
  const box = await plane.boundingBox()
  if (!box) throw new Error('the plane has no place on the screen')
  await workbench.mouse.move(box.x + 60, box.y + 20)
  await workbench.mouse.down()
  await workbench.mouse.move(box.x + 200, box.y + 200)
  await workbench.mouse.move(box.x + box.width - 20, box.y + box.height - 60)
  await workbench.mouse.up()
  await expect(plane.getByRole('option', { selected: true })).toHaveCount(1)
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')
  await workbench.getByRole('tab', { name: 'Network' }).click()
  await workbench.getByRole('radio', { name: 'Table' }).click({ force: true })
  await expect(workbench.getByRole('grid', { name: 'Ties shown' }).getByRole('row', { selected: true })).toContainText('Israel')

  await workbench.getByRole('tab', { name: 'Practice plane' }).click()
  await workbench.getByRole('button', { name: 'Export figure…' }).click()
  const dialog = workbench.getByRole('dialog', { name: 'Export a figure of the practice plane' })
  await expect(dialog.getByRole('status').first()).toContainText('174 × ')
  await dialog.getByRole('radio', { name: 'PNG' }).check({ force: true })
  await dialog.getByRole('textbox', { name: 'Dots per inch' }).fill('100')
  await expect(dialog.getByRole('status').first()).toContainText('685 × ')
  const [download] = await Promise.all([workbench.waitForEvent('download'), dialog.getByRole('button', { name: /^Save PNG/u }).click()])
  expect(download.suggestedFilename()).toBe('Russia and Israel, 2015-2024 practice plane Gaza.png')
  expect((await readFile(await download.path())).readUInt32BE(16)).toBe(685)
  const { violations } = await new AxeBuilder({ page: workbench }).include('.figure').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await workbench.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await workbench.keyboard.press('Control+e')
  await expect(dialog).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing on the plane keeps people out (${theme})`, async ({ workbench }) => {
    await workbench.emulateMedia({ colorScheme: theme })
    await workbench.getByRole('tab', { name: 'Practice plane' }).click()
    await workbench.getByRole('listbox', { name: 'Ties on the practice plane' }).focus()
    await workbench.keyboard.press('Home')
    const { violations } = await new AxeBuilder({ page: workbench }).include('#centre').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
  })
}
