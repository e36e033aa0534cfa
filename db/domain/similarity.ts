/** How alike two names are, and why: the ground of suggested duplicates of actors. */
import { foldText, tokens } from './fold.ts'
import { latinWords, soundKey } from './transliterate.ts'

/** A name in the forms that it is compared by. */
export interface NameForms {
  readonly text: string
  /** Folded words without spaces: equal for "Ba'ath Party" and "baath party". */
  readonly folded: string
  /** Its words in the order of the alphabet. */
  readonly sorted: string
  readonly words: readonly string[]
  readonly latin: string
  readonly sound: string
  readonly digits: string
  readonly isLatin: boolean
}

/** Names compared before, so that a list asked for again after each decision comes at once. */
const known = new Map<string, NameForms>()

export function nameForms(text: string): NameForms {
  let forms = known.get(text)
  if (!forms) {
    forms = makeForms(text)
    if (known.size >= 100_000) known.clear()
    known.set(text, forms)
  }
  return forms
}

function makeForms(text: string): NameForms {
  const folded = tokens(foldText(text)).map(token => token.text)
  const words = latinWords(text)
  const joined = folded.join('')
  return {
    text, folded: joined, sorted: folded.toSorted().join(' '), words, latin: words.join(''), sound: soundKey(words),
    digits: joined.replace(/\D+/gu, ' ').trim(), isLatin: /^[a-z\d]*$/u.test(joined),
  }
}

export type NameLikeness = { readonly kind: 'name' | 'word-order' | 'transliteration' | 'spelling'; readonly score: number }

/** How alike two names are, from 0 to 1, and by what; null where they are not. Names that differ in their numbers are never alike. */
export function compareNames(one: NameForms, other: NameForms): NameLikeness | null {
  if (one.folded === '' || other.folded === '') return null
  if (one.folded === other.folded) return { kind: 'name', score: 1 }
  if (one.digits !== other.digits) return null
  if (one.sorted === other.sorted) return { kind: 'word-order', score: 0.95 }
  const likeness = likenessOf(one.latin, other.latin)
  if (one.sound === other.sound && one.sound.replace(/\d/gu, '').length >= 2) {
    const length = Math.min(one.sound.length, 6)
    if (one.isLatin !== other.isLatin || (!one.isLatin && scriptOf(one.folded) !== scriptOf(other.folded))) {
      if (length >= 3 || likeness >= 0.5) return { kind: 'transliteration', score: 0.6 + 0.03 * length + 0.12 * likeness }
    } else if (likeness >= 0.75) {
      return { kind: 'spelling', score: 0.6 + 0.02 * length + 0.15 * likeness }
    }
  }
  return alikeWordByWord(one.words, other.words) ? { kind: 'spelling', score: 0.55 + 0.3 * likeness } : null
}

/** Words of the same number, each of which is the same or a likely misspelling: "North Korea" is not "South Korea". */
function alikeWordByWord(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  return one.every((word, index) => {
    const counterpart = other[index] ?? ''
    if (word === counterpart) return true
    // Misspellings seldom touch the first letter: Russia is not Prussia.
    if (word[0] !== counterpart[0]) return false
    const shorter = Math.min(word.length, counterpart.length)
    const allowed = shorter >= 9 ? 2 : shorter >= 6 ? 1 : 0
    return allowed > 0 && editDistance(word, counterpart, allowed) <= allowed
  })
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'cyrillic'], [/\p{Script=Hebrew}/u, 'hebrew'], [/\p{Script=Arabic}/u, 'arabic'], [/\p{Script=Greek}/u, 'greek'],
]
const scriptOf = (text: string): string => scripts.find(([pattern]) => pattern.test(text))?.[1] ?? 'latin'

/** 1 less the edit distance per letter of the longer one. */
export function likenessOf(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 1 : 1 - editDistance(one, other, longer) / longer
}

/**
 * Edit distance with transpositions of neighbours (optimal string alignment; Damerau 1964, Levenshtein 1966). Gives up with `most + 1`
 * where it is more than `most`.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1
      let value = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) value = Math.min(value, (before[column - 2] ?? 0) + 1)
      current.push(value)
      least = Math.min(least, value)
    }
    if (least > most) return most + 1
    before = above
    above = current
  }
  return above[other.length] ?? 0
}

/** Keys under which names that may be alike meet. Each key is shared by few names; all that `compareNames` finds alike share one. */
export function blockingKeys(name: NameForms): string[] {
  const keys = [`f:${name.folded}`, `o:${name.sorted}`]
  const { digits } = name
  if (name.sound.length >= 2) keys.push(`s:${name.sound}`)
  // A letter more or less in the sound: the key with each of its letters left out.
  if (name.sound.replace(/\d/gu, '').length >= 4) {
    for (let at = 0; at < name.sound.length; at += 1) {
      if (!/\d/u.test(name.sound[at] ?? '')) keys.push(`d:${name.sound.slice(0, at)}${name.sound.slice(at + 1)}|${digits}`)
    }
    keys.push(`d:${name.sound}|${digits}`)
  }
  return keys
}

/** Pairs of items that share a key, each pair once. A key that more than `largest` items share tells nothing and is passed over. */
export function* candidatePairs(keysOf: readonly (readonly string[])[], largest = 25): Generator<readonly [one: number, other: number]> {
  const blocks = new Map<string, number | number[]>()
  keysOf.forEach((keys, item) => {
    for (const key of keys) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, item)
      else if (typeof block === 'number') {
        if (block !== item) blocks.set(key, [block, item])
      } else if (block.at(-1) !== item) block.push(item)
    }
  })
  const seen = new Set<number>()
  for (const block of blocks.values()) {
    if (typeof block === 'number' || block.length > largest) continue
    for (let first = 0; first < block.length; first += 1) {
      for (let second = first + 1; second < block.length; second += 1) {
        const one = block[first] ?? 0
        const other = block[second] ?? 0
        const pair = Math.min(one, other) * keysOf.length + Math.max(one, other)
        if (seen.has(pair)) continue
        seen.add(pair)
        yield [Math.min(one, other), Math.max(one, other)]
      }
    }
  }
}
