import { undoTriggers } from '../undo-triggers.ts'

/**
 * Version 1: all entities of the domain, the search indexes and the undo log.
 *
 * Frozen once released: a change to the schema is a new migration. Conventions: `id` is the local key, `uid` survives export and merge;
 * a date is its raw EDTF and four day numbers (days since 1970-01-01), all null where no date is given; word lists are checked by the
 * contract and again here.
 */
const uid = `uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36)`
const stamps = `created_at TEXT NOT NULL, updated_at TEXT NOT NULL`
const span = (raw: string, prefix = '', required = false) => `${raw} TEXT${required ? ' NOT NULL' : ''},
  ${prefix}start_earliest INTEGER${required ? ' NOT NULL' : ''}, ${prefix}start_latest INTEGER, ${prefix}end_earliest INTEGER, ${prefix}end_latest INTEGER
  CHECK ((${raw} IS NULL) = (${prefix}start_earliest IS NULL))
  CHECK (${prefix}start_earliest <= ${prefix}start_latest AND ${prefix}end_earliest <= ${prefix}end_latest AND ${prefix}start_earliest <= ${prefix}end_latest)`
const oneOf = (column: string, words: string) => `${column} IN (${words.split(' ').map(word => `'${word}'`).join(', ')})`

const tables = `
CREATE TABLE coder (
  id INTEGER PRIMARY KEY, ${uid}, name TEXT NOT NULL, initials TEXT NOT NULL, description TEXT NOT NULL, ${stamps}
) STRICT;

CREATE TABLE data_set (
  id INTEGER PRIMARY KEY, ${uid}, name TEXT NOT NULL, version TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)), ${stamps}
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY, ${uid},
  citation_key TEXT NOT NULL UNIQUE,
  csl TEXT NOT NULL CHECK (json_valid(csl)),
  title TEXT NOT NULL, authors TEXT NOT NULL, year TEXT NOT NULL,
  reliability TEXT CHECK (${oneOf('reliability', 'A B C D E F')}),
  reliability_note TEXT NOT NULL, ${stamps}
) STRICT;

CREATE TABLE source_text (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL UNIQUE REFERENCES source (id) ON DELETE CASCADE,
  text TEXT NOT NULL, origin TEXT NOT NULL, sha256 TEXT NOT NULL,
  pages TEXT NOT NULL CHECK (json_valid(pages)), created_at TEXT NOT NULL
) STRICT;

CREATE TABLE framework (
  id INTEGER PRIMARY KEY, ${uid}, name TEXT NOT NULL, version TEXT NOT NULL, description TEXT NOT NULL,
  source_id INTEGER REFERENCES source (id) ON DELETE SET NULL, ${stamps}
) STRICT;
CREATE INDEX framework_source ON framework (source_id);

CREATE TABLE framework_revision (
  id INTEGER PRIMARY KEY, framework_id INTEGER NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  version TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), comment TEXT NOT NULL,
  coder_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX framework_revision_framework ON framework_revision (framework_id);
CREATE INDEX framework_revision_coder ON framework_revision (coder_id);

CREATE TABLE aspect (
  id INTEGER PRIMARY KEY, ${uid}, framework_id INTEGER NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  code TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL CHECK (${oneOf('role', 'practice condition')}),
  definition TEXT NOT NULL, position INTEGER NOT NULL, retired INTEGER NOT NULL CHECK (retired IN (0, 1)), ${stamps},
  UNIQUE (framework_id, code)
) STRICT;

CREATE TABLE aspect_scale (
  id INTEGER PRIMARY KEY, aspect_id INTEGER NOT NULL REFERENCES aspect (id) ON DELETE CASCADE,
  value INTEGER NOT NULL, label TEXT NOT NULL, anchor TEXT NOT NULL, UNIQUE (aspect_id, value)
) STRICT;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY, ${uid}, aspect_id INTEGER NOT NULL REFERENCES aspect (id) ON DELETE CASCADE,
  code TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, include TEXT NOT NULL, exclude TEXT NOT NULL, example TEXT NOT NULL,
  position INTEGER NOT NULL, retired INTEGER NOT NULL CHECK (retired IN (0, 1)), ${stamps},
  UNIQUE (aspect_id, code)
) STRICT;

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1), ${uid}, title TEXT NOT NULL, summary TEXT NOT NULL,
  ${span('study_period', 'study_', true)},
  framework_id INTEGER NOT NULL REFERENCES framework (id),
  current_coder_id INTEGER NOT NULL REFERENCES coder (id),
  sample_key TEXT, ${stamps}
) STRICT;
CREATE INDEX project_framework ON project (framework_id);
CREATE INDEX project_current_coder ON project (current_coder_id);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY, ${uid},
  kind TEXT NOT NULL CHECK (${oneOf('kind', 'state state-body leader organisation armed-group society bloc')}),
  name TEXT NOT NULL, short_name TEXT NOT NULL, description TEXT NOT NULL,
  ${span('dates')}, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX actor_name ON actor (name);

CREATE TABLE actor_alias (
  id INTEGER PRIMARY KEY, actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name TEXT NOT NULL, language TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_alias_actor ON actor_alias (actor_id);

CREATE TABLE external_id (
  id INTEGER PRIMARY KEY, entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL,
  scheme TEXT NOT NULL, value TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX external_id_entity ON external_id (entity_type, entity_id);
CREATE INDEX external_id_value ON external_id (scheme, value);

CREATE TABLE affiliation (
  id INTEGER PRIMARY KEY, ${uid},
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  with_actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  role TEXT NOT NULL, ${span('dates')}, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  CHECK (actor_id <> with_actor_id)
) STRICT;
CREATE INDEX affiliation_actor ON affiliation (actor_id);
CREATE INDEX affiliation_with ON affiliation (with_actor_id);

CREATE TABLE excerpt (
  id INTEGER PRIMARY KEY, ${uid}, source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  form TEXT NOT NULL CHECK (${oneOf('form', 'quote paraphrase')}),
  statement TEXT NOT NULL CHECK (${oneOf('statement', 'claim event definition background source')}),
  text TEXT NOT NULL, locator TEXT NOT NULL,
  modality TEXT CHECK (${oneOf('modality', 'fact judgement forecast')}),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  attributed_to_id INTEGER REFERENCES source (id) ON DELETE SET NULL,
  text_start INTEGER, text_end INTEGER, quote_exact TEXT, quote_prefix TEXT, quote_suffix TEXT, ${stamps},
  CHECK ((text_start IS NULL) = (text_end IS NULL) AND text_start < text_end)
) STRICT;
CREATE INDEX excerpt_source ON excerpt (source_id);
CREATE INDEX excerpt_attributed_to ON excerpt (attributed_to_id);

CREATE TABLE excerpt_actor (
  id INTEGER PRIMARY KEY, excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE, position INTEGER NOT NULL, UNIQUE (excerpt_id, actor_id)
) STRICT;
CREATE INDEX excerpt_actor_actor ON excerpt_actor (actor_id);

CREATE TABLE event (
  id INTEGER PRIMARY KEY, ${uid}, title TEXT NOT NULL, description TEXT NOT NULL,
  date_basis TEXT CHECK (${oneOf('date_basis', 'stated inferred other-source')}), date_note TEXT NOT NULL,
  place TEXT NOT NULL, latitude REAL, longitude REAL, code_scheme TEXT NOT NULL, code TEXT NOT NULL, goldstein REAL,
  data_set_id INTEGER REFERENCES data_set (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  ${span('date')},
  ${span('report_date', 'report_')}
) STRICT;
CREATE INDEX event_start ON event (start_earliest);
CREATE INDEX event_data_set ON event (data_set_id);

CREATE TABLE event_participant (
  id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (${oneOf('role', 'initiator target mediator host participant voter drafter supporter victim other')}),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX event_participant_event ON event_participant (event_id);
CREATE INDEX event_participant_actor ON event_participant (actor_id);

CREATE TABLE tie (
  id INTEGER PRIMARY KEY, ${uid},
  from_actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  to_actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
  kind TEXT NOT NULL CHECK (${oneOf('kind', 'friendship alliance patronage rivalry war membership trade kinship diplomatic hosting other')}),
  certainty TEXT NOT NULL CHECK (${oneOf('certainty', 'confirmed tentative disputed')}),
  label TEXT NOT NULL, description TEXT NOT NULL, ${stamps},
  CHECK (from_actor_id <> to_actor_id)
) STRICT;
CREATE INDEX tie_from ON tie (from_actor_id);
CREATE INDEX tie_to ON tie (to_actor_id);

CREATE TABLE tie_phase (
  id INTEGER PRIMARY KEY, ${uid}, tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  cooperation INTEGER CHECK (cooperation BETWEEN 0 AND 3), conflict INTEGER CHECK (conflict BETWEEN 0 AND 3),
  weight REAL, summary TEXT NOT NULL, ${span('dates')}, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX tie_phase_tie ON tie_phase (tie_id);

CREATE TABLE period (
  id INTEGER PRIMARY KEY, ${uid}, name TEXT NOT NULL, description TEXT NOT NULL,
  ${span('dates', '', true)}, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
  tie_phase_id INTEGER REFERENCES tie_phase (id) ON DELETE CASCADE,
  affiliation_id INTEGER REFERENCES affiliation (id) ON DELETE CASCADE,
  excerpt_id INTEGER REFERENCES excerpt (id) ON DELETE CASCADE,
  source_id INTEGER REFERENCES source (id) ON DELETE CASCADE,
  locator TEXT NOT NULL, position INTEGER NOT NULL,
  CHECK ((event_id IS NOT NULL) + (tie_phase_id IS NOT NULL) + (affiliation_id IS NOT NULL) = 1),
  CHECK ((excerpt_id IS NOT NULL) + (source_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX citation_event ON citation (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX citation_tie_phase ON citation (tie_phase_id) WHERE tie_phase_id IS NOT NULL;
CREATE INDEX citation_affiliation ON citation (affiliation_id) WHERE affiliation_id IS NOT NULL;
CREATE INDEX citation_excerpt ON citation (excerpt_id) WHERE excerpt_id IS NOT NULL;
CREATE INDEX citation_source ON citation (source_id) WHERE source_id IS NOT NULL;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY, ${uid},
  tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  aspect_id INTEGER NOT NULL REFERENCES aspect (id) ON DELETE CASCADE,
  period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id) ON DELETE CASCADE,
  level INTEGER, trend TEXT CHECK (${oneOf('trend', 'strengthening steady eroding')}),
  confidence TEXT CHECK (${oneOf('confidence', 'low medium high')}), rationale TEXT NOT NULL, ${stamps},
  UNIQUE (tie_id, aspect_id, period_id, coder_id)
) STRICT;
CREATE INDEX assessment_aspect ON assessment (aspect_id);
CREATE INDEX assessment_period ON assessment (period_id);
CREATE INDEX assessment_coder ON assessment (coder_id);

CREATE TABLE assessment_version (
  id INTEGER PRIMARY KEY, assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  level INTEGER, trend TEXT, confidence TEXT, rationale TEXT NOT NULL,
  author_id INTEGER REFERENCES coder (id) ON DELETE SET NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_version_assessment ON assessment_version (assessment_id);
CREATE INDEX assessment_version_author ON assessment_version (author_id);

CREATE TABLE adjudication (
  id INTEGER PRIMARY KEY, ${uid},
  tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  aspect_id INTEGER NOT NULL REFERENCES aspect (id) ON DELETE CASCADE,
  period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder (id) ON DELETE CASCADE,
  level INTEGER, reason TEXT NOT NULL, ${stamps}, UNIQUE (tie_id, aspect_id, period_id)
) STRICT;
CREATE INDEX adjudication_aspect ON adjudication (aspect_id);
CREATE INDEX adjudication_period ON adjudication (period_id);
CREATE INDEX adjudication_coder ON adjudication (coder_id);

CREATE TABLE reading_overrule (
  id INTEGER PRIMARY KEY,
  tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  label TEXT NOT NULL, reason TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id) ON DELETE CASCADE, created_at TEXT NOT NULL, UNIQUE (tie_id, period_id)
) STRICT;
CREATE INDEX reading_overrule_period ON reading_overrule (period_id);
CREATE INDEX reading_overrule_coder ON reading_overrule (coder_id);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, ${uid},
  tie_id INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
  tie_phase_id INTEGER REFERENCES tie_phase (id) ON DELETE SET NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  excerpt_id INTEGER REFERENCES excerpt (id) ON DELETE CASCADE,
  event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
  stance TEXT NOT NULL CHECK (${oneOf('stance', 'supports contradicts context')}),
  performed_by TEXT CHECK (${oneOf('performed_by', 'from to both')}),
  probative_value TEXT CHECK (${oneOf('probative_value', 'straw-in-the-wind hoop smoking-gun doubly-decisive')}),
  comment TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, ${span('about')},
  CHECK ((excerpt_id IS NOT NULL) + (event_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX evidence_tie ON evidence (tie_id);
CREATE INDEX evidence_tie_phase ON evidence (tie_phase_id) WHERE tie_phase_id IS NOT NULL;
CREATE INDEX evidence_indicator ON evidence (indicator_id);
CREATE INDEX evidence_excerpt ON evidence (excerpt_id) WHERE excerpt_id IS NOT NULL;
CREATE INDEX evidence_event ON evidence (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX evidence_coder ON evidence (coder_id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY, ${uid}, title TEXT NOT NULL, body TEXT NOT NULL,
  private INTEGER NOT NULL DEFAULT 1 CHECK (private IN (0, 1)), pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)), ${stamps}
) STRICT;
CREATE TABLE note_attachment (
  id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL,
  aspect_id INTEGER REFERENCES aspect (id) ON DELETE SET NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX note_attachment_note ON note_attachment (note_id);
CREATE INDEX note_attachment_entity ON note_attachment (entity_type, entity_id);
CREATE INDEX note_attachment_aspect ON note_attachment (aspect_id) WHERE aspect_id IS NOT NULL;
CREATE TABLE note_link (
  id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  text TEXT NOT NULL, entity_type TEXT, entity_id INTEGER, position INTEGER NOT NULL,
  CHECK ((entity_type IS NULL) = (entity_id IS NULL))
) STRICT;
CREATE INDEX note_link_note ON note_link (note_id);
CREATE INDEX note_link_entity ON note_link (entity_type, entity_id);

CREATE TABLE view (
  id INTEGER PRIMARY KEY, ${uid}, name TEXT NOT NULL, caption TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)), position INTEGER NOT NULL, ${stamps}
) STRICT;
CREATE TABLE view_position (
  id INTEGER PRIMARY KEY, view_id INTEGER NOT NULL REFERENCES view (id) ON DELETE CASCADE,
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  x REAL NOT NULL, y REAL NOT NULL, pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)), UNIQUE (view_id, actor_id)
) STRICT;
CREATE INDEX view_position_actor ON view_position (actor_id);

CREATE TABLE duplicate_dismissal (
  id INTEGER PRIMARY KEY, entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL, other_id INTEGER NOT NULL, created_at TEXT NOT NULL,
  UNIQUE (entity_type, entity_id, other_id), CHECK (entity_id < other_id)
) STRICT;
CREATE INDEX duplicate_dismissal_other ON duplicate_dismissal (entity_type, other_id);
`

