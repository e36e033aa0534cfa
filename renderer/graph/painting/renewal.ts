import type { Box, Scene, SceneLabel, SceneNode } from '../../../db/domain/scene/types.ts'
import type { Frame } from './frame.ts'
import { around, grown, haloShare, pinReach, strandReach } from './paint.ts'
import { tilesOf, type Tiles } from './tiles.ts'

/** Beyond this share of the picture, painting all of it is as cheap. */
const mostRenewed = 0.6

/**
 * What of the picture of `before` has to be painted anew to be that of `after`, seen in the same frame; null where that is most of it. A step in time
 * changes a handful of ties, and the rest of the picture may stand.
 */
export function renewed(before: Scene, after: Scene, frame: Frame): Tiles | null {
  if (before.theme !== after.theme || before.labelScale !== after.labelScale) return null
  const tiles = tilesOf(frame)
  for (const [those, others] of [[before, after], [after, before]] as const) {
    // Lines that are drawn as before are the same objects: the scene keeps them.
    const lines = new Set(others.strands)
    for (const strand of those.strands) if (!lines.has(strand)) tiles.addCurve(strand, strand.width / 2 + strandReach)
    const arrows = new Set(others.arrows)
    for (const arrow of those.arrows) if (!arrows.has(arrow)) tiles.addBox(around(arrow.tip, arrow.size * 1.5))
    const marks = new Map(others.marks.map((mark) => [mark.id, mark]))
    for (const mark of those.marks) if (!alike(mark, marks.get(mark.id))) tiles.addBox(around(mark, mark.radius * 1.2))
    const nodes = new Map(others.nodes.map((node) => [node.uid, node]))
    for (const node of those.nodes) if (!alike(node, nodes.get(node.uid))) tiles.addBox(reachOf(node))
    const labels = new Map(others.labels.map((label) => [label.actor, label]))
    for (const label of those.labels) if (!sameLabel(label, labels.get(label.actor))) tiles.addBox(grown(label.box, label.fontSize * haloShare * 2))
    if (tiles.share() > mostRenewed) return null
  }
  return tiles
}

const reachOf = (node: SceneNode): Box => around(node, Math.max(node.width, node.height) / 2 + pinReach)

/** Whether two marks have the same parts, which are words, numbers, or the same objects. */
function alike<T extends object>(a: T, b: T | undefined): boolean {
  if (!b) return false
  const [own, others] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return own.length === Object.keys(b).length && own.every(([key, value]) => value === others[key])
}

function sameLabel(a: SceneLabel, b: SceneLabel | undefined): boolean {
  return b !== undefined && a.x === b.x && a.fontSize === b.fontSize && a.weight === b.weight && a.colour === b.colour && a.halo === b.halo &&
    a.lines.length === b.lines.length && a.lines.every(({ text, y }, at) => text === b.lines[at]?.text && y === b.lines[at]?.y)
}
