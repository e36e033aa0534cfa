import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, EdtfError } from '../../db/domain/edtf.ts'
import { daysSaid } from '../../db/domain/days-said.ts'
import { linksIn } from '../../db/domain/links.ts'
import { quotationOf, withBlock } from '../../db/domain/quotation.ts'
import { wordDiff } from '../../db/domain/word-diff.ts'

describe('a quotation', () => {
  it('stands in a block with its citation, whatever signs its words have', () => {
    expect(quotationOf({ text: 'They met.\n\n# 1 *not* [[a link]]\n12. no list', isQuote: true, citation: '[[S01]]' })).toBe(
      '> “They met.\n>\n> \\# 1 \\*not\\* \\[\\[a link\\]\\]\n> 12\\. no list”\n>\n> — [[S01]]')
    expect(quotationOf({ text: 'נפגשו שוב', isQuote: false, citation: 'x' })).toBe('> נפגשו שוב\n>\n> — x')
  })

  it('has no links but those of its citation', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('[[', ']]', '|', 'Russia', '`', '\\', '\n', ' ', '>', '    ', '```'), { maxLength: 20 }), parts => {
      const text = parts.join('')
      if (text.trim() === '') return
      expect(linksIn(quotationOf({ text, isQuote: true, citation: '[[S01]]' })).map(link => link.name)).toEqual(['S01'])
    }))
  })

  it('is put at the end as a paragraph of its own', () => {
    expect(withBlock('', '> a')).toBe('> a\n\n')
    expect(withBlock('Before \n', '> a')).toBe('Before\n\n> a\n\n')
  })
})

describe('the difference between two texts', () => {
  const said = (before: string, after: string) => wordDiff(before, after).map(({ kind, text }) => `${{ same: '', removed: '-', added: '+' }[kind]}${text}`)

  it.each([
    ['', '', []],
    ['one two', 'one two', ['one two']],
    ['the strong fit', 'the weak fit', ['the ', '-strong', '+weak', ' fit']],
    ['a', '', ['-a']],
    ['חזק מאוד', 'חזק', ['חזק', '- מאוד']],
  ])('%j → %j', (before, after, expected) => expect(said(before, after)).toEqual(expected))

  it('gives back both, and no more than had to change', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'שלום', '.'), { maxLength: 40 }).map(parts => parts.join(''))
    fc.assert(fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after)
      expect(parts.filter(part => part.kind !== 'added').map(part => part.text).join('')).toBe(before)
      expect(parts.filter(part => part.kind !== 'removed').map(part => part.text).join('')).toBe(after)
      if (before === after) expect(parts.every(part => part.kind === 'same')).toBe(true)
    }))
  })

  it('compares lines where there are too many words', () => {
    const long = Array.from({ length: 3_000 }, (_, line) => `line ${line}`).join('\n')
    const parts = wordDiff(`first\n${long}\nlast`, `begin\n${long.replace('line 1500', 'other')}\nend`)
    expect(parts.filter(part => part.kind === 'same').map(part => part.text).join('').length).toBeGreaterThan(28_000)
    expect(parts.filter(part => part.kind !== 'removed').map(part => part.text).join('')).toContain('other')
  })
})

describe('days as people say them', () => {
  // A Sunday.
  const today = dayOf('2026-11-22')

  it.each([
    ['today', '2026-11-22'], ['Yesterday', '2026-11-21'], ['this week', '2026-11-16 to 2026-11-22'], ['last  week', '2026-11-09 to 2026-11-15'],
    ['this month', '2026-11-01 to 2026-11-30'], ['last month', '2026-10-01 to 2026-10-31'], ['last year', '2025-01-01 to 2025-12-31'],
    ['last 10 days', '2026-11-13 to 2026-11-22'], ['past 2 weeks', '2026-11-09 to 2026-11-22'], ['last 1 month', '2026-10-23 to 2026-11-22'],
    ['2026-09', '2026-09-01 to 2026-09-30'], ['since 2026', 'since 2026-01-01'], ['until March 2026', 'until 2026-03-31'], ['2026-01-02', '2026-01-02'],
  ])('%s is %s', (text, expected) => expect(daysSaid(text, today).words).toBe(expected))

  it('says what was expected', () => {
    expect(() => daysSaid('some time', today)).toThrow(EdtfError)
    expect(() => daysSaid('some time', today)).toThrow('last week')
  })
})
