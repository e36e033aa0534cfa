import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PassageMark } from '../../db/contract/entities/passages.ts'
import { blockAt, blocksOf } from '../../renderer/features/reader/blocks.ts'
import { createFinder } from '../../renderer/features/reader/find.ts'
import { laneCount, segmentsOf, stackMargin, strokesOf } from '../../renderer/features/reader/lanes.ts'
import { adjust, extendBy, moveBy, readText, sentenceAt, sentencesIn, trimmed, wordAt, type Passage } from '../../renderer/features/reader/passage.ts'
import { uid } from './support/fake-client.ts'

const cut = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end))

describe('paragraphs', () => {
  it('are what stands between line feeds, empty ones left out', () => {
    const text = 'One.\n\n  \nTwo.\nThree.'
    expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One.', 'Two.', 'Three.'])
    expect([0, 3, 4, 8, 9, 14, 99].map(place => blockAt(blocksOf(text), place))).toEqual([0, 0, 1, 1, 1, 2, 2])
    expect(blocksOf('  \n ')).toEqual([])
    expect(blockAt([], 3)).toBe(-1)
  })

  it('cover every letter of a text once, however long, and cut no character in two', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('word. ', 'שלום ', '🕊️', '\n', 'x'.repeat(3_000), `${'long sentence '.repeat(150)}. `)), { maxLength: 60 }), parts => {
      const text = parts.join('').toWellFormed()
      const blocks = blocksOf(text)
      for (const { start, end } of blocks) {
        expect(end - start).toBeLessThanOrEqual(5_000)
        expect(text.slice(start, end).isWellFormed()).toBe(true)
      }
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
      expect(blocks.every((block, index) => index === 0 || block.start >= (blocks[index - 1]?.end ?? 0))).toBe(true)
    }), { numRuns: 50 })
  })
})

describe('sentences', () => {
  it.each([
    ['They met. They talked!  Did they?', ['They met.', 'They talked!', 'Did they?']],
    ['Gen. Ivanov and the U.S. envoy met Mr. Cohen. It was p. 12.', ['Gen. Ivanov and the U.S. envoy met Mr. Cohen.', 'It was p. 12.']],
    ['He said: “We are friends.” Then he left.', ['He said: “We are friends.”', 'Then he left.']],
    ['רוסיה הודיעה. ישראל שתקה.', ['רוסיה הודיעה.', 'ישראל שתקה.']],
    ['هل اتصل؟ نعم، اتصل.', ['هل اتصل؟', 'نعم، اتصل.']],
    ['   ', []],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected))
})

describe('moving through a text by keys', () => {
  const text = 'One two. Three four.\n\nFive “six” seven. Eight.'
  const read = readText(text, blocksOf(text))
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  const passage = (of: string): Passage => ({ start: text.indexOf(of), end: text.indexOf(of) + of.length, isBackward: false })

  it('goes by sentences and paragraphs, and stays at the ends', () => {
    let at = passage('One two.')
    const seen = Array.from({ length: 4 }, () => words(at = moveBy(read, at, 'sentence', 1)))
    expect(seen).toEqual(['Three four.', 'Five “six” seven.', 'Eight.', 'Eight.'])
    expect(Array.from({ length: 4 }, () => words(at = moveBy(read, at, 'sentence', -1)))).toEqual(['Five “six” seven.', 'Three four.', 'One two.', 'One two.'])
    expect(words(moveBy(read, at, 'paragraph', 1))).toBe('Five “six” seven.')
    expect(words(moveBy(read, passage('Eight.'), 'paragraph', -1))).toBe('One two.')
    expect(words(sentenceAt(read, 99) ?? { start: 0, end: 0 })).toBe('Eight.')
  })

  it('extends over paragraphs, shortens again, and never to nothing', () => {
    let at = extendBy(read, passage('Three four.'), 'sentence', 1)
    expect(words(at)).toBe('Three four.\n\nFive “six” seven.')
    at = extendBy(read, at, 'sentence', -1)
    expect(words(at)).toBe('Three four.')
    expect(words(extendBy(read, at, 'sentence', -1))).toBe('One two. Three four.')
    expect(words(extendBy(read, passage('Three four.'), 'paragraph', 1))).toBe('Three four.\n\nFive “six” seven. Eight.')
  })

  it('fine-tunes either end by words', () => {
    let at = adjust(read, passage('Five “six” seven.'), 'end', -1)
    expect(words(at)).toBe('Five “six” seven')
    at = adjust(read, adjust(read, at, 'start', 1), 'start', 1)
    expect(words(at)).toBe('six” seven')
    expect(words(adjust(read, at, 'start', -1))).toBe('“six” seven')
    expect(words(adjust(read, passage('One'), 'end', -1))).toBe('One')
    expect(words(adjust(read, passage('One'), 'start', 1))).toBe('One')
    expect(words(wordAt(read, text.indexOf('even')) ?? { start: 0, end: 0 })).toBe('seven')
  })

  it('takes no spaces along', () => {
    expect(trimmed(text, { start: 8, end: 22 })).toEqual({ start: 9, end: 20 })
    expect(trimmed(text, { start: 20, end: 22 })).toBeNull()
  })
})

