import { describe, expect, it } from 'vitest'
import type { TimelineEvents, TimelineRows } from '../../db/contract/entities/timeline.ts'
import { dayOf, parseEdtf } from '../../db/domain/edtf.ts'
import { axisTicks, inSight, rangeAround, zoomed } from '../../db/domain/timeline/axis.ts'
import { buildTimeline, cutTo } from '../../db/domain/timeline/build-timeline.ts'

const window = { from: dayOf('2020-01-01'), to: dayOf('2021-01-01') }
const lane = (title: string, uid: string | null = null) => ({ uid, title, events: 3 })

function answer(events: readonly [title: string, date: string, lane?: number][], evidence: readonly [row: number, aspect: string, stance: 'supports' | 'contradicts' | 'context'][] = []): TimelineEvents {
  const spans = events.map(([, date]) => parseEdtf(date))
  const rows: TimelineRows = {
    uid: events.map(([title]) => title), title: events.map(([title]) => title), dates: events.map(([, date]) => date), lane: events.map(([, , at]) => at ?? 0),
    startEarliest: spans.map(span => span.startEarliest), startLatest: spans.map(span => span.startLatest), endEarliest: spans.map(span => span.endEarliest), endLatest: spans.map(span => span.endLatest),
    evidence: { row: evidence.map(([row]) => row), aspect: evidence.map(([, aspect]) => aspect), stance: evidence.map(([, , stance]) => stance) },
  }
  return { ...window, total: events.length, rows, counts: null }
}
const build = (events: TimelineEvents, lanes = [lane('All')]) => buildTimeline({ lanes, events, periods: [], phases: new Map(), window, width: 732 })

describe('the axis', () => {
  it('writes decades, years, months and days as there is room', () => {
    const texts = (from: string, to: string) => axisTicks({ from: dayOf(from), to: dayOf(to) }, 800, 74).map(({ text }) => text)
    expect(texts('1900-01-01', '2000-01-01')).toEqual(['1900', '1910', '1920', '1930', '1940', '1950', '1960', '1970', '1980', '1990', '2000'])
    expect(texts('2020-01-01', '2020-12-01')).toContain('2020-07')
    expect(texts('2020-02-25', '2020-03-03')).toContain('2020-02-29')
  })
  it('zooms about a day that stays where it is, comes to a day, and asks for the same range after small moves', () => {
    const near = zoomed(window, 2, dayOf('2020-04-01'))
    expect((dayOf('2020-04-01') - near.from) / (near.to - near.from)).toBeCloseTo((dayOf('2020-04-01') - window.from) / (window.to - window.from), 9)
    expect(inSight(window, dayOf('2020-06-01'))).toBe(window)
    const moved = inSight(window, dayOf('2024-06-01'))
    expect(moved.from < dayOf('2024-06-01') && moved.to > dayOf('2024-06-01')).toBe(true)
    const asked = rangeAround(window)
    expect(asked.from <= window.from && asked.to >= window.to).toBe(true)
    expect(rangeAround({ from: window.from + 3, to: window.to + 3 })).toEqual(asked)
  })
})

describe('events in lanes', () => {
  it('stand at their day; what is uncertain has its possible days, and the certain ones where there are any', () => {
    const [marks] = build(answer([['a day', '2020-03-01'], ['about then', '2020-06~'], ['from then on', '2020-07-01/..']])).lanes.map(each => each.marks)
    expect(marks?.map(({ title }) => title)).toEqual(['a day', 'about then', 'from then on'])
    const [day, about, on] = marks ?? []
    expect(day).toMatchObject({ possible: null })
    expect(day?.x).toBeCloseTo(60.5 * 2, 1)
    expect(about?.possible?.width).toBeGreaterThan(150)
    expect(about?.certain).toBeNull()
    expect(on?.certain && on.certain.x + on.certain.width).toBeGreaterThan(732)
  })
  it('take rows of their own where they are close, and are put together where there is no more room', () => {
    const [marks] = build(answer(Array.from({ length: 9 }, (_, i): [string, string] => [`event ${i}`, '2020-05-05']))).lanes.map(each => each.marks)
    expect(new Set(marks?.map(({ y }) => y)).size).toBe(4)
    expect(marks?.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(9)
  })
  it('say what the evidence on them says, of each practice apart', () => {
    const [marks] = build(answer([['both', '2020-02-01'], ['context', '2020-08-01']], [[0, 'P1', 'supports'], [0, 'P1', 'contradicts'], [0, 'P2', 'context'], [0, 'P2', 'supports'], [1, 'P2', 'context'], [1, 'X', 'supports']])).lanes.map(each => each.marks)
    expect(marks?.map(({ p1, p2 }) => [p1, p2])).toEqual([['both', 'supports'], [null, 'context']])
  })
  it('are bars where there are too many, as high as their share of the most', () => {
    const scene = build({ ...window, total: 30, rows: null, counts: [[10, 0, 20]] })
    expect(scene.lanes[0]?.bars.map(({ share, count }) => [share, count])).toEqual([[0.5, 10], [1, 20]])
  })
  it('have titles no wider than there is room', () => {
    expect(cutTo('A long title of an event', 60)).toMatch(/…$/u)
    expect(cutTo('A long title of an event', 6)).toBe('')
    expect(cutTo('Short', 60)).toBe('Short')
  })
})
