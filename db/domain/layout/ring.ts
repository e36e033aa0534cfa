import { overlapOf, type Footprint } from './footprint.ts'
import type { LayoutPoint } from './force.ts'

/** Where a ring begins: above its middle. */
const top = -Math.PI / 2

export interface Ring {
  readonly points: LayoutPoint[]
  /** From the middle to the farthest point. */
  readonly outer: number
}

/**
 * Stands actors round a middle, clockwise from above, evenly and without overlap: on one circle, or in several rows where one would be too
 * wide. `gaps` counts the empty places before each (0 usually). `inner` is the least radius.
 */
export function ringOf(rooms: readonly Footprint[], gaps: readonly number[], inner: number, deepest: number): Ring {
  if (rooms.length === 0) return { points: [], outer: 0 }
  let best: Ring | null = null
  for (let rows = 1; rows <= Math.min(deepest, rooms.length); rows++) {
    const ring = ringInRows(rooms, gaps, inner, rows)
    // Another row has to make the whole clearly smaller.
    if (best && ring.outer > best.outer * 0.9) break
    best = ring
  }
  return best ?? { points: [], outer: 0 }
}

/** How many rows keep a circle of so many actors hollow: the rows together take a third of the radius at most. */
export function rowsFor(slots: number): number {
  return Math.max(1, Math.floor(Math.sqrt((slots * 0.33) / (2 * Math.PI))))
}

/** How much farther apart than their size rows stand. */
const rowAir = 1.2

const meanHeight = (rooms: readonly Footprint[]): number => rooms.reduce((sum, { above, below }) => sum + above + below, 0) / Math.max(1, rooms.length)
const meanWidth = (rooms: readonly Footprint[]): number => rooms.reduce((sum, { halfWidth }) => sum + 2 * halfWidth, 0) / Math.max(1, rooms.length)

function ringInRows(rooms: readonly Footprint[], gaps: readonly number[], inner: number, rows: number): Ring {
  const slots = rooms.length + gaps.reduce((sum, gap) => sum + gap, 0)
  // Labels are wider than they are high: rows stand farther apart beside the middle than above it.
  const [beside, above] = [meanWidth(rooms) * rowAir, meanHeight(rooms) * rowAir]
  let slot = -(gaps[0] ?? 0)
  const angles = rooms.map((_, i) => {
    slot += (i === 0 ? 0 : 1) + (gaps[i] ?? 0)
    return top + (2 * Math.PI * slot) / slots
  })
  for (let radius = inner; ; radius = radius * 1.04 + 2) {
    const points = angles.map((angle, i) => {
      const row = i % rows
      return { x: (radius + row * beside) * Math.cos(angle), y: (radius + row * above) * Math.sin(angle) }
    })
    if (!overlapsNear(points, rooms, 2 * rows)) return { points, outer: radius + (Math.min(rows, rooms.length) - 1) * beside }
  }
}

/** Whether one overlaps another of the `reach` that come after it round the ring. */
function overlapsNear(points: readonly LayoutPoint[], rooms: readonly Footprint[], reach: number): boolean {
  const count = points.length
  return points.some((a, i) => {
    for (let step = 1; step <= Math.min(reach, count - 1); step++) {
      const j = (i + step) % count
      const [b, own, other] = [points[j], rooms[i], rooms[j]]
      if (b && own && other && overlapOf(own, other, b.x - a.x, b.y - a.y)) return true
    }
    return false
  })
}
