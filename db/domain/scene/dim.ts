import { blend, type Palette } from './palette.ts'
import type { SceneArrow, SceneFilter, SceneLabel, SceneNode, SceneStrand, SceneTie } from './types.ts'

/** What rules leave of an actor or tie: all of it, a pale trace, or nothing. */
export const standing = { shown: 0, dimmed: 1, hidden: 2 } as const

export const isHidden = (standings: Uint8Array | undefined, row: number): boolean => standings?.[row] === standing.hidden

/** How much of its colour a mark keeps that rules put back: less than of one whose date is uncertain, and still there to be seen. */
export const dimmedShare = 0.2
const dimmedLettering = 0.5

interface Parts {
  readonly nodes: readonly SceneNode[]
  readonly ties: readonly SceneTie[]
  readonly strands: readonly SceneStrand[]
  readonly arrows: readonly SceneArrow[]
  readonly labels: readonly SceneLabel[]
}

/** The scene with what the rules put back drawn pale, and under all the rest. The same parts where there is nothing of the kind. */
export function dimScene<P extends Parts>(parts: P, filter: SceneFilter | null, palette: Palette): P {
  if (!filter || !(filter.actors.includes(standing.dimmed) || filter.ties.includes(standing.dimmed))) return parts
  const pale = (colour: string) => blend(colour, palette.background, dimmedShare)
  const actors = new Set(parts.nodes.filter(({ actor }) => filter.actors[actor] === standing.dimmed).map(({ uid }) => uid))
  const ties = new Set(parts.ties.filter(({ tie }) => filter.ties[tie] === standing.dimmed).map(({ uid }) => uid))
  const strands = parts.strands.map((strand) => (ties.has(strand.tie) ? { ...strand, colour: pale(strand.colour), dimmed: true as const } : strand))
  const arrows = parts.arrows.map((arrow) => (ties.has(arrow.tie) ? { ...arrow, colour: pale(arrow.colour), dimmed: true as const } : arrow))
  const under = <T extends { readonly dimmed?: true }>(marks: readonly T[]) => [...marks.filter(({ dimmed }) => dimmed), ...marks.filter(({ dimmed }) => !dimmed)]
  return {
    ...parts,
    nodes: parts.nodes.map((node) => (actors.has(node.uid) ? { ...node, fill: pale(node.fill), stroke: pale(node.stroke), ...(node.ink === undefined ? {} : { ink: pale(node.ink) }), dimmed: true as const } : node)),
    ties: parts.ties.map((tie) => (ties.has(tie.uid) ? { ...tie, dimmed: true as const } : tie)),
    strands: under(strands), arrows: under(arrows),
    labels: parts.labels.map((label) => (actors.has(label.actor) ? { ...label, colour: blend(palette.mutedInk, palette.background, dimmedLettering) } : label)),
  }
}
