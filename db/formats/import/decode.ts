/** Bytes to text: byte order marks, UTF-8 and UTF-16 without them, and the legacy encodings that chardet tells apart. */
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { ImportError } from './import-error.ts'

export interface DecodedText {
  readonly text: string
  /** The encoding's usual name, as shown: `UTF-8`, `UTF-16LE`, `windows-1252` … */
  readonly encoding: string
  /** False where the encoding was told from the bytes alone and may be another one. */
  readonly certain: boolean
}

/** Encodings to choose from where detection got it wrong. */
export const encodings = [
  'UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252', 'ISO-8859-15', 'windows-1250', 'windows-1251', 'KOI8-R', 'windows-1253', 'windows-1254', 'windows-1255',
  'windows-1256', 'ISO-8859-5', 'Shift_JIS', 'EUC-JP', 'GB18030', 'Big5', 'EUC-KR',
] as const

/** Bytes that detection looks at: it takes its time, and a beginning tells as much. */
const detectionBytes = 256 * 1024

/**
 * The text of a file. `wanted` is an encoding by name, instead of detection. Throws an ImportError for an encoding that is not known and for bytes
 * that are no text.
 */
export function decodeText(bytes: Uint8Array, wanted?: string): DecodedText {
  const mark = byteOrderMark(bytes)
  if (wanted !== undefined) {
    const isKnown: boolean = iconv.encodingExists(wanted)
    if (!isKnown) throw new ImportError(`The encoding “${wanted}” is not known. Choose one of ${encodings.join(', ')}.`)
    return { text: asText(decodeAs(bytes, wanted)), encoding: wanted, certain: true }
  }
  if (mark !== null) return { text: asText(decodeAs(bytes, mark)), encoding: mark, certain: true }
  const wide = wideWithoutMark(bytes)
  if (wide !== null) return { text: asText(decodeAs(bytes, wide)), encoding: wide, certain: true }
  try {
    return { text: asText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'UTF-8', certain: true }
  } catch (error) {
    if (error instanceof ImportError) throw error
  }
  const encoding = legacyEncoding(bytes)
  return { text: asText(decodeAs(bytes, encoding)), encoding, certain: false }
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
}

function asText(text: string): string {
  const plain = text.startsWith('\u{feff}') ? text.slice(1) : text
  if (plain.slice(0, 4_096).includes('\0')) {
    throw new ImportError('This file is not text, nor a workbook (.xlsx). Export it from its program as BibTeX, RIS, CSL-JSON, CSV or XLSX.')
  }
  return plain
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8'
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  if (first === 0xfe && second === 0xff) return 'UTF-16BE'
  return null
}

/** UTF-16 of mostly Latin text has a zero in every other byte. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const seen = Math.min(bytes.length, 4_096) & ~1
  if (seen < 4) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < seen; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const pairs = seen / 2
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'UTF-16LE'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'UTF-16BE'
  return null
}

const windowsPages: Readonly<Record<string, string>> = { 'ISO-8859-8': 'windows-1255', 'ISO-8859-8-I': 'windows-1255', 'ISO-8859-9': 'windows-1254', 'ISO-8859-6': 'windows-1256' }

/** chardet's best guess for bytes that are not UTF-8; the Latin ones read as windows-1252, which holds all of ISO-8859-1 and more. */
function legacyEncoding(bytes: Uint8Array): string {
  // Plain ASCII tells nothing: look at the stretch around the first byte that is not.
  const first = bytes.findIndex(byte => byte > 0x7f)
  const start = Math.max(0, first - detectionBytes / 4)
  const detected = chardet.detect(bytes.subarray(start, start + detectionBytes))
  // Windows' own code pages hold the letters of these, and are what was meant.
  const guess = detected === null ? null : (windowsPages[detected] ?? detected)
  if (guess === null || guess === 'ASCII' || guess === 'UTF-8' || guess.startsWith('ISO-8859-1') || guess.startsWith('UTF-') || !iconv.encodingExists(guess)) {
    return guess === 'ISO-8859-15' ? guess : 'windows-1252'
  }
  // Few bytes beyond ASCII are too few to tell one alphabet from another.
  const beyond = bytes.subarray(start, start + detectionBytes).reduce((sum, byte) => (byte > 0x7f ? sum + 1 : sum), 0)
  return beyond < 6 ? 'windows-1252' : guess
}