/** Tables whose every change is logged, in the order in which their rows may be inserted, with their columns after \`id\`. */
export const loggedTables = [
  'coder', 'data_set', 'source', 'source_text', 'framework', 'framework_revision', 'aspect', 'aspect_scale', 'indicator', 'project',
  'actor', 'actor_alias', 'external_id', 'affiliation', 'excerpt', 'excerpt_actor', 'event', 'event_participant', 'tie', 'tie_phase',
  'period', 'citation', 'assessment', 'assessment_version', 'adjudication', 'reading_overrule', 'evidence', 'note', 'note_attachment',
  'note_link', 'view', 'view_position', 'duplicate_dismissal',
] as const

/** Derived from the rows above and rebuilt from them at will, so not logged. `entity_name` holds folded names (never of notes) for lists and links. */
const search = `
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY, entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL,
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)), UNIQUE (entity_type, entity_id)
) STRICT;
CREATE TABLE entity_name (
  id INTEGER PRIMARY KEY, entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL,
  main INTEGER NOT NULL CHECK (main IN (0, 1)), folded TEXT NOT NULL
) STRICT;
CREATE INDEX entity_name_entity ON entity_name (entity_type, entity_id);
CREATE INDEX entity_name_order ON entity_name (entity_type, main, folded, entity_id);
CREATE INDEX entity_name_folded ON entity_name (folded, entity_type, entity_id);
CREATE VIRTUAL TABLE search_index USING fts5(title, names, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE VIRTUAL TABLE note_search_index USING fts5(title, body, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO note_search_index (note_search_index, rank) VALUES ('secure-delete', 1);
`

