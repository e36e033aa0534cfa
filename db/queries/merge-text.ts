/** The full texts of two sources that become one, and the ranges that excerpts have in them. */
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { keySet } from './rows.ts'

interface HeldText { id: number; sha256: string }
const textOf = (db: ReadableDatabase, source: number) => db.get<HeldText>(sql`SELECT id, sha256 FROM source_text WHERE source_id = ${source}`)
const rangedExcerpts = (db: ReadableDatabase, source: number) => (
  db.all<{ id: number }>(sql`SELECT id FROM excerpt WHERE source_id = ${source} AND text_start IS NOT NULL ORDER BY id`).map(row => row.id)
)

/** Excerpts whose range names characters of the text that is given up; none where both texts are the same. */
export function rangesLost(db: ReadableDatabase, keep: number, remove: number, choice: 'keep' | 'remove'): number[] {
  if (textOf(db, keep)?.sha256 === textOf(db, remove)?.sha256) return []
  return rangedExcerpts(db, choice === 'keep' ? remove : keep)
}

/**
 * Gives the kept source the text chosen. Where the texts differ, excerpts of the one given up lose their range in it, not their words; `ranged`
 * are those, found before the excerpts moved.
 */
export function mergeFullText(db: WritableDatabase, keep: number, remove: number, choice: 'keep' | 'remove', ranged: readonly number[]): void {
  const [one, other] = [textOf(db, keep), textOf(db, remove)]
  if (ranged.length > 0) db.run(sql`UPDATE excerpt SET text_start = NULL, text_end = NULL WHERE id IN ${keySet(ranged)}`)
  if (choice === 'keep') return
  if (one) db.run(sql`DELETE FROM source_text WHERE id = ${one.id}`)
  if (other) db.run(sql`UPDATE source_text SET source_id = ${keep} WHERE id = ${other.id}`)
}
