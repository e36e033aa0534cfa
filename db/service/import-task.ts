/** A large import on a connection of its own: for a thread beside the one in which the project is open for writing. */
import type { Output, ParsedInput } from '../contract/api.ts'
import { connect } from '../sqlite/open.ts'
import { createContext } from './context.ts'
import { translateError } from './errors.ts'
import { previewImport, runImport } from './imports.ts'
import { importDocument, previewDocument } from './project-document/import-document.ts'
import type { ServicePorts } from './ports.ts'

export type ImportWork =
  /** The project's own file, open for writing in this process: the lock is held there. */
  | { readonly method: 'imports.preview'; readonly file: string; readonly input: ParsedInput<'imports.preview'> }
  | { readonly method: 'imports.run'; readonly file: string; readonly input: ParsedInput<'imports.run'> }
  | { readonly method: 'projectDocument.preview'; readonly file: string; readonly input: ParsedInput<'projectDocument.preview'> }
  | { readonly method: 'projectDocument.import'; readonly file: string; readonly input: ParsedInput<'projectDocument.import'> }

/** What importing answers, or what it would do. Throws an EntenteError, with nothing written. */
export function workOnImport(
  work: ImportWork, ports: ServicePorts, progress: (done: number, total: number) => void,
): Output<ImportWork['method']> {
  try {
    const db = connect(work.file, { readOnly: work.method.endsWith('.preview') })
    const writing = () => createContext({ connection: { writable: true, db }, ports, file: work.file })
    try {
      switch (work.method) {
        case 'imports.preview': return previewImport({ db, ports }, work.input)
        case 'projectDocument.preview': return previewDocument({ db }, work.input)
        case 'imports.run': return runImport(writing(), work.input, progress)
        case 'projectDocument.import': return importDocument(writing(), work.input, progress)
      }
    } finally {
      db.close()
    }
  } catch (error) {
    throw translateError(error)
  }
}
