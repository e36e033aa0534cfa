import { circleOrder } from './circle-order.ts'
import type { LayoutPoint } from './force.ts'
import type { Problem } from './problem.ts'
import { ringOf, rowsFor } from './ring.ts'

/** Empty places between two groups. */
const groupGap = 1
const leastRadius = 70

/** All actors on a circle, those of a group side by side with a gap between groups, in an order in which few ties cross; large networks in several rows. */
export function circularPlaces({ groups, links, rooms, report }: Problem): LayoutPoint[] {
  const order = circleOrder(groups, links, report)
  const several = new Set(groups).size > 1
  const gaps = order.map((member, i) => (several && groups[member] !== groups[order.at(i - 1) ?? member] ? groupGap : 0))
  const inOrder = order.flatMap((member) => rooms[member] ?? [])
  const { points } = ringOf(inOrder, gaps, leastRadius, rowsFor(order.length))
  const places: LayoutPoint[] = rooms.map(() => ({ x: 0, y: 0 }))
  order.forEach((member, i) => {
    const point = points[i]
    if (point) places[member] = point
  })
  return places
}
