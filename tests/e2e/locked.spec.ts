import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSample, startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'
import { accessibilityFaults } from './support/axe.ts'
import { command } from './support/command.ts'

test('a project is locked with a passphrase, locked now, and opens with the passphrase alone, by keyboard', async ({ page }) => {
  test.setTimeout(120_000)
  const { file } = makeSample()
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('main')).toBeVisible()

    await command(page, 'backups')
    const backups = page.getByRole('dialog', { name: 'Backups' })
    await backups.getByRole('button', { name: 'Back up now' }).click()
    await expect(backups.getByRole('option')).toHaveCount(1, { timeout: 30_000 })
    await page.keyboard.press('Escape')
    await command(page, 'lock with a passphrase')
    const locking = page.getByRole('dialog', { name: 'Lock with a passphrase' })
    await expect(locking.getByLabel('Passphrase', { exact: true })).toBeFocused()
    await page.keyboard.type('four words')
    await page.keyboard.press('Tab')
    await page.keyboard.type('four worda')
    await expect(locking).toContainText('These two are not the same.')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('s')
    // What becomes of the backup that anybody could read is asked.
    await expect(locking.getByRole('radiogroup', { name: 'The backup made before is readable without it' }).getByRole('radio', { name: 'Lock them too' })).toBeChecked()
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    await page.keyboard.press('Enter')
    await expect(locking).toBeHidden({ timeout: 30_000 })
    await expect(page.getByRole('main')).toBeVisible()
    expect(readFileSync(file).subarray(0, 3).toString()).toBe('ENL')
    const folder = `${file.replace(/\.entente$/u, '')} backups`
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).subarray(0, 3).toString()).toBe('ENL')

    await page.keyboard.press('Control+Shift+L')
    const asking = page.getByRole('dialog', { name: 'This project is locked' })
    await expect(asking.getByLabel('Passphrase')).toBeFocused()
    await expect(page.getByText('Hezbollah')).toHaveCount(0)
    await page.keyboard.type('four wordz')
    await page.keyboard.press('Enter')
    await expect(asking.getByRole('alert')).toContainText('does not open', { timeout: 20_000 })
    await expect(asking.getByLabel('Passphrase')).toBeFocused()
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])
    await page.keyboard.type('four words')
    await page.keyboard.press('Enter')
    await expect(asking).toBeHidden({ timeout: 20_000 })
    await expect(page.getByRole('tab', { name: 'Network' })).toBeVisible()

    await command(page, 'remove the lock')
    await expect(page.getByRole('dialog', { name: 'Remove the lock' }).getByLabel('Passphrase now')).toBeFocused()
    await page.keyboard.type('four words')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Remove the lock' })).toBeHidden({ timeout: 30_000 })
    await expect.poll(() => readFileSync(file).subarray(0, 6).toString()).toBe('SQLite')
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
  }
})
