import type { Client } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { ExportFormat, ExportManifest } from '../../../db/contract/methods/exports.ts'
import { wordsOf } from './export-formats.ts'

export interface ExportChoice {
  readonly format: ExportFormat
  /** The view whose places a network has; null: the first. */
  readonly view: string | null
  /** Packed with a list of what is in it and what is not. */
  readonly withManifest: boolean
}

export interface ExportFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const optionsOf = ({ format, view }: ExportChoice) => ({ format, ...(view === null ? {} : { view }) })

/** Two tables, or a file and its manifest, are saved as one ZIP. */
export const isPacked = ({ format, withManifest }: Pick<ExportChoice, 'format' | 'withManifest'>): boolean => format === 'csv' || withManifest

/** The file of a choice, ready to be saved, with what was told of it when it was made. */
export async function exportFile(client: Client, choice: ExportChoice): Promise<{ file: ExportFile; manifest: ExportManifest }> {
  if (isPacked(choice)) {
    const { fileName, base64, manifest } = await client.call('exports.archive', { ...optionsOf(choice), manifest: choice.withManifest })
    return { file: { name: fileName, mime: 'application/zip', bytes: Uint8Array.from(atob(base64), character => character.charCodeAt(0)) }, manifest }
  }
  const { files: [first], manifest } = await client.call('exports.files', optionsOf(choice))
  if (!first) throw new EntenteError('internal', 'No file was made. Nothing in the project changed.')
  return { file: { name: first.fileName, mime: wordsOf(choice.format).mime, bytes: new TextEncoder().encode(first.text) }, manifest }
}

/** The text of a choice that is one text. */
export async function exportText(client: Client, choice: ExportChoice): Promise<string> {
  const { files: [first] } = await client.call('exports.files', optionsOf(choice))
  return first?.text ?? ''
}
