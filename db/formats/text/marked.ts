/** Files that are text: plain, Markdown, HTML. */
import iconv from 'iconv-lite'
import type { TextFormat } from '../../contract/entities/texts.ts'
import { decodeText } from '../import/decode.ts'
import { ImportError } from '../import/import-error.ts'
import { textOfHtml } from './html.ts'
import type { RawText, Reading } from './read-text.ts'

/** How far the encoding that a file names of itself is looked for, in bytes (the HTML standard, 13.2.3.2, looks at 1024). */
const declaredWithin = 2_048

/** Reads a text file. Throws an ImportError for bytes that are no text and for formats that only look like text. */
export function readMarked(bytes: Uint8Array, { format, encoding: wanted }: { format: TextFormat | undefined; encoding: string | undefined }, { warnings }: Reading): RawText {
  const declared = declaredEncoding(bytes)
  const decoded = decode(bytes, wanted)
  // What is UTF-8 throughout is UTF-8, whatever it says of itself; else its own word counts for more than a guess.
  const { text, encoding, certain } = !decoded.certain && declared !== null ? { ...decode(bytes, declared), certain: true } : decoded
  if (text.trim() === '') throw new ImportError('There are no words in this file.')
  if (!certain) warnings.add(`The file is not UTF-8; it was read as ${encoding}. Where letters come out wrong, choose another encoding.`)
  if (text.includes('\u{fffd}')) warnings.add(`Some bytes are no letters in ${encoding} and were read as “\u{fffd}”. Choose another encoding where letters come out wrong.`)
  const beginning = text.slice(0, 4_096)
  if (/^\s*\{\\rtf/u.test(beginning)) throw new ImportError('This is a Rich Text file (.rtf). Save it as .docx, .pdf or .txt and read that.')
  if (format === 'html' || (format === undefined && looksHtml(beginning))) return { format: 'html', encoding, text: textOfHtml(text) }
  if (/^\s*<\?xml/u.test(beginning)) warnings.add('This is XML, which has no rules for reading: it was kept as it stands, with its tags.')
  return { format: 'text', encoding, text }
}

function decode(bytes: Uint8Array, encoding: string | undefined) {
  try {
    return decodeText(bytes, encoding)
  } catch (error) {
    if (error instanceof ImportError && error.message.startsWith('This file is not text')) {
      throw new ImportError('This is no text, and no document that Entente reads. Save it as .docx, .pdf, .html or .txt and read that.')
    }
    throw error
  }
}

/** A document type or an element of HTML's frame at the beginning, after comments and an XML declaration. */
function looksHtml(beginning: string): boolean {
  const content = beginning.replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*/u, '')
  return /^<!doctype\s+html|^<(?:html|head|body|title|meta|article|main)\b[^>]*>/iu.test(content)
}

/** The encoding that an XML declaration or a `meta` element names, if it is one that is known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, declaredWithin)), 'latin1')
  const name = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1] ?? /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1]
  return name !== undefined && iconv.encodingExists(name) && !/^utf-?(?:8|16)/iu.test(name) ? name : null
}
