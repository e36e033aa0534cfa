/** Cuts a TrueType font down to the glyphs that a document uses (OpenType specification, tables glyf, loca, hmtx, head, hhea, maxp). */

interface Part {
  readonly glyph: number
  readonly dx: number
  readonly dy: number
}

const argumentsAreWords = 0x0001
const argumentsAreOffsets = 0x0002
const hasScale = 0x0008
const moreComponents = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080
const hasInstructions = 0x0100

/** A font that grows by the glyphs added to it; glyph 0 is the box of a missing character. Hinting is left out. */
export class TrueTypeSubset {
  private readonly tables: ReadonlyMap<string, Buffer>
  private readonly glyphs: Buffer[] = []
  private readonly metrics: { readonly advance: number; readonly bearing: number }[] = []
  private readonly copies = new Map<number, number>()

  constructor(source: Buffer) {
    const tables = new Map<string, Buffer>()
    for (let i = 0; i < source.readUInt16BE(4); i++) {
      const at = 12 + i * 16
      tables.set(source.toString('latin1', at, at + 4), source.subarray(source.readUInt32BE(at + 8), source.readUInt32BE(at + 8) + source.readUInt32BE(at + 12)))
    }
    this.tables = tables
    this.copy(0)
  }

  /**
   * Adds a glyph made of parts of the source font, of which the first gives the advance; a mark has none.
   * @returns its number in the subset
   */
  add(parts: readonly Part[], isMark: boolean): number {
    const [first, ...others] = parts
    if (!first) return 0
    const own = this.metricsOf(first.glyph)
    const advance = isMark ? 0 : own.advance
    if (others.length === 0 && first.dx === 0 && first.dy === 0) return this.push(this.withParts(first.glyph), { advance, bearing: own.bearing })
    const drawn = parts.map((part) => ({ ...part, copy: this.copy(part.glyph) })).filter(({ copy }) => (this.glyphs[copy]?.length ?? 0) > 0)
    const box = [32_767, 32_767, -32_768, -32_768] as [number, number, number, number]
    for (const { copy, dx, dy } of drawn) {
      const glyph = this.glyphs[copy] as Buffer
      box[0] = Math.min(box[0], glyph.readInt16BE(2) + dx)
      box[1] = Math.min(box[1], glyph.readInt16BE(4) + dy)
      box[2] = Math.max(box[2], glyph.readInt16BE(6) + dx)
      box[3] = Math.max(box[3], glyph.readInt16BE(8) + dy)
    }
    const data = Buffer.alloc(drawn.length === 0 ? 0 : 10 + drawn.length * 8)
    if (drawn.length > 0) {
      data.writeInt16BE(-1, 0)
      box.forEach((value, i) => data.writeInt16BE(value, 2 + i * 2))
    }
    drawn.forEach(({ copy, dx, dy }, i) => {
      const at = 10 + i * 8
      data.writeUInt16BE(argumentsAreWords | argumentsAreOffsets | (i < drawn.length - 1 ? moreComponents : 0), at)
      data.writeUInt16BE(copy, at + 2)
      data.writeInt16BE(dx, at + 4)
      data.writeInt16BE(dy, at + 6)
    })
    return this.push(data, { advance, bearing: drawn.length > 0 ? box[0] : 0 })
  }

  /** Advances of the glyphs of the subset, in font units. */
  advances(): number[] {
    return this.metrics.map(({ advance }) => advance)
  }

  advanceOf(number: number): number {
    return this.metrics[number]?.advance ?? 0
  }

