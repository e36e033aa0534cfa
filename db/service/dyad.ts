import type { Output, ParsedInput, Service } from '../contract/api.ts'
import type { Dyad } from '../contract/methods/dyad.ts'
import { DAY_MAX, DAY_MIN } from '../contract/values.ts'
import { civilDate, dayNumber } from '../domain/day.ts'
import { formatDay } from '../domain/edtf.ts'
import { monthName, yearName } from '../domain/months.ts'
import { holding } from '../domain/scene/holding.ts'
import { dyadEvents } from '../queries/dyad-events.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField, notFound } from './errors.ts'
import { eventSeriesService } from './event-series.ts'
import { idOf } from './fields.ts'
import { throughTies } from './large-reads.ts'
import { matrixData } from './matrix-data.ts'
import { signedSource, type SignedSource } from './signed-networks.ts'
import { pairStrainOf } from './strain.ts'

/** Months since the year 0. */
const monthOf = (day: number): number => {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}

/** Longer series of months become one of years. */
const mostMonths = 600
const mostEvents = 500

/** Two actors with what stands between them. Throws `not_found` for an actor that is not there. */
export async function dyadOf(db: ReadableDatabase, input: ParsedInput<'dyad.get'>): Promise<Dyad> {
  const source = signedSource(db)
  const { columns: { actors, ties } } = source
  const [a = '', b = ''] = input.actors
  const [one, other] = [actors.uid.indexOf(a), actors.uid.indexOf(b)]
  if (one < 0 || other < 0) throw notFound('actor', 'actor')
  if (one === other) throw badField('actors', 'A dyad has two different actors. Choose another one for the second.')
  const between = ties.uid.flatMap((_, row) => (((ties.from[row] === one && ties.to[row] === other) || (ties.from[row] === other && ties.to[row] === one)) ? [row] : []))
  const written = dyadEvents(db, idOf(db, 'actor', a, 'actors'), idOf(db, 'actor', b, 'actors'), mostEvents)
  const matrix = matrixData(db)
  const line = await pointsOf(db, source, between, input)
  return {
    actors: [one, other].map(row => ({ ...source.actor(row), kind: actors.kind[row] ?? 'state' })),
    ties: between.map(row => tieOf(source, matrix, row)), aspects: matrix.aspects, periods: matrix.periods, ...line,
    events: written.map(({ uid, title, raw, start_earliest: start }) => ({ uid, title, dates: raw, day: start === null || start <= DAY_MIN ? null : formatDay(start) })),
    strain: pairStrainOf(source, one, other, input),
  }
}

function tieOf({ columns: { ties, phases }, tie }: SignedSource, { ties: rows, aspects, periods, cells, readings }: ReturnType<typeof matrixData>, row: number): Dyad['ties'][number] {
  const place = rows.uid.indexOf(ties.uid[row] ?? '')
  const within = aspects.length * periods.length
  return {
    ...tie(row), kind: ties.kind[row] ?? 'other', label: ties.label[row] ?? '', directed: ties.directed[row] ?? false, certainty: ties.certainty[row] ?? 'confirmed',
    phases: phases.tie.flatMap((of, phase) => (of === row ? [{ uid: phases.uid[phase] ?? '', dates: phases.dates[phase] ?? null, cooperation: phases.cooperation[phase] ?? null, conflict: phases.conflict[phase] ?? null }] : [])),
    cells: cells.at.flatMap((at, cell) => {
      const [aspect, period] = [aspects[Math.floor((at % within) / periods.length)], periods[at % periods.length]]
      if (Math.floor(at / within) !== place || !aspect || !period) return []
      return [{
        aspect: aspect.uid, period: period.uid, level: cells.level[cell] ?? null, adjudicated: cells.adjudicated[cell] ?? false,
        supports: cells.supports[cell] ?? 0, contradicts: cells.contradicts[cell] ?? 0, context: cells.context[cell] ?? 0, sources: cells.sources[cell] ?? 0,
      }]
    }),
    readings: readings.tie.flatMap((of, index) => {
      const period = periods[readings.period[index] ?? -1]
      const label = readings.label[index]
      return of === place && period && label ? [{ period: period.uid, label, overruled: readings.overruled[index] ?? false }] : []
    }),
  }
}

/** The months or years of the study and of the events, with levels of the ties and what happened. */
async function pointsOf(db: ReadableDatabase, { columns: { phases }, study }: SignedSource, between: readonly number[], { actors: [a = '', b = ''], by }: ParsedInput<'dyad.get'>): Promise<Pick<Dyad, 'by' | 'points' | 'unplaced' | 'dataSets'>> {
  const seriesBy = async (step: 'month' | 'year'): Promise<Output<'events.series'>> => await eventSeriesService({ db })['events.series']({ a, b, by: step, direction: 'both' })
  const monthly = by === 'month' ? await seriesBy('month') : null
  const placeOf = (period: string) => {
    const [, sign = '', year = '0', month = '1'] = /^(-?)(\d+)(?:-(\d+))?$/u.exec(period) ?? []
    return (sign === '-' ? -Number(year) : Number(year)) * 12 + Number(month) - 1
  }
  const months = monthly?.buckets.map(({ period }) => placeOf(period)) ?? []
  const [first, last] = [Math.min(monthOf(study.from), ...months), Math.max(monthOf(study.to), ...months)]
  const step = monthly && last - first < mostMonths ? 'month' : 'year'
  const series = step === 'month' && monthly ? monthly : await seriesBy('year')
  const size = step === 'month' ? 1 : 12
  const places = series.buckets.map(({ period }) => placeOf(period))
  const [begin, end] = [Math.floor(Math.min(monthOf(study.from), ...places) / size), Math.floor(Math.max(monthOf(study.to), ...places) / size)]
  const buckets = new Map(series.buckets.map((bucket, index) => [Math.floor((places[index] ?? 0) / size), bucket]))
  const own = phases.tie.flatMap((tie, phase) => (between.includes(tie) ? [phase] : []))
  const points = [...Array(end - begin + 1).keys()].map((index): Dyad['points'][number] => {
    const month = (begin + index) * size
    const [from, to] = [month, month + size].map(at => dayNumber(Math.floor(at / 12), (at % 12 + 12) % 12 + 1, 1)) as [number, number]
    const held = own.filter(phase => holding(phases, phase, { from, to: to - 1 }) !== 'not')
    const highest = (strand: 'cooperation' | 'conflict') => held.reduce<number | null>((most, phase) => {
      const each = phases[strand][phase] ?? null
      return each === null ? most : Math.max(most ?? 0, each)
    }, null)
    const { events = 0, cooperation = 0, conflict = 0, goldsteinSum = 0, scored = 0 } = buckets.get(begin + index) ?? {}
    return {
      label: step === 'month' ? monthName(month) : yearName(begin + index), from: formatDay(from), to: formatDay(Math.min(to - 1, DAY_MAX)),
      cooperation: highest('cooperation'), conflict: highest('conflict'), events, eventCooperation: cooperation, eventConflict: conflict,
      goldstein: scored === 0 ? null : Math.round((goldsteinSum / scored) * 1_000) / 1_000, scored,
    }
  })
  return { by: step, points, unplaced: series.unplaced, dataSets: series.dataSets.map(({ dataSet, events }) => ({ name: dataSet?.title ?? null, events })) }
}

/** Two actors on one page; in a large project read off the main thread. */
export function dyadService(context: ServiceContext): Pick<Service, 'dyad.get'> {
  return { 'dyad.get': throughTies(context, 'dyad.get', input => dyadOf(context.db, input)) }
}
