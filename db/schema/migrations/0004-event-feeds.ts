import { eventPairColumns, eventPairRows } from '../event-pairs.ts'

/**
 * Version 4: feeds of events by the million. `event_pair` says between whom events are, for series of two actors; it is derived from the events and made
 * anew from them at will, so not logged. A step that brought very many rows is in the log as ranges of their keys instead of an image of each; while it is
 * undone, the rows are kept packed in `undo_batch_rows`, under a key that is never given twice. New tables only, as before.
 */
const tables = `
CREATE TABLE event_pair (
  id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL, low_actor_id INTEGER NOT NULL, high_actor_id INTEGER NOT NULL,
  direction INTEGER NOT NULL CHECK (direction IN (-1, 0, 1)), tone INTEGER NOT NULL CHECK (tone IN (-1, 0, 1)),
  first_month INTEGER, last_month INTEGER, data_set_id INTEGER, goldstein REAL, CHECK (low_actor_id < high_actor_id)
) STRICT;
CREATE INDEX event_pair_event ON event_pair (event_id);
CREATE INDEX event_pair_dyad ON event_pair (low_actor_id, high_actor_id, first_month, last_month, direction, data_set_id, tone, goldstein);

CREATE TABLE undo_batch (
  id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL REFERENCES undo_action (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, saved_as TEXT NOT NULL UNIQUE, CHECK (first_id <= last_id)
) STRICT;
CREATE INDEX undo_batch_action ON undo_batch (action_id);

CREATE TABLE undo_batch_rows (id INTEGER PRIMARY KEY, saved_as TEXT NOT NULL, rows BLOB NOT NULL) STRICT;
CREATE INDEX undo_batch_rows_saved ON undo_batch_rows (saved_as);
`

export const eventFeeds = {
  version: 4,
  up(execute: (sql: string) => void): void {
    execute(tables)
    execute(`INSERT INTO event_pair (${eventPairColumns}) ${eventPairRows('1')}`)
  },
}
