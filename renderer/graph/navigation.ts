import type { Point, Scene, SceneNode, SceneTie } from '../../db/domain/scene/types.ts'
import { kindLabels } from '../../db/domain/scene/kinds.ts'

export type Heading = 'left' | 'right' | 'up' | 'down'

const headings: { readonly [H in Heading]: Point } = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } }

/** Neighbours count within 60° of the heading, others within 45°. */
const neighbourCone = Math.cos(Math.PI / 3)
const otherCone = Math.cos(Math.PI / 4)

/** Where an arrow key leads from an actor: to the neighbour that lies that way, else to the nearest actor that does; null at the edge. */
export function actorTowards(scene: Scene, from: string, heading: Heading): string | null {
  const here = scene.nodes.find(({ uid }) => uid === from)
  if (!here) return null
  const neighbours = new Set(scene.ties.flatMap((tie) => (tie.from === from ? tie.to : tie.to === from ? tie.from : [])))
  const best = (candidates: readonly SceneNode[], cone: number) => {
    let found: { uid: string; cost: number } | null = null
    for (const node of candidates) {
      const [dx, dy] = [node.x - here.x, node.y - here.y]
      const length = Math.hypot(dx, dy)
      if (node.uid === from || length === 0) continue
      const cosine = (dx * headings[heading].x + dy * headings[heading].y) / length
      if (cosine < cone) continue
      // What lies straight ahead beats what is a little nearer and aside.
      const cost = length * (2 - cosine)
      if (!found || cost < found.cost) found = { uid: node.uid, cost }
    }
    return found?.uid ?? null
  }
  return best(scene.nodes.filter(({ uid }) => neighbours.has(uid)), neighbourCone) ?? best(scene.nodes, otherCone)
}

/** Where an arrow key leads from a tie: to its actor on that side. */
export function endTowards(scene: Scene, tie: SceneTie, heading: Heading): string {
  const [from, to] = [scene.nodes.find(({ uid }) => uid === tie.from), scene.nodes.find(({ uid }) => uid === tie.to)]
  if (!from || !to) return tie.from
  const along = (to.x - from.x) * headings[heading].x + (to.y - from.y) * headings[heading].y
  return along >= 0 ? tie.to : tie.from
}

/** The next (or previous) tie of an actor, clockwise from above; with a tie given, the one after it. */
export function tieAround(scene: Scene, actor: string, after: string | null, step: 1 | -1): string | null {
  const here = scene.nodes.find(({ uid }) => uid === actor)
  if (!here) return null
  const own = scene.ties.filter((tie) => tie.from === actor || tie.to === actor)
  const angle = (tie: SceneTie) => {
    const middle = { x: (tie.centre.start.x + tie.centre.end.x) / 2, y: (tie.centre.start.y + tie.centre.end.y) / 2 }
    return (Math.atan2(middle.x - here.x, here.y - middle.y) + 2 * Math.PI) % (2 * Math.PI)
  }
  const sorted = own.toSorted((a, b) => angle(a) - angle(b) || (a.uid < b.uid ? -1 : 1))
  if (sorted.length === 0) return null
  const at = sorted.findIndex(({ uid }) => uid === after)
  const next = at < 0 ? (step > 0 ? 0 : sorted.length - 1) : (at + step + sorted.length) % sorted.length
  return sorted[next]?.uid ?? null
}

/** The actor to begin with: the one with most ties, and of those the first in the data. */
export function firstActor(scene: Scene): string | null {
  const degree = new Map<string, number>()
  for (const { from, to } of scene.ties) for (const uid of [from, to]) degree.set(uid, (degree.get(uid) ?? 0) + 1)
  return scene.nodes.toSorted((a, b) => (degree.get(b.uid) ?? 0) - (degree.get(a.uid) ?? 0) || a.actor - b.actor)[0]?.uid ?? null
}

/** What a screen reader says of an actor or tie. */
export function spoken(scene: Scene, uid: string, selected: boolean): string {
  const node = scene.nodes.find((candidate) => candidate.uid === uid)
  const tie = scene.ties.find((candidate) => candidate.uid === uid)
  const count = scene.ties.filter(({ from, to }) => from === uid || to === uid).length
  const text = node
    ? [node.fullName, kindLabels[node.kind].toLowerCase(), count === 0 ? 'no ties now' : `${count} tie${count === 1 ? '' : 's'}`, ...(node.says ? [node.says] : []), ...(node.pinned ? ['pinned'] : [])].join(', ')
    : (tie?.title ?? '')
  return text && selected ? `${text}, selected` : text
}
