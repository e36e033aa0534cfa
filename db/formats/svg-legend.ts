import { headPath, nodeShapes } from '../domain/scene/node-shapes.ts'
import type { Palette } from '../domain/scene/palette.ts'
import { tickWidth } from '../domain/scene/strands.ts'
import { textWidth } from '../domain/scene/text-metrics.ts'
import type { LegendEntry } from '../domain/scene/types.ts'
import type { FontUse } from './font-subset.ts'
import { arrowMark, nodeMark, signMark } from './svg-marks.ts'
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
  }
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
  }
}

/** The legend as rows that fill the given width; ties first, actors on a row of their own. */
export function drawLegend(entries: readonly LegendEntry[], at: { x: number; y: number; width: number }, zoom: number, palette: Palette, fonts: FontUse): Drawn {
  const parts: string[] = []
  let y = at.y
  for (const group of ['ties', 'actors'] as const) {
    const own = entries.filter((entry) => entry.group === group)
    if (own.length === 0) continue
    let x = at.x
    for (const entry of own) {
      const width = swatchWidth(entry) + swatchGap + textWidth(entry.label, 'regular') * legendFontSize
      if (x > at.x && x + width > at.x + at.width) {
        x = at.x
        y += rowHeight
      }
      const middle = y + rowHeight / 2
      parts.push(element('g', { 'data-legend': entry.id },
        swatchMark(entry, x, middle, zoom, palette, fonts),
        textLine(entry.label, x + swatchWidth(entry) + swatchGap, middle + legendFontSize * 0.36, { size: legendFontSize, weight: 'regular', colour: palette.ink }, fonts)))
      x += width + entryGap
    }
    y += rowHeight
  }
  return { markup: parts.length > 0 ? element('g', { id: 'legend', role: 'group', 'aria-label': 'Legend' }, ...parts) : '', height: y - at.y }
}
