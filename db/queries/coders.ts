/** Coders, and who is at work. */
import type { Coder } from '../contract/entities/people.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, one, updateRow } from './rows.ts'

export function listCoders(db: ReadableDatabase): Coder[] {
  return db.all<Coder>(sql`SELECT uid, name, initials, description FROM coder ORDER BY id`)
}

/** The coder at work: key, uid and names. */
export function currentCoder(db: ReadableDatabase): { id: number; uid: string; name: string; initials: string } {
  return one(db, sql`SELECT c.id, c.uid, c.name, c.initials FROM project p JOIN coder c ON c.id = p.current_coder_id`)
}

export function setCurrentCoder(db: WritableDatabase, coder: number, at: string): boolean {
  return updateRow(db, 'project', 1, { current_coder_id: coder }, at)
}

export interface CoderRow { name?: string | undefined; initials?: string | undefined; description?: string | undefined }

export function insertCoder(db: WritableDatabase, uid: string, fields: Required<CoderRow>, at: string): number {
  return insertRow(db, 'coder', { uid, name: fields.name, initials: fields.initials, description: fields.description, created_at: at, updated_at: at })
}

export function updateCoder(db: WritableDatabase, id: number, fields: CoderRow, at: string): boolean {
  return updateRow(db, 'coder', id, { name: fields.name, initials: fields.initials, description: fields.description }, at)
}
