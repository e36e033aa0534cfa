/** Texts that need not stand in memory at once: from a string, or from a file by pieces. They can be gone through again and again. */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import iconv from 'iconv-lite'
import { decodeText } from './decode.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { looksZipped } from '../zip.ts'

export interface LongText {
  /** How it begins: some hundred thousand characters, or all of it. */
  readonly head: string
  /** How many bytes the head is, and all of it. */
  readonly headBytes: number
  readonly bytes: number
  readonly encoding: string
  /** False where the encoding was told from the bytes alone and may be another one. */
  readonly certain: boolean
  /** The text in pieces, cut anywhere, with how many of its bytes were read. */
  pieces(warnings: WarningList, read?: (bytes: number) => void): Iterable<string>
}

const pieceLength = 1 << 20
const mostHeadBytes = 256 * 1024

export const textOf = (text: string): LongText => ({ head: text, headBytes: text.length, bytes: text.length, encoding: 'UTF-8', certain: true, pieces: () => [text] })

/** The beginning of a text as a text of its own, up to the end of its last whole line. */
export function beginningOf(text: LongText): LongText {
  const { head, headBytes } = text
  return {
    ...text, bytes: headBytes,
    *pieces(_warnings, read = () => undefined) {
      read(headBytes)
      yield head
    },
  }
}

/** The text of a file, decoded as it is read. Throws an ImportError for what is no text, or an encoding that is not known. */
export function textOfFile(path: string, wanted?: string): LongText {
  const beginning = firstBytes(path)
  const { text: head, encoding, certain } = decodeText(beginning, wanted)
  return {
    head, headBytes: beginning.length, bytes: statSync(path).size, encoding, certain,
    *pieces(warnings, read = () => undefined) {
      const decoder = iconv.getDecoder(encoding, { stripBOM: true })
      const file = openSync(path, 'r')
      try {
        const buffer = Buffer.allocUnsafe(pieceLength)
        let bytes = 0
        let isTold = false
        for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
          bytes += length
          read(bytes)
          const text = decoder.write(buffer.subarray(0, length))
          if (!isTold && text.includes('\u{fffd}')) {
            isTold = true
            warnings.add(`Some bytes are no letters in ${encoding} and were read as “\u{fffd}”. Choose another encoding where letters come out wrong.`)
          }
          yield text
        }
        const rest = decoder.end()
        if (rest !== undefined && rest !== '') yield rest
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The beginning of a file up to a line's end, so that no letter is cut. */
function firstBytes(path: string): Uint8Array {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    throw new ImportError('The file is not there any more, or may not be read.')
  }
  try {
    const buffer = Buffer.alloc(mostHeadBytes)
    const length = readSync(file, buffer)
    const bytes = buffer.subarray(0, length)
    if (length === fstatSync(file).size) return bytes
    const end = bytes.lastIndexOf(0x0a)
    // In UTF-16 a line ends with two bytes.
    return end === -1 ? bytes : bytes.subarray(0, bytes[end + 1] === 0 ? end + 2 : end + 1)
  } finally {
    closeSync(file)
  }
}

/** Whether a file is a workbook or another archive, which is no text. */
export const looksBinary = (path: string): boolean => looksZipped(firstBytes(path).subarray(0, 8))

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashOf(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(pieceLength)
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) hash.update(buffer.subarray(0, length))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** A text of its own: a part that was cut out of a long text would keep all of it in memory. */
export const ownText = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8'))
