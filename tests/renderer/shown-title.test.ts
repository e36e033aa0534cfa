import { expect, test } from 'vitest'
import { shownTitle } from '../../renderer/ui/titles.ts'

const plain = (text: string) => text.replaceAll(/[\u2066\u2068\u2069]/gu, '')

test('titles of ties keep their order where a name is written from right to left', () => {
  expect(shownTitle({ type: 'tie', title: 'إيران → Hezbollah' })).toBe('\u2066\u2068إيران\u2069 → \u2068Hezbollah\u2069\u2069')
  expect(shownTitle({ type: 'tie', title: 'ישראל – روسيا (ביטחון)' })).toBe('\u2066\u2068ישראל\u2069 – \u2068روسيا\u2069 (\u2068ביטחון\u2069)\u2069')
  expect(shownTitle({ type: 'assessment', title: 'ישראל – רוסיה, P1, 2015' })).toBe('\u2066\u2068ישראל\u2069 – \u2068רוסיה\u2069, \u2068P1, 2015\u2069\u2069')
})

test('nothing but isolates is added, and only to titles of ties with such names', () => {
  for (const title of ['ישראל → רוסיה', 'א – ב – ג', 'א → ב (ג) (ד)', 'ישראל → ב, גם, 2015']) {
    for (const type of ['tie', 'evidence', 'tie-phase'] as const) expect(plain(shownTitle({ type, title }))).toBe(title)
  }
  expect(shownTitle({ type: 'tie', title: 'Iran → Hezbollah' })).toBe('Iran → Hezbollah')
  expect(shownTitle({ type: 'event', title: 'ביקור – מוסקבה' })).toBe('ביקור – מוסקבה')
  expect(shownTitle({ type: 'tie', title: 'ישראל' })).toBe('ישראל')
})
