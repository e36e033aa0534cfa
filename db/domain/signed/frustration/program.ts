import type { Sides, WeightedGraph } from './weighted-graph.ts'

/** A program over columns that are 0 or 1: the least cost such that every row is at least its bound. Rows are given one after another. */
export interface BinaryProgram {
  readonly cost: Float64Array
  /** Columns that must be 1. */
  readonly fixed: readonly number[]
  readonly rowStart: Int32Array
  readonly column: Int32Array
  readonly value: Float64Array
  readonly rowAtLeast: Float64Array
}

export interface ProgramAnswer {
  /** Values of the columns of the best solution found; null where none was. */
  readonly values: Float64Array | null
  /** What no solution is below. */
  readonly bound: number
  /** Whether it ran to its end. */
  readonly finished: boolean
}

/** Solves a program; stops after `seconds`. `start`: values of a solution to begin with. */
export type SolveProgram = (program: BinaryProgram, options: { seconds: number; start?: Float64Array }) => ProgramAnswer

/** Nodes of three edges of a triangle whose product of signs is negative; at most so many become rows. */
const mostTriangles = 60_000

/**
 * The frustration index as a binary program: a column per node (its side), then one per edge (frustrated or not); two rows per edge make it
 * frustrated where its sides are not what it wants, and a row per unbalanced triangle says that one of its edges is (Aref, Mason and Wilson 2020, "A modeling
 * and computational study of the frustration index in signed networks", Networks 75(1), 95-110, the XOR model and its triangle constraints). The
 * node with most edges is fixed: a bipartition and its mirror image are one. `excluded` bipartitions are no solutions.
 */
export function frustrationProgram(graph: WeightedGraph, { excluded = [], most = Infinity }: { excluded?: readonly Sides[]; most?: number } = {}): BinaryProgram {
  const { nodes, from, to, weight } = graph
  const starts = [0]
  const column: number[] = []
  const value: number[] = []
  const atLeast: number[] = []
  const row = (terms: readonly (readonly [number, number])[], bound: number) => {
    for (const [each, factor] of terms) {
      column.push(each)
      value.push(factor)
    }
    starts.push(column.length)
    atLeast.push(bound)
  }
  weight.forEach((size, edge) => {
    const [one, other, own] = [from[edge] as number, to[edge] as number, nodes + edge]
    if (size > 0) {
      row([[own, 1], [one, -1], [other, 1]], 0)
      row([[own, 1], [one, 1], [other, -1]], 0)
    } else {
      row([[own, 1], [one, -1], [other, -1]], -1)
      row([[own, 1], [one, 1], [other, 1]], 1)
    }
  })
  for (const triangle of unbalancedTriangles(graph)) row(triangle.map(edge => [nodes + edge, 1] as const), 1)
  const fixed = mostJoined(graph)
  for (const sides of excluded) {
    // Not these sides again: some node differs from them, seen from the fixed node.
    const ones = [...sides.keys()].filter(node => sides[node] === sides[fixed])
    const isOne = new Set(ones)
    row([...sides.keys()].map(node => [node, isOne.has(node) ? -1 : 1] as const), 1 - ones.length)
  }
  if (Number.isFinite(most)) row(weight.map((size, edge) => [nodes + edge, -Math.abs(size)] as const), -most)
  const cost = new Float64Array(nodes + weight.length)
  weight.forEach((size, edge) => { cost[nodes + edge] = Math.abs(size) })
  return { cost, fixed: [fixed], rowStart: Int32Array.from(starts), column: Int32Array.from(column), value: Float64Array.from(value), rowAtLeast: Float64Array.from(atLeast) }
}

/** Columns of a bipartition. */
export function columnsOf({ from, to, weight, ...graph }: WeightedGraph, sides: Sides): Float64Array {
  const fixed = mostJoined({ from, to, weight, ...graph })
  const values = new Float64Array(graph.nodes + weight.length)
  for (let node = 0; node < graph.nodes; node += 1) values[node] = sides[node] === sides[fixed] ? 1 : 0
  weight.forEach((size, edge) => { values[graph.nodes + edge] = (sides[from[edge] as number] as number) * (sides[to[edge] as number] as number) * size < 0 ? 1 : 0 })
  return values
}

/** The bipartition that the columns of a solution tell. */
export const sidesOf = (graph: WeightedGraph, values: Float64Array): Sides => Int8Array.from(values.subarray(0, graph.nodes), value => (value > 0.5 ? 1 : -1))

function mostJoined({ nodes, from, to }: WeightedGraph): number {
  const degree = new Int32Array(nodes)
  for (const node of [...from, ...to]) (degree[node] as number) += 1
  return degree.indexOf(degree.reduce((most, each) => Math.max(most, each), 0))
}

function unbalancedTriangles({ nodes, from, to, weight }: WeightedGraph): number[][] {
  const later: Map<number, number>[] = Array.from({ length: nodes }, () => new Map<number, number>())
  from.forEach((one, edge) => {
    const other = to[edge] as number
    later[Math.min(one, other)]?.set(Math.max(one, other), edge)
  })
  const found: number[][] = []
  for (const own of later) {
    for (const [second, edge] of own) {
      for (const [third, across] of later[second] ?? []) {
        const closing = own.get(third)
        if (closing === undefined || (weight[edge] as number) * (weight[across] as number) * (weight[closing] as number) > 0) continue
        found.push([edge, across, closing])
        if (found.length === mostTriangles) return found
      }
    }
  }
  return found
}
