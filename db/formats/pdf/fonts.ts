import { createHash } from 'node:crypto'
import type { FontFamily } from '../../domain/scene/text-runs.ts'
import type { FontWeight } from '../../domain/scene/types.ts'
import { shapeText, ShapingFonts, type Cluster, type ShapingFont } from '../shaping.ts'
import { pdfNumber, utf16Hex, type PdfObjects } from './objects.ts'
import { TrueTypeSubset } from './truetype.ts'

interface EmbeddedFont {
  readonly name: string
  readonly shaping: ShapingFont
  readonly subset: TrueTypeSubset
  /** Number in the subset of what is drawn for these characters. */
  readonly numbers: Map<string, number>
  readonly meanings: Map<number, readonly number[]>
  readonly object: number
}

/** A line of text ready to be shown: the operators between BT and ET, its width, and its outlines for a halo. */
export interface PdfText {
  readonly width: number
  /** Shows the text from the current text position, whose scale is one font unit of a thousandth. */
  show(size: number): string
  readonly clusters: readonly Cluster[]
  readonly font: ShapingFont
}

/**
 * The fonts of a document. Each letter, with the dots that belong to it, is one glyph of the embedded font and stands for its own
 * characters: what is copied or searched is what was written, also where a font builds many letters from one shape.
 */
export class PdfFonts {
  private readonly used = new Map<string, EmbeddedFont>()
  private readonly objects: PdfObjects
  private readonly shipped: ShapingFonts

  constructor(objects: PdfObjects, fontFolder?: string) {
    this.objects = objects
    this.shipped = new ShapingFonts(fontFolder)
  }

  set(text: string, family: FontFamily, weight: FontWeight): PdfText {
    const embedded = this.embedded(family, weight)
    const { clusters, width } = shapeText(text, embedded.shaping)
    const unit = 1000 / embedded.shaping.font.unitsPerEm
    const show = (size: number): string => {
            let pen = 0
      let row = ''
      for (const cluster of clusters) {
        const number = this.numberOf(embedded, cluster)
        if (cluster.x !== pen) row += pdfNumber((pen - cluster.x) * unit)
        row += `<${number.toString(16).padStart(4, '0').toUpperCase()}>`
        pen = cluster.x + embedded.subset.advanceOf(number)
      }
      return `/${embedded.name} ${pdfNumber(size)} Tf [${row.replaceAll('><', '')}] TJ`
    }
    return { width: width / embedded.shaping.font.unitsPerEm, show, clusters, font: embedded.shaping }
  }

  /** Entries of the resource dictionary. */
  resources(): string {
    return [...this.used.values()].map(({ name, object }) => `/${name} ${object} 0 R`).join(' ')
  }

  /** Writes the fonts with what was used of them. */
  write(): void {
    for (const font of this.used.values()) this.writeFont(font)
  }

  private embedded(family: FontFamily, weight: FontWeight): EmbeddedFont {
    const key = `${family}/${weight}`
    const known = this.used.get(key)
    if (known) return known
    const shaping = this.shipped.get(family, weight)
    const embedded: EmbeddedFont = {
      name: `F${this.used.size + 1}`, shaping, subset: new TrueTypeSubset(shaping.data), numbers: new Map(), meanings: new Map(), object: this.objects.reserve(),
    }
    this.used.set(key, embedded)
    return embedded
  }

  private numberOf({ numbers, meanings, subset }: EmbeddedFont, { parts, codePoints, isMark }: Cluster): number {
    const key = `${codePoints.join('+')} ${parts.map(({ glyph, dx, dy }) => `${glyph},${dx},${dy}`).join(' ')}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = subset.add(parts, isMark)
    numbers.set(key, number)
    meanings.set(number, codePoints)
    return number
  }

  private writeFont({ shaping: { font, weight }, subset, meanings, object }: EmbeddedFont): void {
    const objects = this.objects
    const data = subset.build()
    const unit = 1000 / font.unitsPerEm
    const scaled = (value: number) => pdfNumber(value * unit, 0)
    const tag = [...createHash('sha256').update(data).digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
    const name = `${tag}+${font.postscriptName}`
    const file = objects.addStream(data, `/Length1 ${data.length}`)
    const descriptor = objects.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${[font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(scaled).join(' ')}] ` +
      `/ItalicAngle 0 /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.capHeight)} /StemV ${weight === 'regular' ? 80 : 120} /FontFile2 ${file} 0 R >>`)
    const descendant = objects.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
      `/FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 0 /W [0 [${subset.advances().map(scaled).join(' ')}]] >>`)
    const toUnicode = objects.addStream(Buffer.from(unicodeMap(meanings), 'latin1'))
    objects.set(object,
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`)
  }
}

/** The characters of each glyph as a CMap (ISO 32000-1, 9.10.3). */
function unicodeMap(meanings: ReadonlyMap<number, readonly number[]>): string {
  const rows = [...meanings].map(([number, codes]) => `<${number.toString(16).padStart(4, '0').toUpperCase()}> <${utf16Hex(String.fromCodePoint(...codes))}>`)
  const blocks: string[] = []
  for (let i = 0; i < rows.length; i += 100) {
    const block = rows.slice(i, i + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n` +
    `/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\n` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
}
