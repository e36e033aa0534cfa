import { z } from 'zod'
import { aspectRoles, confidences, performers, probativeValues, readingLabels, stances, trends } from '../vocabulary.ts'
import { DateSpan, EdtfText, EntityRef, Instant, LongText, Name, Uid } from '../values.ts'
import { Event } from './events.ts'
import { Excerpt } from './sources.ts'

export const ScaleStep = z.strictObject({ value: z.int().min(-9).max(9), label: z.string().trim().min(1).max(60), anchor: LongText })
export const AspectFields = z.strictObject({
  code: z.string().trim().min(1).max(20), name: Name, role: z.enum(aspectRoles), definition: LongText,
  scale: z.array(ScaleStep).min(2).max(19), retired: z.boolean(),
})
export const IndicatorFields = z.strictObject({
  aspect: Uid, code: z.string().trim().min(1).max(60), name: Name,
  definition: LongText, include: LongText, exclude: LongText, example: LongText, retired: z.boolean(),
})
export const Indicator = IndicatorFields.extend({ uid: Uid })
export type Indicator = z.infer<typeof Indicator>
export const Aspect = AspectFields.extend({ uid: Uid, indicators: z.array(Indicator) })
export type Aspect = z.infer<typeof Aspect>
export const FrameworkFields = z.strictObject({ name: Name, version: z.string().trim().max(40), description: LongText })
export const Framework = FrameworkFields.extend({ uid: Uid, source: EntityRef.nullable(), aspects: z.array(Aspect) })
export type Framework = z.infer<typeof Framework>

/** Which cell an assessment stands in; the current coder's where `coder` is left out. */
export const AssessmentKey = z.strictObject({ tie: Uid, aspect: Uid, period: Uid, coder: Uid.optional() })
export const AssessmentFields = z.strictObject({
  /** On the aspect's own scale. Null: not coded. */
  level: z.int().min(-9).max(9).nullable(),
  trend: z.enum(trends).nullable(),
  confidence: z.enum(confidences).nullable(),
  rationale: LongText,
})
export const Assessment = AssessmentFields.extend({
  uid: Uid, tie: Uid, aspect: Uid, period: Uid, coder: Uid, coderName: z.string(), updatedAt: Instant,
})
export type Assessment = z.infer<typeof Assessment>
export const AssessmentVersion = AssessmentFields.extend({
  /** Counted from the first, which is 1. */
  number: z.int().min(1),
  at: Instant, authorName: z.string(),
})
export type AssessmentVersion = z.infer<typeof AssessmentVersion>

/** What was decided about a cell on which coders differ. */
export const CellDecision = z.strictObject({ aspect: Uid, period: Uid, level: z.int(), reason: z.string(), coderName: z.string(), at: Instant })
export type CellDecision = z.infer<typeof CellDecision>

export const EvidenceFields = z.strictObject({
  tie: Uid,
  /** The one phase it bears on, where it does. */
  phase: Uid.nullable(),
  indicator: Uid,
  /** Exactly one of the two. */
  excerpt: Uid.nullable(),
  event: Uid.nullable(),
  stance: z.enum(stances),
  by: z.enum(performers).nullable(),
  about: EdtfText.nullable(),
  probativeValue: z.enum(probativeValues).nullable(),
  comment: LongText,
  /** The current coder where left out. */
  coder: Uid.optional(),
})
export const Evidence = EvidenceFields.extend({
  uid: Uid, about: DateSpan.nullable(), coder: Uid, coderName: z.string(),
  tieRef: EntityRef, aspect: Uid, aspectCode: z.string(), indicatorName: z.string(), indicatorCode: z.string(),
  excerptDetail: Excerpt.nullable(), eventDetail: Event.nullable(),
  /** Periods that `about` certainly or possibly touches; empty where `about` is null. */
  periods: z.array(Uid),
})
export type Evidence = z.infer<typeof Evidence>

export const Reading = z.strictObject({
  tie: Uid, period: Uid,
  label: z.enum(readingLabels),
  /** The rule that gave the label, in words. */
  rule: z.string(),
  /** Codes of the aspects without a level to rest on. */
  missing: z.array(z.string()),
  /** Those of the missing that several coders have coded differently, with nothing decided between them. */
  disputed: z.array(z.string()),
  /**
   * The levels it rests on, by aspect code: the adjudicated one, else the current coder's, else the one that all other coders agree on.
   * Null where there is none of these: nothing is coded, or other coders differ and nothing is decided.
   */
  levels: z.record(z.string(), z.int().nullable()),
  /** The analyst's own word over the rule's. */
  overrule: z.strictObject({ label: z.enum(readingLabels), reason: z.string(), coderName: z.string(), at: Instant }).nullable(),
})
export type Reading = z.infer<typeof Reading>

/** "n excerpts, m sources, k for, l against": events count as one item each and bring the sources they cite. */
export const EvidenceCount = z.strictObject({
  aspect: Uid, aspectCode: z.string(),
  /** Null: evidence without a date, or outside every period. */
  period: Uid.nullable(),
  supports: z.int(), contradicts: z.int(), context: z.int(), excerpts: z.int(), events: z.int(), sources: z.int(),
})
export type EvidenceCount = z.infer<typeof EvidenceCount>
