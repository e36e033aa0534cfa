import { Resvg } from '@resvg/resvg-js'

/** A square picture of a drawing, `size` pixels wide, with a see-through margin around it (a fraction of the width, 0 to 0.4). */
export function pictureOf(svg: string, size: number, margin = 0): Buffer {
  const [, side = '1024'] = /viewBox="0 0 (\d+) \1"/u.exec(svg) ?? []
  const pad = (Number(side) * margin) / (1 - 2 * margin)
  const box = `viewBox="${-pad} ${-pad} ${Number(side) + 2 * pad} ${Number(side) + 2 * pad}"`
  return new Resvg(svg.replace(/viewBox="[^"]*"/u, box), { fitTo: { mode: 'width', value: size } }).render().asPng()
}

/** A Windows icon file of PNG pictures: a header of six bytes, an entry of sixteen for each, then the pictures. */
export function icoOf(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    // 0 stands for 256.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** The types of a Macintosh icon file that hold PNG pictures, with their sizes in pixels. */
const icnsTypes = [['icp4', 16], ['icp5', 32], ['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic08', 256], ['ic13', 256], ['ic09', 512], ['ic14', 512], ['ic10', 1024]] as const

/** A Macintosh icon file: `icns`, its length, then type, length and picture for each. */
export function icnsOf(pngOf: (size: number) => Buffer): Buffer {
  const parts = icnsTypes.flatMap(([type, size]) => {
    const png = pngOf(size)
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return [head, png]
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