  /** The font file. */
  build(): Buffer {
    const padded = this.glyphs.map((glyph) => Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]))
    const loca = Buffer.alloc((padded.length + 1) * 4)
    let offset = 0
    padded.forEach((glyph, i) => {
      offset += glyph.length
      loca.writeUInt32BE(offset, (i + 1) * 4)
    })
    const hmtx = Buffer.alloc(this.metrics.length * 4)
    this.metrics.forEach(({ advance, bearing }, i) => {
      hmtx.writeUInt16BE(advance, i * 4)
      hmtx.writeInt16BE(bearing, i * 4 + 2)
    })
    const head = Buffer.from(this.table('head'))
    head.writeUInt32BE(0, 8)
    head.writeInt16BE(1, 50)
    const hhea = Buffer.from(this.table('hhea'))
    hhea.writeUInt16BE(this.metrics.length, 34)
    const maxp = Buffer.from(this.table('maxp'))
    maxp.writeUInt16BE(this.glyphs.length, 4)
    // Limits of composite glyphs grow by those made here; instructions are gone.
    for (const at of [10, 12]) maxp.writeUInt16BE(Math.min(65_535, maxp.readUInt16BE(at) * 4 + 400), at)
    maxp.writeUInt16BE(0, 26)
    maxp.writeUInt16BE(Math.max(16, maxp.readUInt16BE(28)), 28)
    maxp.writeUInt16BE(Math.max(4, maxp.readUInt16BE(30) + 1), 30)
    return fontFile([['glyf', Buffer.concat(padded)], ['head', head], ['hhea', hhea], ['hmtx', hmtx], ['loca', loca], ['maxp', maxp]])
  }

  private table(name: string): Buffer {
    const table = this.tables.get(name)
    if (!table) throw new Error(`The font has no table ${name}.`)
    return table
  }

  private push(data: Buffer, metrics: { advance: number; bearing: number }): number {
    this.glyphs.push(data)
    this.metrics.push(metrics)
    return this.glyphs.length - 1
  }

  /** The number in the subset of a glyph of the source that others are made of. */
  private copy(glyph: number): number {
    const known = this.copies.get(glyph)
    if (known !== undefined) return known
    const copied = this.push(this.withParts(glyph), this.metricsOf(glyph))
    this.copies.set(glyph, copied)
    return copied
  }

  private metricsOf(glyph: number): { advance: number; bearing: number } {
    const long = this.table('hhea').readUInt16BE(34)
    const hmtx = this.table('hmtx')
    return {
      advance: hmtx.readUInt16BE(Math.min(glyph, long - 1) * 4),
      bearing: hmtx.readInt16BE(glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2),
    }
  }

  private outline(glyph: number): Buffer {
    const loca = this.table('loca')
    const offset = (i: number) => (this.table('head').readInt16BE(50) === 1 ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2)
    return this.table('glyf').subarray(offset(glyph), offset(glyph + 1))
  }

  /** A glyph of the source without its instructions, and with the glyphs it is made of copied too. */
  private withParts(glyph: number): Buffer {
    const outline = this.outline(glyph)
    if (outline.length === 0) return Buffer.alloc(0)
    const contours = outline.readInt16BE(0)
    if (contours >= 0) {
      const at = 10 + contours * 2
      const instructions = outline.readUInt16BE(at)
      return Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(at + 2 + instructions)])
    }
    const data = Buffer.from(outline)
    let at = 10
    for (;;) {
      const flags = data.readUInt16BE(at)
      data.writeUInt16BE(flags & ~hasInstructions, at)
      data.writeUInt16BE(this.copy(data.readUInt16BE(at + 2)), at + 2)
      at += 4 + (flags & argumentsAreWords ? 4 : 2) + (flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0)
      if (!(flags & moreComponents)) return data.subarray(0, at)
    }
  }
}

function checksum(data: Buffer): number {
  let sum = 0
  for (let i = 0; i < data.length; i += 4) sum = (sum + data.readUInt32BE(i)) >>> 0
  return sum
}

function fontFile(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const header = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(tables.length, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((tables.length - 2 ** power) * 16, 10)
  let offset = header.length
  const parts = [header]
  let head = 0
  tables.forEach(([name, data], i) => {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    const at = 12 + i * 16
    header.write(name, at, 'latin1')
    header.writeUInt32BE(checksum(padded), at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(data.length, at + 12)
    if (name === 'head') head = offset
    offset += padded.length
    parts.push(padded)
  })
  const file = Buffer.concat(parts)
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, head + 8)
  return file
}
