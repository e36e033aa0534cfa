import { z } from 'zod'
import { entityTypes } from './vocabulary.ts'

export const Uid = z.uuid()
export type Uid = z.infer<typeof Uid>

/** A day number: days since 1970-01-01 in the proleptic Gregorian calendar. */
export const Day = z.int()
export type Day = number
/** Stand-ins for "no bound on this side", beyond the years 0000 to 9999. */
export const DAY_MIN = -9_999_999
export const DAY_MAX = 9_999_999

/** An EDTF string (ISO 8601-2) as the user wrote it. Whether it can be understood is the domain's business, checked by the service. */
export const EdtfText = z.string().trim().min(1).max(100)

/**
 * A date or interval as understood: the raw EDTF and its four days. An open end has both of its days at DAY_MAX; an unknown end
 * runs from `startEarliest` to DAY_MAX (and likewise for starts).
 */
export const DateSpan = z.strictObject({
  raw: z.string(),
  startEarliest: Day,
  startLatest: Day,
  endEarliest: Day,
  endLatest: Day,
  /** True where the EDTF carries `?`: flagged, never widened. */
  questionable: z.boolean(),
  /** True where the EDTF carries `~`: each side widened by one unit of its precision. */
  approximate: z.boolean(),
})
export type DateSpan = z.infer<typeof DateSpan>

export const EntityTypeSchema = z.enum(entityTypes)
/** A reference with the name to show for it. */
export const EntityRef = z.strictObject({ type: EntityTypeSchema, uid: Uid, title: z.string() })
export type EntityRef = z.infer<typeof EntityRef>

/** A name: one line, not blank. */
export const Name = z.string().trim().min(1).max(500)
export const ShortText = z.string().max(2_000)
export const LongText = z.string().max(2_000_000)

/**
 * One stay of the user in a field: changes that carry the same one and follow each other become one undo step, however long the hands rested
 * in between.
 */
export const Stay = z.uuid()

/** ISO 8601 instant in UTC with milliseconds. */
export const Instant = z.iso.datetime()
