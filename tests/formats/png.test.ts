import { describe, expect, it } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { FontUse } from '../../db/formats/font-subset.ts'
import { largestSide, pixelSize, renderPng } from '../../db/formats/png.ts'
import { textLine } from '../../db/formats/svg-write.ts'
import { renderSvg } from '../../db/formats/svg.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'
import { differing, readPng, type Png } from '../fixtures/png.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light' } as const
const sampleFigure = (theme: 'light' | 'dark' = 'light') =>
  renderSvg(figureScene(sampleNetwork(), { ...time, theme }, { widthMm: 174 }), { title: 'Sample', source: 'Project', legend: true, widthMm: 174 })

/** Columns and rows within which ink lies. */
function inkOf(png: Png): { left: number; right: number; count: number } {
  let [left, right, count] = [png.width, -1, 0]
  for (let y = 0; y < png.height; y++) for (let x = 0; x < png.width; x++) {
    if (png.pixel(x, y)[0] > 128) continue
    left = Math.min(left, x)
    right = Math.max(right, x)
    count++
  }
  return { left, right, count }
}

function line(text: string, anchor: 'start' | 'middle' | 'end' = 'middle', weight: 'regular' | 'semibold' = 'regular'): Png {
  const markup = textLine(text, 300, 40, { size: 24, weight, colour: '#000000', anchor }, new FontUse())
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1mm" height="1mm" viewBox="0 0 600 60"><rect width="600" height="60" fill="#FFFFFF"/>${markup}</svg>`
  return readPng(renderPng({ svg, widthPx: 600, heightPx: 60, dpi: 96 }))
}

describe('a PNG figure', () => {
  it.each([[300, 2055, 11_811], [600, 4110, 23_622]])('at %i dpi has exactly the pixels of its size on paper, its resolution and its colour space', async (dpi, widthPx, perMetre) => {
    const figure = await sampleFigure()
    const size = pixelSize(figure, dpi)
    expect(size.widthPx).toBe(widthPx)
    const png = readPng(renderPng({ svg: figure.svg, ...size, dpi }))
    expect([png.width, png.height]).toEqual([widthPx, size.heightPx])
    const physical = png.chunks.find(({ type }) => type === 'pHYs')!.data
    expect([physical.readUInt32BE(0), physical.readUInt32BE(4), physical[8]]).toEqual([perMetre, perMetre, 1])
    expect(png.chunks.map(({ type }) => type).slice(0, 3)).toEqual(['IHDR', 'sRGB', 'pHYs'])
  })
  it('shows the network: the colours of both strands, on the background', async () => {
    const figure = await sampleFigure()
    const png = readPng(renderPng({ svg: figure.svg, ...pixelSize(figure, 96), dpi: 96 }))
    const count = (r: number, g: number, b: number) => {
      let sum = 0
      for (let y = 0; y < png.height; y++) for (let x = 0; x < png.width; x++) {
        const [pr, pg, pb] = png.pixel(x, y)
        if (Math.abs(pr - r) + Math.abs(pg - g) + Math.abs(pb - b) < 12) sum++
      }
      return sum
    }
    expect(count(0x00, 0x72, 0xb2)).toBeGreaterThan(500)
    expect(count(0xd5, 0x5e, 0x00)).toBeGreaterThan(500)
    expect(png.pixel(2, 2)).toEqual([255, 255, 255, 255])
    const dark = await sampleFigure('dark')
    expect(readPng(renderPng({ svg: dark.svg, ...pixelSize(dark, 60), dpi: 60 })).pixel(2, 2)).toEqual([0x16, 0x19, 0x1d, 255])
  })
  it('is drawn from the fonts that it carries as from the whole ones: the bold face too', async () => {
    const figure = await renderSvg(figureScene(varietyNetwork(), { ...time, allTime: true }, { widthMm: 174 }), { title: 'Bold: Россия, ישראל, إيران', source: 'Project', legend: true, widthMm: 174 })
    const size = pixelSize(figure, 150)
    const whole = readPng(renderPng({ svg: figure.svg.replace(/<style>.*?<\/style>/su, ''), ...size, dpi: 150 }))
    expect(differing(readPng(renderPng({ svg: figure.svg, ...size, dpi: 150 })), whole)).toBeLessThan(0.0005)
  })
  it('is the same bytes for the same input', async () => {
    const figure = await sampleFigure()
    const input = { svg: figure.svg, ...pixelSize(figure, 96), dpi: 96 }
    expect(Buffer.from(renderPng(input)).equals(Buffer.from(renderPng(input)))).toBe(true)
  })
  it('over the limit is refused with the limit named', async () => {
    const { svg } = await sampleFigure()
    const refused = (widthPx: number, heightPx: number) => {
      try {
        renderPng({ svg, widthPx, heightPx, dpi: 2_400 })
      } catch (error) {
        return error
      }
      return null
    }
    for (const [width, height] of [[largestSide + 1, 10], [10, largestSide + 1]] as const) {
      const error = refused(width, height)
      expect(error).toBeInstanceOf(EntenteError)
      expect((error as EntenteError).code).toBe('too_large')
      expect((error as EntenteError).message).toContain('16,000')
    }
    expect((refused(20_000, 20_000) as EntenteError).message).toMatch(/20,000 × 20,000 pixels and take 3\.2 GB of memory; the limit is 16,000 pixels a side and 256 million in all \(2 GB\)/u)
  })
})

