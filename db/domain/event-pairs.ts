/** Between whom an event is, and whether it is cooperation or conflict: for series of events of two actors. */
import type { ParticipantRole } from '../contract/vocabulary.ts'
import { civilDate } from './day.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'

/** `1` is from the actor with the lower key to the one with the higher, `-1` the other way, `0` an event that both take part in alike. */
export type PairDirection = -1 | 0 | 1
export interface EventPair { readonly low: number; readonly high: number; readonly direction: PairDirection }

/** Roles of those who take part in an event together where it has no initiator with a target. Who votes or suffers is no party to a relation. */
const together: ReadonlySet<ParticipantRole> = new Set(['initiator', 'target', 'host', 'participant', 'mediator'])

/**
 * The pairs of actors that an event is between: each initiator with each target; where there is no such pair, everybody who takes part with everybody
 * else. An actor makes no pair with itself.
 */
export function pairsOf(participants: readonly { readonly actor: number; readonly role: ParticipantRole }[]): EventPair[] {
  const pairs = new Map<string, EventPair>()
  const add = (one: number, other: number, direction: PairDirection) => {
    if (one === other) return
    const pair: EventPair = one < other ? { low: one, high: other, direction } : { low: other, high: one, direction: direction === 0 ? 0 : direction === 1 ? -1 : 1 }
    const key = `${pair.low} ${pair.high}`
    const known = pairs.get(key)
    // Who is initiator and target of the same event to each other does it together.
    pairs.set(key, known && known.direction !== pair.direction ? { ...pair, direction: 0 } : pair)
  }
  const of = (role: ParticipantRole) => participants.filter(participant => participant.role === role)
  for (const initiator of of('initiator')) for (const target of of('target')) add(initiator.actor, target.actor, 1)
  if (pairs.size > 0) return [...pairs.values()]
  const parties = participants.filter(({ role }) => together.has(role))
  parties.forEach((one, index) => {
    for (const other of parties.slice(index + 1)) add(one.actor, other.actor, 0)
  })
  return [...pairs.values()]
}

export type EventTone = 'cooperation' | 'conflict'

/**
 * Quad classes of PLOVER's event types (PLOVER Event Coding Manual, 2023). Of CAMEO the root codes 01 to 08 are cooperation and 09 to 20 conflict (Schrodt,
 * CAMEO codebook 1.1b3, 2012; the classes 1 and 2 against 3 and 4 of GDELT's codebook v2.0).
 */
const plover: Readonly<Record<string, EventTone>> = {
  agree: 'cooperation', consult: 'cooperation', support: 'cooperation', concede: 'cooperation', cooperate: 'cooperation', aid: 'cooperation', retreat: 'cooperation',
  request: 'conflict', accuse: 'conflict', reject: 'conflict', threaten: 'conflict', protest: 'conflict', sanction: 'conflict', mobilize: 'conflict', coerce: 'conflict', assault: 'conflict',
}

/** Whether an event's code says cooperation or conflict; null where it is not coded, or by a scheme that is not known. */
export function toneOf(codeScheme: string, code: string): EventTone | null {
  if (codeScheme === 'plover') return plover[code.trim().toLowerCase().split(/[^a-z]/u)[0] ?? ''] ?? null
  if (codeScheme !== 'cameo') return null
  const root = /^(\d{2})\d{0,2}$/u.exec(code)
  const place = Number(root?.[1] ?? 0)
  if (place < 1 || place > 20) return null
  return place <= 8 ? 'cooperation' : 'conflict'
}

/** The month of a day, counted from January of the year 0. */
export function monthOf(day: Day): number {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}

/** First and last month in which a date may lie; null where it has no date, or one that is open on a side. */
export function monthsOf(earliest: Day | null, latest: Day | null): { first: number; last: number } | null {
  if (earliest === null || latest === null || earliest <= DAY_MIN || latest >= DAY_MAX) return null
  return { first: monthOf(earliest), last: monthOf(latest) }
}

/** A month or year by its number as EDTF: `2019-10`, `2019`. */
export function monthName(month: number): string {
  const year = Math.floor(month / 12)
  return `${yearName(year)}-${String(month - year * 12 + 1).padStart(2, '0')}`
}
export const yearName = (year: number): string => (year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0'))
