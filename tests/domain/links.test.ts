import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linksIn } from '../../db/domain/links.ts'

const names = (markdown: string) => linksIn(markdown).map(link => link.name)

describe('links of a note', () => {
  it('finds names, and the text shown for them', () => {
    const text = 'See [[Russia]] and [[ Israel | the Jewish state ]], [[חזבאללה]].'
    expect(linksIn(text).map(({ name, text: shown, start, end }) => [name, shown, text.slice(start, end)])).toEqual([
      ['Russia', 'Russia', '[[Russia]]'], ['Israel', 'the Jewish state', '[[ Israel | the Jewish state ]]'], ['חזבאללה', 'חזבאללה', '[[חזבאללה]]'],
    ])
    expect(linksIn('[[a|]]')[0]?.text).toBe('a')
  })

  it.each([
    ['in a code span', '`[[no]]` [[yes]]'], ['in a longer code span', '``a ` [[no]]`` [[yes]]'], ['behind a backslash', '\\[[no]] [[yes]]'], ['without a name', '[[ ]] [[|x]] [[yes]]'], ['over two lines', '[[a\nb]] [[yes]]'],
    ['in a fenced block', '```\n[[no]]\n```\n[[yes]]'], ['in a fence with a language', '```js\n[[no]]\n```\n[[yes]]'], ['in a fence of tildes', '~~~~\n[[no]]\n~~~\n[[no]]\n~~~~\n[[yes]]'], ['in a block that never ends', '[[yes]]\n```\n[[no]]'],
    ['in an indented block', 'x\n\n    [[no]]\n    [[no]]\n\n[[yes]]'], ['in a fenced block of a quote', '> ```\n> [[no]]\n> ```\n> [[yes]]'], ['in a list’s fence', '- ```\n  [[no]]\n  ```\n- [[yes]]'], ['in brackets of another kind', '[[a [b] c]] [[yes]]'],
  ])('passes over brackets %s', (_name, markdown) => {
    expect(names(markdown)).toEqual(['yes'])
  })

  it('takes what only looks like code', () => {
    expect(names('`open [[yes]]')).toEqual(['yes'])
    expect(names('one ` tick\n\n[[yes]] ` tick')).toEqual(['yes'])
    expect(names('para\n    [[yes]]')).toEqual(['yes'])
    expect(names('- item\n\n    [[yes]]')).toEqual(['yes'])
    expect(names('[[[yes]]')).toEqual(['yes'])
    expect(names('```not a fence``` [[yes]]')).toEqual(['yes'])
  })

  it('gives ranges that are links, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('[', '[[', ']]', ']', '|', '`', '```', '~~~', '\n', '\\', ' ', 'a', 'ש', '> ', '- ', '    ') }), text => {
      let last = 0
      for (const { name, start, end } of linksIn(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, start + 2)).toBe('[[')
        expect(text.slice(end - 2, end)).toBe(']]')
        expect(name.trim()).not.toBe('')
        last = end
      }
    }), { numRuns: 500 })
  })
})
