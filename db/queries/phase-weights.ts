/** Raw weights of phases, as they were imported. */
import { sql, type ReadableDatabase } from '../sqlite/database.ts'

/** The raw weight of every phase that has one, by uid. */
export function phaseWeights(db: ReadableDatabase): Map<string, number> {
  return new Map(db.all<{ uid: string; weight: number }>(sql`SELECT uid, weight FROM tie_phase WHERE weight IS NOT NULL`).map(({ uid, weight }) => [uid, weight]))
}

/** How many ties the project has. */
export function countTies(db: ReadableDatabase): number {
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM tie`)?.count ?? 0
}
