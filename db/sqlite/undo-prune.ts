import { sql, type WritableDatabase } from './database.ts'

/** How far back undo goes: so many steps, and so many bytes of row images. */
export interface HistoryBounds { readonly actions: number; readonly bytes: number }
export const historyBounds: HistoryBounds = { actions: 10_000, bytes: 256 * 2 ** 20 }

/** A step of this many rows has the size of the log looked at, which costs a walk through it; small steps only now and then. */
const LARGE_STEP = 5_000
const EVERY = 50

/** Forgets the oldest steps beyond the bounds; the newest one stays whatever its size. */
export function pruneHistory(db: WritableDatabase, newest: number, changes: number, bounds: HistoryBounds = historyBounds): void {
  db.run(sql`
    DELETE FROM undo_action WHERE state = 'done' AND id <= (SELECT id FROM undo_action WHERE state = 'done' ORDER BY id DESC LIMIT 1 OFFSET ${bounds.actions})`)
  if (changes < LARGE_STEP && newest % EVERY !== 0) return
  db.run(sql`
    DELETE FROM undo_action WHERE id < ${newest} AND id IN (
      SELECT action_id FROM (
        SELECT action_id, sum(bytes) OVER (ORDER BY action_id DESC) AS so_far FROM (
          SELECT action_id, sum(ifnull(octet_length(before), 0) + ifnull(octet_length(after), 0)) AS bytes FROM undo_change GROUP BY action_id))
      WHERE so_far > ${bounds.bytes})`)
}
