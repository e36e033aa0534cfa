import type { FontWeight } from '../domain/scene/types.ts'
import type { TextRun } from '../domain/scene/text-runs.ts'
import { shapeText, ShapingFonts, type ShapedText, type ShapingFont } from './shaping.ts'

const written = (value: number): string => {
  const text = (Math.round(value * 100) / 100).toString()
  return text === '-0' ? '0' : text
}

const letters: { readonly [command: string]: string } = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' }

/** Sets runs of text as the outlines of their glyphs, by the same shaping that PDF figures use. */
export class Outliner {
  private readonly fonts: ShapingFonts
  private readonly shaped = new Map<string, { set: ShapedText; font: ShapingFont }>()

  constructor(folder?: string) {
    this.fonts = new ShapingFonts(folder)
  }

  private shape({ family, text }: Pick<TextRun, 'family' | 'text'>, weight: FontWeight): { set: ShapedText; font: ShapingFont } {
    const key = `${family}/${weight}/${text}`
    const known = this.shaped.get(key)
    if (known) return known
    const font = this.fonts.get(family, weight)
    const made = { font, set: shapeText(text, font) }
    this.shaped.set(key, made)
    return made
  }

  /** Width of a run in ems, kerning included. */
  width(run: Pick<TextRun, 'family' | 'text'>, weight: FontWeight): number {
    const { set, font } = this.shape(run, weight)
    return set.width / font.font.unitsPerEm
  }

  /** Path data of a run whose baseline begins at the left in (x, y). */
  path(run: Pick<TextRun, 'family' | 'text'>, weight: FontWeight, size: number, x: number, y: number): string {
    const { set, font } = this.shape(run, weight)
    const unit = size / font.font.unitsPerEm
    const out: string[] = []
    for (const cluster of set.clusters) {
      for (const { glyph, dx, dy } of cluster.parts) {
        const [left, base] = [x + (cluster.x + dx) * unit, y - dy * unit]
        for (const { command, args } of font.font.getGlyph(glyph).path.commands) {
          out.push(letters[command] ?? '', args.map((value, i) => written(i % 2 === 0 ? left + value * unit : base - value * unit)).join(' '))
        }
      }
    }
    return out.join('')
  }
}
