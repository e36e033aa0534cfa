/**
 * How each table of another copy is merged: what a row is known by, which columns are one field that can differ, what is told about it. Tables
 * are listed in the order in which their rows may be written. A test holds this list against the schema.
 */
import type { MergedType } from '../../contract/entities/copies.ts'

/** Columns that are decided together. */
export interface MergedField {
  readonly field: string
  readonly columns: readonly string[]
  /** Those that tell whether the two differ, where not all of them do. */
  readonly compared?: readonly string[]
}

/** Rows that are matched one to one: by uid, or by what they say about what. */
export interface MergedRows {
  readonly kind: 'rows'
  readonly table: string
  readonly type: MergedType
  /** Besides the uid, or instead of it: no two rows of a project have the same values here. */
  readonly key?: readonly string[]
  readonly fields: readonly MergedField[]
  /** A column that no two rows may share (within the others named): a new row gets another value, a value taken here is left. */
  readonly unique?: { readonly column: string; readonly within?: string }
  /** Whether what is only there comes along. */
  readonly insert: boolean
  /** Whose last change stands for the row's, where it has none of its own. */
  readonly stampOf?: string
}
/** Rows of a list that belongs to something: those that are only there are added. */
export interface MergedList {
  readonly kind: 'list'
  readonly table: string
  readonly key: readonly string[]
  /** The columns that say whose list it is; exactly one of them is set. */
  readonly owners: readonly string[]
  /** Only with an owner that is new itself. */
  readonly withNewOwner?: true
  readonly ordered?: true
}
export type MergedTable = MergedRows | MergedList

const one = (...names: string[]): MergedField[] => names.map(name => ({ field: name.replace(/_(?:id)$/u, '').replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase()), columns: [name] }))
const days = (prefix = '') => ['start_earliest', 'start_latest', 'end_earliest', 'end_latest'].map(day => `${prefix}${day}`)
const date = (field: string, raw: string, prefix = ''): MergedField => ({ field, columns: [raw, ...days(prefix)], compared: [raw] })
const rows = (table: string, type: MergedType, fields: readonly MergedField[], more: Partial<MergedRows> = {}): MergedRows => ({ kind: 'rows', table, type, fields, insert: true, ...more })
const listOf = (table: string, owners: readonly string[], key: readonly string[], more: Partial<MergedList> = {}): MergedList => ({ kind: 'list', table, owners, key, ...more })

