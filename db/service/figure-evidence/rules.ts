/**
 * What a figure with its evidence may read: the one place where that is said. The appendix is made from these columns of these rows and from
 * nothing else; a table or column that is not named here is not read, so that what is added to the schema stays out until it is let in. A test
 * holds the list against the schema. Notes are not in it, private or released.
 */
import { sql, type Sql } from '../../sqlite/database.ts'

/** Why something stays out, as the manifest says it. */
export const reasons = {
  notes: 'Private notes never leave the project.',
  released: 'Notes are not evidence: a released note can be handed on as a text of its own.',
  restricted: 'They belong to a restricted data set, whose licence may not allow passing them on.',
  texts: 'Only the passages that are cited go along.',
  remarks: 'Remarks on the grade of a source are for those who code.',
  versions: 'The appendix shows the coding as it stands.',
  elsewhere: 'The figure does not show them: their time, a filter, or its crop leaves them out.',
} as const
export type Reason = keyof typeof reasons

const days = (prefix = '') => [`${prefix}start_earliest`, `${prefix}start_latest`, `${prefix}end_earliest`, `${prefix}end_latest`] as const

export interface ReadTable {
  readonly read: readonly string[]
  /** Columns that stay unread; every column of the table is in one of the two lists. */
  readonly unread: readonly string[]
  /** The only rows that may be read, where not all may. */
  readonly rows?: Sql
}

const stamps = ['created_at', 'updated_at'] as const

/** Events of restricted data sets, by key. */
const restrictedEvents = sql`SELECT id FROM event WHERE data_set_id IN (SELECT id FROM data_set WHERE restricted = 1)`

export const readTables = {
  project: { read: ['id', 'uid', 'title', 'study_period', 'framework_id'], unread: ['summary', ...days('study_'), 'current_coder_id', 'sample_key', ...stamps] },
  coder: { read: ['id', 'name'], unread: ['uid', 'initials', 'description', ...stamps] },
  actor: { read: ['id', 'uid', 'kind', 'name', 'short_name', 'dates'], unread: ['description', ...days(), ...stamps] },
  tie: { read: ['id', 'uid', 'from_actor_id', 'to_actor_id', 'directed', 'kind', 'certainty', 'label', 'description'], unread: stamps },
  tie_phase: { read: ['id', 'uid', 'tie_id', 'dates', 'start_earliest', 'cooperation', 'conflict', 'weight', 'summary'], unread: [...days().slice(1), ...stamps] },
  period: { read: ['id', 'uid', 'name', 'description', 'dates', 'start_earliest', 'end_latest'], unread: ['start_latest', 'end_earliest', ...stamps] },
  framework: { read: ['id', 'uid', 'name', 'version', 'description', 'source_id'], unread: stamps },
  aspect: { read: ['id', 'uid', 'framework_id', 'code', 'name', 'role', 'definition', 'position'], unread: ['retired', ...stamps] },
  aspect_scale: { read: ['aspect_id', 'value', 'label', 'anchor'], unread: ['id'] },
  indicator: { read: ['id', 'uid', 'aspect_id', 'code', 'name', 'definition', 'include', 'exclude', 'example', 'position'], unread: ['retired', ...stamps] },
  assessment: { read: ['tie_id', 'aspect_id', 'period_id', 'coder_id', 'level', 'trend', 'confidence', 'rationale'], unread: ['id', 'uid', ...stamps] },
  adjudication: { read: ['tie_id', 'aspect_id', 'period_id', 'coder_id', 'level', 'reason'], unread: ['id', 'uid', ...stamps] },
  evidence: {
    read: ['uid', 'tie_id', 'tie_phase_id', 'indicator_id', 'excerpt_id', 'event_id', 'stance', 'performed_by', 'probative_value', 'comment', 'coder_id', 'about', 'start_earliest'],
    unread: ['id', ...days().slice(1), ...stamps],
    rows: sql`event_id IS NULL OR event_id NOT IN (${restrictedEvents})`,
  },
  excerpt: {
    read: ['id', 'uid', 'source_id', 'label', 'form', 'text', 'locator', 'modality', 'credibility', 'attributed_to_id'],
    unread: ['statement', 'text_start', 'text_end', 'quote_exact', 'quote_prefix', 'quote_suffix', ...stamps],
  },
  event: {
    read: ['id', 'uid', 'title', 'description', 'date', 'date_basis', 'place'],
    unread: ['date_note', 'latitude', 'longitude', 'code_scheme', 'code', 'goldstein', 'data_set_id', 'report_date', ...days(), ...days('report_'), ...stamps],
    rows: sql`id NOT IN (${restrictedEvents})`,
  },
  citation: {
    read: ['event_id', 'tie_phase_id', 'excerpt_id', 'source_id', 'locator', 'position'], unread: ['id', 'affiliation_id'],
    rows: sql`event_id IS NULL OR event_id NOT IN (${restrictedEvents})`,
  },
  source: { read: ['id', 'uid', 'citation_key', 'csl', 'title', 'authors', 'year', 'reliability'], unread: ['reliability_note', ...stamps] },
} as const satisfies Readonly<Record<string, ReadTable>>

export type ReadableTable = keyof typeof readTables
export type ReadableColumn<T extends ReadableTable> = (typeof readTables)[T]['read'][number]