const undo = `
CREATE TABLE undo_action (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, state TEXT NOT NULL CHECK (${oneOf('state', 'done undone')}),
  merge_key TEXT, coder_id INTEGER, at TEXT NOT NULL
) STRICT;
CREATE TABLE undo_change (
  id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL REFERENCES undo_action (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL, row_id INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)), after TEXT CHECK (json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX undo_change_action ON undo_change (action_id);
CREATE TABLE undo_current (one INTEGER PRIMARY KEY CHECK (one = 1), action_id INTEGER) STRICT;
INSERT INTO undo_current VALUES (1, NULL);
`

/** Links by type and id have no foreign key: they go with what they point to. */
const linkedTables: [table: string, type: string][] = [
  ['project', 'project'], ['coder', 'coder'], ['actor', 'actor'], ['affiliation', 'affiliation'], ['source', 'source'], ['excerpt', 'excerpt'],
  ['data_set', 'data-set'], ['event', 'event'], ['tie', 'tie'], ['tie_phase', 'tie-phase'], ['period', 'period'], ['framework', 'framework'],
  ['aspect', 'aspect'], ['indicator', 'indicator'], ['assessment', 'assessment'], ['evidence', 'evidence'], ['note', 'note'], ['view', 'view'],
]
const linkTriggers = linkedTables.map(([table, type]) => `
CREATE TRIGGER unlink_${table} AFTER DELETE ON ${table} BEGIN
  DELETE FROM note_attachment WHERE entity_type = '${type}' AND entity_id = old.id;
  UPDATE note_link SET entity_type = NULL, entity_id = NULL WHERE entity_type = '${type}' AND entity_id = old.id;
  DELETE FROM external_id WHERE entity_type = '${type}' AND entity_id = old.id;
  DELETE FROM duplicate_dismissal WHERE entity_type = '${type}' AND (entity_id = old.id OR other_id = old.id);
END;`).join('\n')

export const initial = {
  version: 1,
  /** Statements to run, given a way to ask for a table's columns. */
  up(execute: (sql: string) => void, columnsOf: (table: string) => string[]): void {
    execute(tables)
    execute(search)
    execute(undo)
    execute(linkTriggers)
    for (const table of loggedTables) execute(undoTriggers(table, columnsOf(table)))
  },
}
