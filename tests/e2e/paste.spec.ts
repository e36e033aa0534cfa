import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

/** Pastes as the browser does it: a paste event on what has the focus. */
async function paste(page: Page, clip: { text?: string; html?: string }): Promise<void> {
  await page.evaluate(({ text = '', html = '' }) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html !== '') data.setData('text/html', html)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, clip)
}

test('a DOI makes a draft source, a citation too, a table opens the import, a text becomes the full text; undo takes it back', async ({ workbench: page }) => {
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const status = page.locator('.status-announcement')
  await expect(page.getByRole('main')).toBeVisible()

  await paste(page, { text: 'https://doi.org/10.1000/pasted.1' })
  const title = inspector.getByRole('textbox', { name: 'Title' })
  await expect(title).toBeFocused()
  await expect(inspector.getByRole('textbox', { name: 'DOI' })).toHaveValue('10.1000/pasted.1')
  await expect(status).toContainText('Draft source with the DOI 10.1000/pasted.1')
  // In a field, what is pasted is the field's.
  await paste(page, { text: 'https://doi.org/10.1000/pasted.2' })
  await title.fill('A pasted source')
  await page.keyboard.press('Tab')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('A pasted source')
  await page.keyboard.press('Escape')
  await expect(title).toBeHidden()

  // The same DOI again selects what is there.
  await paste(page, { text: 'doi:10.1000/PASTED.1' })
  await expect(status).toContainText('“A pasted source” is in the project already')

  await paste(page, { text: 'Adler, E. and Pouliot, V. (2011). International practices. International Theory, 3(1), 1-36. Cambridge University Press.' })
  await expect(title).toHaveValue('International practices')
  await expect(status).toContainText('The rest is in a private note on it')
  await expect(inspector).toContainText('Pasted citation')
  await page.keyboard.press('Escape')
  await expect(title).toBeHidden()

  await selectByName(page, 'A pasted source')
  await paste(page, { text: 'A sentence of the source, of which there are many. '.repeat(10) })
  await expect(inspector).toContainText('509 characters held')
  await paste(page, { text: 'Another sentence of the source, which is better. '.repeat(10) })
  const notice = page.getByRole('region', { name: 'Replaced' })
  await expect(notice).toContainText('was replaced: 489 characters for 509')
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(inspector).toContainText('509 characters held')
  await expect(notice).toBeHidden()

  const rows = [['From', 'To', 'Weight'], ['Pastia', 'Copia', '3'], ['Copia', 'Clipland', '-2']]
  await paste(page, { text: 'From To Weight', html: `<table>${rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>` })
  const dialog = page.getByRole('dialog', { name: 'Import pasted table' })
  await expect(dialog).toContainText('2 ties')
  await dialog.getByRole('button', { name: /^Import .*2 ties/u }).click()
  await expect(status).toContainText('from pasted table')

  // Without leave to read the clipboard, the command says what to do instead.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')).first().fill('>paste as source')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Paste as source or rows')
  await page.keyboard.press('Enter')
  await expect(status).toContainText('The clipboard may not be read by a command here')
})
