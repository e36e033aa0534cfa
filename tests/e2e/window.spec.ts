import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createProject } from '../../db/service/open-project.ts'
import { accessibilityFaults, faultsInBothThemes } from './support/axe.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test } from './support/fixtures.ts'

const opened = async (page: Page) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
}

/** Serious and critical findings of axe, as text. */
const axe = async (page: Page) => {
  return await accessibilityFaults(page, { serious: true })
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

test('opens on the sample: project, counts, lists, network, time; no two labels overlap at 1440 × 900, as drawn and as exported', async ({ workbench: page, context }) => {
  await opened(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Russia and Israel, 2015-2024' })).toBeVisible()
  await expect(page.getByRole('tab', { name: /Actors/u })).toContainText('20')
  await expect(page.getByRole('tab', { name: /Excerpts/u })).toContainText('55')
  await expect(page.getByRole('contentinfo')).toContainText('All saved')
  await expect(page.getByRole('slider', { name: 'Day shown' })).toHaveAttribute('aria-valuetext', /2024/u)

  await expect(page.getByRole('region', { name: 'Legend' })).toBeVisible()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await expect(dialog.getByRole('radio', { name: 'What the screen shows' })).toBeChecked()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /Save SVG/u }).click()])
  const figure = await context.newPage()
  await figure.setContent(await readFile(await download.path(), 'utf8'))
  const labels = await figure.locator('#labels > g').evaluateAll(groups => groups.map(group => {
    const { left, right, top, bottom } = group.getBoundingClientRect()
    return { text: group.textContent, left, right, top, bottom }
  }))
  expect(labels.length).toBe(20)
  const overlapping = labels.flatMap((a, at) => labels.slice(at + 1)
    .filter(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(b => `${a.text} over ${b.text}`))
  expect(overlapping).toEqual([])
})

