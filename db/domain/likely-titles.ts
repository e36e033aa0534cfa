/** Sources and events that a project may have under a like title: guesses for the analyst to accept or refuse. */
import { foldText, tokens } from './fold.ts'

export interface TitledRecord<Item> {
  readonly item: Item
  readonly title: string
  /** Year of a source; empty where it is not known. */
  readonly year: string
}
export interface LikelyTitle<Item> { readonly item: Item; readonly score: number; readonly why: string }

/** Share of trigrams from which two titles count as alike. */
const least = 0.6
const largestBlock = 40

/** A search for the most alike of the known titles whose year is no other: by the share of trigrams that both have (Dice's coefficient). */
export function createLikelyTitles<Item>(known: readonly TitledRecord<Item>[]): (title: string, year: string) => LikelyTitle<Item> | null {
  const entries = known.map(record => ({ record, words: wordsOf(record.title) }))
  const blocks = new Map<string, number[]>()
  entries.forEach(({ words }, index) => {
    for (const word of new Set(words)) {
      const block = blocks.get(word)
      if (block) block.push(index)
      else blocks.set(word, [index])
    }
  })
  return (title, year) => {
    const words = wordsOf(title)
    if (words.length === 0) return null
    const own = trigrams(words)
    const candidates = new Set(words.flatMap(word => {
      const block = blocks.get(word) ?? []
      return block.length > largestBlock ? [] : block
    }))
    let best: { item: Item; score: number; title: string } | null = null
    for (const index of candidates) {
      const entry = entries[index]
      if (!entry || (year !== '' && entry.record.year !== '' && entry.record.year !== year)) continue
      const score = dice(own, trigrams(entry.words))
      if (score >= least && score > (best?.score ?? 0)) best = { item: entry.record.item, score, title: entry.record.title }
    }
    return best && { item: best.item, score: best.score, why: `Similar title: ${best.title}` }
  }
}

/** Words of three letters and more, of which titles that are alike share one. */
const wordsOf = (title: string): string[] => tokens(foldText(title)).map(token => token.text).filter(word => word.length > 2 && word !== 'the' && word !== 'and')

function trigrams(words: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const word of words) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  }
  return found
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const trigram of one) if (other.has(trigram)) common += 1
  return one.size + other.size === 0 ? 0 : 2 * common / (one.size + other.size)
}
