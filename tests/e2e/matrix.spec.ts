import { readFile } from 'node:fs/promises'
import { faultsInBothThemes } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { privateWordsIn } from './support/private-words.ts'

test('codes in the matrix by keyboard; reading and inspector follow; ranges, copy, filters and sort', async ({ workbench, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await expect(workbench.getByRole('main')).toBeVisible()
  await workbench.keyboard.press('g')
  await workbench.keyboard.press('m')
  await expect(workbench.getByRole('tab', { name: 'Matrix' })).toHaveAttribute('aria-selected', 'true')
  const grid = workbench.getByRole('grid', { name: /^Matrix/u })
  await grid.focus()
  const active = async () => workbench.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')

  await workbench.keyboard.press('Control+Home')
  for (let step = 0; step < 4; step += 1) await workbench.keyboard.press('ArrowRight')
  expect(await active()).toMatch(/^Russia – Israel, P1, Ukraine: not coded/u)
  const inspector = workbench.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')
  const ukraine = inspector.getByRole('row').filter({ hasText: 'Ukraine' })
  await expect(ukraine).toContainText('Undetermined')

  await workbench.keyboard.press('2')
  await expect.poll(active).toMatch(/: strong,/u)
  await expect(ukraine).toContainText('Balanced friendship')
  await expect(inspector.getByRole('radio', { name: '+2 strong' }).first()).toBeChecked()
  await workbench.keyboard.press('End')
  await expect(grid.getByRole('gridcell', { name: /^Russia – Israel, Reading, Ukraine: balanced friendship/u })).toBeVisible()
  await workbench.keyboard.press('Home')
  for (let step = 0; step < 4; step += 1) await workbench.keyboard.press('ArrowRight')
  await workbench.keyboard.press('t')
  await workbench.keyboard.press('c')
  await expect.poll(active).toMatch(/: strong, strengthening, confidence low/u)

  // A minus, then a digit; what the scale lacks is refused in words.
  await workbench.keyboard.press('-')
  await workbench.keyboard.press('1')
  await expect.poll(active).toMatch(/: partly contradicted, strengthening/u)
  await expect(ukraine).toContainText('Managed rivalry')
  await workbench.keyboard.press('7')
  await expect(workbench.getByRole('contentinfo')).toContainText('P1 has no such level')

  // One undo step each.
  await workbench.keyboard.press('Control+z')
  await expect.poll(active).toMatch(/: strong, strengthening, confidence low/u)
  await workbench.keyboard.press('Delete')
  await expect.poll(active).toMatch(/: not coded/u)
  await workbench.keyboard.press('Control+z')
  await expect.poll(active).toMatch(/: strong, strengthening, confidence low/u)

  // A range is set at once and taken back at once; it copies as a table.
  await workbench.keyboard.press('ArrowDown')
  await workbench.keyboard.press('Shift+ArrowDown')
  await workbench.keyboard.press('Shift+ArrowRight')
  await workbench.keyboard.press('0')
  await expect(grid.getByRole('gridcell', { name: /, P1, (Ukraine|Gaza): absent \(0\)/u })).toHaveCount(4)
  await workbench.keyboard.press('Control+c')
  const copied = await workbench.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return { text: await navigator.clipboard.readText(), html: await (await item?.getType('text/html'))?.text() }
  })
  expect(copied.text.split('\n')).toHaveLength(3)
  expect(copied.text).toMatch(/^Tie\tP1, Ukraine\tP1, Gaza\nPutin – Netanyahu\t0 absent/u)
  expect(copied.html).toContain('<table>')
  expect(privateWordsIn(`${copied.text} ${copied.html}`)).toEqual([])
  await workbench.keyboard.press('Control+z')
  await expect(grid.getByRole('gridcell', { name: /, P1, (Ukraine|Gaza): absent \(0\)/u })).toHaveCount(0)

  // Enter goes to the evidence, R to the rationale.
  await workbench.keyboard.press('Control+Home')
  for (let step = 0; step < 3; step += 1) await workbench.keyboard.press('ArrowRight')
  expect(await active()).toMatch(/^Russia – Israel, P1, Syria: strong/u)
  await workbench.keyboard.press('Enter')
  await expect(inspector.locator('.aspect-cell[data-aspect="P1"]')).toBeFocused()
  await grid.focus()
  await workbench.keyboard.press('r')
  await expect(inspector.getByRole('textbox', { name: /^Rationale for P1, Syria/u })).toBeFocused()

  // Filters narrow the rows, S sorts by the column.
  await grid.focus()
  await workbench.keyboard.press('s')
  await expect(grid.getByRole('columnheader', { name: 'P1, Syria' })).toHaveAttribute('aria-sort', 'descending')
  await workbench.getByRole('searchbox', { name: 'Filter ties of the matrix' }).fill('hezbollah')
  await expect(grid.getByRole('rowheader')).toHaveCount(2)
  await workbench.getByRole('searchbox', { name: 'Filter ties of the matrix' }).fill('no such tie')
  await workbench.getByRole('button', { name: 'Show all ties' }).click()

  const download = workbench.waitForEvent('download')
  await workbench.getByRole('button', { name: 'Export matrix…' }).click()
  await workbench.getByRole('menuitem', { name: /^Table as CSV/u }).click()
  expect((await download).suggestedFilename()).toBe('Russia and Israel, 2015-2024 matrix.csv')

  // As a figure, by the same dialog as the network's: of the ties and columns shown, seen before it is saved.
  await workbench.getByRole('radio', { name: 'By period' }).check({ force: true })
  const fileMenu = workbench.getByRole('button', { name: 'Export matrix…' })
  await fileMenu.focus()
  await workbench.keyboard.press('Enter')
  await workbench.getByRole('menuitem', { name: /^Figure/u }).press('Enter')
  const dialog = workbench.getByRole('dialog', { name: 'Export a figure of the matrix' })
  await expect(dialog.getByRole('status').first()).toContainText('174 × ')
  await dialog.getByRole('radio', { name: /^Column/u }).check({ force: true })
  await expect(dialog.getByText(/^Lettering under 6 pt .* without readings\.$/u)).toBeVisible()
  await dialog.getByRole('radio', { name: /^Slide/u }).check({ force: true })
  await expect(dialog.getByRole('status').first()).toContainText('338.7 × 190.5 mm')
  await dialog.getByRole('textbox', { name: 'Caption' }).fill('Table 1. All periods')
  const [svg] = await Promise.all([workbench.waitForEvent('download'), dialog.getByRole('button', { name: /^Save SVG/u }).click()])
  expect(svg.suggestedFilename()).toBe('Russia and Israel, 2015-2024 matrix.svg')
  const text = await readFile(await svg.path(), 'utf8')
  expect(text).toContain('Table 1. All periods')
  expect(text).toMatch(/^<\?xml[^>]*>\s*<svg[^>]* width="338\.7mm" height="190\.5mm"/u)
  await workbench.keyboard.press('Escape')
  await expect(fileMenu).toBeFocused()
})

test('nothing in the matrix keeps people out, light and dark', async ({ workbench }) => {
  await workbench.getByRole('tab', { name: 'Matrix' }).click()
  await workbench.getByRole('grid', { name: /^Matrix/u }).focus()
  await workbench.keyboard.press('Shift+ArrowDown')
  expect(await faultsInBothThemes(workbench, { within: '#centre' })).toEqual([])
})
