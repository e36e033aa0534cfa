import { crc32 } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { EntenteError } from '../contract/errors.ts'
import { fontPath, shippedFonts } from './fonts.ts'

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
  const image = new Resvg(sized, {
    fitTo: { mode: 'original' },
    font: { loadSystemFonts: false, fontFiles: shippedFonts.map((font) => fontPath(font, fontFolder)), defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
    textRendering: 2,
    shapeRendering: 2,
    logLevel: 'off',
  }).render()
  return withChunks(image.asPng(), [
    // Perceptual rendering intent.
    chunk('sRGB', Uint8Array.of(0)),
    chunk('pHYs', resolution(dpi)),
  ])
}

const gigabytes = (pixels: number) => `${Math.max(0.1, Math.round((pixels * bytesPerPixel) / 1e8) / 10).toLocaleString('en-GB')} GB`
const grouped = (value: number) => value.toLocaleString('en-GB')

function resolution(dpi: number): Uint8Array {
  const data = Buffer.alloc(9)
  const perMetre = Math.round(dpi / 0.0254)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  data.writeUInt8(1, 8)
  return data
}

/** A PNG chunk: length, type, data and the CRC of type and data (PNG specification, third edition, 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const result = Buffer.alloc(body.length + 8)
  result.writeUInt32BE(data.length, 0)
  body.copy(result, 4)
  result.writeUInt32BE(crc32(body), body.length + 4)
  return result
}

/** Puts chunks behind the header (IHDR), where those that concern the whole picture belong. */
function withChunks(png: Buffer, chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const headerEnd = 8 + 25
  const result = new Uint8Array(png.length + chunks.reduce((sum, { length }) => sum + length, 0))
  result.set(png.subarray(0, headerEnd), 0)
  let at = headerEnd
  for (const part of chunks) {
    result.set(part, at)
    at += part.length
  }
  result.set(png.subarray(headerEnd), at)
  return result
}
