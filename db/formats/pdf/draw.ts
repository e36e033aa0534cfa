import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { FontFamily } from '../../domain/scene/text-runs.ts'
import { outlineOperators, pathOperators } from './path.ts'
import { pdfNumber, type PdfObjects } from './objects.ts'
import { PdfFonts } from './fonts.ts'

/** What elements inherit, as written in the SVG. */
type Style = Readonly<Record<string, string>>

const inherited = new Set([
  'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'fill-opacity', 'stroke-opacity', 'opacity',
  'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order', 'fill-rule',
])
/** Places and shapes, and what says something to readers of the SVG but draws nothing. */
const others = new Set([
  'id', 'role', 'class', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'rx', 'ry', 'r', 'cx', 'cy', 'd', 'points', 'transform', 'clip-path', 'viewBox', 'version',
  'direction', 'unicode-bidi', 'xml:space', 'xml:lang', 'lang', 'dir',
])
const unread = new Set(['title', 'desc', 'style', 'metadata'])

const families: { readonly [family: string]: FontFamily } = { 'Noto Sans': 'Noto Sans', 'Noto Sans Hebrew': 'Noto Sans Hebrew', 'Noto Sans Arabic': 'Noto Sans Arabic' }

interface Text {
  readonly style: Style
  readonly x: number
  readonly y: number
  text: string
}

/** How far control points lie from the ends of a quarter of a circle, as a share of its radius. */
const quarter = (4 / 3) * (Math.SQRT2 - 1)
const n = (...values: number[]) => values.map((value) => pdfNumber(value)).join(' ')

/**
 * The operators that draw one of our SVG figures, in its own units with y growing downwards. Text stays text.
 * @throws Error where the SVG holds what the drawing does not know: a new kind of mark must be taught here too
 */
export class SvgDrawing {
  readonly fonts: PdfFonts
  private readonly objects: PdfObjects
  private out: string[] = []
  private readonly clips = new Map<string, string>()
  private readonly states = new Map<string, number>()
  private readonly outlines = new Map<string, { name: string; object: number }>()

  constructor(objects: PdfObjects, fontFolder?: string) {
    this.objects = objects
    this.fonts = new PdfFonts(objects, fontFolder)
  }

