import { describe, expect, it } from 'vitest'
import { hasGlyph, textWidth, wrapName } from '../../db/domain/scene/text-metrics.ts'
import { textDirection, textRuns, visualOrder } from '../../db/domain/scene/text-runs.ts'

describe('text width', () => {
  it('adds the advances of the font', () => {
    expect(textWidth(' A', 'regular')).toBeCloseTo(0.26 + 0.639, 3)
    expect(textWidth('Россия', 'semibold')).toBeGreaterThan(textWidth('Россия', 'regular'))
  })
  it('takes Arabic letters in the form their neighbours give them', () => {
    const apart = [...'بيتنا'].reduce((sum, letter) => sum + textWidth(letter, 'regular'), 0)
    expect(textWidth('بيتنا', 'regular')).toBeLessThan(apart * 0.8)
    expect(textWidth('دار', 'regular')).toBeCloseTo([...'دار'].reduce((sum, letter) => sum + textWidth(letter, 'regular'), 0), 1)
    expect(textWidth('لا', 'regular')).toBeLessThan(textWidth('ل', 'regular') + textWidth('ا', 'regular'))
  })
  it('counts marks as no width', () => {
    expect(textWidth('חִזְבַּאללה', 'regular')).toBeCloseTo(textWidth('חזבאללה', 'regular'), 6)
    expect(textWidth('حِزْب', 'regular')).toBeCloseTo(textWidth('حزب', 'regular'), 6)
  })
  it('knows which characters no shipped font has', () => {
    for (const character of 'aЯωאا—é') expect(hasGlyph(character), character).toBe(true)
    for (const character of '中ქ') expect(hasGlyph(character), character).toBe(false)
  })
})

describe('names', () => {
  it('stay on one line where they fit', () => {
    expect(wrapName('Hezbollah', 'regular', 9.5, 3)).toEqual(['Hezbollah'])
  })
  it('break into even lines', () => {
    const lines = wrapName('Russian Jewish diaspora in Israel', 'regular', 9.5, 3)
    expect(lines.join(' ')).toBe('Russian Jewish diaspora in Israel')
    expect(lines).toHaveLength(2)
    const [one, two] = lines.map((line) => textWidth(line, 'regular')) as [number, number]
    expect(Math.max(one, two) / Math.min(one, two)).toBeLessThan(1.5)
  })
  it('end in an ellipsis after the last line allowed, and leave one long word whole', () => {
    expect(wrapName('one two three four five six seven eight nine ten eleven twelve', 'regular', 6, 3)).toHaveLength(3)
    expect(wrapName('one two three four five six seven eight nine ten eleven twelve', 'regular', 6, 3).at(-1)).toMatch(/…$/)
    expect(wrapName('Donaudampfschifffahrtsgesellschaft', 'regular', 6, 3)).toEqual(['Donaudampfschifffahrtsgesellschaft'])
  })
})

describe('runs', () => {
  const families = (text: string) => textRuns(text).map((run) => [run.text, run.family.replace('Noto Sans', '').trim() || 'Latin', run.rtl])
  it('name the font of their script and keep the text', () => {
    expect(families('Russia Россия Ρωσία')).toEqual([['Russia Россия Ρωσία', 'Latin', false]])
    expect(families('ישראל')).toEqual([['ישראל', 'Hebrew', true]])
    expect(families('حزب الله')).toEqual([['حزب الله', 'Arabic', true]])
    expect(families('חִזְבַּאללה (Hezbollah)')).toEqual([['חִזְבַּאללה (', 'Hebrew', true], ['Hezbollah', 'Latin', false], [')', 'Hebrew', true]])
    expect(families('Israel (ישראל), 2')).toEqual([['Israel (', 'Latin', false], ['ישראל', 'Hebrew', true], ['), ', 'Latin', false], ['2', 'Hebrew', true]])
    for (const text of ['a ב ج 3', 'ישראל — إيران — Россия', '(x)']) expect(textRuns(text).map((run) => run.text).join('')).toBe(text)
  })
  it('stand from left to right as the bidirectional algorithm has it', () => {
    const order = (text: string) => visualOrder(textRuns(text), textDirection(text)).map((run) => run.text.trim())
    expect(order('Iran إيران and ישראל')).toEqual(['Iran', 'إيران', 'and', 'ישראל'])
    expect(order('ישראל and إيران')).toEqual(['إيران', 'and', 'ישראל'])
    expect(order('x ישראל إيران y')).toEqual(['x', 'إيران', 'ישראל', 'y'])
  })
  it('take the direction of the first letter', () => {
    expect([textDirection('12 (ישראל) x'), textDirection('… Iran إيران'), textDirection('12')]).toEqual(['rtl', 'ltr', 'ltr'])
  })
})
