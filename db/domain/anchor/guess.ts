/** Where a passage may stand whose words are not in the text as they were: the stretch with most of its words, in their order. */
import { wordsOf } from './words.ts'
import type { Range } from './quote.ts'

export interface Guess extends Range {
  /** Twice the words in common, in order, over the words of both (Dice's coefficient): 0 to 1. */
  readonly likeness: number
}

/** Words of a passage that are compared; longer ones are known by their beginning. */
const comparedWords = 600
/** A word that stands more often than this tells nothing about the place. */
const commonWord = 2_000
/** Stretches that are looked at more closely. */
const lookedAt = 4
const leastLikeness = 0.5

/** Guesses places in one text; reads its words once. */
export function guesser(text: string): (passage: string) => Guess | null {
  const { form, starts, ends } = wordsOf(text)
  const words: { word: string; from: number; to: number }[] = []
  const places = new Map<string, number[]>()
  for (let from = 0; from < form.length;) {
    const next = form.indexOf(' ', from)
    const to = next === -1 ? form.length : next
    const word = form.slice(from, to).toLowerCase()
    const known = places.get(word)
    if (known) known.push(words.length)
    else places.set(word, [words.length])
    words.push({ word, from, to })
    from = to + 1
  }
  return passage => {
    const wanted = wordsOf(passage).form.toLowerCase().split(' ').filter(word => word !== '').slice(0, comparedWords)
    if (wanted.length < 2) return null
    let best: (Guess & { readonly common: number }) | null = null
    for (const start of likelyStarts(wanted, places)) {
      const slack = Math.ceil(wanted.length / 2) + 2
      const offset = Math.max(0, start - slack)
      const stretch = words.slice(offset, start + wanted.length + slack).map(({ word }) => word)
      const found = bestStretch(wanted, stretch)
      if (!found || found.likeness < leastLikeness || (best && best.likeness >= found.likeness)) continue
      const [first, last] = [words[offset + found.first], words[offset + found.last]]
      if (first && last) best = { start: starts[first.from] ?? 0, end: ends[last.to - 1] ?? 0, likeness: found.likeness, common: found.common }
    }
    return best && best.common >= 2 ? { start: best.start, end: best.end, likeness: best.likeness } : null
  }
}

/** Word numbers where the passage would begin, by the votes of its words: rare ones count for more. */
function likelyStarts(wanted: readonly string[], places: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>()
  const width = Math.max(4, Math.ceil(wanted.length / 4))
  wanted.forEach((word, index) => {
    const found = places.get(word) ?? []
    if (found.length > commonWord) return
    for (const place of found) {
      const bucket = Math.floor((place - index) / width)
      const weight = 1 / Math.sqrt(found.length)
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight)
    }
  })
  const together = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0)
  return [...votes.keys()].map(bucket => ({ bucket, weight: together(bucket) })).toSorted((one, other) => other.weight - one.weight || one.bucket - other.bucket)
    .slice(0, lookedAt).map(({ bucket }) => Math.max(0, bucket * width))
}

/** The longest common sequence of words, and the stretch between its first and last one. */
function bestStretch(wanted: readonly string[], stretch: readonly string[]): { first: number; last: number; common: number; likeness: number } | null {
  const columns = stretch.length + 1
  const lengths = new Uint16Array((wanted.length + 1) * columns)
  for (let row = wanted.length - 1; row >= 0; row -= 1) {
    for (let column = stretch.length - 1; column >= 0; column -= 1) {
      lengths[row * columns + column] = wanted[row] === stretch[column]
        ? (lengths[(row + 1) * columns + column + 1] ?? 0) + 1
        : Math.max(lengths[(row + 1) * columns + column] ?? 0, lengths[row * columns + column + 1] ?? 0)
    }
  }
  const matched: number[] = []
  for (let row = 0, column = 0; row < wanted.length && column < stretch.length;) {
    if (wanted[row] === stretch[column]) {
      matched.push(column)
      row += 1
      column += 1
    } else if ((lengths[(row + 1) * columns + column] ?? 0) >= (lengths[row * columns + column + 1] ?? 0)) row += 1
    else column += 1
  }
  // A stray word far before or behind the rest makes the stretch long and unlike: the ends that help most are kept.
  let best: { first: number; last: number; common: number; likeness: number } | null = null
  for (let from = 0; from < Math.min(matched.length, 8); from += 1) {
    for (let to = matched.length - 1; to >= Math.max(from, matched.length - 8); to -= 1) {
      const [first, last] = [matched[from] ?? 0, matched[to] ?? 0]
      const common = to - from + 1
      const likeness = (2 * common) / (wanted.length + last - first + 1)
      if (!best || likeness > best.likeness) best = { first, last, common, likeness }
    }
  }
  return best
}
