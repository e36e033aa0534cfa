import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

test('a copy, one field of several, a click to edit, a place on offer, evidence found by its words', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Hezbollah')
  await workbench.keyboard.press('Control+d')
  await expect(inspector.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Hezbollah (copy)')
  await workbench.keyboard.press('Escape')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Hezbollah (copy)')

  // Both of that name: one field of both.
  const list = workbench.getByRole('listbox', { name: 'Actors' })
  await list.getByRole('option', { name: /^Hezbollah/u }).first().click()
  await list.getByRole('option', { name: /Hezbollah \(copy\)/u }).click({ modifiers: ['Control'] })
  await inspector.getByRole('button', { name: /Set for all 2/u }).click()
  await workbench.getByRole('option', { name: /^Bloc/u }).click()
  await expect(workbench.getByRole('status').filter({ hasText: 'Kind of 2 actors: Bloc' })).toBeVisible()

  await selectByName(workbench, 'Israel')
  await inspector.locator('[data-edit="dates"]').first().click()
  await expect(inspector.getByRole('textbox', { name: 'Exists' })).toBeFocused()

  await workbench.keyboard.press('Alt+3')
  await workbench.getByRole('listbox', { name: 'Events' }).getByRole('option').first().click()
  await workbench.keyboard.press('e')
  const place = inspector.getByRole('combobox', { name: 'Place' })
  await place.fill('')
  await workbench.keyboard.type('לבנון')
  await expect(workbench.getByRole('option', { name: /Lebanon/u })).toBeVisible()
  await workbench.keyboard.press('ArrowDown')
  await workbench.keyboard.press('Enter')
  await expect(place).toHaveValue('Lebanon')
  await workbench.keyboard.press('Escape')

  // An item of evidence has no inspector of its own: it is shown in its tie.
  await workbench.keyboard.press('Control+k')
  await workbench.keyboard.type('filed with the war because')
  await expect(workbench.getByRole('dialog').getByRole('option').first()).toContainText('filed with the war')
  await workbench.keyboard.press('Enter')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')
  await expect(inspector.locator('.evidence-item[data-marked]')).toBeInViewport()
})

test('coders: one more, who takes over, the other deleted with a way back', async ({ workbench }) => {
  await expect(workbench.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
  await workbench.keyboard.press('e')
  const inspector = workbench.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: 'Add coder' }).click()
  await workbench.keyboard.type('Dana Levi')
  await workbench.keyboard.press('Enter')
  const added = inspector.getByRole('group', { name: 'Dana Levi' })
  await expect(added.getByRole('textbox', { name: 'Initials' })).toHaveValue('DL')
  await added.getByRole('button', { name: 'Code as Dana Levi' }).click()
  await expect(workbench.getByRole('button', { name: 'Current coder: Dana Levi' })).toBeVisible()
  await inspector.getByRole('button', { name: 'Delete the coder Sample coder' }).click()
  const notice = workbench.getByRole('region', { name: 'Deleted' })
  await expect(notice).toContainText(/Sample coder deleted, with .*evidence/u)
  await expect(inspector.getByRole('group', { name: 'Sample coder' })).toBeHidden()
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(inspector.getByRole('group', { name: 'Sample coder' })).toBeVisible()
  await expect(notice).toBeHidden()
})
