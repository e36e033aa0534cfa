import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { checkProject } from '../../db/service/open-project.ts'
import { accessibilityFaults } from './support/axe.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'

/** Serious and critical findings of axe, as text. */
const axe = async (page: Page) => {
  return await accessibilityFaults(page, { serious: true })
}

/** Runs a command through the palette. */
async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or run anything' }).fill(`>${command}`)
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option', { selected: true })).toContainText(new RegExp(command, 'iu'))
  await page.keyboard.press('Enter')
}

test('from one project to another by keyboard: new, open, close, recent; what is typed goes with its own project', async ({ workbench: page, shell }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  const folder = join(shell.file, '..')

  await run(page, 'new project')
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Turkey and Russia')
  await page.keyboard.press('Tab')
  await page.keyboard.type('from 2015')
  await expect(dialog).toContainText('Understood as 2015/..')
  expect(await axe(page)).toEqual([])
  await expect(dialog.getByRole('textbox', { name: 'Folder' })).toHaveValue(folder)
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle('Turkey and Russia · Entente')
  await expect(dialog).toBeHidden()
  expect(existsSync(join(folder, 'Turkey and Russia.entente'))).toBe(true)

  // Back to the sample, by the chooser's list; a note is being written meanwhile.
  await page.keyboard.press('Control+o')
  const list = page.getByRole('listbox', { name: 'Folders and projects' })
  await expect(list.getByRole('option', { name: /^case/u })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await list.focus()
  await page.keyboard.type('case')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('Alt+n')
  const editor = page.getByRole('complementary', { name: 'Inspector' }).locator('.cm-content')
  await editor.click()
  await page.keyboard.type('Typed at the last moment')
  await run(page, 'close the project')
  await expect(page.getByRole('heading', { level: 1, name: 'Entente' })).toBeVisible()
  await expect(page).toHaveTitle('Entente')
  expect(await axe(page)).toEqual([])
  expect(existsSync(`${shell.file}-wal`)).toBe(false)
  await page.reload()
  await page.getByRole('button', { name: /^Russia and Israel/u }).click()
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Typed at the last moment')
  await expect(page.getByRole('listbox', { name: 'Results' }).locator('mark').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+h')
  await expect(page).toHaveTitle('Entente')
})

test('a copy is saved and looked through, a taken name is refused in words; the sample is reset', async ({ workbench: page, shell }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('Control+Shift+s')
  const dialog = page.getByRole('dialog', { name: 'Save a copy as' })
  await expect(dialog).toContainText('private notes')
  const name = dialog.getByRole('textbox', { name: 'Name of the copy' })
  await name.fill('case')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('the project itself')
  expect(await axe(page)).toEqual([])
  await name.fill('for me')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const copy = join(shell.file, '..', 'for me.entente')
  await expect(page.getByRole('contentinfo')).toContainText(`Copy saved as ${copy}`)
  expect(checkProject(copy).sound).toBe(true)

  await run(page, 'open the sample')
  await expect(page.getByRole('contentinfo')).toContainText(join('projects', 'Russia and Israel, 2015-2024.entente'))
  await run(page, 'reset the sample')
  await page.getByRole('button', { name: 'Reset the sample' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('is kept as')
})

test('two windows on one project are in step, and another project in one leaves the other alone', async ({ workbench: page, shell, context }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  const opening = context.waitForEvent('page')
  await run(page, 'another window')
  const second = await opening
  const faults = watchPage(second, shell.origin)
  await expect(second).toHaveTitle(/Russia and Israel/u)
  const hezbollah = second.getByRole('listbox', { name: 'Actors' }).getByRole('option', { name: /Hezbollah/u })
  await hezbollah.click()
  await second.keyboard.press('Delete')
  await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option', { name: /Hezbollah/u })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(hezbollah).toHaveCount(1)
  await run(second, 'close the project')
  await expect(second).toHaveTitle('Entente')
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await expect(page.getByRole('contentinfo')).toContainText('Undone')
  expect(faults).toEqual([])
})

test('help is there without a network; a file dropped on the window is looked for', async ({ workbench: page }) => {
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: 'Help' })
  await expect(dialog.getByRole('heading', { name: 'Reading a tie' })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Accessibility' }).check({ force: true })
  await expect(dialog.getByRole('region', { name: 'Accessibility' })).toContainText('axe')
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'elsewhere.entente'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('dialog', { name: 'Open project' })).toContainText('elsewhere.entente')
})

test('the tour is shown once, by keyboard, and again when asked for', async ({ page }) => {
  const shell = await startShell({ tourSeen: false })
  try {
    await page.goto(shell.link)
    const tour = page.getByRole('dialog').filter({ hasText: 'A short tour' })
    await expect(tour).toBeFocused()
    for (let step = 1; step <= 6; step++) {
      await expect(tour).toContainText(`${step} of 6`)
      if (step % 2 === 1) expect(await axe(page)).toEqual([])
      if (step < 6) await page.keyboard.press('ArrowRight')
    }
    await page.keyboard.press('Escape')
    await expect(tour).toBeHidden()
    await expect(page.getByRole('main')).toBeFocused()
    // The preference is sent when the hand rests.
    await page.waitForTimeout(400)
    await page.reload()
    await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
    await expect(tour).toBeHidden()
    await run(page, 'short tour')
    await expect(tour).toContainText('1 of 6')
  } finally {
    await shell.stop()
  }
})

test('at 1024 × 700 and 200 % everything can be reached', async ({ browser, shell }) => {
  const context = await browser.newContext({ viewport: { width: 512, height: 350 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await page.goto(shell.link)
  await expect(page).toHaveTitle(/Russia and Israel/u)
  // The title is there before the rest: what is measured is the window as it stays.
  await expect(page.getByRole('listbox', { name: 'Actors' }).getByRole('option').first()).toBeVisible()
  // What is drawn late may move a part out of sight again; then it is scrolled to again.
  const isReached = (part: Locator) => expect(async () => {
    await part.scrollIntoViewIfNeeded()
    await expect(part).toBeInViewport({ timeout: 500 })
  }).toPass()
  // The title bar's tools are all within the window, and the foot comes into view by scrolling.
  for (const tool of await page.getByRole('toolbar', { name: 'Project' }).getByRole('button').all()) {
    const box = await tool.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(512)
  }
  await isReached(page.getByRole('contentinfo'))
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Open project' })
  await expect(dialog.getByRole('option', { name: /^case/u })).toBeAttached()
  await isReached(dialog.getByRole('button', { name: 'Open', exact: true }))
  await context.close()
})
