import type { EntityType } from '../contract/vocabulary.ts'
import { indexFaults } from '../queries/index-faults.ts'
import { tableOf } from '../queries/keys.ts'
import { staleNames } from '../queries/names.ts'
import { schemaVersion } from '../queries/project.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'
import { openProjectFile } from '../sqlite/open.ts'

export interface CheckProblem {
  /**
   * - `integrity`: pages of the file; `foreign-keys`: rows that point to rows which are not there; `links`: the same for links by type
   * - `names`, `search-index`: derived from the content, but not what the content gives
   */
  readonly kind: 'integrity' | 'foreign-keys' | 'links' | 'names' | 'search-index' | 'project'
  /** For people; no content of the project but names of tables. */
  readonly message: string
}

export interface CheckReport {
  /** The file's real path. */
  readonly file: string
  readonly schemaVersion: number
  readonly ok: boolean
  readonly problems: readonly CheckProblem[]
}

/**
 * Looks a project file through without changing it: its schema, the integrity of its pages, references, derived names and the search index.
 * Throws a ProjectFileError where it is no sound project of ours at all (opening checks the schema).
 */
export function checkProject(file: string): CheckReport {
  const opened = openProjectFile(file, { access: 'read' })
  try {
    const { db } = opened
    const problems = [...pages(db), ...foreignKeys(db), ...links(db), ...project(db), ...names(db), ...searchIndex(db)]
    return { file: opened.file, schemaVersion: schemaVersion(db), ok: problems.length === 0, problems }
  } finally {
    opened.close()
  }
}

function pages(db: ReadableDatabase): CheckProblem[] {
  return db.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`).filter(row => row.integrity_check !== 'ok')
    .map(row => ({ kind: 'integrity', message: row.integrity_check }))
}

function foreignKeys(db: ReadableDatabase): CheckProblem[] {
  return db.all<{ table: string; parent: string; rows: number }>(
    sql`SELECT "table", parent, count(*) AS rows FROM pragma_foreign_key_check GROUP BY "table", parent`,
  ).map(({ table, parent, rows }) => ({ kind: 'foreign-keys', message: `${counted(rows)} in ${table} point to rows of ${parent} that are not there` }))
}

function project(db: ReadableDatabase): CheckProblem[] {
  return db.get(sql`SELECT 1 FROM project`) === undefined ? [{ kind: 'project', message: 'there is no project in the file' }] : []
}

/** Links by type and key have no foreign key. */
function links(db: ReadableDatabase): CheckProblem[] {
  return ['note_attachment', 'note_link', 'external_id'].flatMap(table => {
    const types = db.all<{ entity_type: string }>(sql`SELECT DISTINCT entity_type FROM ${identifier(table)} WHERE entity_type IS NOT NULL`)
    return types.flatMap(({ entity_type: type }): CheckProblem[] => {
      if (!Object.hasOwn(tableOf, type)) return [{ kind: 'links', message: `rows in ${table} point to a kind of entity that does not exist` }]
      const target = tableOf[type as EntityType]
      const lost = db.get<{ rows: number }>(sql`
        SELECT count(*) AS rows FROM ${identifier(table)} WHERE entity_type = ${type} AND entity_id NOT IN (SELECT id FROM ${identifier(target)})`)?.rows ?? 0
      return lost === 0 ? [] : [{ kind: 'links', message: `${counted(lost)} in ${table} point to rows of ${target} that are not there` }]
    })
  })
}

function names(db: ReadableDatabase): CheckProblem[] {
  return staleNames(db).map(type => ({ kind: 'names', message: `the list of names is not up to date for entities of the kind ${type}` }))
}

function searchIndex(db: ReadableDatabase): CheckProblem[] {
  return indexFaults(db).map(message => ({ kind: 'search-index', message }))
}

const counted = (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`)
