/** The text in a file of any format that is known, recognised by its content. */
import type { TextFormat, TextPage } from '../../contract/entities/texts.ts'
import type { ImportWarning } from '../../contract/entities/imports.ts'
import { createWarnings, ImportError, type WarningList } from '../import/import-error.ts'
import { readDocx } from './docx.ts'
import { asHeld } from './held.ts'
import { readMarked } from './marked.ts'
import { readPdf } from './pdf.ts'
import { looksZipped } from '../zip.ts'

export interface ReadTextInput { readonly bytes: Uint8Array; readonly format?: TextFormat; readonly encoding?: string }

export interface TextContent {
  readonly format: TextFormat
  /** Null where the format has its own. */
  readonly encoding: string | null
  /** As a project holds it. */
  readonly text: string
  readonly pages: readonly TextPage[]
  readonly warnings: readonly ImportWarning[]
}

/** What a reader finds, before it is brought into the form that a project holds. Pages are the parts of the text, in order. */
export interface RawText { readonly format: TextFormat; readonly encoding: string | null; readonly text: string | readonly { readonly label: string; readonly text: string }[] }

export interface Reading { readonly warnings: WarningList; progress(done: number, total: number): void }

/** Reads the text of a file. Throws an ImportError where none can be read; what is less than that is in the warnings. */
export async function readText(input: ReadTextInput, progress: Reading['progress'] = () => undefined): Promise<TextContent> {
  if (input.bytes.length === 0) throw new ImportError('The file is empty.')
  const warnings = createWarnings()
  const raw = await readRaw(input, { warnings, progress })
  const { text, pages } = typeof raw.text === 'string' ? { text: asHeld(raw.text), pages: [] } : joined(raw.text)
  if (text === '') throw new ImportError('There are no words in this file.')
  return { format: raw.format, encoding: raw.encoding, text, pages, warnings: warnings.listed }
}

const formatWords: Readonly<Record<TextFormat, string>> = { text: 'text', html: 'HTML', docx: 'a document (.docx)', pdf: 'a PDF' }

function readRaw({ bytes, format, encoding }: ReadTextInput, reading: Reading): RawText | Promise<RawText> {
  const recognised = recognise(bytes)
  if (format !== undefined && (recognised ?? format) !== format) throw new ImportError(`This file is ${formatWords[recognised ?? format]}, not ${formatWords[format]}. Let the format be recognised.`)
  const wanted = format ?? recognised
  if (wanted === 'pdf') return readPdf(bytes, reading)
  if (wanted === 'docx') return { format: 'docx', encoding: null, text: readDocx(bytes, reading.warnings) }
  return readMarked(bytes, { format, encoding }, reading)
}

/** The format by the first bytes, where they tell; null for what may be text. Throws an ImportError for documents of other kinds. */
function recognise(bytes: Uint8Array): 'docx' | 'pdf' | null {
  if (looksZipped(bytes)) return 'docx'
  // Some programs put something before the header of a PDF; readers look for it in the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-')) return 'pdf'
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new ImportError('This is an older Word document (.doc), or one that is protected by a password. Save it as .docx without a password and read that.')
  }
  return null
}

/** Parts of a text put together, with where each begins. */
function joined(parts: readonly { readonly label: string; readonly text: string }[]): { text: string; pages: TextPage[] } {
  let text = ''
  const pages = parts.map(part => {
    const held = asHeld(part.text)
    if (text !== '' && held !== '') text += '\n\n'
    const page = { label: part.label, start: text.length }
    text += held
    return page
  })
  return { text, pages }
}
