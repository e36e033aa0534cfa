import { expect, test } from './support/fixtures.ts'

test('the main journey by keyboard alone: find, read, code, note, undo, export', async ({ workbench: page }) => {
  const { keyboard } = page
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(page.getByRole('option', { name: /^Russia\b/u }).first()).toBeVisible()

  // Find the friendship.
  await keyboard.press('Control+k')
  await keyboard.type('Russia – Israel')
  await keyboard.press('Enter')
  await expect(inspector.getByRole('heading', { name: 'Russia – Israel' })).toBeVisible()

  // Read the evidence on its de-escalation structures.
  await keyboard.press('2')
  const p2 = inspector.getByRole('region', { name: /^P2/u })
  await expect(p2).toBeFocused()
  await expect(p2.getByRole('article').first()).toBeVisible()

  // Set a fit.
  const scale = p2.getByRole('radiogroup', { name: /^Fit of P2/u })
  await expect(scale.getByRole('radio', { name: /^\+2/u })).toBeChecked()
  await keyboard.press('e')
  await keyboard.press('1')
  await expect(scale.getByRole('radio', { name: /^\+1/u })).toBeChecked()
  const undo = page.getByRole('button', { name: /^Undo: .*P2/u })
  await expect(undo).toBeEnabled()

  // Write a note on it; it is private, and saves itself.
  await keyboard.press('Alt+n')
  const editor = page.getByRole('textbox', { name: /^Text of the note/u })
  await expect(editor).toBeFocused()
  await keyboard.type('The hotline carries the weight here.')
  await expect(inspector.getByText('Private: it stays in this file', { exact: false })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('tab', { name: /^Notes/u })).toContainText('5')
  await expect(page.getByRole('button', { name: /^Undo: .*note/iu })).toBeEnabled()
  await expect(inspector.getByText('Saved', { exact: true })).toBeVisible()

  // Out of the editor, and back through everything: the note, then the fit.
  await keyboard.press('Escape')
  await expect(editor.and(page.locator(':focus'))).toHaveCount(0)
  await expect(async () => {
    await keyboard.press('Control+z')
    await expect(scale.getByRole('radio', { name: /^\+2/u })).toBeChecked({ timeout: 500 })
  }).toPass()
  await expect(page.getByRole('navigation').getByRole('tab', { name: /^Notes/u })).toContainText('4')
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()

  // A figure.
  await keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await expect(dialog).toBeVisible()
  const save = dialog.getByRole('button', { name: /^Save SVG/u })
  for (let stop = 0; stop < 20 && !await save.evaluate(button => button === document.activeElement); stop++) await keyboard.press('Tab')
  await expect(save).toBeFocused()
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.svg$/u)
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
})
