import type { Page } from '@playwright/test'
import { accessibilityFaults, faultsInBothThemes } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { selectByName } from './support/select.ts'

const statements = [
  'On 30 September 2015 Russia entered the war in Syria.',
  'Nine days earlier Netanyahu had flown to Moscow, and Putin received him at once.',
  'Russia and Israel agreed on a hotline between their armies in October 2015.',
  'From 2015 to 2021 Israel gave Russia advance warning of its strikes.',
  'On 17 September 2018 a Russian plane was shot down; Moscow blamed Jerusalem.',
  'רוסיה הודיעה לישראל על פריסת מערכות ההגנה האווירית.',
  'وقالت موسكو إن إسرائيل أبلغتها قبل الضربات.',
  'Putin has called the Russian speakers in Israel a bridge between Russia and Israel.',
  'Israel stayed silent on the war of Russia in Ukraine.',
  'Since October 2023 the Kremlin has condemned Israel in words.',
]
/** Three statements to a paragraph; the last is left alone. */
const article = [statements.slice(0, 3).join(' '), statements.slice(3, 5).join(' '), statements[5], statements[6], statements.slice(7).join(' '), 'Nobody codes this.'].join('\n\n')

const reader = (page: Page) => page.getByRole('application', { name: /^Text of/u })
const spoken = (page: Page) => reader(page).locator('[aria-live="polite"]').first()

/** Opens the source in the reader and gives it a text. */
async function giveText(page: Page, text: string): Promise<void> {
  await selectByName(page, 'Complicated Friendship', 'Middle East Policy 2024')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.getByRole('tab', { name: 'Reader' })).toHaveAttribute('aria-selected', 'true')
  const replace = page.getByRole('button', { name: 'Text of the source' })
  await expect(replace.or(page.getByRole('heading', { name: 'No text of this source is held yet' }))).toBeVisible()
  if (await replace.isVisible()) {
    await replace.click()
    await page.getByRole('menuitem', { name: 'Replace the text…' }).click()
  }
  await page.getByRole('button', { name: 'Paste the text…' }).click()
  await page.getByRole('textbox', { name: 'Text of the source' }).fill(text)
  await page.getByRole('button', { name: 'Keep this text' }).click()
  await expect(reader(page)).toBeVisible()
}

