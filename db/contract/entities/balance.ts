import { z } from 'zod'
import { EdtfText, Uid } from '../values.ts'

/** How cooperation and conflict, which are never netted in storage, become one sign (docs/analysis.md, "From two strands to one sign"). */
export const collapseRules = ['net', 'threshold', 'conflict-dominant', 'cooperation-dominant', 'reading'] as const
export type CollapseRule = (typeof collapseRules)[number]
/** What a pair of actors counts as whose cooperation and conflict weigh the same under the rule. */
export const ambivalentChoices = ['positive', 'zero', 'left-out'] as const
export type AmbivalentChoice = (typeof ambivalentChoices)[number]

/** Where signs come from: coded ties, events in a window of months, or ties and where they say nothing events. */
export const signSources = ['ties', 'events', 'both'] as const
export type SignSource = (typeof signSources)[number]
/** How events of a window make a sign: the mean of their scores, or whether more of them are cooperation than conflict by their codes. */
export const eventRules = ['goldstein', 'counts'] as const
export type EventRule = (typeof eventRules)[number]

/** Which network is looked at, and how it gets its signs. */
export const SignedOptions = z.strictObject({
  rule: z.enum(collapseRules).default('net'),
  ambivalent: z.enum(ambivalentChoices).default('positive'),
  /** From which level on a strand counts, by the rule "threshold". */
  threshold: z.int().min(1).max(3).default(2),
  signs: z.enum(signSources).default('ties'),
  eventRule: z.enum(eventRules).default('goldstein'),
  /** Months of events that count, up to the month of the day looked at; of a range and a period, all of its months count. */
  eventMonths: z.int().min(1).max(1_200).default(12),
  /** So many events (with a score, or with a code) it takes at least for a sign. */
  eventLeast: z.int().min(1).max(1_000_000).default(1),
  /** The day looked at, the last possible one of what is written; left out: the end of the study period. */
  asOf: EdtfText.optional(),
  /** The first day of a range that ends with `asOf`, of which everything counts that held at some time in it; never after it. */
  since: EdtfText.optional(),
  /** Everything that held at any time; not beside the others. */
  allTime: z.boolean().default(false),
  /** A period, of which everything counts that held at some time in it; not beside `asOf`. */
  period: Uid.optional(),
  dating: z.enum(['certainly', 'possibly']).default('possibly'),
  /** Whether ties count by their size (raw weights where every signed pair has them, else levels) instead of one each. */
  weighted: z.boolean().default(false),
})
export type SignedOptions = z.output<typeof SignedOptions>

/** What every result carries: how it came about. */
export const SignedBasis = z.strictObject({
  rule: z.enum(collapseRules), ambivalent: z.enum(ambivalentChoices), threshold: z.int().nullable(),
  signs: z.enum(signSources),
  /** How events count; null where only ties do. */
  eventSigns: z.strictObject({ rule: z.enum(eventRules), months: z.int(), least: z.int() }).nullable(),
  /** The rule in words, with what is done about parallel and directed ties. */
  ruleSentence: z.string(),
  /** The last day looked at, as YYYY-MM-DD. */
  asOf: z.string(),
  /** The first day, where a range is looked at. */
  since: z.string().nullable(),
  period: z.strictObject({ uid: Uid, name: z.string() }).nullable(),
  dating: z.enum(['certainly', 'possibly']),
  /** Ties that hold only possibly then: they count, or not, by `dating`. */
  uncertainTies: z.int(),
  weighted: z.boolean(),
  /** What sizes are: raw weights, levels, or of signs from events the distance from 0 of the mean score, or from a draw of the counts. */
  weights: z.enum(['raw', 'levels', 'events']).nullable(),
})
export type SignedBasis = z.infer<typeof SignedBasis>

const count = z.int().min(0)
const share = z.number().min(0).max(1).nullable()
export const Triads = z.strictObject({ '+++': count, '++-': count, '+--': count, '---': count })
export const ActorRef = z.strictObject({ uid: Uid, name: z.string() })
export type ActorRef = z.infer<typeof ActorRef>

/** Pairs of actors by what the rule makes of them. */
const PairCounts = z.strictObject({ signed: count, ambivalent: count, neutral: count, notCoded: count })

/** Results that do not change with the rule, and those that do. */
export const SensitivityRow = z.strictObject({
  rule: z.enum(collapseRules), ambivalent: z.enum(ambivalentChoices), threshold: z.int().nullable(), dating: z.enum(['certainly', 'possibly']),
  signs: z.enum(signSources), eventRule: z.enum(eventRules).nullable(),
  positiveEdges: count, negativeEdges: count, triads: Triads, balancedShare: share,
  frustration: z.strictObject({ value: z.number(), exact: z.boolean() }),
  /** Which of the results differ from those asked for. */
  changed: z.array(z.enum(['positiveEdges', 'negativeEdges', 'triads', 'balancedShare', 'frustration'])),
})
export type SensitivityRow = z.infer<typeof SensitivityRow>

const Optima = z.strictObject({ count, more: z.boolean() }).nullable()

