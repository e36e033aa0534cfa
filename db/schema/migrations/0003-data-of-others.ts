import { undoTriggers } from '../undo-triggers.ts'

/**
 * Version 3: what files of other programs bring along: attributes of actors and ties, maps of tables to reuse, and which codes of events
 * suggest which indicators, with the suggestions that were refused. New tables only, as in version 2.
 */
const uid = `uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36)`
const stamps = `created_at TEXT NOT NULL, updated_at TEXT NOT NULL`

const tables = `
CREATE TABLE attribute (
  id INTEGER PRIMARY KEY,
  actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
  tie_id INTEGER REFERENCES tie (id) ON DELETE CASCADE,
  name TEXT NOT NULL, value TEXT NOT NULL, number REAL, position INTEGER NOT NULL,
  CHECK ((actor_id IS NOT NULL) + (tie_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX attribute_actor ON attribute (actor_id, name) WHERE actor_id IS NOT NULL;
CREATE UNIQUE INDEX attribute_tie ON attribute (tie_id, name) WHERE tie_id IS NOT NULL;

CREATE TABLE import_map (
  id INTEGER PRIMARY KEY, ${uid}, project_id INTEGER NOT NULL DEFAULT 1 REFERENCES project (id) ON DELETE CASCADE,
  name TEXT NOT NULL UNIQUE, map TEXT NOT NULL CHECK (json_valid(map)), ${stamps}
) STRICT;
CREATE INDEX import_map_project ON import_map (project_id);

CREATE TABLE code_mapping (
  id INTEGER PRIMARY KEY, ${uid}, scheme TEXT NOT NULL, code TEXT NOT NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'context')), comment TEXT NOT NULL, ${stamps},
  UNIQUE (scheme, code, indicator_id)
) STRICT;
CREATE INDEX code_mapping_indicator ON code_mapping (indicator_id);

CREATE TABLE proposal_refusal (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL, UNIQUE (event_id, indicator_id)
) STRICT;
CREATE INDEX proposal_refusal_indicator ON proposal_refusal (indicator_id);
CREATE INDEX proposal_refusal_coder ON proposal_refusal (coder_id);
`

/** Tables of this version whose every change is logged, in the order in which their rows may be inserted. */
export const loggedTables = ['attribute', 'import_map', 'code_mapping', 'proposal_refusal'] as const

export const dataOfOthers = {
  version: 3,
  up(execute: (sql: string) => void, columnsOf: (table: string) => string[]): void {
    execute(tables)
    for (const table of loggedTables) execute(undoTriggers(table, columnsOf(table)))
  },
}
