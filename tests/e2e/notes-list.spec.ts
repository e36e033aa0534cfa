import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

const seriousFaults = async (page: Page, part: string) => {
  return await accessibilityFaults(page, { within: part, serious: true })
}
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the note, Markdown' })

/** Fields that a spell-checker might read, shadow roots included. */
const checkedFields = (page: Page) => page.evaluate(() => {
  const found: string[] = []
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot)
      if ((element.matches('input, textarea') || element.isContentEditable) && element.spellcheck) found.push(element.outerHTML.slice(0, 120))
    }
  }
  look(document)
  return found
})

test('the list of notes by keyboard: written, found by its words, narrowed, opened, left; nothing of it while private things are hidden', async ({ workbench: page }) => {
  await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
  await selectByName(page, 'Russia – Israel')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  const centre = page.locator('#centre')
  const list = centre.getByRole('listbox', { name: 'Notes' })
  await expect(list.getByRole('option').first()).toBeVisible()
  const before = await list.getByRole('option').count()

  // A new note opens here, is written here, and Escape comes back to the list.
  await list.focus()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.insertText('הקו החם הופעל שוב, אומר פוטין')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The zebra line was used by Russia.')
  await expect(centre.getByText('Saved', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
  await expect(list.getByRole('option')).toHaveCount(before + 1)

  // Found by its words, which are marked; Enter goes back into it.
  await page.keyboard.press('Control+f')
  const search = centre.getByRole('searchbox', { name: 'Search in notes' })
  await expect(search).toBeFocused()
  await page.keyboard.type('zebr')
  await expect(list.getByRole('option')).toHaveCount(1)
  await expect(list.locator('mark')).toHaveText('zebra')
  await page.keyboard.press('ArrowDown')
  await expect(list).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.press('Escape')

  // Narrowed step by step; each condition is a chip that goes away.
  await search.fill('')
  const filter = centre.getByRole('button', { name: 'Filter', exact: true })
  await filter.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /^Changed/u }).press('Enter')
  const changed = centre.getByRole('textbox', { name: 'Changed' })
  await changed.fill('some day')
  await changed.press('Enter')
  await expect(centre.getByText('Write for instance today, last week')).toBeVisible()
  await changed.fill('today')
  await changed.press('Enter')
  const chips = centre.getByRole('list', { name: 'Filters' })
  await expect(chips.getByRole('button')).toHaveText([/^Changed today/u])
  await filter.press('Enter')
  await page.getByRole('menuitem', { name: 'Attached to…' }).press('Enter')
  await centre.getByRole('combobox', { name: 'Attached to' }).fill('Russia – Israel')
  await page.getByRole('option', { name: /Russia – Israel/u }).first().click()
  await filter.press('Enter')
  await page.getByRole('menuitem', { name: /^About P2/u }).press('Enter')
  await expect(chips.getByRole('button')).toHaveText([/^On Russia – Israel/u, 'About P2', /^Changed today/u, 'Clear all'])
  await expect(centre.getByText('No note like that')).toBeVisible()

  // A new note takes what the list is narrowed to.
  await search.focus()
  await page.keyboard.press('Alt+n')
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type('About the line')
  await expect(list.getByRole('option')).toHaveCount(1)
  await expect(list.getByRole('option')).toContainText('Russia – Israel, P2')
  expect(await seriousFaults(page, '#centre')).toEqual([])
  expect(await checkedFields(page)).toEqual([])
  await chips.getByRole('button', { name: 'Clear all' }).click()
  await expect(chips).toHaveCount(0)

  // Private notes go with one key, from the list, its count and the pane.
  await page.keyboard.press('Control+Shift+H')
  await expect(centre).not.toContainText('zebra')
  await expect(centre).not.toContainText('About the line')
  const shown = await list.count() === 0 ? 0 : await list.getByRole('option').count()
  await expect(centre.getByRole('status')).toHaveText(`${shown} ${shown === 1 ? 'note' : 'notes'}`)
  await page.keyboard.press('Control+Shift+H')

  // What names something without a link becomes one by one key.
  const inspector = await selectByName(page, 'Russia')
  const link = inspector.getByRole('button', { name: /^Link “Russia” in an untitled note/u })
  await expect(link).toBeVisible()
  await link.focus()
  await page.keyboard.press('l')
  await expect(link).toHaveCount(0)
  const notes = inspector.getByRole('region', { name: /^Notes/u })
  await expect(notes.getByRole('link', { name: 'Untitled note' })).toBeVisible()
  expect(await notes.evaluate(region => region.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Control+z')
  await expect(link).toBeVisible()
})

test('a note speaks to a practice, a passage is quoted into it, and an earlier coding comes back', async ({ workbench: page }) => {
  const inspector = await selectByName(page, 'Russia – Israel')
  await page.keyboard.press('2')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  const panel = inspector.getByRole('region', { name: 'Note about P2' })
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type('The line holds because ')
  // At once, so that what is offered answers all of the words.
  await page.keyboard.insertText('""blows by mistake')
  await expect(page.locator('.cm-tooltip-autocomplete').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(textOf(page)).toContainText(/— \[\[.*¶/u)
  await expect(panel.getByText('Saved', { exact: true })).toBeVisible()
  await panel.getByRole('button', { name: 'Preview' }).click()
  await expect(panel.locator('blockquote')).toBeVisible()
  const cited = panel.locator('blockquote button').last()
  const label = await cited.textContent() ?? ''
  await panel.getByRole('button', { name: 'Preview' }).click()
  await textOf(page).click()
  await page.keyboard.press('Escape')
  await expect(inspector.locator('.aspect-cell[data-aspect="P2"]')).toBeFocused()
  const inColumn = inspector.getByRole('group', { name: 'Notes about P2' })
  await expect(inColumn.getByRole('button', { name: /The line holds/u })).toBeVisible()

  // Now it speaks to P1.
  await inColumn.getByRole('button', { name: /The line holds/u }).press('Enter')
  await panel.getByRole('button', { name: /What of the tie/u }).press('Enter')
  await page.getByRole('option', { name: /^P1/u }).press('Enter')
  await expect(inspector.getByRole('group', { name: 'Notes about P1' }).getByRole('button', { name: /The line holds/u })).toBeVisible()
  await expect(inColumn.getByRole('button', { name: /The line holds/u })).toHaveCount(0)
  expect(await seriousFaults(page, '.aspect-pair')).toEqual([])

  // The citation leads to the passage, which knows the note; from there it is quoted once more into the same note.
  const passage = await selectByName(page, label)
  await expect(passage.getByRole('region', { name: /^Notes/u })).toContainText('Untitled note')
  await page.keyboard.press('q')
  const dialog = page.getByRole('dialog', { name: 'Quote into a note' })
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await dialog.getByRole('combobox').fill('"line holds because"')
  await expect(dialog.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Quoted at the end of the note.')).toBeVisible()
  expect(await checkedFields(page)).toEqual([])

  // An earlier coding is compared with the one of now, and comes back.
  await selectByName(page, 'Russia – Israel')
  await page.keyboard.press('2')
  const cell = inspector.locator('.aspect-cell[data-aspect="P2"]')
  await expect(cell).toBeFocused()
  const level = cell.locator('.level-line')
  const first = await level.textContent() ?? ''
  await page.keyboard.press('e')
  await page.keyboard.press('0')
  await expect(level).not.toHaveText(first)
  await cell.getByRole('button', { name: 'History' }).press('Enter')
  await cell.getByRole('button', { name: /^Compare with now/u }).first().press('Enter')
  await expect(cell.getByRole('group', { name: /^Version \d+ and now$/u }).getByRole('row', { name: /^Level/u })).toContainText(first.trim())
  await cell.getByRole('button', { name: /^Restore/u }).first().press('Enter')
  await expect(level).toHaveText(first)
  await page.keyboard.press('Control+z')
  await expect(level).not.toHaveText(first)
})
