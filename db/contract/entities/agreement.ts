import { z } from 'zod'
import { aspectRoles, confidences, readingLabels, stances, trends } from '../vocabulary.ts'
import { EntityRef, Instant, Uid } from '../values.ts'
import { Reading } from './coding.ts'

const AspectRef = z.strictObject({ uid: Uid, code: z.string(), name: z.string() })
const Share = z.number().min(0).max(1)

/** A coefficient that may be undefined; then `why` says so in words, and is empty otherwise. */
const Coefficient = z.strictObject({ value: z.number().max(1).nullable(), why: z.string() })
export const AlphaCoefficient = Coefficient.extend({
  metric: z.enum(['nominal', 'ordinal']),
  /** 95 % interval by the bootstrap of units; null where there is too little to draw from. */
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
})
export type AlphaCoefficient = z.infer<typeof AlphaCoefficient>

/** Agreement over one set of units. */
export const AgreementRow = z.strictObject({
  /** Null: all aspects together. */
  aspect: AspectRef.nullable(),
  /** Units that at least one of the coders coded; those that at least two did, on which agreement rests. */
  units: z.int(), pairable: z.int(),
  /** Pairs of coders on the same unit, and the share of them that give it the same value; null without a pair. */
  pairs: z.int(), percentAgreement: Share.nullable(),
  alpha: z.array(AlphaCoefficient),
  /** Of exactly two coders; null where more are compared. */
  kappa: Coefficient.nullable(),
})
export type AgreementRow = z.infer<typeof AgreementRow>

export const AgreementPart = z.strictObject({
  /** What one unit is, in words. */
  unit: z.string(),
  /** What was compared, in plain words. */
  sentence: z.string(),
  /** All together first, then aspect by aspect in the order of the codebook; empty where fewer than two coders have anything to compare. */
  rows: z.array(AgreementRow),
})

export const Agreement = z.strictObject({
  /** Coders who were compared, with how many levels of fit and how many tie × indicator each has coded. */
  coders: z.array(z.strictObject({ uid: Uid, name: z.string(), levels: z.int(), found: z.int() })),
  /** Everyone who has coded anything, in the order of the project. */
  coderChoices: z.array(z.strictObject({ uid: Uid, name: z.string() })),
  fit: AgreementPart,
  found: AgreementPart.extend({
    /** Of the tie × indicator that anyone found, how many both or all who coded the tie found, pair by pair. */
    positive: z.strictObject({ pairs: z.int(), both: z.int() }),
  }),
  stance: AgreementPart,
  /** How the intervals were made. */
  bootstrap: z.strictObject({ samples: z.int(), seed: z.int(), method: z.string() }),
})
export type Agreement = z.infer<typeof Agreement>

/** How a coder coded a tie × indicator: for, against, both, or as context only. */
export const evidenceFindings = ['supports', 'contradicts', 'for-and-against', 'context'] as const
export type EvidenceFinding = (typeof evidenceFindings)[number]
/** What may be decided about a tie × indicator. */
export const evidenceDecisions = ['not-found', ...evidenceFindings] as const
export type EvidenceDecision = (typeof evidenceDecisions)[number]

const Decided = z.strictObject({ reason: z.string(), coderName: z.string(), at: Instant })
const shared = {
  tie: EntityRef, aspect: AspectRef,
  /** How far apart the coders are: 0 they agree, 1 as far as can be. For levels the difference as a share of the scale. */
  distance: Share,
}

export const FitDisagreement = z.strictObject({
  kind: z.literal('fit'), ...shared,
  period: z.strictObject({ uid: Uid, name: z.string() }),
  scale: z.array(z.strictObject({ value: z.int(), label: z.string(), anchor: z.string() })),
  codings: z.array(z.strictObject({
    coder: Uid, coderName: z.string(), level: z.int().nullable(), trend: z.enum(trends).nullable(), confidence: z.enum(confidences).nullable(),
    rationale: z.string(), updatedAt: Instant,
    /** What of the coder's own evidence bears on the cell. */
    supports: z.int(), contradicts: z.int(), context: z.int(),
  })),
  decision: Decided.extend({ level: z.int() }).nullable(),
})
export type FitDisagreement = z.infer<typeof FitDisagreement>

export const EvidenceDisagreement = z.strictObject({
  kind: z.literal('evidence'), ...shared,
  indicator: z.strictObject({ uid: Uid, code: z.string(), name: z.string(), definition: z.string() }),
  codings: z.array(z.strictObject({
    coder: Uid, coderName: z.string(),
    /** Null: the coder coded the tie, but found nothing for this indicator. */
    finding: z.enum(evidenceFindings).nullable(),
    supports: z.int(), contradicts: z.int(), context: z.int(),
    /** The first of the coder's items, with what the coder says to each. */
    items: z.array(z.strictObject({ uid: Uid, stance: z.enum(stances), title: z.string(), comment: z.string() })),
  })),
  decision: Decided.extend({ finding: z.enum(evidenceDecisions) }).nullable(),
})
export type EvidenceDisagreement = z.infer<typeof EvidenceDisagreement>

export const Disagreement = z.discriminatedUnion('kind', [FitDisagreement, EvidenceDisagreement])
export type Disagreement = z.infer<typeof Disagreement>

/** A tie in a period with all that its reading rests on. */
export const ReadingAnalysis = z.strictObject({
  tie: z.strictObject({ uid: Uid, title: z.string() }), period: z.strictObject({ uid: Uid, name: z.string(), dates: z.string() }),
  label: z.enum(readingLabels), rule: z.string(),
  missing: z.array(z.string()), disputed: z.array(z.string()),
  overrule: Reading.shape.overrule,
  aspects: z.array(z.strictObject({
    code: z.string(), name: z.string(), role: z.enum(aspectRoles),
    /** The level that the reading rests on. */
    level: z.int().nullable(), label: z.string().nullable(),
    /** Whether the level was decided between coders, or is the coder's named. */
    adjudicated: z.boolean(), coder: z.string().nullable(),
    trend: z.enum(trends).nullable(), confidence: z.enum(confidences).nullable(),
    /** Items for and against, in context, and the sources that stand behind them. */
    supports: z.int(), contradicts: z.int(), context: z.int(), excerpts: z.int(), events: z.int(),
    sources: z.int(), sourcesFor: z.int(), sourcesAgainst: z.int(),
    /** What each coder has coded. */
    codings: z.array(z.strictObject({ coder: z.string(), level: z.int().nullable(), trend: z.enum(trends).nullable(), confidence: z.enum(confidences).nullable() })),
  })),
})
export type ReadingAnalysis = z.infer<typeof ReadingAnalysis>