test('codes ten statements of a pasted text by keyboard, each in five keystrokes or fewer; from a mark on the network to its words and back', async ({ workbench: page }) => {
  test.setTimeout(120_000)
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const status = page.locator('.status-announcement')
  await giveText(page, article)
  await expect(reader(page)).toBeFocused()
  await expect(spoken(page)).toHaveText(statements[0] ?? '')

  // Each begins with its statement under the cursor. Enter, + and − open the bar; Ctrl Enter takes what is marked and saves; R codes as last time.
  const codings: readonly { keys: readonly string[]; said: string }[] = [
    { keys: ['Enter', 'o', 'p', 'p', 'Control+Enter'], said: 'for X Opposing sides in a war, Russia → Syria' },
    { keys: ['Enter', 'm', 'e', 'Control+Enter'], said: 'for P1 Frequent meetings of leaders, Putin – Netanyahu' },
    { keys: ['+', 'h', 'o', 't', 'Control+Enter'], said: 'for P2 Deconfliction mechanism or hotline, Russia – Israel' },
    { keys: ['+', 'a', 'd', 'Control+Enter'], said: 'for P2 Advance warning and regular updates, Russia – Israel' },
    { keys: ['-', 'n', 'o', 'Control+Enter'], said: 'against P2 No harm to the partner' },
    { keys: ['Enter', 'a', 'd', 'Control+Enter'], said: 'for P2 Advance warning and regular updates, Russia – Israel' },
    { keys: ['r'], said: 'Coded as last time: for Advance warning and regular updates, Russia – Israel' },
    { keys: ['Enter', 'b', 'r', 'Control+Enter'], said: 'for P1 Diaspora as a bridge, Russia – Israel' },
    { keys: ['Enter', 'r', 'e', 's', 'Control+Enter'], said: 'for P2 Restraint towards the partner' },
    { keys: ['.', 'v', 'o', 't', 'Control+Enter'], said: 'context X Public condemnation or hostile votes, Russia – Israel' },
  ]
  const bar = page.getByRole('form', { name: 'Code the passage' })
  const counts: number[] = []
  for (const [index, { keys, said }] of codings.entries()) {
    await expect(spoken(page)).toContainText(statements[index] ?? '')
    for (const key of keys) {
      await page.keyboard.press(key)
      if (key === keys[0] && key !== 'r') await expect(bar.getByRole('combobox', { name: 'Indicator' }).or(bar.getByRole('combobox', { name: 'Tie' })).and(page.locator(':focus'))).toBeVisible()
    }
    await expect(status).toContainText(said)
    await expect(bar).toHaveCount(0)
    await expect(reader(page)).toBeFocused()
    await expect(page.locator('.reader-note')).toHaveCount(Math.min(index + 1, 10))
    counts.push(keys.length)
    await page.keyboard.press('ArrowDown')
  }
  const report = codings.map(({ keys }, index) => `${index + 1}: ${counts[index]} (${keys.join(' ')})`).join('; ')
  test.info().annotations.push({ type: 'keystrokes', description: report })
  console.log(`    keystrokes for each statement, counted from the statement under the cursor: ${report}`)
  expect(Math.max(...counts)).toBeLessThanOrEqual(5)

  // One step of undo each, excerpt and evidence together.
  await page.keyboard.press('Control+z')
  await expect(page.locator('.reader-note')).toHaveCount(9)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator('.reader-note')).toHaveCount(10)

  // The date of the passage went along, and the actors it names.
  await page.keyboard.press('Home')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  await expect(spoken(page)).toHaveText(/From 2015 to 2021.*Coded: for P2 Russia – Israel/u)
  await page.keyboard.press('Space')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Excerpt')
  await expect(inspector).toContainText('2015 – 2021')
  await expect(inspector.getByRole('region', { name: /^Names/u })).toContainText('Russia')

  // Margin: from the text by Tab, to the tie by the right arrow; the network knows it, and back leads to the text.
  await page.keyboard.press('Tab')
  await expect(page.locator('.reader-note button:focus')).toHaveAttribute('title', /P2/u)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')
  await expect(inspector.locator('[data-marked]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(reader(page)).toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page.getByRole('tab', { name: 'Network' })).toHaveAttribute('aria-selected', 'true')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia – Israel')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('tab', { name: 'Reader' })).toHaveAttribute('aria-selected', 'true')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Excerpt')

  // Two steps from a mark on the network to the passage behind it: the mark, then “show in text”.
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.keyboard.press('v')
  await page.getByRole('tab', { name: /^Ties \d/u }).click()
  await page.getByRole('main').getByRole('row', { name: /Russia.*Syria/u }).first().click()
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia → Syria')
  await inspector.getByRole('button', { name: /^show in text/u }).first().click()
  await expect(page.getByRole('tab', { name: 'Reader' })).toHaveAttribute('aria-selected', 'true')
  await expect(spoken(page)).toContainText('On 30 September 2015')
  await expect(reader(page)).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('tab', { name: 'Network' })).toHaveAttribute('aria-selected', 'true')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Russia → Syria')
})

