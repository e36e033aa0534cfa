/** A large import on a connection of its own: for a thread beside the one in which the project is open for writing. */
import type { Output, ParsedInput } from '../contract/api.ts'
import { connect } from '../sqlite/open.ts'
import { createContext } from './context.ts'
import { translateError } from './errors.ts'
import { previewImport, runImport } from './imports.ts'
import type { ServicePorts } from './ports.ts'

export type ImportWork =
  /** The project's own file, open for writing in this process: the lock is held there. */
  | { readonly method: 'imports.preview'; readonly file: string; readonly input: ParsedInput<'imports.preview'> }
  | { readonly method: 'imports.run'; readonly file: string; readonly input: ParsedInput<'imports.run'> }

/** What importing answers, or what it would do. Throws an EntenteError, with nothing written. */
export function workOnImport(
  work: ImportWork, ports: ServicePorts, progress: (done: number, total: number) => void,
): Output<'imports.preview'> | Output<'imports.run'> {
  try {
    const db = connect(work.file, { readOnly: work.method === 'imports.preview' })
    try {
      if (work.method === 'imports.preview') return previewImport({ db, ports }, work.input)
      return runImport(createContext({ connection: { writable: true, db }, ports, file: work.file }), work.input, progress)
    } finally {
      db.close()
    }
  } catch (error) {
    throw translateError(error)
  }
}
