import type { Aspect, Indicator } from '../../../db/contract/entities/coding.ts'
import type { RecentCoding, TieChoice } from '../../../db/contract/entities/passages.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { fold, tokens } from '../../../db/domain/fold.ts'

/** A tie on offer for a passage, and why it stands where it does. */
export interface TieProposal {
  readonly tie: TieChoice
  /** Which of its sides the passage names. */
  readonly named: 'both' | 'one' | 'none'
  readonly isRecent: boolean
}

/**
 * All ties, the likeliest first: those of which the passage names both sides, then those chosen last, then those of which it names one side, then
 * the others by name. Within each, what was chosen later stands first.
 */
export function rankTies(ties: readonly TieChoice[], named: ReadonlySet<Uid>, recent: readonly RecentCoding[]): TieProposal[] {
  const order = [...new Set(recent.map(coding => coding.tie))]
  const ranked = ties.map((tie, index) => {
    const sides = Number(named.has(tie.from)) + Number(named.has(tie.to))
    const at = order.indexOf(tie.uid)
    const score = (sides === 2 ? 1_000 : sides === 1 ? 100 : 0) + (at === -1 ? 0 : 500 - Math.min(at, 300))
    return { tie, named: sides === 2 ? 'both' as const : sides === 1 ? 'one' as const : 'none' as const, isRecent: at !== -1, score, index }
  })
  return ranked.toSorted((a, b) => b.score - a.score || a.index - b.index).map(({ tie, named: sides, isRecent }) => ({ tie, named: sides, isRecent }))
}

/** An indicator on offer, with the aspect that it belongs to. */
export interface IndicatorProposal {
  readonly indicator: Indicator
  readonly aspect: Aspect
  readonly isRecent: boolean
}

/**
 * All indicators in use, the likeliest first: those chosen last, on this tie before others; then those whose entry in the codebook shares words
 * with the passage; then the others in the order of the codebook.
 */
export function rankIndicators(aspects: readonly Aspect[], tie: Uid | null, recent: readonly RecentCoding[], passage: string): IndicatorProposal[] {
  const onTie = recent.filter(coding => coding.tie === tie).map(coding => coding.indicator)
  const order = [...new Set([...onTie, ...recent.map(coding => coding.indicator)])]
  const all = aspects.filter(aspect => !aspect.retired).flatMap(aspect => aspect.indicators.filter(indicator => !indicator.retired).map(indicator => ({ indicator, aspect })))
  const shared = sharedStems(all.map(({ indicator }) => `${indicator.name} ${indicator.definition} ${indicator.include} ${indicator.example}`), passage)
  const ranked = all.map((each, index) => {
    const at = order.indexOf(each.indicator.uid)
    return { ...each, isRecent: at !== -1, index, score: at === -1 ? shared[index] ?? 0 : 10_000 - at }
  })
  return ranked.toSorted((a, b) => b.score - a.score || a.index - b.index).map(({ indicator, aspect, isRecent }) => ({ indicator, aspect, isRecent }))
}

const stemLength = 5
const stemsOf = (text: string) => new Set(tokens(fold(text).folded).filter(token => token.text.length >= stemLength).map(token => token.text.slice(0, stemLength)))

/** For each entry how much its words have in common with the passage: rare words count more than those that every entry has. */
function sharedStems(entries: readonly string[], passage: string): number[] {
  const wanted = stemsOf(passage)
  const stems = entries.map(stemsOf)
  return stems.map(own => [...own].reduce((sum, stem) => (
    wanted.has(stem) ? sum + Math.log(1 + entries.length / stems.filter(other => other.has(stem)).length) : sum
  ), 0))
}

/** Those of the items that what was typed fits, by one of their names: first where every word of it begins a word of the name, then where it stands within one. */
export function fitting<Item>(items: readonly Item[], typed: string, nameOf: (item: Item) => string): Item[] {
  const { folded } = fold(typed)
  const wanted = tokens(folded).map(token => token.text)
  if (wanted.length === 0) return [...items]
  const begun: Item[] = []
  const within: Item[] = []
  for (const item of items) {
    const name = fold(nameOf(item)).folded
    const words = tokens(name).map(token => token.text)
    if (wanted.every(word => words.some(other => other.startsWith(word)))) begun.push(item)
    else if (name.includes(folded.trim())) within.push(item)
  }
  return [...begun, ...within]
}
