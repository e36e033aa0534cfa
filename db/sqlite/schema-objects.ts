import { migrate, type Migration } from '../schema/migrate.ts'
import type { Connect } from './connection.ts'
import { sql, type ReadableDatabase } from './database.ts'

/** A table, index, trigger or view that should not be there, is missing, or is not made as ours is. */
export interface SchemaDifference {
  readonly type: string
  readonly name: string
  readonly problem: 'not ours' | 'missing' | 'different'
}

interface SchemaObject { type: string; name: string; tbl_name: string; sql: string | null }

const made = new WeakMap<readonly Migration[], Map<number, SchemaObject[]>>()

/** Every way in which a database's schema differs from the one that our own migrations make at that version. */
export function schemaDifferences(db: ReadableDatabase, version: number, steps: readonly Migration[], connect: Connect): SchemaDifference[] {
  const theirs = new Map(schemaObjects(db).map(object => [keyOf(object), object]))
  const differences: SchemaDifference[] = []
  for (const ours of expectedObjects(version, steps, connect)) {
    const their = theirs.get(keyOf(ours))
    theirs.delete(keyOf(ours))
    if (!their) differences.push({ type: ours.type, name: ours.name, problem: 'missing' })
    else if (their.tbl_name !== ours.tbl_name || their.sql !== ours.sql) differences.push({ type: ours.type, name: ours.name, problem: 'different' })
  }
  // What is foreign is told first: it is what a stranger may have put there.
  const foreign = [...theirs.values()].map(({ type, name }): SchemaDifference => ({ type, name, problem: 'not ours' }))
  return [...foreign, ...differences]
}

/** The schema objects of a database, in the order of type and name. */
export function schemaObjects(db: ReadableDatabase): SchemaObject[] {
  return db.all<SchemaObject>(sql`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`)
}

function expectedObjects(version: number, steps: readonly Migration[], connect: Connect): SchemaObject[] {
  let versions = made.get(steps)
  if (!versions) made.set(steps, (versions = new Map()))
  let objects = versions.get(version)
  if (!objects) {
    const db = connect(':memory:', { readOnly: false, create: true })
    try {
      migrate(db, steps, version)
      versions.set(version, (objects = schemaObjects(db)))
    } finally {
      db.close()
    }
  }
  return objects
}

const keyOf = (object: SchemaObject) => `${object.type} ${object.name}`
