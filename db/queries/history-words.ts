/** What the columns and tables of the schema are called for people: the history tells of rows in these words. */
import type { EntityType } from '../contract/vocabulary.ts'

/** How the value of a column is told. `nothing`: only that it changed; what is private, long, or packed stays out. */
export type ToldAs =
  | 'text' | 'date' | 'choice' | 'yes-no' | 'strand' | 'nothing'
  /** A level of an aspect's scale: the row says of which aspect. */
  | 'level'
  /** Who performs a practice: the row says of which tie. */
  | 'performer'
  | { readonly ref: EntityType }

export interface ToldColumn { readonly word: string; readonly as: ToldAs }
/** Null: nothing is told of it (keys, stamps, days that follow from a date, the order of parts). */
type Columns = Readonly<Record<string, ToldColumn | null>>
export interface ToldTable {
  /** What a row is of the entity that it belongs to; empty where it is an entity itself. */
  readonly part: string
  readonly columns: Columns
}

const text = (word: string): ToldColumn => ({ word, as: 'text' })
const date = (word: string): ToldColumn => ({ word, as: 'date' })
const choice = (word: string): ToldColumn => ({ word, as: 'choice' })
const yesNo = (word: string): ToldColumn => ({ word, as: 'yes-no' })
const silent = (word: string): ToldColumn => ({ word, as: 'nothing' })
const ref = (word: string, type: EntityType): ToldColumn => ({ word, as: { ref: type } })

const key = { id: null, uid: null } as const
const stamps = { created_at: null, updated_at: null } as const
const days = (prefix = '') => Object.fromEntries(['start_earliest', 'start_latest', 'end_earliest', 'end_latest'].map(name => [`${prefix}${name}`, null]))
const entity = (columns: Columns): ToldTable => ({ part: '', columns: { ...key, ...stamps, ...columns } })
const part = (word: string, columns: Columns): ToldTable => ({ part: word, columns: { id: null, ...columns } })

