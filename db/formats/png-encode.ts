import { constants, crc32, deflateSync } from 'node:zlib'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A PNG chunk: length, type, data and the CRC of type and data (PNG specification, third edition, 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const result = Buffer.alloc(body.length + 8)
  result.writeUInt32BE(data.length, 0)
  body.copy(result, 4)
  result.writeUInt32BE(crc32(body), body.length + 4)
  return result
}

/**
 * Rows of three bytes a pixel, each after the kind of its filter: none (PNG specification, 9.2, filter 0). Lines and letters on an even ground repeat
 * from row to row as they are: without a filter they compress by a third better than as differences, and in less time.
 */
function plainRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3 + 1
  const rows = new Uint8Array(stride * height)
  for (let y = 0, from = 0; y < height; y++) {
    // The first byte of a row is its filter, and stays 0.
    for (let to = y * stride + 1, end = (y + 1) * stride; to < end; to += 3, from += 4) {
      rows[to] = pixels[from] as number
      rows[to + 1] = pixels[from + 1] as number
      rows[to + 2] = pixels[from + 2] as number
    }
  }
  return rows
}

/** Whether every pixel covers what lies behind it. */
export function isOpaque(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false
  return true
}

function resolution(dpi: number): Uint8Array {
  const data = Buffer.alloc(9)
  const perMetre = Math.round(dpi / 0.0254)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  data.writeUInt8(1, 8)
  return data
}

/** What a picture says of itself: sRGB with the perceptual rendering intent, and its resolution. */
const ancillary = (dpi: number): Buffer[] => [chunk('sRGB', Uint8Array.of(0)), chunk('pHYs', resolution(dpi))]

/** Opaque pixels (red, green, blue, opacity) as a PNG of three channels of 8 bits. The same pixels give the same bytes. */
export function encodePng(pixels: Uint8Array, width: number, height: number, dpi: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const data = deflateSync(plainRows(pixels, width, height), { level: 2, strategy: constants.Z_FILTERED, memLevel: 9 })
  return joined([signature, chunk('IHDR', header), ...ancillary(dpi), chunk('IDAT', data), chunk('IEND', new Uint8Array())])
}

/** A finished PNG with its colour space and resolution behind the header (IHDR), where those that concern the whole picture belong. */
export function withAncillary(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const headerEnd = 8 + 25
  return joined([png.subarray(0, headerEnd), ...ancillary(dpi), png.subarray(headerEnd)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}
