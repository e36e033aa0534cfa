import { palettes } from '../scene/palette.ts'
import { textWidth } from '../scene/text-metrics.ts'
import { amountTicks, yearTicks } from './axis.ts'
import { pointPath, round, seriesStyle } from './series-style.ts'
import type { ChartPanel, ChartScene, ChartShape, ChartStep, LineChart } from './types.ts'

/** Lettering, in scene units. */
export const chartText = 11.5
const [left, top] = [44, 22]
const titleHeight = 22
const leastPanel = 84
const axisHeight = 22
const stripHeight = 18
const legendLine = 17

const shareText = (value: number) => `${Math.round(value * 1_000) / 10} %`
const amountText = (value: number) => String(Math.round(value * 1_000) / 1_000)
export const valueText = (unit: ChartPanel['unit'], value: number | null): string => (value === null ? 'no value' : unit === 'share' ? shareText(value) : amountText(value))

/** Lines under each other over one axis of time: named periods at the head, events as ticks at the foot, what shows stated in words. */
export function lineChart({ theme, width, height, points, panels, events, periods }: LineChart): ChartScene {
  const palette = palettes[theme]
  const shapes: ChartShape[] = []
  const right = 14
  const inner = width - left - right
  const days = points.flatMap(({ from, to }) => [from, to])
  const [first, last] = [Math.min(...days), Math.max(...days)]
  // A little air, so that points do not stand on the edge; one point alone stands in the middle.
  const span = Math.max(1, last - first)
  const [begin, end] = [first - span * 0.02 - (first === last ? 180 : 0), last + span * 0.02 + (first === last ? 180 : 0)]
  const xOf = (day: number) => round(left + ((day - begin) / (end - begin)) * inner)
  const middle = ({ from, to }: { from: number; to: number }) => (from + to) / 2

  const legends = panels.map(({ series }) => (series.length > 1 ? legendRows(series.map(({ name }) => name), inner) : []))
  const fixed = top + axisHeight + (events.length > 0 ? stripHeight : 0) + panels.reduce((sum, _, index) => sum + titleHeight + (legends[index]?.length ?? 0) * legendLine, 0)
  const panelHeight = Math.max(leastPanel, ((height ?? 0) - fixed) / Math.max(1, panels.length))
  const text = (content: string, x: number, y: number, options: { size?: number; weight?: 'regular' | 'semibold'; anchor?: 'start' | 'middle' | 'end'; colour?: string } = {}) => {
    shapes.push({ kind: 'text', text: content, x, y, size: options.size ?? chartText, weight: options.weight ?? 'regular', anchor: options.anchor ?? 'start', colour: options.colour ?? palette.mutedInk })
  }
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number, dash: readonly number[] = []) => shapes.push({ kind: 'line', x1, y1, x2, y2, stroke, width: lineWidth, dash })

  const bottoms: number[] = []
  const ticks = yearTicks(begin, end, inner)
  let y = top
  panels.forEach((panel, index) => {
    text(panel.title, left, y + 13, { weight: 'semibold', colour: palette.ink })
    y += titleHeight
    for (const row of legends[index] ?? []) {
      for (const { name, at, series } of row) {
        const style = seriesStyle(theme, series)
        line(left + at, y + 6, left + at + 20, y + 6, style.colour, 1.6, style.dash)
        shapes.push({ kind: 'path', d: pointPath(style.mark, left + at + 10, y + 6, 3), fill: style.colour, stroke: null, width: 0, dash: [] })
        text(name, left + at + 25, y + 10, { colour: palette.ink })
      }
      y += legendLine
    }
    const plot = { top: y, bottom: y + panelHeight - 8 }
    drawPanel(panel, plot)
    y += panelHeight
    bottoms.push(plot.bottom)
  })

  function drawPanel(panel: ChartPanel, plot: { top: number; bottom: number }) {
    const most = panel.series.flatMap(({ values }) => values).reduce<number>((largest, value) => Math.max(largest, value ?? 0), panel.most ?? 0)
    const marks = panel.unit === 'share' ? [0, 0.5, 1] : panel.unit === 'score' ? [-10, 0, 10] : amountTicks(most)
    const [lowest, highest] = [marks[0] ?? 0, marks.at(-1) ?? 1]
    const yOf = (value: number) => round(plot.bottom - ((value - lowest) / (highest - lowest)) * (plot.bottom - plot.top))
    for (const { from } of periods) if (from > begin && from < end) line(xOf(from), plot.top - 4, xOf(from), plot.bottom, palette.frame, 1)
    for (const { day } of ticks) line(xOf(day), plot.top, xOf(day), plot.bottom, palette.frame, 0.6, [1, 3])
    for (const value of marks) {
      line(left, yOf(value), width - right, yOf(value), value === 0 ? palette.notCoded : palette.frame, value === 0 ? 1 : 0.6)
      text(panel.unit === 'share' ? `${value * 100} %` : amountText(value), left - 6, yOf(value) + 4, { anchor: 'end' })
    }
    for (const at of panel.changes ?? []) {
      const [point, before] = [points[at], points[at - 1]]
      if (!point || !before) continue
      const x = (xOf(middle(point)) + xOf(middle(before))) / 2
      line(x, plot.top, x, plot.bottom, palette.ink, 1.2, [5, 3])
      shapes.push({ kind: 'path', d: `M${x - 4} ${plot.top - 1}L${x + 4} ${plot.top - 1}L${x} ${plot.top + 6}Z`, fill: palette.ink, stroke: null, width: 0, dash: [] })
    }
    panel.series.forEach(({ values, lower }, index) => {
      const style = panel.series.length > 1 ? seriesStyle(theme, index) : { colour: palette.arrow, dash: [], mark: 0 }
      let d = ''
      let isDown = false
      values.forEach((value, place) => {
        const point = points[place]
        if (value === null || !point) {
          isDown = false
          return
        }
        // What holds over a stretch is drawn over it; points of days are joined.
        d += `${isDown ? 'L' : 'M'}${xOf(point.from)} ${yOf(value)}${point.to > point.from ? `L${xOf(point.to)} ${yOf(value)}` : ''}`
        isDown = point.to === point.from || points.every(each => each.to === each.from)
        const least = lower?.[place]
        if (least !== null && least !== undefined && least < value) line(xOf(middle(point)), yOf(value), xOf(middle(point)), yOf(least), style.colour, 3)
      })
      if (d !== '') shapes.push({ kind: 'path', d, fill: null, stroke: style.colour, width: 1.6, dash: style.dash })
      values.forEach((value, place) => {
        const point = points[place]
        if (value !== null && point) shapes.push({ kind: 'path', d: pointPath(style.mark, xOf(middle(point)), yOf(value), points.length > 80 ? 1.8 : 3), fill: style.colour, stroke: null, width: 0, dash: [] })
      })
    })
  }

  const plot = { top: top + titleHeight, bottom: bottoms.at(-1) ?? y }
  let lastEnd = -Infinity
  for (const { name, from, to } of periods) {
    const [x1, x2] = [xOf(Math.max(begin, from)), xOf(Math.min(end, to))]
    if (to < begin || from > end) continue
    const room = Math.min(x2, width - right) - x1 - 8
    const shown = textWidth(name, 'regular') * chartText <= room ? name : ''
    if (shown !== '' && x1 >= lastEnd) {
      text(shown, x1 + 4, top - 8)
      lastEnd = x2
    }
  }
  for (const { day, text: year } of ticks) text(year, xOf(day), plot.bottom + 16, { anchor: 'middle' })
  const strip = events.length === 0 ? null : { top: plot.bottom + axisHeight, bottom: plot.bottom + axisHeight + stripHeight - 4 }
  const shown = events.filter(({ day }) => day >= begin && day <= end).map(({ uid, title, day }) => ({ uid, title, x: xOf(day) }))
  if (strip) {
    line(left, strip.bottom, width - right, strip.bottom, palette.frame, 0.6)
    text('events', left - 6, strip.bottom, { anchor: 'end' })
    for (const x of new Set(shown.map(({ x: at }) => at))) line(x, strip.top + 2, x, strip.bottom, palette.arrow, 1.4)
  }
  const says = (index: number) => panels.map(({ title, unit, series }) => (
    series.length === 1 ? `${title} ${valueText(unit, series[0]?.values[index] ?? null)}` : `${title}: ${series.map(({ name, values }) => `${name} ${valueText(unit, values[index] ?? null)}`).join(', ')}`
  )).join('; ')
  const centres = points.map(point => xOf(middle(point)))
  const steps = points.map((point, index): ChartStep => ({
    index, x: centres[index] ?? 0, says: `${point.label}: ${says(index)}`,
    from: index === 0 ? left : ((centres[index - 1] ?? 0) + (centres[index] ?? 0)) / 2, to: index === points.length - 1 ? width - right : ((centres[index] ?? 0) + (centres[index + 1] ?? 0)) / 2,
  }))
  return {
    theme, width, height: Math.ceil((strip?.bottom ?? plot.bottom + axisHeight) + 4), shapes, steps, events: shown, plot, strip,
    description: steps.length > 60 ? `${panels.map(({ title }) => title).join(', ')} at ${steps.length} times.` : steps.map(({ says: words }) => `${words}.`).join(' '),
  }
}

/** Names of lines with their keys, in as many rows as they take. */
function legendRows(names: readonly string[], inner: number): { name: string; at: number; series: number }[][] {
  const rows: { name: string; at: number; series: number }[][] = [[]]
  let at = 0
  names.forEach((name, series) => {
    const needed = 25 + textWidth(name, 'regular') * chartText + 16
    if (at > 0 && at + needed > inner) {
      rows.push([])
      at = 0
    }
    rows.at(-1)?.push({ name, at, series })
    at += needed
  })
  return rows
}
