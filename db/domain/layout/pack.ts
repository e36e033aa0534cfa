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

const gap = 18

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

/** How far a component reaches from the middle between its topmost and lowest actor. */
function reachOf(component: Component): { box: Box; anchor: number; above: number; below: number } {
  const box = boxOf(component)
  const ys = component.points.map(({ y }) => y)
  const anchor = (ys.reduce((least, y) => Math.min(least, y), Infinity) + ys.reduce((most, y) => Math.max(most, y), -Infinity)) / 2
  return { box, anchor, above: anchor - box.y, below: box.y + box.height - anchor }
}

/**
 * Stands the smaller components in even rows below the first, centred, larger ones before single actors: they read as a list beside the
 * network rather than as part of it. Changes the points of all but the first.
 */
export function shelve([first, ...others]: readonly Component[], aspect: number): void {
  if (!first || others.length === 0) return
  const top = boxOf(first)
  const items = others.map((component) => ({ component, ...reachOf(component) }))
  const area = items.reduce((sum, { box }) => sum + (box.width + gap) * (box.height + gap), top.width * top.height)
  const width = Math.max(top.width, Math.sqrt(area * aspect), ...items.map(({ box }) => box.width))
  const rows: (typeof items)[] = []
  let used = Infinity
  for (const item of items) {
    if (used + gap + item.box.width > width) {
      rows.push([])
      used = -gap
    }
    rows.at(-1)?.push(item)
    used += gap + item.box.width
  }
  const middle = top.x + top.width / 2
  let y = top.y + top.height + gap
  for (const row of rows) {
    const above = Math.max(...row.map((item) => item.above))
    let x = middle - (row.reduce((sum, { box }) => sum + box.width + gap, -gap)) / 2
    for (const { component, box, anchor } of row) {
      const [dx, dy] = [x - box.x, y + above - anchor]
      component.points = component.points.map((point) => ({ x: point.x + dx, y: point.y + dy }))
      x += box.width + gap
    }
    y += above + Math.max(...row.map((item) => item.below)) + gap / 2
  }
}

/**
 * Puts the free components beside what stands already, each where the whole stays smallest and nearest to
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
    // What touches the last hundred boxes is enough to choose from, and keeps many small components quick.
    for (const other of taken.slice(-100)) {
      for (const x of [other.x, other.x + other.width + gap, other.x - box.width - gap, other.x + other.width - box.width, other.x + (other.width - box.width) / 2]) xs.add(x)
      for (const y of [other.y, other.y + other.height + gap, other.y - box.height - gap, other.y + other.height - box.height]) ys.add(y)
    }
    let best: { x: number; y: number; cost: number } | null = null
    for (const x of xs) {
      for (const y of ys) {
        const grown = boundsOf([whole, { x, y, width: box.width, height: box.height }])
        // Below is where the less connected are looked for.
        const aside = Math.hypot(x + box.width / 2 - whole.x - whole.width / 2, Math.max(0, whole.y + whole.height / 2 - y))
        const cost = Math.max(grown.width, grown.height * aspect) * 4 + aside
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
