import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { EntenteError } from '../contract/errors.ts'
import { fontPath, shippedFonts } from './fonts.ts'
import { encodePng, isOpaque, withAncillary } from './png-encode.ts'

/** Longest side of a picture, in pixels. */
export const largestSide = 16_000
/** Most pixels of a picture: 256 million take about 2 GB while it is made. */
export const mostPixels = 256_000_000
/** Memory that a pixel takes while a picture is made, in bytes: the drawing, its copy with plain opacity, and what is compressed (measured: 7.8). */
const bytesPerPixel = 8

/** Pixels of a figure at a resolution. */
export function pixelSize(figure: { readonly widthMm: number; readonly heightMm: number }, dpi: number): { widthPx: number; heightPx: number } {
  const pixels = (mm: number) => Math.max(1, Math.round((mm / 25.4) * dpi))
  return { widthPx: pixels(figure.widthMm), heightPx: pixels(figure.heightMm) }
}

/**
 * The picture of one of our SVG figures as a PNG of exactly the given size, with its resolution (pHYs) and colour space (sRGB)
 * stated. Only the shipped fonts are used: the same input gives the same bytes on every machine of a kind.
 * @param fontFolder where the fonts are, for a program that keeps them elsewhere than `fontPath` looks
 * @throws EntenteError `too_large` beyond `largestSide` or `mostPixels`
 */
export function renderPng(input: { svg: string; widthPx: number; heightPx: number; dpi: number }, fontFolder?: string): Uint8Array<ArrayBuffer> {
  const { svg, widthPx, heightPx, dpi } = input
  const most = mostPixels / 1_000_000
  if (Math.max(widthPx, heightPx) > largestSide || widthPx * heightPx > mostPixels) {
    throw new EntenteError('too_large', `The picture would be ${grouped(widthPx)} × ${grouped(heightPx)} pixels and take ${gigabytes(widthPx * heightPx)} of memory; the limit is ` +
      `${grouped(largestSide)} pixels a side and ${most} million in all (${gigabytes(mostPixels)}). Nothing was written. Choose a smaller width or fewer dots per inch, or export SVG or PDF, which have no such limit.`)
  }
  const sized = svg.replace(/(<svg\b[^>]*?) width="[^"]*" height="[^"]*"/, `$1 width="${widthPx}" height="${heightPx}" preserveAspectRatio="none"`)
  return withFontsOf(svg, fontFolder, (fontFiles) => {
    const image = new Resvg(sized, {
      fitTo: { mode: 'original' },
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
      textRendering: 2,
      shapeRendering: 2,
      logLevel: 'off',
    }).render()
    const { pixels } = image
    // What is see-through is written by the renderer, which knows how its colours are weighted by opacity.
    return isOpaque(pixels) ? encodePng(pixels, image.width, image.height, dpi) : withAncillary(image.asPng(), dpi)
  })
}

/**
 * Hands the fonts that a figure carries to `use` as files, which are gone afterwards; the shipped ones where it carries none. The renderer opens
 * the file of a font for every line of text: a part of a font costs a sixth of the whole.
 */
function withFontsOf<T>(svg: string, fontFolder: string | undefined, use: (fontFiles: string[]) => T): T {
  const carried = [...svg.slice(0, svg.indexOf('</style>') + 1).matchAll(/base64,([A-Za-z0-9+/=]+)\)/gu)].map(([, data = '']) => Buffer.from(data, 'base64'))
  if (carried.length === 0) return use(shippedFonts.map((font) => fontPath(font, fontFolder)))
  const folder = mkdtempSync(join(tmpdir(), 'entente-figure-'))
  try {
    return use(carried.map((data, index) => {
      const file = join(folder, `${index}.ttf`)
      writeFileSync(file, data)
      return file
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const gigabytes = (pixels: number) => `${Math.max(0.1, Math.round((pixels * bytesPerPixel) / 1e8) / 10).toLocaleString('en-GB')} GB`
const grouped = (value: number) => value.toLocaleString('en-GB')
