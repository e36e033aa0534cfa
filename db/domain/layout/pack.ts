import type { Box } from '../scene/types.ts'
import { boundsOf, overlap } from '../scene/geometry.ts'
import type { Footprint } from './footprint.ts'
import type { LayoutLink, LayoutPoint } from './force.ts'

/** Actors joined by ties, directly or through others, with their own positions. */
export interface Component {
  readonly members: readonly number[]
  points: LayoutPoint[]
  readonly footprints: readonly Footprint[]
}

const gap = 36

/** Members of each connected component in ascending order; the largest component first. */
export function componentsOf(count: number, links: readonly LayoutLink[]): number[][] {
  const parent = Array.from({ length: count }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at
    return at
  }
  for (const { from, to } of links) parent[root(from)] = root(to)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const group = groups.get(root(i))
    if (group) group.push(i)
    else groups.set(root(i), [i])
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

function boxOf({ points, footprints }: Component): Box {
  return boundsOf(points.map(({ x, y }, i) => {
    const room = footprints[i] ?? { halfWidth: 0, above: 0, below: 0 }
    return { x: x - room.halfWidth, y: y - room.above, width: 2 * room.halfWidth, height: room.above + room.below }
  }))
}

/**
 * Puts the free components beside what stands already (or beside the first of them), each where the whole stays smallest and nearest to
 * the wanted proportion. Changes the points of the free components.
 */
export function packAround(placed: readonly Component[], free: Component[], aspect: number): void {
  const taken = placed.map(boxOf)
  for (const component of free) {
    const box = boxOf(component)
    if (taken.length === 0) {
      taken.push(box)
      continue
    }
    const whole = boundsOf(taken)
    const xs = new Set<number>()
    const ys = new Set<number>()
    // What touches the last hundred boxes is enough to choose from, and keeps thousands of single actors quick.
    for (const other of taken.slice(-100)) {
      for (const x of [other.x, other.x + other.width + gap, other.x - box.width - gap, other.x + other.width - box.width]) xs.add(x)
      for (const y of [other.y, other.y + other.height + gap, other.y - box.height - gap, other.y + other.height - box.height]) ys.add(y)
    }
    let best: { x: number; y: number; cost: number } | null = null
    for (const x of xs) {
      for (const y of ys) {
        const grown = boundsOf([whole, { x, y, width: box.width, height: box.height }])
        const cost = Math.max(grown.width, grown.height * aspect) * 4 + Math.hypot(x + box.width / 2 - whole.x - whole.width / 2, y + box.height / 2 - whole.y - whole.height / 2)
        if (best && cost >= best.cost) continue
        const roomy = { x: x - gap + 1, y: y - gap + 1, width: box.width + 2 * gap - 2, height: box.height + 2 * gap - 2 }
        if (!taken.some((other) => overlap(roomy, other))) best = { x, y, cost }
      }
    }
    const place = best ?? { x: whole.x, y: whole.y + whole.height + gap }
    const [dx, dy] = [place.x - box.x, place.y - box.y]
    component.points = component.points.map(({ x, y }) => ({ x: x + dx, y: y + dy }))
    taken.push({ ...box, x: place.x, y: place.y })
  }
}
