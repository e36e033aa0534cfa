/**
 * What of a project stands in its document (Entente JSON), table by table: the one list that writing, reading and the JSON Schema are made from.
 * A test holds it against the schema of the database, so that a new table or column must be decided here.
 */
import {
  actorKinds, aspectRoles, certainties, confidences, dateBases, excerptForms, modalities, participantRoles, performers, probativeValues, readingLabels,
  reliabilities, statementKinds, stances, tieKinds, trends,
} from '../../contract/vocabulary.ts'

/** How a column, or several together, stand in the document. `field` is the name there. */
export type DocumentField =
  /** A text; absent where it is empty, or where it may be null and is. */
  | { readonly kind: 'text'; readonly column: string; readonly field: string; readonly nullable?: true; readonly words?: readonly string[]; readonly required?: true }
  | { readonly kind: 'number'; readonly column: string; readonly field: string; readonly whole: boolean; readonly nullable?: true }
  /** 0 or 1 in the database; absent where it is false. */
  | { readonly kind: 'flag'; readonly column: string; readonly field: string }
  /** JSON in the database. */
  | { readonly kind: 'json'; readonly column: string; readonly field: string }
  /** A date as EDTF, from which the four days follow. */
  | { readonly kind: 'date'; readonly column: string; readonly prefix: string; readonly field: string; readonly required?: true }
  /** The uid of another row. */
  | { readonly kind: 'reference'; readonly column: string; readonly field: string; readonly table: string; readonly nullable?: true }
  /** Type and uid of an entity of any type, kept as type and key. */
  | { readonly kind: 'entity'; readonly type: string; readonly column: string; readonly field: string }

export interface DocumentTable {
  readonly table: string
  /** Name of the list in the document, or within its owner. */
  readonly list: string
  readonly fields: readonly DocumentField[]
  /** The owner in whose object the rows stand, in the order of `order`. */
  readonly owner?: { readonly table: string; readonly column: string }
  /** Within an owner: the columns that order the rows, before the key. `position` is given anew by the order in the document. */
  readonly order?: readonly string[]
  /** Columns that follow from others, and how that is; they are made anew on reading. */
  readonly derived?: readonly string[]
  /** Rows that stay out. */
  readonly except?: 'private-notes' | 'filters-of-notes'
}

const camel = (column: string) => column.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase())
const text = (...columns: string[]): DocumentField[] => columns.map(column => ({ kind: 'text', column, field: camel(column) }))
const words = (column: string, list: readonly string[], nullable?: 'nullable'): DocumentField => (
  { kind: 'text', column, field: camel(column), words: list, ...(nullable ? { nullable: true } : { required: true }) }
)
const stamps: DocumentField[] = ['created_at', 'updated_at'].map(column => ({ kind: 'text', column, field: camel(column), required: true }))
const createdAt: DocumentField = { kind: 'text', column: 'created_at', field: 'createdAt', required: true }
const uid: DocumentField = { kind: 'text', column: 'uid', field: 'uid', required: true }
const whole = (column: string, nullable?: 'nullable'): DocumentField => ({ kind: 'number', column, field: camel(column), whole: true, ...(nullable ? { nullable: true } : {}) })
const real = (column: string): DocumentField => ({ kind: 'number', column, field: camel(column), whole: false, nullable: true })
const flag = (column: string): DocumentField => ({ kind: 'flag', column, field: camel(column) })
const json = (column: string): DocumentField => ({ kind: 'json', column, field: camel(column) })
const date = (column: string, prefix = '', required?: 'required'): DocumentField => ({ kind: 'date', column, prefix, field: camel(column), ...(required ? { required: true } : {}) })
const reference = (column: string, table: string, nullable?: 'nullable'): DocumentField => (
  { kind: 'reference', column, field: camel(column.replace(/_id$/u, '')), table, ...(nullable ? { nullable: true } : {}) }
)

