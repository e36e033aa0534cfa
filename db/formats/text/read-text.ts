/** The text in a file of any format that is known, recognised by its content. */
import type { TextFormat, TextPage } from '../../contract/entities/texts.ts'
import type { ImportWarning } from '../../contract/entities/imports.ts'
import { createWarnings, ImportError, type WarningList } from '../import/import-error.ts'
import { asHeld } from './held.ts'
import { readMarked } from './marked.ts'

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

function readRaw({ bytes, format, encoding }: ReadTextInput, reading: Reading): RawText | Promise<RawText> {
  return readMarked(bytes, { format, encoding }, reading)
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
