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

/** Rows of three bytes a pixel, each after the kind of its filter: the difference from the row above (PNG specification, 9.2, filter 2). */
function filteredRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3 + 1
  const rows = new Uint8Array(stride * height)
  let from = 0
  for (let y = 0; y < height; y++) {
    let to = y * stride
    rows[to++] = 2
    const above = y === 0 ? -1 : from - width * 4
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      if (above < 0) {
        rows[to] = pixels[from] as number
        rows[to + 1] = pixels[from + 1] as number
        rows[to + 2] = pixels[from + 2] as number
        continue
      }
      const up = above + x * 4
      rows[to] = (pixels[from] as number) - (pixels[up] as number)
      rows[to + 1] = (pixels[from + 1] as number) - (pixels[up + 1] as number)
      rows[to + 2] = (pixels[from + 2] as number) - (pixels[up + 2] as number)
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
  const data = deflateSync(filteredRows(pixels, width, height), { level: 4, strategy: constants.Z_FILTERED, memLevel: 9 })
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
