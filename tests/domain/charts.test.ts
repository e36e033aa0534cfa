import { expect, test } from 'vitest'
import { amountTicks, yearTicks } from '../../db/domain/charts/axis.ts'
import { lineChart } from '../../db/domain/charts/line-chart.ts'
import { dayNumber } from '../../db/domain/day.ts'
import { changePoints } from '../../db/domain/measures/change-points.ts'

test('a level that changes is found where it begins, a single outlier and a straight line of one value are none', () => {
  expect(changePoints([0, 0, 0, 0, 1, 1, 1, 1])).toEqual([4])
  expect(changePoints([0, 0, 0, 0, 1, 0, 0, 0])).toEqual([])
  expect(changePoints([0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toEqual([])
  expect(changePoints([3, 3.1, 2.9, 3, 8, 8.1, 7.9, 8, 1, 1.1, 0.9, 1])).toEqual([4, 8])
  // What has no value is passed over, and the place is that of the whole line.
  expect(changePoints([0, null, 0, 0, 0, null, 1, 1, 1, 1])).toEqual([6])
  expect(changePoints([0, 0, 1, 1, null])).toEqual([])
})

test('cutting the line otherwise never costs less', () => {
  const series = [2, 1, 2, 5, 6, 5, 5, 2, 1, 1]
  const steps = series.slice(1).reduce((sum, value, place) => sum + (value - (series[place] ?? 0)) ** 2, 0)
  const penalty = (steps / (series.length - 1)) * Math.log(series.length)
  const cost = (cuts: readonly number[]) => {
    const edges = [0, ...cuts, series.length]
    return cuts.length * penalty + edges.slice(1).reduce((sum, to, place) => {
      const piece = series.slice(edges[place], to)
      const mean = piece.reduce((all, value) => all + value, 0) / piece.length
      return sum + piece.reduce((all, value) => all + (value - mean) ** 2, 0)
    }, 0)
  }
  const best = cost(changePoints(series))
  for (let subset = 0; subset < 2 ** 9; subset += 1) {
    const cuts = [...Array(9).keys()].filter(place => subset & (1 << place)).map(place => place + 1)
    const edges = [0, ...cuts, series.length]
    if (edges.slice(1).every((to, place) => to - (edges[place] ?? 0) >= 2)) expect(cost(cuts)).toBeGreaterThanOrEqual(best - 1e-9)
  }
})

test('axes have round numbers that reach the most, and years with room', () => {
  expect(amountTicks(7)).toEqual([0, 2, 4, 6, 8])
  expect(amountTicks(1)).toEqual([0, 0.5, 1])
  expect(amountTicks(0)).toEqual([0, 1])
  expect(yearTicks(dayNumber(2015, 1, 1), dayNumber(2024, 12, 31), 200).map(({ text }) => text)).toEqual(['2015', '2020'])
})

test('a chart has a step for each point that says everything, a gap where there is no value, and marks inside of it', () => {
  const year = (at: number) => ({ label: String(at), from: dayNumber(at, 12, 31), to: dayNumber(at, 12, 31) })
  const scene = lineChart({
    theme: 'light', width: 400, points: [2015, 2016, 2017].map(year), periods: [{ name: 'Syria', from: dayNumber(2015, 1, 1), to: dayNumber(2021, 12, 31) }],
    events: [{ uid: 'a', title: 'Talks', day: dayNumber(2016, 6, 1) }, { uid: 'b', title: 'Long before', day: dayNumber(1990, 1, 1) }],
    panels: [{ title: 'Balanced', unit: 'share', series: [{ name: 'Balanced', values: [0.5, null, 1] }] }, { title: 'Frustration', unit: 'amount', series: [{ name: 'Frustration', values: [2, 3, 4], lower: [2, 2, 4] }] }],
  })
  expect(scene.steps.map(({ says }) => says)).toEqual(['2015: Balanced 50 %; Frustration 2', '2016: Balanced no value; Frustration 3', '2017: Balanced 100 %; Frustration 4'])
  expect(scene.events.map(({ title }) => title)).toEqual(['Talks'])
  const lines = scene.shapes.filter(shape => shape.kind === 'path' && shape.fill === null)
  expect(lines.map(shape => (shape.kind === 'path' ? [...shape.d].filter(letter => letter === 'M').length : 0))).toEqual([2, 1])
  for (const { x, from, to } of scene.steps) expect(x >= from && x <= to && from >= 0 && to <= scene.width).toBe(true)
})
