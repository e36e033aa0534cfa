import type { Locator } from '@playwright/test'
import { faultsInBothThemes } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { startShell } from './support/browser-shell.ts'
import { selectByName } from './support/select.ts'

const tie = 'Russia – Israel'
const aspect = (inspector: Locator, code: string) => inspector.locator(`.aspect-cell[data-aspect="${code}"]`)
const row = (inspector: Locator, period: string) => inspector.getByRole('row').filter({ hasText: period })

test('reads the evidence about P2 with stance, performer, source, locator and grades; a gap in it shows as a gap', async ({ workbench }) => {
  const inspector = await selectByName(workbench, tie)
  await workbench.keyboard.press('2')
  const p2 = aspect(inspector, 'P2')
  await expect(p2).toBeFocused()

  const counted = async (words: RegExp) => Number(/\d+/u.exec(await p2.getByRole('button', { name: words }).textContent() ?? '')?.[0])
  const supporting = p2.getByRole('group', { name: /^For/u }).getByRole('article')
  expect(await supporting.count()).toBe(await counted(/^\d+ for$/u))
  expect(await counted(/^\d+ excerpts?$/u)).toBeGreaterThanOrEqual(8)
  expect(await counted(/^\d+ sources?$/u)).toBe(1)

  const item = supporting.filter({ hasText: 'S22' }).first()
  await expect(item).toContainText('Middle East Policy 2024, ¶7')
  await expect(item).toContainText('by ')
  await expect(item.getByRole('button', { name: /^Grades [A-F][1-6]$/u })).toBeVisible()

  await p2.getByRole('button', { name: 'in full' }).click()
  await expect(item).toContainText('relays Kertcher and Course 2024')

  await p2.getByRole('button', { name: /^\d+ against$/u }).click()
  await expect(p2.getByRole('group', { name: /^For/u })).toHaveCount(0)
  await expect(p2.getByRole('group', { name: /^Against/u }).getByRole('article').first()).toBeVisible()

  await selectByName(workbench, 'Putin – Netanyahu')
  await expect(inspector.locator('.aspect-gap').first()).toContainText(/^No (dated )?evidence about (P1|P2|X|O)/u)
})

test('sets a fit by keyboard; the reading follows, and undo takes both back', async ({ workbench }) => {
  const inspector = await selectByName(workbench, tie)
  await inspector.getByRole('button', { name: 'Ukraine', exact: true }).click()
  await expect(row(inspector, 'Ukraine')).toContainText('Undetermined')

  await workbench.keyboard.press('1')
  await expect(aspect(inspector, 'P1')).toBeFocused()
  await workbench.keyboard.press('e')
  const scale = inspector.getByRole('radiogroup', { name: 'Fit of P1, Ukraine' })
  await workbench.keyboard.press('2')
  await expect(scale.getByRole('radio', { name: '+2 strong' })).toBeChecked()
  await expect(row(inspector, 'Ukraine')).toContainText('Balanced friendship')

  await workbench.keyboard.press('Control+z')
  await expect(row(inspector, 'Ukraine')).toContainText('Undetermined')
  await expect(scale.getByRole('radio', { name: 'Not coded' })).toBeChecked()
  await expect(scale.locator(':focus')).toHaveCount(1)
})

test('arrows pass over levels and set where they rest; a minus before a digit makes it negative; Delete takes it back', async ({ workbench }) => {
  const inspector = await selectByName(workbench, tie)
  await inspector.getByRole('button', { name: 'Ukraine', exact: true }).click()
  const scale = inspector.getByRole('radiogroup', { name: 'Fit of P1, Ukraine' })
  await scale.getByRole('radio', { name: 'Not coded' }).focus()
  await Promise.all(Array.from({ length: 4 }, () => workbench.keyboard.press('ArrowLeft')))
  await expect(scale.getByRole('radio', { name: '−1 partly contradicted' })).toBeChecked()
  await expect(row(inspector, 'Ukraine')).toContainText('Managed rivalry')

  await workbench.keyboard.press('-')
  await workbench.keyboard.press('2')
  await expect(scale.getByRole('radio', { name: '−2 violated' })).toBeChecked()

  const cell = aspect(inspector, 'P1')
  await cell.getByRole('button', { name: 'History' }).click()
  await expect(cell.locator('.version-list > li')).toHaveText([/−2 violated.*now/u, /−1 partly contradicted/u])

  await scale.getByRole('radio', { name: '−2 violated' }).focus()
  await workbench.keyboard.press('Delete')
  await expect(scale.getByRole('radio', { name: 'Not coded' })).toBeChecked()
  await expect(row(inspector, 'Ukraine')).toContainText('Undetermined')
})

