import { gridFor } from '../domain/compare/panels.ts'
import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { palettes } from '../domain/scene/palette.ts'
import { wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import type { Box, LegendEntry, Scene } from '../domain/scene/types.ts'
import { FontUse } from './font-subset.ts'
import { svgDocument } from './svg-document.ts'
import { drawLegend, legendFontSize } from './svg-legend.ts'
import { describe, drawPlane, headLine, outlinerFor, type Figure, type NetworkFigure } from './svg.ts'
import { element, type TextStyle } from './svg-write.ts'

/** One of several pictures in a figure. */
export interface Panel {
  readonly scene: Scene
  /** Over the picture. */
  readonly caption: string
}

export interface PanelsFigure extends Figure {
  /** Under the title: what the pictures are of, and which rules hold. */
  readonly lines: readonly string[]
}

/** Pictures on paper are at least about this wide where there is room for several beside each other, in millimetres. */
const usualPanelMm = 78
const gap = 16
const captionHeight = 22
/** Small networks are not blown up beyond this. */
const largestZoom = 1.5

/**
 * A figure of several scenes of one network, all with the same part of the plane at the same size, under one title and over one legend.
 * @param make the pictures with names placed for a scale (scene units per pixel)
 */
export async function renderPanels(make: (labelScale: number) => readonly Panel[], figure: PanelsFigure): Promise<NetworkFigure> {
  const outliner = await outlinerFor(figure)
  let width = (figure.widthMm * figurePixelsPerMm) / (figure.lettering ?? 1)
  let page = drawPage(make, figure, width, new FontUse(outliner))
  // Where a given height has no room for everything, the page grows in both directions: all becomes smaller on paper.
  const heightOf = () => (figure.heightMm === undefined ? page.height : (width * figure.heightMm) / figure.widthMm)
  for (let round = 0; round < 12 && page.height > heightOf() + 0.5; round++) {
    width *= Math.max(1.02, Math.sqrt(page.height / heightOf()))
    page = drawPage(make, figure, width, new FontUse(outliner))
  }
  const height = heightOf()
  const heightMm = figure.heightMm ?? (figure.widthMm * height) / width
  const [first] = page.panels
  const theme = first?.scene.theme ?? 'light'
  const title = figure.title || figure.source || 'Network'
  const svg = await svgDocument({
    widthMm: figure.widthMm, heightMm, width, height, title, background: figure.transparent ? null : palettes[theme].background, defs: page.clips,
    description: [...figure.lines, ...page.panels.map(({ scene, caption }) => describe(scene, caption))].join('. '), content: page.content,
  }, page.fonts, figure.fontFolder)
  const pointsPerPixel = ((figure.widthMm / width) * 72) / 25.4
  const sizes = page.panels.flatMap(({ scene }) => scene.labels.map(({ fontSize }) => fontSize / scene.labelScale))
  return {
    svg, widthMm: figure.widthMm, heightMm, missingCharacters: page.fonts.missing(), smallestPt: Math.min(...sizes, legendFontSize) * pointsPerPixel,
    ties: [...new Set(page.panels.flatMap(({ scene }) => scene.ties.map(({ uid }) => uid)))],
  }
}

interface Page {
  readonly content: string
  readonly clips: string
  readonly panels: readonly Panel[]
  readonly fonts: FontUse
  readonly height: number
}

function drawPage(make: (labelScale: number) => readonly Panel[], figure: PanelsFigure, width: number, fonts: FontUse): Page {
  const inner = width - 2 * figureMargin
  const trial = make(1)
  const palette = palettes[trial[0]?.scene.theme ?? 'light']
  let y = figureMargin
  const lines = (text: string, style: TextStyle, leading: number, most = 3): string[] => (text === '' ? [] : wrapName(text, style.weight, inner / style.size, most)).map((line) => {
    y += leading
    return headLine(line, y - leading * 0.25, inner, style, fonts, textDirection(text))
  })
  const quiet: TextStyle = { size: 11, weight: 'regular', colour: palette.mutedInk }
  const head = [...lines(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20), ...(figure.timeLine === false ? [] : figure.lines.flatMap((line) => lines(line, quiet, 16, 6)))]
  y += 10

  const below = footHeight(figure, trial, width)
  const room = figure.heightMm === undefined ? null : (width * figure.heightMm) / figure.widthMm - y - below - figureMargin * 0.7
  const widthOf = (columns: number) => (inner - (columns - 1) * gap) / columns
  const heightOf = (rows: number) => (room === null ? Infinity : Math.max(60, (room - (rows - 1) * gap) / rows - captionHeight))
  const columns = room === null
    ? Math.max(1, Math.min(trial.length, Math.round((width / figurePixelsPerMm) / usualPanelMm)))
    : bestColumns(make, trial, figure.crop, { width: inner, height: Math.max(80, room) }, widthOf, heightOf)
  const rows = Math.ceil(trial.length / columns)
  const panelWidth = widthOf(columns)
  const { panels, zoom, view } = settle(make, figure.crop, panelWidth, heightOf(rows))
  const panelHeight = view.height * zoom
  // What a given height leaves over stands above and below the pictures.
  y += room === null ? 0 : Math.max(0, room - rows * (captionHeight + panelHeight + gap)) / 2

  const parts: string[] = []
  const clips: string[] = []
  panels.forEach(({ scene, caption }, index) => {
    const left = figureMargin + (index % columns) * (panelWidth + gap)
    const top = y + Math.floor(index / columns) * (captionHeight + panelHeight + gap)
    const style: TextStyle = { size: 12, weight: 'semibold', colour: palette.ink }
    const [line = ''] = wrapName(caption, 'semibold', panelWidth / style.size, 1)
    const at = { x: left + (panelWidth - view.width * zoom) / 2, y: top + captionHeight }
    const clip = `panel-${index + 1}`
    clips.push(element('clipPath', { id: clip }, element('rect', { x: at.x, y: at.y, width: view.width * zoom, height: panelHeight })))
    parts.push(element('g', { id: `picture-${index + 1}`, role: 'group', 'aria-label': caption },
      element('g', { transform: `translate(${left - figureMargin} 0)` }, headLine(line, top + 15, panelWidth, style, fonts)),
      element('g', figure.crop ? { 'clip-path': `url(#${clip})` } : {}, drawPlane(scene, view, { ...at, zoom }, fonts, `${index + 1}-`))), '\n')
  })
  y += rows * (captionHeight + panelHeight + gap) + (room === null ? 0 : Math.max(0, room - rows * (captionHeight + panelHeight + gap)) / 2)

  const legend = figure.legend ? drawLegend(entriesOf(panels), { x: figureMargin, y, width: inner }, zoom, palette, fonts) : { markup: '', height: 0 }
  y += legend.height + (legend.height > 0 ? 4 : 0)
  const caption = lines(figure.caption ?? '', { size: 11, weight: 'regular', colour: palette.ink }, 15, 20)
  const foot = figure.sourceLine === false ? [] : lines(sourceOf(figure), { size: 9.5, weight: 'regular', colour: palette.mutedInk }, 13, 2)
  return {
    content: [element('g', { id: 'heading' }, ...head), '\n', ...parts, legend.markup, '\n', ...(caption.length > 0 ? [element('g', { id: 'caption' }, ...caption), '\n'] : []), element('g', { id: 'source' }, ...foot)].join(''),
    clips: figure.crop ? clips.join('') : '', panels, fonts, height: Math.ceil(y + figureMargin * 0.7),
  }
}

const sourceOf = (figure: Figure): string => (figure.source ? `Source: ${figure.source.replace(/[.\s]+$/u, '')}. Made with Entente.` : 'Made with Entente.')

/** Networks up to this size are tried in every arrangement; of larger ones only the shape counts. */
const mostTried = 300

/** In how many columns the pictures are largest, names included: in narrow ones these take most of the room. */
function bestColumns(
  make: (labelScale: number) => readonly Panel[], trial: readonly Panel[], crop: Box | undefined, room: { width: number; height: number },
  widthOf: (columns: number) => number, heightOf: (rows: number) => number,
): number {
  if (trial.length * (trial[0]?.scene.nodes.length ?? 0) > mostTried) return gridFor(trial.length, room, crop ?? sharedOf(trial), captionHeight + gap).columns
  let best = { columns: 1, zoom: -1 }
  for (let columns = 1; columns <= trial.length; columns++) {
    const { zoom } = settle(make, crop, widthOf(columns), heightOf(Math.ceil(trial.length / columns)))
    if (zoom > best.zoom + 1e-6) best = { columns, zoom }
  }
  return best.columns
}

/** Height of what stands under the pictures, in pixels. */
function footHeight(figure: PanelsFigure, trial: readonly Panel[], width: number): number {
  const inner = width - 2 * figureMargin
  const palette = palettes[trial[0]?.scene.theme ?? 'light']
  const legend = figure.legend ? drawLegend(entriesOf(trial), { x: 0, y: 0, width: inner }, 1, palette, new FontUse()).height + 4 : 0
  const count = (text: string, size: number, most: number) => (text === '' ? 0 : wrapName(text, 'regular', inner / size, most).length)
  return legend + 15 * count(figure.caption ?? '', 11, 20) + (figure.sourceLine === false ? 0 : 13 * count(sourceOf(figure), 9.5, 2))
}

/** Names have a size of their own on paper, so the extent depends on the zoom a little: a few rounds settle it. */
function settle(make: (labelScale: number) => readonly Panel[], crop: Box | undefined, width: number, height: number): { panels: readonly Panel[]; zoom: number; view: Box } {
  let zoom = 1
  let panels = make(1)
  for (let round = 0; round < 4; round++) {
    const view = crop ?? sharedOf(panels)
    const next = Math.min(largestZoom, Math.round(Math.min(width / Math.max(1, view.width), height / Math.max(1, view.height)) * 10_000) / 10_000)
    if (Math.abs(next - zoom) < 0.002 * zoom) break
    zoom = next
    panels = make(1 / zoom)
  }
  const view = crop ?? sharedOf(panels)
  return { panels, view, zoom: Math.min(zoom, width / Math.max(1, view.width)) }
}

function sharedOf(panels: readonly Panel[]): Box {
  const boxes = panels.map(({ scene }) => scene.bounds)
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }
}

/** One legend for all: every entry of any of them once. */
function entriesOf(panels: readonly Panel[]): LegendEntry[] {
  const entries = new Map<string, LegendEntry>()
  for (const { scene } of panels) for (const entry of scene.legend) if (!entries.has(entry.id)) entries.set(entry.id, entry)
  return [...entries.values()]
}
