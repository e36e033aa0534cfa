import type { Dyad } from '../../contract/methods/dyad.ts'
import type { ReadingLabel } from '../../contract/vocabulary.ts'
import { levelText } from '../matrix-scene.ts'
import { palettes } from '../scene/palette.ts'
import { textWidth } from '../scene/text-metrics.ts'
import { textDirection } from '../scene/text-runs.ts'
import type { Theme } from '../scene/types.ts'
import { cutTo } from '../timeline/build-timeline.ts'
import { levelChip } from './level-chip.ts'
import { chartText } from './line-chart.ts'
import type { ChartScene, ChartShape } from './types.ts'

/** So many ties of two actors are drawn. */
export const mostGrids = 8
const rowHeight = 24
const chip = { width: 34, height: 20 }

/** How each aspect fits the ties of two actors in each period, with the pieces of evidence for and against, and the reading. */
export function practiceGrid({ ties, aspects, periods }: Pick<Dyad, 'ties' | 'aspects' | 'periods'>, { theme, width, readings }: { theme: Theme; width: number; readings: Readonly<Record<ReadingLabel, string>> }): ChartScene {
  const palette = palettes[theme]
  const shapes: ChartShape[] = []
  const text = (content: string, x: number, y: number, options: { size?: number; weight?: 'regular' | 'semibold'; anchor?: 'start' | 'end'; colour?: string } = {}) =>
    shapes.push({ kind: 'text', text: content, x, y, size: options.size ?? chartText, weight: options.weight ?? 'regular', anchor: options.anchor ?? 'start', colour: options.colour ?? palette.ink })
  const rowName = (aspect: (typeof aspects)[number]) => `${aspect.code} ${aspect.name}`
  const names = Math.min(width * 0.36, Math.max(70, ...aspects.map(aspect => textWidth(rowName(aspect), 'regular') * chartText + 14)))
  const column = (width - names) / Math.max(1, periods.length)
  const said: string[] = []
  let y = 0
  for (const tie of ties.slice(0, mostGrids)) {
    text(cutTo(tie.title, width), textDirection(tie.title) === 'rtl' ? width : 0, y + 14, { weight: 'semibold', anchor: textDirection(tie.title) === 'rtl' ? 'end' : 'start' })
    y += 22
    periods.forEach((period, index) => text(cutTo(period.name, column - 8), names + index * column, y + 12, { colour: palette.mutedInk }))
    y += 20
    for (const aspect of aspects) {
      text(cutTo(rowName(aspect), names - 8), 0, y + 14)
      periods.forEach((period, index) => {
        const cell = tie.cells.find(each => each.aspect === aspect.uid && each.period === period.uid)
        const left = names + index * column
        shapes.push(...levelChip(aspect, cell?.level ?? null, { x: left, y, ...chip }, theme))
        if (cell && cell.supports + cell.contradicts > 0) text(cutTo(`${cell.supports} for, ${cell.contradicts} against`, column - chip.width - 14), left + chip.width + 7, y + 14, { size: 10, colour: palette.mutedInk })
        if (cell && cell.level !== null) said.push(`${tie.title}, ${period.name}, ${aspect.code} ${levelText(aspect, cell.level)}`)
      })
      y += rowHeight
    }
    if (tie.readings.length > 0) {
      text('Reading', 0, y + 14)
      periods.forEach((period, index) => {
        const reading = tie.readings.find(each => each.period === period.uid)
        text(reading ? cutTo(`${readings[reading.label]}${reading.overruled ? ', overruled' : ''}`, column - 8) : '–', names + index * column, y + 14)
        if (reading) said.push(`${tie.title}, ${period.name}: ${readings[reading.label]}`)
      })
      y += rowHeight
    }
    y += 8
  }
  if (ties.length === 0) {
    text('No tie between the two.', 0, 14, { colour: palette.mutedInk })
    y = 22
  }
  return { theme, width, height: y, shapes, steps: [], events: [], plot: { top: 0, bottom: y }, strip: null, description: `Practices and conditions by period: ${said.join('; ') || 'nothing coded'}.` }
}
