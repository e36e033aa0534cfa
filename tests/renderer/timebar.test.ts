import { describe, expect, test } from 'vitest'
import { ViewSettings, type NetworkData } from '../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN } from '../../db/contract/values.ts'
import { civilDate, dayNumber } from '../../db/domain/day.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { densityOf } from '../../renderer/features/timebar/density.ts'
import { addMonths, bucketsOf, rangeOf, yearTicks } from '../../renderer/features/timebar/scale.ts'
import { beginAt, endAt, movedBy, movedByMonths, periodStretch, rangeFrom, rewound } from '../../renderer/features/timebar/stretch.ts'
import { uid } from './support/fake-client.ts'

type Span = [number, number]
const day = (year: number, month = 1, date = 1) => dayNumber(year, month, date)

/** A network of two ties with phases and events at given times. */
function network({ phases = [], events = [] }: { phases?: { tie: number; span: Span; cooperation?: number; conflict?: number }[]; events?: Span[] }): NetworkData {
  const column = <T>(value: (phase: (typeof phases)[number]) => T) => phases.map(value)
  return {
    actors: { uid: [], name: [], shortName: [], kind: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [] },
    ties: { uid: [uid(1), uid(2)], from: [0, 0], to: [1, 1], directed: [false, false], kind: ['trade', 'war'], certainty: ['confirmed', 'confirmed'], label: ['', ''] },
    phases: {
      uid: column(() => uid(3)), tie: column(phase => phase.tie), cooperation: column(phase => phase.cooperation ?? null), conflict: column(phase => phase.conflict ?? null),
      dates: column(() => null), startEarliest: column(phase => phase.span[0]), startLatest: column(phase => phase.span[0]), endEarliest: column(phase => phase.span[1]), endLatest: column(phase => phase.span[1]),
    },
    events: { uid: events.map(() => uid(4)), title: events.map(() => ''), startEarliest: events.map(span => span[0]), endLatest: events.map(span => span[1]) },
    periods: [], view: { uid: uid(5), name: 'Network', caption: '', settings: ViewSettings.parse({ asOf: null, dating: 'possibly', allTime: false }) },
    positions: { actor: [], x: [], y: [], pinned: [] }, studyPeriod: { from: day(2015), to: day(2024, 6, 30) },
  }
}

describe('range', () => {
  test('is the study in whole years where nothing is dated beyond it', () => {
    expect(rangeOf(network({}))).toEqual({ from: day(2015), to: day(2024, 12, 31) })
  })

  test('reaches out to what is near and not to what is far', () => {
    const data = network({ phases: [{ tie: 0, span: [day(2012, 5), DAY_MAX] }, { tie: 1, span: [DAY_MIN, day(2016)] }], events: [[day(1948, 5, 14), day(1948, 5, 14)]] })
    expect(rangeOf(data)).toEqual({ from: day(2012), to: day(2024, 12, 31) })
  })
})

describe('buckets and ticks', () => {
  test('months where there is room, longer stretches where not, always starting with the range', () => {
    const range = { from: day(2015), to: day(2024, 12, 31) }
    expect(bucketsOf(range, 200)).toMatchObject({ months: 1, starts: expect.objectContaining({ length: 120 }) })
    const narrow = bucketsOf(range, 40)
    expect(narrow.months).toBe(3)
    expect(narrow.starts[0]).toBe(range.from)
    expect(narrow.starts.length).toBeLessThanOrEqual(40)
  })

  test('years are labelled in round steps and never too many', () => {
    for (const most of [2, 5, 9, 40]) {
      const ticks = yearTicks({ from: day(1800), to: day(2024, 12, 31) }, most)
      expect(ticks.length).toBeLessThanOrEqual(most + 1)
      expect(ticks.every(({ year, day: first }) => first === day(year))).toBe(true)
    }
  })
})

describe('changes of phases', () => {
  test('are beginnings, and ends that no other phase of the tie takes over', () => {
    const data = network({ phases: [
      { tie: 0, span: [day(2015), day(2018, 12, 31)] }, { tie: 0, span: [day(2019), DAY_MAX] },
      { tie: 1, span: [day(2016), day(2017, 6, 30)] },
    ] })
    data.phases.dates = ['2015/2018', '2019/..', '2016/2017-06']
    const starts = [2015, 2016, 2017, 2018, 2019, 2020].map(year => day(year))
    expect(densityOf(data, starts, day(2020, 12, 31), null).changes).toEqual([1, 1, 1, 0, 1, 0])
    expect(densityOf(data, starts, day(2020, 12, 31), new Set([1])).changes).toEqual([0, 1, 1, 0, 0, 0])
  })

  test('stand where the phase is drawn full', () => {
    const data = network({ phases: [{ tie: 0, span: [day(2016), DAY_MAX] }] })
    data.phases.dates = ['2017~/..']
    data.phases.startLatest = [day(2018, 12, 31)]
    expect(densityOf(data, [2016, 2017, 2018].map(year => day(year)), day(2018, 12, 31), null).changes).toEqual([0, 0, 1])
  })
})

describe('stepping by months', () => {
  test('keeps the day of the month, or the last one there is', () => {
    expect(civilDate(addMonths(day(2024, 1, 31), 1))).toEqual({ year: 2024, month: 2, day: 29 })
    expect(civilDate(addMonths(day(2023, 12, 15), 1))).toEqual({ year: 2024, month: 1, day: 15 })
    expect(civilDate(addMonths(day(2024, 1, 10), -1))).toEqual({ year: 2023, month: 12, day: 10 })
    expect(civilDate(addMonths(day(2024, 2, 29), -12))).toEqual({ year: 2023, month: 2, day: 28 })
  })
})

