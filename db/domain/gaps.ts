import type { GapKind } from '../contract/entities/gaps.ts'
import type { DateSpan } from '../contract/values.ts'
import type { Stance } from '../contract/vocabulary.ts'
import { overlaps, stretchOf } from './edtf.ts'

/** An item of evidence as gaps see it. */
export interface EvidenceForGaps {
  readonly uid: string
  readonly tie: number
  readonly aspect: number
  readonly stance: Stance
  readonly about: DateSpan | null
  /** Where it comes from: the source of its excerpt, or those that its event cites, with their Admiralty grades. */
  readonly origins: readonly { readonly source: number; readonly reliability: string | null; readonly credibility: number | null }[]
}

export interface CodingForGaps {
  readonly ties: readonly number[]
  readonly aspects: readonly { readonly id: number; readonly code: string }[]
  readonly periods: readonly { readonly id: number; readonly name: string; readonly dates: DateSpan }[]
  /** Cells with a level, by `cellKey`. */
  readonly coded: ReadonlySet<string>
  readonly evidence: readonly EvidenceForGaps[]
}

export interface FoundGap {
  readonly kind: Exclude<GapKind, 'look-again'>
  readonly tie: number
  readonly aspect: number
  readonly period: number | null
  readonly evidence: string | null
  readonly text: string
  readonly items: number
  readonly sources: number
}

export const cellKey = (tie: number, aspect: number, period: number): string => `${tie} ${aspect} ${period}`

/** Grades that say little for a piece of information: Admiralty (NATO STANAG 2511) D to F of the source, 4 to 6 of the information. */
function isLow({ reliability, credibility }: EvidenceForGaps['origins'][number]): boolean {
  return (reliability !== null && reliability >= 'D') || (credibility !== null && credibility >= 4)
}

/**
 * What the coding of these ties lacks: cells without a level, levels that rest on nothing, on one source, on supporting evidence alone or on
 * low grades alone, and evidence whose date does not tell in which period it falls. By tie, aspect and period, in their order.
 */
export function findGaps({ ties, aspects, periods, coded, evidence }: CodingForGaps): FoundGap[] {
  const stretches = periods.map(period => ({ ...period, stretch: stretchOf(period.dates) }))
  const cells = new Map<string, EvidenceForGaps[]>()
  for (const item of evidence) {
    for (const period of item.about === null ? [] : stretches) {
      if (item.about === null || !overlaps(item.about, period.stretch, 'possibly')) continue
      const key = cellKey(item.tie, item.aspect, period.id)
      const cell = cells.get(key)
      if (cell) cell.push(item)
      else cells.set(key, [item])
    }
  }
  const found: FoundGap[] = []
  for (const tie of ties) {
    for (const aspect of aspects) {
      for (const period of periods) {
        const key = cellKey(tie, aspect.id, period.id)
        found.push(...cellGaps(aspect.code, period.name, coded.has(key), cells.get(key) ?? []).map(gap => ({ ...gap, tie, aspect: aspect.id, period: period.id })))
      }
    }
  }
  const codes = new Map(aspects.map(({ id, code }) => [id, code]))
  return [...found, ...evidence.flatMap(item => uncertainDate(item, codes.get(item.aspect), stretches) ?? [])]
}

function cellGaps(code: string, period: string, isCoded: boolean, items: readonly EvidenceForGaps[]) {
  const sources = new Set(items.flatMap(item => item.origins.map(({ source }) => source))).size
  const gap = (kind: FoundGap['kind'], text: string) => ({ kind, text, evidence: null, items: items.length, sources })
  if (!isCoded) return [gap('not-coded', items.length > 0 ? `${code} is not coded in ${period}, though there is evidence` : `${code} is not coded in ${period}`)]
  const bearing = items.filter(item => item.stance !== 'context')
  if (bearing.length === 0) return [gap('no-evidence', `${code} in ${period} is coded without evidence`)]
  const gaps = []
  if (sources === 1) gaps.push(gap('one-source', `${code} in ${period} rests on one source`))
  if (bearing.every(item => item.stance === 'supports')) gaps.push(gap('only-supporting', `${code} in ${period} has supporting evidence only: has anybody looked for the opposite?`))
  if (bearing.every(item => item.origins.length > 0 && item.origins.every(isLow))) gaps.push(gap('low-grades', `${code} in ${period} rests on low-graded evidence only`))
  return gaps
}

function uncertainDate(
  item: EvidenceForGaps, code: string | undefined, periods: readonly { id: number; name: string; stretch: DateSpan }[],
): FoundGap | null {
  const { about } = item
  if (about === null || code === undefined) return null
  const possible = periods.filter(period => overlaps(about, period.stretch, 'possibly'))
  const certain = possible.filter(period => overlaps(about, period.stretch, 'certainly'))
  if (possible.length === certain.length) return null
  const names = possible.map(({ name }) => name).join(', ')
  const text = possible.length > 1
    ? `Evidence for ${code} about ${about.raw} may fall in any of ${names}`
    : `Evidence for ${code} about ${about.raw} may fall in ${names}, or outside of it`
  return { kind: 'uncertain-date', tie: item.tie, aspect: item.aspect, period: possible[0]?.id ?? null, evidence: item.uid, text, items: 1, sources: new Set(item.origins.map(({ source }) => source)).size }
}
