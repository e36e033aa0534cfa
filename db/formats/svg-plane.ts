import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { planeText } from '../domain/plane/build-plane.ts'
import { planeLegend } from '../domain/plane/legend.ts'
import { markPath } from '../domain/plane/marks.ts'
import type { PlanePoint, PlaneScene } from '../domain/plane/types.ts'
import { palettes, type Palette } from '../domain/scene/palette.ts'
import { textWidth, wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import { FontUse } from './font-subset.ts'
import { headLine, outlinerFor, type SvgFigure } from './svg.ts'
import { svgDocument } from './svg-document.ts'
import { decimal, element, escapeXml, textLine, type TextStyle } from './svg-write.ts'

/** What the pages of the plane and of the matrix have beside their picture. */
export interface PageFigure {
  readonly title: string
  /** Title of the project, for the source line. */
  readonly source: string
  readonly legend: boolean
  readonly widthMm: number
  /** Of the page; absent: what the content takes. More than it takes stays free below, less is not cut. */
  readonly heightMm?: number | undefined
  /** Below the legend; absent or empty: none. */
  readonly caption?: string | undefined
  /** Whether the line with the source is in; absent: yes. */
  readonly sourceLine?: boolean | undefined
  /** Whether what lies behind shows through; absent: no. */
  readonly transparent?: boolean | undefined
  /** Whether text is drawn as outlines; absent: no. */
  readonly outlines?: boolean | undefined
  readonly fontFolder?: string | undefined
}

export interface PageSvg extends SvgFigure {
  /** Size of the smallest lettering on paper apart from the source line, in points. */
  readonly smallestPt: number
}

/** Points on paper of the names of ties where a millimetre of the page is `figurePixelsPerMm`. */
const planePt = (planeText / figurePixelsPerMm / 25.4) * 72
const usualPlaneShape = 0.78
/** Least height of a plane that can be read, in scene units. */
const leastPlane = 330

/**
 * Size of the plane in a figure of that width on paper with names of that size, in scene units. For a page of a given height, `beside` is what the
 * other parts of the figure take: the plane has what they leave, and names become smaller where that would be too little.
 */
export function planeSize({ widthMm, heightMm, letteringPt }: { widthMm: number; heightMm?: number | undefined; letteringPt: number }, beside?: number): { width: number; height: number } {
  const across = Math.max(320 + 2 * figureMargin, (widthMm * figurePixelsPerMm * planePt) / letteringPt)
  if (heightMm === undefined || beside === undefined) return { width: across - 2 * figureMargin, height: Math.round((across - 2 * figureMargin) * usualPlaneShape) }
  const shape = heightMm / widthMm
  const width = Math.max(across, (leastPlane + beside) / shape)
  return { width: width - 2 * figureMargin, height: Math.floor(width * shape - beside) }
}

/** Ties without a place that a figure names; the others are counted. */
const namedUnplaced = 8

/**
 * The practice plane as one standalone SVG document with embedded fonts, a title and a description, its legend, what period it shows, what has no
 * place in it, and a source line. The same scene and figure give the same bytes.
 */
export async function renderPlane(scene: PlaneScene, figure: PageFigure): Promise<PageSvg> {
  const palette = palettes[scene.theme]
  const fonts = new FontUse(await outlinerFor(figure))
  const width = scene.width + 2 * figureMargin
  const inner = scene.width
  let y = figureMargin
  const lines = (text: string, style: TextStyle, leading: number, most: number): string => (text === '' ? [] : wrapName(text, style.weight, inner / style.size, most)).map(line => {
    y += leading
    return headLine(line, y - leading * 0.25, inner, style, fonts, textDirection(text))
  }).join('')
  const muted = (size: number): TextStyle => ({ size, weight: 'regular', colour: palette.mutedInk })

  const head = lines(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20, 3) + lines(scene.when, muted(11), 16, 3)
  y += 10
  const plane = element('g', { id: 'plane', transform: `translate(${figureMargin} ${decimal(y)})` }, drawPlane(scene, palette, fonts))
  y += scene.height + 8
  const legend = figure.legend ? drawLegend(y, inner, palette, fonts) : { markup: '', height: 0 }
  y += legend.height
  const notes = notPlaced(scene).map(text => lines(text, muted(9.5), 13, 2)).join('')
  const caption = lines(figure.caption ?? '', { size: 11, weight: 'regular', colour: palette.ink }, 15, 20)
  const foot = figure.sourceLine === false ? '' : lines(figure.source ? `Source: ${figure.source}. Made with Entente.` : 'Made with Entente.', muted(9.5), 15, 2)
  const { height, heightMm } = pageHeight(figure, width, Math.ceil(y + figureMargin * 0.7))
  const svg = await svgDocument({
    widthMm: figure.widthMm, heightMm, width, height, title: figure.title || figure.source || 'Practice plane', background: figure.transparent ? null : palette.background, defs: '',
    description: `Practice plane: ${scene.axes.x} across, ${scene.axes.y} upward. ${scene.when}. ${scene.points.map(point => `${point.title}.`).join(' ')}`,
    content: [
      element('g', { id: 'heading' }, head), '\n', plane, '\n', legend.markup, '\n', element('g', { id: 'notes' }, notes), caption === '' ? '' : element('g', { id: 'caption' }, caption),
      element('g', { id: 'source' }, foot),
    ].join(''),
  }, fonts, figure.fontFolder)
  return { svg, widthMm: figure.widthMm, heightMm, missingCharacters: fonts.missing(), smallestPt: (((figure.legend ? 10.5 : planeText) * figure.widthMm) / width / 25.4) * 72 }
}

/** Height of a page whose content takes so much of it, in scene units and on paper. */
export function pageHeight({ widthMm, heightMm }: Pick<PageFigure, 'widthMm' | 'heightMm'>, width: number, needed: number): { height: number; heightMm: number } {
  const asked = heightMm === undefined ? 0 : (width * heightMm) / widthMm
  return asked >= needed && heightMm !== undefined ? { height: asked, heightMm } : { height: needed, heightMm: (widthMm * needed) / width }
}

function notPlaced({ unplaced, neither, unlabelled }: PlaneScene): string[] {
  const named = unplaced.slice(0, namedUnplaced).map(({ text }) => text)
  const more = unplaced.length - named.length
  const list = unplaced.length === 0 ? [] : [`Not placed: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`]
  const counts = [
    neither > 0 ? `${neither} ${neither === 1 ? 'tie in a period is' : 'ties in periods are'} coded on neither practice.` : '',
    unlabelled > 0 ? `${unlabelled} ${unlabelled === 1 ? 'label' : 'labels'} left out for lack of room.` : '',
  ].filter(text => text !== '')
  return [...list, ...(counts.length > 0 ? [counts.join(' ')] : [])]
}

function drawPlane(scene: PlaneScene, palette: Palette, fonts: FontUse): string {
  const { plot } = scene
  const [bottom, right] = [plot.y + plot.height, plot.x + plot.width]
  const tick: TextStyle = { size: planeText, weight: 'regular', colour: palette.mutedInk }
  const out: string[] = []
  for (const region of scene.regions) {
    out.push(element('rect', { x: region.x, y: region.y, width: region.width, height: region.height, fill: region.fill }))
  }
  for (const { at, axis } of scene.ticks) {
    out.push(element('line', { ...(axis === 'x' ? { x1: at, x2: at, y1: plot.y, y2: bottom } : { x1: plot.x, x2: right, y1: at, y2: at }), stroke: palette.frame, 'stroke-width': 0.6, 'stroke-dasharray': '1 3' }))
  }
  for (const { from, to } of scene.lines) out.push(element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: palette.notCoded, 'stroke-width': 1 }))
  out.push(element('rect', { x: plot.x, y: plot.y, width: plot.width, height: plot.height, fill: 'none', stroke: palette.notCoded, 'stroke-width': 1 }))
  for (const { text, at, axis } of scene.ticks) {
    out.push(axis === 'x' ? textLine(text, at, bottom + 15, { ...tick, anchor: 'middle' }, fonts) : textLine(text, plot.x - 7, at + 4, { ...tick, anchor: 'end' }, fonts))
  }
  const title: TextStyle = { size: planeText, weight: 'semibold', colour: palette.ink, anchor: 'middle' }
  out.push(textLine(scene.axes.x, plot.x + plot.width / 2, bottom + 33, title, fonts))
  out.push(element('g', { transform: `translate(11 ${decimal(plot.y + plot.height / 2)}) rotate(-90)` }, textLine(scene.axes.y, 0, 0, title, fonts)))
  const region: TextStyle = { size: planeText, weight: 'semibold', colour: palette.mutedInk }
  for (const { text, textX, textY, anchor } of scene.regions) out.push(textLine(text, textX, textY, { ...region, anchor }, fonts))
  out.push('\n')
  for (const { from, to, arrow, isGap } of scene.steps) {
    out.push(element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: palette.arrow, 'stroke-width': 1.1, 'stroke-opacity': 0.6, ...(isGap ? { 'stroke-dasharray': '4 3' } : {}) }))
    out.push(element('path', { d: `M${arrow.map(point => `${decimal(point.x)} ${decimal(point.y)}`).join('L')}Z`, fill: palette.arrow }))
  }
  out.push('\n')
  for (const point of scene.points) {
    out.push(element('g', { id: `point-${point.id.replace(' ', '-')}` }, `<title>${escapeXml(point.title)}</title>`, mark(point, palette)), '\n')
  }
  const label: TextStyle = { size: planeText, weight: 'regular', colour: palette.ink, halo: { colour: palette.background, width: 3 } }
  for (const { text, x, y, anchor } of scene.labels) out.push(textLine(text, x, y, { ...label, anchor }, fonts))
  return out.join('')
}

