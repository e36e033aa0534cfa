import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../db/domain/fold.ts'
import { runningText } from '../../db/domain/links.ts'
import { unlinkedMentions } from '../../db/domain/unlinked-mentions.ts'

const russia = ['Russian Federation', 'Russia', 'Россия', 'רוסיה', 'روسيا', 'RF']
const found = (text: string, names = russia, others: string[] = []) => unlinkedMentions(text, names, others).map(({ start, end }) => text.slice(start, end))

describe('running text', () => {
  it.each([
    ['One [[Russia]] two', ['One ', ' two']],
    ['`code` and ``more ` code``, a [link](https://a.example/Russia_(x) "t") b', [' and ', ', a ', ' b']],
    ['![Russia](x.png) <b>Russia</b> <https://russia.example> https://russia.example/a end', [' ', 'Russia', ' ', ' ', ' end']],
    ['see [@russia2015, p. 3] and [not a link] here', ['see ', ' and [not a link] here']],
    ['a\n\n    Russia in code\n\nb', ['a\n', 'b']],
    ['a\n```\nRussia\n```\nb', ['a\n', 'b']],
    ['\\[[Russia]]', ['\\[[Russia]]']],
    ['', []],
  ])('%j', (text, expected) => expect(runningText(text).map(([start, end]) => text.slice(start, end))).toEqual(expected))
})

describe('mentions without a link', () => {
  it.each([
    ['Russia, RUSSIA and russia’s; not Prussia or Russian.', ['Russia', 'RUSSIA', 'russia']],
    ['The Russian Federation and Russia', ['Russian Federation', 'Russia']],
    ['The Russian\nFederation', ['Russian\nFederation']],
    ['> The Russian\n> Federation', ['Russian\n> Federation']],
    ['The Russian\n\nFederation; Russian, Federation; Russian - Federation', []],
    ['The Russian-Federation', ['Russian-Federation']],
    ['רוּסִיָּה and رُوسِيَا and РОССИЯ', ['רוּסִיָּה', 'رُوسِيَا', 'РОССИЯ']],
    ['RF, not rf', ['RF']],
    ['[[Russia]] `Russia` [Russia](https://x.example) https://x.example/Russia [[Putin|Russia]] Russia', ['Russia']],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))

  it('are not seen within the longer name of something else', () => {
    expect(found('Israel, the Israel Defense Forces and Israel again', ['Israel'], ['israel defense forces'])).toEqual(['Israel', 'Israel'])
    expect(found('Greater Israel', ['Israel'], ['Greater Israel'])).toEqual([])
  })

  it('of a tie need its dash', () => {
    const names = ['Russia – Israel', 'Russia - Israel']
    expect(found('Russia – Israel, Russia-Israel, Russia—Israel, Russia Israel, Russia, Israel', names)).toEqual(['Russia – Israel', 'Russia-Israel', 'Russia—Israel'])
  })

  /**
   * The same by brute force: every stretch of the text whose folded words are those of a name, between two ends of words; where they overlap, the
   * first, and of those that begin together the longest. Links and code are known, since the text is made of them.
   */
  it('are those that trying every stretch of the text finds', () => {
    const names = ['Russia', 'Russian Federation', 'Federation Council', 'רוסיה', 'Al Nusra']
    const other = 'Russia Today'
    const plain = fc.constantFrom(...names, other, 'russia', 'RÚSSIA', 'Russians', 'Federation', 'Russian', 'Council', 'Today', 'רוּסיה', 'al-Nusra', 'Al', 'Nusra', 'and', '2015', 'Prussia')
    const piece = fc.oneof(
      { weight: 6, arbitrary: plain.map(text => ({ text, isPlain: true })) },
      { weight: 1, arbitrary: plain.map(text => ({ text: `[[${text}]]`, isPlain: false })) },
      { weight: 1, arbitrary: plain.map(text => ({ text: `\`${text}\``, isPlain: false })) },
      { weight: 1, arbitrary: plain.map(text => ({ text: `[${text}](https://a.example)`, isPlain: false })) },
    )
    const separator = fc.constantFrom(' ', ' ', ' ', ', ', '\n', '. ')
    fc.assert(fc.property(fc.array(fc.tuple(piece, separator), { maxLength: 14 }), pieces => {
      let text = ''
      const closed: [number, number][] = []
      for (const [{ text: words, isPlain }, between] of pieces) {
        if (!isPlain) closed.push([text.length, text.length + words.length])
        text += words + between
      }
      const isWord = (at: number) => /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '')
      const edges = Array.from({ length: text.length + 1 }, (_, at) => at).filter(at => isWord(at - 1) !== isWord(at))
      const folded = (words: string) => foldText(words).replaceAll(/[\s-]+/gu, ' ').trim()
      const wanted = new Set(names.map(folded))
      const matches = edges.flatMap(start => edges.filter(end => end > start && isWord(start) && isWord(end - 1)).flatMap(end => {
        const words = folded(text.slice(start, end))
        return wanted.has(words) || words === folded(other) ? [{ start, end, isWanted: wanted.has(words) }] : []
      }))
      const expected: { start: number; end: number }[] = []
      let from = 0
      for (const start of new Set(matches.map(match => match.start))) {
        if (start < from) continue
        const longest = matches.filter(match => match.start === start).reduce((best, match) => (match.end > best.end ? match : best))
        from = longest.end
        if (longest.isWanted && !closed.some(([open, close]) => open < longest.end && longest.start < close)) expected.push({ start, end: longest.end })
      }
      expect(unlinkedMentions(text, names, [other])).toEqual(expected)
    }), { numRuns: 600 })
  })
})
