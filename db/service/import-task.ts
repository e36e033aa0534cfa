/** A large import on a connection of its own: for a thread beside the one in which the project is open for writing. */
import type { Output, ParsedInput } from '../contract/api.ts'
import { connect } from '../sqlite/open.ts'
import { createContext } from './context.ts'
import { translateError } from './errors.ts'
import { previewImport, runImport } from './imports.ts'
import { importDocument, previewDocument } from './project-document/import-document.ts'
import type { JobControl } from './jobs.ts'
import type { ServicePorts } from './ports.ts'

export type ImportWork =
  /** The project's own file, open for writing in this process: the lock is held there. */
  | { readonly method: 'imports.preview'; readonly file: string; readonly input: ParsedInput<'imports.preview'>; readonly held?: string }
  | { readonly method: 'imports.run'; readonly file: string; readonly input: ParsedInput<'imports.run'>; readonly held?: string }
  | { readonly method: 'projectDocument.preview'; readonly file: string; readonly input: ParsedInput<'projectDocument.preview'> }
  | { readonly method: 'projectDocument.import'; readonly file: string; readonly input: ParsedInput<'projectDocument.import'> }
  /** Taking back, or doing again, a step that brought very many rows. */
  | { readonly method: 'history.undo' | 'history.redo'; readonly file: string }

/** What SQLite keeps of the file in memory for an import, in KB: indexes are made in pieces of this size. */
const cache = 64 * 1024

/** What importing answers, or what it would do; the label of a step taken back or done again. Throws an EntenteError, with nothing written. */
export function workOnImport(
  work: ImportWork, ports: ServicePorts, progress: JobControl['progress'],
): Output<Exclude<ImportWork['method'], 'history.undo' | 'history.redo'>> | { label: string | null } {
  try {
    const db = connect(work.file, { readOnly: work.method.endsWith('.preview') })
    const writing = () => createContext({ connection: { writable: true, db }, ports, file: work.file })
    try {
      if (!work.method.endsWith('.preview')) db.execute(`PRAGMA cache_size = -${cache}`)
      switch (work.method) {
        case 'imports.preview': return previewImport({ db, ports }, work.input, progress, work.held)
        case 'projectDocument.preview': return previewDocument({ db }, work.input)
        case 'imports.run': return runImport(writing(), work.input, progress, work.held)
        case 'projectDocument.import': return importDocument(writing(), work.input, progress)
        case 'history.undo':
        case 'history.redo':
          // What is taken back were rows of data sets, never notes: it need not be overwritten on the disk.
          db.execute('PRAGMA secure_delete = FAST')
          return { label: writing().replay(work.method === 'history.undo' ? 'undo' : 'redo', progress) }
      }
    } finally {
      db.close()
    }
  } catch (error) {
    throw translateError(error)
  }
}
