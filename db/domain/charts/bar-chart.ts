import { palettes } from '../scene/palette.ts'
import { textWidth } from '../scene/text-metrics.ts'
import type { Theme } from '../scene/types.ts'
import { chartText } from './line-chart.ts'
import type { ChartScene, ChartShape } from './types.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** Hatched: what the others are not counted with. */
  readonly apart: boolean
  readonly tone: 'cooperation' | 'conflict' | 'neutral'
}

const rowHeight = 26

/** Amounts as bars under each other, each with its label and number. */
export function barChart({ theme, width, title, bars }: { theme: Theme; width: number; title: string; bars: readonly Bar[] }): ChartScene {
  const palette = palettes[theme]
  const shapes: ChartShape[] = []
  const left = Math.min(width * 0.5, Math.max(0, ...bars.map(({ label }) => textWidth(label, 'regular') * chartText)) + 12)
  const room = width - left - 60
  const most = bars.reduce((largest, { value, apart }) => (apart ? largest : Math.max(largest, value)), 1)
  const text = (content: string, x: number, y: number, weight: 'regular' | 'semibold', anchor: 'start' | 'end', colour: string) => shapes.push({ kind: 'text', text: content, x, y, size: chartText, weight, anchor, colour })
  text(title, 0, 14, 'semibold', 'start', palette.ink)
  bars.forEach(({ label, value, apart, tone }, index) => {
    const y = 26 + index * rowHeight
    text(label, left - 8, y + 14, 'regular', 'end', palette.ink)
    const [length, isCut] = [Math.min(room, (room * value) / most), value > most]
    const colour = tone === 'neutral' ? palette.notCoded : palette[tone]
    if (apart) shapes.push({ kind: 'path', d: `M${left} ${y + 3}h${length}v14h${-length}Z`, fill: null, stroke: colour, width: 1, dash: [3, 2] })
    else if (length > 0) shapes.push({ kind: 'rect', x: left, y: y + 3, width: length, height: 14, fill: colour })
    text(`${value}${isCut ? ' (cut off)' : ''}`, left + length + 6, y + 14, 'semibold', 'start', palette.ink)
  })
  if (bars.length > 0) shapes.push({ kind: 'line', x1: left, y1: 24, x2: left, y2: 26 + bars.length * rowHeight, stroke: palette.notCoded, width: 1, dash: [] })
  const height = 30 + bars.length * rowHeight
  return { theme, width, height, shapes, steps: [], events: [], plot: { top: 24, bottom: height }, strip: null, description: `${title}: ${bars.map(({ label, value }) => `${label} ${value}`).join(', ')}.`.replace(': .', '.') }
}
