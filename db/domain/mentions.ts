/** Which actors a passage speaks of, by their names and aliases in any script. */
import { fold, tokens, unfoldRange, type Token } from './fold.ts'

/** An actor by everything it is called. */
export interface Named {
  readonly uid: string
  readonly names: readonly string[]
}

export interface Mention {
  readonly uid: string
  /** Where it stands in the passage, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

interface Name {
  uid: string
  words: readonly string[]
  /** A short name in capitals (US, UN) is meant only where it stands in capitals: “us” is another word. */
  isAcronym: boolean
}

/** Names by their first word, ready to be looked for in many passages. */
export interface NameIndex {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>
  /** Names whose first word may be inflected, by its first three letters. */
  readonly byStem: ReadonlyMap<string, readonly Name[]>
}

const cyrillic = /^\p{Script=Cyrillic}+$/u
const latin = /^[a-z]+$/u

/** Words that a name may begin with and a text leave out. */
const articles = new Set(['the', 'a', 'an'])

export function indexNames(actors: readonly Named[]): NameIndex {
  const byFirst = new Map<string, Name[]>()
  const byStem = new Map<string, Name[]>()
  const add = (map: Map<string, Name[]>, key: string, name: Name) => {
    const known = map.get(key)
    if (known) known.push(name)
    else map.set(key, [name])
  }
  for (const { uid, names } of actors) {
    for (const text of names) {
      const all = tokens(fold(text).folded).map(token => token.text)
      const words = all.length > 1 && articles.has(all[0] ?? '') ? all.slice(1) : all
      const [first] = words
      if (first === undefined || words.join('').length < 2) continue
      const name = { uid, words, isAcronym: /^[\p{Lu}.]{2,5}$/u.test(text) }
      add(byFirst, first, name)
      if ((cyrillic.test(first) && first.length >= 4) || (words.length === 1 && latin.test(first) && first.length >= 4)) add(byStem, first.slice(0, 3), name)
    }
  }
  return { byFirst, byStem }
}

/** The actors named in a passage, each where it first stands, in that order. Where one name holds another (“Russian Federation”, “Russia”), the longer counts. */
export function findMentions(passage: string, index: NameIndex): Mention[] {
  const { folded, map } = fold(passage)
  const words = tokens(folded)
  const found = new Map<string, Mention>()
  for (let at = 0; at < words.length;) {
    const word = words[at]
    if (!word) break
    const matches = candidates(word.text, index).flatMap(({ names, inflected }) => names.flatMap(name => {
      const length = lengthOfMatch(name, words, at, inflected)
      if (length === 0) return []
      const last = words[at + length - 1] ?? word
      const [start, end] = unfoldRange(map, word.start, last.end)
      if (name.isAcronym && passage.slice(start, end) !== passage.slice(start, end).toUpperCase()) return []
      return [{ uid: name.uid, start, end, length }]
    }))
    const longest = Math.max(0, ...matches.map(match => match.length))
    for (const { uid, start, end, length } of matches) {
      if (length === longest && !found.has(uid)) found.set(uid, { uid, start, end })
    }
    at += Math.max(1, longest)
  }
  return [...found.values()]
}

function candidates(word: string, { byFirst, byStem }: NameIndex): { names: readonly Name[]; inflected: boolean }[] {
  const exact = spellings(word).flatMap(spelling => {
    const names = byFirst.get(spelling)
    return names ? [{ names, inflected: false }] : []
  })
  const stem = byStem.get(word.slice(0, 3))
  return stem ? [...exact, { names: stem, inflected: true }] : exact
}

/** The word, and what is left of it without the particles that Hebrew and Arabic write together with it. */
function spellings(word: string): string[] {
  const stripped = /^\p{Script=Hebrew}{4,}$/u.test(word) ? [/^[ושכ]?[בהלמ]?/u, /^[ושכבהלמ]/u]
    : /^\p{Script=Arabic}{4,}$/u.test(word) ? [/^[وف]?[بلك]?/u, /^[وفبلك]/u, /^(?:[وف]?[بلك]?ال|[وف]?لل)/u] : []
  return [...new Set([word, ...stripped.map(pattern => word.replace(pattern, ''))])].filter(spelling => spelling === word || spelling.length >= 3)
}

/** How many words of the passage a name takes from a place on; 0 where it does not stand there. */
function lengthOfMatch({ words }: Name, passage: readonly Token[], at: number, inflected: boolean): number {
  for (let index = inflected ? 0 : 1; index < words.length; index += 1) {
    const [wanted = '', given = ''] = [words[index], passage[at + index]?.text]
    if (given === wanted || isInflected(given, wanted) || (index > 0 && spellings(given).includes(wanted))) continue
    return 0
  }
  return words.length
}

/** “России” for “Россия”, “Russian” for “Russia”, “Israelis” for “Israel”. */
function isInflected(given: string, wanted: string): boolean {
  if (given === wanted) return false
  if (cyrillic.test(wanted)) {
    if (wanted.length < 4 || !cyrillic.test(given) || given.length > wanted.length + 3) return false
    return given.startsWith(wanted.slice(0, /[аеёийоуыьэюя]$/u.test(wanted) ? -1 : wanted.length)) || given.startsWith(wanted.slice(0, -2)) && wanted.length >= 6
  }
  return latin.test(wanted) && wanted.length >= 4 && given.startsWith(wanted) && /^(?:n|i|an|ian|ns|is|ans|ians)$/u.test(given.slice(wanted.length))
}