export const Balance = SignedBasis.extend({
  /** Actors with a signed tie. */
  nodes: count, positiveEdges: count, negativeEdges: count, components: count, pairs: PairCounts,
  triads: Triads, triangles: count, balancedShare: share, weaklyBalancedShare: share,
  /** Two signed ties that meet in an actor, without a sign on the third side: never counted as balanced. By why it has none. */
  incompleteTriads: z.strictObject({ total: count, notCoded: count, ambivalent: count, neutral: count, untied: count }),
  /** Whether positive ties hold clusters together that no negative tie runs within (Davis 1967). */
  clusterable: z.boolean(), clusters: z.array(z.array(ActorRef)).nullable(),
  walkBalance: z.number().nullable(), walkBalanceWhy: z.string(),
  frustration: z.strictObject({
    value: z.number(), exact: z.boolean(), lowerBound: z.number(), gap: z.number(),
    /** 1 - 2·value/m, for ties counted one each; null without ties. */
    normalised: z.number().nullable(),
    /** The two blocs of the largest component first; `optima`: how many bipartitions are as good, null where not counted. */
    blocs: z.array(z.array(ActorRef)),
    /** Ties that do not fit the blocs. */
    frustratedPairs: z.array(z.strictObject({ actors: z.array(ActorRef), ties: z.array(Uid), sign: z.int() })),
    optima: Optima,
    components: z.array(z.strictObject({ nodes: count, value: z.number(), exact: z.boolean(), lowerBound: z.number(), optima: Optima, blocs: z.array(z.array(ActorRef)) })),
  }),
  actors: z.array(ActorRef.extend({ positive: count, negative: count, balancedTriads: count, unbalancedTriads: count, localBalance: z.number().nullable(), bloc: z.int() })),
  sensitivity: z.array(SensitivityRow),
})
export type Balance = z.infer<typeof Balance>

/** Why a side of a triad has no sign; of an ambivalent pair: what the choice makes of it (counted as positive it has a sign, and is `ambivalent`). */
export const unsignedReasons = ['not-coded', 'ambivalent-zero', 'ambivalent-left-out', 'neutral', 'untied'] as const
export const StrainSide = z.strictObject({
  sign: z.int().min(-1).max(1), why: z.enum([...unsignedReasons, 'signed', 'ambivalent']), cooperation: z.int().nullable(), conflict: z.int().nullable(), size: z.number(),
  /** What happened between them in the months that count; null where only ties do, or nothing did. `goldstein`: mean of the scored ones. */
  events: z.strictObject({ events: count, cooperation: count, conflict: count, goldstein: z.number().nullable() }).nullable(),
  ties: z.array(z.strictObject({ uid: Uid, title: z.string() })),
  /** Phases of those ties that hold then. */
  phases: z.array(z.strictObject({ uid: Uid, dates: z.string().nullable(), cooperation: z.int().nullable(), conflict: z.int().nullable() })),
})
export const StrainTriad = z.strictObject({
  third: ActorRef, state: z.enum(['unbalanced', 'balanced', 'incomplete']), type: z.enum(['+++', '++-', '+--', '---']).nullable(),
  /** The lesser of the sizes of the two other sides; 0 where the triad does not pull. */
  pull: z.number(), fromSide: StrainSide, toSide: StrainSide,
})
/** What stands between two actors, and how third parties pull at it; with or without a tie of their own. */
export const PairStrain = SignedBasis.extend({
  from: ActorRef, to: ActorRef, own: StrainSide,
  measure: z.string(), unbalanced: count, balanced: count, incomplete: count,
  /** Pull of the unbalanced triads as a share of that of all complete ones; null without one. */
  strain: share, triads: z.array(StrainTriad),
  /** Single changes of sign that balance most triads at this tie, those of the whole network second; not a forecast. */
  resolutions: z.array(z.strictObject({ actors: z.array(ActorRef), sign: z.int(), becomes: z.int(), atTie: z.int(), overall: z.int() })),
})
export type PairStrain = z.infer<typeof PairStrain>
export const Strain = PairStrain.extend({ tie: z.strictObject({ uid: Uid, title: z.string() }) })
export type Strain = z.infer<typeof Strain>

/** What triads may be listed by: their signs, or that a side has none. */
export const triadChoices = ['+++', '++-', '+--', '---', 'incomplete'] as const
export type TriadChoice = (typeof triadChoices)[number]
/** A triad with its evidence at hand: `sides[0]` lies between the first two actors, then from the second to the third, and from the first to the third. */
export const Triad = z.strictObject({ actors: z.array(ActorRef).length(3), sides: z.array(StrainSide).length(3), weight: z.number() })
export type Triad = z.infer<typeof Triad>
export const TriadList = SignedBasis.extend({ type: z.enum(triadChoices), total: count, triads: z.array(Triad) })
export type TriadList = z.infer<typeof TriadList>

export const TimelinePoint = z.strictObject({
  label: z.string(), from: z.string(), to: z.string(), nodes: count, positiveEdges: count, negativeEdges: count, triads: Triads, balancedShare: share,
  walkBalance: z.number().nullable(), frustration: z.strictObject({ value: z.number(), exact: z.boolean(), lowerBound: z.number() }),
  /** Of the tie asked for: its sign, its unbalanced and complete triads, and its strain. */
  tie: z.strictObject({ sign: z.int(), unbalanced: count, complete: count, strain: share }).nullable(),
})
export const Timeline = SignedBasis.omit({ asOf: true, since: true, period: true, uncertainTies: true }).extend({
  by: z.enum(['year', 'period', 'window']), points: z.array(TimelinePoint),
  /** Dated events in that time, at most 1,000, as marks. */
  events: z.array(z.strictObject({ uid: Uid, title: z.string(), from: z.string(), to: z.string() })),
})
export type Timeline = z.infer<typeof Timeline>
