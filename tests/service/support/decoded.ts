import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { readText } from '../../../db/formats/text/read-text.ts'

/**
 * Everything that is in a file: its bytes, the files of an archive, the inflated streams and the text of a PDF, what is packed into addresses of HTML.
 * By a name that says where it was found.
 */
export async function decodedFiles(name: string, bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const add = (where: string, content: Uint8Array) => {
    const buffer = Buffer.from(content)
    found.set(where, buffer)
    if (buffer.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') for (const [path, inner] of Object.entries(unzipSync(buffer))) add(`${where}/${path}`, inner)
    if (buffer.subarray(1, 4).toString('latin1') === 'PNG') pngTexts(buffer).forEach((chunk, index) => add(`${where}!${index}`, chunk))
    if (buffer.subarray(0, 5).toString('latin1') === '%PDF-') pdfStreams(buffer).forEach((stream, index) => add(`${where}#${index}`, stream))
    const text = buffer.toString('latin1')
    for (const [, packed = ''] of text.matchAll(/data:[\w/+.-]+(?:;[\w=-]+)*;base64,([\w+/=]+)/gu)) add(`${where}@${packed.length}`, Buffer.from(packed, 'base64'))
  }
  add(name, bytes)
  for (const [where, content] of found) {
    // Letters of a PDF are numbers of glyphs: what they spell is read as a reader would.
    if (content.subarray(0, 5).toString('latin1') === '%PDF-') add(`${where}, its text`, Buffer.from((await readText({ bytes: content })).text, 'utf8'))
  }
  return found
}

/** What a picture says besides its pixels: every chunk that is none of them, and what is deflated in it. */
function pngTexts(png: Buffer): Buffer[] {
  const texts: Buffer[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    const content = png.subarray(at + 8, at + 8 + length)
    if (png.subarray(at + 4, at + 8).toString('latin1') !== 'IDAT') texts.push(Buffer.from(content), ...deflatedIn(content))
    at += length + 12
  }
  return texts
}

/** What stands deflated behind any zero of a text chunk (its keyword, method and language end with one). */
function deflatedIn(content: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = content.indexOf(0x78); at >= 0; at = content.indexOf(0x78, at + 1)) {
    try {
      found.push(inflateSync(content.subarray(at)))
    } catch {
      // No beginning of a deflated text.
    }
  }
  return found
}

/** The streams of a PDF, inflated where they are deflated. */
function pdfStreams(pdf: Buffer): Buffer[] {
  const streams: Buffer[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue
    const end = pdf.indexOf('endstream', at)
    const raw = pdf.subarray(at + 7, end < 0 ? pdf.length : end)
    try {
      streams.push(inflateSync(raw))
    } catch {
      streams.push(Buffer.from(raw))
    }
  }
  return streams
}

/** Which of the words are in any of the contents: as they are, in capitals or small letters, in UTF-8 or UTF-16. */
export function foundIn(contents: ReadonlyMap<string, Buffer>, words: readonly string[]): string[] {
  const all = [...contents.values()]
  return words.filter(word => spellings(word).some(bytes => all.some(content => content.includes(bytes))))
}

function spellings(word: string): Buffer[] {
  // The part before the other script is enough, and is what is left where letters are glyphs.
  const latin = word.split(/[^\u0020-\u007e]/u)[0]?.trim() ?? word
  const forms = new Set([word, latin].flatMap(form => [form, form.toLocaleLowerCase(), form.toLocaleUpperCase()]))
  return [...forms].flatMap(form => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le'), Buffer.from(form, 'utf16le').swap16()])
}