test('a rationale is edited in place and saved as it is typed', async ({ workbench }) => {
  const inspector = await selectByName(workbench, tie)
  const p2 = aspect(inspector, 'P2')
  await p2.getByRole('button', { name: 'Edit the rationale for P2, Syria' }).click()
  const editor = p2.getByRole('textbox', { name: /^Rationale for P2, Syria/u })
  await expect(editor).toBeFocused()
  await workbench.keyboard.type(' Seen **again** in 2024.')
  await expect(p2.getByText('Saved', { exact: true })).toBeVisible()
  await p2.getByRole('button', { name: 'Done' }).click()
  await expect(p2.locator('strong', { hasText: 'again' })).toBeVisible()
})

test('overrules a reading with a reason, and takes it back', async ({ workbench }) => {
  const inspector = await selectByName(workbench, tie)
  const reading = inspector.getByRole('region', { name: 'Reading' })
  await expect(reading).toContainText('Balanced friendship')
  await reading.getByRole('button', { name: 'Why this reading?' }).click()
  await expect(reading).toContainText('both practices are present')

  await reading.getByRole('button', { name: 'Overrule' }).click()
  const form = reading.getByRole('form', { name: 'Overrule the reading' })
  await form.getByRole('button', { name: /Your reading/u }).click()
  await workbench.getByRole('option', { name: 'Managed rivalry' }).click()
  await form.getByRole('button', { name: 'Overrule' }).click()
  await expect(form).toContainText('A reason is part of the record')
  await form.getByRole('textbox', { name: /Reason/u }).fill('The meetings were for show.')
  await form.getByRole('button', { name: 'Overrule' }).click()
  await expect(reading).toContainText('Managed rivalry')
  await expect(reading).toContainText('The meetings were for show.')
  await expect(reading).toContainText('the rule says balanced friendship')
  await expect(row(inspector, 'Syria')).toContainText('overruled')

  await reading.getByRole('button', { name: 'Take back' }).click()
  await expect(row(inspector, 'Syria')).not.toContainText('overruled')
})

test('a project that cannot be changed shows the same without controls', async ({ workbench, shell, browser }) => {
  await expect(workbench).toHaveTitle(/Russia and Israel/u)
  const second = await startShell({ file: shell.file })
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(second.link)
    const inspector = await selectByName(page, tie)
    await expect(aspect(inspector, 'P2')).toContainText('+2 strong')
    await expect(aspect(inspector, 'P2').getByRole('article').first()).toBeVisible()
    await expect(inspector.getByRole('radiogroup')).toHaveCount(0)
    await expect(inspector.getByRole('button', { name: /New note|Overrule|Edit/u })).toHaveCount(0)
    await page.context().close()
  } finally {
    await second.stop()
  }
})

test('nothing in the inspectors keeps people out, light and dark', async ({ workbench }) => {
  test.slow()
  const check = async () => expect(await faultsInBothThemes(workbench, { within: '.inspector' })).toEqual([])
  await selectByName(workbench, tie)
  await check()
  for (const [name, shown] of [['Benjamin Netanyahu'], ['S17', 'S17'], ['Gaza war'], ['Frequent meetings of leaders'], ['Two presidents?']] as const) {
    await selectByName(workbench, name, shown ?? name)
    await check()
  }
  await workbench.keyboard.press('Escape')
  await check()
})