describe('lines under the words', () => {
  const mark = (n: number, start: number, end: number, ...aspects: string[]): PassageMark => ({
    uid: uid(n), label: '', form: 'quote', text: '', locator: '', start, end,
    evidence: aspects.map(aspectCode => ({ uid: uid(n), tie: uid(n), tieTitle: '', aspect: uid(n), aspectCode, indicatorName: '', indicatorCode: '', stance: 'supports' })),
  })

  it('overlapping ones lie under each other; one aspect of one excerpt is one line', () => {
    const strokes = strokesOf([mark(1, 0, 20, 'P1', 'P1', 'P2'), mark(2, 10, 30, 'X'), mark(3, 25, 40), mark(4, 5, 6, 'O')])
    expect(strokes.map(({ start, aspect, lane }) => [start, aspect, lane])).toEqual([[0, 'P1', 0], [0, 'P2', 1], [5, 'O', 2], [10, 'X', 2], [25, '', 0]])
  })

  it('no two that overlap share a line while there are lines', () => {
    const ranges = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 25 })
    fc.assert(fc.property(ranges, list => {
      const strokes = strokesOf(list.map(([start, length], n) => mark(n, start, start + length, 'P1')))
      for (const [index, one] of strokes.entries()) {
        for (const other of strokes.slice(0, index)) {
          if (one.lane === other.lane && one.lane < laneCount - 1) expect(one.start >= other.end || other.start >= one.end).toBe(true)
        }
      }
      const segments = segmentsOf(5, 50, strokes)
      expect(segments.at(0)?.start).toBe(5)
      expect(segments.at(-1)?.end).toBe(50)
      for (const { start, end, strokes: own } of segments) {
        expect(own).toEqual(strokes.filter(stroke => stroke.start <= start && stroke.end >= end))
      }
    }))
  })

  it('in the margin nothing lies over another, and what has room stands at its line', () => {
    const tops = stackMargin([{ key: 'b', top: 10, height: 20 }, { key: 'a', top: 0, height: 20 }, { key: 'c', top: 90, height: 20 }], 4)
    expect(Object.fromEntries(tops)).toEqual({ a: 0, b: 24, c: 90 })
  })
})

describe('finding in a text', () => {
  it('finds whatever the case, points and letter forms, with the place in the text itself', () => {
    const text = 'Kremlin. The KREMLIN spoke;\nיְרוּשָׁלַיִם heard.'
    const blocks = blocksOf(text)
    const finder = createFinder(text, blocks)
    const find = (wanted: string) => blocks.flatMap((_, index) => finder.findIn(index, wanted)).map(({ start, end }) => text.slice(start, end))
    expect(finder.count).toBe(2)
    expect(find('kremlin')).toEqual(['Kremlin', 'KREMLIN'])
    expect(find('ירושלים')).toEqual(['יְרוּשָׁלַיִם'])
    expect(find('  ')).toEqual([])
  })
})
