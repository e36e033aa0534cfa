import type { ParsedInput } from '../contract/api.ts'
import type { Timeline } from '../contract/entities/balance.ts'
import { DAY_MAX, DAY_MIN } from '../contract/values.ts'
import { civilDate, dayNumber } from '../domain/day.ts'
import { formatDay } from '../domain/edtf.ts'
import { frustrationIndex } from '../domain/signed/frustration/frustration-index.ts'
import { countSigns } from '../domain/signed/signed-graph.ts'
import { pairKey } from '../domain/signed/signed-network.ts'
import { strainShare, triadsOver } from '../domain/signed/strain.ts'
import { balancedShare, triadCensus } from '../domain/signed/triads.ts'
import { walkBalance } from '../domain/signed/walk-balance.ts'
import { networkEvents } from '../queries/network.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { integerSolver } from '../solver/integer-solver.ts'
import { badField, notFound } from './errors.ts'
import { networkAt, rangeOf, ruleBasis, type Looked, type SignedSource } from './signed-networks.ts'

/** Marks on one time line. */
const mostEvents = 1_000
/** Points on one time line. */
const mostPoints = 2_000
/** Seconds that the solver may take for one point. */
const secondsPerPoint = 5

type Input = Omit<ParsedInput<'balance.timeline'>, 'job'>
export interface Stretch extends Looked { label: string }

const yearOf = (year: number) => ({ first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) })

/** Years by their last day, windows and periods by all that held at some time in them. */
export function stretchesOf(source: SignedSource, { by, window, from, to }: Pick<Input, 'by' | 'window' | 'from' | 'to'>): Stretch[] {
  if (by === 'period') {
    const inside = source.periods.filter(period => (from === undefined || period.dates.endLatest >= yearOf(from).first) && (to === undefined || period.dates.startEarliest <= yearOf(to).last))
    return inside.map(period => ({ label: period.name, range: rangeOf(period), period }))
  }
  const [first, last] = [from ?? civilDate(source.study.from).year, to ?? civilDate(source.study.to).year]
  if (first > last) throw badField('from', `The time line begins in ${first}, after it ends in ${last}. Write the earlier year first.`)
  if (last - first >= mostPoints) throw badField('from', `A time line has at most ${mostPoints} years.`)
  const periodAt = (day: number) => source.periods.find(({ dates }) => dates.startEarliest <= day && day <= dates.endLatest) ?? null
  const years = [...Array(Math.max(1, last - first + 2 - (by === 'window' ? window : 1))).keys()].map(index => first + index)
  return years.map(year => {
    const end = by === 'window' ? Math.min(last, year + window - 1) : year
    const day = Math.min(yearOf(end).last, Math.max(source.study.to, yearOf(end).first))
    return { label: end === year ? String(year) : `${year}–${end}`, range: { from: by === 'window' ? yearOf(year).first : day, to: day }, period: periodAt(day) }
  })
}

/** Balance through time. Throws `not_found` for a tie that is not there, `bad_request` for years that are none. */
export async function timelineOf(db: ReadableDatabase, source: SignedSource, input: Input, progress: (done: number, total: number) => void = () => undefined): Promise<Timeline> {
  const { ties } = source.columns
  const row = input.tie === undefined ? -1 : ties.uid.indexOf(input.tie)
  if (input.tie !== undefined && row < 0) throw notFound('tie', 'tie')
  const stretches = stretchesOf(source, input)
  const points: Timeline['points'] = []
  let weights: Timeline['weights'] = null
  for (const stretch of stretches) {
    const network = networkAt(source, stretch, input)
    weights = network.weights === 'levels' || weights === null ? network.weights ?? weights : weights
    const { graph } = network
    const signs = countSigns(graph)
    const triads = triadCensus(graph)
    let frustration = frustrationIndex(graph)
    if (!frustration.exact) frustration = frustrationIndex(graph, { solve: await integerSolver(), seconds: secondsPerPoint })
    points.push({
      label: stretch.label, from: formatDay(stretch.range.from), to: formatDay(stretch.range.to), nodes: graph.nodes, positiveEdges: signs.positive, negativeEdges: signs.negative,
      triads, balancedShare: balancedShare(triads), walkBalance: graph.nodes === 0 ? null : walkBalance(graph).global,
      frustration: { value: frustration.value, exact: frustration.exact, lowerBound: frustration.lowerBound },
      tie: row < 0 ? null : tieAt(network, ties.from[row] ?? 0, ties.to[row] ?? 0),
    })
    progress(points.length, stretches.length)
  }
  return { ...ruleBasis(input, weights), by: input.by, points, events: eventsIn(db, stretches) }
}

/** Events of the time that the stretches cover, as marks. */
export function eventsIn(db: ReadableDatabase, stretches: readonly Stretch[]): Timeline['events'] {
  const days = { from: Math.min(...stretches.map(({ range }) => range.from)), to: Math.max(...stretches.map(({ range }) => range.to)) }
  const events = networkEvents(db)
  return events.uid.flatMap((uid, index) => {
    const [from, to] = [events.startEarliest[index] ?? DAY_MIN, events.endLatest[index] ?? DAY_MAX]
    return from <= days.to && civilDate(to).year >= civilDate(days.from).year ? [{ uid, title: events.title[index] ?? '', from: formatDay(from), to: formatDay(to) }] : []
  }).slice(0, mostEvents)
}

function tieAt(network: Parameters<typeof triadsOver>[0], from: number, to: number): Timeline['points'][number]['tie'] {
  const triads = triadsOver(network, from, to)
  const unbalanced = triads.filter(({ state }) => state === 'unbalanced').length
  return {
    sign: network.pairs.get(pairKey(from, to))?.sign ?? 0, unbalanced, complete: triads.filter(({ state }) => state !== 'incomplete').length, strain: strainShare(network, from, to, triads),
  }
}
