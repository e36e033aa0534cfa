import { smallestBatch, writeEventBatch, type BatchEvent } from '../queries/event-batch.ts'
import { insertEvent, insertSurroundings } from '../queries/events.ts'
import type { WritableDatabase } from '../sqlite/database.ts'

export type { BatchEvent } from '../queries/event-batch.ts'

/**
 * Writes events within a step: few with an image of each in the undo log, many as a batch, which does not hold them in memory. `total`: how many come;
 * `keyScheme`: of the keys by which their data set knows them. How far it is comes back in events.
 */
export function writeEvents(
  db: WritableDatabase, events: Iterable<BatchEvent>, { dataSetId, keyScheme, at, total }: { dataSetId: number | null; keyScheme: string; at: string; total: number }, progress: (done: number, total: number) => void,
): void {
  if (total >= smallestBatch) return writeEventBatch(db, events, { dataSetId, keyScheme, at, total }, progress)
  let done = 0
  for (const { uid, participants, key, ...fields } of events) {
    progress(done += 1, total)
    const id = insertEvent(db, uid, { ...fields, dateBasis: fields.date ? 'stated' : null, dateNote: '', dataSetId }, at)
    insertSurroundings(db, id, participants, key === null ? null : { scheme: keyScheme, value: key })
  }
}
