/**
 * Writes db/domain/scene/text-metrics-data.ts: the advance widths of the fonts that figures are set in, read from the fonts themselves
 * (tables cmap and hmtx; OpenType 1.9). Run it after the font packages change: `node scripts/write-text-metrics.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const fonts = {
  latin: { folder: 'noto-sans', prefix: 'NotoSans' },
  hebrew: { folder: 'noto-sans-hebrew', prefix: 'NotoSansHebrew' },
  arabic: { folder: 'noto-sans-arabic', prefix: 'NotoSansArabic' },
} as const
const weights = { regular: '400Regular', semibold: '600SemiBold' } as const
const blocks = {
  latin: [[0x20, 0x24f], [0x2b0, 0x2ff], [0x370, 0x3ff], [0x400, 0x52f], [0x1e00, 0x1eff], [0x2010, 0x2044], [0x20a0, 0x20bf], [0x2190, 0x2193], [0x2212, 0x2212]],
  hebrew: [[0x5b0, 0x5f4], [0xfb1d, 0xfb4f]],
  arabic: [[0x60c, 0x6ff], [0x750, 0x77f], [0xfb50, 0xfbff], [0xfe70, 0xfefc]],
} as const

function tables(font: Buffer) {
  const found = new Map<string, number>()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    found.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8))
  }
  return (name: string) => {
    const offset = found.get(name)
    if (offset === undefined) throw new Error(`The font has no table ${name}`)
    return offset
  }
}

/** Glyph of a code point through the cmap subtable of format 4 (Basic Multilingual Plane). */
function characterMap(font: Buffer, cmap: number): (code: number) => number {
  let subtable = -1
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const offset = cmap + font.readUInt32BE(cmap + 8 + i * 8)
    if (font.readUInt16BE(offset) === 4) subtable = offset
  }
  if (subtable < 0) throw new Error('The font has no cmap subtable of format 4')
  const segments = font.readUInt16BE(subtable + 6) / 2
  const ends = subtable + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  return (code) => {
    for (let i = 0; i < segments; i++) {
      if (code > font.readUInt16BE(ends + i * 2)) continue
      const start = font.readUInt16BE(starts + i * 2)
      if (code < start) return 0
      const delta = font.readUInt16BE(deltas + i * 2)
      const rangeOffset = font.readUInt16BE(offsets + i * 2)
      if (rangeOffset === 0) return (code + delta) & 0xffff
      const glyph = font.readUInt16BE(offsets + i * 2 + rangeOffset + (code - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function advanceWidths(path: string): (code: number) => number {
  const font = readFileSync(path)
  const table = tables(font)
  const unitsPerEm = font.readUInt16BE(table('head') + 18)
  const metricCount = font.readUInt16BE(table('hhea') + 34)
  const glyphOf = characterMap(font, table('cmap'))
  return (code) => {
    const glyph = glyphOf(code)
    if (glyph === 0) return -1
    return Math.round((font.readUInt16BE(table('hmtx') + Math.min(glyph, metricCount - 1) * 4) * 1000) / unitsPerEm)
  }
}

/** Lines of at most 140 characters. */
function wrapped(words: string[]): string {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line.length + word.length + 1 > 138) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line].map((text) => `    '${text} ',`).join('\n').replace(/ ',$/, "',")
}

/** Arabic presentation forms by letter: code points of isolated, final, initial and medial form, in the order Unicode lists them. */
function joiningForms(): string[] {
  const forms = new Map<string, number[]>()
  const uighur = [0xfbe8, 0xfbe9]
  for (let code = 0xfb50; code <= 0xfefc; code++) {
    if (code > 0xfbff && code < 0xfe80) continue
    if (uighur.includes(code)) continue
    const letter = String.fromCodePoint(code).normalize('NFKC')
    const isLamAlef = letter.length === 2 && letter.startsWith('ل')
    if (!/^\p{L}+$/u.test(letter) || (letter.length > 1 && !isLamAlef)) continue
    const list = forms.get(letter) ?? []
    if (list.length < 4) forms.set(letter, [...list, code])
  }
  return [...forms].map(([letter, codes]) => [...letter].map((c) => c.codePointAt(0)!.toString(16)).join('+') + ':' + codes.map((c) => c.toString(16)).join(','))
}

const out: string[] = [
  '// Written by scripts/write-text-metrics.ts from the Noto fonts that the program ships. Do not edit.',
  '',
  '/** Advance widths in thousandths of an em, from each block\'s first code point on; -1 where the font has no glyph. */',
  'export const advanceBlocks: { readonly [weight in \'regular\' | \'semibold\']: readonly { readonly first: number; readonly widths: string }[] } = {',
]
for (const [weight, file] of Object.entries(weights)) {
  out.push(`  ${weight}: [`)
  for (const [script, { folder, prefix }] of Object.entries(fonts)) {
    const width = advanceWidths(join(root, 'node_modules/@expo-google-fonts', folder, file, `${prefix}_${file}.ttf`))
    for (const [first, last] of blocks[script as keyof typeof blocks]) {
      const widths = Array.from({ length: last - first + 1 }, (_, i) => String(width(first + i)))
      out.push(`    { first: 0x${first.toString(16)}, widths: [`, wrapped(widths).replaceAll(/^ {4}/gm, '      '), "    ].join('') },")
    }
  }
  out.push('  ],')
}
out.push('}', '', '/** `letter:isolated,final,initial,medial` in hexadecimal code points, for the letters (and lam-alef) of Arabic script. */',
  'export const arabicForms: string = [', wrapped(joiningForms()).replaceAll(/^ {4}/gm, '  '), "].join('')", '')
const target = join(root, 'db/domain/scene/text-metrics-data.ts')
writeFileSync(target, out.join('\n'))