describe('lettering', () => {
  it.each([
    ['Latin', 'Hezbollah'], ['Cyrillic', 'Россия'], ['Greek', 'Ελλάδα'], ['Hebrew', 'ישראל'], ['Hebrew with points', 'חִזְבַּאללה'], ['Arabic', 'حزب الله'], ['Persian', 'روسیه'],
    ['mixed from the left', 'Iran إيران and ישראל, 2024'], ['mixed from the right', 'ישראל (Israel) ו-إيران'],
  ])('of %s is drawn as wide as it was measured, in both weights', (_, text) => {
    for (const weight of ['regular', 'semibold'] as const) {
      const [start, end] = [inkOf(line(text, 'start', weight)), inkOf(line(text, 'end', weight))]
      expect(start.count).toBeGreaterThan(100)
      // Begins at 300 px and ends there: within the side bearings of a letter and the stated accuracy of the widths.
      expect(Math.abs(start.left - 300)).toBeLessThan(6)
      expect(Math.abs(end.right - 300)).toBeLessThan(9)
    }
  })
  it('joins Arabic letters', () => {
    const apart = [...'بيتنا'].reduce((sum, letter) => sum + (inkOf(line(letter)).right - inkOf(line(letter)).left), 0)
    const joined = inkOf(line('بيتنا'))
    expect(joined.right - joined.left).toBeLessThan(apart * 0.85)
  })
  it('is bolder where it is bold, in every script', () => {
    for (const text of ['Russia', 'ישראל', 'إيران', 'ישראל Israel']) expect(inkOf(line(text, 'middle', 'semibold')).count, text).toBeGreaterThan(inkOf(line(text)).count * 1.1)
  })
})

describe('text as outlines', () => {
  it('holds no fonts and no text, tells its words in titles, and is drawn alike', async () => {
    for (const theme of ['light', 'grey'] as const) {
      const scene = figureScene(varietyNetwork(), { ...time, allTime: true, theme }, { widthMm: 174 })
      const figure = { title: 'Friends: ישראל (Israel), إيران', source: 'Project', legend: true, widthMm: 174, caption: 'חִזְבַּאללה and 2024' }
      const [text, outlines] = [await renderSvg(scene, figure), await renderSvg(scene, { ...figure, outlines: true })]
      expect(outlines.svg).not.toMatch(/<text|<tspan|font-face|font-family/u)
      for (const { fullName } of scene.nodes) expect(outlines.svg).toContain(`<title>${fullName.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</title>`)
      expect(outlines.svg).toContain('<title>Friends: ישראל (Israel), إيران</title>')
      expect(outlines.svg).toBe((await renderSvg(scene, { ...figure, outlines: true })).svg)
      const size = pixelSize(text, 150)
      expect(pixelSize(outlines, 150)).toEqual(size)
      const [one, two] = [text, outlines].map(({ svg }) => readPng(renderPng({ svg, ...size, dpi: 150 }))) as [Png, Png]
      expect(differing(one, two)).toBeLessThan(0.003)
      expect(inkOf(two).count).toBeGreaterThan(5_000)
    }
  })
})
