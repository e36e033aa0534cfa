import { ProjectFileError } from '../sqlite/project-file-error.ts'
import { initial } from './migrations/0001-initial.ts'
import { codingTogether } from './migrations/0002-coding-together.ts'
import { dataOfOthers } from './migrations/0003-data-of-others.ts'
import { eventFeeds } from './migrations/0004-event-feeds.ts'

/** One step of the schema: from the version before to `version`. Frozen once released. */
export interface Migration {
  readonly version: number
  /** Statements to run, given a way to ask for a table's columns (all of them, `id` first, in their order). */
  up(execute: (text: string) => void, columnsOf: (table: string) => string[]): void
}

/** What a migration needs of a connection. */
export interface MigratableDatabase {
  execute(text: string): void
  pragma(name: string): unknown
  all<Row>(query: { readonly text: string; readonly values: readonly never[] }): Row[]
  transaction<T>(body: () => T): T
}

/** Every migration, oldest first; the last one's version is the version that this program writes. */
export const migrations: readonly Migration[] = [initial, codingTogether, dataOfOthers, eventFeeds]

/** The schema version that a list of migrations leads to. */
export function latestVersion(steps: readonly Migration[] = migrations): number {
  return steps.at(-1)?.version ?? 0
}

/**
 * Brings a database from its own version to the latest, each step in one transaction that also sets `user_version`.
 * Returns the versions applied. Throws what a step throws, with the database at the last version that was complete.
 */
export function migrate(db: MigratableDatabase, steps: readonly Migration[] = migrations, upTo: number = latestVersion(steps)): number[] {
  const applied: number[] = []
  for (const step of inOrder(steps)) {
    if (step.version > upTo) break
    if (step.version <= versionOf(db)) continue
    db.transaction(() => {
      step.up(text => db.execute(text), table => columnsOf(db, table))
      const orphans = db.pragma('foreign_key_check')
      if (orphans !== undefined) throw new Error(`migration ${step.version} leaves a reference to a row that is not there`)
      db.execute(`PRAGMA user_version = ${step.version}`)
    })
    applied.push(step.version)
  }
  return applied
}

/** The version that a database says it has. */
export function versionOf(db: { pragma(name: string): unknown }): number {
  return Number(db.pragma('user_version'))
}

/** Throws a ProjectFileError where a file's version is not one that these migrations know. */
export function refuseUnknownVersion(file: string, version: number, steps: readonly Migration[] = migrations): void {
  const latest = latestVersion(steps)
  if (version > latest) {
    throw new ProjectFileError('newer-schema', file,
      `“${file}” was made by a newer version of Entente (schema ${version}; this one knows up to ${latest}). It was left as it is. Update Entente to open it.`)
  }
  if (!steps.some(step => step.version === version)) {
    throw new ProjectFileError('foreign-schema', file, `“${file}” says it has schema version ${version}, which no version of Entente wrote. It was left as it is.`)
  }
}

function columnsOf(db: MigratableDatabase, table: string): string[] {
  if (!/^[a-z_]+$/u.test(table)) throw new Error(`not a table of ours: ${table}`)
  return db.all<{ name: string }>({ text: `SELECT name FROM pragma_table_info('${table}') ORDER BY cid`, values: [] }).map(row => row.name)
}

function inOrder(steps: readonly Migration[]): readonly Migration[] {
  steps.forEach((step, index) => {
    if (step.version !== index + 1) throw new Error(`migrations must be numbered 1, 2, 3 …: found ${step.version} at place ${index + 1}`)
  })
  return steps
}
