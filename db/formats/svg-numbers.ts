import type { Palette } from '../domain/scene/palette.ts'
import { capHeight, textWidth } from '../domain/scene/text-metrics.ts'
import { numberSize, type TieNumber } from '../domain/scene/tie-numbers.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import type { FontUse } from './font-subset.ts'
import { element, textLine, type TextStyle } from './svg-write.ts'

/** Small numbers on the ties, which the list of evidence takes up. */
export function drawNumbers(numbers: readonly TieNumber[], scale: number, palette: Palette, fonts: FontUse): string {
  const size = numberSize * scale
  return element('g', { id: 'numbers' }, '\n', ...numbers.flatMap(({ tie, text, x, y, box }) => [
    element('g', { 'data-number': tie },
      element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx: box.height / 2, fill: palette.background, stroke: palette.mutedInk, 'stroke-width': 0.75 * scale }),
      textLine(text, x, y + (capHeight / 2) * size, { size, weight: 'semibold', colour: palette.ink, anchor: 'middle' }, fonts)), '\n',
  ]))
}

export interface EvidenceLine {
  readonly number: string
  readonly text: string
}

export const listSize = 10
const rowHeight = 14
const columnGap = 18
/** Narrower columns would cut most lines. */
const leastColumn = 210

/** What stands behind each number, in as many columns as fit; read down the first, then the next. Lines that are too long are cut. */
export function drawEvidenceList(lines: readonly EvidenceLine[], at: { x: number; y: number; width: number }, palette: Palette, fonts: FontUse): { markup: string; height: number } {
  if (lines.length === 0) return { markup: '', height: 0 }
  const columns = Math.max(1, Math.min(lines.length, Math.floor((at.width + columnGap) / (leastColumn + columnGap))))
  const rows = Math.ceil(lines.length / columns)
  const width = (at.width - (columns - 1) * columnGap) / columns
  const numberWidth = Math.max(...lines.map(({ number }) => textWidth(number, 'semibold'))) * listSize
  const style: TextStyle = { size: listSize, weight: 'regular', colour: palette.ink }
  const markup = lines.map(({ number, text }, index) => {
    const x = at.x + Math.floor(index / rows) * (width + columnGap)
    const y = at.y + (index % rows) * rowHeight + listSize
    const shown = cut(text, (width - numberWidth - 6) / listSize)
    return element('g', { 'data-evidence': number },
      textLine(number, x + numberWidth, y, { ...style, weight: 'semibold', anchor: 'end' }, fonts),
      textDirection(shown) === 'rtl'
        ? textLine(shown, x + width, y, { ...style, anchor: 'end' }, fonts)
        : textLine(shown, x + numberWidth + 6, y, style, fonts))
  })
  return { markup: element('g', { id: 'evidence', role: 'group', 'aria-label': 'Evidence' }, ...markup), height: rows * rowHeight }
}

/** A text that is no wider than so many ems, with an ellipsis where it was longer. */
function cut(text: string, width: number): string {
  if (textWidth(text, 'regular') <= width) return text
  const characters = [...text]
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (textWidth(`${characters.slice(0, middle).join('').trimEnd()}…`, 'regular') <= width) low = middle
    else high = middle - 1
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`
}
