import type { LayoutPoint } from './force.ts'
import { stepsFrom } from './problem.ts'

/** An actor, and the steps along ties from it to every other. */
export interface Pivot { readonly pivot: number; readonly steps: Int32Array }

/** Some actors of a connected network, each the farthest from those before it (of several the first), beginning with `first`. */
export function pivotsOf(neighbours: readonly (readonly number[])[], count: number, first: number): Pivot[] {
  const pivots: Pivot[] = []
  const nearest = new Int32Array(neighbours.length).fill(0x7fffffff)
  let next = first
  while (pivots.length < count) {
    const steps = stepsFrom([next], neighbours)
    pivots.push({ pivot: next, steps })
    let farthest = -1
    steps.forEach((distance, i) => {
      nearest[i] = Math.min(nearest[i] ?? 0, distance)
      if (farthest < 0 || (nearest[i] ?? 0) > (nearest[farthest] ?? 0)) farthest = i
    })
    if ((nearest[farthest] ?? 0) <= 0) break
    next = farthest
  }
  return pivots
}

const powerRounds = 80
const pivotsUsed = 50

/**
 * A first layout of a connected network from its distances to pivots, in steps (PivotMDS: Brandes and Pich 2007, "Eigensolver methods for
 * progressive multidimensional scaling of large data"). Actors that no pivot tells apart are set off from each other by chance.
 */
export function pivotScaling(pivots: readonly Pivot[], count: number, random: () => number): LayoutPoint[] {
  const used = pivots.slice(0, pivotsUsed)
  const width = used.length
  const centred = new Float64Array(count * width)
  const rows = new Float64Array(count)
  const columns = new Float64Array(width)
  let all = 0
  for (let i = 0; i < count; i++) {
    used.forEach(({ steps }, p) => {
      const square = (steps[i] ?? 0) ** 2
      rows[i] = (rows[i] ?? 0) + square / width
      columns[p] = (columns[p] ?? 0) + square / count
      all += square / count / width
    })
  }
  for (let i = 0; i < count; i++) {
    used.forEach(({ steps }, p) => {
      centred[i * width + p] = -0.5 * ((steps[i] ?? 0) ** 2 - (rows[i] ?? 0) - (columns[p] ?? 0) + all)
    })
  }
  const product = new Float64Array(width * width)
  for (let i = 0; i < count; i++) {
    for (let p = 0; p < width; p++) {
      for (let q = 0; q < width; q++) product[p * width + q] = (product[p * width + q] ?? 0) + (centred[i * width + p] ?? 0) * (centred[i * width + q] ?? 0)
    }
  }
  const first = mainAxis(product, width, null, random)
  const second = mainAxis(product, width, first.axis, random)
  const along = (i: number, { axis, value }: { axis: Float64Array; value: number }) => {
    let sum = 0
    for (let p = 0; p < width; p++) sum += (centred[i * width + p] ?? 0) * (axis[p] ?? 0)
    // The singular value is the product of the extents of all actors and of the pivots: from it back to the extent of all.
    return value > 1e-9 ? (sum / value ** 0.25) * (count / width) ** 0.25 : 0
  }
  return Array.from({ length: count }, (_, i) => ({ x: along(i, first) + (random() - 0.5) * 0.2, y: along(i, second) + (random() - 0.5) * 0.2 }))
}

/** The eigenvector of the largest eigenvalue of a symmetric matrix, at a right angle to `apart`, by power iteration. */
function mainAxis(matrix: Float64Array, width: number, apart: Float64Array | null, random: () => number): { axis: Float64Array; value: number } {
  let axis = Float64Array.from({ length: width }, () => random() - 0.5)
  let value = 0
  for (let round = 0; round < powerRounds; round++) {
    if (apart) {
      const share = axis.reduce((sum, part, p) => sum + part * (apart[p] ?? 0), 0)
      axis = axis.map((part, p) => part - share * (apart[p] ?? 0))
    }
    const next = new Float64Array(width)
    for (let p = 0; p < width; p++) {
      for (let q = 0; q < width; q++) next[p] = (next[p] ?? 0) + (matrix[p * width + q] ?? 0) * (axis[q] ?? 0)
    }
    value = Math.hypot(...next)
    if (value < 1e-12) return { axis, value: 0 }
    axis = next.map((part) => part / value)
  }
  return { axis, value }
}
