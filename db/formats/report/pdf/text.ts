import bidiFactory from 'bidi-js'
import { baseDirection } from '../../../domain/direction.ts'
import type { FontFamily } from '../../../domain/scene/text-runs.ts'
import { hasGlyph } from '../../../domain/scene/text-metrics.ts'
import type { FontWeight } from '../../../domain/scene/types.ts'
import type { PdfFonts, PdfText } from '../../pdf/fonts.ts'

/** A stretch of text of one look. Lengths are points. */
export interface Piece {
  readonly text: string
  readonly size: number
  readonly weight: FontWeight
  readonly slanted: boolean
  /** `r g b`, each from 0 to 1. */
  readonly colour: string
  /** Where it leads: an id of the document, or an address. */
  readonly link?: { readonly to: string } | { readonly href: string }
}

/** What is shown at once: a part of a word of one look, one font and one direction. */
export interface Unit {
  readonly piece: Piece
  readonly set: PdfText
  readonly width: number
  readonly slanted: boolean
  /** The arrow between two names, which the shipped fonts lack: it is drawn, to the right or to the left, and its text is a sign that nobody sees. */
  readonly arrow: 'right' | 'left' | null
  /** Place in the text as it is read. */
  readonly at: number
}

export interface TextLine {
  /** From left to right, with their places from the left end of the line. */
  readonly units: readonly (Unit & { readonly x: number })[]
  readonly width: number
  readonly rtl: boolean
  /** Of the largest letters. */
  readonly size: number
}

interface Chunk { readonly text: string; readonly level: number; readonly family: FontFamily; readonly piece: Piece; readonly at: number }

let bidi: ReturnType<typeof bidiFactory> | undefined
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u
/** Signs that only direct the order of a line; they are nowhere shown. */
const directing = /[\u200B\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu
const isolate = ['\u2068', '\u2069'] as const

/** A line may end after these: white space, hyphens and dashes, and signs within addresses. */
const breakable = /(?:[^\S\u00A0\u202F]|[\u200B\-–—/])$/u

export const arrowSign = '→'
/** In ems. */
const arrowWidth = 0.95

/** Sets paragraphs in lines, with the bidirectional algorithm (UAX 9) over each paragraph as a whole. */
export class TextSetter {
  private readonly fonts: PdfFonts
  private readonly known = new Map<string, PdfText>()
  private readonly lacking = new Set<string>()

  constructor(fonts: PdfFonts) {
    this.fonts = fonts
  }

  /** Characters that no shipped font has. */
  missing(): string[] {
    return [...this.lacking].toSorted()
  }

  /**
   * Lines of a paragraph; a new line in the text begins a paragraph of its own direction. A word that is too long is broken where it has to be.
   * @param widthOf how wide a line may be, by its number from 0
   */
  lines(pieces: readonly Piece[], widthOf: (line: number) => number): TextLine[] {
    const out: TextLine[] = []
    for (const paragraph of split(pieces)) this.paragraph(paragraph, widthOf, out)
    return out
  }

  private paragraph(pieces: readonly Piece[], widthOf: (line: number) => number, out: TextLine[]): void {
    bidi ??= bidiFactory()
    let text = ''
    const looks: Piece[] = []
    for (const piece of pieces) {
      const part = pieces.length > 1 && rightToLeft.test(piece.text) ? isolate.join(piece.text) : piece.text
      text += part
      for (let i = 0; i < part.length; i++) looks.push(piece)
    }
    const size = Math.max(...pieces.map(piece => piece.size), 1)
    const rtl = baseDirection(text) === 'rtl'
    const { levels } = bidi.getEmbeddingLevels(text, rtl ? 'rtl' : 'ltr')
    const words = wordsOf(chunksOf(text, looks, levels), text)
    let line: Chunk[] = []
    let used = 0
    const end = () => {
      out.push(this.lineOf(line, rtl, size))
      line = []
      used = 0
    }
    for (const word of words) {
      const width = this.widthOf(word)
      const free = widthOf(out.length) - used
      const bare = width - this.spaceAfter(word)
      if (bare > free && line.length > 0) end()
      if (this.bareWidth(word) > widthOf(out.length)) {
        for (const part of this.broken(word, widthOf(out.length))) {
          if (line.length > 0 && used + this.bareWidth(part) > widthOf(out.length)) end()
          line.push(...part)
          used += this.widthOf(part)
        }
        continue
      }
      line.push(...word)
      used += width
    }
    if (line.length > 0 || words.length === 0) end()
  }

  private set({ text, family, level, piece }: Chunk): PdfText | null {
    const shown = text.replaceAll(directing, '').replaceAll('\t', ' ')
    if (shown === '') return null
    if (shown === arrowSign) return { ...this.fonts.set('>', 'Noto Sans', piece.weight), width: arrowWidth }
    const key = `${family}/${piece.weight}/${level % 2}/${shown}`
    const known = this.known.get(key)
    if (known) return known
    for (const character of shown) if (!hasGlyph(character)) this.lacking.add(character)
    // The mark makes signs without a direction of their own run from the right, brackets mirrored.
    const made = this.fonts.set(level % 2 === 1 ? `\u200F${shown}` : shown, family, piece.weight)
    this.known.set(key, made)
    return made
  }

  private widthOf(chunks: readonly Chunk[]): number {
    return chunks.reduce((sum, chunk) => sum + (this.set(chunk)?.width ?? 0) * chunk.piece.size, 0)
  }

  private bareWidth(word: readonly Chunk[]): number {
    return this.widthOf(word) - this.spaceAfter(word)
  }

  private spaceAfter(word: readonly Chunk[]): number {
    const last = word.at(-1)
    if (!last || !/\s$/u.test(last.text)) return 0
    return this.widthOf([last]) - this.widthOf([{ ...last, text: last.text.trimEnd() }])
  }

  /** A word in parts that fit. */
  private broken(word: readonly Chunk[], width: number): Chunk[][] {
    const parts: Chunk[][] = []
    for (const chunk of word) {
      let part = ''
      let at = chunk.at
      for (const { segment } of segmenter.segment(chunk.text)) {
        if (part !== '' && this.widthOf([{ ...chunk, text: part + segment }]) > width) {
          parts.push([{ ...chunk, text: part, at }])
          at += part.length
          part = ''
        }
        part += segment
      }
      if (part !== '') parts.push([{ ...chunk, text: part, at }])
    }
    return parts
  }

  private lineOf(chunks: readonly Chunk[], rtl: boolean, size: number): TextLine {
    const kept = [...chunks]
    for (let last = kept.at(-1); last && /\s$/u.test(last.text); last = kept.at(-1)) {
      kept.pop()
      if (last.text.trimEnd() !== '') {
        kept.push({ ...last, text: last.text.trimEnd() })
        break
      }
    }
    let x = 0
    const units = inVisualOrder(kept).flatMap((chunk): (Unit & { x: number })[] => {
      const set = this.set(chunk)
      if (!set) return []
      const width = set.width * chunk.piece.size
      const unit = { piece: chunk.piece, set, width, slanted: chunk.piece.slanted && chunk.family === 'Noto Sans' && chunk.level % 2 === 0, at: chunk.at, x, arrow: chunk.text === arrowSign ? (chunk.level % 2 === 1 ? 'left' as const : 'right' as const) : null }
      x += width
      return [unit]
    })
    return { units, width: x, rtl, size }
  }
}

/** Pieces of each paragraph of a text. */
function split(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]]
  for (const piece of pieces) {
    piece.text.split(/\r?\n/u).forEach((text, at) => {
      if (at > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ ...piece, text })
    })
  }
  return paragraphs
}

