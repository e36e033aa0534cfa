import { z } from 'zod'
import { Uid } from '../values.ts'

/** How far around an actor the network is looked at, in ties. */
export const FocusDepth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type FocusDepth = z.infer<typeof FocusDepth>

/** A part of the network to look at by itself. What is in it follows the time shown; an actor that is no longer there is passed over. */
export const Focus = z.discriminatedUnion('kind', [
  /** The actors within so many ties of one of these, and the ties among them. */
  z.strictObject({ kind: z.literal('neighbours'), actors: z.array(Uid).min(1).max(200), depth: FocusDepth }),
  /** All shortest paths between two actors. */
  z.strictObject({ kind: z.literal('paths'), from: Uid, to: Uid }),
  /** Two actors and those tied to both. */
  z.strictObject({ kind: z.literal('common'), actors: z.tuple([Uid, Uid]) }),
  /** Two actors and everyone tied to either, placed by how they pull. */
  z.strictObject({ kind: z.literal('dyad'), actors: z.tuple([Uid, Uid]) }),
])
export type Focus = z.infer<typeof Focus>

/** What becomes of what is out of focus. */
export const outsideChoices = ['hidden', 'dimmed'] as const
/** Ties between the same two actors: each a line of its own, or one line with the highest levels and their number. */
export const parallelChoices = ['spread', 'bundled'] as const
export type Parallel = (typeof parallelChoices)[number]
