/**
 * What a copy of the project for others holds: the one place where that is said. A copy is made by writing what is allowed here into a new file; a
 * table or column that is not named is not copied, and a test holds this list against the schema, so that a new one must be decided.
 */
import { copiedTables, excerptTables } from './blind-rules.ts'

/** One of something, and several. */
type Words = readonly [one: string, many: string]

export interface SharedTable {
  /** What its rows are, for the manifest; null for parts of something that is counted already. */
  readonly what: Words | null
  readonly columns: readonly string[]
}
export interface UnsharedTable {
  readonly what: Words
  readonly why: string
  /** Part of something that is counted already, or of no interest to anybody. */
  readonly untold?: true
}

const stamps = ['created_at', 'updated_at'] as const
const days = (prefix = '') => ['start_earliest', 'start_latest', 'end_earliest', 'end_latest'].map(day => `${prefix}${day}`)
const { data_set, source_text, framework, aspect, aspect_scale, indicator, actor, actor_alias, affiliation, event, event_participant, period, citation, external_id } = copiedTables
/** As in a copy that leaves some columns out, with these put back. */
const whole = ({ what, copied }: { what: Words | null; copied: readonly string[] }, ...more: string[]): SharedTable => ({ what, columns: [...copied, ...more] })

/** Tables that go into a copy, in the order in which their rows may be written, column by column. */
export const sharedTables: Readonly<Record<string, SharedTable>> = {
  coder: { what: ['coder', 'coders'], columns: ['id', 'uid', 'name', 'initials', 'description', ...stamps] },
  data_set: whole(data_set),
  source: { what: ['source', 'sources'], columns: ['id', 'uid', 'citation_key', 'csl', 'title', 'authors', 'year', 'reliability', 'reliability_note', ...stamps] },
  source_text: whole(source_text),
  framework: whole(framework),
  framework_revision: { what: ['earlier version of the codebook', 'earlier versions of the codebook'], columns: ['id', 'framework_id', 'version', 'content', 'comment', 'coder_id', 'created_at'] },
  aspect: whole(aspect), aspect_scale: whole(aspect_scale), indicator: whole(indicator),
  indicator_merge: { what: null, columns: ['id', 'indicator_id', 'into_id', 'coder_id', 'created_at'] },
  project: { what: null, columns: ['id', 'uid', 'title', 'summary', 'study_period', ...days('study_'), 'framework_id', 'current_coder_id', 'sample_key', ...stamps] },
  actor: whole(actor), actor_alias: whole(actor_alias), affiliation: whole(affiliation),
  excerpt: whole(excerptTables.excerpt, 'modality', 'credibility'), excerpt_actor: whole(excerptTables.excerpt_actor),
  event: whole(event), event_participant: whole(event_participant),
  tie: whole(copiedTables.tie, 'description'), tie_phase: whole(copiedTables.tie_phase, 'summary'),
  attribute: { what: ['attribute', 'attributes'], columns: ['id', 'actor_id', 'tie_id', 'name', 'value', 'number', 'position'] },
  period: whole(period), citation: { what: ['citation', 'citations'], columns: citation.copied },
  assessment: {
    what: ['assessment', 'assessments'],
    columns: ['id', 'uid', 'tie_id', 'aspect_id', 'period_id', 'coder_id', 'level', 'trend', 'confidence', 'rationale', ...stamps],
  },
  assessment_version: { what: null, columns: ['id', 'assessment_id', 'level', 'trend', 'confidence', 'rationale', 'author_id', 'created_at'] },
  adjudication: { what: ['adjudication', 'adjudications'], columns: ['id', 'uid', 'tie_id', 'aspect_id', 'period_id', 'coder_id', 'level', 'reason', ...stamps] },
  reading_overrule: { what: ['overruled reading', 'overruled readings'], columns: ['id', 'tie_id', 'period_id', 'label', 'reason', 'coder_id', 'created_at'] },
  evidence: {
    what: ['piece of evidence', 'pieces of evidence'],
    columns: [
      'id', 'uid', 'tie_id', 'tie_phase_id', 'indicator_id', 'excerpt_id', 'event_id', 'stance', 'performed_by', 'probative_value', 'comment', 'coder_id', 'about', ...days(), ...stamps,
    ],
  },
  evidence_recoding: { what: null, columns: ['id', 'evidence_id', 'from_indicator_id', 'to_indicator_id', 'coder_id', 'created_at'] },
  evidence_adjudication: {
    what: ['decision about evidence', 'decisions about evidence'], columns: ['id', 'uid', 'tie_id', 'indicator_id', 'found', 'stance', 'reason', 'coder_id', ...stamps],
  },
  look_again: { what: ['reminder to look again', 'reminders to look again'], columns: ['id', 'assessment_id', 'tie_phase_id', 'period_id', 'reason', 'created_at'] },
  note: { what: ['released note', 'released notes'], columns: ['id', 'uid', 'title', 'body', 'private', 'pinned', ...stamps] },
  note_attachment: { what: null, columns: ['id', 'note_id', 'entity_type', 'entity_id', 'aspect_id', 'position'] },
  view: { what: ['view with its caption', 'views with their captions'], columns: ['id', 'uid', 'name', 'caption', 'settings', 'position', ...stamps] },
  view_position: { what: null, columns: ['id', 'view_id', 'actor_id', 'x', 'y', 'pinned'] },
  saved_filter: { what: ['saved filter', 'saved filters'], columns: ['id', 'uid', 'project_id', 'name', 'section', 'filter', 'position', ...stamps] },
  import_map: { what: ['map of a table', 'maps of tables'], columns: ['id', 'uid', 'project_id', 'name', 'map', ...stamps] },
  code_mapping: { what: ['indicator suggested by a code', 'indicators suggested by codes'], columns: ['id', 'uid', 'scheme', 'code', 'indicator_id', 'stance', 'comment', ...stamps] },
  proposal_refusal: { what: null, columns: ['id', 'event_id', 'indicator_id', 'coder_id', 'created_at'] },
  import_record: { what: ['record of an import', 'records of imports'], columns: ['id', 'uid', 'kind', 'file_name', 'format', 'sha256', 'report', 'coder_id', 'created_at'] },
  external_id: whole(external_id),
}

