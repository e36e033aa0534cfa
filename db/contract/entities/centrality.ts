import { z } from 'zod'
import { Uid } from '../values.ts'
import { ActorRef, SignedBasis, SignedOptions } from './balance.ts'

/** Which ties are looked at: all that hold, or those that code cooperation, or conflict, above 0. The strands are never netted. */
export const tieChoices = ['all', 'cooperation', 'conflict'] as const
export type TieChoice = (typeof tieChoices)[number]

export const CentralityOptions = SignedOptions.pick({ asOf: true, since: true, allTime: true, period: true, dating: true }).extend({
  ties: z.enum(tieChoices).default('all'),
  /** Whether eigenvector centrality and communities count ties by their weights instead of one each. */
  weighted: z.boolean().default(false),
  /** From which the orders of the search for communities are drawn. */
  seed: z.int().min(0).max(2_147_483_647).default(1),
})
export type CentralityOptions = z.output<typeof CentralityOptions>

const count = z.int().min(0)
const share = z.number().min(0).max(1)

/** The definitions stand in docs/analysis.md, "Centrality and structure of the network". */
export const Centrality = SignedBasis.pick({ asOf: true, since: true, period: true, dating: true, uncertainTies: true }).extend({
  ties: z.enum(tieChoices), weighted: z.boolean(), seed: z.int(),
  /** What weights are: raw ones where every pair has one, else levels. */
  weights: z.enum(['raw', 'levels']),
  /** What counts as a tie, in words. */
  sentence: z.string(),
  /** Actors with such a tie, pairs of them that are tied, and actors who are there without one. */
  nodes: count, pairs: count, untied: count,
  /** Of all pairs, the share that is tied; null with fewer than two actors. */
  density: share.nullable(),
  averageClustering: share.nullable(), transitivity: share.nullable(),
  /** The highest k of which there is a k-core. */
  highestCore: count,
  /** Largest first. */
  components: z.array(z.array(ActorRef)),
  /** Pairs without whose tie the network fell into more parts. */
  bridges: z.array(z.strictObject({ actors: z.array(ActorRef), ties: z.array(Uid) })),
  /** Largest first; `modularity` null without ties. */
  communities: z.strictObject({ modularity: z.number().min(-0.5).max(1).nullable(), runs: count, members: z.array(z.array(ActorRef)) }),
  /** Why a measure was not reckoned; empty where all were. */
  missing: z.array(z.string()),
  actors: z.array(ActorRef.extend({
    /** Tied others: in all, those from whom and those to whom a tie leads; a tie without direction leads both ways. */
    degree: count, inDegree: count, outDegree: count,
    /** Degree as a share of all others. */
    degreeShare: share,
    /** Sum of the weights of its pairs, always by weights. */
    strength: z.number().min(0),
    betweenness: share.nullable(), closeness: share.nullable(),
    /** The highest in a component has 1. */
    eigenvector: share.nullable(),
    core: count, clustering: share.nullable(),
    /** Which of the components and of the communities it is in, from 1. */
    component: count, community: count,
    /** Whether without it the network fell into more parts. */
    cut: z.boolean(),
  })),
})
export type Centrality = z.infer<typeof Centrality>

/** Measures of an actor that a time line follows. */
export const centralityMeasures = ['degree', 'strength', 'betweenness', 'closeness', 'eigenvector', 'core'] as const
export type CentralityMeasure = (typeof centralityMeasures)[number]

export const CentralityTimeline = Centrality.pick({ dating: true, ties: true, weighted: true, sentence: true }).extend({
  by: z.enum(['year', 'period', 'window']),
  actors: z.array(ActorRef),
  points: z.array(z.strictObject({
    label: z.string(), from: z.string(), to: z.string(), nodes: count,
    /** In the order of `actors`; null for one without such a tie then. */
    actors: z.array(z.strictObject({ degree: count, strength: z.number().min(0), betweenness: share.nullable(), closeness: share.nullable(), eigenvector: share.nullable(), core: count }).nullable()),
  })),
  events: z.array(z.strictObject({ uid: Uid, title: z.string(), from: z.string(), to: z.string() })),
})
export type CentralityTimeline = z.infer<typeof CentralityTimeline>