  /** Draws one figure; several of one document share its fonts. */
  draw(svg: string): { operators: string; viewBox: readonly [number, number, number, number] } {
    this.out = []
    this.clips.clear()
    const parser = new SaxesParser({})
    const styles: Style[] = [{ fill: '#000000', 'font-size': '16', 'font-weight': '400', 'font-family': 'Noto Sans' }]
    const closers: string[] = []
    let viewBox: readonly number[] = []
    let skipped = 0
    let clip: string | null = null
    let texts: Text[] | null = null
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', (tag) => {
      if (skipped > 0 || unread.has(tag.name)) {
        skipped += 1
        return
      }
      const style = this.styleOf(tag, styles.at(-1) ?? {})
      styles.push(style)
      if (tag.name === 'svg') viewBox = (tag.attributes['viewBox'] ?? '').split(/[\s,]+/u).map(Number)
      if (tag.name === 'clipPath') clip = tag.attributes['id'] ?? ''
      else if (clip !== null) this.clips.set(clip, `${shape(tag)} W n`)
      else if (tag.name === 'text' || tag.name === 'tspan') {
        const before = texts?.at(-1)
        texts ??= []
        texts.push({ style, x: numberOf(tag, 'x', before?.x), y: numberOf(tag, 'y', before?.y), text: '' })
      } else {
        const before = this.before(tag)
        if (before) this.out.push(`q ${before}`)
        closers.push(before ? 'Q' : '')
        if (!['svg', 'g', 'defs'].includes(tag.name)) this.paint(shape(tag), style)
        return
      }
      closers.push('')
    })
    parser.on('text', (text) => {
      const last = texts?.at(-1)
      if (skipped === 0 && last) last.text += text
    })
    parser.on('closetag', (tag) => {
      if (skipped > 0) {
        skipped -= 1
        return
      }
      styles.pop()
      const closer = closers.pop()
      if (closer) this.out.push(closer)
      if (tag.name === 'clipPath') clip = null
      if (tag.name === 'text') {
        for (const text of texts ?? []) if (text.text.trim() !== '') this.write(text)
        texts = null
      }
    })
    parser.write(svg).close()
    const [x = 0, y = 0, width = 0, height = 0] = viewBox
    if (!(width > 0 && height > 0)) throw new Error('The figure has no view box.')
    return { operators: this.out.join('\n'), viewBox: [x, y, width, height] }
  }

  /** The resource dictionary of what was drawn. */
  resources(): string {
    const states = [...this.states].map(([key, object]) => `/${key} ${object} 0 R`).join(' ')
    const forms = [...this.outlines.values()].map(({ name, object }) => `/${name} ${object} 0 R`).join(' ')
    return `<< /Font << ${this.fonts.resources()} >> /XObject << ${forms} >> /ExtGState << ${states} >> >>`
  }

  private styleOf(tag: SaxesTagPlain, before: Style): Style {
    let style: Record<string, string> | null = null
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (inherited.has(name)) (style ??= { ...before })[name] = value
      else if (!others.has(name) && !/^(?:data-|aria-|xmlns)/u.test(name) && tag.name !== 'svg') throw new Error(`A PDF figure cannot hold ${tag.name} with ${name}.`)
    }
    return style ?? before
  }

  /** What holds for an element and all in it. */
  private before(tag: SaxesTagPlain): string {
    const parts: string[] = []
    const named = /^url\(#(.+)\)$/u.exec(tag.attributes['clip-path'] ?? '')?.[1]
    if (named !== undefined) {
      const clip = this.clips.get(named)
      if (clip === undefined) throw new Error(`The figure clips by ${named}, which it does not define.`)
      parts.push(clip)
    }
    const transform = tag.attributes['transform']
    if (transform) parts.push(matrices(transform))
    return parts.join(' ')
  }

  private paint(operators: string, style: Style): void {
    const fill = colour(style['fill'])
    const width = Number(style['stroke-width'] ?? '1')
    const stroke = width > 0 ? colour(style['stroke'] ?? 'none') : null
    if (!fill && !stroke) return
    const state = this.stateOf(style)
    const fillOperator = style['fill-rule'] === 'evenodd' ? 'f*' : 'f'
    const end = fill && stroke ? (fillOperator === 'f' ? 'B' : 'B*') : fill ? fillOperator : 'S'
    const marks = [
      'q', state, fill ? `${fill} rg` : '',
      stroke ? `${stroke} RG ${n(width)} w ${style['stroke-linejoin'] === 'round' ? '1 j' : '4 M'} ${style['stroke-linecap'] === 'round' ? '1 J' : ''} ${dashes(style)}` : '',
      operators, end, 'Q',
    ]
    this.out.push(marks.filter(Boolean).join(' '))
  }

  /** A graphics state for opacities, where there are any. */
  private stateOf(style: Style): string {
    const share = (name: string) => Number(style[name] ?? '1') * Number(style['opacity'] ?? '1')
    const [fill, stroke] = [share('fill-opacity'), share('stroke-opacity')]
    if (fill >= 1 && stroke >= 1) return ''
    const key = `A${Math.round(fill * 1000)}x${Math.round(stroke * 1000)}`
    if (!this.states.has(key)) this.states.set(key, this.objects.add(`<< /Type /ExtGState /ca ${n(fill)} /CA ${n(stroke)} >>`))
    return `/${key} gs`
  }

  private write({ style, x, y, text }: Text): void {
    const family = families[(style['font-family'] ?? '').split(',')[0]?.replaceAll(/["']/gu, '').trim() ?? ''] ?? 'Noto Sans'
    const size = Number(style['font-size'])
    const set = this.fonts.set(text, family, Number(style['font-weight']) >= 600 ? 'semibold' : 'regular')
    const width = set.width * size
    const left = style['text-anchor'] === 'middle' ? x - width / 2 : style['text-anchor'] === 'end' ? x - width : x
    const stroke = colour(style['stroke'] ?? 'none')
    const state = this.stateOf(style)
    const parts = ['q', state]
    if (stroke) {
      const unit = size / set.font.font.unitsPerEm
      // The halo is drawn from outlines, so that the text is there once.
      parts.push(`${stroke} RG 1 j`)
      for (const { parts: glyphs, x: at } of set.clusters) {
        for (const { glyph, dx, dy } of glyphs) {
          const form = this.outlineOf(set.font.family, set.font.weight, glyph, set.font.font.getGlyph(glyph).path.commands)
          if (form) parts.push(`q ${pdfNumber(unit, 6)} 0 0 ${pdfNumber(-unit, 6)} ${n(left + (at + dx) * unit, y - dy * unit)} cm ${n(Number(style['stroke-width'] ?? '1') / unit)} w /${form} Do Q`)
        }
      }
    }
    const fill = colour(style['fill'])
    if (fill) parts.push(`${fill} rg`, `BT 1 0 0 -1 ${n(left, y)} Tm`, set.show(size), 'ET')
    parts.push('Q')
    this.out.push(parts.filter(Boolean).join('\n'))
  }

  private outlineOf(family: string, weight: string, glyph: number, commands: readonly { command: string; args: readonly number[] }[]): string | null {
    if (commands.length === 0) return null
    const key = `${family} ${weight} ${glyph}`
    const known = this.outlines.get(key)
    if (known) return known.name
    const name = `O${this.outlines.size + 1}`
    const object = this.objects.addStream(Buffer.from(`${outlineOperators(commands, 0, 0)}\nS`, 'latin1'), '/Type /XObject /Subtype /Form /BBox [-2000 -2000 4000 4000]')
    this.outlines.set(key, { name, object })
    return name
  }
}

function numberOf(tag: SaxesTagPlain, name: string, otherwise = 0): number {
  const text = tag.attributes[name]
  return text === undefined ? otherwise : Number(text)
}

/** `r g b` of a colour, null for none. */
function colour(text: string | undefined): string | null {
  if (text === undefined || text === 'none') return null
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(text)
  if (!hex) throw new Error(`A PDF figure cannot hold the colour ${text}.`)
  return hex.slice(1).map((channel) => pdfNumber(Number.parseInt(channel, 16) / 255, 4)).join(' ')
}

function dashes(style: Style): string {
  const list = (style['stroke-dasharray'] ?? 'none').split(/[\s,]+/u).map(Number).filter(Number.isFinite)
  return list.length > 0 ? `[${n(...(list.length % 2 === 0 ? list : [...list, ...list]))}] 0 d` : ''
}

function matrices(transform: string): string {
  return [...transform.matchAll(/(\w+)\(([^)]*)\)/gu)].map(([, name = '', inside = '']) => {
    const [a = 0, b, c, d = 0, e = 0, f = 0] = inside.trim().split(/[\s,]+/u).map(Number)
    const six = (...values: number[]) => `${values.map((value) => pdfNumber(value, 6)).join(' ')} cm`
    switch (name) {
      case 'translate': return six(1, 0, 0, 1, a, b ?? 0)
      case 'scale': return six(a, 0, 0, b ?? a, 0, 0)
      case 'matrix': return six(a, b ?? 0, c ?? 0, d, e, f)
      case 'rotate': {
        const angle = (a * Math.PI) / 180
        const turn = six(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0)
        return b === undefined ? turn : `${six(1, 0, 0, 1, b, c ?? 0)} ${turn} ${six(1, 0, 0, 1, -b, -(c ?? 0))}`
      }
      default: throw new Error(`A PDF figure cannot hold the transform ${name}.`)
    }
  }).join(' ')
}

/** Operators for the outline of a shape. */
function shape(tag: SaxesTagPlain): string {
  const at = (name: string) => numberOf(tag, name)
  switch (tag.name) {
    case 'rect': return rounded(at('x'), at('y'), at('width'), at('height'), Math.min(at('rx') || at('ry'), at('width') / 2), Math.min(at('ry') || at('rx'), at('height') / 2))
    case 'circle': return rounded(at('cx') - at('r'), at('cy') - at('r'), at('r') * 2, at('r') * 2, at('r'), at('r'))
    case 'ellipse': return rounded(at('cx') - at('rx'), at('cy') - at('ry'), at('rx') * 2, at('ry') * 2, at('rx'), at('ry'))
    case 'line': return `${n(at('x1'), at('y1'))} m ${n(at('x2'), at('y2'))} l`
    case 'polygon':
    case 'polyline': {
      const numbers = (tag.attributes['points'] ?? '').trim().split(/[\s,]+/u).map(Number)
      const corners = Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => `${n(numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0)} ${i === 0 ? 'm' : 'l'}`)
      return corners.join(' ') + (tag.name === 'polygon' ? ' h' : '')
    }
    case 'path': return pathOperators(tag.attributes['d'] ?? '')
    default: throw new Error(`A PDF figure cannot hold ${tag.name}.`)
  }
}

/** A rectangle with rounded corners; a circle where the corners meet. */
function rounded(x: number, y: number, width: number, height: number, rx: number, ry: number): string {
  if (rx === 0 || ry === 0) return `${n(x, y, width, height)} re`
  const [right, bottom, kx, ky] = [x + width, y + height, rx * (1 - quarter), ry * (1 - quarter)]
  const [flat, upright] = [width > 2 * rx + 0.001, height > 2 * ry + 0.001]
  return [
    `${n(x + rx, y)} m`, flat ? `${n(right - rx, y)} l` : '', `${n(right - kx, y, right, y + ky, right, y + ry)} c`,
    upright ? `${n(right, bottom - ry)} l` : '', `${n(right, bottom - ky, right - kx, bottom, right - rx, bottom)} c`,
    flat ? `${n(x + rx, bottom)} l` : '', `${n(x + kx, bottom, x, bottom - ky, x, bottom - ry)} c`,
    upright ? `${n(x, y + ry)} l` : '', `${n(x, y + ky, x + kx, y, x + rx, y)} c h`,
  ].filter(Boolean).join(' ')
}