/** Every list of the document, in the order in which it is written and may be read: nothing refers to what comes later. */
export const documentTables: readonly DocumentTable[] = [
  { table: 'coder', list: 'coders', fields: [uid, ...text('name', 'initials', 'description'), ...stamps] },
  { table: 'data_set', list: 'dataSets', fields: [uid, ...text('name', 'version', 'licence', 'url'), flag('restricted'), ...stamps] },
  {
    table: 'source', list: 'sources', derived: ['title', 'authors', 'year'],
    fields: [uid, { kind: 'text', column: 'citation_key', field: 'citationKey', required: true }, json('csl'), words('reliability', reliabilities, 'nullable'), ...text('reliability_note'), ...stamps],
  },
  { table: 'source_text', list: 'fullTexts', owner: { table: 'source', column: 'source_id' }, fields: [...text('text', 'origin', 'sha256'), json('pages'), createdAt] },
  { table: 'framework', list: 'frameworks', fields: [uid, ...text('name', 'version', 'description'), reference('source_id', 'source', 'nullable'), ...stamps] },
  {
    table: 'framework_revision', list: 'revisions', owner: { table: 'framework', column: 'framework_id' },
    fields: [...text('version'), json('content'), ...text('comment'), reference('coder_id', 'coder', 'nullable'), createdAt],
  },
  {
    table: 'aspect', list: 'aspects',
    fields: [uid, reference('framework_id', 'framework'), ...text('code', 'name'), words('role', aspectRoles), ...text('definition'), whole('position'), flag('retired'), ...stamps],
  },
  { table: 'aspect_scale', list: 'scale', owner: { table: 'aspect', column: 'aspect_id' }, order: ['value'], fields: [whole('value'), ...text('label', 'anchor')] },
  {
    table: 'indicator', list: 'indicators',
    fields: [uid, reference('aspect_id', 'aspect'), ...text('code', 'name', 'definition', 'include', 'exclude', 'example'), whole('position'), flag('retired'), ...stamps],
  },
  {
    table: 'project', list: 'project',
    fields: [uid, ...text('title', 'summary'), date('study_period', 'study_', 'required'), reference('framework_id', 'framework'), reference('current_coder_id', 'coder'), { kind: 'text', column: 'sample_key', field: 'sampleKey', nullable: true }, ...stamps],
  },
  { table: 'actor', list: 'actors', fields: [uid, words('kind', actorKinds), ...text('name', 'short_name', 'description'), date('dates'), ...stamps] },
  { table: 'actor_alias', list: 'aliases', owner: { table: 'actor', column: 'actor_id' }, order: ['position'], fields: text('name', 'language') },
  { table: 'affiliation', list: 'affiliations', fields: [uid, reference('actor_id', 'actor'), reference('with_actor_id', 'actor'), ...text('role'), date('dates'), ...stamps] },
  {
    table: 'excerpt', list: 'excerpts',
    fields: [
      uid, reference('source_id', 'source'), ...text('label'), words('form', excerptForms), words('statement', statementKinds), ...text('text', 'locator'), words('modality', modalities, 'nullable'),
      whole('credibility', 'nullable'), reference('attributed_to_id', 'source', 'nullable'), whole('text_start', 'nullable'), whole('text_end', 'nullable'),
      ...['quote_exact', 'quote_prefix', 'quote_suffix'].map((column): DocumentField => ({ kind: 'text', column, field: camel(column), nullable: true })), ...stamps,
    ],
  },
  { table: 'excerpt_actor', list: 'actors', owner: { table: 'excerpt', column: 'excerpt_id' }, order: ['position'], fields: [reference('actor_id', 'actor')] },
  {
    table: 'event', list: 'events',
    fields: [
      uid, ...text('title', 'description'), date('date'), words('date_basis', dateBases, 'nullable'), ...text('date_note'), date('report_date', 'report_'), ...text('place'),
      real('latitude'), real('longitude'), ...text('code_scheme', 'code'), real('goldstein'), reference('data_set_id', 'data_set', 'nullable'), ...stamps,
    ],
  },
  { table: 'event_participant', list: 'participants', owner: { table: 'event', column: 'event_id' }, order: ['position'], fields: [reference('actor_id', 'actor'), words('role', participantRoles)] },
  {
    table: 'tie', list: 'ties',
    fields: [uid, reference('from_actor_id', 'actor'), reference('to_actor_id', 'actor'), flag('directed'), words('kind', tieKinds), words('certainty', certainties), ...text('label', 'description'), ...stamps],
  },
  {
    table: 'tie_phase', list: 'phases',
    fields: [uid, reference('tie_id', 'tie'), date('dates'), whole('cooperation', 'nullable'), whole('conflict', 'nullable'), real('weight'), ...text('summary'), ...stamps],
  },
  { table: 'attribute', list: 'attributes', owner: { table: 'actor', column: 'actor_id' }, order: ['position'], fields: [...text('name', 'value'), real('number')] },
  { table: 'attribute', list: 'attributes', owner: { table: 'tie', column: 'tie_id' }, order: ['position'], fields: [...text('name', 'value'), real('number')] },
  { table: 'period', list: 'periods', fields: [uid, ...text('name', 'description'), date('dates', '', 'required'), ...stamps] },
  ...(['event', 'tie_phase', 'affiliation'] as const).map((table): DocumentTable => ({
    table: 'citation', list: 'cites', owner: { table, column: `${table}_id` }, order: ['position'],
    fields: [reference('excerpt_id', 'excerpt', 'nullable'), reference('source_id', 'source', 'nullable'), ...text('locator')],
  })),
  {
    table: 'assessment', list: 'assessments',
    fields: [
      uid, reference('tie_id', 'tie'), reference('aspect_id', 'aspect'), reference('period_id', 'period'), reference('coder_id', 'coder'), whole('level', 'nullable'),
      words('trend', trends, 'nullable'), words('confidence', confidences, 'nullable'), ...text('rationale'), ...stamps,
    ],
  },
  {
    table: 'assessment_version', list: 'versions', owner: { table: 'assessment', column: 'assessment_id' },
    fields: [whole('level', 'nullable'), words('trend', trends, 'nullable'), words('confidence', confidences, 'nullable'), ...text('rationale'), reference('author_id', 'coder', 'nullable'), createdAt],
  },
  {
    table: 'adjudication', list: 'adjudications',
    fields: [uid, reference('tie_id', 'tie'), reference('aspect_id', 'aspect'), reference('period_id', 'period'), reference('coder_id', 'coder'), whole('level', 'nullable'), ...text('reason'), ...stamps],
  },
  {
    table: 'reading_overrule', list: 'overruledReadings', owner: { table: 'tie', column: 'tie_id' },
    fields: [reference('period_id', 'period'), words('label', readingLabels), ...text('reason'), reference('coder_id', 'coder'), createdAt],
  },
  {
    table: 'evidence', list: 'evidence',
    fields: [
      uid, reference('tie_id', 'tie'), reference('tie_phase_id', 'tie_phase', 'nullable'), reference('indicator_id', 'indicator'), reference('excerpt_id', 'excerpt', 'nullable'),
      reference('event_id', 'event', 'nullable'), words('stance', stances), words('performed_by', performers, 'nullable'), date('about'), words('probative_value', probativeValues, 'nullable'),
      ...text('comment'), reference('coder_id', 'coder'), ...stamps,
    ],
  },
  {
    table: 'evidence_recoding', list: 'recodings', owner: { table: 'evidence', column: 'evidence_id' },
    fields: [reference('from_indicator_id', 'indicator'), reference('to_indicator_id', 'indicator'), reference('coder_id', 'coder', 'nullable'), createdAt],
  },
  {
    table: 'evidence_adjudication', list: 'evidenceAdjudications',
    fields: [uid, reference('tie_id', 'tie'), reference('indicator_id', 'indicator'), flag('found'), words('stance', stances, 'nullable'), ...text('reason'), reference('coder_id', 'coder'), ...stamps],
  },
  { table: 'indicator_merge', list: 'mergedInto', owner: { table: 'indicator', column: 'indicator_id' }, fields: [reference('into_id', 'indicator'), reference('coder_id', 'coder', 'nullable'), createdAt] },
  { table: 'look_again', list: 'lookAgain', owner: { table: 'assessment', column: 'assessment_id' }, fields: [reference('period_id', 'period'), ...text('reason'), createdAt] },
  { table: 'look_again', list: 'lookAgain', owner: { table: 'tie_phase', column: 'tie_phase_id' }, fields: [reference('period_id', 'period'), ...text('reason'), createdAt] },
  { table: 'note', list: 'notes', except: 'private-notes', fields: [uid, ...text('title', 'body'), flag('private'), flag('pinned'), ...stamps] },
  {
    table: 'note_attachment', list: 'attachedTo', owner: { table: 'note', column: 'note_id' }, order: ['position'],
    fields: [{ kind: 'entity', type: 'entity_type', column: 'entity_id', field: 'entity' }, reference('aspect_id', 'aspect', 'nullable')],
  },
  { table: 'view', list: 'views', fields: [uid, ...text('name', 'caption'), json('settings'), whole('position'), ...stamps] },
  {
    table: 'view_position', list: 'positions', owner: { table: 'view', column: 'view_id' }, order: ['actor_id'],
    fields: [reference('actor_id', 'actor'), { kind: 'number', column: 'x', field: 'x', whole: false }, { kind: 'number', column: 'y', field: 'y', whole: false }, flag('pinned')],
  },
  { table: 'saved_filter', list: 'savedFilters', except: 'filters-of-notes', fields: [uid, ...text('name', 'section', 'filter'), whole('position'), ...stamps] },
  { table: 'import_map', list: 'importMaps', fields: [uid, ...text('name'), json('map'), ...stamps] },
  { table: 'code_mapping', list: 'codeMappings', fields: [uid, ...text('scheme', 'code'), reference('indicator_id', 'indicator'), words('stance', stances), ...text('comment'), ...stamps] },
  {
    table: 'proposal_refusal', list: 'refusedProposals', owner: { table: 'event', column: 'event_id' },
    fields: [reference('indicator_id', 'indicator'), reference('coder_id', 'coder', 'nullable'), createdAt],
  },
  { table: 'import_record', list: 'imports', fields: [uid, ...text('kind', 'file_name', 'format', 'sha256'), json('report'), reference('coder_id', 'coder', 'nullable'), createdAt] },
]

