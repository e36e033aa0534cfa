import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from './support/axe.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test as base, watchPage } from './support/fixtures.ts'

/** Serious and critical findings of axe in a part of the page, as text. */
const axe = async (page: Page, within: string) => {
  return await accessibilityFaults(page, { within, serious: true })
}

/** What the hand does: every key is counted, a text by its letters, a chord as one stroke. */
function hand(page: Page) {
  let strokes = 0
  let start = Date.now()
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        strokes += 1
        await page.keyboard.press(key)
      }
    },
    type: async (text: string) => {
      strokes += [...text].length
      await page.keyboard.type(text)
    },
    /** Something that is no part of the journey, and counts no time. */
    aside: async (look: () => Promise<void>) => {
      const begun = Date.now()
      await look()
      start += Date.now() - begun
    },
    report: () => ({ strokes, seconds: Math.round((Date.now() - start) / 100) / 10 }),
  }
}

/** A practised hand makes so many strokes in two minutes: 200 a minute, a third of the time for thinking. */
const mostStrokes = 270

/** The smallest window each time, the others in the long suite. */
const windows = [
  { name: '200 % zoom', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, tag: [] },
  { name: '1024 × 700', viewport: { width: 1024, height: 700 }, deviceScaleFactor: 1, tag: ['@long'] },
  { name: '1440 × 900', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, tag: ['@long'] },
]

for (const { name, viewport, deviceScaleFactor, tag } of windows) {
  base.describe(`at ${name}`, () => {
    base.use({ viewport, deviceScaleFactor })
    base('from the start screen to one’s own case by keyboard alone', { tag }, async ({ page }) => {
      base.setTimeout(120_000)
      // From the start screen the usual place for a new project is the home folder: here one that goes away with the test.
      const home = mkdtempSync(join(tmpdir(), 'entente-journey-'))
      const shell = await startShell({ env: { HOME: home, USERPROFILE: home } })
      try {
        const faults = watchPage(page, shell.origin)
        await page.goto(shell.link)
        await closeProject(page)
        await journey(page, name, tag.length === 0)
        expect(existsSync(join(home, 'Own case.entente'))).toBe(true)
        expect(faults).toEqual([])
      } finally {
        await shell.stop()
        rmSync(home, { recursive: true, force: true, maxRetries: 5 })
      }
    })
  })
}

/** To the start screen, which a first start without a sample shows too. */
async function closeProject(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Undo/u })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or run anything' }).fill('>close the project')
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option', { selected: true })).toContainText('Close the project')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Entente' })).toBeVisible()
}

