import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { accessibilityFaults } from './support/axe.ts'
import { startShell, writeSample } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'

const actor = { shortName: '', aliases: [], codes: [], dates: null, description: '' }

/** The sample with two actors more that it knows under other spellings. */
async function sampleWithDuplicates(folder: string): Promise<string> {
  const file = join(folder, 'duplicates.entente')
  writeSample(file)
  const { client, close } = openWorkbench(file, { access: 'write', folder, workerFile: new URL('../../electron/host/worker.ts', import.meta.url) })
  const [hezbollah] = (await client.call('entities.list', { type: 'actor', filter: 'hezbollah' })).rows
  const { uid } = await client.call('actors.create', { ...actor, kind: 'organisation', name: 'Hizballah', description: 'A militia.' })
  await client.call('ties.create', { from: uid, to: hezbollah?.uid ?? '', directed: false, kind: 'other', certainty: 'tentative', label: '', description: '' })
  await client.call('actors.create', { ...actor, kind: 'leader', name: 'Netanyahu, Benjamin' })
  close()
  return file
}

test('finds duplicates, merges one pair and keeps another apart, by keyboard; undo takes the merge back', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-merge-'))
  const shell = await startShell({ file: await sampleWithDuplicates(folder) })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Shift+M')
    const dialog = page.getByRole('dialog', { name: 'Find duplicates' })
    const pairs = dialog.getByRole('option')
    await expect(pairs).toHaveCount(2)
    await expect(pairs.first()).toContainText('Netanyahu, Benjamin')
    expect(await accessibilityFaults(page, { within: '.dialog' })).toEqual([])

    // The second pair: what the merge does is said before it is done.
    await page.keyboard.press('ArrowDown')
    const view = dialog.getByRole('group', { name: 'Hezbollah and Hizballah' })
    await expect(view).toContainText('1 tie between the two')
    await view.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio', { name: /Organisation/u }).check({ force: true })
    await page.keyboard.press('Control+Enter')
    await expect(pairs).toHaveCount(1)
    await dialog.getByRole('button', { name: 'Not the same' }).click()
    await expect(dialog).toContainText('No actors look the same')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    const rows = page.getByRole('complementary', { name: 'Navigator' }).or(page.getByRole('navigation')).getByRole('option')
    await expect(rows.filter({ hasText: 'Hizballah' })).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(rows.filter({ hasText: 'Hizballah' })).toHaveCount(1)
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
