import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { createProject } from '../../db/service/open-project.ts'
import { accessibilityFaults } from './support/axe.ts'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { privateWordsIn } from './support/private-words.ts'

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export data' })
const axe = async (page: Page) => await accessibilityFaults(page, { within: '[role="dialog"]' })

/** By keyboard, once the list of what goes in is there: nothing is written before that. */
async function pressOn(button: Locator): Promise<void> {
  await expect(button).toBeEnabled()
  await button.press('Enter')
}

async function drop(page: Page, name: string, text: string) {
  const data = await page.evaluateHandle(([fileName, content]) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content ?? ''], fileName ?? ''))
    return transfer
  }, [name, text])
  await page.dispatchEvent('#centre', 'drop', { dataTransfer: data })
}

test('by keyboard: what a format holds, changes and keeps out is told before it is written; the file holds that', async ({ workbench: page, context }) => {
  await page.getByRole('application', { name: /^Network/u }).waitFor()
  await page.keyboard.press('Control+Shift+e')
  const dialog = exportDialog(page)
  await expect(dialog.getByRole('radio', { name: /Entente JSON/u })).toBeFocused()
  const lists = dialog.getByRole('region', { name: 'What goes in, what changes and what stays out' })
  await expect(lists).toContainText('Nothing: the format holds all of what goes in.')
  await expect(lists).toContainText('3 private notes')
  expect(await axe(page)).toEqual([])

  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /GEXF/u })).toBeChecked()
  await expect(lists).toContainText('20 actors, 21 ties')
  await expect(lists).toContainText('Changes in this format')
  await expect(lists.getByText('A network file holds actors and ties.').first()).toBeVisible()
  expect(await axe(page)).toEqual([])
  const [gexf] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(gexf.suggestedFilename()).toMatch(/\.gexf$/u)
  const text = await readFile(await gexf.path(), 'utf8')
  expect(text.match(/<node /gu)).toHaveLength(20)
  expect(text.match(/<edge /gu)).toHaveLength(21)
  expect(text).toContain('label="Russia"')
  const saved = page.getByRole('dialog', { name: 'The export is saved' })
  await expect(saved.getByText(/Saved as .*\.gexf/u)).toBeVisible()
  await expect(saved).toContainText('20 actors, 21 ties')
  expect(await axe(page)).toEqual([])

  await saved.getByRole('button', { name: 'Export another…' }).press('Enter')
  await dialog.getByRole('radio', { name: /GEXF/u }).focus()
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /CSV/u })).toBeChecked()
  await dialog.getByRole('checkbox', { name: /Put this list beside it/u }).press('Space')
  const [zip] = await Promise.all([page.waitForEvent('download'), pressOn(dialog.getByRole('button', { name: 'Save CSV, nodes and edges…' }))])
  const inside = unzipSync(new Uint8Array(await readFile(await zip.path())))
  expect(Object.keys(inside).map(name => name.split(' ').at(-1) ?? '').toSorted()).toEqual(['edges.csv', 'manifest.json', 'nodes.csv'])
  const [, nodes] = Object.entries(inside).find(([name]) => name.endsWith('nodes.csv')) ?? []
  expect(Buffer.from(nodes ?? []).toString('utf8').trim().split('\n')).toHaveLength(21)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await saved.getByRole('button', { name: 'Export another…' }).press('Enter')
  await dialog.getByRole('checkbox', { name: /Put this list beside it/u }).press('Space')
  await dialog.getByRole('radio', { name: /CSV/u }).focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /BibTeX/u })).toBeChecked()
  await pressOn(dialog.getByRole('button', { name: 'Copy' }))
  await expect(dialog.getByText('BibTeX is on the clipboard.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^@\w+\{/u)
  expect(privateWordsIn(copied)).toEqual([])
  await context.clearPermissions()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a project document takes the place of an empty project as one step; from one that holds something a new project is made', async ({ page }) => {
  const { folder, file: sample } = makeSample()
  const file = join(folder, 'empty.entente')
  createProject(file, { title: 'Empty' })
  const shell = await startShell({ file })
  const faults = watchPage(page, shell.origin)
  const importDialog = page.getByRole('dialog', { name: /^Import/u })
  // While a dialog is open its foot has the same role.
  const status = page.locator('footer.status')
  await page.goto(shell.link)
  await expect(page.getByRole('heading', { level: 1, name: 'Empty' })).toBeVisible()

  const other = await startShell({ file: sample })
  const second = await page.context().newPage()
  await second.goto(other.link)
  await second.getByRole('application', { name: /^Network/u }).waitFor()
  await second.keyboard.press('Control+Shift+e')
  const [download] = await Promise.all([second.waitForEvent('download'), pressOn(exportDialog(second).getByRole('button', { name: 'Save Entente JSON…' }))])
  const text = await readFile(await download.path(), 'utf8')
  const { project: { title } } = JSON.parse(text) as { project: { title: string } }
  await second.close()
  await other.stop()

  await drop(page, 'whatever.txt', text)
  await expect(importDialog).toContainText(title)
  await expect(importDialog).toContainText('20 actors · 21 ties')
  await expect(importDialog).toContainText('It takes the place of this project, which is still empty')
  expect(await axe(page)).toEqual([])
  await expect(importDialog.getByRole('button', { name: 'Import the project' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(importDialog).toContainText(`This project is now “${title}”.`)
  await expect(status).toContainText('20 actors')
  await importDialog.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(status).not.toContainText('20 actors')
  await expect(importDialog.getByText('It was taken back', { exact: false })).toBeVisible()
  await expect(importDialog.getByRole('button', { name: 'Close', exact: true }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(importDialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Empty' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Redo: Import the project/u })).toBeEnabled()
  await page.keyboard.press('Control+y')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await drop(page, 'again.json', text)
  await expect(importDialog).toContainText('The project that is open holds something already')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Enter')
  const made = page.getByRole('dialog', { name: 'New project from a document' })
  await expect(made).toContainText('again.json')
  expect(await axe(page)).toEqual([])
  await made.getByRole('textbox', { name: 'Name of the file' }).fill('made of it')
  await made.getByRole('button', { name: 'Make the project' }).press('Enter')
  await expect(made).toBeHidden()
  await expect(status).toContainText('20 actors')
  await expect(status).toContainText('made of it')
  expect(existsSync(join(folder, 'made of it.entente'))).toBe(true)
  expect(faults).toEqual([])
  await shell.stop()
})
