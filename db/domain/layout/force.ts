import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type Force, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force'
import { overlapOf, type Footprint } from './footprint.ts'

export interface LayoutPoint {
  x: number
  y: number
}

export interface LayoutLink {
  readonly from: number
  readonly to: number
  /** 1 is usual; a strong tie (more) draws its actors nearer. */
  readonly weight: number
}

/** Length that a tie of weight 1 would like to have, in scene units. */
export const idealLength = 165

export const linkLength = (weight: number): number => idealLength / Math.max(0.6, Math.min(2, weight)) ** 0.35

/** Pseudo-random numbers in [0, 1): the same seed gives the same row (linear congruential generator of Numerical Recipes). */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
}

interface Body extends SimulationNodeDatum {
  index: number
}

/**
 * Springs and repulsion (d3-force, velocity Verlet integration) from the given start; actors with their labels push each other
 * apart. `held` actors keep their place.
 */
export function runForces(start: readonly LayoutPoint[], links: readonly LayoutLink[], footprints: readonly Footprint[], held: ReadonlySet<number>, seed: number, report?: (done: number, total: number) => void): LayoutPoint[] {
  const bodies = start.map(({ x, y }, index): Body => (held.has(index) ? { index, x, y, fx: x, fy: y } : { index, x, y }))
  const edges = links.map(({ from, to, weight }): SimulationLinkDatum<Body> & { weight: number } => ({ source: from, target: to, weight }))
  const large = bodies.length > 400
  const pull = large ? 0.02 : 0.035
  const simulation = forceSimulation(bodies)
    .stop()
    .randomSource(randomFrom(seed))
    .force('link', forceLink<Body, (typeof edges)[number]>(edges).distance(({ weight }) => linkLength(weight)))
    .force('charge', forceManyBody<Body>().strength(-900).distanceMax(large ? 900 : 2_000).theta(large ? 1.1 : 0.7))
    .force('room', roomForce(footprints))
  if (held.size === 0) simulation.force('x', forceX<Body>(0).strength(pull)).force('y', forceY<Body>(0).strength(pull * 1.9))
  const ticks = bodies.length > 1_000 ? 120 : bodies.length > 300 ? 180 : 300
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks))
  for (let tick = 1; tick <= ticks; tick++) {
    simulation.tick()
    report?.(tick, ticks)
  }
  const points = bodies.map(({ x, y }) => ({ x: x ?? 0, y: y ?? 0 }))
  separate(points, footprints, held, large ? 20 : 60)
  return points
}

/** Pushes overlapping actors apart by half of their overlap a tick. */
function roomForce(footprints: readonly Footprint[]): Force<Body, undefined> {
  let bodies: Body[] = []
  const force = (alpha: number) => {
    forEachOverlap(bodies as LayoutPoint[], footprints, (i, j, by) => {
      const [a, b] = [bodies[i], bodies[j]]
      if (!a || !b) return
      const sideways = by.x < by.y
      const push = (sideways ? by.x : by.y) * 0.25 * Math.max(alpha, 0.2)
      if (sideways) {
        const sign = (a.x ?? 0) < (b.x ?? 0) ? 1 : -1
        a.vx = (a.vx ?? 0) - sign * push
        b.vx = (b.vx ?? 0) + sign * push
      } else {
        const sign = (a.y ?? 0) < (b.y ?? 0) ? 1 : -1
        a.vy = (a.vy ?? 0) - sign * push
        b.vy = (b.vy ?? 0) + sign * push
      }
    })
  }
  force.initialize = (given: Body[]) => {
    bodies = given
  }
  return force
}

/** Moves overlapping actors apart until none overlaps or the rounds are used up. Held ones stay. */
export function separate(points: LayoutPoint[], footprints: readonly Footprint[], held: ReadonlySet<number>, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false
    forEachOverlap(points, footprints, (i, j, by) => {
      const [a, b] = [points[i], points[j]]
      if (!a || !b || (held.has(i) && held.has(j))) return
      moved = true
      const share = held.has(i) ? [0, 1] : held.has(j) ? [1, 0] : [0.5, 0.5]
      if (by.x < by.y) {
        const sign = a.x < b.x || (a.x === b.x && i < j) ? 1 : -1
        a.x -= sign * (by.x + 0.5) * (share[0] ?? 0)
        b.x += sign * (by.x + 0.5) * (share[1] ?? 0)
      } else {
        const sign = a.y < b.y || (a.y === b.y && i < j) ? 1 : -1
        a.y -= sign * (by.y + 0.5) * (share[0] ?? 0)
        b.y += sign * (by.y + 0.5) * (share[1] ?? 0)
      }
    })
    if (!moved) return
  }
}

/** Visits every pair that overlaps. Sweeps from left to right, so that large networks do not compare every pair. */
export function forEachOverlap(points: readonly Partial<LayoutPoint>[], footprints: readonly Footprint[], visit: (i: number, j: number, by: { x: number; y: number }) => void): void {
  const order = points.map((_, i) => i).sort((i, j) => (points[i]?.x ?? 0) - (points[j]?.x ?? 0) || i - j)
  const widest = footprints.reduce((most, { halfWidth }) => Math.max(most, halfWidth), 0)
  for (let p = 0; p < order.length; p++) {
    const i = order[p] ?? 0
    const a = footprints[i]
    const x = points[i]?.x ?? 0
    for (let q = p + 1; q < order.length; q++) {
      const j = order[q] ?? 0
      const dx = (points[j]?.x ?? 0) - x
      const b = footprints[j]
      if (!a || !b || dx > a.halfWidth + widest) break
      const by = overlapOf(a, b, dx, (points[j]?.y ?? 0) - (points[i]?.y ?? 0))
      if (by) visit(i, j, by)
    }
  }
}
