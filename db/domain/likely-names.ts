/** Names that a project may have in another spelling: guesses for the analyst to accept or refuse. */
import { blockingKeys, compareNames, nameForms, type NameForms, type NameLikeness } from './similarity.ts'

export interface LikelyName<Item> {
  readonly item: Item
  /** From 0 to 1; it orders guesses and says no probability. */
  readonly score: number
  /** What speaks for it: "Similar spelling: Rusia and Russia". */
  readonly why: string
}

/** Guesses below this are not made. */
const least = 0.62
/** A key that more names share tells nothing. */
const largestBlock = 40
/** Jaro-Winkler similarity from which two names count as alike. */
const leastJaroWinkler = 0.92

type Kind = NameLikeness['kind'] | 'part'

const words: Readonly<Record<Kind, string>> = {
  'name': 'Same name', 'word-order': 'Same words in another order', 'transliteration': 'Likely the same name in two scripts', 'spelling': 'Similar spelling', 'part': 'One name is part of the other',
}

/** A search for the most alike of the known names; the first of those that are equally alike. */
export function createLikelyNames<Item>(known: readonly { readonly item: Item; readonly name: string }[]): (names: readonly string[]) => LikelyName<Item> | null {
  const entries = known.map(({ item, name }) => ({ item, forms: nameForms(name) }))
  const blocks = new Map<string, number[]>()
  entries.forEach(({ forms }, index) => {
    for (const key of keysOf(forms)) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  })
  return names => {
    let best: { item: Item; score: number; kind: Kind; one: string; other: string } | null = null
    for (const name of names) {
      const forms = nameForms(name)
      const candidates = new Set(keysOf(forms).flatMap(key => {
        const block = blocks.get(key) ?? []
        return block.length > largestBlock ? [] : block
      }))
      for (const index of candidates) {
        const entry = entries[index]
        const likeness = entry && likenessOf(forms, entry.forms)
        if (entry && likeness && likeness.score >= least && likeness.score > (best?.score ?? 0)) best = { item: entry.item, ...likeness, one: name, other: entry.forms.text }
      }
    }
    return best && { item: best.item, score: best.score, why: `${words[best.kind]}: ${best.one} and ${best.other}` }
  }
}

function keysOf(forms: NameForms): string[] {
  const prefix = forms.latin.slice(0, 3)
  return [...new Set([...blockingKeys(forms), ...(prefix.length === 3 ? [`p:${prefix}`] : []), ...forms.words.filter(word => word.length >= 4).map(word => `w:${word}`)])]
}

function likenessOf(one: NameForms, other: NameForms): { kind: Kind; score: number } | null {
  const likeness = compareNames(one, other)
  if (likeness) return likeness
  if (one.digits !== other.digits || one.latin.length < 4 || other.latin.length < 4) return null
  const similarity = jaroWinkler(one.latin, other.latin)
  if (similarity >= leastJaroWinkler) return { kind: 'spelling', score: similarity * 0.85 }
  return isPart(one.words, other.words) || isPart(other.words, one.words) ? { kind: 'part', score: 0.65 } : null
}

/** Words that change what a name names: North Korea is no other word for Korea. */
const telling = new Set(['north', 'south', 'east', 'west', 'northern', 'southern', 'eastern', 'western', 'new', 'former', 'free', 'anti', 'non'])

/** Whether the longer name has every word of the shorter, and no word that makes it another. */
function isPart(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length >= longer.length || !shorter.some(word => word.length >= 4)) return false
  return shorter.every(word => longer.includes(word)) && !longer.some(word => !shorter.includes(word) && telling.has(word))
}

/** Similarity of two texts from 0 to 1 (Winkler 1990, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model; prefix scale 0.1, at most 4). */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Jaro 1989, Advances in Record-Linkage Methodology: common letters within half the longer length, less half of those out of order, in whole numbers. */
function jaroOf(one: string, other: string): number {
  if (one === other) return 1
  if (one.length === 0 || other.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Set<number>()
  const common: string[] = []
  for (let at = 0; at < one.length; at += 1) {
    for (let there = Math.max(0, at - reach); there <= Math.min(other.length - 1, at + reach); there += 1) {
      if (taken.has(there) || one[at] !== other[there]) continue
      taken.add(there)
      common.push(one[at] ?? '')
      break
    }
  }
  if (common.length === 0) return 0
  const others = [...taken].toSorted((a, b) => a - b).map(index => other[index])
  const moved = Math.floor(common.filter((letter, index) => letter !== others[index]).length / 2)
  return (common.length / one.length + common.length / other.length + (common.length - moved) / common.length) / 3
}