describe('density', () => {
  const starts = [day(2020), day(2021), day(2022)]
  const to = day(2022, 12, 31)

  test('an event counts once altogether, spread over when it may have been', () => {
    const { events, eventsBefore, eventsAfter } = densityOf(network({ events: [[day(2020, 3), day(2020, 3)], [day(2020), day(2021, 12, 31)], [day(1999), day(1999)], [day(2030), day(2030)]] }), starts, to, null)
    expect(events).toEqual([1.5, 0.5, 0])
    expect([eventsBefore, eventsAfter]).toEqual([1, 1])
  })

  test('a tie counts with its highest level at a time, and ties add up', () => {
    const data = network({ phases: [
      { tie: 0, span: [day(2020), day(2021, 6)], cooperation: 1, conflict: 2 },
      { tie: 0, span: [day(2021, 6), day(2021, 12)], cooperation: 3 },
      { tie: 1, span: [DAY_MIN, DAY_MAX], cooperation: 1 },
    ] })
    expect(densityOf(data, starts, to, null)).toMatchObject({ cooperation: [2, 4, 1], conflict: [2, 2, 0] })
    expect(densityOf(data, starts, to, new Set([1]))).toMatchObject({ cooperation: [1, 1, 1], conflict: [0, 0, 0] })
  })
})

describe('what of time is shown', () => {
  const bar = { from: day(2015), to: day(2024, 12, 31) }
  const oneDay = (at: number) => ({ since: null, asOf: at })

  test('the first day is never after the last, whichever is moved', () => {
    const range = { since: day(2016), asOf: day(2018) }
    expect(beginAt(range, day(2017))).toEqual({ since: day(2017), asOf: day(2018) })
    expect(beginAt(range, day(2020))).toEqual({ since: day(2018), asOf: day(2018) })
    expect(endAt(range, day(2012))).toEqual({ since: day(2016), asOf: day(2016) })
    expect(endAt(oneDay(day(2018)), day(2012))).toEqual(oneDay(day(2012)))
  })

  test('moves as a whole, keeps its length, and stops at the ends of the bar', () => {
    const range = { since: day(2016, 3, 10), asOf: day(2018, 7, 20) }
    const length = range.asOf - range.since
    for (const days of [-10_000, -400, -1, 0, 1, 37.4, 400, 10_000]) {
      const moved = movedBy(range, days, bar)
      expect(moved.asOf - (moved.since ?? 0)).toBe(length)
      expect(moved.since).toBeGreaterThanOrEqual(bar.from)
      expect(moved.asOf).toBeLessThanOrEqual(bar.to)
    }
    expect(movedBy(range, 10, bar)).toEqual({ since: range.since + 10, asOf: range.asOf + 10 })
    // One that was typed beyond the bar stays as long, too, and does not jump in.
    expect(movedBy({ since: day(1948), asOf: day(2016) }, -5, bar)).toEqual({ since: day(1948), asOf: day(2016) })
  })

  test('plays by months or years, and never beyond the end', () => {
    const short = { from: day(2015), to: day(2016, 12, 31) }
    expect(movedByMonths(oneDay(day(2015, 1, 31)), 1, short)).toEqual(oneDay(day(2015, 2, 28)))
    expect(movedByMonths(oneDay(day(2015, 3, 1)), 12, short)).toEqual(oneDay(day(2016, 3, 1)))
    expect(movedByMonths(oneDay(day(2016, 6, 1)), 12, short)).toEqual(oneDay(short.to))
    expect(movedByMonths({ since: day(2015, 2, 1), asOf: day(2015, 2, 28) }, 1, short)).toEqual({ since: day(2015, 3, 1), asOf: day(2015, 3, 28) })
    expect(rewound({ since: day(2016), asOf: day(2016, 12, 31) }, short)).toEqual({ since: short.from, asOf: short.from + 365 })
    expect(rewound(oneDay(short.to), short)).toEqual(oneDay(short.from))
  })

  test('a range made of a day is the year up to it, or as long as the one before, and lies on the bar', () => {
    expect(rangeFrom(day(2021, 12, 31), null, bar)).toEqual({ since: day(2021), asOf: day(2021, 12, 31) })
    expect(rangeFrom(day(2021, 12, 31), 30, bar)).toEqual({ since: day(2021, 12, 1), asOf: day(2021, 12, 31) })
    const first = rangeFrom(bar.from, null, bar)
    expect(first.since).toBe(bar.from)
    expect(first.asOf).toBeGreaterThan(bar.from + 360)
  })

  test('a period is its days; an open end is the end of the study', () => {
    const study = { from: day(2015), to: day(2024, 6, 30) }
    const period = (raw: string) => periodStretch({ uid: uid(6), name: 'Period', description: '', dates: parseEdtf(raw) }, study, bar)
    expect(period('2015/2021')).toEqual({ since: day(2015), asOf: day(2021, 12, 31) })
    expect(period('2023-10/..')).toEqual({ since: day(2023, 10), asOf: study.to })
    expect(period('2024-10/..')).toEqual({ since: day(2024, 10), asOf: bar.to })
    expect(period('../2016')).toEqual({ since: study.from, asOf: day(2016, 12, 31) })
  })
})
