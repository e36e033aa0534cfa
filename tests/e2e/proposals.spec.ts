import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { gdeltRow, israel, russia } from '../builders/feeds.ts'
import { accessibilityFaults } from './support/axe.ts'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')).first().fill(`>${name}`)
  await page.keyboard.press('Enter')
}

const feed = [
  gdeltRow({ id: '1', day: '20191022', from: russia, to: israel, code: '042', goldstein: '1.9' }), gdeltRow({ id: '2', day: '20191023', from: israel, to: russia, code: '0871', goldstein: '7.0' }),
  gdeltRow({ id: '3', day: '20180102', from: israel, to: russia, code: '042' }), gdeltRow({ id: '4', day: '20170102', from: ['DEU', 'GERMANY', 'DEU'], to: russia, code: '010' }),
].join('\n')

const drop = async (page: Page) => {
  const data = await page.evaluateHandle(text => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], '20191024143000.export.CSV'))
    return transfer
  }, feed)
  await page.dispatchEvent('#centre', 'drop', { dataTransfer: data })
}

test('codes of events propose indicators, by a mapping that is a hypothesis; the list of states fills in names and codes', async ({ workbench: page }) => {
  test.setTimeout(90_000)
  await expect(page.getByRole('main')).toBeVisible()
  // The reference list fills in what the file leaves out, and says so before.
  await drop(page)
  const importing = page.getByRole('dialog', { name: /^Import/u })
  await importing.getByRole('tab', { name: /^Reference list/u }).click()
  await expect(importing.getByRole('row', { name: /Germany/u })).toContainText('Correlates of War 255')
  await importing.getByRole('button', { name: /^Import 1 actor and 4 events/u }).click()
  await expect(importing.getByText('Imported 1 actor', { exact: false })).toBeVisible()
  await importing.getByRole('button', { name: 'Close' }).last().click()

  const inspector = await selectByName(page, 'Russia – Israel')
  await inspector.getByRole('button', { name: /^Proposed by event codes/u }).click()
  await inspector.getByRole('button', { name: 'Mapping…' }).click()
  const codebook = page.getByRole('main')
  await expect(codebook.getByText('This is a hypothesis')).toBeVisible()
  await codebook.getByRole('button', { name: /^Add \d+ suggested rules/u }).click()
  await expect(codebook.getByRole('rowheader', { name: 'CAMEO 042' })).toBeVisible()
  expect(await accessibilityFaults(page, { within: '.rules' })).toEqual([])

  const visits = inspector.getByRole('region', { name: 'Frequent meetings of leaders, CAMEO 042' })
  await expect(visits).toContainText('2 events')
  await visits.getByRole('button', { name: /^Accept Russia → Israel: Make a visit/u }).press('Enter')
  await expect(visits).toContainText('1 event')
  await visits.getByRole('button', { name: /^Refuse Israel → Russia: Make a visit/u }).press('Enter')
  await expect(visits).toBeHidden()
  await expect(inspector.getByRole('button', { name: 'Refused (1)' })).toBeVisible()
  await inspector.getByRole('button', { name: 'Syria', exact: true }).click()
  await expect(inspector.locator('.evidence-item', { hasText: 'Russia → Israel: Make a visit' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(inspector.getByRole('button', { name: 'Refused (1)' })).toBeHidden()

  // The code in words, and a score that says that it is contested.
  await visits.getByRole('link', { name: /^Israel → Russia: Make a visit/u }).or(visits.getByRole('button', { name: 'Israel → Russia: Make a visit', exact: true })).first().click()
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByText('contested')).toBeVisible()

  // A new actor by a part of its name.
  await page.keyboard.press('Escape')
  await command(page, 'new actor')
  await page.getByRole('combobox', { name: 'Name' }).fill('Kaz')
  await page.getByRole('option', { name: /^Kazakhstan/u }).click()
  await expect(page.getByRole('textbox', { name: 'Code 1' }).or(page.getByRole('combobox', { name: 'Code 1' }))).toHaveValue('KAZ')
})

test('a bundle is made in the window: what goes in is said before, its files with their hashes after', async ({ page }) => {
  const { file } = makeSample()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()
    await command(page, 'bundle to share')
    const making = page.getByRole('dialog', { name: 'Make a bundle to share' })
    const lists = making.getByRole('region', { name: 'What goes in and what stays out' })
    await expect(lists).toContainText('manifest.json')
    await making.getByRole('checkbox', { name: 'PDF' }).press('Space')
    await expect(lists).not.toContainText('.pdf')
    const folder = making.getByLabel('Folder', { exact: true })
    await folder.fill(dirname(file))
    await folder.press('Enter')
    await expect(making).toContainText(`in ${dirname(file)}`)
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    await making.getByLabel('Name of the ZIP').fill('for reviewers')
    await page.keyboard.press('Enter')
    const made = page.getByRole('dialog', { name: 'The bundle is made' })
    await expect(made).toContainText(join(dirname(file), 'for reviewers.zip'))
    await expect(made.getByRole('row', { name: /\.svg/u }).first()).toContainText(/[0-9a-f]{64}/u)
    expect(existsSync(join(dirname(file), 'for reviewers.zip'))).toBe(true)
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
  }
})
