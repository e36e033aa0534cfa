import type { Day } from '../contract/values.ts'
import { civilDate } from '../domain/day.ts'
import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { overlap } from '../domain/scene/geometry.ts'
import { palettes } from '../domain/scene/palette.ts'
import { wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import type { Box, Scene, SceneLabel } from '../domain/scene/types.ts'
import { FontUse } from './font-subset.ts'
import { drawLegend } from './svg-legend.ts'
import { arrowMark, nodeMarks, strandMark } from './svg-marks.ts'
import { decimal, element, escapeXml, textLine, type TextStyle } from './svg-write.ts'

export interface Figure {
  /** Above the network; empty for none. */
  readonly title: string
  /** Title of the project, for the source line. */
  readonly source: string
  readonly legend: boolean
  /** Width on paper. */
  readonly widthMm: number
  /** The part of the plane to show, in scene units; absent: everything. */
  readonly crop?: Box | undefined
  /** Where the fonts are, for a program that keeps them elsewhere than `fontPath` looks. */
  readonly fontFolder?: string | undefined
}

export interface SvgFigure {
  readonly svg: string
  readonly widthMm: number
  readonly heightMm: number
  /** Characters that no shipped font has. */
  readonly missingCharacters: readonly string[]
}

/**
 * A figure of a scene as one standalone SVG document: real text in embedded fonts, no reference to anything outside, a title and a
 * description for screen readers, every actor and tie a group with its own title. The same scene and figure give the same bytes.
 */
export async function renderSvg(scene: Scene, figure: Figure): Promise<SvgFigure> {
  const palette = palettes[scene.theme]
  const fonts = new FontUse()
  const zoom = 1 / scene.labelScale
  const view = figure.crop ?? scene.bounds
  const width = Math.max(view.width * zoom + 2 * figureMargin, figure.widthMm * figurePixelsPerMm)
  const inner = width - 2 * figureMargin

  let y = figureMargin
  const head: string[] = []
  const lines = (text: string, style: TextStyle, leading: number) => {
    for (const line of text === '' ? [] : wrapName(text, style.weight, inner / style.size, 3)) {
      y += leading
      head.push(headLine(line, y - leading * 0.25, inner, style, fonts))
    }
  }
  lines(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20)
  const when = describeTime(scene)
  lines(when, { size: 11, weight: 'regular', colour: palette.mutedInk }, 16)
  y += 14

  const planeHeight = view.height * zoom
  const left = figureMargin + (inner - view.width * zoom) / 2
  const place = `translate(${decimal(left)} ${decimal(y)}) scale(${round6(zoom)}) translate(${decimal(-view.x)} ${decimal(-view.y)})`
  const plane = element('g', { id: 'network', ...(figure.crop ? { 'clip-path': 'url(#plane)' } : {}) },
    element('g', { transform: place }, drawTies(scene, view), drawActors(scene, view, fonts)))
  const clip = figure.crop
    ? element('clipPath', { id: 'plane' }, element('rect', { x: left, y, width: view.width * zoom, height: planeHeight }))
    : ''
  y += planeHeight + 16

  const legend = figure.legend ? drawLegend(scene.legend, { x: figureMargin, y, width: inner }, zoom, palette, fonts) : { markup: '', height: 0 }
  y += legend.height
  if (legend.height > 0) y += 4
  const footStyle: TextStyle = { size: 9.5, weight: 'regular', colour: palette.mutedInk }
  const foot: string[] = []
  for (const line of wrapName(figure.source ? `Source: ${figure.source.replace(/[.\s]+$/u, '')}. Made with Entente.` : 'Made with Entente.', 'regular', inner / footStyle.size, 2)) {
    y += 13
    foot.push(headLine(line, y - 3, inner, footStyle, fonts))
  }
  const height = Math.ceil(y + figureMargin * 0.7)
  const heightMm = (figure.widthMm * height) / width

  const title = figure.title || figure.source || 'Network'
  const faces = await fonts.faces(figure.fontFolder)
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${decimal(figure.widthMm)}mm" height="${decimal(heightMm)}mm" viewBox="0 0 ${decimal(width)} ${height}" `,
    'role="img" aria-labelledby="figure-title figure-description">\n',
    `<title id="figure-title">${escapeXml(title)}</title>\n`,
    `<desc id="figure-description">${escapeXml(describe(scene, when))}</desc>\n`,
    `<defs><style>${faces}</style>${clip}</defs>\n`,
    element('rect', { width, height, fill: palette.background }), '\n',
    element('g', { id: 'heading' }, ...head), '\n', plane, '\n', legend.markup, '\n', element('g', { id: 'source' }, ...foot), '\n</svg>\n',
  ].join('')
  return { svg, widthMm: figure.widthMm, heightMm, missingCharacters: fonts.missing() }
}

