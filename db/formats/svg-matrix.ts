import { levelFill, levelText, type LevelFill, type MatrixCellScene, type MatrixScene } from '../domain/matrix-scene.ts'
import { figureMargin, figurePixelsPerMm } from '../domain/scene/figure-scene.ts'
import { contrast, palettes, type Palette } from '../domain/scene/palette.ts'
import { capHeight, textWidth, wrapName } from '../domain/scene/text-metrics.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import type { Box } from '../domain/scene/types.ts'
import { readingNames } from './evidence/words.ts'
import { FontUse } from './font-subset.ts'
import { headLine, outlinerFor } from './svg.ts'
import { svgDocument } from './svg-document.ts'
import { pageHeight, type PageFigure, type PageSvg } from './svg-plane.ts'
import { decimal, element, escapeXml, textLine, type TextStyle } from './svg-write.ts'

/** Lettering of the matrix, in pixels of the figure. */
const size = 10.5
/** Points on paper of that lettering where a millimetre of the page is `figurePixelsPerMm`. */
const sizePt = (size / figurePixelsPerMm / 25.4) * 72
/** Of readings and of levels where coders differ, the smallest apart from the source line. */
const smallSize = 9.5
const rowHeight = 26
const cellWidth = 34
const readingWidth = 92
const nameWidth = 168
const groupGap = 8
/** Height of a group's title and most height of the names of columns, which stand upright where they are wide. */
const groupHeight = 18
const mostColumnName = 92

/**
 * The matrix as one standalone SVG document: a row for each tie, its levels in the colours of the screen with the level written in, its readings in
 * words. Every row is a group with its id and every cell has a title. The same scene and figure give the same bytes. What is wider than the page with
 * names of `letteringPt`, or higher, is drawn smaller.
 */
export async function renderMatrix(scene: MatrixScene, figure: PageFigure & { readonly letteringPt: number }): Promise<PageSvg> {
  const usual = (figure.widthMm * figurePixelsPerMm * sizePt) / figure.letteringPt
  const first = await drawMatrix(scene, figure, usual)
  const { widthMm, heightMm } = figure
  // Wider in the same page is smaller on paper; lines that are longer then take no more height.
  return heightMm === undefined || first.heightMm <= heightMm ? first : await drawMatrix(scene, figure, (first.height * widthMm) / heightMm)
}

