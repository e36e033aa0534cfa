import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

test('a filter is saved, applied in another window, renamed, removed and brought back, by keyboard', async ({ workbench, shell, context }) => {
  const other = await context.newPage()
  await other.goto(await shell.pressEnter())
  await expect(other.getByRole('main')).toBeVisible()
  const list = workbench.getByRole('listbox', { name: 'Actors' })
  await expect(list.getByRole('option').first()).toBeVisible()
  const palette = async (page: typeof workbench, text: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(text.replace(/^>\s*/u, ''))
    await page.keyboard.press('Enter')
  }

  // Saved from the menu beside the filter field.
  await workbench.keyboard.press('/')
  await workbench.keyboard.type('russia')
  await expect(list.getByRole('option')).toHaveCount(3)
  await workbench.keyboard.press('Tab')
  await expect(workbench.getByRole('button', { name: 'Saved filters of actors' })).toBeFocused()
  await workbench.keyboard.press('Enter')
  await expect(workbench.getByRole('menuitem', { name: 'Save this filter…' })).toBeFocused()
  await workbench.keyboard.press('Enter')
  const dialog = workbench.getByRole('dialog', { name: 'Save this filter' })
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('russia')
  await name.fill('')
  await workbench.keyboard.press('Enter')
  await expect(dialog.getByText(/A name is needed/u)).toBeVisible()
  await name.fill('רוסיה and around it')
  expect(await accessibilityFaults(workbench, { within: '.dialog' })).toEqual([])
  await workbench.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(workbench.getByRole('button', { name: 'Saved filters of actors: רוסיה and around it' })).toBeVisible()

  // The other window has it at once, in its palette, from another list too.
  await other.keyboard.press('Alt+3')
  await palette(other, 'Filter: רוסיה')
  await expect(other.getByRole('searchbox', { name: 'Filter actors' })).toHaveValue('russia')
  await expect(other.getByRole('listbox', { name: 'Actors' }).getByRole('option')).toHaveCount(3)
  await expect(other.getByRole('listbox', { name: 'Actors' }).locator(':focus').or(other.locator('[role=listbox]:focus'))).toHaveCount(1)

  await palette(other, '> Rename this filter')
  await expect(other.getByRole('dialog', { name: 'Rename the filter' }).getByRole('textbox')).toBeFocused()
  await other.keyboard.press('Control+a')
  await other.keyboard.type('Around Russia')
  await other.keyboard.press('Enter')
  const applied = workbench.getByRole('button', { name: 'Saved filters of actors: Around Russia' })
  await expect(applied).toBeVisible()

  // Removed from the menu, and back by the notice.
  await applied.focus()
  await workbench.keyboard.press('Enter')
  await expect(workbench.getByRole('menuitem', { name: /^Around Russia/u })).toBeVisible()
  await workbench.keyboard.press('End')
  await workbench.keyboard.press('Enter')
  const notice = workbench.getByRole('region', { name: 'Deleted' })
  await expect(notice).toContainText('The filter Around Russia deleted')
  await expect(workbench.getByRole('button', { name: 'Saved filters of actors', exact: true })).toBeVisible()
  await workbench.keyboard.press('Control+z')
  await expect(applied).toBeVisible()
  await expect(notice).toBeHidden()
})
