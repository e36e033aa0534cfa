import { overlapOf, type Footprint } from './footprint.ts'
import { idealLength, linkLength, type LayoutLink, type LayoutPoint } from './force.ts'

/** A small network to be judged: with the distances that the number of steps between two actors suggests. */
export interface Judged {
  readonly links: readonly LayoutLink[]
  readonly footprints: readonly Footprint[]
  /** Wished distance of actors i and j at [i * n + j]; Infinity where no path joins them. */
  readonly wished: Float64Array
  /** Width over height that the whole should have. */
  readonly aspect: number
}

export function judge(count: number, links: readonly LayoutLink[], footprints: readonly Footprint[], aspect: number): Judged {
  const wished = new Float64Array(count * count).fill(Infinity)
  for (let i = 0; i < count; i++) wished[i * count + i] = 0
  for (const { from, to, weight } of links) {
    const length = linkLength(weight)
    for (const at of [from * count + to, to * count + from]) wished[at] = Math.min(wished[at] ?? Infinity, length)
  }
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < count; i++) {
      const ik = wished[i * count + k] ?? Infinity
      if (ik === Infinity) continue
      for (let j = 0; j < count; j++) {
        const through = ik + (wished[k * count + j] ?? Infinity)
        if (through < (wished[i * count + j] ?? Infinity)) wished[i * count + j] = through
      }
    }
  }
  return { links, footprints, wished, aspect }
}

/**
 * How badly a small network reads, lower is better: crossings, ties through or close by other actors and their labels, labels that
 * overlap, ties that leave an actor at nearly the same angle, distances unlike those wished (stress), and a poor use of the sheet.
 * The weights follow Davidson and Harel (1996, "Drawing graphs nicely using simulated annealing") in kind, tuned for about 20 actors.
 */
export function badness(points: readonly LayoutPoint[], judged: Judged): number {
  return crossings(points, judged.links) * 1.1 + nearness(points, judged) + overlaps(points, judged.footprints) * 6 + sharpAngles(points, judged.links) * 0.9 +
    stress(points, judged) * 2.4 + sheet(points, judged.aspect)
}

/** Number of pairs of ties that cross; ties that share an actor do not count. */
export function crossings(points: readonly LayoutPoint[], links: readonly LayoutLink[]): number {
  let count = 0
  for (let i = 0; i < links.length; i++) {
    const a = links[i]
    for (let j = i + 1; j < links.length; j++) {
      const b = links[j]
      if (!a || !b || a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to) continue
      if (cross(points[a.from], points[a.to], points[b.from], points[b.to])) count++
    }
  }
  return count
}

function cross(a?: LayoutPoint, b?: LayoutPoint, c?: LayoutPoint, d?: LayoutPoint): boolean {
  if (!a || !b || !c || !d) return false
  const side = (p: LayoutPoint, q: LayoutPoint, r: LayoutPoint) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function nearness(points: readonly LayoutPoint[], { links, footprints }: Judged): number {
  let sum = 0
  for (const { from, to } of links) {
    const [a, b] = [points[from], points[to]]
    if (!a || !b) continue
    points.forEach((point, i) => {
      const room = footprints[i]
      if (i === from || i === to || !room) return
      const gap = gapTo(point, a, b)
      if (gap < 34) sum += 1.6 * (1 - gap / 34) + 0.4
      const label = gapTo({ x: point.x, y: point.y + room.below - 12 }, a, b)
      if (label < 16) sum += 0.35
    })
  }
  return sum
}

/** Distance of a point from the segment a to b. */
function gapTo(point: LayoutPoint, a: LayoutPoint, b: LayoutPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy)
}

function overlaps(points: readonly LayoutPoint[], footprints: readonly Footprint[]): number {
  let count = 0
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const [p, q, a, b] = [points[i], points[j], footprints[i], footprints[j]]
      if (p && q && a && b && overlapOf(a, b, q.x - p.x, q.y - p.y)) count++
    }
  }
  return count
}

function sharpAngles(points: readonly LayoutPoint[], links: readonly LayoutLink[]): number {
  const angles: number[][] = points.map(() => [])
  for (const { from, to } of links) {
    const [a, b] = [points[from], points[to]]
    if (!a || !b) continue
    angles[from]?.push(Math.atan2(b.y - a.y, b.x - a.x))
    angles[to]?.push(Math.atan2(a.y - b.y, a.x - b.x))
  }
  let sum = 0
  for (const list of angles) {
    if (list.length < 2) continue
    list.sort((a, b) => a - b)
    const least = Math.min(0.5, (2 * Math.PI) / list.length / 2)
    list.forEach((angle, i) => {
      const next = i + 1 < list.length ? list[i + 1] ?? 0 : (list[0] ?? 0) + 2 * Math.PI
      if (next - angle < least) sum += 1 - (next - angle) / least
    })
  }
  return sum
}

function stress(points: readonly LayoutPoint[], { wished }: Judged): number {
  const count = points.length
  let sum = 0
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const target = wished[i * count + j] ?? Infinity
      const [a, b] = [points[i], points[j]]
      if (target === Infinity || target === 0 || !a || !b) continue
      sum += ((Math.hypot(a.x - b.x, a.y - b.y) - target) / target) ** 2
    }
  }
  return sum / count
}

function sheet(points: readonly LayoutPoint[], aspect: number): number {
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))]
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))]
  const width = Math.max(right - left, idealLength) + 110
  const height = Math.max(bottom - top, idealLength / aspect) + 80
  // A sheet of the right proportion that holds the network: what it would leave empty counts.
  const area = Math.max(width, height * aspect) * Math.max(height, width / aspect)
  return (3.2 * area) / (points.length * idealLength ** 2) + 4 * Math.abs(Math.log(width / height / aspect))
}