/** A line of the heading or the foot: at the left, or where its script begins at the right. */
function headLine(line: string, y: number, inner: number, style: TextStyle, fonts: FontUse): string {
  return textDirection(line) === 'rtl'
    ? textLine(line, figureMargin + inner, y, { ...style, anchor: 'end' }, fonts)
    : textLine(line, figureMargin, y, style, fonts)
}

function drawTies(scene: Scene, view: Box): string {
  const groups: string[] = []
  const strands = Map.groupBy(scene.strands, (strand) => strand.tie)
  const arrows = new Map(scene.arrows.map((arrow) => [arrow.tie, arrow]))
  const titles = new Map(scene.ties.map((tie) => [tie.uid, tie.title]))
  for (const [tie, own] of strands) {
    const arrow = arrows.get(tie)
    if (!own.some(({ start, control, end }) => overlap(view, around([start, control ?? start, end])))) continue
    groups.push(element('g', { id: `tie-${tie}` },
      `<title>${escapeXml(titles.get(tie) ?? '')}</title>`, ...own.map(strandMark), arrow ? arrowMark(arrow) : ''), '\n')
  }
  return element('g', { id: 'ties' }, '\n', ...groups)
}

function around(points: readonly { x: number; y: number }[]): Box {
  const [x, y] = [Math.min(...points.map((p) => p.x)) - 10, Math.min(...points.map((p) => p.y)) - 10]
  return { x, y, width: Math.max(...points.map((p) => p.x)) + 10 - x, height: Math.max(...points.map((p) => p.y)) + 10 - y }
}

function drawActors(scene: Scene, view: Box, fonts: FontUse): string {
  const labels = new Map(scene.labels.map((label) => [label.actor, label]))
  const shown = scene.nodes.filter(({ x, y, width, height, uid }) => {
    const label = labels.get(uid)
    return overlap(view, { x: x - width / 2, y: y - height / 2, width, height }) || (label !== undefined && overlap(view, label.box))
  })
  return element('g', { id: 'actors' }, '\n', ...shown.map((node) => {
    const title = `<title>${escapeXml(node.fullName)}</title>`
    return element('g', { id: `actor-${node.uid}` }, title, nodeMarks(node)) + '\n'
  })) + element('g', { id: 'labels' }, '\n', ...shown.flatMap((node) => {
    const label = labels.get(node.uid)
    return label ? [drawLabel(label, fonts), '\n'] : []
  }))
}

function drawLabel({ actor, x, lines, fontSize, weight, colour, halo }: SceneLabel, fonts: FontUse): string {
  const style: TextStyle = { size: fontSize, weight, colour, anchor: 'middle', halo: { colour: halo, width: fontSize * 0.26 } }
  const texts = lines.map(({ text, y }) => textLine(text, x, y, style, fonts))
  return element('g', { 'data-actor': actor }, ...texts)
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The time that a scene shows, in words. */
export function describeTime(scene: Scene): string {
  if (scene.allTime) return 'All times: each tie at its highest level'
  const last = writtenDay(scene.asOf)
  if (scene.since === null || scene.since === scene.asOf) return `As of ${last}${scene.dating === 'certainly' ? ': ties that certainly hold then' : ''}`
  return `From ${writtenDay(scene.since)} to ${last}: ${scene.dating === 'certainly' ? 'ties that certainly held then, each' : 'each tie'} at its highest level`
}

function writtenDay(at: Day): string {
  const { year, month, day } = civilDate(at)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}

function describe(scene: Scene, when: string): string {
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  return [`Network of ${plural(scene.nodes.length, 'actor')} and ${plural(scene.ties.length, 'tie')}. ${when}.`, ...scene.ties.map((tie) => `${tie.title}.`)].join(' ')
}

const round6 = (value: number) => String(Math.round(value * 1e6) / 1e6)
