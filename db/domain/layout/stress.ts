import { idealLength, randomFrom, type LayoutPoint } from './force.ts'
import { pivotsOf, pivotScaling } from './pivots.ts'
import { neighboursOf, type Problem } from './problem.ts'

/** Up to so many actors every pair counts; beyond, each actor's neighbours and its distances to some pivots stand for all. */
const mostExact = 600
const pivotCount = 120
const mostRounds = 250
/** A round that moves the actors by less than this share of a tie's length is the last. */
const settled = 0.002

/** For each actor, from `start[i]` to `start[i + 1]`: the others that count for it, how far away they would be, and how much that weighs. */
interface Terms { readonly start: Int32Array; readonly other: Int32Array; readonly wished: Float64Array; readonly weight: Float64Array }

/**
 * Places one component so that distances in the plane come near to the numbers of steps along ties: stress majorisation by localised updates
 * (Gansner, Koren and North 2004, "Graph drawing by stress majorization", section 2.3, weights d⁻²), for large components over a sparse set of
 * terms (Ortmann, Klimenta and Brandes 2017, "A sparse stress model", section 3). `held` actors stay. Deterministic by the seed.
 */
export function stressPlaces(problem: Problem, start?: readonly LayoutPoint[]): LayoutPoint[] {
  const { actors, links, held, seed, report } = problem
  const count = actors.length
  const neighbours = neighboursOf(actors, links)
  const random = randomFrom(seed)
  const pivots = pivotsOf(neighbours, Math.min(count, pivotCount), Math.floor(random() * count))
  const points = start?.map(({ x, y }) => ({ x, y })) ?? pivotScaling(pivots, count, random).map(({ x, y }) => ({ x: x * idealLength, y: y * idealLength }))
  for (const [i, { x, y }] of held) points[i] = { x, y }
  const terms = count <= mostExact ? allTerms(neighbours) : sparseTerms(neighbours, pivots)
  for (let round = 1; round <= mostRounds; round++) {
    const moved = improve(points, terms, held)
    report(round, mostRounds)
    if (moved < settled * idealLength) break
  }
  report(mostRounds, mostRounds)
  return points
}

/** Moves each actor once to where its terms balance; returns how far they went on average. */
function improve(points: LayoutPoint[], { start, other, wished, weight }: Terms, held: ReadonlyMap<number, LayoutPoint>): number {
  let moved = 0
  points.forEach((point, i) => {
    if (held.has(i)) return
    let [x, y, total] = [0, 0, 0]
    for (let t = start[i] ?? 0; t < (start[i + 1] ?? 0); t++) {
      const to = points[other[t] ?? 0]
      const w = weight[t] ?? 0
      if (!to) continue
      const [dx, dy] = [point.x - to.x, point.y - to.y]
      const stretch = (wished[t] ?? 0) / (Math.hypot(dx, dy) || 1)
      x += w * (to.x + dx * stretch)
      y += w * (to.y + dy * stretch)
      total += w
    }
    if (total === 0) return
    moved += Math.hypot(x / total - point.x, y / total - point.y)
    point.x = x / total
    point.y = y / total
  })
  return moved / Math.max(1, points.length)
}

function allTerms(neighbours: readonly (readonly number[])[]): Terms {
  const count = neighbours.length
  const size = count * (count - 1)
  const terms: Terms = { start: new Int32Array(count + 1), other: new Int32Array(size), wished: new Float64Array(size), weight: new Float64Array(size) }
  const all = pivotsOf(neighbours, count, 0)
  let t = 0
  const byActor = new Map(all.map(({ pivot, steps }) => [pivot, steps]))
  for (let i = 0; i < count; i++) {
    terms.start[i] = t
    const steps = byActor.get(i)
    for (let j = 0; j < count; j++) {
      const distance = steps?.[j] ?? 0
      if (j === i || distance <= 0) continue
      terms.other[t] = j
      terms.wished[t] = distance * idealLength
      terms.weight[t] = distance ** -2
      t++
    }
  }
  terms.start[count] = t
  return terms
}

/** Neighbours at full weight; each pivot with the weight of those nearest to it that lie within half of its distance, for whom it stands. */
function sparseTerms(neighbours: readonly (readonly number[])[], pivots: ReturnType<typeof pivotsOf>): Terms {
  const count = neighbours.length
  // Steps to their own pivot of those that a pivot stands for, in ascending order.
  const regions = pivots.map((): number[] => [])
  for (let j = 0; j < count; j++) {
    let nearest = 0
    pivots.forEach(({ steps }, p) => {
      if ((steps[j] ?? 0) < (pivots[nearest]?.steps[j] ?? 0)) nearest = p
    })
    regions[nearest]?.push(pivots[nearest]?.steps[j] ?? 0)
  }
  for (const region of regions) region.sort((a, b) => a - b)
  const size = neighbours.reduce((sum, list) => sum + list.length, 0) + count * pivots.length
  const terms: Terms = { start: new Int32Array(count + 1), other: new Int32Array(size), wished: new Float64Array(size), weight: new Float64Array(size) }
  let t = 0
  const add = (other: number, distance: number, weight: number) => {
    terms.other[t] = other
    terms.wished[t] = distance * idealLength
    terms.weight[t] = weight
    t++
  }
  for (let i = 0; i < count; i++) {
    terms.start[i] = t
    for (const j of neighbours[i] ?? []) add(j, 1, 1)
    pivots.forEach(({ pivot, steps }, p) => {
      const distance = steps[i] ?? 0
      if (distance < 2) return
      const region = regions[p] ?? []
      let near = 0
      while (near < region.length && (region[near] ?? 0) <= distance / 2) near++
      add(pivot, distance, Math.max(1, near) / distance ** 2)
    })
  }
  terms.start[count] = t
  return terms
}