function mark({ shape, look, x, y, radius }: Pick<PlanePoint, 'shape' | 'look' | 'x' | 'y' | 'radius'>, palette: Palette): string {
  const d = markPath(shape, x, y, radius)
  if (look === 'filled') return element('path', { d, fill: palette.arrow, stroke: palette.background, 'stroke-width': 1 })
  const outline = element('path', { d, fill: palette.background, stroke: palette.arrow, 'stroke-width': look === 'hatched' ? 1 : 1.6 })
  return look === 'hatched' ? outline + element('path', { d: hatchPath(x, y, radius * 0.85), stroke: palette.arrow, 'stroke-width': 0.8 }) : outline
}

/** Not coded is hatched, here as everywhere: slanting lines within a circle. */
function hatchPath(x: number, y: number, radius: number): string {
  const lines: string[] = []
  for (let off = -radius + 1.2; off < radius; off += 2.4) {
    const half = Math.sqrt(Math.max(0, radius * radius - off * off))
    // Along the diagonal, `off` away from the middle.
    const [middleX, middleY, along] = [x + off * Math.SQRT1_2, y + off * Math.SQRT1_2, half * Math.SQRT1_2]
    lines.push(`M${decimal(middleX - along)} ${decimal(middleY + along)}L${decimal(middleX + along)} ${decimal(middleY - along)}`)
  }
  return lines.join('')
}

function drawLegend(top: number, width: number, palette: Palette, fonts: FontUse): { markup: string; height: number } {
  const style: TextStyle = { size: 10.5, weight: 'regular', colour: palette.ink }
  const out: string[] = []
  let [x, y] = [figureMargin, top + 12]
  for (const { title, keys } of planeLegend) {
    out.push(textLine(title, x, y, { ...style, weight: 'semibold' }, fonts))
    x += textWidth(title, 'semibold') * style.size + 14
    for (const { text, shape, look, radius } of keys) {
      const needed = 22 + textWidth(text, 'regular') * style.size + 14
      if (x + needed > figureMargin + width) {
        x = figureMargin
        y += 18
      }
      out.push(mark({ shape, look, radius, x: x + 8, y: y - 4 }, palette), textLine(text, x + 20, y, style, fonts))
      x += needed
    }
    x = figureMargin
    y += 20
  }
  return { markup: element('g', { id: 'legend' }, ...out), height: y - top - 8 }
}
