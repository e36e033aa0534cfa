import { readFileSync } from 'node:fs'
import bidiFactory from 'bidi-js'
import { create, type Font, type Glyph } from 'fontkit'
import type { FontFamily } from '../domain/scene/text-runs.ts'
import { textDirection } from '../domain/scene/text-runs.ts'
import type { FontWeight } from '../domain/scene/types.ts'
import { fontPath, shippedFonts } from './fonts.ts'

/** A glyph where the library puts it: its pen and its offset from there, in font units from the line's left end on the baseline. */
interface PlacedGlyph {
  readonly glyph: number
  readonly codePoints: readonly number[]
  readonly pen: number
  readonly dx: number
  readonly dy: number
  readonly advance: number
}

/**
 * What is drawn as one for a character or ligature: its glyph, and the glyphs beside it that stand for no character of their own. In font
 * units, y growing upwards.
 */
export interface Cluster {
  readonly parts: readonly { readonly glyph: number; readonly dx: number; readonly dy: number }[]
  /** The characters it stands for, in their logical order. */
  readonly codePoints: readonly number[]
  /** On the baseline, from the line's left end. */
  readonly x: number
  /** Whether it takes no room of its own: a mark above or below a letter. */
  readonly isMark: boolean
}

export interface ShapedText {
  /** From left to right. */
  readonly clusters: readonly Cluster[]
  /** In font units. */
  readonly width: number
}

export interface ShapingFont {
  readonly family: FontFamily
  readonly weight: FontWeight
  readonly data: Buffer
  readonly font: Font
}

/** The shipped fonts, opened when first asked for. */
export class ShapingFonts {
  private readonly open = new Map<string, ShapingFont>()
  private readonly folder: string | undefined

  constructor(folder?: string) {
    this.folder = folder
  }

  get(family: FontFamily, weight: FontWeight): ShapingFont {
    const key = `${family}/${weight}`
    const known = this.open.get(key)
    if (known) return known
    const file = shippedFonts.find((font) => font.family === family && font.weight === weight)
    if (!file) throw new Error(`No shipped font is ${family} ${weight}.`)
    const data = readFileSync(fontPath(file, this.folder))
    const font = create(data)
    if (!('layout' in font)) throw new Error(`${file.file} holds more than one font.`)
    tellCharacters(font)
    const opened = { family, weight, data, font }
    this.open.set(key, opened)
    return opened
  }
}

/**
 * Makes each glyph of a run tell its own characters. The library keeps one object for a shape, with the characters of its first use;
 * Arabic fonts build many letters from one shape.
 */
function tellCharacters(font: Font): void {
  const shared = font.getGlyph.bind(font)
  font.getGlyph = (id, codePoints) => Object.create(shared(id, []), { codePoints: { value: codePoints ?? [] } }) as Glyph
}

let bidi: ReturnType<typeof bidiFactory> | undefined

/** Signs that only direct the order of a line. */
const directing = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu

const scripts: { readonly [F in FontFamily]: string | undefined } = { 'Noto Sans': undefined, 'Noto Sans Hebrew': 'hebr', 'Noto Sans Arabic': 'arab' }

/**
 * Sets a run of text of one family: letters joined, marks placed, stretches put in their order from left to right by the bidirectional
 * algorithm (UAX 9, by bidi-js), brackets mirrored where they run from the right.
 */
export function shapeText(text: string, { family, font }: ShapingFont): ShapedText {
  bidi ??= bidiFactory()
  const base = textDirection(text) === 'rtl' || text.includes('\u200F') ? 'rtl' : 'ltr'
  const levels = bidi.getEmbeddingLevels(text, base)
  const glyphs: PlacedGlyph[] = []
  let pen = 0
  for (const { part, rtl } of inVisualOrder(text, levels.levels)) {
    const mirrored = rtl ? [...part].map((character) => bidi?.getMirroredCharacter(character) ?? character).join('') : part
    const run = font.layout(mirrored.replaceAll(directing, ''), undefined, scripts[family], undefined, rtl ? 'rtl' : 'ltr')
    run.glyphs.forEach(({ id, codePoints }, i) => {
      const { xAdvance, xOffset, yOffset } = run.positions[i] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
      const meant = rtl ? codePoints.map((code) => bidi?.getMirroredCharacter(String.fromCodePoint(code))?.codePointAt(0) ?? code) : codePoints
      glyphs.push({ glyph: id, codePoints: meant, pen, dx: xOffset, dy: yOffset, advance: xAdvance })
      pen += xAdvance
    })
  }
  return { clusters: clustersOf(glyphs, base === 'rtl'), width: pen }
}

/** Stretches of one direction in the order in which they stand from left to right (UAX 9, rule L2). */
function inVisualOrder(text: string, levels: Uint8Array): { part: string; rtl: boolean }[] {
  const runs: { part: string; level: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const level = levels[i] ?? 0
    const last = runs.at(-1)
    if (last?.level === level) last.part += text[i] ?? ''
    else runs.push({ part: text[i] ?? '', level })
  }
  const highest = Math.max(0, ...runs.map((run) => run.level))
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < runs.length; from++) {
      let to = from
      while ((runs[to]?.level ?? -1) >= level) to++
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).toReversed())
      from = to
    }
  }
  return runs.map(({ part, level }) => ({ part, rtl: level % 2 === 1 }))
}

/** Joins what stands for no character (the dots of an Arabic letter are glyphs of their own) with the letter that it belongs to. */
function clustersOf(glyphs: readonly PlacedGlyph[], rtl: boolean): Cluster[] {
  const clusters: { own: PlacedGlyph; dots: PlacedGlyph[] }[] = []
  let waiting: PlacedGlyph[] = []
  for (const glyph of glyphs) {
    if (glyph.codePoints.length > 0) {
      clusters.push({ own: glyph, dots: waiting })
      waiting = []
    } else if (rtl) waiting.push(glyph)
    else clusters.at(-1)?.dots.push(glyph)
  }
  clusters.at(-1)?.dots.push(...waiting)
  return clusters.map(({ own, dots }) => ({
    parts: [own, ...dots].map(({ glyph, pen, dx, dy }) => ({ glyph, dx: Math.round(pen - own.pen + dx), dy: Math.round(dy) })),
    codePoints: own.codePoints, x: own.pen, isMark: own.advance === 0,
  }))
}