export const mergedTables: readonly MergedTable[] = [
  rows('coder', 'coder', one('name', 'initials', 'description')),
  rows('data_set', 'data-set', one('name', 'version', 'licence', 'url', 'restricted')),
  rows('source', 'source', [
    ...one('citation_key'), { field: 'record', columns: ['csl', 'title', 'authors', 'year'], compared: ['csl'] }, ...one('reliability', 'reliability_note'),
  ], { unique: { column: 'citation_key' } }),
  rows('source_text', 'full-text', [{ field: 'text', columns: ['text', 'origin', 'sha256', 'pages', 'created_at'], compared: ['sha256'] }], { key: ['source_id'] }),
  rows('framework', 'framework', one('name', 'version', 'description', 'source_id'), { insert: false }),
  rows('aspect', 'aspect', one('code', 'name', 'role', 'definition', 'retired'), { unique: { column: 'code', within: 'framework_id' } }),
  rows('aspect_scale', 'scale-step', one('label', 'anchor'), { key: ['aspect_id', 'value'], stampOf: 'aspect_id' }),
  rows('indicator', 'indicator', [{ field: 'code', columns: ['aspect_id', 'code'] }, ...one('name', 'definition', 'include', 'exclude', 'example', 'retired')], {
    unique: { column: 'code', within: 'aspect_id' },
  }),
  rows('project', 'project', [...one('title', 'summary'), date('studyPeriod', 'study_period', 'study_')], { insert: false }),
  rows('actor', 'actor', [...one('kind', 'name', 'short_name'), date('dates', 'dates'), ...one('description')]),
  listOf('actor_alias', ['actor_id'], ['name', 'language'], { ordered: true }),
  rows('affiliation', 'affiliation', [{ field: 'actors', columns: ['actor_id', 'with_actor_id'] }, ...one('role'), date('dates', 'dates')]),
  rows('excerpt', 'excerpt', [
    ...one('label', 'form', 'statement'),
    { field: 'passage', columns: ['source_id', 'text', 'text_start', 'text_end', 'quote_exact', 'quote_prefix', 'quote_suffix'], compared: ['source_id', 'text'] },
    ...one('locator', 'modality', 'credibility', 'attributed_to_id'),
  ]),
  listOf('excerpt_actor', ['excerpt_id'], ['actor_id'], { ordered: true }),
  rows('event', 'event', [
    ...one('title', 'description'), date('date', 'date'), ...one('date_basis', 'date_note'), date('reportDate', 'report_date', 'report_'), ...one('place'),
    { field: 'coordinates', columns: ['latitude', 'longitude'] }, { field: 'code', columns: ['code_scheme', 'code'] }, ...one('goldstein', 'data_set_id'),
  ]),
  listOf('event_participant', ['event_id'], ['actor_id', 'role'], { ordered: true }),
  rows('tie', 'tie', [{ field: 'actors', columns: ['from_actor_id', 'to_actor_id'] }, ...one('directed', 'kind', 'certainty', 'label', 'description')]),
  rows('tie_phase', 'tie-phase', [...one('tie_id'), date('dates', 'dates'), ...one('cooperation', 'conflict', 'weight', 'summary')]),
  rows('period', 'period', [...one('name'), date('dates', 'dates'), ...one('description')]),
  listOf('citation', ['event_id', 'tie_phase_id', 'affiliation_id'], ['excerpt_id', 'source_id', 'locator'], { ordered: true }),
  rows('assessment', 'assessment', [{ field: 'assessment', columns: ['level', 'trend', 'confidence', 'rationale'] }], { key: ['tie_id', 'aspect_id', 'period_id', 'coder_id'] }),
  listOf('assessment_version', ['assessment_id'], ['created_at', 'author_id', 'level', 'trend', 'confidence', 'rationale']),
  rows('adjudication', 'adjudication', [{ field: 'decision', columns: ['level', 'reason', 'coder_id'] }], { key: ['tie_id', 'aspect_id', 'period_id'] }),
  rows('reading_overrule', 'overrule', [{ field: 'overrule', columns: ['label', 'reason', 'coder_id', 'created_at'], compared: ['label', 'reason', 'coder_id'] }], { key: ['tie_id', 'period_id'] }),
  rows('evidence', 'evidence', [
    { field: 'tie', columns: ['tie_id', 'tie_phase_id'] }, ...one('indicator_id'), { field: 'passage', columns: ['excerpt_id', 'event_id'] },
    ...one('stance', 'performed_by'), date('about', 'about'), ...one('probative_value', 'comment', 'coder_id'),
  ]),
  listOf('evidence_recoding', ['evidence_id'], ['from_indicator_id', 'to_indicator_id', 'coder_id', 'created_at'], { withNewOwner: true }),
  rows('evidence_adjudication', 'evidence-adjudication', [{ field: 'decision', columns: ['found', 'stance', 'reason', 'coder_id'] }], { key: ['tie_id', 'indicator_id'] }),
  listOf('indicator_merge', ['indicator_id'], ['into_id', 'coder_id', 'created_at'], { withNewOwner: true }),
  rows('note', 'note', one('title', 'body')),
  listOf('note_attachment', ['note_id'], ['entity_type', 'entity_id', 'aspect_id'], { ordered: true }),
  rows('view', 'view', one('name', 'caption', 'settings')),
  listOf('view_position', ['view_id'], ['actor_id']),
  listOf('attribute', ['actor_id', 'tie_id'], ['name'], { ordered: true }),
  listOf('external_id', ['entity_id'], ['entity_type', 'scheme', 'value'], { ordered: true }),
]

/** Tables that are each copy's own affair, and why. */
export const ownTables: Readonly<Record<string, string>> = {
  framework_revision: 'The history of a codebook is that of the project whose it is.',
  saved_filter: 'How somebody works with their copy.',
  duplicate_dismissal: 'How somebody works with their copy.',
  look_again: 'Follows from what changed in a copy.',
  bundle_origin: 'Says for whom a copy was made.',
  import_record: 'Says where the content of a copy came from.',
  import_map: 'How somebody works with their copy.',
  code_mapping: 'A hypothesis about codes, which each copy’s owner holds or drops.',
  proposal_refusal: 'How somebody works with their copy.',
  note_link: 'Found anew by the names in a note’s text.',
}
