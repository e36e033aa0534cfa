/** Signed networks of the project: at a day or in a period, by a rule. */
import type { ActorRef, SignedBasis, SignedOptions } from '../contract/entities/balance.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import type { ReadingLabel } from '../contract/vocabulary.ts'
import { formatDay } from '../domain/edtf.ts'
import type { TimeRange } from '../domain/scene/holding.ts'
import { civilDate } from '../domain/day.ts'
import { ruleSentence, type EventSigns } from '../domain/signed/collapse.ts'
import { pairEvents, type EventTotals } from '../domain/signed/event-signs.ts'
import { signedNetwork, type NetworkColumns, type SignedNetwork } from '../domain/signed/signed-network.ts'
import { allPairTotals } from '../queries/event-pairs.ts'
import { networkActors, networkPhases, networkTies, studyDays } from '../queries/network.ts'
import { periodsWithIds, type PeriodWithId } from '../queries/periods.ts'
import { phaseWeights } from '../queries/phase-weights.ts'
import { shortNameOf, tieTitle } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { badField, notFound } from './errors.ts'
import { dateOf } from './fields.ts'
import { readingsOf } from './readings.ts'

/** What is read once for any number of networks of the same project. */
export interface SignedSource {
  readonly columns: NetworkColumns
  readonly periods: readonly PeriodWithId[]
  readonly study: TimeRange
  actor(row: number): ActorRef
  tie(row: number): { uid: string; title: string }
  /** What happened between actors, by rows and months. Read when first asked for. */
  events(): EventTotals
  /** How ties, by row, read in a period. Read when first asked for. */
  labels(period: PeriodWithId): (tie: number) => ReadingLabel | null
}

export function signedSource(db: ReadableDatabase): SignedSource {
  const { id: actorIds, ...actors } = networkActors(db)
  const { id: tieIds, ...ties } = networkTies(db, actorIds)
  const phases = networkPhases(db, tieIds)
  const weights = phaseWeights(db)
  const nameOf = (row: number) => shortNameOf(actors.name[row] ?? '', actors.shortName[row] ?? '')
  let readings: Map<string, ReadingLabel> | undefined
  let happened: EventTotals | undefined
  return {
    columns: { actors, ties, phases, weight: phases.uid.map(uid => weights.get(uid) ?? null) },
    periods: periodsWithIds(db), study: studyDays(db),
    actor: row => ({ uid: actors.uid[row] ?? '', name: nameOf(row) }),
    tie: row => ({
      uid: ties.uid[row] ?? '',
      title: tieTitle({ from: nameOf(ties.from[row] ?? 0), to: nameOf(ties.to[row] ?? 0), directed: ties.directed[row] ?? false, label: ties.label[row] ?? '' }),
    }),
    events() {
      happened ??= totalsOf(db, new Map(actorIds.map((id, row) => [id, row])))
      return happened
    },
    labels(period) {
      readings ??= new Map(readingsOf(db, tieIds).map(reading => [`${reading.tie} ${reading.period}`, reading.overrule?.label ?? reading.label]))
      const known = readings
      return tie => known.get(`${ties.uid[tie] ?? ''} ${period.uid}`) ?? null
    },
  }
}

function totalsOf(db: ReadableDatabase, rows: ReadonlyMap<number, number>): EventTotals {
  const totals = { one: [] as number[], other: [] as number[], first: [] as number[], last: [] as number[], events: [] as number[], cooperation: [] as number[], conflict: [] as number[], scoreSum: [] as number[], scored: [] as number[] }
  for (const { low, high, ...own } of allPairTotals(db)) {
    const [one, other] = [rows.get(low), rows.get(high)]
    if (one === undefined || other === undefined) continue
    totals.one.push(one)
    totals.other.push(other)
    for (const name of ['first', 'last', 'events', 'cooperation', 'conflict', 'scoreSum', 'scored'] as const) totals[name].push(own[name])
  }
  return totals
}

export interface Looked { range: TimeRange; period: PeriodWithId | null }

