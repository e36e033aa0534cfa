/**
 * What a blind copy for a second coder holds: the one place where that is said. A copy is made by writing what is allowed here into a new
 * file; a table or column that is not named is not copied, and a test holds this list against the schema, so that a new one must be decided.
 */
import type { SqlValue } from '../../sqlite/database.ts'

/** Why something stays out, as the manifest says it. */
export const reasons = {
  coding: 'What the first coders found and judged: the second coder is to find and judge alone.',
  prose: 'The first coders’ own words about the case, which argue for a reading of it.',
  grade: 'Judgements of the first coders.',
  chosen: 'What the first coders selected shows what they took for evidence.',
  resting: 'They point to excerpts, which stay out.',
  notes: 'Notes are their writer’s own.',
  bookmarks: 'How somebody works with the project: it shows what was looked at.',
  history: 'Earlier states and what was undone, which hold what stays out.',
  others: 'Who else codes is not for the second coder to know.',
  derived: 'Made anew from what the copy holds.',
  origin: 'Tells where this project’s own content came from.',
  codebooks: 'Only the codebook in use goes along.',
} as const
export type Reason = keyof typeof reasons

/** One of something, and several. */
type Words = readonly [one: string, many: string]

/** A column that stays out, and what stands in its place. */
export interface WithheldColumn { readonly blank: SqlValue; readonly why: Reason; readonly what: Words }

export interface CopiedTable {
  /** What its rows are, for the manifest; null for parts of something that is counted already. */
  readonly what: Words | null
  readonly copied: readonly string[]
  /** Columns with a value of the copy's own: set by the code that writes it. */
  readonly own?: readonly string[]
  readonly withheld?: Readonly<Record<string, WithheldColumn>>
  /** Rows that stay out, where some do. */
  readonly except?: { readonly what: Words; readonly why: Reason }
}
export interface WithheldTable {
  readonly what: Words
  readonly why: Reason
  /** Part of something that is counted already, or of no interest to anybody. */
  readonly untold?: true
}

const stamps = ['created_at', 'updated_at'] as const
const days = (prefix = '') => ['start_earliest', 'start_latest', 'end_earliest', 'end_latest'].map(day => `${prefix}${day}`)
const dates = ['dates', ...days()]

/** Tables that go into a copy, in the order in which their rows may be written, column by column. */
export const copiedTables = {
  coder: {
    what: null, copied: [], own: ['id', 'uid', 'name', 'initials', ...stamps],
    withheld: { description: { blank: '', why: 'prose', what: ['description of a coder', 'descriptions of coders'] } }, except: { what: ['other coder', 'other coders'], why: 'others' },
  },
  data_set: { what: ['data set', 'data sets'], copied: ['id', 'uid', 'name', 'version', 'licence', 'url', 'restricted', ...stamps] },
  source: {
    what: ['source', 'sources'], copied: ['id', 'uid', 'citation_key', 'title', 'authors', 'year', ...stamps], own: ['csl'],
    withheld: {
      reliability: { blank: null, why: 'grade', what: ['grade of a source', 'grades of sources'] },
      reliability_note: { blank: '', why: 'prose', what: ['reason for the grade of a source', 'reasons for the grades of sources'] },
    },
  },
  source_text: { what: ['full text', 'full texts'], copied: ['id', 'source_id', 'text', 'origin', 'sha256', 'pages', 'created_at'] },
  framework: { what: ['codebook', 'codebooks'], copied: ['id', 'uid', 'name', 'version', 'description', 'source_id', ...stamps], except: { what: ['other codebook', 'other codebooks'], why: 'codebooks' } },
  aspect: { what: ['aspect', 'aspects'], copied: ['id', 'uid', 'framework_id', 'code', 'name', 'role', 'definition', 'position', 'retired', ...stamps] },
  aspect_scale: { what: null, copied: ['id', 'aspect_id', 'value', 'label', 'anchor'] },
  indicator: {
    what: ['indicator', 'indicators'],
    copied: ['id', 'uid', 'aspect_id', 'code', 'name', 'definition', 'include', 'exclude', 'example', 'position', 'retired', ...stamps],
  },
  project: {
    what: null, copied: ['id', 'uid', 'title', 'study_period', ...days('study_'), 'framework_id', 'sample_key', ...stamps], own: ['current_coder_id'],
    withheld: { summary: { blank: '', why: 'prose', what: ['summary of the project', 'summaries of the project'] } },
  },
  actor: { what: ['actor', 'actors'], copied: ['id', 'uid', 'kind', 'name', 'short_name', 'description', ...dates, ...stamps] },
  actor_alias: { what: ['alias', 'aliases'], copied: ['id', 'actor_id', 'name', 'language', 'position'] },
  affiliation: { what: ['affiliation', 'affiliations'], copied: ['id', 'uid', 'actor_id', 'with_actor_id', 'role', ...dates, ...stamps] },
  event: {
    what: ['event', 'events'],
    copied: [
      'id', 'uid', 'title', 'description', 'date_basis', 'date_note', 'place', 'latitude', 'longitude', 'code_scheme', 'code', 'goldstein', 'data_set_id',
      'date', ...days(), 'report_date', ...days('report_'), ...stamps,
    ],
  },
  event_participant: { what: null, copied: ['id', 'event_id', 'actor_id', 'role', 'position'] },
  tie: {
    what: ['tie', 'ties'], copied: ['id', 'uid', 'from_actor_id', 'to_actor_id', 'directed', 'kind', 'certainty', 'label', ...stamps],
    withheld: { description: { blank: '', why: 'prose', what: ['description of a tie', 'descriptions of ties'] } },
  },
  tie_phase: {
    what: ['phase of a tie', 'phases of ties'], copied: ['id', 'uid', 'tie_id', 'cooperation', 'conflict', 'weight', ...dates, ...stamps],
    withheld: { summary: { blank: '', why: 'prose', what: ['summary of a phase', 'summaries of phases'] } },
  },
  period: { what: ['period', 'periods'], copied: ['id', 'uid', 'name', 'description', ...dates, ...stamps] },
  citation: {
    what: ['citation of a source', 'citations of sources'], copied: ['id', 'event_id', 'tie_phase_id', 'affiliation_id', 'excerpt_id', 'source_id', 'locator', 'position'],
    except: { what: ['citation of an excerpt', 'citations of excerpts'], why: 'resting' },
  },
  external_id: { what: null, copied: ['id', 'entity_type', 'entity_id', 'scheme', 'value', 'position'] },
} as const satisfies Readonly<Record<string, CopiedTable>>

