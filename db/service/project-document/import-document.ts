import type { Output, ParsedInput } from '../../contract/api.ts'
import type { exportMethods } from '../../contract/methods/exports.ts'
import { topTables } from '../../formats/project-document/tables.ts'
import type { DocumentRow } from '../../formats/project-document/schema.ts'
import { rebuildNames } from '../../queries/names.ts'
import { one } from '../../queries/rows.ts'
import { identifier, sql, type ReadableDatabase } from '../../sqlite/database.ts'
import type { ServiceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { documentCounts } from './counts.ts'
import { emptyProject, insertDocument, linkNotes, parseProjectDocument } from './read.ts'

export type DocumentMethods = Extract<keyof typeof exportMethods, `projectDocument.${string}`>

/** Anything that somebody made or brought: a project without it is as new. */
const ownTables = ['actor', 'source', 'event', 'tie', 'excerpt', 'period', 'evidence', 'assessment', 'note', 'data_set', 'import_record']
const isAsNew = (db: ReadableDatabase): boolean => ownTables.every(table => one<{ some: number }>(db, sql`SELECT EXISTS (SELECT 1 FROM ${identifier(table)}) AS some`).some === 0)

function described(document: DocumentRow) {
  const project = document['project'] as { title?: string }
  const lengths = new Map(topTables.map(({ table, list }) => [table, Array.isArray(document[list]) ? document[list].length : 0]))
  return { title: project.title ?? '', included: documentCounts(table => lengths.get(table) ?? 0) }
}

/** What a document holds, and whether it can take the place of the project. Throws `bad_request` that names each fault of it. */
export function previewDocument({ db }: Pick<ServiceContext, 'db'>, { text }: ParsedInput<'projectDocument.preview'>): Output<'projectDocument.preview'> {
  return { ...described(parseProjectDocument(text)), takesPlace: isAsNew(db) }
}

/** Makes an empty project the one of a document, as one undo step; tells how many of its rows are written. Throws `bad_request`, or `conflict` where the project holds something. */
export function importDocument(context: ServiceContext, { text }: Pick<ParsedInput<'projectDocument.import'>, 'text'>, progress: (done: number, total: number) => void = () => undefined): Output<'projectDocument.import'> {
  const document = parseProjectDocument(text)
  if (!isAsNew(context.db)) throw conflict('text', 'This document is a whole project, and the project that is open holds something already. Make a new project of the document (entente new FILE --from DOCUMENT), and merge that one into this. Nothing was changed.')
  const label = `Import the project ${described(document).title}`
  return context.write({ label }, target => {
    emptyProject(target)
    insertDocument(target, document, progress)
    rebuildNames(target)
    linkNotes(target)
    return { label }
  })
}
