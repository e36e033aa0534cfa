import { z } from 'zod'

/** What may colour an actor. `bloc`: whom it is affiliated with; `attribute`: one of the attributes that an import brought along. */
export const nodeColours = ['none', 'kind', 'bloc', 'degree', 'strength', 'betweenness', 'closeness', 'eigenvector', 'core', 'community', 'evidence', 'attribute'] as const
export const nodeSizes = ['fixed', 'degree', 'strength', 'betweenness', 'closeness', 'eigenvector', 'core', 'evidence'] as const
/** `strands`: a strand each for cooperation and conflict. The others draw one line; `both`: P1 and P2 at once (bivariate, 3 × 3). `balance`: whether it is in unbalanced triads. */
export const tieColours = ['strands', 'p1', 'p2', 'both', 'reading', 'certainty', 'evidence', 'balance'] as const
export const labelContents = ['short', 'full', 'none'] as const
export const labelMeasures = ['none', 'degree', 'strength', 'betweenness', 'closeness', 'eigenvector', 'core', 'evidence'] as const
/** `all`: every name, even where names overlap; `usual`: every one that finds room; `few`: those of the most important actors. */
export const labelDensities = ['all', 'usual', 'few'] as const

export type NodeColour = (typeof nodeColours)[number]
export type NodeSize = (typeof nodeSizes)[number]
export type TieColour = (typeof tieColours)[number]
export type LabelContent = (typeof labelContents)[number]
/** What is counted of an actor. */
export type Measure = 'degree' | 'strength' | 'betweenness' | 'closeness' | 'eigenvector' | 'core' | 'evidence'
export type LabelDensity = (typeof labelDensities)[number]

/** What the look of the network says. Part of a view; what an older file does not say is as it was before there was a choice. */
export const Encodings = z.strictObject({
  nodeColour: z.enum(nodeColours).default('none'),
  /** Name of the attribute that colours, where `nodeColour` is `attribute`. */
  nodeAttribute: z.string().max(500).default(''),
  /** `none`: every actor is a circle. */
  nodeShape: z.enum(['kind', 'none']).default('kind'),
  nodeSize: z.enum(nodeSizes).default('fixed'),
  tieColour: z.enum(tieColours).default('strands'),
  labels: z.enum(labelContents).default('short'),
  /** Written beside the name. */
  labelMeasure: z.enum(labelMeasures).default('none'),
  labelDensity: z.enum(labelDensities).default('usual'),
})
export type Encodings = z.infer<typeof Encodings>

export const usualEncodings: Encodings = Encodings.parse({})

/** Encodings as stored, field by field: what is missing or not known is the usual. */
export function readEncodings(stored: unknown): Encodings {
  const fields = typeof stored === 'object' && stored !== null ? stored as Record<string, unknown> : {}
  const known = Object.entries(Encodings.shape).flatMap(([name, form]) => {
    const parsed = form.safeParse(fields[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return Encodings.parse(Object.fromEntries(known))
}
