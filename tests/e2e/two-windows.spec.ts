import type { Page } from '@playwright/test'
import { expect, test, watchPage } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

const inspectorOf = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
/** Longer than the hands rest before what was typed is saved. */
const pause = 1_500

test('two windows edit one actor: the later change wins in both, nothing that only one of them changed is lost, and undo goes back through both', async ({ workbench, shell, context }) => {
  const other = await context.newPage()
  const faults = watchPage(other, shell.origin)
  await other.goto(await shell.pressEnter())
  const windows = [workbench, other]
  const [here, there] = [await selectByName(workbench, 'Hezbollah'), await selectByName(other, 'Hezbollah')]
  for (const page of windows) await page.keyboard.press('e')
  const shortName = (inspector: typeof here) => inspector.getByRole('textbox', { name: 'Short name' })
  const names = async (inspector: typeof here) =>
    await inspector.getByRole('textbox', { name: /^Other name \d+$/u }).evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value))
  const before = await names(here)
  const shortBefore = await shortName(here).inputValue()

  // Both begin from the same list and neither has left it: the first is saved while the other is still typing.
  await here.getByRole('button', { name: 'Add name' }).click()
  await workbench.keyboard.type('Lebanese Hezbollah')
  await there.getByRole('button', { name: 'Add name' }).click()
  await other.keyboard.type('حزب الله اللبناني')
  await workbench.keyboard.press('Enter')
  await expect.poll(async () => (await names(here)).at(-1)).toBe('Lebanese Hezbollah')
  await other.keyboard.press('Enter')
  for (const inspector of [here, there]) await expect.poll(() => names(inspector)).toEqual([...before, 'Lebanese Hezbollah', 'حزب الله اللبناني'])

  // One field in both: the later stands, in both.
  await shortName(here).fill('Hizb')
  await workbench.keyboard.press('Enter')
  await expect(shortName(there)).toHaveValue('Hizb')
  await shortName(there).fill('Hizballah')
  await other.keyboard.press('Enter')
  await expect(shortName(here)).toHaveValue('Hizballah')

  // Both changes are in the history, one step each.
  await here.getByRole('button', { name: 'Done' }).click()
  await workbench.keyboard.press('Control+z')
  await expect(shortName(there)).toHaveValue('Hizb')
  await workbench.keyboard.press('Control+z')
  await expect(shortName(there)).toHaveValue(shortBefore)
  await workbench.keyboard.press('Control+z')
  await expect.poll(() => names(there)).toEqual([...before, 'Lebanese Hezbollah'])
  expect(faults).toEqual([])
})

test('two windows write one rationale: both texts stand in both, nobody is told of a conflict, and the versions keep them', async ({ workbench, shell, context }) => {
  const other = await context.newPage()
  const faults = watchPage(other, shell.origin)
  await other.goto(await shell.pressEnter())
  const editors = []
  for (const page of [workbench, other]) {
    await selectByName(page, 'Russia – Israel')
    const inspector = inspectorOf(page)
    const add = inspector.getByRole('button', { name: /^(?:Add a|Edit the) rationale for P1/u }).first()
    await add.click()
    editors.push(inspector.getByRole('textbox', { name: /^Rationale for P1/u }).first())
    // What the status line says from now on.
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(window, { said })
      const line = document.querySelector('footer.status') ?? document.body
      new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true, subtree: true, characterData: true })
    })
  }
  const [mine, theirs] = editors as [typeof editors[number], typeof editors[number]]
  await mine.focus()
  await theirs.focus()
  // The second is typed before the first is saved, by somebody who has not seen it.
  await workbench.keyboard.insertText('Meetings are frequent.')
  await other.keyboard.insertText('Statements of friendship abound.')
  for (const editor of [mine, theirs]) {
    await expect(editor).toContainText('Meetings are frequent')
    await expect(editor).toContainText('Statements of friendship abound')
  }
  await expect(theirs).toHaveText(await mine.innerText())
  for (const page of [workbench, other]) {
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said.join('\n'))
    expect(said).toContain('Saved')
    expect(said).not.toMatch(/changed elsewhere|not saved/iu)
  }
  expect(faults).toEqual([])
})

test('typing with rests is one undo step while the focus stays', async ({ workbench }) => {
  const inspector = await selectByName(workbench, 'Hezbollah')
  await workbench.keyboard.press('e')
  const shortName = inspector.getByRole('textbox', { name: 'Short name' })
  const before = await shortName.inputValue()
  await shortName.focus()
  await workbench.keyboard.press('Control+a')
  for (const word of ['The ', 'Party ', 'itself']) {
    await workbench.keyboard.type(word)
    await workbench.waitForTimeout(pause)
  }
  await inspector.getByRole('button', { name: 'Done' }).click()
  const fact = inspector.getByRole('definition').filter({ hasText: 'The Party itself' })
  await expect(fact).toBeVisible()
  await workbench.keyboard.press('Control+z')
  await expect(fact).toBeHidden()
  await workbench.keyboard.press('e')
  await expect(shortName).toHaveValue(before)
})
