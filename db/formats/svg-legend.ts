import { headPath, nodeShapes } from '../domain/scene/node-shapes.ts'
import type { Palette } from '../domain/scene/palette.ts'
import { tickWidth } from '../domain/scene/strands.ts'
import { textWidth, wrapName } from '../domain/scene/text-metrics.ts'
import { legendGroups, type LegendEntry } from '../domain/scene/types.ts'
import type { FontUse } from './font-subset.ts'
import { arrowMark, letterMark, nodeMark, signMark } from './svg-marks.ts'
import { decimal, element, textLine } from './svg-write.ts'

const rowHeight = 20
/** In pixels of the figure. */
export const legendFontSize = 10.5
const swatchGap = 6
const entryGap = 18
const barLength = 16

interface Drawn {
  readonly markup: string
  readonly height: number
}

function swatchWidth({ swatch }: LegendEntry): number {
  switch (swatch.form) {
    case 'node': return 24
    case 'strand': return swatch.widths.length > 1 ? swatch.widths.length * (barLength + 2) - 2 : 28
    case 'arrow': return 24
    case 'mark': return 16
    case 'circle': return Math.max(16, swatch.diameter + 2)
    case 'line': return 28
    case 'square': return squareCell * 3
  }
}

/** Side of a cell of a legend of three by three. */
const squareCell = 15

const swatchHeight = ({ swatch }: LegendEntry): number => Math.max(rowHeight, swatch.form === 'square' ? squareCell * 3 + 4 : swatch.form === 'circle' ? swatch.diameter + 4 : 0)

/** Ticks on no side, one or both of a level line. */
function tickMarks(x: number, length: number, middle: number, width: number, ticks: 0 | 1 | 2, colour: string, scale: number): string {
  if (ticks === 0) return ''
  const count = Math.max(2, Math.round(length / (7 * scale)) - 1)
  const sides = ticks === 2 ? [1, -1] : [1]
  const d = Array.from({ length: count }, (_, i) => sides.map((side) => (
    `M${decimal(x + ((i + 1) / (count + 1)) * length)} ${decimal(middle + side * (width / 2 - 0.5))}v${decimal(side * 4 * scale)}`
  )).join('')).join('')
  return element('path', { d, stroke: colour, 'stroke-width': tickWidth * scale })
}

function swatchMark({ swatch }: LegendEntry, x: number, middle: number, zoom: number, palette: Palette, fonts: FontUse): string {
  switch (swatch.form) {
    case 'node': {
      const shape = nodeShapes[swatch.kind]
      const scale = Math.min(16 / shape.height, 22 / shape.width)
      const outline = shape.outline.form === 'rounded' ? { form: 'rounded' as const, radius: shape.outline.radius * scale } : shape.outline
      const [width, height] = [shape.width * scale, shape.height * scale]
      const centre = x + 12
      const mark = nodeMark({ x: centre, y: middle, width, height, outline }, { fill: shape.head ? palette.markFill : palette.nodeFill, stroke: palette.nodeStroke, strokeWidth: 1.25 })
      return shape.head ? mark + element('path', { d: headPath(width), transform: `translate(${decimal(centre)} ${decimal(middle)})`, fill: palette.nodeStroke }) : mark
    }
    case 'strand': {
      const length = swatch.widths.length > 1 ? barLength : 28
      return swatch.widths.map((width, i) => element('path', {
        d: `M${decimal(x + i * (length + 2))} ${decimal(middle)}h${decimal(length)}`, stroke: swatch.colours?.[i] ?? swatch.colour, 'stroke-width': width * zoom,
        'stroke-dasharray': swatch.dash.length > 0 ? swatch.dash.map((part) => decimal(part * zoom)).join(' ') : undefined,
      }) + (swatch.ticked ? element('path', {
        d: [0.25, 0.75].map((share) => `M${decimal(x + i * (length + 2) + share * length)} ${decimal(middle + (width / 2 - 0.5) * zoom)}v${decimal(4 * zoom)}`).join(''),
        stroke: swatch.colours?.[i] ?? swatch.colour, 'stroke-width': tickWidth * zoom,
      }) : '')).join('')
    }
    case 'arrow': {
      const size = 9
      return element('path', { d: `M${decimal(x)} ${decimal(middle)}h15`, stroke: palette.mutedInk, 'stroke-width': 2 }) +
        arrowMark({ id: '', tie: '', tip: { x: x + 23, y: middle }, base: { x: x + 23 - size, y: middle }, size, colour: swatch.colour, faded: false })
    }
    case 'mark':
      return signMark({ form: swatch.mark, text: swatch.mark === 'count' ? '2' : swatch.mark === 'unclear' ? '?' : '', x: x + 8, y: middle, radius: 7, fontSize: 9.5, colour: swatch.colour, background: swatch.background }, fonts)
    case 'circle': {
      const centre = x + Math.max(16, swatch.diameter + 2) / 2
      return nodeMark({ x: centre, y: middle, width: swatch.diameter, height: swatch.diameter, outline: { form: 'ellipse' } }, { fill: swatch.fill, stroke: swatch.stroke, strokeWidth: 1.25, dash: swatch.dash }) +
        (swatch.letter === '' ? '' : letterMark(swatch.letter, centre, middle, swatch.diameter, swatch.ink, fonts))
    }
    case 'line':
      return element('path', {
        d: `M${decimal(x)} ${decimal(middle)}h28`, stroke: swatch.colour, 'stroke-width': swatch.width * zoom,
        'stroke-dasharray': swatch.dash.length > 0 ? swatch.dash.map((part) => decimal(part * zoom)).join(' ') : undefined,
      }) + tickMarks(x, 28, middle, swatch.width * zoom, swatch.ticks, swatch.colour, zoom)
    case 'square':
      return swatch.colours.map((colour, cell) => {
        const [left, centre] = [x + (cell % 3) * squareCell, middle + (1 - Math.floor(cell / 3)) * squareCell]
        const ticks = swatch.ticks[cell] ?? 0
        // Where ticks tell cells apart they are lines, as in the drawing.
        if (!swatch.ticks.some((each) => each > 0)) return element('rect', { x: left, y: centre - squareCell / 2 + 0.5, width: squareCell - 1, height: squareCell - 1, fill: colour })
        return element('path', { d: `M${decimal(left)} ${decimal(centre)}h${squareCell - 2}`, stroke: colour, 'stroke-width': 4 }) + tickMarks(left, squareCell - 2, centre, 4, ticks, colour, 0.75)
      }).join('')
  }
}