async function journey(page: Page, name: string, looks: boolean): Promise<void> {
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const heading = (text: string | RegExp) => expect(inspector.getByRole('heading', { level: 2 })).toHaveText(text)
  await expect(page.getByRole('button', { name: 'New project…' })).toBeFocused()
  const { press, type, aside, report } = hand(page)
  // The same in every window; looked at in one.
  const accessible = (within: string) => aside(async () => {
    if (looks) expect(await axe(page, within)).toEqual([])
  })
  await accessible('main')

  // A project of one's own.
  await press('Enter')
  const newProject = page.getByRole('dialog', { name: 'New project' })
  await expect(newProject.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await type('Own case')
  await press('Tab')
  await type('2015 to 2021')
  await expect(newProject).toContainText('Understood as 2015/2021')
  await expect(newProject.getByRole('textbox', { name: 'Name of the file' })).toHaveValue('Own case')
  await press('Enter')
  await expect(page).toHaveTitle(/^Own case/u)
  await expect(page.getByRole('main').getByRole('button', { name: 'Add an actor' })).toBeFocused()

  // Two actors: the first by the button that has the focus.
  for (const [index, actor] of ['Russia', 'Israel'].entries()) {
    await press(...(index === 0 ? ['Enter'] : ['n', 'a']))
    await expect(page.getByRole('textbox', { name: 'Name' }).or(page.getByRole('combobox', { name: 'Name' }))).toBeFocused()
    await type(actor)
    await press('Enter')
    await heading(actor)
    await press('Escape')
  }

  // A tie between them: the second is selected, so it is the "from".
  await press('n', 't')
  const newTie = page.getByRole('form', { name: 'New tie' })
  await expect(newTie.getByRole('combobox', { name: 'To' })).toBeFocused()
  await accessible('[role="dialog"]')
  // Both keys before the answer is there: the first takes it when it comes, the second makes the tie.
  await page.route('**/api', async route => {
    if (route.request().postData()?.includes('"entities.complete"')) await new Promise(done => setTimeout(done, 300))
    await route.continue()
  })
  await type('Rus')
  await press('Enter', 'Enter')
  await heading(/Israel – Russia/u)
  await page.unroute('**/api')

  // A phase of it.
  await press('n', 'h')
  await expect(page.getByRole('form', { name: 'New phase' }).getByRole('textbox', { name: 'Dates' })).toBeFocused()
  await type('2015 to 2021')
  await accessible('#inspector form')
  await press('Tab', '2', 'Tab', '1', 'Enter')
  await expect(inspector.getByRole('button', { name: /^2015 – 2021/u })).toBeVisible()

  // A source.
  await press('n', 's')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await type('Balancing friends')
  await press('Enter')
  await heading('Balancing friends')
  await press('Escape')

  // Back to the tie; a period to code in; a passage of the source as evidence on P2.
  await press('n', 'p')
  await type('Syria')
  await press('Tab')
  await type('2015/2021')
  await press('Enter')
  await heading('Syria')
  await press('Escape', 'Control+k')
  await type('Israel – R')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Israel – Russia')
  await press('Enter')
  await heading(/Israel – Russia/u)
  await press('2', '+')
  const evidence = page.getByRole('form', { name: 'New evidence on P2' })
  await expect(evidence.getByRole('combobox', { name: 'Excerpt or event' })).toBeFocused()
  await type('A hotline was set up in 2015.')
  await press('Enter')
  await expect(evidence.getByRole('combobox', { name: 'Source' })).toBeFocused()
  await expect(evidence.getByRole('combobox', { name: 'Source' })).toHaveValue('Balancing friends')
  await press('Tab')
  await type('p. 3')
  await press('Tab', 'Tab', 'Tab')
  const indicator = evidence.getByRole('button', { name: /Indicator/u })
  await expect(indicator).toBeFocused()
  // The list opens, is gone through, and gives the focus back.
  await press('Enter')
  await expect(page.getByRole('listbox', { name: 'Indicator' })).toBeVisible()
  await type('decon')
  await press('Enter')
  await expect(indicator).toBeFocused()
  await accessible('#inspector form')
  await expect(indicator).toContainText(/Deconfliction/u)
  await press('Control+Enter')
  const p2 = inspector.locator('.aspect-cell[data-aspect="P2"]')
  await expect(p2.getByRole('article')).toContainText('A hotline was set up in 2015.')
  await expect(p2).toBeFocused()

  // A fit, a note, a figure.
  await press('e', '2')
  await expect(p2.getByRole('radio', { name: /^\+2/u })).toBeChecked()
  await press('Alt+n')
  await expect(page.getByRole('textbox', { name: /^Text of the note/u })).toBeFocused()
  await type('Holds as long as Syria does.')
  await expect(page.getByRole('button', { name: /^Undo: .*note/iu })).toBeEnabled()
  await press('Escape', 'Control+e')
  const save = page.getByRole('dialog', { name: 'Export a figure' }).getByRole('button', { name: /^Save/u })
  await expect(save.first()).toBeVisible()
  for (let stop = 0; stop < 20 && !await save.evaluateAll(buttons => buttons.some(button => button === document.activeElement)); stop++) await press('Tab')
  const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.(svg|png)$/u)
  await press('Escape')

  const { strokes, seconds } = report()
  console.log(`Journey at ${name}: ${strokes} keystrokes, ${seconds} s without pauses`)
  base.info().annotations.push({ type: 'keystrokes', description: `${strokes} in ${seconds} s` })
  expect(strokes).toBeLessThanOrEqual(mostStrokes)
  expect(seconds).toBeLessThan(120)
}