test('finds by keyboard: names, other scripts, words in the text, commands', async ({ workbench: page }) => {
  await opened(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find or run anything' })
  await expect(field).toBeFocused()
  await field.fill('hezbol')
  await expect(page.getByRole('option', { selected: true })).toContainText('Hezbollah')
  await field.fill('חזבאללה')
  await expect(page.getByRole('group', { name: 'Names' }).getByRole('option').first()).toContainText('Hezbollah')
  await field.fill('ceasefire')
  await expect(page.getByRole('group', { name: 'In excerpts' }).locator('mark').first()).toHaveText(/ceasefire/iu)
  await field.fill('>dark')
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Russia – Israel')
  // At once, before the answer can be there: the first result is taken when it comes.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Russia')
})

test('the list, the table and the inspector share one selection, and the keyboard goes through it; a heading sorts, and its direction is said', async ({ workbench: page }) => {
  await opened(page)
  await page.keyboard.press('v')
  const table = page.getByRole('grid', { name: 'Ties shown' })
  await table.focus()
  await page.keyboard.press('ArrowDown')
  const row = table.getByRole('row', { selected: true })
  await expect(row).toHaveCount(1)
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('listbox', { name: 'Ties' }).getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Home')
  await expect(page.getByRole('listbox', { name: 'Ties' }).getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option', { selected: true })).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('listbox', { name: 'Ties' }).getByRole('option').first()).toHaveAttribute('aria-selected', 'true')

  // A heading sorts.
  await table.getByRole('button', { name: 'Conflict' }).click()
  await table.getByRole('button', { name: 'Conflict' }).click()
  await expect(table.getByRole('columnheader', { name: 'Conflict' })).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('row').nth(1)).toContainText('3 high')
})

test('the handle of time goes by months and years, and a typed date is understood', async ({ workbench: page }) => {
  await opened(page)
  await page.keyboard.press('v')
  const slider = page.getByRole('slider', { name: 'Day shown' })
  const field = page.getByRole('textbox', { name: 'As of' })
  await field.fill('March 2018')
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('Mar 31, 2018')
  await field.press('Enter')
  await expect(field).toHaveValue('2018-03-31')
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(field).toHaveValue('2018-02-28')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(field).toHaveValue('2017-02-28')
  const before = await page.getByRole('grid', { name: 'Ties shown' }).getAttribute('aria-rowcount')
  await page.keyboard.press('Home')
  await expect(page.getByRole('grid', { name: 'Ties shown' })).not.toHaveAttribute('aria-rowcount', before ?? '')
  await field.fill('the day before')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.press('Escape')
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
})

test('one key hides everything private, everywhere', async ({ workbench: page }) => {
  await opened(page)
  const notes = page.getByRole('navigation').getByRole('tab', { name: /Notes/u })
  await expect(notes).toContainText('4')
  await page.keyboard.press('Control+Shift+H')
  await expect(notes).toContainText('1')
  await notes.click()
  await expect(page.getByRole('listbox', { name: 'Notes' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('slip')
  await expect(page.getByRole('listbox', { name: 'Results' }).getByText('Private', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(notes).toContainText('1')
  await page.keyboard.press('Control+Shift+H')
  await expect(notes).toContainText('4')
})

test('panels collapse, resize by keyboard, and are remembered', async ({ workbench: page }) => {
  await opened(page)
  const edge = page.getByRole('separator', { name: 'Width of the navigator' })
  await edge.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '324')
  await page.keyboard.press(']')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Navigator' })).toHaveCSS('width', '324px')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden()
  await page.keyboard.press('[')
  await expect(page.getByRole('navigation', { name: 'Navigator' })).toBeHidden()
  expect((await page.getByRole('main').boundingBox())?.width).toBeGreaterThan(1_430)
  // The filter brings the list back, and the focus is in it.
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Filter actors' })).toBeFocused()
})

test('in a narrow window the inspector lies over the network, and Escape takes it away', async ({ workbench: page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await opened(page)
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden()
  await page.getByRole('listbox', { name: 'Actors' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden()
  expect(await focused(page)).toBe('Actors')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('pinning is one step, named where it is taken back; Ctrl Z in a field is the field’s until it reads as before', async ({ workbench: page }) => {
  await opened(page)
  await page.getByRole('listbox', { name: 'Actors' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('application', { name: /^Network/u }).focus()
  await page.keyboard.press('p')
  const undo = page.getByRole('button', { name: /^Undo: /u })
  await expect(undo).toBeEnabled()
  await expect(page.getByRole('contentinfo')).toContainText('Saved')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Redo: /u })).toBeEnabled()
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('Undone: ')
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()

  // In a field it is the field's.
  await page.keyboard.press('Control+Shift+z')
  await expect(undo).toBeEnabled()
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Filter actors' })
  await page.keyboard.type('iran')
  await page.keyboard.press('Control+z')
  await expect(field).not.toHaveValue('iran')
  await expect(page.getByRole('button', { name: /^Redo: /u })).toHaveCount(0)
  while (await field.inputValue() !== '') await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Redo: /u })).toBeEnabled()
})

test('the figure is shown before it is saved, and says what it keeps out', async ({ workbench: page }) => {
  await opened(page)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await expect(dialog.getByRole('img', { name: 'Preview of the figure' })).toHaveJSProperty('complete', true)
  await expect.poll(() => dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  await expect(dialog).toContainText('3 private notes are kept out')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /Save SVG/u }).click()])
  expect(download.suggestedFilename()).toMatch(/\.svg$/u)
  await dialog.getByText('PNG', { exact: true }).click()
  await dialog.getByText('Other').click()
  await dialog.getByRole('textbox', { name: 'Millimetres' }).fill('5')
  await expect(dialog.getByText('Between 20 and 2,000 mm')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /Save PNG/u })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Millimetres' }).fill('2000')
  await dialog.getByRole('textbox', { name: 'Dots per inch' }).fill('2400')
  await dialog.getByRole('button', { name: /Save PNG/u }).click()
  await expect(dialog.getByRole('alert')).toContainText('The figure was not saved')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('no serious accessibility fault, light and dark', async ({ workbench: page }) => {
  // Six states, each of them read through by axe.
  test.slow()
  const both = () => faultsInBothThemes(page, { serious: true })
  await opened(page)
  expect.soft(await both(), 'drawing').toEqual([])
  await page.keyboard.press('v')
  await page.getByRole('grid', { name: 'Ties shown' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
  expect.soft(await both(), 'table with a tie').toEqual([])
  await page.getByRole('tab', { name: /Excerpts/u }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('zzzz')
  await expect(page.getByText('No match')).toBeVisible()
  expect.soft(await both(), 'filter without a match').toEqual([])
  await page.keyboard.press('Control+k')
  await page.keyboard.type('israel')
  await expect(page.getByRole('option', { selected: true })).toBeVisible()
  expect.soft(await both(), 'palette').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  expect.soft(await both(), 'shortcuts').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('dialog', { name: 'Export a figure' })).toBeVisible()
  expect.soft(await both(), 'figure').toEqual([])
})

test('an empty project says what belongs there', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-empty-'))
  const file = join(folder, 'new.entente')
  createProject(file, { title: 'קפקז — Кавказ' })
  const shell = await startShell({ file })
  try {
    await page.goto(shell.link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('קפקז — Кавказ')
    await expect(page.getByRole('main').getByText('No actors yet')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Navigator' }).getByText('No actors yet')).toBeVisible()
    await page.getByRole('navigation').getByRole('tab', { name: /^Notes/u }).click()
    await page.getByRole('navigation', { name: 'Navigator' }).getByRole('button', { name: 'Write a note' }).click()
    await expect(page.getByRole('navigation').getByRole('tab', { name: /^Notes/u })).toContainText('1')
    expect(await axe(page)).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a project open elsewhere is read-only and says why; the end of the program is told', async ({ page, shell }) => {
  const second = await startShell({ file: shell.file })
  try {
    await page.goto(second.link)
    await expect(page.getByText('Read-only.', { exact: false }).first()).toBeVisible()
    await expect(page.getByRole('contentinfo')).toContainText('Read-only')
    await page.getByRole('listbox', { name: 'Actors' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('button', { name: 'Pin', exact: true })).toBeDisabled()
    expect(await axe(page)).toEqual([])
  } finally {
    await second.stop()
  }
  await expect(page.getByRole('alert')).toContainText('no longer connected')
})