/** Codes of other systems stand with every entity that can have them, as `codes`. */
export const codedTables: Readonly<Record<string, string>> = {
  'coder': 'coder', 'data-set': 'data_set', 'source': 'source', 'framework': 'framework', 'aspect': 'aspect', 'indicator': 'indicator', 'project': 'project', 'actor': 'actor',
  'affiliation': 'affiliation', 'excerpt': 'excerpt', 'event': 'event', 'tie': 'tie', 'tie-phase': 'tie_phase', 'period': 'period', 'assessment': 'assessment', 'evidence': 'evidence',
  'view': 'view',
}

/** Tables that are not in the document, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  note_link: 'Found anew by the names in a note’s text.',
  duplicate_dismissal: 'How somebody works with their copy.',
  bundle_origin: 'Says for whom a copy was made.',
  external_id: 'Stands with each entity as its codes.',
  undo_action: 'The history holds earlier states, which may hold what was deleted.',
  undo_change: 'The history holds earlier states, which may hold what was deleted.',
  undo_batch: 'The history holds earlier states, which may hold what was deleted.',
  undo_batch_rows: 'The history holds earlier states, which may hold what was deleted.',
  undo_current: 'The history holds earlier states, which may hold what was deleted.',
  event_pair: 'Made anew from the rest.',
  search_document: 'Made anew from the rest.', entity_name: 'Made anew from the rest.', search_index: 'Made anew from the rest.', note_search_index: 'Made anew from the rest.',
}

/** Lists of the document that stand by themselves. */
export const topTables = documentTables.filter(({ owner }) => owner === undefined)
/** Lists that stand within the objects of a table. */
export const tablesWithin = (table: string): DocumentTable[] => documentTables.filter(({ owner }) => owner?.table === table)
