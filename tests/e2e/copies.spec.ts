import { copyFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { accessibilityFaults } from './support/axe.ts'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

const tieName = 'Russia – Israel'

/** Runs a command by its name in the palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')).first().fill(`>${name}`)
  await page.keyboard.press('Enter')
}

/** Shows a folder in the chooser of a dialog. */
async function goTo(dialog: Locator, folder: string): Promise<void> {
  const field = dialog.getByLabel('Folder', { exact: true })
  await field.fill(folder)
  await field.press('Enter')
}

const faultsOf = async (page: Page) => await accessibilityFaults(page, { within: '.dialog' })

/** The fit of P1 in the period of Syria, in the open inspector of the tie. */
async function fitInSyria(inspector: Locator): Promise<Locator> {
  await inspector.getByRole('button', { name: 'Syria', exact: true }).click()
  return inspector.getByRole('radiogroup', { name: 'Fit of P1, Syria' })
}

test('a blind copy is made, coded by a second coder, and merged back: both codings are there', async ({ page }) => {
  test.setTimeout(180_000)
  const { folder, file } = makeSample()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()

    // What goes in and what stays out is said before; all of it by keyboard.
    await command(page, 'blind copy')
    const making = page.getByRole('dialog', { name: 'Make a blind copy for a second coder' })
    await expect(making.getByRole('combobox', { name: 'Second coder' })).toBeFocused()
    await page.keyboard.type('Dana Levi')
    await expect(making).toContainText('New to this project')
    const lists = making.getByRole('region', { name: 'What goes in and what stays out' })
    await expect(lists).toContainText('71 pieces of evidence')
    await expect(lists).toContainText('55 excerpts')
    await goTo(making, dirname(file))
    await expect(making).toContainText(`in ${dirname(file)}`)
    expect(await faultsOf(page)).toEqual([])
    await making.getByLabel('Name of the file').fill('for Dana')
    await page.keyboard.press('Enter')
    const made = page.getByRole('dialog', { name: 'The blind copy is made' })
    await expect(made).toContainText(join(dirname(file), 'for Dana.entente'))
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(made).toBeHidden()

    // The second coder sees no coding of the first, and codes.
    const copy = await startShell({ file: join(dirname(file), 'for Dana.entente') })
    const second = await page.context().newPage()
    const secondFaults = watchPage(second, copy.origin)
    await second.goto(copy.link)
    await expect(second.locator('.titlebar-blind')).toHaveText('Blind copy')
    await expect(second.getByRole('button', { name: 'Current coder: Dana Levi' })).toBeVisible()
    const blind = await selectByName(second, tieName)
    await expect((await fitInSyria(blind)).getByRole('radio', { name: 'Not coded' })).toBeChecked()
    await second.keyboard.press('1')
    await second.keyboard.press('e')
    await second.keyboard.press('1')
    await expect((await fitInSyria(blind)).getByRole('radio', { name: '+1 some' })).toBeChecked()
    expect(secondFaults).toEqual([])
    await second.close()
    await copy.stop()

    // Back: new, the same and different, before anything changes; then one step.
    await command(page, 'merge another copy')
    const merging = page.getByRole('dialog', { name: 'Merge another copy' })
    await goTo(merging, dirname(file))
    await merging.getByRole('option', { name: /for Dana/u }).click()
    await merging.getByRole('button', { name: 'Look at it' }).click()
    await expect(merging).toContainText('a blind copy of this project, made for Dana Levi')
    await expect(merging.getByRole('row', { name: /^Coders 1 none/u })).toBeVisible()
    await expect(merging.getByRole('row', { name: /^Assessments 1 none none none/u })).toBeVisible()
    await expect(merging.getByRole('region', { name: 'What differs' })).toHaveCount(0)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect(merging).toContainText('Merged: 2 new')
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(merging).toBeHidden()

    // Both codings, each under its coder; undo takes the whole merge back.
    const inspector = await selectByName(page, tieName)
    await expect((await fitInSyria(inspector)).getByRole('radio', { name: '+2 strong' })).toBeChecked()
    await page.getByRole('button', { name: /current coder: /u }).click()
    await page.getByRole('menuitem', { name: 'Dana Levi' }).click()
    await expect((await fitInSyria(inspector)).getByRole('radio', { name: '+1 some' })).toBeChecked()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Undo: Merge for Dana.entente: 2 new' })).toBeEnabled()
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: /current coder: /u }).click()
    await expect(page.getByRole('menuitem', { name: 'Dana Levi' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what differs is decided side by side, by keyboard, and a stranger’s file is told', async ({ page }) => {
  const { folder, file } = makeSample()
  const theirs = join(dirname(file), 'theirs.entente')
  copyFileSync(file, theirs)
  const { client, close } = openWorkbench(theirs, { access: 'write', folder, workerFile: new URL('../../electron/host/worker.ts', import.meta.url) })
  const [iran] = (await client.call('entities.list', { type: 'actor', filter: 'iran' })).rows
  await client.call('actors.update', { uid: iran?.uid ?? '', changes: { kind: 'bloc', shortName: 'جمهوری اسلامی' } })
  close()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()
    await page.getByRole('button', { name: /current coder: /u }).click()
    await page.getByRole('menuitem', { name: 'Merge another copy…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge another copy' })
    await goTo(dialog, join(dirname(file), 'theirs.entente'))
    const kind = dialog.getByRole('radiogroup', { name: 'Kind of Iran' })
    await expect(kind.getByRole('radio', { name: 'Ours: State' })).toBeChecked()
    await expect(dialog).toContainText('There is nothing to do.')
    expect(await faultsOf(page)).toEqual([])

    await kind.getByRole('radio', { name: 'Ours: State' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(kind.getByRole('radio', { name: 'Theirs: Bloc' })).toBeChecked()
    await expect(dialog.getByRole('radiogroup', { name: 'Short name of Iran' }).getByRole('radio', { name: /^Ours/u })).toBeChecked()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toContainText('theirs was taken once')
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await expect(dialog).toContainText('It was taken back')

    // The project itself is no other copy.
    await dialog.getByRole('button', { name: 'Merge another…' }).click()
    await goTo(dialog, file)
    await expect(dialog.getByRole('alert')).toContainText('the project itself')
    await expect(dialog.getByRole('button', { name: 'Choose another copy…' })).toBeFocused()
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