/** Every table whose changes are logged, with every column of it. */
export const toldTables: Readonly<Record<string, ToldTable>> = {
  coder: entity({ name: text('name'), initials: text('initials'), description: text('description') }),
  data_set: entity({ name: text('name'), version: text('version'), licence: text('licence'), url: text('address'), restricted: yesNo('restricted') }),
  source: entity({
    citation_key: text('citation key'), csl: silent('bibliographic record'), title: text('title'), authors: text('authors'), year: text('year'),
    reliability: text('reliability'), reliability_note: text('note on the reliability'),
  }),
  source_text: part('full text', { source_id: null, text: silent('text'), origin: text('origin'), sha256: null, pages: silent('pages'), created_at: null }),
  framework: entity({ name: text('name'), version: text('version'), description: text('description'), source_id: ref('source', 'source') }),
  framework_revision: part('version of the codebook', { framework_id: null, version: text('version'), content: null, comment: text('comment'), coder_id: null, created_at: null }),
  aspect: entity({
    framework_id: null, code: text('code'), name: text('name'), role: choice('role'), definition: text('definition'), position: silent('order'), retired: yesNo('retired'),
  }),
  aspect_scale: part('step of the scale', { aspect_id: null, value: text('value'), label: text('name'), anchor: text('description') }),
  indicator: entity({
    aspect_id: ref('aspect', 'aspect'), code: text('code'), name: text('name'), definition: text('definition'), include: text('what to include'), exclude: text('what to exclude'),
    example: text('example'), position: silent('order'), retired: yesNo('retired'),
  }),
  project: entity({
    title: text('title'), summary: text('summary'), study_period: date('study period'), ...days('study_'), framework_id: ref('codebook', 'framework'), current_coder_id: ref('coder at work', 'coder'),
    sample_key: null,
  }),
  actor: entity({ kind: choice('kind'), name: text('name'), short_name: text('short name'), description: text('description'), dates: date('existence'), ...days() }),
  actor_alias: part('other name', { actor_id: null, name: text('name'), language: text('language'), position: null }),
  external_id: part('identifier', { entity_type: null, entity_id: null, scheme: text('scheme'), value: text('value'), position: null }),
  affiliation: entity({ actor_id: ref('actor', 'actor'), with_actor_id: ref('with', 'actor'), role: text('role'), dates: date('dates'), ...days() }),
  excerpt: entity({
    source_id: ref('source', 'source'), label: text('label'), form: choice('form'), statement: choice('kind of statement'), text: text('text'), locator: text('place'), modality: choice('modality'),
    credibility: text('credibility'), attributed_to_id: ref('attributed to', 'source'), text_start: silent('place in the full text'), text_end: null, quote_exact: null, quote_prefix: null, quote_suffix: null,
  }),
  excerpt_actor: part('actor spoken of', { excerpt_id: null, actor_id: ref('actor', 'actor'), position: null }),
  event: entity({
    title: text('title'), description: text('description'), date_basis: choice('what the date rests on'), date_note: text('note on the date'), place: text('place'), latitude: text('latitude'),
    longitude: text('longitude'), code_scheme: text('scheme of the code'), code: text('code'), goldstein: text('Goldstein value'), data_set_id: ref('data set', 'data-set'),
    date: date('date'), ...days(), report_date: date('date of the report'), ...days('report_'),
  }),
  event_participant: part('participant', { event_id: null, actor_id: ref('actor', 'actor'), role: choice('role'), position: null }),
  tie: entity({
    from_actor_id: ref('first actor', 'actor'), to_actor_id: ref('second actor', 'actor'), directed: yesNo('directed'), kind: choice('kind'), certainty: choice('certainty'), label: text('label'),
    description: text('description'),
  }),
  tie_phase: entity({
    tie_id: ref('tie', 'tie'), cooperation: { word: 'cooperation', as: 'strand' }, conflict: { word: 'conflict', as: 'strand' }, weight: text('weight as imported'), summary: text('summary'),
    dates: date('dates'), ...days(),
  }),
  period: entity({ name: text('name'), description: text('description'), dates: date('dates'), ...days() }),
  citation: part('citation', {
    event_id: null, tie_phase_id: null, affiliation_id: null, excerpt_id: ref('excerpt', 'excerpt'), source_id: ref('source', 'source'), locator: text('place'), position: null,
  }),
  assessment: entity({
    tie_id: ref('tie', 'tie'), aspect_id: ref('aspect', 'aspect'), period_id: ref('period', 'period'), coder_id: ref('coder', 'coder'), level: { word: 'level', as: 'level' }, trend: choice('trend'),
    confidence: choice('confidence'), rationale: text('rationale'),
  }),
  assessment_version: part('earlier version', {
    assessment_id: null, level: silent('level'), trend: silent('trend'), confidence: silent('confidence'), rationale: silent('rationale'), author_id: null, created_at: null,
  }),
  adjudication: part('decision between coders', {
    uid: null, tie_id: null, aspect_id: ref('aspect', 'aspect'), period_id: ref('period', 'period'), coder_id: null, level: { word: 'level', as: 'level' }, reason: text('reason'), ...stamps,
  }),
  reading_overrule: part('overruled reading', { tie_id: null, period_id: ref('period', 'period'), label: choice('reading'), reason: text('reason'), coder_id: null, created_at: null }),
  evidence: entity({
    tie_id: ref('tie', 'tie'), tie_phase_id: ref('phase', 'tie-phase'), indicator_id: ref('indicator', 'indicator'), excerpt_id: ref('excerpt', 'excerpt'), event_id: ref('event', 'event'),
    stance: choice('for or against'), performed_by: { word: 'done by', as: 'performer' }, probative_value: choice('probative value'), comment: text('comment'), coder_id: ref('coder', 'coder'),
    about: date('about when'), ...days(),
  }),
  note: entity({ title: silent('title'), body: silent('text'), private: yesNo('private'), pinned: yesNo('pinned') }),
  note_attachment: part('attachment', { note_id: null, entity_type: null, entity_id: null, aspect_id: ref('aspect', 'aspect'), position: null }),
  note_link: part('link', { note_id: null, text: null, entity_type: null, entity_id: null, position: null }),
  view: entity({ name: text('name'), caption: text('caption'), settings: silent('settings'), position: silent('order') }),
  view_position: part('place in the drawing', { view_id: null, actor_id: ref('actor', 'actor'), x: silent('place'), y: null, pinned: yesNo('pinned') }),
  duplicate_dismissal: part('“not the same” of two alike', { entity_type: null, entity_id: null, other_id: null, created_at: null }),
  saved_filter: part('saved filter', { uid: null, project_id: null, name: silent('name'), section: choice('list'), filter: silent('filter'), position: null, ...stamps }),
  look_again: part('mark to look again', { assessment_id: null, tie_phase_id: null, period_id: ref('period', 'period'), reason: text('reason'), created_at: null }),
  indicator_merge: part('merging', { indicator_id: null, into_id: ref('into', 'indicator'), coder_id: null, created_at: null }),
  evidence_recoding: part('move to another indicator', {
    evidence_id: null, from_indicator_id: ref('from', 'indicator'), to_indicator_id: ref('to', 'indicator'), coder_id: null, created_at: null,
  }),
  evidence_adjudication: part('decision about evidence', {
    uid: null, tie_id: null, indicator_id: ref('indicator', 'indicator'), found: yesNo('found'), stance: choice('for or against'), reason: text('reason'), coder_id: null, ...stamps,
  }),
  bundle_origin: part('origin as a copy', { kind: choice('kind'), project_uid: null, project_title: text('project'), coder_id: null, created_at: null }),
  import_record: part('record of an import', { uid: null, kind: choice('kind'), file_name: text('file'), format: text('format'), sha256: null, report: null, coder_id: null, created_at: null }),
  attribute: part('attribute', { actor_id: null, tie_id: null, name: text('name'), value: text('value'), number: null, position: null }),
  import_map: part('map of a table', { uid: null, project_id: null, name: text('name'), map: silent('map'), ...stamps }),
  code_mapping: part('meaning of an event code', {
    uid: null, scheme: text('scheme'), code: text('code'), indicator_id: null, stance: choice('for or against'), comment: text('comment'), ...stamps,
  }),
  proposal_refusal: part('refused proposal', { event_id: null, indicator_id: ref('indicator', 'indicator'), coder_id: null, created_at: null }),
}

/** Cooperation and conflict of a phase. */
export const strandWords = ['none', 'low', 'marked', 'high'] as const