/** Stretches of one look, level and font. */
function chunksOf(text: string, looks: readonly Piece[], levels: Uint8Array): Chunk[] {
  const chunks: { text: string; level: number; family: FontFamily; piece: Piece; at: number }[] = []
  let script: FontFamily | null = null
  let at = 0
  for (const character of text) {
    const level = levels[at] ?? 0
    const own: FontFamily | null = /\p{Script=Hebrew}/u.test(character) ? 'Noto Sans Hebrew' : /[\p{Script=Arabic}\u0600-\u06FF]/u.test(character) ? 'Noto Sans Arabic' : null
    script = own ?? script
    const family: FontFamily = own ?? (level % 2 === 1 ? (script ?? 'Noto Sans Hebrew') : 'Noto Sans')
    const piece = looks[at] as Piece
    const last = chunks.at(-1)
    if (last?.level === level && last.family === family && last.piece === piece && !breakable.test(last.text) && character !== arrowSign && last.text !== arrowSign) last.text += character
    else chunks.push({ text: character, level, family, piece, at })
    at += character.length
  }
  return chunks
}

/** Chunks between places where a line may end. */
function wordsOf(chunks: readonly Chunk[], text: string): Chunk[][] {
  const words: Chunk[][] = []
  let word: Chunk[] = []
  chunks.forEach(chunk => {
    word.push(chunk)
    const next = text.slice(chunk.at + chunk.text.length).replace(directing, '').slice(0, 1)
    // White space goes with the word before it; a dash between figures or before a sign does not end a line.
    const isEnd = /(?:[^\S\u00A0\u202F]|\u200B)$/u.test(chunk.text) ? !/^\s/u.test(next) : breakable.test(chunk.text) && /^[\p{L}\p{N}]/u.test(next) && [...chunk.text].length > 1
    if (isEnd) {
      words.push(word)
      word = []
    }
  })
  if (word.length > 0) words.push(word)
  return words
}

/** Chunks of a line in their order from left to right (UAX 9, rule L2). */
function inVisualOrder(chunks: readonly Chunk[]): Chunk[] {
  const order = [...chunks]
  const highest = order.reduce((most, { level }) => Math.max(most, level), 0)
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to++
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = to
    }
  }
  return order
}
