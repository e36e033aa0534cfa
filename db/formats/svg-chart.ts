import { chartText } from '../domain/charts/line-chart.ts'
import type { ChartScene, ChartShape } from '../domain/charts/types.ts'
import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { palettes } from '../domain/scene/palette.ts'
import { wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import { FontUse } from './font-subset.ts'
import { headLine, outlinerFor } from './svg.ts'
import { svgDocument } from './svg-document.ts'
import { pageHeight, type PageFigure, type PageSvg } from './svg-plane.ts'
import { decimal, element, textLine, type TextStyle } from './svg-write.ts'

/** Points on paper of a chart's lettering where a millimetre of the page is `figurePixelsPerMm`. */
const usualPt = (chartText / figurePixelsPerMm / 25.4) * 72

/** Width of a chart in a figure of that width on paper with lettering of that size, in scene units. */
export function chartWidth({ widthMm, letteringPt }: { widthMm: number; letteringPt: number }): number {
  return Math.round(Math.max(300 + 2 * figureMargin, (widthMm * figurePixelsPerMm * usualPt) / letteringPt) - 2 * figureMargin)
}

/** Between charts under each other. */
const chartGap = 14

/**
 * Charts of the same width under each other as one standalone SVG document with embedded fonts, a title and a description, what it shows and by which rule (`lines`, under the title), notes
 * below it, and a source line. The same scene and figure give the same bytes.
 */
export async function renderCharts(scenes: readonly [ChartScene, ...ChartScene[]], figure: PageFigure, { lines, notes }: { lines: readonly string[]; notes: readonly string[] }): Promise<PageSvg> {
  const [scene] = scenes
  const palette = palettes[scene.theme]
  const fonts = new FontUse(await outlinerFor(figure))
  const width = scene.width + 2 * figureMargin
  let y = figureMargin
  const written = (text: string, style: TextStyle, leading: number, most: number): string => (text === '' ? [] : wrapName(text, style.weight, scene.width / style.size, most)).map(line => {
    y += leading
    return headLine(line, y - leading * 0.25, scene.width, style, fonts, textDirection(text))
  }).join('')
  const muted = (size: number): TextStyle => ({ size, weight: 'regular', colour: palette.mutedInk })
  const head = written(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20, 3) + (figure.legend ? lines.map(line => written(line, muted(11), 16, 6)).join('') : '')
  y += 8
  const chart = scenes.map(({ shapes, height: own }, index) => {
    const markup = element('g', { id: index === 0 ? 'chart' : `chart-${index + 1}`, transform: `translate(${figureMargin} ${decimal(y)})` }, shapes.map(shape => drawShape(shape, fonts)).join(''))
    y += own + chartGap
    return markup
  }).join('\n')
  y += 6 - chartGap
  const below = figure.legend ? notes.map(note => written(note, muted(9.5), 13, 8)).join('') : ''
  const caption = written(figure.caption ?? '', { size: 11, weight: 'regular', colour: palette.ink }, 15, 20)
  const foot = figure.sourceLine === false ? '' : written(figure.source ? `Source: ${figure.source}. Made with Entente.` : 'Made with Entente.', muted(9.5), 15, 2)
  const { height, heightMm } = pageHeight(figure, width, Math.ceil(y + figureMargin * 0.7))
  const svg = await svgDocument({
    widthMm: figure.widthMm, heightMm, width, height, title: figure.title || figure.source || 'Chart', background: figure.transparent ? null : palette.background, defs: '',
    description: [...lines, ...scenes.map(({ description }) => description)].join(' ').trim(),
    content: [
      element('g', { id: 'heading' }, head), '\n', chart, '\n', below === '' ? '' : element('g', { id: 'notes' }, below), caption === '' ? '' : element('g', { id: 'caption' }, caption),
      element('g', { id: 'source' }, foot),
    ].join(''),
  }, fonts, figure.fontFolder)
  return { svg, widthMm: figure.widthMm, heightMm, missingCharacters: fonts.missing(), smallestPt: ((chartText * figure.widthMm) / width / 25.4) * 72 }
}

const dashes = (dash: readonly number[]) => (dash.length === 0 ? {} : { 'stroke-dasharray': dash.join(' ') })

function drawShape(shape: ChartShape, fonts: FontUse): string {
  switch (shape.kind) {
    case 'line': return element('line', { x1: shape.x1, y1: shape.y1, x2: shape.x2, y2: shape.y2, stroke: shape.stroke, 'stroke-width': shape.width, ...dashes(shape.dash) })
    case 'path': return element('path', { d: shape.d, fill: shape.fill ?? 'none', ...(shape.stroke === null ? {} : { stroke: shape.stroke, 'stroke-width': shape.width, 'stroke-linejoin': 'round' }), ...dashes(shape.dash) })
    case 'rect': return element('rect', { x: shape.x, y: shape.y, width: shape.width, height: shape.height, fill: shape.fill })
    case 'text': return textLine(shape.text, shape.x, shape.y, { size: shape.size, weight: shape.weight, colour: shape.colour, anchor: shape.anchor }, fonts)
  }
}

