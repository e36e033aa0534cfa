import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { textRuns } from '../domain/scene/text-runs.ts'
import { hasGlyph } from '../domain/scene/text-metrics.ts'
import type { FontWeight } from '../domain/scene/types.ts'
import { fontPath, shippedFonts } from './fonts.ts'
import type { Outliner } from './outlines.ts'

/** Notes which characters a document sets in which font. */
export class FontUse {
  /** Sets text as outlines, where that is asked for: no font is needed then. */
  readonly outliner: Outliner | null
  private readonly used = new Map<string, Set<string>>()
  private readonly without = new Set<string>()

  constructor(outliner: Outliner | null = null) {
    this.outliner = outliner
  }

  add(text: string, weight: FontWeight): void {
    for (const run of textRuns(text)) {
      const key = `${run.family}/${weight}`
      const characters = this.used.get(key) ?? new Set()
      this.used.set(key, characters)
      for (const character of run.text) {
        characters.add(character)
        if (!hasGlyph(character)) this.without.add(character)
      }
    }
  }

  /** Characters that none of the shipped fonts has: another program may show a substitute, a picture shows a box. */
  missing(): string[] {
    return [...this.without].toSorted()
  }

  /** `@font-face` rules that hold the used fonts, cut down to the used characters. The same use gives the same text. */
  async faces(folder?: string): Promise<string> {
    const rules: string[] = []
    for (const font of shippedFonts) {
      const characters = this.used.get(`${font.family}/${font.weight}`)
      if (!characters) continue
      const whole = await readFile(fontPath(font, folder))
      // Names 16 and 17 (OpenType, table name) make the bold face one of its family: renderers that look fonts up by their names need them.
      const part = await subsetFont(whole, [...characters].toSorted().join(''), { targetFormat: 'truetype', noHinting: true, preserveNameIds: [16, 17], dropTables: ['STAT', 'prep', 'gasp'] })
      rules.push(`@font-face{font-family:'${font.family}';font-weight:${font.cssWeight};src:url(data:font/ttf;base64,${part.toString('base64')}) format('truetype')}`)
    }
    return rules.join('\n')
  }
}