const derived = 'Made anew from what the copy holds.'
const history = 'Earlier states and what was undone, which hold what was deleted.'

/** Tables that stay out whole. */
export const unsharedTables: Readonly<Record<string, UnsharedTable>> = {
  undo_action: { what: ['step of the history', 'steps of the history'], why: history },
  undo_change: { what: ['change in the history', 'changes in the history'], why: history, untold: true },
  undo_batch: { what: ['batch of rows in the history', 'batches of rows in the history'], why: history, untold: true },
  undo_batch_rows: { what: ['part of an undone batch', 'parts of undone batches'], why: history, untold: true },
  undo_current: { what: ['mark of the step under way', 'marks of the step under way'], why: history, untold: true },
  duplicate_dismissal: { what: ['pair told apart', 'pairs told apart'], why: 'How somebody works with their copy.' },
  bundle_origin: { what: ['mark of an earlier copy', 'marks of an earlier copy'], why: 'Tells where this project’s own content came from.' },
  note_link: { what: ['link of a note', 'links of notes'], why: derived, untold: true },
  search_document: { what: ['document of the search index', 'documents of the search index'], why: derived, untold: true },
  entity_name: { what: ['name of a list', 'names of lists'], why: derived, untold: true },
  event_pair: { what: ['pair of actors of an event', 'pairs of actors of events'], why: derived, untold: true },
  search_index: { what: ['the search index', 'the search index'], why: derived, untold: true },
  note_search_index: { what: ['the search index of notes', 'the search index of notes'], why: derived, untold: true },
}
