import { fold, foldText, unfoldRange } from '../../../db/domain/fold.ts'
import type { Range } from './passage.ts'

/** Most places that are looked up: enough to go through, and quick in a text of any length. */
export const mostFound = 1_000

/** Looks for words in a text, paragraph by paragraph, so that whoever asks can stop between any two. */
export interface Finder {
  readonly count: number
  /** Where the words stand in a paragraph, whatever the case, the points or the letter forms. */
  findIn(index: number, wanted: string): Range[]
}

/** A finder over the paragraphs of a text; each is folded when it is first looked through, and kept so. */
export function createFinder(text: string, blocks: readonly Range[]): Finder {
  const folded: { words: string; map: Uint32Array }[] = []
  return {
    count: blocks.length,
    findIn(index, wanted) {
      const block = blocks[index]
      const needle = foldText(wanted).replaceAll(/\s+/gu, ' ').trim()
      if (!block || needle === '') return []
      let known = folded[index]
      if (!known) {
        const { folded: words, map } = fold(text.slice(block.start, block.end))
        known = { words: words.replaceAll(/\s/gu, ' '), map }
        folded[index] = known
      }
      const found: Range[] = []
      for (let at = known.words.indexOf(needle); at !== -1; at = known.words.indexOf(needle, at + needle.length)) {
        const [start, end] = unfoldRange(known.map, at, at + needle.length)
        found.push({ start: block.start + start, end: block.start + end })
      }
      return found
    },
  }
}