/** The matrix on a page of so many units across, or more where its columns take more. */
async function drawMatrix(scene: MatrixScene, figure: PageFigure, across: number): Promise<PageSvg & { readonly height: number }> {
  const palette = palettes[scene.theme]
  const fonts = new FontUse(await outlinerFor(figure))
  const columns = scene.groups.flatMap((group, index) => group.columns.map(column => ({ column, group: index })))
  const widthOf = (kind: 'cell' | 'reading') => (kind === 'cell' ? cellWidth : readingWidth)
  const content = nameWidth + columns.reduce((sum, { column }) => sum + widthOf(column.kind), 0) + scene.groups.length * groupGap
  // Where the page is wider the names of ties have what is left; where it is narrower all becomes smaller on paper.
  const inner = Math.max(content, across - 2 * figureMargin)
  const names = nameWidth + Math.min(inner - content, 180)
  const width = inner + 2 * figureMargin

  let y = figureMargin
  const lines = (text: string, style: TextStyle, leading: number, most: number): string => (text === '' ? [] : wrapName(text, style.weight, inner / style.size, most)).map(line => {
    y += leading
    return headLine(line, y - leading * 0.25, inner, style, fonts, textDirection(text))
  }).join('')
  const muted = (points: number): TextStyle => ({ size: points, weight: 'regular', colour: palette.mutedInk })
  const heading = lines(figure.title, { size: 15, weight: 'semibold', colour: palette.ink }, 20, 3)
  y += 10

  // Places of columns and groups.
  const lefts: number[] = []
  const groups: { title: string; left: number; width: number }[] = []
  let x = figureMargin + names
  for (const group of scene.groups) {
    x += groupGap
    const left = x
    for (const column of group.columns) {
      lefts.push(x)
      x += widthOf(column.kind)
    }
    groups.push({ title: group.title, left, width: x - left })
  }
  const strong: TextStyle = { size, weight: 'semibold', colour: palette.ink }
  const groupLines = groups.map(group => wrapName(group.title, 'semibold', group.width / size, 3))
  const groupTop = y
  y += Math.max(1, ...groupLines.map(each => each.length)) * 14 + groupHeight - 14
  const headBottom = y
  const groupMarkup = groups.flatMap(({ left }, index) => (groupLines[index] ?? []).map((line, at, all) => textLine(line, left, headBottom - groupHeight + 12 - (all.length - 1 - at) * 14, strong, fonts)))
  const upright = columns.some(({ column }) => column.kind === 'cell' && textWidth(column.title, 'regular') * size > cellWidth - 4)
  const columnHeight = upright ? Math.min(mostColumnName, Math.max(...columns.map(({ column }) => (column.kind === 'cell' ? textWidth(column.title, 'regular') * size : 0))) + 8) : 18
  y += columnHeight
  const columnMarkup = columns.map(({ column }, index) => {
    const left = lefts[index] ?? 0
    if (column.kind === 'reading') return textLine(cut(column.title, (readingWidth - 6) / size), left + 2, y - 6, muted(size), fonts)
    if (!upright) return textLine(column.title, left + cellWidth / 2, y - 6, { ...muted(size), anchor: 'middle' }, fonts)
    return element('g', { transform: `translate(${decimal(left + cellWidth / 2 + size * capHeight / 2)} ${decimal(y - 5)}) rotate(-90)` }, textLine(cut(column.title, (columnHeight - 4) / size), 0, 0, muted(size), fonts))
  })
  const top = y

  const rows = scene.rows.map(row => {
    const middle = y + rowHeight / 2
    const name = wrapName(row.title, 'regular', (names - 6) / size, 2)
    const parts = [
      `<title>${escapeXml(row.title)}</title>`,
      ...name.map((line, at) => textLine(cut(line, (names - 4) / size), figureMargin + (textDirection(line) === 'rtl' ? names - 6 : 0), middle + size * 0.36 + (at - (name.length - 1) / 2) * 11.5,
        { size, weight: 'regular', colour: palette.ink, ...(textDirection(line) === 'rtl' ? { anchor: 'end' as const } : {}) }, fonts)),
      ...row.cells.map((cell, index) => {
        const left = lefts[index] ?? 0
        if ('levels' in cell) return element('g', {}, `<title>${escapeXml(cell.title)}</title>`, drawCell(cell, { x: left + 1, y: y + 2, width: cellWidth - 2, height: rowHeight - 4 }, scene, palette, fonts))
        if (!cell.isCoded) return textLine('–', left + 2, middle + size * 0.36, muted(size), fonts)
        const words = wrapName(`${readingNames[cell.reading]}${cell.overruled ? ' (overruled)' : ''}`, 'regular', (readingWidth - 6) / smallSize, 2)
        return words.map((line, at) => textLine(cut(line, (readingWidth - 4) / smallSize), left + 2, middle + 3.4 + (at - (words.length - 1) / 2) * 10.5, { size: smallSize, weight: 'regular', colour: palette.ink }, fonts)).join('')
      }),
    ]
    const rule = element('line', { x1: figureMargin, x2: figureMargin + names + (x - figureMargin - names), y1: y, y2: y, stroke: palette.frame, 'stroke-width': 0.6 })
    y += rowHeight
    return rule + element('g', { id: `tie-${row.uid}` }, ...parts) + '\n'
  })
  const bottom = element('line', { x1: figureMargin, x2: x, y1: y, y2: y, stroke: palette.frame, 'stroke-width': 0.6 })
  if (scene.rows.length === 0) rows.push(lines('No tie is shown.', muted(size), 20, 1))
  y += 14
  const legend = figure.legend ? drawLegend(scene, y, inner, palette, fonts) : { markup: '', height: 0 }
  y += legend.height
  const caption = lines(figure.caption ?? '', { size: 11, weight: 'regular', colour: palette.ink }, 15, 20)
  const foot = figure.sourceLine === false ? '' : lines(figure.source ? `Source: ${figure.source.replace(/[.\s]+$/u, '')}. Made with Entente.` : 'Made with Entente.', muted(9.5), 15, 2)
  const { height, heightMm } = pageHeight(figure, width, Math.ceil(y + figureMargin * 0.7))
  const coded = scene.rows.flatMap(row => row.cells.flatMap(cell => ('levels' in cell && cell.levels.some(level => level !== null) ? [`${cell.title}.`] : [])))
  const svg = await svgDocument({
    widthMm: figure.widthMm, heightMm, width, height, title: figure.title || figure.source || 'Matrix', background: figure.transparent ? null : palette.background, defs: '',
    description: `Matrix of ${scene.rows.length} ${scene.rows.length === 1 ? 'tie' : 'ties'}: ${scene.groups.map(group => group.title).join(', ')}. ${coded.join(' ')}`,
    content: [
      element('g', { id: 'heading' }, heading), '\n', element('g', { id: 'columns', 'data-top': decimal(groupTop) }, ...groupMarkup, ...columnMarkup), '\n',
      element('g', { id: 'ties', 'data-top': decimal(top) }, '\n', ...rows, bottom), '\n', legend.markup, '\n', caption === '' ? '' : element('g', { id: 'caption' }, caption), element('g', { id: 'source' }, foot),
    ].join(''),
  }, fonts, figure.fontFolder)
  return { svg, widthMm: figure.widthMm, heightMm, missingCharacters: fonts.missing(), height, smallestPt: (((scene.shows.differing || columns.some(({ column }) => column.kind === 'reading') ? smallSize : size) * figure.widthMm) / width / 25.4) * 72 }
}

