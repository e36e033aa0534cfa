import iconv from 'iconv-lite'
import { decodeText, type DecodedText } from './decode.ts'
import { ImportError } from './import-error.ts'

/** The encoding that an XML declaration names; undefined where there is none, null for what is no XML. */
function declared(bytes: Uint8Array): string | undefined | null {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString('latin1').replace(/^\u{ef}\u{bb}\u{bf}/u, '')
  if (!/^\s*<(?:\?xml|!|[a-z_])/iu.test(beginning)) return null
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/u.exec(beginning)?.[1]
}

/**
 * The text of a file: XML is in the encoding that it declares, and in UTF-8 where it declares none (XML 1.0, section 4.3.3); other texts are as
 * `decodeText` tells. Throws an ImportError for an encoding that is not known, and for XML whose bytes are not in its encoding.
 */
export function decodeFile(bytes: Uint8Array, wanted?: string): DecodedText {
  const encoding = wanted === undefined ? declared(bytes) : null
  if (encoding === null) return decodeText(bytes, wanted)
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const name = encoding ?? 'UTF-8'
  // Sixteen bits are told by their bytes, which come before any declaration.
  if (hasMark || /^utf-?16/iu.test(name)) return decodeText(bytes)
  const isKnown: boolean = iconv.encodingExists(name)
  if (!isKnown) throw new ImportError(`The file says that it is in the encoding “${name.slice(0, 60)}”, which is not known. Say which it is (--encoding), or save it as UTF-8.`, 1)
  if (/^(?:utf-?8|us-ascii|ascii)$/iu.test(name)) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      const text = new TextDecoder('utf-8').decode(bytes)
      const line = text.slice(0, Math.max(0, text.indexOf('\u{fffd}'))).split(/\r\n?|\n/u).length
      throw new ImportError(`The file ${encoding === undefined ? 'declares no encoding, which for XML means UTF-8' : `says that it is in ${name}`}, and this line is not. Say which encoding it is in (--encoding), or save it as UTF-8.`, line)
    }
    return decodeText(bytes)
  }
  return { ...decodeText(bytes, name), certain: true }
}
