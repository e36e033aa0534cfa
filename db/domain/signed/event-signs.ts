import type { EventRule } from '../../contract/entities/balance.ts'
import { pairKey } from './signed-network.ts'

/** Events between two actors that have the same months: rows of the actors, months counted from January of the year 0. */
export interface EventTotals {
  readonly one: readonly number[]
  readonly other: readonly number[]
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly events: readonly number[]
  readonly cooperation: readonly number[]
  readonly conflict: readonly number[]
  /** The sum of scores from -10 to 10 (Goldstein 1992, *Journal of Conflict Resolution* 36(2), 369-385), and how many have one. */
  readonly scoreSum: readonly number[]
  readonly scored: readonly number[]
}

/** What happened between two actors in a window, and the sign that it makes. */
export interface PairEvents {
  readonly one: number
  readonly other: number
  readonly events: number
  readonly cooperation: number
  readonly conflict: number
  readonly goldstein: number | null
  /** `ambivalent` where it is a draw, null where there are too few events. */
  readonly says: 1 | -1 | 'ambivalent' | null
  /** How far from 0 the mean score is, or how many more events are of the one kind. */
  readonly size: number
}

/**
 * Events of a window of months by pair, with their signs: of the mean score, or of the majority of cooperation over conflict among events with a code. Events that
 * may lie outside of the window are not counted. `least`: so many scored or coded events it takes.
 */
export function pairEvents(totals: EventTotals, { from, to, rule, least }: { from: number; to: number; rule: EventRule; least: number }): Map<string, PairEvents> {
  const sums = new Map<string, { one: number; other: number; events: number; cooperation: number; conflict: number; sum: number; scored: number }>()
  for (const row of totals.one.keys()) {
    if ((totals.first[row] as number) < from || (totals.last[row] as number) > to) continue
    const [one, other] = [totals.one[row] as number, totals.other[row] as number]
    const key = pairKey(one, other)
    const own = sums.get(key) ?? { one: Math.min(one, other), other: Math.max(one, other), events: 0, cooperation: 0, conflict: 0, sum: 0, scored: 0 }
    sums.set(key, own)
    own.events += totals.events[row] ?? 0
    own.cooperation += totals.cooperation[row] ?? 0
    own.conflict += totals.conflict[row] ?? 0
    own.sum += totals.scoreSum[row] ?? 0
    own.scored += totals.scored[row] ?? 0
  }
  return new Map([...sums].map(([key, { sum, scored, ...own }]): [string, PairEvents] => {
    const goldstein = scored === 0 ? null : Math.round((sum / scored) * 1_000) / 1_000
    const [counted, balance] = rule === 'goldstein' ? [scored, goldstein ?? 0] : [own.cooperation + own.conflict, own.cooperation - own.conflict]
    return [key, { ...own, goldstein, says: counted < least ? null : balance === 0 ? 'ambivalent' : balance > 0 ? 1 : -1, size: Math.abs(balance) }]
  }))
}
