import { textWidth } from '../domain/scene/text-metrics.ts'
import { textDirection, textRuns, visualOrder, type TextRun } from '../domain/scene/text-runs.ts'
import type { FontWeight } from '../domain/scene/types.ts'
import type { FontUse } from './font-subset.ts'
import type { Outliner } from './outlines.ts'

/** Text that holds nothing to escape; most does. */
const plainText = /^[ !#-%'-;=?-~\u00A0-\uD7FF]*$/u

/** Text for XML 1.0: markup escaped, what XML cannot carry replaced. */
export function escapeXml(text: string): string {
  if (plainText.test(text)) return text
  return text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 excludes
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A number with at most two decimals. */
export function decimal(value: number): string {
  const text = (Math.round(value * 100) / 100).toString()
  return text === '-0' ? '0' : text
}

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A start tag's inside: numbers shortened, undefined left out, in the order given. */
export function attributes(values: Attributes): string {
  let out = ''
  for (const name in values) {
    const value = values[name]
    if (value !== undefined) out += ` ${name}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`
  }
  return out
}

export const element = (name: string, values: Attributes, ...content: string[]): string =>
  content.length === 0 ? `<${name}${attributes(values)}/>` : `<${name}${attributes(values)}>${content.join('')}</${name}>`

/** Makes the signs at the edge of a run go from right to left (UAX 9, right-to-left mark); not drawn. */
const rightToLeftMark = '\u200F'

export interface TextStyle {
  readonly size: number
  readonly weight: FontWeight
  readonly colour: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly halo?: { readonly colour: string; readonly width: number }
}

/**
 * One line of real text. Every run names the font of its script; where there are several, each is put at its own place in the order of the
 * bidirectional algorithm, since renderers without a full text engine mix up fonts and order within a line of several scripts.
 */
export function textLine(written: string, x: number, y: number, style: TextStyle, fonts: FontUse): string {
  // The shipped fonts have no arrow: the sign between the sides of a directed tie is drawn as an angle that they have.
  const text = written.replaceAll('→', '›')
  fonts.add(text, style.weight)
  const base = textDirection(text)
  const runs = textRuns(text)
  const common: Attributes = {
    'font-size': style.size, 'font-weight': style.weight === 'regular' ? 400 : 600, fill: style.colour,
    ...(style.halo ? { stroke: style.halo.colour, 'stroke-width': style.halo.width, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
  }
  const anchor = style.anchor ?? 'start'
  if (fonts.outliner) return outlinedLine(text, runs, x, y, style, fonts.outliner)
  if (runs.length <= 1) {
    const rtl = base === 'rtl'
    return element('text', {
      x, y, ...common, 'text-anchor': anchor === 'start' ? undefined : anchor, 'font-family': `${runs[0]?.family ?? 'Noto Sans'}, sans-serif`,
      // Renderers disagree on which side `start` is for `direction: rtl`; in the middle there is nothing to disagree on.
      ...(rtl && anchor === 'middle' ? { direction: 'rtl', 'unicode-bidi': 'embed' } : {}),
    }, escapeXml(runs[0] ? marked(runs[0]) : ''))
  }
  const width = (run: TextRun) => textWidth(run.text, style.weight) * style.size
  const total = runs.reduce((sum, run) => sum + width(run), 0)
  const places = new Map<TextRun, number>()
  let at = anchor === 'start' ? x : anchor === 'middle' ? x - total / 2 : x - total
  for (const run of visualOrder(runs, base)) {
    places.set(run, at)
    at += width(run)
  }
  const spans = runs.map((run) => element('tspan', { x: places.get(run) ?? x, y, 'font-family': `${run.family}, sans-serif` }, escapeXml(marked(run))))
  return element('text', { ...common, 'xml:space': 'preserve' }, ...spans)
}

/** The line as one path, with its words as a title. Runs stand where the bidirectional algorithm puts them. */
function outlinedLine(text: string, runs: readonly TextRun[], x: number, y: number, style: TextStyle, outliner: Outliner): string {
  if (runs.length === 0) return ''
  const marks = runs.map(({ family, text: own, rtl, ...run }) => ({ ...run, rtl, family, text: marked({ ...run, family, text: own, rtl }) }))
  const widths = new Map(marks.map(run => [run, outliner.width(run, style.weight) * style.size]))
  const total = [...widths.values()].reduce((sum, width) => sum + width, 0)
  let at = style.anchor === 'middle' ? x - total / 2 : style.anchor === 'end' ? x - total : x
  const d = visualOrder(marks, textDirection(text)).map(run => {
    const part = outliner.path(run, style.weight, style.size, at, y)
    at += widths.get(run) ?? 0
    return part
  }).join('')
  return element('g', {}, `<title>${escapeXml(text)}</title>`, element('path', {
    d, fill: style.colour, ...(style.halo ? { stroke: style.halo.colour, 'stroke-width': style.halo.width, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
  }))
}

function marked({ text, rtl }: TextRun): string {
  if (!rtl) return text
  const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{M}]/u.test(character)
  const characters = [...text]
  return (isLetter(characters[0]) ? '' : rightToLeftMark) + text + (isLetter(characters.at(-1)) ? '' : rightToLeftMark)
}
