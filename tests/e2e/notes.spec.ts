import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { makeSample, startShell } from './support/browser-shell.ts'
import { selectByName } from './support/select.ts'
import { rmSync } from 'node:fs'
import { privateWordsIn } from './support/private-words.ts'

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the note, Markdown' })

test('a note with a completed link is saved as it is typed, with its lock, and is found from what it links to', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Russia – Israel')
  await workbench.keyboard.press('n')
  await workbench.keyboard.press('n')
  await expect(textOf(workbench)).toBeFocused()
  await workbench.keyboard.type('Ask about [[Isra')
  await expect(workbench.locator('.cm-tooltip-autocomplete').getByRole('option').first()).toContainText('Israel')
  await workbench.keyboard.press('Enter')
  await workbench.keyboard.type(' and 1 or 2 oranges.')
  await expect(textOf(workbench)).toHaveText(/^Ask about \[\[Israel\]\] and 1 or 2 oranges\.$/u)
  await inspector.getByRole('textbox', { name: 'Title of the note' }).fill('A question')
  const notes = inspector.getByRole('region', { name: /^Notes/u })
  await expect(notes.getByText('Saved', { exact: true })).toBeVisible()
  await expect(notes.getByRole('button', { name: /Private.*A question/u })).toBeVisible()

  await notes.getByRole('link', { name: 'Open' }).first().click()
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('A question')
  await expect(inspector.getByRole('region', { name: /^Attached to/u })).toContainText('Russia – Israel')
  await inspector.getByRole('region', { name: /^Links to/u }).getByRole('link', { name: 'Israel' }).click()
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Israel')
  await expect(inspector.getByRole('region', { name: /^Notes/u })).toContainText('A question')
})

test('Ctrl Z is the editor’s until it has nothing left, then the project’s', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Russia – Israel')
  await workbench.keyboard.press('n')
  await workbench.keyboard.press('n')
  await expect(textOf(workbench)).toBeFocused()
  await workbench.keyboard.type('first')
  await workbench.waitForTimeout(700)
  await workbench.keyboard.press('Control+z')
  await expect(textOf(workbench)).toHaveText('Write in Markdown; [[ links to an actor, tie, event, source …, "" quotes an excerpt')
  await workbench.keyboard.press('Control+y')
  await expect(textOf(workbench)).toHaveText('first')
  await workbench.keyboard.press('Control+z')
  await expect(workbench.getByText('Saved', { exact: true })).toBeVisible()
  for (let step = 0; step < 4 && await textOf(workbench).count() > 0; step++) {
    await workbench.keyboard.press('Control+z')
    await workbench.waitForTimeout(300)
  }
  await expect(inspector.getByRole('region', { name: /^Notes/u }).getByText('Untitled note')).toHaveCount(0)
})

test('one key hides everything private', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Putin – Netanyahu')
  await expect(inspector).toContainText('Two presidents?')
  // What looks for such words elsewhere finds them where they are.
  expect(privateWordsIn(await inspector.innerText())).toContain('Two presidents?')
  await workbench.keyboard.press('Control+Shift+H')
  await expect(inspector).not.toContainText('Two presidents?')
  await expect(inspector).toContainText('Private things are hidden.')
  await workbench.keyboard.press('Control+Shift+H')
  await inspector.getByRole('link', { name: 'Open' }).first().click()
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Two presidents?')
  await workbench.keyboard.press('Control+Shift+H')
  await expect(inspector).not.toContainText('Two presidents?')
  await expect(inspector).not.toContainText('Netanyahu')
})

test('each line takes its own direction', async ({ workbench }) => {
  await selectByName(workbench, 'Russia – Israel')
  await workbench.keyboard.press('n')
  await workbench.keyboard.press('n')
  await expect(textOf(workbench)).toBeFocused()
  await workbench.keyboard.type('Latin line')
  await workbench.keyboard.press('Enter')
  await workbench.keyboard.insertText('שורה בעברית')
  await workbench.keyboard.press('Enter')
  await workbench.keyboard.insertText('سطر بالعربية')
  const directions = await textOf(workbench).locator('.cm-line').evaluateAll(lines => lines.map(line => getComputedStyle(line).direction))
  expect(directions).toEqual(['ltr', 'rtl', 'rtl'])
})

