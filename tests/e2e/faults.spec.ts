import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backupName } from '../../db/domain/backups.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { pagesOf, ruin } from '../db/support/damage.ts'
import { accessibilityFaults } from './support/axe.ts'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

test('a project whose file is deleted while a note is typed goes on in a new file, with what was typed', async ({ page }) => {
  const { file } = makeSample()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    const inspector = await selectByName(page, 'Hamas')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    const text = page.getByRole('textbox', { name: 'Text of the note, Markdown' })
    await expect(text).toBeFocused()
    await page.keyboard.type('Before. ')
    await expect(inspector.getByRole('region', { name: /^Notes/u }).getByText('Saved', { exact: true })).toBeVisible()
    rmSync(file)
    await page.keyboard.type('After the file was gone.')
    const notice = page.getByRole('region', { name: 'What is wrong with the file' })
    await expect(notice).toContainText('gone from its place')
    expect(await accessibilityFaults(page, { within: '.notice' })).toEqual([])

    await notice.getByRole('button', { name: 'Save as a new file…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Save as a new file and go on there' })
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(dirname(file))
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: 'Name of the new file' }).fill('Rescued')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(notice).toBeHidden()
    await expect(text).toContainText('Before. After the file was gone.')
    await expect(page.getByRole('contentinfo')).toContainText('Rescued.entente')
    expect(faults).toEqual([])
    await page.close()
    await shell.stop()
    expect(checkProject(join(dirname(file), 'Rescued.entente')).sound).toBe(true)
  } finally {
    await shell.stop()
  }
})

test('a damaged project is left alone; what can be read is saved with an account, beside the newest sound backup, by keyboard', async ({ page }) => {
  const { folder, file } = makeSample()
  const backups = join(folder, 'case backups')
  mkdirSync(backups)
  copyFileSync(file, join(backups, backupName('case', 'timed', new Date(Date.now() - 600_000))))
  ruin(file, pagesOf(file, 'excerpt').slice(1, 2))
  const bytes = readFileSync(file)
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    const dialog = page.getByRole('dialog', { name: 'This project is damaged' })
    await expect(dialog.getByRole('region', { name: 'The newest sound backup' })).toContainText('looked through just now')
    const save = dialog.getByRole('button', { name: 'Save what can be read' })
    await expect(save).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('region', { name: 'What was saved and what is lost' }).getByRole('row', { name: /^Excerpts/u })).toBeVisible()
    await expect(dialog.getByRole('region', { name: 'What differs from the backup' })).toContainText('Excerpts')
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    // Left, it stays to be found on the start screen.
    await page.keyboard.press('Escape')
    const again = page.getByRole('button', { name: 'See what can be saved…' })
    await expect(again).toBeFocused()
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Open as a copy' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('case (restored).entente')
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(checkProject(join(folder, 'case (saved).entente')).sound).toBe(true)
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    await page.close()
  }
})
