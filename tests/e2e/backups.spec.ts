import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'
import { accessibilityFaults } from './support/axe.ts'
import { command } from './support/command.ts'

test('a backup is made, compared and restored; a deleted actor comes back from the history', async ({ page }) => {
  test.setTimeout(180_000)
  const { file } = makeSample()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()

    await command(page, 'Backups')
    const backups = page.getByRole('dialog', { name: 'Backups' })
    await expect(backups).toContainText('No backup yet')
    await backups.getByRole('button', { name: 'Back up now' }).click()
    await expect(backups.getByRole('region', { name: 'What differs' })).toContainText('nothing has changed')
    expect(readdirSync(join(dirname(file), 'case backups'))).toHaveLength(1)
    await page.keyboard.press('Escape')

    await selectByName(page, 'Hamas')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('region', { name: 'Deleted' })).toContainText('Hamas deleted')
    await command(page, 'Backups')
    await backups.getByRole('option').first().click()
    await expect(backups.getByRole('region', { name: 'What differs' })).toContainText('gone Hamas')
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    await page.keyboard.press('Escape')

    // By keyboard: the history, and the deleted actor back with its ties.
    await command(page, 'History')
    const history = page.getByRole('dialog', { name: 'History' })
    const latest = history.getByRole('listitem').first()
    await expect(latest).toContainText('Delete Hamas')
    await latest.getByRole('button', { name: 'Bring back Hamas' }).focus()
    await page.keyboard.press('Enter')
    await expect(history.getByRole('list', { name: 'Steps, the latest first' })).toContainText('Bring back the actor')
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    await page.keyboard.press('Escape')

    // Put back to the backup: what was there is kept as one more, and work goes on.
    await selectByName(page, 'Hezbollah')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('region', { name: 'Deleted' })).toContainText('Hezbollah deleted')
    await command(page, 'Backups')
    await backups.getByRole('option').first().click()
    await expect(backups.getByRole('region', { name: 'What differs' })).toContainText('gone Hezbollah')
    await backups.getByRole('button', { name: 'Restore' }).click()
    await expect(backups).toBeHidden({ timeout: 20_000 })
    await expect(page.locator('.status-count').filter({ hasText: '20 actors' })).toBeVisible()
    await selectByName(page, 'Hezbollah')
    await command(page, 'History')
    await expect(history).toContainText('No steps are known')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('region', { name: 'Deleted' })).toContainText('Hezbollah deleted')
    await command(page, 'Backups')
    await expect(backups.getByRole('option')).toHaveCount(2)
    await expect(backups.getByRole('option').first()).toContainText('before restoring')
    await page.keyboard.press('Escape')
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    await page.close()
  }
})
