import { runAction } from '../../../db/sqlite/undo.ts'
import type { Sql, WritableDatabase } from '../../../db/sqlite/database.ts'

/** Runs one statement as a step of its own; false where a rule of the schema forbids it, or nothing changed. */
export function changeStep(db: WritableDatabase, label: string, statement: Sql): boolean {
  try {
    return runAction(db, { label, at: '2026-03-01T12:00:00.000Z' }, () => db.run(statement)).changes.length > 0
  } catch {
    return false
  }
}
