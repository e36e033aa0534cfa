import { expect, it } from 'vitest'
import type { TiePhase } from '../../db/contract/entities/ties.ts'
import { DAY_MAX, type DateSpan } from '../../db/contract/values.ts'
import { phaseAxis } from '../../renderer/features/tie/phase-geometry.ts'

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
const span = (a: string, b: string, c: string, d: string): DateSpan => ({
  raw: 'x', startEarliest: day(a), startLatest: day(b), endEarliest: day(c), endLatest: day(d), questionable: false, approximate: false,
})
const phase = (dates: DateSpan | null): TiePhase => ({
  uid: '00000000-0000-7000-8000-000000000001', tie: '00000000-0000-7000-8000-000000000002', dates, cooperation: 2, conflict: 1, weight: null, summary: '', cites: [],
})

it('places phases on one axis and tells what is certain from what is possible', () => {
  const axis = phaseAxis([phase(span('2015-01-01', '2015-12-31', '2020-01-01', '2020-12-31'))], [span('2015-01-01', '2015-01-01', '2024-12-31', '2024-12-31')])
  const [bar] = axis.bars
  expect(bar?.possible.from).toBe(0)
  expect(bar?.possible.to).toBeCloseTo(60, 0)
  expect(bar?.certain?.from).toBeCloseTo(10, 0)
  expect(bar?.certain?.to).toBeCloseTo(50, 0)
  expect(axis.ticks.map(tick => tick.label)).toEqual(['2016', '2018', '2020', '2022', '2024'])
})

it('runs an open end to the edge and draws nothing for certain where dates leave nothing', () => {
  const opened = phase({ ...span('2016-01-01', '2016-01-01', '2016-01-01', '2016-01-01'), endEarliest: DAY_MAX, endLatest: DAY_MAX })
  const vague = phase(span('2016-01-01', '2016-12-31', '2016-01-01', '2016-12-31'))
  const axis = phaseAxis([opened, vague, phase(null)], [span('2015-01-01', '2015-01-01', '2020-12-31', '2020-12-31')])
  expect(axis.bars[0]?.possible.to).toBe(100)
  expect(axis.bars[1]?.certain).toBeNull()
  expect(axis.undated).toHaveLength(1)
})

it('survives a tie without any date', () => {
  expect(phaseAxis([phase(null)], [])).toMatchObject({ bars: [], ticks: [] })
})
