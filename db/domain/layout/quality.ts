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
  return crossings(points, judged.links) * crossingWeight + nearness(points, judged) + overlaps(points, judged.footprints) * overlapWeight +
    sharpAngles(points, judged.links) * sharpnessWeight + stress(points, judged) * stressWeight + sheet(points, judged.aspect)
}

const crossingWeight = 1.1
const overlapWeight = 6
const sharpnessWeight = 0.9
const stressWeight = 2.4

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
  for (const link of links) {
    points.forEach((point, i) => {
      sum += nearnessOf(point, i, footprints[i], link, points)
    })
  }
  return sum
}

/** How badly a tie runs by an actor that is not its own, and by the actor's label. */
function nearnessOf(point: LayoutPoint, i: number, room: Footprint | undefined, { from, to }: LayoutLink, points: readonly LayoutPoint[]): number {
  const [a, b] = [points[from], points[to]]
  if (i === from || i === to || !room || !a || !b) return 0
  const gap = gapTo(point.x, point.y, a, b)
  const label = gapTo(point.x, point.y + room.below - 12, a, b)
  return (gap < 34 ? 1.6 * (1 - gap / 34) + 0.4 : 0) + (label < 16 ? 0.35 : 0)
}

/** Distance of a point from the segment a to b. */
function gapTo(x: number, y: number, a: LayoutPoint, b: LayoutPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const share = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)))
  const [awayX, awayY] = [x - a.x - share * dx, y - a.y - share * dy]
  return Math.sqrt(awayX * awayX + awayY * awayY)
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
  const { neighboursOf } = incidenceOf(points.length, links)
  return points.reduce((sum, _, i) => sum + sharpnessAt(i, points, neighboursOf[i] ?? []), 0)
}

/** How far the ties of an actor leave it at nearly the same angle. */
function sharpnessAt(i: number, points: readonly LayoutPoint[], neighbours: readonly number[]): number {
  const here = points[i]
  if (!here || neighbours.length < 2) return 0
  const angles = neighbours.flatMap((other) => {
    const there = points[other]
    return there ? [Math.atan2(there.y - here.y, there.x - here.x)] : []
  }).sort((a, b) => a - b)
  const least = Math.min(0.5, (2 * Math.PI) / angles.length / 2)
  return angles.reduce((sum, angle, at) => {
    const next = at + 1 < angles.length ? angles[at + 1] ?? 0 : (angles[0] ?? 0) + 2 * Math.PI
    return next - angle < least ? sum + 1 - (next - angle) / least : sum
  }, 0)
}

function stress(points: readonly LayoutPoint[], { wished }: Judged): number {
  const count = points.length
  let sum = 0
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const [a, b] = [points[i], points[j]]
      if (a && b) sum += stressOf(a, b, wished[i * count + j] ?? Infinity)
    }
  }
  return sum / count
}

/** How far two actors are from the distance wished for them, as the square of its share; nothing where no path joins them. */
function stressOf(a: LayoutPoint, b: LayoutPoint, wished: number): number {
  if (wished === Infinity || wished === 0) return 0
  const [dx, dy] = [a.x - b.x, a.y - b.y]
  return ((Math.sqrt(dx * dx + dy * dy) - wished) / wished) ** 2
}

/** Ties by the actors at their ends; made once for a network that is judged over and over. */
export interface Incidence { readonly linksOf: readonly (readonly number[])[]; readonly neighboursOf: readonly (readonly number[])[] }

export function incidenceOf(count: number, links: readonly LayoutLink[]): Incidence {
  const linksOf = Array.from({ length: count }, (): number[] => [])
  const neighboursOf = Array.from({ length: count }, (): number[] => [])
  links.forEach(({ from, to }, link) => {
    linksOf[from]?.push(link)
    linksOf[to]?.push(link)
    neighboursOf[from]?.push(to)
    neighboursOf[to]?.push(from)
  })
  return { linksOf, neighboursOf }
}

/**
 * The part of `badness` that one or two actors have a hand in. What this changes by when they are moved, the whole changes by; so a step of
 * `refine` need not judge what it does not touch.
 */
export function badnessAround(moved: readonly number[], points: readonly LayoutPoint[], judged: Judged, { linksOf, neighboursOf }: Incidence): number {
  const { links, footprints, wished, aspect } = judged
  const count = points.length
  const [first = -1, second = -1] = moved
  const touched = new Set(moved.flatMap((i) => linksOf[i] ?? []))
  let sum = sheet(points, aspect)
  for (const at of touched) {
    const a = links[at]
    if (!a) continue
    links.forEach((b, other) => {
      if (other === at || (other < at && touched.has(other)) || a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to) return
      if (cross(points[a.from], points[a.to], points[b.from], points[b.to])) sum += crossingWeight
    })
    points.forEach((point, i) => {
      sum += nearnessOf(point, i, footprints[i], a, points)
    })
  }
  links.forEach((link, at) => {
    if (touched.has(at)) return
    for (const i of moved) {
      const point = points[i]
      if (point) sum += nearnessOf(point, i, footprints[i], link, points)
    }
  })
  const turned = new Set(moved.flatMap((i) => [i, ...(neighboursOf[i] ?? [])]))
  for (const i of turned) sum += sharpnessAt(i, points, neighboursOf[i] ?? []) * sharpnessWeight
  for (const i of moved) {
    const [p, a] = [points[i], footprints[i]]
    if (!p || !a) continue
    for (let j = 0; j < count; j++) {
      // The pair of the two moved counts once.
      if (j === i || (i === second && j === first)) continue
      const [q, b] = [points[j], footprints[j]]
      if (!q || !b) continue
      if (overlapOf(a, b, q.x - p.x, q.y - p.y)) sum += overlapWeight
      sum += (stressOf(p, q, wished[i * count + j] ?? Infinity) / count) * stressWeight
    }
  }
  return sum
}

function sheet(points: readonly LayoutPoint[], aspect: number): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const width = Math.max(right - left, idealLength) + 110
  const height = Math.max(bottom - top, idealLength / aspect) + 80
  // A sheet of the right proportion that holds the network: what it would leave empty counts.
  const area = Math.max(width, height * aspect) * Math.max(height, width / aspect)
  return (3.2 * area) / (points.length * idealLength ** 2) + 4 * Math.abs(Math.log(width / height / aspect))
}
