import { maxImportBytes } from '../../../db/contract/entities/imports.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { startsAsProjectDocument } from '../../../db/contract/methods/exports.ts'

/** A project as a document (Entente JSON), by its content whatever its name. Resolves with its text; null for a file of another kind. Rejects with an EntenteError where it is too large or cannot be read. */
export async function readProjectDocument(file: File): Promise<string | null> {
  try {
    if (!startsAsProjectDocument(await file.slice(0, 400).text())) return null
    if (file.size <= maxImportBytes) return await file.text()
  } catch {
    throw new EntenteError('bad_request', `“${file.name}” could not be read. It may have been moved, or be a folder. Nothing was changed.`)
  }
  throw new EntenteError('too_large', `“${file.name}” has more than ${maxImportBytes / 1024 / 1024} MB, the most that the window reads at once. The command line takes it: entente new FILE --from DOCUMENT. Nothing was changed.`)
}

/** The title in the text of a project document; empty where it cannot be told. */
export function titleOfDocument(text: string): string {
  try {
    const { project } = JSON.parse(text) as { project?: { title?: unknown } }
    return typeof project?.title === 'string' ? project.title : ''
  } catch {
    return ''
  }
}
