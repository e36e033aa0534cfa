import type { LayoutPoint } from './force.ts'
import { neighboursOf, stepsFrom, type Problem } from './problem.ts'
import { crossings } from './quality.ts'
import { ringOf, ringTowards } from './ring.ts'

/** From one ring to the next, in scene units: room for a label and for the ties to be seen. */
const ringGap = 150
const mostRows = 12
const sweeps = 12
/** Up to so many ties every order is judged by the crossings it makes. */
const mostJudged = 400

export interface Concentric {
  readonly points: LayoutPoint[]
  /** Those whom no path of ties joins to the focus: they have no place among the rings. */
  readonly apart: number[]
}

/**
 * The focus in the middle and every other actor on the ring of its distance along ties, in an order that keeps ties between and along rings
 * short (barycentre sweeps, inwards and outwards, as for layered drawings: Sugiyama, Tagawa and Toda 1981).
 */
export function concentricPlaces({ rooms, links, focus, groups, report }: Problem): Concentric {
  const neighbours = neighboursOf(rooms, links)
  const steps = stepsFrom(focus, neighbours)
  const rings: number[][] = []
  const apart: number[] = []
  steps.forEach((distance, i) => {
    if (distance < 0) apart.push(i)
    else (rings[distance] ??= []).push(i)
  })
  for (const ring of rings) ring.sort((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || a - b)
  let best = placed(rings, rooms, null)
  let least = cost(best, links)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const from = best.map(({ x, y }) => Math.atan2(y, x))
    const { order, wanted } = reordered(rings, from, neighbours, steps, sweep % 2 === 0)
    const points = placed(order, rooms, wanted)
    const value = cost(points, links)
    report(sweep + 1, sweeps)
    if (value >= least) continue
    least = value
    best = points
    order.forEach((ring, at) => {
      rings[at] = ring
    })
  }
  return { points: best, apart }
}

/** Rings round the origin, each as wide as its actors need and clear of the one inside of it. Where a ring has room to spare, its actors stand where they are wanted. */
function placed(rings: readonly (readonly number[])[], rooms: Problem['rooms'], wanted: readonly number[] | null): LayoutPoint[] {
  const points: LayoutPoint[] = rooms.map(() => ({ x: 0, y: 0 }))
  let inner = 0
  rings.forEach((ring, at) => {
    if (at === 0 && ring.length === 1) {
      inner = ringGap
      return
    }
    const ringRooms = ring.flatMap((member) => rooms[member] ?? [])
    const radius = Math.max(inner, at === 0 ? 60 : 0)
    const near = wanted && at > 0 ? ringTowards(ringRooms, ring.map((member) => turn(wanted[member] ?? 0)), radius) : null
    const { points: round, outer } = near ? { points: near, outer: radius } : ringOf(ringRooms, ring.map(() => 0), radius, at === 0 ? 1 : mostRows)
    ring.forEach((member, i) => {
      const point = round[i]
      if (point) points[member] = point
    })
    inner = outer + ringGap
  })
  return points
}

/** A direction, counted clockwise from above, from 0 to a whole turn: the order in which rings are filled. */
const turn = (angle: number): number => (angle + 2.5 * Math.PI) % (2 * Math.PI)

/** Each ring, from the middle outwards or back, sorted by the mean direction of the neighbours in the ring before and in the same ring; and those directions. */
function reordered(
  rings: readonly (readonly number[])[], angles: readonly number[], neighbours: readonly (readonly number[])[], steps: Int32Array, outwards: boolean,
): { order: number[][]; wanted: number[] } {
  const now = [...angles]
  const result = rings.map((ring) => [...ring])
  const order = [...result.keys()].slice(1)
  for (const at of outwards ? order : order.toReversed()) {
    const ring = result[at] ?? []
    const directions = new Map(ring.map((member) => {
      let [x, y] = [0, 0]
      for (const other of neighbours[member] ?? []) {
        const distance = steps[other] ?? 0
        if (distance === 0) continue
        const weight = distance === at ? 0.5 : (distance < at) === outwards ? 1 : 0.2
        x += weight * Math.cos(now[other] ?? 0)
        y += weight * Math.sin(now[other] ?? 0)
      }
      return [member, Math.hypot(x, y) < 1e-9 ? (now[member] ?? 0) : Math.atan2(y, x)] as const
    }))
    ring.sort((a, b) => turn(directions.get(a) ?? 0) - turn(directions.get(b) ?? 0) || a - b)
    for (const [member, angle] of directions) now[member] = angle
    // A full ring spreads its members evenly: others go by where they will stand.
    if (ring.length > 8 || at === 1) {
      ring.forEach((member, i) => {
        now[member] = -Math.PI / 2 + (2 * Math.PI * i) / ring.length
      })
    }
  }
  return { order: result, wanted: now }
}

/** Crossings, and where there are too many ties to count them the length of all ties, which goes with them. */
function cost(points: readonly LayoutPoint[], links: Problem['links']): number {
  let length = 0
  for (const { from, to } of links) {
    const [a, b] = [points[from], points[to]]
    if (a && b) length += Math.hypot(a.x - b.x, a.y - b.y)
  }
  return links.length <= mostJudged ? crossings(points, links) + length * 1e-6 : length
}
