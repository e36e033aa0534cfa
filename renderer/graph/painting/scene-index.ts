import { contains, Grid, pointAt } from '../../../db/domain/scene/geometry.ts'
import type { Box, Curve, Point, Scene, SceneNode, SceneTie } from '../../../db/domain/scene/types.ts'

/** Finds what of a scene is at a place. */
export interface SceneIndex {
  /** The actor, and below it the tie, at a point: what the pointer is on. `reach` is how far beside them still counts, in scene units. */
  at(point: Point, reach: { readonly node: number; readonly tie: number }): { node: SceneNode | null; tie: SceneTie | null }
  /** Actors and ties that lie in a box as a whole. */
  within(box: Box): { nodes: SceneNode[]; ties: SceneTie[] }
}

const cell = 80
/** Ties are filed by pieces of about this length. */
const piece = 60

const known = new WeakMap<Scene, SceneIndex>()

/** The index of a scene, made when it is first asked for. */
export function indexOf(scene: Scene): SceneIndex {
  const before = known.get(scene)
  if (before) return before
  const index = createIndex(scene)
  known.set(scene, index)
  return index
}

function createIndex(scene: Scene): SceneIndex {
  const nodes = new Grid<SceneNode>(cell)
  for (const node of scene.nodes) nodes.add({ x: node.x - node.width / 2, y: node.y - node.height / 2, width: node.width, height: node.height }, node)
  const ties = new Grid<SceneTie>(cell)
  for (const tie of scene.ties) {
    let from = tie.centre.start
    const pieces = piecesOf(tie.centre)
    for (let i = 1; i <= pieces; i++) {
      const to = pointAt(tie.centre, i / pieces)
      ties.add({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }, tie)
      from = to
    }
  }
  const order = new Map(scene.nodes.map((node, i) => [node, i]))

  return {
    at: (point, reach) => {
      const around = (by: number): Box => ({ x: point.x - by, y: point.y - by, width: 2 * by, height: 2 * by })
      let node: SceneNode | null = null
      nodes.each(around(reach.node), (candidate) => {
        // The one drawn last lies on top.
        if (contains(candidate, point, reach.node) && (!node || (order.get(candidate) ?? 0) > (order.get(node) ?? 0))) node = candidate
      })
      let tie: SceneTie | null = null
      let nearest = Infinity
      ties.each(around(reach.tie + widest), (candidate) => {
        const apart = distanceTo(candidate.centre, point)
        if (apart <= candidate.breadth / 2 + reach.tie && apart < nearest) {
          tie = candidate
          nearest = apart
        }
      })
      return { node, tie }
    },
    within: (box) => {
      const holds = ({ x, y }: Point) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
      return {
        nodes: scene.nodes.filter(({ x, y, width, height }) => holds({ x: x - width / 2, y: y - height / 2 }) && holds({ x: x + width / 2, y: y + height / 2 })),
        ties: scene.ties.filter(({ centre }) => holds(centre.start) && holds(centre.end) && holds(pointAt(centre, 0.5))),
      }
    },
  }
}

/** Half of the widest tie there is. */
const widest = 12

const piecesOf = ({ start, control, end }: Curve) =>
  Math.max(1, Math.min(100, Math.ceil((control ? Math.hypot(control.x - start.x, control.y - start.y) + Math.hypot(end.x - control.x, end.y - control.y) : Math.hypot(end.x - start.x, end.y - start.y)) / piece)))

/** Distance of a point from a curve, which is taken as a chain of short straight pieces. */
function distanceTo(curve: Curve, point: Point): number {
  const pieces = curve.control ? 16 : 1
  let nearest = Infinity
  let from = curve.start
  for (let i = 1; i <= pieces; i++) {
    const to = pointAt(curve, i / pieces)
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const length = dx * dx + dy * dy
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
    nearest = Math.min(nearest, Math.hypot(from.x + dx * share - point.x, from.y + dy * share - point.y))
    from = to
  }
  return nearest
}
