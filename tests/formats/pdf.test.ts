import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { create } from 'fontkit'
import { describe, expect, it, type TestContext } from 'vitest'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { pathOperators } from '../../db/formats/pdf/path.ts'
import { renderPdf } from '../../db/formats/pdf.ts'
import { renderSvg } from '../../db/formats/svg.ts'
import { shapeText, ShapingFonts } from '../../db/formats/shaping.ts'
import { readText } from '../../db/formats/text/read-text.ts'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { scratchFolder } from '../builders/project.ts'
import { networkOf, sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light' } as const

const scripts = () => networkOf({
  actors: [
    { name: 'منظمة التحرير الفلسطينية', kind: 'organisation' }, { name: 'تحقيق', kind: 'leader' }, { name: 'بيتنا الله لا إله', kind: 'society' }, { name: 'جمهوری اسلامی ایران', kind: 'state' },
    { name: 'בנימין נתניהו', kind: 'leader' }, { name: 'חִזְבַּאללה', kind: 'armed-group' }, { name: 'Ελλάδα', kind: 'state' }, { name: 'Українa', kind: 'state' },
    { name: 'Office of affairs & <others>', kind: 'state-body' }, { name: 'Türkiye', kind: 'state' },
  ],
  ties: [{ from: 0, to: 4, phases: [{ dates: '2015/2024', cooperation: 1, conflict: 3 }] }],
})

async function pdfOf(data: NetworkData, title = 'Friends: ישראל and Россия'): Promise<Uint8Array> {
  const scene = figureScene(data, time, { widthMm: 174 })
  expect(scene.hiddenLabels).toEqual([])
  const figure = await renderSvg(scene, { title, source: 'Project', legend: true, widthMm: 174 })
  return renderPdf({ ...figure, title, created: '2026-01-02T03:04:05.000Z' })
}

/** Words without marks of direction and with one space between them, as names are written. */
const plain = (text: string) => text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ')
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

function streams(pdf: Uint8Array): string[] {
  const text = latin(pdf)
  return [...text.matchAll(/\/Length (\d+) >>\nstream\n/gu)].map(({ 0: head, 1: length, index }) =>
    inflateSync(Buffer.from(text.slice(index + head.length, index + head.length + Number(length)), 'latin1')).toString('latin1'))
}

/** Runs a program of poppler-utils over a PDF; skips, with the reason, where there is none. */
function poppler(context: TestContext, program: 'pdftotext' | 'pdffonts' | 'pdfinfo', pdf: Uint8Array, ...last: string[]): string {
  if (spawnSync(program, ['-v']).error) context.skip(`${program} is not installed (Debian: apt-get install poppler-utils)`)
  const file = join(scratchFolder(), 'figure.pdf')
  writeFileSync(file, pdf)
  return execFileSync(program, [file, ...last], { encoding: 'utf8' })
}

describe('a PDF figure', () => {
  it('is the same bytes twice, and of another title others', async () => {
    const [one, two, other] = [await pdfOf(varietyNetwork()), await pdfOf(structuredClone(varietyNetwork())), await pdfOf(varietyNetwork(), 'Other')]
    expect(Buffer.from(one).equals(two)).toBe(true)
    expect(Buffer.from(one).equals(other)).toBe(false)
    expect(latin(one).match(/\/ID \[<([0-9a-f]{32})>/u)?.[1]).not.toBe(latin(other).match(/\/ID \[<([0-9a-f]{32})>/u)?.[1])
  })

  it('has one page of the figure’s size, its title, and the project’s date', async () => {
    const text = latin(await pdfOf(sampleNetwork()))
    const [, width] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(text) ?? []
    expect(Number(width)).toBeCloseTo((174 / 25.4) * 72, 2)
    expect(text).toContain(`/Title <FEFF${Buffer.from('Friends: ישראל and Россия', 'utf16le').swap16().toString('hex').toUpperCase()}>`)
    expect(text).toContain('/CreationDate (D:20260102030405Z)')
    expect(text).toContain('/DisplayDocTitle true')
    // The table of objects is right: each offset leads to its object.
    const at = Number(/startxref\n(\d+)\n/u.exec(text)?.[1])
    const rows = [...text.slice(at).matchAll(/(\d{10}) 00000 n /gu)]
    expect(rows.length).toBeGreaterThan(10)
    rows.forEach(([, offset], i) => expect(text.slice(Number(offset)).startsWith(`${i + 1} 0 obj`)).toBe(true))
  })

  it('is drawn, not a picture: strands with their colours, names as text', async () => {
    const pdf = await pdfOf(sampleNetwork())
    expect(latin(pdf)).not.toContain('/Image')
    const content = streams(pdf).find(stream => stream.includes(' Tm'))!
    expect(content).toContain('0 0.4471 0.698 RG')
    expect(content).toContain('0.8353 0.3686 0 RG')
    expect(content.match(/\bBT\b/gu)?.length).toBeGreaterThan(25)
    expect(content).not.toContain('NaN')
  })

  it('gives every name back in its logical order, through our own reader of PDFs', async () => {
    for (const data of [sampleNetwork(), varietyNetwork(), scripts()]) {
      const { text } = await readText({ bytes: await pdfOf(data) })
      const scene = figureScene(data, time, { widthMm: 174 })
      for (const label of scene.labels) for (const line of label.lines) {
        // A line of two scripts is two pieces of text; what each holds is there.
        for (const word of line.text.split(' ')) expect(plain(text), line.text).toContain(word.replaceAll(/[()]/gu, ''))
      }
    }
  })

  it('gives every name back in its logical order (pdftotext)', async context => {
    for (const data of [sampleNetwork(), varietyNetwork(), scripts()]) {
      const text = plain(poppler(context, 'pdftotext', await pdfOf(data), '-'))
      for (const node of figureScene(data, time, { widthMm: 174 }).nodes) expect(text).toContain(node.name)
    }
  })

  it('holds its fonts, and of those only what it uses (pdffonts, pdfinfo)', async context => {
    const pdf = await pdfOf(varietyNetwork())
    const fonts = poppler(context, 'pdffonts', pdf).trim().split('\n').slice(2)
    expect(fonts).toHaveLength(6)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/u)
    expect(poppler(context, 'pdfinfo', pdf)).toMatch(/^Title:\s+Friends: ישראל and Россия$/mu)
    expect(pdf.length).toBeLessThan(120_000)
  })

  it('embeds fonts that open, with the outlines of the letters and no more', async () => {
    const fonts = streams(await pdfOf(scripts())).filter(stream => stream.startsWith('\u0000\u0001\u0000\u0000')).map(stream => create(Buffer.from(stream, 'latin1')))
    expect(fonts.length).toBeGreaterThanOrEqual(4)
    for (const font of fonts) {
      if (!('glyphForCodePoint' in font)) throw new Error('a collection')
      expect(font.numGlyphs).toBeLessThan(120)
      const drawn = Array.from({ length: font.numGlyphs }, (_, i) => font.getGlyph(i)).filter(glyph => glyph.path.commands.length > 0)
      expect(drawn.length).toBeGreaterThan(3)
    }
  })

  it('refuses marks that it cannot draw rather than leave them out', () => {
    const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`
    const render = (inside: string) => renderPdf({ svg: svg(inside), widthMm: 10, heightMm: 10, title: '', created: '2026-01-01T00:00:00.000Z' })
    expect(() => render('<image x="0" y="0" width="1" height="1"/>')).toThrow('cannot hold image')
    expect(() => render('<rect width="1" height="1" filter="url(#a)"/>')).toThrow('rect with filter')
    expect(() => render('<rect width="1" height="1" fill="red"/>')).toThrow('colour red')
    expect(render('<g opacity="0.5"><rect width="1" height="1" rx="0.5" fill="#FF0000"/></g>').length).toBeGreaterThan(100)
  })
})

describe('paths', () => {
  it('become lines and cubic curves, relative ones too', () => {
    expect(pathOperators('M1 2h3v4H0L5 6z')).toBe('1 2 m\n4 2 l\n4 6 l\n0 6 l\n5 6 l\nh')
    expect(pathOperators('M0 0Q3 3 6 0')).toBe('0 0 m\n2 2 4 2 6 0 c')
    expect(pathOperators('m1 1 2 0 0 2')).toBe('1 1 m\n3 1 l\n3 3 l')
    expect(pathOperators('M0 0C1 1 2 1 3 0S5 -1 6 0')).toBe('0 0 m\n1 1 2 1 3 0 c\n4 -1 5 -1 6 0 c')
    expect(() => pathOperators('M0 0T1 1')).toThrow('T')
  })
  it('draw arcs of circles on the circle', () => {
    const curves = pathOperators('M-5 0a5 5 0 1 1 10 0').split('\n').slice(1)
    expect(curves).toHaveLength(2)
    const ends = curves.map(curve => curve.split(' ').slice(4, 6).map(Number))
    expect(ends).toEqual([[0, -5], [5, 0]])
  })
})

describe('shaping', () => {
  const fonts = new ShapingFonts()
  const meaning = (text: string, family: 'Noto Sans' | 'Noto Sans Hebrew' | 'Noto Sans Arabic') =>
    shapeText(text, fonts.get(family, 'regular')).clusters.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')
  it('puts letters of the right-to-left scripts from the right, numbers in them from the left', () => {
    expect(meaning('שלום 123', 'Noto Sans Hebrew')).toBe([...'123'].join('') + ' ' + [...'שלום'].toReversed().join(''))
    expect(meaning('abc 123', 'Noto Sans')).toBe('abc 123')
  })
  it('mirrors brackets, which still mean what was written', () => {
    const { clusters } = shapeText('(אב)', fonts.get('Noto Sans Hebrew', 'regular'))
    const { font } = fonts.get('Noto Sans Hebrew', 'regular')
    expect(clusters.map(({ codePoints }) => String.fromCodePoint(...codePoints))).toEqual([')', 'ב', 'א', '('])
    expect(clusters[0]?.parts[0]?.glyph).toBe(font.glyphForCodePoint(0x28).id)
  })
  it('joins Arabic letters, and tells letters of one shape apart by their dots', () => {
    const { clusters, width } = shapeText('بيتن', fonts.get('Noto Sans Arabic', 'regular'))
    expect(clusters.map(({ codePoints }) => String.fromCodePoint(...codePoints)).toReversed().join('')).toBe('بيتن')
    expect(clusters.every(({ parts }) => parts.length === 2)).toBe(true)
    const apart = [...'بيتن'].reduce((sum, letter) => sum + shapeText(letter, fonts.get('Noto Sans Arabic', 'regular')).width, 0)
    expect(width).toBeLessThan(apart * 0.8)
  })
})