test('selects by mouse and by keys over paragraphs, finds, codes again, keeps its place; a corrected text lists what it lost', async ({ workbench: page }) => {
  const status = page.locator('.status-announcement')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await giveText(page, article)

  // By mouse over two paragraphs, one of them from right to left.
  const from = await page.locator('.reader-block', { hasText: 'From 2015' }).locator('p').boundingBox()
  const to = await page.locator('.reader-block', { hasText: 'רוסיה' }).locator('p').boundingBox()
  if (!from || !to) throw new Error('no paragraphs')
  await page.mouse.move(from.x + 1, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + 14, { steps: 6 })
  await page.mouse.up()
  await expect(spoken(page)).toHaveText(/^From 2015[^]*רוסיה/u)
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  const bar = page.getByRole('form', { name: 'Code the passage' })
  await expect(bar.getByRole('combobox', { name: 'Tie' })).toHaveValue('Russia – Israel')
  await expect(bar.getByRole('textbox', { name: 'About when' })).toHaveValue('2015/2021')
  await expect(bar.getByText(/^Understood: 2015 to 2021/u)).toBeVisible()
  await bar.getByRole('combobox', { name: 'Indicator' }).fill('warning')
  await expect(bar.locator('.indicator-entry')).toContainText('Advance warning')
  // Code, and again: the same passage to one more indicator.
  await page.keyboard.press('Control+Shift+Enter')
  await expect(status).toContainText('Advance warning')
  await expect(bar.getByRole('combobox', { name: 'Indicator' })).toBeFocused()
  await bar.getByRole('combobox', { name: 'Indicator' }).fill('hotline')
  await page.keyboard.press('Enter')
  await page.keyboard.press('-')
  await expect(bar.getByRole('radio', { name: 'Against' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(bar).toHaveCount(0)
  await expect(page.locator('.reader-note')).toHaveCount(1)
  await expect(page.locator('.reader-note li')).toHaveCount(2)

  // The same once more is refused, and says why.
  await page.keyboard.press('r')
  await expect(status).toContainText('already')

  // By keys: two sentences, less the last word, with an excerpt alone; overlapping it another.
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText(/^30 September.*received him at$/u)
  await page.keyboard.press('n')
  await page.keyboard.press('x')
  await expect(status).toContainText('Excerpt made')
  await expect(page.locator('.reader-note')).toHaveCount(2)

  // Finding folds marks and cases; the place is shown.
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Find in the text' })).toBeFocused()
  await page.keyboard.type('KREMLIN')
  await expect(page.locator('.reader-found')).toHaveText('1')
  await page.keyboard.press('Enter')
  await expect(page.locator('.reader-found')).toHaveText('1 of 1')
  await expect(spoken(page)).toHaveText(/^Kremlin/u)

  // A click on a marked passage shows its excerpt; the reader finds its place again after another tab.
  await page.locator('.reader-marked', { hasText: 'advance warning' }).first().click()
  await expect(inspector.getByRole('region', { name: /^Bears on/u })).toContainText('Russia – Israel')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(spoken(page)).toHaveText(/^From 2015/u)
  await expect(reader(page)).toBeFocused()

  // A corrected text: what stands there keeps its place, what does not is listed with the likeliest one.
  await giveText(page, article.replace('On 30 September 2015 Russia entered the war in Syria. Nine days earlier', 'Russia went to war over Syria in the last days of September 2015. Nine days before that day'))
  await expect(page.locator('.reader-given')).toContainText('not found in it')
  await page.getByRole('button', { name: /^Not in the text .*1 lost/u }).click()
  const lost = page.getByRole('region', { name: 'Not found in the text' })
  await expect(lost).toContainText('received him at')
  await lost.getByRole('button', { name: 'Choose in the text' }).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(status).toContainText('has its place in the text again')
  await expect(lost).toHaveCount(0)
})

test('a source without a text lists its excerpts and codes them, an event is brought to bear by the same bar; a megabyte stays light; nothing keeps people out', async ({ workbench: page }) => {
  test.setTimeout(120_000)
  const status = page.locator('.status-announcement')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const axe = async () => {
    expect(await accessibilityFaults(page, { within: '#centre' })).toEqual([])
  }
  await selectByName(page, 'Complicated Friendship', 'Middle East Policy 2024')
  await inspector.getByRole('button', { name: 'Open in the reader' }).click()
  const list = page.getByRole('region', { name: 'Excerpts without a place in the text' })
  await expect(list).toContainText('S22')
  await axe()
  await list.getByRole('button', { name: 'code excerpt S22' }).click()
  const bar = page.getByRole('form', { name: 'Code the passage' })
  await bar.getByRole('combobox', { name: 'Indicator' }).fill('gestures')
  await page.keyboard.press('Control+Enter')
  await expect(status).toContainText('Coded: for P1')
  await expect(bar).toHaveCount(0)

  await selectByName(page, 'Gaza war')
  await inspector.getByRole('button', { name: 'Bring to bear on a tie' }).click()
  await bar.getByRole('combobox', { name: 'Tie' }).fill('isr ham')
  await page.keyboard.press('Enter')
  await bar.getByRole('combobox', { name: 'Indicator' }).fill('opposing')
  await page.keyboard.press('Control+Enter')
  await expect(inspector.getByRole('region', { name: /^Evidence it gives/u })).toContainText('Israel – Hamas')

  const paragraph = `${statements.join(' ')}\n\n`
  await selectByName(page, 'Complicated Friendship', 'Middle East Policy 2024')
  await page.getByLabel('Text file').setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(paragraph.repeat(Math.ceil(1_000_000 / paragraph.length))) })
  await expect(page.locator('.reader-given')).toContainText('Text held', { timeout: 60_000 })
  expect(await page.locator('.reader-block').count()).toBeLessThan(60)
  await expect(reader(page)).toBeFocused()
  await expect(page.locator('.reader-place')).toHaveText('0 %')
  await page.keyboard.press('End')
  await expect(page.locator('.reader-place')).toHaveText(/^(?:99|100) %$/u)
  await expect(spoken(page)).toHaveText(statements.at(-1) ?? '')
  expect(await page.locator('.reader-block').count()).toBeLessThan(60)
  await page.keyboard.press('Enter')
  await expect(bar).toBeVisible()
  expect(await faultsInBothThemes(page, { within: '#centre' })).toEqual([])

  // What must not be kept is taken out; the keyboard is where a text can be given again.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Text of the source' }).click()
  await page.getByRole('menuitem', { name: 'Remove the text' }).click()
  await expect(page.getByRole('heading', { name: 'No text of this source is held yet' })).toBeVisible()
  await expect(status).toContainText('The text was removed.')
  await expect(page.getByRole('region', { name: 'Give the source its text' })).toBeFocused()
})
