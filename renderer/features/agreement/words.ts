import type { AgreementRow, Disagreement, EvidenceDecision } from '../../../db/contract/entities/agreement.ts'

const three = new Intl.NumberFormat(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
const two = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat()

/** A true minus, as wide as a plus. */
const withMinus = (text: string) => text.replace('-', '−')

/** A coefficient as it is reported: three decimals. */
export const coefficientText = (value: number): string => withMinus(three.format(value))
export const intervalText = ({ low, high }: { low: number; high: number }): string => `${withMinus(two.format(low))} to ${withMinus(two.format(high))}`
export const percentText = (share: number): string => percent.format(share)
export const countText = (count: number): string => whole.format(count)

export const decisionWords: Readonly<Record<EvidenceDecision, { text: string; sign: string }>> = {
  'not-found': { text: 'Not found', sign: '∅' }, 'supports': { text: 'For', sign: '+' }, 'contradicts': { text: 'Against', sign: '−' },
  'for-and-against': { text: 'For and against', sign: '±' }, 'context': { text: 'Context only', sign: '○' },
}

/** What stands for a disagreement while it is in the list. */
export function keyOf(item: Disagreement): string {
  return item.kind === 'fit' ? `fit ${item.tie.uid} ${item.aspect.uid} ${item.period.uid}` : `evidence ${item.tie.uid} ${item.indicator.uid}`
}

/** "P2, Syria" or the indicator's name: what of the tie coders differ on. */
export function placeOf(item: Disagreement): string {
  return item.kind === 'fit' ? item.period.name : item.indicator.name
}

/** Why coefficients of these rows are undefined, each reason once. */
export function reasonsOf(rows: readonly AgreementRow[]): string[] {
  return [...new Set(rows.flatMap(row => [...row.alpha.map(alpha => alpha.why), row.kappa?.why ?? '']).filter(why => why !== ''))]
}

/** The lowest value that the drawn intervals of some rows need, at most 0 and at least -1, at a half. */
export function lowestOf(rows: readonly AgreementRow[]): number {
  const lowest = Math.min(0, ...rows.flatMap(row => row.alpha.flatMap(({ value, interval }) => [value ?? 0, interval?.low ?? 0])))
  return Math.max(-1, Math.floor(lowest * 2) / 2)
}