/** What goes into a copy besides, where it is asked for: passages that both coders are to code. */
export const excerptTables = {
  excerpt: {
    what: ['excerpt', 'excerpts'],
    copied: [
      'id', 'uid', 'source_id', 'label', 'form', 'statement', 'text', 'locator', 'attributed_to_id', 'text_start', 'text_end', 'quote_exact', 'quote_prefix',
      'quote_suffix', ...stamps,
    ],
    withheld: {
      modality: { blank: null, why: 'grade', what: ['modality of an excerpt', 'modalities of excerpts'] },
      credibility: { blank: null, why: 'grade', what: ['grade of an excerpt', 'grades of excerpts'] },
    },
  },
  excerpt_actor: { what: null, copied: ['id', 'excerpt_id', 'actor_id', 'position'] },
} as const satisfies Readonly<Record<string, CopiedTable>>

/** Tables that stay out whole. */
export const withheldTables: Readonly<Record<string, WithheldTable>> = {
  evidence: { what: ['piece of evidence', 'pieces of evidence'], why: 'coding' },
  evidence_recoding: { what: ['recoding of evidence', 'recodings of evidence'], why: 'coding' },
  evidence_adjudication: { what: ['decision about evidence', 'decisions about evidence'], why: 'coding' },
  assessment: { what: ['assessment', 'assessments'], why: 'coding' },
  assessment_version: { what: ['version of an assessment', 'versions of assessments'], why: 'coding' },
  adjudication: { what: ['adjudication', 'adjudications'], why: 'coding' },
  reading_overrule: { what: ['overruled reading', 'overruled readings'], why: 'coding' },
  look_again: { what: ['reminder to look again', 'reminders to look again'], why: 'coding' },
  note: { what: ['note', 'notes'], why: 'notes' },
  note_attachment: { what: ['attachment of a note', 'attachments of notes'], why: 'notes', untold: true },
  note_link: { what: ['link of a note', 'links of notes'], why: 'notes', untold: true },
  view: { what: ['view with its caption', 'views with their captions'], why: 'bookmarks' },
  view_position: { what: ['place of an actor in a view', 'places of actors in views'], why: 'bookmarks' },
  saved_filter: { what: ['saved filter', 'saved filters'], why: 'bookmarks' },
  duplicate_dismissal: { what: ['pair told apart', 'pairs told apart'], why: 'bookmarks' },
  framework_revision: { what: ['earlier version of the codebook', 'earlier versions of the codebook'], why: 'history' },
  indicator_merge: { what: ['merge of indicators', 'merges of indicators'], why: 'history' },
  undo_action: { what: ['step of the history', 'steps of the history'], why: 'history' },
  undo_change: { what: ['change in the history', 'changes in the history'], why: 'history', untold: true },
  undo_batch: { what: ['batch of rows in the history', 'batches of rows in the history'], why: 'history', untold: true },
  undo_batch_rows: { what: ['part of an undone batch', 'parts of undone batches'], why: 'history', untold: true },
  undo_current: { what: ['mark of the step under way', 'marks of the step under way'], why: 'history', untold: true },
  attribute: { what: ['attribute', 'attributes'], why: 'coding' },
  import_map: { what: ['map of a table', 'maps of tables'], why: 'bookmarks' },
  code_mapping: { what: ['indicator suggested by a code', 'indicators suggested by codes'], why: 'coding' },
  proposal_refusal: { what: ['refused suggestion', 'refused suggestions'], why: 'coding' },
  import_record: { what: ['record of an import', 'records of imports'], why: 'origin' },
  bundle_origin: { what: ['mark of an earlier copy', 'marks of an earlier copy'], why: 'origin' },
  search_document: { what: ['document of the search index', 'documents of the search index'], why: 'derived', untold: true },
  entity_name: { what: ['name of a list', 'names of lists'], why: 'derived', untold: true },
  event_pair: { what: ['pair of actors of an event', 'pairs of actors of events'], why: 'derived', untold: true },
  search_index: { what: ['the search index', 'the search index'], why: 'derived', untold: true },
  note_search_index: { what: ['the search index of notes', 'the search index of notes'], why: 'derived', untold: true },
}

/** Entities whose codes and identifiers of other systems go along. */
export const identifiedTypes = ['data-set', 'source', 'framework', 'aspect', 'indicator', 'project', 'actor', 'affiliation', 'event', 'tie', 'tie-phase', 'period'] as const

/** The columns of a table that stay out of a copy, with what stands there instead. */
export function withheldColumns(table: string): Readonly<Record<string, WithheldColumn>> {
  const rules: Readonly<Record<string, CopiedTable>> = { ...copiedTables, ...excerptTables }
  return (Object.hasOwn(rules, table) ? rules[table]?.withheld : undefined) ?? {}
}
