import { EdtfError, parseEdtf } from '../domain/edtf.ts'
import { stalePairs } from '../queries/event-pairs.ts'
import { staleNames } from '../queries/names.ts'
import { tableOf } from '../queries/keys.ts'
import { versionOf } from '../schema/migrate.ts'
import { searchIndexProblems, type CheckConnection } from './check-search.ts'
import { identifier, sql, type ReadableDatabase } from './database.ts'
import { openProjectFile } from './open.ts'
import { ProjectFileError } from './project-file-error.ts'
import { loggedTable, readImage } from './row-image.ts'
import { batchProblems } from './undo-batch.ts'

/** What is looked at, in this order. */
export const checkNames = ['schema', 'integrity', 'foreign-keys', 'search-index', 'names', 'pairs', 'links', 'dates', 'history'] as const
export type CheckName = (typeof checkNames)[number]

export interface CheckProblem {
  readonly check: CheckName
  /** For people; names rows by table and uid or number, never by what is written in them. */
  readonly message: string
}
export interface CheckReport {
  readonly file: string
  /** Null where the file could not be opened. */
  readonly schemaVersion: number | null
  readonly sound: boolean
  /** Checks that were made. */
  readonly checked: CheckName[]
  readonly problems: CheckProblem[]
}

/** Problems of one kind that are told one by one; the rest is counted. */
const TOLD = 20

/**
 * Looks a project file through without changing it. Damage and foreign schema objects are told in the report; a file that is no project at
 * all, or cannot be read, throws the ProjectFileError that opening it throws.
 */
export function checkProjectFile(path: string): CheckReport {
  try {
    const project = openProjectFile(path, { access: 'read' })
    try {
      // A project of an older version is brought up to date in memory and locked there, which would keep the search index from being built beside it.
      project.db.pragma('query_only = OFF')
      return checkDatabase(project.db, project.file)
    } finally {
      project.close()
    }
  } catch (error) {
    if (!(error instanceof ProjectFileError) || (error.kind !== 'corrupt' && error.kind !== 'foreign-schema')) throw error
    const check = error.kind === 'corrupt' ? 'integrity' : 'schema'
    return { file: error.file, schemaVersion: null, sound: false, checked: [check], problems: [{ check, message: error.message }] }
  }
}

/** As `checkProjectFile`, for an open database whose schema was compared when it was opened; only the checks named. */
export function checkDatabase(db: CheckConnection, file: string, names: readonly CheckName[] = checkNames): CheckReport {
  const problems: CheckProblem[] = []
  for (const check of names) {
    const found = foundBy(check, db)
    problems.push(...found.slice(0, TOLD).map(message => ({ check, message })))
    if (found.length > TOLD) problems.push({ check, message: `and ${found.length - TOLD} more of this kind` })
  }
  return { file, schemaVersion: versionOf(db), sound: problems.length === 0, checked: [...names], problems }
}

/** What a check finds; pages or rows so spoilt that it cannot even be made are a finding. */
function foundBy(check: CheckName, db: CheckConnection): string[] {
  try {
    return checks[check](db)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code === null) return ['a row holds what Entente never writes, so this check could not be made']
    if (!code.startsWith('SQLITE_CORRUPT') && code !== 'SQLITE_NOTADB' && code !== 'SQLITE_ERROR') throw error
    return ['the pages that this check reads are damaged, so it could not be made']
  }
}

const checks: Readonly<Record<CheckName, (db: CheckConnection) => string[]>> = {
  // Compared when the file was opened; anything foreign is refused there.
  'schema': () => [],
  'integrity': db => db.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`).map(row => row.integrity_check).filter(found => found !== 'ok'),
  'foreign-keys': db => db.all<{ table: string; rowid: number; parent: string }>(sql`SELECT "table", rowid, parent FROM pragma_foreign_key_check`)
    .map(row => `${row.table} ${row.rowid} refers to a ${row.parent} that is not there`),
  'search-index': searchIndexProblems,
  'names': db => staleNames(db).map(type => `the names of ${type} entities in lists are not those of the entities`),
  'pairs': db => stalePairs(db).map(id => `event ${id} is not between the actors, or not in the month, that the series of two actors say`),
  'links': danglingLinks,
  'dates': wrongDays,
  'history': unreadableHistory,
}

function danglingLinks(db: ReadableDatabase): string[] {
  const problems: string[] = []
  for (const table of ['note_attachment', 'external_id', 'note_link', 'duplicate_dismissal'] as const) {
    const types = db.all<{ type: string }>(sql`SELECT DISTINCT entity_type AS type FROM ${identifier(table)} WHERE entity_type IS NOT NULL`)
    for (const { type } of types) {
      const target = Object.entries(tableOf).find(([known]) => known === type)?.[1]
      const dangling = target === undefined
        ? db.all<{ id: number }>(sql`SELECT id FROM ${identifier(table)} WHERE entity_type = ${type}`)
        : db.all<{ id: number }>(sql`SELECT id FROM ${identifier(table)} WHERE entity_type = ${type} AND entity_id NOT IN (SELECT id FROM ${identifier(target)})`)
      problems.push(...dangling.map(row => `${table} ${row.id} points to a ${target ?? 'thing of an unknown type'} that is not there`))
    }
  }
  return problems
}

const datedTables = [
  ['project', 'study_period', 'study_'], ['actor', 'dates', ''], ['affiliation', 'dates', ''], ['event', 'date', ''], ['event', 'report_date', 'report_'],
  ['tie_phase', 'dates', ''], ['period', 'dates', ''], ['evidence', 'about', ''],
] as const

function wrongDays(db: ReadableDatabase): string[] {
  const problems: string[] = []
  for (const [table, raw, prefix] of datedTables) {
    const day = (name: string) => identifier(`${prefix}${name}`)
    const rows = db.iterate<{ uid: string; raw: string; se: number; sl: number; ee: number; el: number }>(sql`
      SELECT uid, ${identifier(raw)} AS raw, ${day('start_earliest')} AS se, ${day('start_latest')} AS sl, ${day('end_earliest')} AS ee, ${day('end_latest')} AS el
      FROM ${identifier(table)} WHERE ${identifier(raw)} IS NOT NULL`)
    for (const row of rows) {
      try {
        const span = parseEdtf(row.raw)
        if (span.startEarliest !== row.se || span.startLatest !== row.sl || span.endEarliest !== row.ee || span.endLatest !== row.el) {
          problems.push(`the days of ${table} ${row.uid} are not those of its date “${row.raw}”`)
        }
      } catch (error) {
        if (!(error instanceof EdtfError)) throw error
        problems.push(`the date “${row.raw}” of ${table} ${row.uid} cannot be read`)
      }
    }
  }
  return problems
}

function unreadableHistory(db: ReadableDatabase): string[] {
  const problems: string[] = []
  const current = db.all<{ action: number | null }>(sql`SELECT action_id AS action FROM undo_current`)
  if (current.length !== 1) problems.push('the mark of the step under way is missing')
  for (const row of db.iterate<{ id: number; table: string; rowId: number; before: string | null; after: string | null }>(sql`
    SELECT id, table_name AS "table", row_id AS rowId, before, after FROM undo_change`)) {
    try {
      const table = loggedTable(db, row.table)
      readImage(db, table, row.rowId, row.before)
      readImage(db, table, row.rowId, row.after)
    } catch (error) {
      if (!(error instanceof ProjectFileError)) throw error
      problems.push(`change ${row.id} of the undo history does not describe a row of ours`)
    }
  }
  return [...problems, ...batchProblems(db)]
}