test('a note is released and made private again, attached and detached, deleted and brought back', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Two presidents?')
  // The window of a private note is called as any other: the system lists the titles of windows.
  expect(privateWordsIn(await workbench.title())).toEqual([])
  await inspector.getByRole('button', { name: 'Release' }).click()
  await expect(inspector).toContainText('Released: exports that carry notes take it along.')
  await inspector.getByRole('button', { name: 'Make private' }).click()
  await expect(inspector).toContainText('Private: it stays in this file')

  await inspector.getByRole('combobox', { name: 'Attach to' }).fill('Hezb')
  await workbench.locator('.popover').getByRole('option', { name: /Hezbollah/u }).first().click()
  const attached = inspector.getByRole('region', { name: /^Attached to/u })
  await expect(attached.getByRole('link', { name: 'Hezbollah' })).toBeVisible()
  await attached.getByRole('button', { name: 'Detach from Hezbollah' }).click()
  await expect(attached.getByRole('link', { name: 'Hezbollah' })).toHaveCount(0)

  await inspector.getByRole('button', { name: 'Delete the note' }).click()
  await expect(inspector.getByRole('heading', { level: 2 })).not.toHaveText('Two presidents?')
  await workbench.keyboard.press('Control+z')
  await selectByName(workbench, 'Two presidents?')
})

test('two windows that write one note at once keep both texts', async ({ workbench, shell, browser }) => {
  const first = await selectByName(workbench, 'Two presidents?')
  const other = await (await browser.newContext()).newPage()
  await other.goto(await shell.pressEnter())
  await selectByName(other, 'Two presidents?')
  for (const page of [workbench, other]) {
    await textOf(page).click()
    await page.keyboard.press('Control+Home')
  }
  await Promise.all([workbench.keyboard.type('Alpha one two three. ', { delay: 25 }), other.keyboard.type('Omega four five six. ', { delay: 25 })])
  await expect(first.getByText('Saved', { exact: true })).toBeVisible()
  await expect.poll(async () => (await textOf(other).textContent()) === (await textOf(workbench).textContent())).toBe(true)
  const text = await textOf(workbench).textContent() ?? ''
  for (const sentence of ['Alpha one two three.', 'Omega four five six.', 'The post twice speaks']) expect(text).toContain(sentence)
  await other.context().close()
})

test('a save that fails keeps the text and says so, and is made up for', async ({ page, shell }) => {
  await page.goto(shell.link)
  await selectByName(page, 'Two presidents?')
  let isBroken = true
  await page.route('**/api', async route => {
    if (isBroken && route.request().postData()?.includes('"notes.update"')) await route.abort()
    else await route.continue()
  })
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Kept.')
  await expect(page.getByText('This note is not saved; what you typed is kept here')).toBeVisible()
  await expect(textOf(page)).toContainText('Kept.')
  // Going elsewhere and coming back finds it.
  await selectByName(page, 'Hezbollah')
  await selectByName(page, 'Two presidents?')
  await expect(textOf(page)).toContainText('Kept.')
  isBroken = false
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test('a window that goes takes nothing typed with it', async ({ workbench, shell }) => {
  await selectByName(workbench, 'Two presidents?')
  await textOf(workbench).click()
  await workbench.keyboard.press('Control+End')
  await workbench.keyboard.insertText(' The last words.')
  await workbench.goto('about:blank')
  await workbench.goto(await shell.pressEnter())
  await selectByName(workbench, 'Two presidents?')
  await expect(textOf(workbench)).toContainText('The last words.')
})

test('ended in the middle of a word, it loses the last second of typing at most', async ({ browser }) => {
  const { folder, file } = makeSample()
  try {
    const shell = await startShell({ file })
    const page = await (await browser.newContext()).newPage()
    await page.goto(shell.link)
    await selectByName(page, 'Two presidents?')
    await textOf(page).click()
    await page.keyboard.press('Control+End')
    const typed: { at: number; letters: number }[] = []
    const startedAt = Date.now()
    for (let letters = 1; Date.now() - startedAt < 2_500; letters++) {
      await page.keyboard.type('x')
      typed.push({ at: Date.now(), letters })
      await page.waitForTimeout(30)
    }
    const killedAt = Date.now()
    shell.process.kill('SIGKILL')
    await shell.ended
    await page.context().close()

    const again = await startShell({ file })
    const next = await (await browser.newContext()).newPage()
    await next.goto(again.link)
    await selectByName(next, 'Two presidents?')
    const kept = /x*$/u.exec(await textOf(next).textContent() ?? '')?.[0].length ?? 0
    // A machine that stood still meanwhile saved nothing either.
    const stall = Math.max(...typed.map(({ at }, index) => at - (typed[index - 1]?.at ?? startedAt)))
    const due = typed.findLast(({ at }) => at <= killedAt - 1_000 - stall)?.letters ?? 0
    expect(due).toBeGreaterThan(3)
    expect(kept).toBeGreaterThanOrEqual(due)
    await next.context().close()
    await again.stop()
    await shell.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
