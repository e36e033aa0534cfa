import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

test('from the triads to their evidence, through time, to two actors, by keyboard', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  const clean = async () => expect(await accessibilityFaults(workbench, { within: '#centre' })).toEqual([])
  await workbench.keyboard.press('g')
  await workbench.keyboard.press('b')
  const results = workbench.getByRole('region', { name: 'Balance', exact: true })
  await expect(results).toContainText('2, exact.')
  await expect(results).toContainText('50 % balanced')

  // A triad is gone to in its list, shows its sides with their phases, and leads to a tie.
  const list = workbench.getByRole('grid', { name: 'Triads of type ++-' })
  await list.focus()
  await workbench.keyboard.press('Home')
  const sides = workbench.getByRole('region', { name: 'Sides of the triad' })
  await expect(sides.getByRole('group', { name: 'Israel – Iran' })).toContainText('2013/2024-06')
  await clean()
  await sides.getByRole('link', { name: 'Russia – Israel' }).click()
  const inspector = workbench.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')

  // Strain on the tie: who pulls, with both sides, and what is incomplete is called so.
  await workbench.keyboard.press('g')
  await workbench.keyboard.press('s')
  const pulling = inspector.getByRole('list', { name: 'Pull at it' })
  await expect(pulling.getByRole('listitem').filter({ hasText: 'pull' })).toHaveCount(4)
  await pulling.getByRole('button', { name: 'Sides of Iran' }).click()
  await expect(pulling.getByRole('group', { name: 'Israel – Iran' })).toBeVisible()
  await expect(inspector.getByRole('list', { name: /^Incomplete/u })).toContainText('no tie')
  await expect(inspector.getByText('(a way to read the network, not a forecast)')).toBeVisible()

  // Another rule changes the results and says so.
  const rule = workbench.getByRole('group', { name: 'Rule for signs' })
  await results.getByRole('button', { name: 'Conflict dominates' }).click()
  await expect(rule.getByRole('button', { name: /Conflict dominates/u })).toBeVisible()
  await expect(results).toContainText('Rule: Conflict dominates.')
  await results.getByRole('button', { name: 'Net, ambivalent count as positive' }).click()

  // A step of the lines takes the time with it; two dates stand side by side.
  await workbench.getByRole('radio', { name: 'Through time' }).click({ force: true })
  const lines = workbench.getByRole('listbox', { name: 'Balance through time' })
  await expect(lines.getByRole('option', { name: /^2021: Triads balanced 57.1 %.*Strain on Russia – Israel/u })).toBeAttached()
  await lines.focus()
  await workbench.keyboard.press('Home')
  await expect(workbench.getByRole('textbox', { name: 'As of' })).toHaveValue('2015-12-31')
  await clean()
  await workbench.getByRole('radio', { name: 'Two dates' }).click({ force: true })
  await workbench.getByRole('textbox', { name: 'Compare with' }).fill('2024-06')
  await expect(workbench.getByRole('table', { name: 'Balance at two dates' }).getByRole('row', { name: /^Actors/u })).toContainText('≠')
  await expect(workbench.getByRole('row', { name: /^Strain on Russia – Israel/u })).toContainText('of')
  await workbench.keyboard.press('Control+e')
  const dialog = workbench.getByRole('dialog', { name: 'Export a figure of balance' })
  await expect(dialog.getByText(/smallest lettering/u)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toBeHidden()

  // Two actors on one page.
  await inspector.getByRole('button', { name: 'Dyad page' }).click()
  const page = workbench.getByRole('region', { name: 'Russia and Israel' })
  await expect(page.getByRole('table', { name: 'Coding of Russia – Israel' }).getByRole('row', { name: /^Syria/u })).toContainText('Balanced friendship')
  await clean()
  await workbench.keyboard.press('Control+e')
  const ofTwo = workbench.getByRole('dialog', { name: 'Export a figure of two actors' })
  await ofTwo.getByRole('radio', { name: 'Third parties' }).check({ force: true })
  await expect(ofTwo.getByText(/smallest lettering/u)).toBeVisible()
  await ofTwo.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: /^P2, Ukraine/u }).click()
  await expect(inspector.locator('.aspect-cell[data-aspect="P2"]')).toBeFocused()
})
