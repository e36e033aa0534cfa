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
 * Stands actors round a middle, clockwise from above, evenly and, but for a few, without overlap: on one circle, or in several rows where one would be too
 * wide. `gaps` counts the empty places before each (0 usually). `inner` is the least radius.
 */
export function ringOf(rooms: readonly Footprint[], gaps: readonly number[], inner: number, deepest: number): Ring {
  if (rooms.length === 0) return { points: [], outer: 0 }
  let best: Ring | null = null
  for (let rows = 1; rows <= Math.min(deepest, rooms.length); rows++) {
    const ring = ringInRows(rooms, gaps, inner, rows)
    // More rows have to make the whole clearly smaller.
    if (!best || ring.outer < best.outer * 0.93) best = ring
  }
  return best ?? { points: [], outer: 0 }
}

/**
 * Stands actors on one circle as near as may be to the directions wanted for them, clockwise from above, which come in ascending order, and without overlap. Null where
 * they fill so much of it that they are better spread evenly (`ringOf`).
 */
export function ringTowards(rooms: readonly Footprint[], wanted: readonly number[], radius: number): LayoutPoint[] | null {
  // Half of the room that each takes along the circle; a label lies flat wherever it stands, so its length is what counts.
  const half = rooms.map(({ halfWidth, above, below }) => Math.asin(Math.min(1, Math.hypot(halfWidth, (above + below) / 2) / radius)))
  if (half.reduce((sum, share) => sum + 2 * share, 0) > 1.4 * Math.PI) return null
  const angles = spaced(wanted, half)
  return angles.map((angle) => ({ x: radius * Math.cos(top + angle), y: radius * Math.sin(top + angle) }))
}

/** Angles nearest to those wanted, in their order, with room between neighbours: what comes too near is pushed on, then all that was pushed goes back to its middle. */
function spaced(wanted: readonly number[], half: readonly number[]): number[] {
  // Runs of actors that touch each other, each around the mean of what its members want (pool adjacent violators).
  interface Run { from: number; to: number; offsets: number[]; sum: number; start: number }
  const runs: Run[] = []
  const room = (i: number) => (half[i - 1] ?? 0) + (half[i] ?? 0)
  const place = (run: Run) => {
    run.start = run.sum / run.offsets.length
  }
  wanted.forEach((angle, i) => {
    runs.push({ from: i, to: i, offsets: [0], sum: angle, start: angle })
    for (let last = runs.at(-1), before = runs.at(-2); last && before; last = runs.at(-1), before = runs.at(-2)) {
      const end = before.start + (before.offsets.at(-1) ?? 0)
      if (last.start - end >= room(last.from)) break
      const base = (before.offsets.at(-1) ?? 0) + room(last.from)
      for (const offset of last.offsets) before.offsets.push(base + offset)
      before.sum += last.sum - base * last.offsets.length
      before.to = last.to
      place(before)
      runs.pop()
    }
  })
  const angles = runs.flatMap(({ start, offsets }) => offsets.map((offset) => start + offset))
  // Round the circle the last one may have come near the first: then all are drawn together about their middle.
  const [first = 0, last = 0] = [angles[0], angles.at(-1)]
  const over = last - first + (half[0] ?? 0) + (half.at(-1) ?? 0) - 2 * Math.PI
  if (over <= 0 || angles.length < 2) return angles
  const most = half.reduce((sum, share) => sum + 2 * share, 0)
  const tight = angles.map((_, i) => half.slice(0, i).reduce((sum, share) => sum + 2 * share, 0) + (half[i] ?? 0) - most / 2 + (first + last) / 2)
  const share = Math.min(1, over / Math.max(1e-9, last - first - ((tight.at(-1) ?? 0) - (tight[0] ?? 0))))
  return angles.map((angle, i) => angle + ((tight[i] ?? angle) - angle) * share)
}

/** How many rows keep a circle of so many actors hollow: the rows together take a third of the radius at most. */
export function rowsFor(slots: number): number {
  return Math.max(1, Math.floor(Math.sqrt((slots * 0.33) / (2 * Math.PI))))
}

/** How much farther apart than their size rows stand. */
const rowAir = 1.2
/** A ring is not made larger for so small a share of its actors: those with the longest names are moved a little in the end. */
const tolerated = 0.04

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
    if (overlapsNear(points, rooms, 2 * rows) <= tolerated * rooms.length) return { points, outer: radius + (Math.min(rows, rooms.length) - 1) * beside }
  }
}

/** How many overlap another of the `reach` that come after them round the ring. */
function overlapsNear(points: readonly LayoutPoint[], rooms: readonly Footprint[], reach: number): number {
  const count = points.length
  return points.filter((a, i) => {
    for (let step = 1; step <= Math.min(reach, count - 1); step++) {
      const j = (i + step) % count
      const [b, own, other] = [points[j], rooms[i], rooms[j]]
      if (b && own && other && overlapOf(own, other, b.x - a.x, b.y - a.y)) return true
    }
    return false
  }).length
}
