import { undoTriggers } from '../undo-triggers.ts'

/**
 * Version 2: what several coders and a changing codebook need, filters kept by name, and the record of what came from other files.
 *
 * New tables only: the row images of the undo log list a table's columns, so that a column added to an old table would cut the history off.
 */
const uid = `uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36)`
const stamps = `created_at TEXT NOT NULL, updated_at TEXT NOT NULL`

const tables = `
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY, ${uid}, project_id INTEGER NOT NULL DEFAULT 1 REFERENCES project (id) ON DELETE CASCADE,
  name TEXT NOT NULL, section TEXT NOT NULL, filter TEXT NOT NULL, position INTEGER NOT NULL, ${stamps}, UNIQUE (section, name)
) STRICT;
CREATE INDEX saved_filter_project ON saved_filter (project_id);

CREATE TABLE look_again (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER REFERENCES assessment (id) ON DELETE CASCADE,
  tie_phase_id INTEGER REFERENCES tie_phase (id) ON DELETE CASCADE,
  period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  reason TEXT NOT NULL, created_at TEXT NOT NULL,
  CHECK ((assessment_id IS NOT NULL) + (tie_phase_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX look_again_assessment ON look_again (assessment_id) WHERE assessment_id IS NOT NULL;
CREATE INDEX look_again_tie_phase ON look_again (tie_phase_id) WHERE tie_phase_id IS NOT NULL;
CREATE INDEX look_again_period ON look_again (period_id);

CREATE TABLE indicator_merge (
  id INTEGER PRIMARY KEY, indicator_id INTEGER NOT NULL UNIQUE REFERENCES indicator (id) ON DELETE CASCADE,
  into_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL, CHECK (indicator_id <> into_id)
) STRICT;
CREATE INDEX indicator_merge_into ON indicator_merge (into_id);
CREATE INDEX indicator_merge_coder ON indicator_merge (coder_id);

CREATE TABLE evidence_recoding (
  id INTEGER PRIMARY KEY, evidence_id INTEGER NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
  from_indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  to_indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_recoding_evidence ON evidence_recoding (evidence_id);
CREATE INDEX evidence_recoding_from ON evidence_recoding (from_indicator_id);
CREATE INDEX evidence_recoding_to ON evidence_recoding (to_indicator_id);
CREATE INDEX evidence_recoding_coder ON evidence_recoding (coder_id);

CREATE TABLE evidence_adjudication (
  id INTEGER PRIMARY KEY, ${uid},
  tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  found INTEGER NOT NULL CHECK (found IN (0, 1)),
  stance TEXT CHECK (stance IN ('supports', 'contradicts', 'context')),
  reason TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id) ON DELETE CASCADE, ${stamps},
  UNIQUE (tie_id, indicator_id)
) STRICT;
CREATE INDEX evidence_adjudication_indicator ON evidence_adjudication (indicator_id);
CREATE INDEX evidence_adjudication_coder ON evidence_adjudication (coder_id);

CREATE TABLE bundle_origin (
  id INTEGER PRIMARY KEY CHECK (id = 1), kind TEXT NOT NULL CHECK (kind IN ('blind', 'shared')),
  project_uid TEXT NOT NULL, project_title TEXT NOT NULL, coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_origin_coder ON bundle_origin (coder_id);

CREATE TABLE import_record (
  id INTEGER PRIMARY KEY, ${uid}, kind TEXT NOT NULL CHECK (kind IN ('import', 'merge')),
  file_name TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report)),
  coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX import_record_coder ON import_record (coder_id);
`

/** Tables of this version whose every change is logged, in the order in which their rows may be inserted. */
export const loggedTables = [
  'saved_filter', 'look_again', 'indicator_merge', 'evidence_recoding', 'evidence_adjudication', 'bundle_origin', 'import_record',
] as const

export const codingTogether = {
  version: 2,
  up(execute: (sql: string) => void, columnsOf: (table: string) => string[]): void {
    execute(tables)
    for (const table of loggedTables) execute(undoTriggers(table, columnsOf(table)))
  },
}
