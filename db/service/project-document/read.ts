/** Reads a project from its document. */
import type { z } from 'zod'
import { EntenteError, type ApiErrorBody } from '../../contract/errors.ts'
import { CslItem } from '../../contract/entities/sources.ts'
import { ProjectDocument, PROJECT_DOCUMENT_FORMAT, PROJECT_DOCUMENT_VERSION, type DocumentRow } from '../../formats/project-document/schema.ts'
import { codedTables, documentTables, tablesWithin, topTables, type DocumentField, type DocumentTable } from '../../formats/project-document/tables.ts'
import { rebuildPairs } from '../../queries/event-pairs.ts'
import { tableOf } from '../../queries/keys.ts'
import { saveLinks } from '../../queries/links.ts'
import { rebuildNames } from '../../queries/names.ts'
import { insertRow, spanColumns, type Columns } from '../../queries/rows.ts'
import { rebuildSearch } from '../../queries/search.ts'
import { identifier, sql, type WritableDatabase } from '../../sqlite/database.ts'
import { describeCsl } from '../csl.ts'
import { dateOf } from '../fields.ts'

/** Progress is told once in so many rows. */
const toldEvery = 500

/** Faults named at most; a file of another kind has one in every line. */
const mostNamed = 50

const pathOf = (path: readonly PropertyKey[]): string => path.reduce<string>((before, part) => (typeof part === 'number' ? `${before}[${part}]` : `${before}${before ? '.' : ''}${String(part)}`), '')

function refuse(message: string, issues: NonNullable<ApiErrorBody['issues']> = []): EntenteError {
  const shown = issues.slice(0, mostNamed)
  return new EntenteError('bad_request', [message, ...shown.slice(0, 5).map(({ path, message: why }) => `${path || 'The document'}: ${why}`), ...(issues.length > 5 ? [`… and ${issues.length - 5} more.`] : [])].join(' '), shown)
}

/**
 * A project document from its text, checked in form. Throws `bad_request` that names every fault found by its place in the document
 * (`ties[3].kind`), and says so where the document was made by a newer version.
 */
export function parseProjectDocument(text: string): DocumentRow {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1]
    const line = position === undefined ? '' : ` on line ${text.slice(0, Number(position)).split('\n').length}`
    throw refuse(`This is no JSON: it breaks off or has a fault${line}. Nothing was read. Export the project anew.`)
  }
  const head = value as { format?: unknown; version?: unknown } | null
  if (typeof value !== 'object' || head?.format !== PROJECT_DOCUMENT_FORMAT) throw refuse(`This JSON is no project of Entente: "format" should be "${PROJECT_DOCUMENT_FORMAT}".`)
  if (typeof head.version === 'number' && head.version > PROJECT_DOCUMENT_VERSION) throw refuse(`This document was made by a newer version of Entente (version ${head.version} of the format; this one reads ${PROJECT_DOCUMENT_VERSION}). Update Entente to read it.`)
  const parsed = ProjectDocument.safeParse(value)
  if (parsed.success) return parsed.data
  throw refuse('This project document has faults; nothing was read.', parsed.error.issues.map((issue: z.core.$ZodIssue) => ({ path: pathOf(issue.path), message: issue.message })))
}

/** Keys of rows by table and uid, as they are given. */
type Keys = Map<string, Map<string, number>>

interface Reading {
  readonly db: WritableDatabase
  readonly keys: Keys
  readonly faults: { path: string; message: string }[]
}

function columnsFor({ keys, faults }: Reading, field: DocumentField, row: DocumentRow, path: string): Columns {
  const value = row[field.field]
  switch (field.kind) {
    case 'text': return { [field.column]: typeof value === 'string' ? value : field.nullable ? null : '' }
    case 'number': return { [field.column]: typeof value === 'number' ? value : null }
    case 'flag': return { [field.column]: value === true }
    case 'json': return { [field.column]: JSON.stringify(value) }
    case 'date': return spanColumns(typeof value === 'string' ? dateOf(`${path}.${field.field}`, value) : null, field.column, field.prefix)
    case 'reference': {
      if (typeof value !== 'string') return { [field.column]: null }
      const id = keys.get(field.table)?.get(value)
      if (id === undefined) faults.push({ path: `${path}.${field.field}`, message: `the document has no ${field.table.replaceAll('_', ' ')} with the uid ${value}` })
      return { [field.column]: id ?? 0 }
    }
    case 'entity': {
      const { type, uid } = value as { type: keyof typeof tableOf; uid: string }
      const id = keys.get(tableOf[type])?.get(uid)
      if (id === undefined) faults.push({ path: `${path}.${field.field}`, message: `the document has no ${type} with the uid ${uid}` })
      return { [field.type]: type, [field.column]: id ?? 0 }
    }
  }
}