function drawCell({ aspect, levels, adjudicated }: MatrixCellScene, box: Box, { theme }: MatrixScene, palette: Palette, fonts: FontUse): string {
  const part = box.width / levels.length
  const marks = levels.map((level, index) => {
    const own = { ...box, x: box.x + index * part, width: part }
    return chip(levelFill(aspect, level, theme), level === null ? '' : levelText(aspect, level), own, palette, fonts)
  }).join('')
  if (!adjudicated) return marks
  // The decision between coders has a tick in the corner.
  const [right, y] = [box.x + box.width - 2, box.y + 3]
  return marks + element('path', { d: `M${decimal(right - 6)} ${decimal(y + 2.5)}l2 2l4 -4.5`, fill: 'none', stroke: inkOn(levelFill(aspect, levels[0] ?? null, theme), palette), 'stroke-width': 1.2 })
}

/** The ink that reads better on a fill. */
function inkOn(fill: LevelFill, palette: Palette): string {
  if (fill === 'hatched') return palette.ink
  return contrast(fill, palette.ink) >= contrast(fill, palette.background) ? palette.ink : palette.background
}

function chip(fill: LevelFill, text: string, { x, y, width, height }: Box, palette: Palette, fonts: FontUse): string {
  const rect = fill === 'hatched'
    ? element('rect', { x: x + 0.4, y: y + 0.4, width: width - 0.8, height: height - 0.8, fill: 'none', stroke: palette.frame, 'stroke-width': 0.8 }) +
      element('path', { d: slants(x, y, width, height), fill: 'none', stroke: palette.frame, 'stroke-width': 0.8 })
    : element('rect', { x, y, width, height, fill })
  if (text === '') return rect
  const points = width < 16 ? smallSize : size
  return rect + textLine(text, x + width / 2, y + height / 2 + points * 0.36, { size: points, weight: 'semibold', colour: inkOn(fill, palette), anchor: 'middle' }, fonts)
}

/** Slanting lines within a box: not coded is hatched, here as everywhere. */
function slants(x: number, y: number, width: number, height: number): string {
  const parts: string[] = []
  for (let off = 4; off < width + height; off += 4) {
    const [x1, y1] = off <= height ? [x, y + off] : [x + off - height, y + height]
    const [x2, y2] = off <= width ? [x + off, y] : [x + width, y + off - width]
    parts.push(`M${decimal(x1)} ${decimal(y1)}L${decimal(x2)} ${decimal(y2)}`)
  }
  return parts.join('')
}

/** A text no wider than so many ems, with an ellipsis where it was longer. */
function cut(text: string, width: number): string {
  if (textWidth(text, 'regular') <= width) return text
  let shown = [...text]
  while (shown.length > 1 && textWidth(`${shown.join('')}…`, 'regular') > width) shown = shown.slice(0, -1)
  return `${shown.join('').trimEnd()}…`
}

function drawLegend(scene: MatrixScene, top: number, inner: number, palette: Palette, fonts: FontUse): { markup: string; height: number } {
  const style: TextStyle = { size, weight: 'regular', colour: palette.ink }
  const out: string[] = []
  let [x, y] = [figureMargin, top]
  const entry = (text: string, fills: readonly { fill: LevelFill; text: string }[]) => {
    const needed = fills.length * 26 + 6 + textWidth(text, 'regular') * size
    if (x > figureMargin && x + needed > figureMargin + inner) {
      x = figureMargin
      y += 22
    }
    fills.forEach((each, index) => out.push(chip(each.fill, each.text, { x: x + index * 26, y, width: 25, height: 16 }, palette, fonts)))
    out.push(textLine(text, x + fills.length * 26 + 6, y + 8 + size * 0.36, style, fonts))
    x += needed + 18
  }
  for (const aspect of [...scene.practices, ...scene.conditions.slice(0, 1)]) {
    const isCondition = aspect.role === 'condition'
    const ends = aspect.scale.length > 1 ? `, ${aspect.scale[0]?.label ?? ''} to ${aspect.scale.at(-1)?.label ?? ''}` : ''
    entry(isCondition ? scene.conditions.map(each => each.code).join(', ') : `${aspect.code}${ends}`, aspect.scale.map(step => ({ fill: levelFill(aspect, step.value, scene.theme), text: levelText(aspect, step.value) })))
  }
  const [first] = scene.practices
  if (scene.shows.notCoded) entry('Not coded', [{ fill: 'hatched', text: '' }])
  if (scene.shows.differing && first) entry('Coders differ', [{ fill: levelFill(first, 2, scene.theme), text: '' }, { fill: levelFill(first, 0, scene.theme), text: '' }])
  if (scene.shows.decided) {
    out.push(element('path', { d: `M${decimal(x + 2)} ${decimal(y + 8)}l3 3l6 -7`, fill: 'none', stroke: palette.ink, 'stroke-width': 1.4 }), textLine('Decided between coders', x + 16, y + 8 + size * 0.36, style, fonts))
  }
  return { markup: element('g', { id: 'legend', role: 'group', 'aria-label': 'Legend' }, ...out), height: y - top + 26 }
}