/** The legend as rows that fill the given width: each group begins a row, with its heading where it has one. */
export function drawLegend(entries: readonly LegendEntry[], at: { x: number; y: number; width: number }, zoom: number, palette: Palette, fonts: FontUse): Drawn {
  const parts: string[] = []
  let y = at.y
  for (const group of legendGroups) {
    const own = entries.filter((entry) => entry.group === group)
    const [first] = own
    if (!first) continue
    if (first.heading !== undefined) {
      for (const line of wrapName(first.heading, 'semibold', at.width / legendFontSize, 2)) {
        parts.push(textLine(line, at.x, y + rowHeight / 2 + legendFontSize * 0.5, { size: legendFontSize, weight: 'semibold', colour: palette.mutedInk }, fonts))
        y += rowHeight * 0.85
      }
    }
    let x = at.x
    let height = 0
    for (const entry of rowsOf(own, at.width).flatMap((row) => row.map((each, place) => ({ each, isFirst: place === 0, tall: Math.max(...row.map(swatchHeight)) })))) {
      if (entry.isFirst) {
        x = at.x
        y += height
        height = entry.tall
      }
      const middle = y + height / 2
      parts.push(element('g', { 'data-legend': entry.each.id },
        swatchMark(entry.each, x, middle, zoom, palette, fonts),
        textLine(entry.each.label, x + swatchWidth(entry.each) + swatchGap, middle + legendFontSize * 0.36, { size: legendFontSize, weight: 'regular', colour: palette.ink }, fonts)))
      x += entryWidth(entry.each) + entryGap
    }
    y += height
  }
  return { markup: parts.length > 0 ? element('g', { id: 'legend', role: 'group', 'aria-label': 'Legend' }, ...parts) : '', height: y - at.y }
}

const entryWidth = (entry: LegendEntry) => swatchWidth(entry) + swatchGap + textWidth(entry.label, 'regular') * legendFontSize

/** Entries in rows that fit the width; each row has one at least. */
function rowsOf(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = []
  let used = 0
  for (const entry of entries) {
    const row = rows.at(-1)
    const own = entryWidth(entry)
    if (row && used + own <= width) {
      row.push(entry)
      used += own + entryGap
    } else {
      rows.push([entry])
      used = own + entryGap
    }
  }
  return rows
}
