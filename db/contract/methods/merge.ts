import { z } from 'zod'
import { read, write } from '../method.ts'
import { EntityRef, Uid } from '../values.ts'
import { ActorFields } from '../entities/people.ts'
import { EventFields } from '../entities/events.ts'
import { ExcerptFields, SourceFields } from '../entities/sources.ts'
import { TieFields } from '../entities/ties.ts'
import { ListRow } from './project.ts'

const Done = z.strictObject({})
const count = z.int().min(0)

export const mergeableTypes = ['actor', 'source', 'event'] as const
export type MergeableType = (typeof mergeableTypes)[number]

/** Whose value stays: the kept one's or the removed one's. */
const Choice = z.enum(['keep', 'remove'])
/** As `Choice`; `both` unites lists, puts texts one after the other, and fills the gaps of a bibliographic record. */
const ChoiceOrBoth = z.enum(['keep', 'remove', 'both'])
export type MergeChoice = z.infer<typeof ChoiceOrBoth>

/** Fields left out are decided as the preview suggests: nothing is lost, and the kept one's value goes first. */
export const ActorMergeFields = z.strictObject({
  name: Choice, shortName: Choice, kind: Choice, dates: Choice, aliases: ChoiceOrBoth, codes: ChoiceOrBoth, description: ChoiceOrBoth,
}).partial()
export const SourceMergeFields = z.strictObject({
  citationKey: Choice, record: ChoiceOrBoth, reliability: Choice, reliabilityNote: ChoiceOrBoth, fullText: Choice,
}).partial()
/** `date` takes along what it rests on and its note, `code` its scheme. */
export const EventMergeFields = z.strictObject({
  title: Choice, date: Choice, reportDate: Choice, place: Choice, coordinates: Choice, code: Choice, dataSet: Choice,
  participants: ChoiceOrBoth, description: ChoiceOrBoth,
}).partial()

const mergeOf = <F extends z.ZodType>(fields: F) => write(
  z.strictObject({
    keep: Uid, remove: Uid, fields,
    /** Whether the removed one's name (an actor's) or citation key (a source's) is remembered with the kept one. */
    remember: z.boolean().default(true),
  }),
  z.strictObject({ uid: Uid }),
)

export const duplicateReasons = ['code', 'doi', 'citation-key', 'name', 'alias', 'word-order', 'transliteration', 'spelling', 'title', 'date', 'participants', 'authors'] as const

export const DuplicateSuggestion = z.strictObject({
  one: ListRow,
  other: ListRow,
  /** 0 to 1: how likely the two are the same, by rule of thumb. */
  score: z.number().min(0).max(1),
  /** Why, the strongest first. */
  reasons: z.array(z.strictObject({ kind: z.enum(duplicateReasons), text: z.string() })),
})
export type DuplicateSuggestion = z.infer<typeof DuplicateSuggestion>

export const MergePreview = z.strictObject({
  keep: EntityRef,
  remove: EntityRef,
  /** Every field that can be chosen, as text. */
  fields: z.array(z.strictObject({
    field: z.string(), keep: z.string(), remove: z.string(),
    same: z.boolean(),
    /** What `both` would give; null where the field can be only one of the two. */
    both: z.string().nullable(),
    suggested: ChoiceOrBoth,
  })),
  /** Rows that will point to the kept one, by what they are. */
  moves: z.array(z.strictObject({ what: z.string(), count })),
  /** What the kept one has already, so that it becomes one with it. */
  united: z.array(z.strictObject({ what: z.string(), count })),
  /** What goes: a tie between the two, with what hangs on it, and what else cannot be said of one and the same. */
  vanishes: z.array(z.strictObject({ what: z.string(), count, examples: z.array(EntityRef) })),
})
export type MergePreview = z.infer<typeof MergePreview>

export const duplicableTypes = ['actor', 'event', 'source', 'excerpt', 'tie', 'period', 'indicator'] as const
export const deletableTypes = ['actor', 'affiliation', 'source', 'excerpt', 'event', 'tie', 'tie-phase', 'period', 'indicator', 'evidence', 'note'] as const

const uids = z.array(Uid).min(1).max(100_000)

export const mergeMethods = {
  /** Pairs that are likely the same, the likeliest first. Pairs that were dismissed are left out. */
  'duplicates.suggest': read(
    z.strictObject({ type: z.enum(mergeableTypes), limit: z.int().min(1).max(1_000).default(200) }),
    z.strictObject({ suggestions: z.array(DuplicateSuggestion), total: count }),
  ),
  /** Remembers that two are not the same; `undismiss` forgets it. */
  'duplicates.dismiss': write(z.strictObject({ type: z.enum(mergeableTypes), one: Uid, other: Uid, undismiss: z.boolean().default(false) }), Done),
  'merge.preview': read(z.strictObject({ type: z.enum(mergeableTypes), keep: Uid, remove: Uid }), MergePreview),
  /**
   * Makes one actor of two: all that pointed to `remove` points to `keep`. A tie or affiliation between the two goes; parallel ties stay
   * parallel. The removed one's uid is kept as an external id (scheme `merged-uid`), so that it still resolves.
   */
  'actors.merge': mergeOf(ActorMergeFields.default({})),
  'sources.merge': mergeOf(SourceMergeFields.default({})),
  'events.merge': mergeOf(EventMergeFields.default({})),

  /**
   * A copy named "… (copy)". A tie takes its phases along, an event its participants and citations, an actor its aliases and affiliations;
   * what identifies the original in the world (codes, DOI) and what was coded stays with it.
   */
  'entities.duplicate': write(z.strictObject({ type: z.enum(duplicableTypes), uid: Uid }), z.strictObject({ uid: Uid })),
  /** Sets the same fields of many; one undo step. */
  'entities.updateMany': write(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('actor'), uids, changes: ActorFields.pick({ kind: true, dates: true }).partial() }),
      z.strictObject({ type: z.literal('tie'), uids, changes: TieFields.pick({ kind: true, certainty: true, directed: true }).partial() }),
      z.strictObject({ type: z.literal('source'), uids, changes: SourceFields.pick({ reliability: true, reliabilityNote: true }).partial() }),
      z.strictObject({ type: z.literal('excerpt'), uids, changes: ExcerptFields.pick({ modality: true, credibility: true, form: true, statement: true }).partial() }),
      z.strictObject({ type: z.literal('event'), uids, changes: EventFields.pick({ dateBasis: true, place: true, codeScheme: true, code: true, dataSet: true }).partial() }),
    ]),
    Done,
  ),
  /** Deletes all of these with what cannot stand alone; one undo step. What another of them takes along is no error. */
  'entities.deleteMany': write(z.strictObject({ items: z.array(z.strictObject({ type: z.enum(deletableTypes), uid: Uid })).min(1).max(100_000) }), Done),
}
export type DeletableType = (typeof deletableTypes)[number]
export type DuplicableType = (typeof duplicableTypes)[number]
