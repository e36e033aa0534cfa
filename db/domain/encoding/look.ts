import type { Encodings, Measure } from '../../contract/entities/encodings.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { codingRows } from '../filter/coding-rows.ts'
import { isHidden } from '../scene/dim.ts'
import type { Presence } from '../scene/presence.ts'
import type { LegendEntry, SceneFilter, Theme } from '../scene/types.ts'
import { lookOfActors, type ActorLook } from './actors.ts'
import { measuresOf, sizesOf, type Measured } from './measures.ts'
import { lookOfTies, type TieLook } from './ties.ts'
import type { Coded, Visible } from './visible.ts'

/** How actors and ties look where that says more than the usual. */
export interface NetworkLook {
  /** By row; null: the usual fill. */
  readonly actors: readonly (ActorLook | null)[] | null
  /** By row; null: a strand each for cooperation and conflict. */
  readonly ties: readonly (TieLook | null)[] | null
  /** Diameters by row, in scene units; null: as their kinds have them. */
  readonly sizes: Float64Array | null
  /** The amounts that the sizes stand for. */
  readonly sized: Measured | null
  readonly isShapeless: boolean
  /** What is written beside names; null: nothing. */
  readonly measure: Measured | null
  readonly legend: readonly LegendEntry[]
}

const coded: ReadonlySet<string> = new Set(['bloc', 'evidence', 'attribute', 'p1', 'p2', 'both', 'reading'])

/** Whether these encodings rest on what is coded, so that `network.coding` must be read for them. */
export const encodingsNeedCoding = ({ nodeColour, nodeSize, tieColour, labelMeasure }: Encodings): boolean => (
  [nodeColour, nodeSize, tieColour, labelMeasure].some((encoding) => coded.has(encoding))
)

/** Looks that are kept: as many as pictures stand side by side. */
const kept = 8
const last = new WeakMap<NetworkData, { key: readonly unknown[]; look: NetworkLook | null }[]>()

/** What shows of a network at a time and under rules. */
export function visibleIn(data: NetworkData, presence: Presence, filter: SceneFilter | null): Visible {
  const actors = presence.actors.map((state, actor) => state !== 'not' && !isHidden(filter?.actors, actor))
  const ties = presence.ties.map((reading, tie) => reading !== null && !isHidden(filter?.ties, tie) && (actors[data.ties.from[tie] ?? -1] ?? false) && (actors[data.ties.to[tie] ?? -1] ?? false))
  return { data, presence, actors, ties }
}

/**
 * How actors and ties look by `encodings`; null where all is as usual. What rests on the coding is as usual until it is there. Measures are of
 * the network that shows: with the time and the rules they change. With `together` (see `Visible`) they are of all that stands side by side. The
 * last few answers are kept.
 */
export function lookOf({ data, presence, together }: Pick<Visible, 'data' | 'presence' | 'together'>, encodings: Encodings, coding: NetworkCoding | null | undefined, theme: Theme, filter: SceneFilter | null): NetworkLook | null {
  const key = [encodings, coding, theme, presence, filter, together]
  const before = last.get(data) ?? []
  const same = before.find((answer) => answer.key.every((part, at) => part === key[at]))
  if (same) return same.look
  const look = made({ ...visibleIn(data, presence, filter), together }, encodings, coding ? { coding, rows: codingRows(data, coding) } : null, theme)
  last.set(data, [{ key, look }, ...before].slice(0, kept))
  return look
}

function made(visible: Visible, encodings: Encodings, known: Coded | null, theme: Theme): NetworkLook | null {
  const { nodeColour, nodeShape, nodeSize, tieColour, labels, labelMeasure } = encodings
  const measures = measuresOf(visible, known)
  const measured = (measure: 'none' | 'fixed' | Measure): Measured | null => (measure === 'none' || measure === 'fixed' ? null : measures(measure))
  const actors = nodeColour === 'none' ? null : lookOfActors(visible, encodings, known, theme, measures)
  const ties = tieColour === 'strands' ? null : lookOfTies(visible, tieColour, known, theme)
  const sized = measured(nodeSize)
  const sizes = sizesOf(visible, sized, theme)
  const measure = labels === 'none' ? null : measured(labelMeasure)
  const isShapeless = nodeShape === 'none'
  if (!actors && !ties && !sizes && !measure && !isShapeless) return null
  return {
    actors: actors?.looks ?? null, ties: ties?.looks ?? null, sizes: sizes?.diameters ?? null, sized, isShapeless, measure,
    legend: [...(ties?.legend ?? []), ...(actors?.legend ?? []), ...(sizes?.legend ?? [])],
  }
}
