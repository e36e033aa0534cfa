import type { Day } from '../contract/values.ts'
import { civilDate } from '../domain/day.ts'
import { filterLine } from '../domain/filter/summary.ts'
import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { overlap } from '../domain/scene/geometry.ts'
import { palettes } from '../domain/scene/palette.ts'
import { wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import { around, placeNumbers, shownTies } from '../domain/scene/tie-numbers.ts'
import type { Box, Scene, SceneLabel } from '../domain/scene/types.ts'
import { FontUse } from './font-subset.ts'
import type { Outliner } from './outlines.ts'
import { drawLegend, legendFontSize } from './svg-legend.ts'
import { arrowMark, letterMark, nodeMarks, signMark, strandMark } from './svg-marks.ts'
import { drawEvidenceList, drawNumbers, listSize } from './svg-numbers.ts'
import { svgDocument } from './svg-document.ts'
import { decimal, element, escapeXml, textLine, type TextStyle } from './svg-write.ts'

export interface Figure {
  /** Above the network; empty for none. */
  readonly title: string
  /** Title of the project, for the source line. */
  readonly source: string
  readonly legend: boolean
  /** Width on paper. */
  readonly widthMm: number
  /** Height on paper; absent: what the content takes. */
  readonly heightMm?: number | undefined
  /** Size of the lettering as a multiple of the usual one; absent: 1. */
  readonly lettering?: number | undefined
  /** Below the legend; absent or empty: none. */
  readonly caption?: string | undefined
  /** Whether the line with the date or range is in; absent: yes. */
  readonly timeLine?: boolean | undefined
  /** Whether the line with the source is in; absent: yes. */
  readonly sourceLine?: boolean | undefined
  /** Whether what lies behind shows through; absent: no. */
  readonly transparent?: boolean | undefined
  /** The part of the plane to show, in scene units; absent: everything. */
  readonly crop?: Box | undefined
  /** Whether small numbers stand on the ties, which an appendix takes up; absent: no. */
  readonly numbered?: boolean | undefined
  /** What stands behind each tie, by its uid: numbers stand on the ties, and a list of these lines below; absent: no list. */
  readonly evidence?: ReadonlyMap<string, string> | undefined
  /** Whether text is drawn as the outlines of its letters, with no fonts inside; absent: no. */
  readonly outlines?: boolean | undefined
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

export interface NetworkFigure extends SvgFigure {
  /** Size of the smallest names and legend on paper, in points. */
  readonly smallestPt: number
  /** Uids of the ties that it shows, in the order of their numbers. */
  readonly ties: readonly string[]
}

/**
 * A figure of a scene as one standalone SVG document: real text in embedded fonts, no reference to anything outside, a title and a
 * description for screen readers, every actor and tie a group with its own title. The same scene and figure give the same bytes.
 */
export async function renderSvg(scene: Scene, figure: Figure): Promise<NetworkFigure> {
  const palette = palettes[scene.theme]
  const outliner = await outlinerFor(figure)
  const { drawn, fonts, width, height } = pageOf(scene, figure, outliner)
  const heightMm = figure.heightMm ?? (figure.widthMm * height) / width

  const title = figure.title || figure.source || 'Network'
  const svg = await svgDocument({
    widthMm: figure.widthMm, heightMm, width, height, title, description: describe(scene, [describeTime(scene), filterLine(scene.filter)].filter((line) => line !== '').join('. ')),
    background: figure.transparent ? null : palette.background, defs: drawn.clip,
    content: [element('g', { id: 'heading' }, ...drawn.head), '\n', drawn.plane, '\n', drawn.legend, '\n', drawn.evidence, ...drawn.caption, element('g', { id: 'source' }, ...drawn.foot)].join(''),
  }, fonts, figure.fontFolder)
  const pointsPerPixel = ((figure.widthMm / width) * 72) / 25.4
  const sizes = [...scene.labels.map(({ fontSize }) => fontSize / scene.labelScale), ...(drawn.legend === '' ? [] : [legendFontSize]), ...(drawn.evidence === '' ? [] : [listSize])]
  const ties = shownTies(scene, figure.crop ?? scene.bounds).map(({ uid }) => uid)
  return { svg, widthMm: figure.widthMm, heightMm, missingCharacters: fonts.missing(), smallestPt: Math.min(...sizes, 1_000) * pointsPerPixel, ties }
}

/** What sets text as outlines, where a figure asks for it. Loaded then alone. */
export async function outlinerFor({ outlines, fontFolder }: Pick<Figure, 'outlines' | 'fontFolder'>): Promise<Outliner | null> {
  return outlines ? new (await import('./outlines.ts')).Outliner(fontFolder) : null
}

/** The pixels of a figure's height that are left for the network, beside heading, legend and foot; null where the height is free. */
export function roomForPlane(scene: Scene, figure: Figure): number | null {
  if (figure.heightMm === undefined) return null
  const width = leastWidth(scene, figure)
  const { planeHeight, height } = drawPage(scene, figure, width, 0, new FontUse())
  return Math.max(60, (width * figure.heightMm) / figure.widthMm - (height - planeHeight))
}

function leastWidth(scene: Scene, figure: Figure): number {
  const view = figure.crop ?? scene.bounds
  return Math.max(view.width / scene.labelScale + 2 * figureMargin, (figure.widthMm * figurePixelsPerMm) / (figure.lettering ?? 1))
}

/** Everything at its place. Where the content is too tall for a given height, the page grows in both directions: all becomes smaller on paper. */
function pageOf(scene: Scene, figure: Figure, outliner: Outliner | null): { drawn: Page; fonts: FontUse; width: number; height: number } {
  let width = leastWidth(scene, figure)
  for (;;) {
    const fonts = new FontUse(outliner)
    const drawn = drawPage(scene, figure, width, 0, fonts)
    if (figure.heightMm === undefined) return { drawn, fonts, width, height: drawn.height }
    const height = (width * figure.heightMm) / figure.widthMm
    if (drawn.height <= height) return { drawn: drawPage(scene, figure, width, height - drawn.height, fonts), fonts, width, height }
    width *= Math.max(1.01, drawn.height / height)
  }
}

interface Page {
  readonly head: string[]
  readonly plane: string
  readonly clip: string
  readonly legend: string
  readonly evidence: string
  readonly caption: string[]
  readonly foot: string[]
  readonly planeHeight: number
  readonly height: number
}

/** @param spare pixels of height to share out above and below the network */
function drawPage(scene: Scene, figure: Figure, width: number, spare: number, fonts: FontUse): Page {
  const palette = palettes[scene.theme]
  const zoom = 1 / scene.labelScale
  const view = figure.crop ?? scene.bounds
  const inner = width - 2 * figureMargin

  let y = figureMargin
  const lines = (text: string, style: TextStyle, leading: number, most = 3): string[] => (text === '' ? [] : wrapName(text, style.weight, inner / style.size, most)).map((line) => {
    y += leading
    return headLine(line, y - leading * 0.25, inner, style, fonts, textDirection(text))
  })
  const head = lines(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20)
  const shown: TextStyle = { size: 11, weight: 'regular', colour: palette.mutedInk }
  if (figure.timeLine !== false) head.push(...lines(describeTime(scene), shown, 16), ...lines(filterLine(scene.filter), shown, 15, 6))
  y += 14 + spare / 2

  const planeHeight = view.height * zoom
  const left = figureMargin + (inner - view.width * zoom) / 2
  const numberedTies = figure.numbered || figure.evidence ? shownTies(scene, view) : []
  const numbers = placeNumbers(scene, view, numberedTies)
  const plane = element('g', { id: 'network', ...(figure.crop ? { 'clip-path': 'url(#plane)' } : {}) },
    drawPlane(scene, view, { x: left, y, zoom }, fonts, '', numbers.length > 0 ? drawNumbers(numbers, scene.labelScale, palette, fonts) : ''))
  const clip = figure.crop
    ? element('clipPath', { id: 'plane' }, element('rect', { x: left, y, width: view.width * zoom, height: planeHeight }))
    : ''
  y += planeHeight + 16 + spare / 2

  const legend = figure.legend ? drawLegend(scene.legend, { x: figureMargin, y, width: inner }, zoom, palette, fonts) : { markup: '', height: 0 }
  y += legend.height
  if (legend.height > 0) y += 4
  const evidenceLines = figure.evidence ? numberedTies.map((tie, index) => ({ number: String(index + 1), text: figure.evidence?.get(tie.uid) ?? '' })) : []
  const list = drawEvidenceList(evidenceLines, { x: figureMargin, y: y + 4, width: inner }, palette, fonts)
  if (list.height > 0) y += list.height + 10
  const captionLines = lines(figure.caption ?? '', { size: 11, weight: 'regular', colour: palette.ink }, 15, 20)
  const caption = captionLines.length > 0 ? [element('g', { id: 'caption' }, ...captionLines), '\n'] : []
  if (captionLines.length > 0) y += 4
  const footStyle: TextStyle = { size: 9.5, weight: 'regular', colour: palette.mutedInk }
  const foot: string[] = []
  const source = figure.source ? `Source: ${figure.source.replace(/[.\s]+$/u, '')}. Made with Entente.` : 'Made with Entente.'
  for (const line of figure.sourceLine === false ? [] : wrapName(source, 'regular', inner / footStyle.size, 2)) {
    y += 13
    foot.push(headLine(line, y - 3, inner, footStyle, fonts))
  }
  return { head, plane, clip, legend: legend.markup, evidence: list.markup === '' ? '' : `${list.markup}\n`, caption, foot, planeHeight, height: Math.ceil(y + figureMargin * 0.7) }
}

/** A part of the plane at a place on the page. `prefix` keeps ids apart where a page has several; `above` is drawn over it, in scene units. */
export function drawPlane(scene: Scene, view: Box, { x, y, zoom }: { x: number; y: number; zoom: number }, fonts: FontUse, prefix = '', above = ''): string {
  const place = `translate(${decimal(x)} ${decimal(y)}) scale(${round6(zoom)}) translate(${decimal(-view.x)} ${decimal(-view.y)})`
  return element('g', { transform: place }, drawTies(scene, view, prefix), drawMarks(scene, view, fonts, prefix), drawActors(scene, view, fonts, prefix), above)
}

/** A line of the heading or the foot: at the left, or at the right where the text that it is of begins with a script that does. */
export function headLine(line: string, y: number, inner: number, style: TextStyle, fonts: FontUse, direction = textDirection(line)): string {
  return direction === 'rtl'
    ? textLine(line, figureMargin + inner, y, { ...style, anchor: 'end' }, fonts)
    : textLine(line, figureMargin, y, style, fonts)
}

function drawTies(scene: Scene, view: Box, prefix: string): string {
  const groups: string[] = []
  const strands = Map.groupBy(scene.strands, (strand) => strand.tie)
  const arrows = new Map(scene.arrows.map((arrow) => [arrow.tie, arrow]))
  const titles = new Map(scene.ties.map((tie) => [tie.uid, tie.title]))
  for (const [tie, own] of strands) {
    const arrow = arrows.get(tie)
    if (!own.some(({ start, control, end }) => overlap(view, around([start, control ?? start, end])))) continue
    groups.push(element('g', { id: `${prefix}tie-${tie}` },
      `<title>${escapeXml(titles.get(tie) ?? '')}</title>`, ...own.map(strandMark), arrow ? arrowMark(arrow) : ''), '\n')
  }
  return element('g', { id: `${prefix}ties` }, '\n', ...groups)
}

/** Signs and numbers on the lines; nothing where there are none. */
function drawMarks({ marks }: Scene, view: Box, fonts: FontUse, prefix: string): string {
  const shown = marks.filter(({ x, y, radius }) => overlap(view, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }))
  return shown.length === 0 ? '' : element('g', { id: `${prefix}marks` }, ...shown.map((mark) => element('g', { 'data-mark': mark.form }, signMark(mark, fonts))))
}

function drawActors(scene: Scene, view: Box, fonts: FontUse, prefix: string): string {
  const labels = new Map(scene.labels.map((label) => [label.actor, label]))
  const shown = scene.nodes.filter(({ x, y, width, height, uid }) => {
    const label = labels.get(uid)
    return overlap(view, { x: x - width / 2, y: y - height / 2, width, height }) || (label !== undefined && overlap(view, label.box))
  })
  return element('g', { id: `${prefix}actors` }, '\n', ...shown.map((node) => {
    const title = `<title>${escapeXml(node.fullName)}</title>`
    return element('g', { id: `${prefix}actor-${node.uid}` }, title, nodeMarks(node), node.letter === undefined ? '' : letterMark(node.letter, node.x, node.y, Math.min(node.width, node.height), node.ink ?? node.stroke, fonts)) + '\n'
  })) + element('g', { id: `${prefix}labels` }, '\n', ...shown.flatMap((node) => {
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

/** A day as figures write it: 7 October 2023. */
export function writtenDay(at: Day): string {
  const { year, month, day } = civilDate(at)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}

/** A scene in words, for those who do not see it. */
export function describe(scene: Scene, when: string): string {
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  return [`Network of ${plural(scene.nodes.length, 'actor')} and ${plural(scene.ties.length, 'tie')}. ${when}.`, ...scene.ties.map((tie) => `${tie.title}.`)].join(' ')
}

const round6 = (value: number) => String(Math.round(value * 1e6) / 1e6)