function insertOf(reading: Reading, table: DocumentTable, row: DocumentRow, path: string): Columns {
  const columns: Columns = {}
  for (const field of table.fields) Object.assign(columns, columnsFor(reading, field, row, path))
  if (table.table === 'source') {
    const csl = CslItem.safeParse(row['csl'])
    if (csl.success) Object.assign(columns, describeCsl(csl.data))
    else reading.faults.push({ path: `${path}.csl`, message: 'is no CSL-JSON record: it needs a type' })
  }
  return columns
}

const listOf = (document: DocumentRow, { list, table }: DocumentTable): readonly DocumentRow[] => (
  table === 'project' ? [document['project'] as DocumentRow] : ((document[list] ?? []) as readonly DocumentRow[])
)
const pathOfRow = ({ list, table }: DocumentTable, index: number) => (table === 'project' ? 'project' : `${list}[${index}]`)

/** The rows within others, and their codes, once everything they may refer to is there. */
function insertWithin(reading: Reading, table: DocumentTable, row: DocumentRow, owner: number, path: string): void {
  const { db } = reading
  for (const child of tablesWithin(table.table)) {
    const column = child.owner?.column ?? ''
    ;((row[child.list] ?? []) as readonly DocumentRow[]).forEach((each, position) => {
      const columns = insertOf(reading, child, each, `${path}.${child.list}[${position}]`)
      if (reading.faults.length > 0) return
      insertRow(db, child.table, { [column]: owner, ...columns, ...(child.order?.includes('position') ? { position } : {}) })
    })
  }
  const type = Object.entries(codedTables).find(([, name]) => name === table.table)?.[0]
  if (type === undefined) return
  ;((row['codes'] ?? []) as readonly { scheme: string; value: string }[]).forEach(({ scheme, value }, position) => {
    insertRow(db, 'external_id', { entity_type: type, entity_id: owner, scheme, value, position })
  })
}

/**
 * Puts everything of a document into a project whose tables are empty; within the caller's transaction. Names and search index are the caller's to make anew.
 * `progress` hears how many rows are written.
 * Throws `bad_request` that names each reference to what is not there, and dates that cannot be understood.
 */
export function insertDocument(db: WritableDatabase, document: DocumentRow, progress: (done: number, total: number) => void = () => undefined): void {
  const total = topTables.reduce((sum, table) => sum + listOf(document, table).length, 0)
  let done = 0
  const reading: Reading = { db, keys: new Map(), faults: [] }
  for (const table of topTables) {
    const keys = new Map<string, number>()
    reading.keys.set(table.table, keys)
    listOf(document, table).forEach((row, index) => {
      const path = pathOfRow(table, index)
      const columns = insertOf(reading, table, row, path)
      const uid = String(row['uid'])
      if (keys.has(uid)) reading.faults.push({ path: `${path}.uid`, message: 'another row of this list has the same uid' })
      if (reading.faults.length > 0) keys.set(uid, 0)
      else keys.set(uid, insertRow(db, table.table, table.table === 'project' ? { id: 1, ...columns } : columns))
      done += 1
      if (done % toldEvery === 0 || done === total) progress(done, total)
    })
  }
  for (const table of topTables) {
    listOf(document, table).forEach((row, index) => insertWithin(reading, table, row, reading.keys.get(table.table)?.get(String(row['uid'])) ?? 0, pathOfRow(table, index)))
  }
  if (reading.faults.length > 0) throw refuse('This project document names things that it does not have; nothing was read.', reading.faults)
}

/** Takes every row of a project away, so that a document can take its place; within the caller's transaction, which looks after references at its end. */
export function emptyProject(db: WritableDatabase): void {
  db.pragma('defer_foreign_keys = ON')
  for (const table of new Set(documentTables.map(each => each.table).toReversed())) db.run(sql`DELETE FROM ${identifier(table)}`)
  for (const table of ['external_id', 'duplicate_dismissal', 'note_link', 'bundle_origin']) db.run(sql`DELETE FROM ${identifier(table)}`)
}

/** Fills a new file with the project of a document; within the caller's transaction. No undo step comes of it. */
export function fillFromDocument(db: WritableDatabase, document: DocumentRow): void {
  insertDocument(db, document)
  rebuildNames(db)
  linkNotes(db)
  rebuildPairs(db)
  rebuildSearch(db)
}

/** Finds anew what the `[[links]]` of the released notes lead to, once names are there. */
export function linkNotes(db: WritableDatabase): void {
  for (const { id, body } of db.all<{ id: number; body: string }>(sql`SELECT id, body FROM note ORDER BY id`)) saveLinks(db, id, body)
}
