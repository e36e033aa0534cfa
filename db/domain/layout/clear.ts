import { overlapOf, type Footprint } from './footprint.ts'
import { forEachOverlap, separate, type LayoutPoint } from './force.ts'

const rounds = 120
/** Room left beside a relocated actor, so that rounding its place makes no overlap. */
const slack = 0.3
/** A layout is first made larger while more than this share of its actors lie over others. */
const crowded = 0.25
const largestSpread = 3

/**
 * Moves actors until no footprint lies over another, as little as it takes: first by pushing them apart, then, where that has not settled, each
 * one that is still in the way goes to the nearest free place. Those held stay; two held ones that overlap are left as they are.
 */
export function clearOverlaps(points: LayoutPoint[], rooms: readonly Footprint[], held: ReadonlySet<number>): void {
  separate(points, rooms, held, rounds)
  relocate(points, rooms, held)
}

/** Makes a layout larger about its middle, as a whole, until few of its actors lie over others: shapes and proportions of distances stay. */
export function spread(points: readonly LayoutPoint[], rooms: readonly Footprint[]): LayoutPoint[] {
  let scale = 1
  let result = points.map(({ x, y }) => ({ x, y }))
  while (scale < largestSpread && countOverlaps(result, rooms) > crowded * points.length) {
    scale *= 1.1
    result = points.map(({ x, y }) => ({ x: x * scale, y: y * scale }))
  }
  return result
}

/** Widest and tallest of the footprints, as the size of a cell that only neighbouring cells can overlap. */
function cellOf(rooms: readonly Footprint[]): { width: number; height: number } {
  let [width, height] = [1, 1]
  for (const { halfWidth, above, below } of rooms) {
    width = Math.max(width, 2 * halfWidth)
    height = Math.max(height, above + below)
  }
  return { width, height }
}

function relocate(points: LayoutPoint[], rooms: readonly Footprint[], held: ReadonlySet<number>): void {
  const cell = cellOf(rooms)
  const grid = new Map<string, number[]>()
  const column = (x: number) => Math.floor(x / cell.width)
  const row = (y: number) => Math.floor(y / cell.height)
  const isFree = (i: number, { x, y }: LayoutPoint): boolean => {
    const room = rooms[i]
    if (!room) return true
    const own = { halfWidth: room.halfWidth + slack, above: room.above + slack, below: room.below + slack }
    for (let c = column(x) - 1; c <= column(x) + 1; c++) {
      for (let r = row(y) - 1; r <= row(y) + 1; r++) {
        for (const j of grid.get(`${c} ${r}`) ?? []) {
          const [other, taken] = [points[j], rooms[j]]
          if (other && taken && overlapOf(own, taken, other.x - x, other.y - y)) return false
        }
      }
    }
    return true
  }
  const take = (i: number, { x, y }: LayoutPoint) => {
    const key = `${column(x)} ${row(y)}`
    const list = grid.get(key)
    if (list) list.push(i)
    else grid.set(key, [i])
  }
  points.forEach((point, i) => held.has(i) && take(i, point))
  points.forEach((point, i) => {
    if (held.has(i)) return
    if (!isFree(i, point)) {
      const place = nearestFree(point, cell, (candidate) => isFree(i, candidate))
      point.x = place.x
      point.y = place.y
    }
    take(i, point)
  })
}

/** The first free place on rings around a point, each a quarter of a cell farther out: the plane has no end, so there is one. */
function nearestFree({ x, y }: LayoutPoint, cell: { width: number; height: number }, isFree: (point: LayoutPoint) => boolean): LayoutPoint {
  for (let ring = 1; ; ring++) {
    const count = 8 + 4 * ring
    let best: { point: LayoutPoint; distance: number } | null = null
    for (let k = 0; k < count; k++) {
      const angle = (2 * Math.PI * k) / count
      const point = { x: x + (ring / 4) * cell.width * Math.cos(angle), y: y + (ring / 4) * cell.height * Math.sin(angle) }
      const distance = Math.hypot(point.x - x, point.y - y)
      if ((!best || distance < best.distance - 1e-9) && isFree(point)) best = { point, distance }
    }
    if (best) return best.point
  }
}

/** How many pairs of actors lie over each other. */
export function countOverlaps(points: readonly LayoutPoint[], rooms: readonly Footprint[]): number {
  let count = 0
  forEachOverlap(points, rooms, () => {
    count++
  })
  return count
}
