import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

test('by keyboard: a brief on a tie is shown before it is saved, and the dyad page has one too', async ({ workbench: page }) => {
  const inspector = await selectByName(page, 'Russia – Israel')
  const button = inspector.getByRole('button', { name: 'Report on the tie…' })
  await button.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Report' })
  const paper = dialog.getByRole('region', { name: 'Preview of the report' })
  await expect(paper.getByRole('heading', { name: 'Russia – Israel' })).toBeVisible()
  await expect(paper).toContainText('managed rivalry')
  await expect(paper.getByRole('img').first()).toBeVisible()
  await expect(dialog.getByRole('status')).toContainText('3 private notes')
  expect(await accessibilityFaults(page, { within: '[role="dialog"]' })).toEqual([])

  await dialog.getByRole('checkbox', { name: 'Evidence' }).press('Space')
  await expect(paper.getByRole('heading', { name: 'Evidence', exact: true })).toBeHidden()
  await dialog.getByRole('radio', { name: 'HTML' }).press('Space')
  const [html] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save HTML…' }).press('Enter')])
  expect(html.suggestedFilename()).toBe('Russia – Israel brief 2024-06-30.html')
  const text = await readFile(await html.path(), 'utf8')
  expect(text).toContain('<h2 id="strain"')
  expect(text).not.toContain('<h2 id="evidence"')
  await expect(dialog.getByRole('status')).toContainText('Saved as')
  await dialog.getByRole('radio', { name: 'PDF' }).press('Space')
  const [pdf] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save PDF…' }).press('Enter')])
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()

  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await page.getByRole('main').getByRole('button', { name: 'Report…' }).press('Enter')
  await expect(dialog.getByRole('button', { name: /About/u })).toContainText('Russia and Israel')
  await expect(paper.getByRole('heading', { name: 'Russia and Israel' })).toBeVisible()
  await dialog.getByRole('radio', { name: 'Markdown' }).press('Space')
  const [zip] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save Markdown…' }).press('Enter')])
  expect(Object.keys(unzipSync(new Uint8Array(await readFile(await zip.path())))).map(name => name.split(' ').at(-1) ?? '').toSorted()).toEqual(['2024-06-30.md', 'network.svg', 'time.svg'])
})
