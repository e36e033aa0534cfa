import { CslItem } from '../../contract/entities/sources.ts'
import type { ShareOptions, SharePreview } from '../../contract/entities/sharing.ts'
import { rebuildPairs } from '../../queries/event-pairs.ts'
import { rebuildNames } from '../../queries/names.ts'
import { getProject } from '../../queries/project.ts'
import { insertRow, keySet, one } from '../../queries/rows.ts'
import { rebuildSearch } from '../../queries/search.ts'
import { checkDatabase } from '../../sqlite/check.ts'
import { identifier, join, sql, type ReadableDatabase, type Sql, type SqlValue, type WritableDatabase } from '../../sqlite/database.ts'
import { refuseTaken, writeNewProject } from '../new-file.ts'
import { linkNotes } from '../project-document/read.ts'
import { bibliographicPart } from './bibliographic.ts'
import { bundlePaths } from './share-files.ts'
import { shareScope, type ShareScope } from './share-scope.ts'
import { sharedTables, unsharedTables } from './share-rules.ts'

const why = {
  private: 'Private notes never leave the project.',
  notes: 'Not among the notes that were chosen.',
  restricted: (name: string) => `“${name}” is marked as restricted: its licence may not allow passing it on.`,
  resting: 'They rest on events that stay out.',
  texts: 'Chosen to stay out; what is quoted from them goes along.',
  records: 'Notes, annotations and what else does not describe the publication stay out of the record.',
  filters: 'They show what somebody looks for among their notes.',
} as const

/** What a copy for others would hold, and what it would leave out. Changes nothing. Throws `bad_request`, as `shareScope` does. */
export function describeSharedCopy(db: ReadableDatabase, options: ShareOptions): SharePreview {
  const { uid, title } = getProject(db)
  const scope = shareScope(db, options)
  const count = (table: string, where: Sql) => one<{ count: number }>(db, sql`SELECT count(*) AS count FROM ${identifier(table)} WHERE ${where}`).count
  const included: SharePreview['included'] = []
  const withheld: SharePreview['withheld'] = []
  const keptOut = ([single, several]: readonly [string, string], left: number, reason: string) => {
    if (left > 0) withheld.push({ what: left === 1 ? single : several, count: left, why: reason })
  }
  for (const [table, { what }] of Object.entries(sharedTables)) {
    const rows = what === null ? 0 : count(table, scope.rowsOf(table))
    if (what !== null && rows > 0) included.push({ what: what[rows === 1 ? 0 : 1], count: rows })
  }
  keptOut(['private note', 'private notes'], count('note', sql`private = 1`), why.private)
  keptOut(['released note', 'released notes'], count('note', sql`private = 0`) - scope.notes.length, why.notes)
  for (const { name, events } of restrictedSets(db, sql`d.id IN ${keySet(scope.withheldSets)}`)) keptOut(['event', 'events'], events, why.restricted(name))
  if (scope.withheldSets.length > 0) keptOut(['piece of evidence', 'pieces of evidence'], count('evidence', sql`NOT (${scope.rowsOf('evidence')})`), why.resting)
  keptOut(['full text', 'full texts'], count('source_text', sql`NOT (${scope.rowsOf('source_text')})`), why.texts)
  keptOut(['record of a source with more in it', 'records of sources with more in them'], fullerRecords(db), why.records)
  keptOut(['saved filter of notes', 'saved filters of notes'], count('saved_filter', sql`section = 'note'`), why.filters)
  for (const [table, { what, why: reason, untold }] of Object.entries(unsharedTables)) {
    if (!untold) keptOut(what, count(table, sql`1`), reason)
  }
  return { project: { uid, title }, included, withheld, cautions: cautionsOf(db, scope, options), files: bundlePaths(db, options) }
}

function restrictedSets(db: ReadableDatabase, where: Sql): { name: string; events: number }[] {
  return db.all(sql`SELECT d.name, (SELECT count(*) FROM event e WHERE e.data_set_id = d.id) AS events FROM data_set d WHERE d.restricted = 1 AND ${where} ORDER BY d.name`)
}

function cautionsOf(db: ReadableDatabase, scope: ShareScope, { texts }: ShareOptions): string[] {
  const cautions = restrictedSets(db, sql`d.id NOT IN ${keySet(scope.withheldSets)}`).map(({ name, events }) => (
    `The data set “${name}” is marked as restricted: its licence may not allow passing on its ${events === 1 ? 'event' : `${events} events`}.`
  ))
  const held = texts ? one<{ count: number }>(db, sql`SELECT count(*) AS count FROM source_text`).count : 0
  if (held > 0) cautions.push(`${held === 1 ? 'The full text of a source is' : `The full texts of ${held} sources are`} in it: whoever holds the rights may not allow passing ${held === 1 ? 'it' : 'them'} on.`)
  return cautions
}

/** The part of a source's record that goes along: what describes the publication, and its subject headings. */
function sharedRecord(csl: string): string {
  const record = CslItem.parse(JSON.parse(csl))
  const { keyword } = record
  return JSON.stringify({ ...bibliographicPart(record), ...(typeof keyword === 'string' ? { keyword } : {}) })
}

function fullerRecords(db: ReadableDatabase): number {
  let fuller = 0
  for (const { csl } of db.iterate<{ csl: string }>(sql`SELECT csl FROM source`)) {
    const kept = Object.keys(JSON.parse(sharedRecord(csl)) as object).length
    if (Object.keys(JSON.parse(csl) as object).length > kept) fuller += 1
  }
  return fuller
}

/**
 * Writes a copy of the project for others as a new file: whole, or not at all. It is made by copying what the rules allow, row by row and column by
 * column, never by deleting from a copy. Throws a ProjectFileError (`exists`, `no-access`), or `bad_request` for the options. The project is only read.
 */
export function writeSharedCopy(db: ReadableDatabase, options: ShareOptions, file: string, at: string): SharePreview {
  refuseTaken(file)
  const preview = describeSharedCopy(db, options)
  const scope = shareScope(db, options)
  writeNewProject(file, target => {
    target.transaction(() => {
      for (const [table, { columns }] of Object.entries(sharedTables)) copyRows(db, target, table, columns, scope.rowsOf(table), options)
      insertRow(target, 'bundle_origin', { id: 1, kind: 'shared', project_uid: preview.project.uid, project_title: preview.project.title, coder_id: null, created_at: at })
      rebuildNames(target)
      linkNotes(target)
      rebuildPairs(target)
      rebuildSearch(target)
    })
    const { problems } = checkDatabase(target, file)
    if (problems.length > 0) throw new Error(`the copy for sharing is not sound: ${problems[0]?.message ?? ''}`)
  })
  return preview
}

function copyRows(db: ReadableDatabase, target: WritableDatabase, table: string, columns: readonly string[], where: Sql, { texts }: ShareOptions): void {
  // Places in a text that stays out lead nowhere; the words around them are kept.
  const blanks: Record<string, SqlValue> = table === 'excerpt' && !texts ? { text_start: null, text_end: null } : {}
  for (const row of db.iterate<Record<string, SqlValue>>(sql`SELECT ${join(columns.map(identifier), ', ')} FROM ${identifier(table)} WHERE ${where} ORDER BY id`)) {
    insertRow(target, table, { ...row, ...blanks, ...(table === 'source' ? { csl: sharedRecord(String(row['csl'])) } : {}) })
  }
}