/** The days that are looked at. Throws `bad_request` for a date without an end, for times that do not go together, and for a range that ends before it begins. */
export function lookedAt(source: SignedSource, { asOf, since, allTime, period }: Pick<SignedOptions, 'asOf' | 'since' | 'allTime' | 'period'>): Looked {
  if (allTime) {
    if (asOf !== undefined || since !== undefined || period !== undefined) throw badField('allTime', 'All time has no date and no period beside it.')
    return { range: wholeTime(source), period: null }
  }
  if (period !== undefined) {
    if (asOf !== undefined || since !== undefined) throw badField('period', 'A network is looked at as of a day or in a period, not both.')
    const found = source.periods.find(({ uid }) => uid === period)
    if (!found) throw notFound('period', 'period')
    return { range: rangeOf(found), period: found }
  }
  const day = asOf === undefined ? source.study.to : lastDay(asOf)
  const first = since === undefined ? day : dateOf('since', since).startEarliest
  if (first > day) throw badField('since', 'The range begins after it ends. Write the earlier day first.')
  return { range: { from: Math.max(first, DAY_MIN + 1), to: day }, period: source.periods.find(each => each.dates.startEarliest <= day && day <= each.dates.endLatest) ?? null }
}

/** From the first day that any phase or the study names to the last one. */
function wholeTime({ columns: { phases }, study }: SignedSource): TimeRange {
  const finite = [phases.startEarliest, phases.startLatest, phases.endEarliest, phases.endLatest].flatMap(days => days.filter((day): day is Day => day !== null && day > DAY_MIN && day < DAY_MAX))
  return { from: finite.reduce((least, day) => Math.min(least, day), study.from), to: finite.reduce((most, day) => Math.max(most, day), study.to) }
}

export const rangeOf = ({ dates }: PeriodWithId): TimeRange => ({ from: dates.startEarliest, to: dates.endLatest })

function lastDay(written: string): Day {
  const span = dateOf('asOf', written)
  if (span.endLatest < DAY_MAX) return span.endLatest
  if (span.startEarliest > DAY_MIN && span.startEarliest === span.startLatest) return span.startEarliest
  throw badField('asOf', 'A network is looked at as of one day: write a date with an end, such as 2021 or 2023-10-07.')
}

/** The rule, dating and weighting of a request, without its time. */
export type SignRule = Pick<SignedOptions, 'rule' | 'ambivalent' | 'threshold' | 'dating' | 'weighted'> & Partial<Pick<SignedOptions, 'signs' | 'eventRule' | 'eventMonths' | 'eventLeast'>>

/** How events make signs by a rule; null where ties alone do. */
const eventSigns = ({ signs = 'ties', eventRule = 'goldstein', eventMonths = 12, eventLeast = 1 }: SignRule): EventSigns | null => (signs === 'ties' ? null : { signs, rule: eventRule, months: eventMonths, least: eventLeast })

/** Months since the year 0. */
const monthOf = (day: Day): number => {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}

export function networkAt(source: SignedSource, { range, period }: Looked, asked: SignRule): SignedNetwork {
  const { rule, ambivalent, threshold, dating, weighted } = asked
  const events = eventSigns(asked)
  const to = monthOf(range.to)
  const happened = events && pairEvents(source.events(), { from: range.from === range.to ? to - events.months + 1 : monthOf(range.from), to, rule: events.rule, least: events.least })
  const labelOf = rule === 'reading' ? (period === null ? () => null : source.labels(period)) : undefined
  return signedNetwork(source.columns, { range, dating, weighted, rule, ambivalent, threshold, ...(labelOf ? { labelOf } : {}), ...(events && happened ? { events: { signs: events.signs, pairs: happened } } : {}) })
}

/** What every result carries about its rule. */
export function ruleBasis(asked: SignRule, weights: SignedBasis['weights']): Omit<SignedBasis, 'asOf' | 'since' | 'period' | 'uncertainTies'> {
  const { rule, ambivalent, threshold, dating, weighted } = asked
  const events = eventSigns(asked)
  return {
    rule, ambivalent, threshold: rule === 'threshold' ? threshold : null, signs: asked.signs ?? 'ties', eventSigns: events && { rule: events.rule, months: events.months, least: events.least },
    ruleSentence: ruleSentence({ rule, ambivalent, threshold }, events), dating, weighted, weights,
  }
}

export function basisOf(network: SignedNetwork, { range, period }: Looked, options: SignRule): SignedBasis {
  return {
    ...ruleBasis(options, network.weights), asOf: formatDay(range.to), since: range.from === range.to ? null : formatDay(range.from),
    period: period === null ? null : { uid: period.uid, name: period.name }, uncertainTies: network.uncertainTies,
  }
}
