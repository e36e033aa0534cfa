import { z } from 'zod'
import { read, write } from '../method.ts'
import { EdtfText, EntityRef, EntityTypeSchema, Instant, LongText, Name, Stay, Uid } from '../values.ts'
import { SyncedPlace } from '../entities/synced-place.ts'
import { MoveKind, NetworkData, Position, View, ViewFields } from '../entities/views.ts'

const Done = z.strictObject({})
const count = z.int().min(0)

export const Counts = z.strictObject({
  actors: count, affiliations: count, events: count, sources: count, excerpts: count, ties: count, tiePhases: count, periods: count,
  assessments: count, evidence: count, notes: count, privateNotes: count, views: count, aspects: count, indicators: count, coders: count, dataSets: count,
})
export type Counts = z.infer<typeof Counts>

export const ProjectFields = z.strictObject({ title: Name, summary: LongText, studyPeriod: EdtfText })
export const Project = ProjectFields.extend({
  uid: Uid, schemaVersion: z.int(),
  /** Where the file is, as text for people; null for a project that has no file. */
  file: z.string().nullable(),
  /** Whether the file that is written to still stands there: `gone` (moved, deleted, its disk not connected) or `replaced` by another. Then changes are refused (`file_gone`). */
  fileState: z.enum(['here', 'gone', 'replaced']),
  readOnly: z.boolean(),
  /** Why it is read-only, for people; empty otherwise. */
  readOnlyReason: z.string(),
  /** The cloud folder or network drive that the file is in; null where none is recognised. */
  place: SyncedPlace.nullable(),
  /** Key of the shipped sample that this project is a copy of; null for others. */
  sample: z.string().nullable(),
  createdAt: Instant,
  counts: Counts,
  currentCoder: z.strictObject({ uid: Uid, name: z.string(), initials: z.string() }),
})
export type Project = z.infer<typeof Project>

export const HistoryState = z.strictObject({
  /** What undo and redo would do, as the user reads it; null where there is nothing. Never holds words of a private note. */
  undo: z.string().nullable(), redo: z.string().nullable(),
})
export type HistoryState = z.infer<typeof HistoryState>

export const ListRow = z.strictObject({
  uid: Uid, type: EntityTypeSchema, title: z.string(),
  /** Second line: kind, date, author …, by type. */
  detail: z.string(),
  /** Actor or tie kind, form of an excerpt …: for the row's mark. */
  kind: z.string(),
  private: z.boolean(),
})
export type ListRow = z.infer<typeof ListRow>

export const SearchHit = z.strictObject({
  type: EntityTypeSchema, uid: Uid, title: z.string(),
  /** Text around the first match. */
  snippet: z.string(),
  /** Ranges in `snippet` that matched, as [start, end) in UTF-16 code units. */
  marks: z.array(z.tuple([z.int(), z.int()])),
  private: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const listedTypes = ['actor', 'tie', 'event', 'source', 'excerpt', 'note', 'period', 'indicator'] as const

export const projectMethods = {
  'project.get': read(z.strictObject({}), Project),
  'project.update': write(z.strictObject({ changes: ProjectFields.partial(), stay: Stay.optional() }), Done),
  'history.get': read(z.strictObject({}), HistoryState),
  /**
   * Takes back or does again the last step; returns what it did (null: nothing to do) and the state after. A step that brought very many rows takes a while:
   * push events of type `progress` carry `job`, a fresh uid.
   */
  'history.undo': write(z.strictObject({ job: Uid.optional() }), HistoryState.extend({ done: z.string().nullable() })),
  'history.redo': write(z.strictObject({ job: Uid.optional() }), HistoryState.extend({ done: z.string().nullable() })),

  /** Rows of one kind in the order of their titles, a page at a time: `after` is the `next` of the page before. */
  'entities.list': read(
    z.strictObject({
      type: z.enum(listedTypes), filter: z.string().max(500).optional(), after: z.string().optional(),
      limit: z.int().min(1).max(5_000).default(500), hidePrivate: z.boolean().default(false),
    }),
    z.strictObject({ rows: z.array(ListRow), next: z.string().nullable(), total: count }),
  ),
  /** Names for `[[` and the palette: entities whose name or alias begins with, or contains, the folded prefix; of some types only where `types` is given. */
  'entities.complete': read(z.strictObject({ prefix: z.string().max(200), limit: z.int().min(1).max(100).default(12), hidePrivate: z.boolean().default(false), types: z.array(EntityTypeSchema).min(1).optional() }), z.array(ListRow)),
  /** In whose inspector something without one of its own is shown: a phase, an affiliation, an item of evidence, an assessment. Null for all else. */
  'entities.owner': read(z.strictObject({ uid: Uid }), EntityRef.nullable()),
  'entities.resolve': read(z.strictObject({ uid: Uid }), EntityRef.nullable()),
  /** What would go with an entity when it is deleted, by type. */
  'entities.dependants': read(z.strictObject({ type: EntityTypeSchema, uid: Uid }), z.array(z.strictObject({ type: EntityTypeSchema, count: count, examples: z.array(EntityRef) }))),
  'search.query': read(
    z.strictObject({ query: z.string().max(1_000), private: z.boolean().default(false), limit: z.int().min(1).max(500).default(60), types: z.array(EntityTypeSchema).optional() }),
    z.strictObject({ hits: z.array(SearchHit) }),
  ),

  'network.get': read(z.strictObject({ view: Uid.optional() }), NetworkData),
  'views.list': read(z.strictObject({}), z.array(View)),
  'views.create': write(ViewFields.extend({ copyPositionsOf: Uid.optional() }), z.strictObject({ uid: Uid })),
  'views.update': write(z.strictObject({ uid: Uid, changes: ViewFields.partial() }), Done),
  'views.delete': write(z.strictObject({ uid: Uid }), Done),
  /** Moves and pins actors in a view: one undo step, and one for all that come one after the other with the same `stay`. */
  'views.move': write(z.strictObject({ uid: Uid, positions: z.array(Position).min(1).max(100_000), how: MoveKind.optional(), stay: Stay.optional() }), Done),
}
