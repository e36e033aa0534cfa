import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessibilityFaults } from './support/axe.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { sampleWithTwoCoders } from './support/two-coders.ts'

test('two coders compared; a disagreement decided by keyboard changes the reading, is told with who and when, and opened again', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-agreement-'))
  const shell = await startShell({ file: await sampleWithTwoCoders(folder) })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.press('a')

    // What was compared, in words and numbers: 13 cells, of which both coded 11 and agree on 9.
    const figures = page.getByRole('region', { name: 'Coefficients of agreement' })
    await expect(figures).toContainText('13 cells (tie × aspect × period) coded by at least one of them, 11 by two or more')
    await expect(figures.getByRole('row', { name: /^All aspects/u })).toContainText('81.8%')
    const queue = page.getByRole('region', { name: 'Disagreements' })
    const open = queue.getByRole('listbox', { name: 'Open disagreements' })
    const decision = queue.getByRole('group', { name: /Russia – Israel/u })
    await expect(queue.getByRole('radio', { name: 'Open 22' })).toBeChecked()
    expect(await accessibilityFaults(page, { within: '#centre' })).toEqual([])

    // By keyboard: to the list, into the form, a level, a reason, recorded; the next one takes its place.
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await expect(open).toBeFocused()
    await expect(open.getByRole('option').first()).toContainText('P2 Syria')
    await expect(decision).toContainText('Too late to be a warning.')
    await page.keyboard.press('Enter')
    const scale = decision.getByRole('radiogroup', { name: /^Decided level of Russia – Israel, P2/u })
    await expect(scale.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(decision).toContainText('A decision is recorded with its reason.')
    await page.keyboard.press('-')
    await page.keyboard.press('1')
    await expect(decision).toContainText('−1 partly contradicted')
    await page.keyboard.press('Tab')
    await page.keyboard.type('The plane was lost before the warning came')
    await page.keyboard.press('Control+Enter')
    await expect(queue.getByRole('radio', { name: 'Open 21' })).toBeChecked()
    await expect(queue.getByRole('radio', { name: 'Decided 1' })).toBeVisible()
    await expect(open.getByRole('option').first()).toContainText('Public statements of friendship')
    await expect(queue.getByRole('radiogroup', { name: /^Decision on Russia – Israel, P1, Public statements/u }).getByRole('radio', { name: 'Not found' })).toBeFocused()

    // What was begun is kept while one looks elsewhere.
    await page.keyboard.press('Tab')
    await page.keyboard.type('Half a reason')
    await page.keyboard.press('Escape')
    await expect(open).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(queue.getByRole('textbox', { name: 'Reason' })).toHaveValue('')
    await page.keyboard.press('ArrowUp')
    await expect(queue.getByRole('textbox', { name: 'Reason' })).toHaveValue('Half a reason')

    // The reading follows the decision.
    await queue.getByRole('radio', { name: 'Decided 1' }).check({ force: true })
    const decided = queue.getByRole('group', { name: 'Russia – Israel, P2, Syria' })
    await expect(decided).toContainText(/Decided: −1 partly contradicted by Sample coder, /u)
    await expect(decided.getByRole('textbox', { name: 'Reason' })).toHaveValue('The plane was lost before the warning came')
    await decided.getByRole('button', { name: 'Open in the inspector' }).click()
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await expect(inspector.getByRole('row', { name: /^Syria/u })).toContainText('Affinity without guard rails')
    await expect(inspector).toContainText('decided')

    // Opened again, and undone.
    await decided.getByRole('button', { name: 'Reopen' }).click()
    await expect(queue).toContainText('Nothing is decided yet')
    await expect(inspector.getByRole('row', { name: /^Syria/u })).toContainText('Balanced friendship')
    await page.keyboard.press('Control+z')
    await expect(queue.getByRole('radio', { name: 'Decided 1' })).toBeVisible()
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('with one coder it says what to do', async ({ workbench: page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page.getByRole('main')).toContainText('So far only Sample coder has coded')
  await expect(page.getByRole('main')).toContainText('Make a blind copy for a second coder')
  expect(await accessibilityFaults(page, { within: '#centre' })).toEqual([])
})
