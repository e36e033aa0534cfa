import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** The objects of a PDF file (ISO 32000-1, 7.5), numbered from 1 in the order in which they are reserved. */
export class PdfObjects {
  private readonly bodies: (Buffer | null)[] = []

  /** A number for an object that is written later. */
  reserve(): number {
    this.bodies.push(null)
    return this.bodies.length
  }

  set(number: number, body: string): void {
    this.bodies[number - 1] = Buffer.from(body, 'latin1')
  }

  add(body: string): number {
    const number = this.reserve()
    this.set(number, body)
    return number
  }

  /** A compressed stream; `entries` go into its dictionary. */
  addStream(data: Buffer, entries = ''): number {
    const packed = deflateSync(data, { level: 9 })
    const number = this.reserve()
    this.bodies[number - 1] = Buffer.concat([
      Buffer.from(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream', 'latin1'),
    ])
    return number
  }

  /** A stream of metadata (ISO 32000-1, 14.3.2), left as text so that other programs find it. */
  addMetadata(xml: string): number {
    const data = Buffer.from(xml, 'utf8')
    const number = this.reserve()
    this.bodies[number - 1] = Buffer.concat([Buffer.from(`<< /Type /Metadata /Subtype /XML /Length ${data.length} >>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream', 'latin1')])
    return number
  }

  /** The whole file. Its identifier is made from its content: the same content gives the same bytes. */
  file(root: number, info: number): Buffer {
    // The comment of bytes above 127 tells programs that copy files that this one is not text.
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1')]
    let offset = parts[0]?.length ?? 0
    const offsets: number[] = []
    this.bodies.forEach((body, i) => {
      if (!body) throw new Error(`Object ${i + 1} of the PDF was never written.`)
      offsets.push(offset)
      const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1')])
      parts.push(whole)
      offset += whole.length
    })
    const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32)
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    parts.push(Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} /Root ${root} 0 R /Info ${info} 0 R ` +
      `/ID [<${id}> <${id}>] >>\nstartxref\n${offset}\n%%EOF\n`, 'latin1'))
    return Buffer.concat(parts)
  }
}

/** A text string of a dictionary: UTF-16 with its byte order mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  return `<FEFF${utf16Hex(text)}>`
}

export function utf16Hex(text: string): string {
  return Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex').toUpperCase()
}

/** A number as PDF writes it: no exponent, at most `places` decimals. */
export function pdfNumber(value: number, places = 3): string {
  const written = value.toFixed(places)
  const text = written.includes('.') ? written.replace(/\.?0+$/u, '') : written
  return text === '-0' ? '0' : text
}
