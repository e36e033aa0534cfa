import { sql, type ReadableDatabase } from '../sqlite/database.ts'

export interface DyadEvent { readonly uid: string; readonly title: string; readonly raw: string | null; readonly start_earliest: number | null }

/** Events written here in which both actors, by their keys, take part; in the order of time, those without a date last. */
export function dyadEvents(db: ReadableDatabase, one: number, other: number, most: number): DyadEvent[] {
  return db.all<DyadEvent>(sql`
    SELECT e.uid, e.title, e.date AS raw, e.start_earliest FROM event e
    WHERE e.data_set_id IS NULL
      AND e.id IN (SELECT event_id FROM event_participant WHERE actor_id = ${one} INTERSECT SELECT event_id FROM event_participant WHERE actor_id = ${other})
    ORDER BY e.start_earliest IS NULL, e.start_earliest, e.id LIMIT ${most}`)
}
