import { z } from 'zod'
import { certainties, actorKinds, tieKinds } from '../vocabulary.ts'
import { Day, EdtfText, LongText, Name, Uid } from '../values.ts'
import { Encodings } from './encodings.ts'
import { Rules } from './filter-rules.ts'
import { Focus, outsideChoices, parallelChoices } from './focus.ts'
import { Period } from './ties.ts'

export const Position = z.strictObject({ actor: Uid, x: z.number().min(-1e7).max(1e7), y: z.number().min(-1e7).max(1e7), pinned: z.boolean() })
export type Position = z.infer<typeof Position>

/** How actors were moved where it was not by hand: names the step. */
export const moveKinds = [
  'align-left', 'align-centre', 'align-right', 'align-top', 'align-middle', 'align-bottom', 'distribute-horizontally', 'distribute-vertically', 'snap',
] as const
export const MoveKind = z.enum(moveKinds)
export type MoveKind = z.infer<typeof MoveKind>

const coordinate = z.number().min(-1e7).max(1e7)
export const Place = z.strictObject({
  crop: z.strictObject({ x: coordinate, y: coordinate, width: z.number().positive().max(1e7), height: z.number().positive().max(1e7) }),
  zoom: z.number().positive().max(100),
})
export type Place = z.infer<typeof Place>

/** What the network shows; grows with the encodings and filters. Null fields mean "the default". */
export const ViewSettings = z.strictObject({
  /** Day shown, or the last one of a range; null is the end of the study period. */
  asOf: EdtfText.nullable(),
  /** First day of a range of which everything that held at some time shows; null where one day is shown. */
  since: EdtfText.nullable().default(null),
  /** Whether a tie shows only where a phase certainly, or also where one possibly, holds then. */
  dating: z.enum(['certainly', 'possibly']),
  /** Show every tie whenever it was (the level shown is its highest). */
  allTime: z.boolean(),
  /** What is left out or put back. */
  rules: Rules.default([]),
  /** The part of the plane in sight, in scene units, and its zoom; null: everything. */
  place: Place.nullable().default(null),
  /** What colours, sizes, shapes and names say. */
  encodings: Encodings.prefault({}),
  /** The part of the network that is looked at by itself; null: all of it. */
  focus: Focus.nullable().default(null),
  /** What becomes of what is out of focus; the dyad always hides it. */
  outside: z.enum(outsideChoices).default('hidden'),
  parallel: z.enum(parallelChoices).default('spread'),
})
export type ViewSettings = z.infer<typeof ViewSettings>
export const ViewFields = z.strictObject({ name: Name, caption: LongText, settings: ViewSettings })
export const View = ViewFields.extend({ uid: Uid })
export type View = z.infer<typeof View>

const days = z.array(Day.nullable())
/** The whole network as columns: one array per field, index = row. Sent so because row objects cost several times more to carry. */
export const NetworkData = z.strictObject({
  actors: z.strictObject({
    uid: z.array(Uid), name: z.array(z.string()), shortName: z.array(z.string()), kind: z.array(z.enum(actorKinds)),
    startEarliest: days, startLatest: days, endEarliest: days, endLatest: days,
  }),
  ties: z.strictObject({
    uid: z.array(Uid),
    /** Indices into `actors`. */
    from: z.array(z.int()), to: z.array(z.int()),
    directed: z.array(z.boolean()), kind: z.array(z.enum(tieKinds)), certainty: z.array(z.enum(certainties)), label: z.array(z.string()),
  }),
  phases: z.strictObject({
    uid: z.array(Uid),
    /** Index into `ties`. */
    tie: z.array(z.int()),
    cooperation: z.array(z.int().nullable()), conflict: z.array(z.int().nullable()),
    dates: z.array(z.string().nullable()), startEarliest: days, startLatest: days, endEarliest: days, endLatest: days,
  }),
  /** Dated events, for the time bar. */
  events: z.strictObject({ uid: z.array(Uid), title: z.array(z.string()), startEarliest: z.array(Day), endLatest: z.array(Day) }),
  periods: z.array(Period),
  view: View,
  positions: z.strictObject({
    /** Index into `actors`. */
    actor: z.array(z.int()), x: z.array(z.number()), y: z.array(z.number()), pinned: z.array(z.boolean()),
  }),
  studyPeriod: z.strictObject({ from: Day, to: Day }),
})
export type NetworkData = z.infer<typeof NetworkData>
