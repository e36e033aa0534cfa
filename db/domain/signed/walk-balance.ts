import { symmetricEigen } from './eigen.ts'
import { componentsOf, subgraph, type SignedGraph } from './signed-graph.ts'

export interface WalkBalance {
  /**
   * tr(e^A) / tr(e^|A|), 0 to 1: the closed walks with a positive product of signs beyond those with a negative one, among all closed walks, short ones counting most. 1
   * is balance. Null where a component has more nodes than `mostWalkNodes`.
   */
  readonly global: number | null
  /** (e^A)ᵢᵢ / (e^|A|)ᵢᵢ for each node: the same for the closed walks of one node; 1 for a node without edges. Empty where not asked for, or too large. */
  readonly local: Float64Array
}

/** The methods take n³ steps; beyond this many nodes in one component they are not for an answer while one waits. */
export const mostWalkNodes = 700

/**
 * The degree of balance by walks, of the graph (Estrada and Benzi 2014, "Walk-based measure of balance in signed networks: Detecting lack of balance in
 * social networks", Physical Review E 90, 042802, section III) and around each node (the same ratio of diagonal entries; as an index of local balance in
 * international relations: Diaz-Diaz, Bartesaghi and Estrada 2024, "Mathematical modeling of local balance in signed networks and its applications to
 * global international analysis", Journal of Applied Mathematics and Computing, doi:10.1007/s12190-024-02204-2). Signs only: weights have no part in it.
 */
export function walkBalance(graph: SignedGraph, { local = false } = {}): WalkBalance {
  const components = componentsOf(graph)
  const around = new Float64Array(local ? graph.nodes : 0).fill(1)
  if ((components[0]?.length ?? 0) > mostWalkNodes) return { global: null, local: new Float64Array() }
  // Sums of exponentials beside e^most, so that none runs over.
  const parts: { most: number; signed: number; absolute: number }[] = []
  let alone = 0
  for (const members of components) {
    if (members.length === 1) {
      alone += 1
      continue
    }
    const part = subgraph(graph, members)
    const signed = exponentialOf(part, false, local)
    const absolute = exponentialOf(part, true, local)
    parts.push({ most: absolute.most, signed: signed.trace * Math.exp(signed.most - absolute.most), absolute: absolute.trace })
    if (local) members.forEach((node, index) => { around[node] = ((signed.diagonal[index] as number) / (absolute.diagonal[index] as number)) * Math.exp(signed.most - absolute.most) })
  }
  const most = parts.reduce((largest, part) => Math.max(largest, part.most), 0)
  const own = alone * Math.exp(-most)
  const sum = (of: (part: { signed: number; absolute: number }) => number) => parts.reduce((total, part) => total + of(part) * Math.exp(part.most - most), own)
  return { global: sum(part => part.signed) / sum(part => part.absolute), local: around }
}

/** Trace, and diagonal where asked for, of the exponential of the adjacency matrix (with signs, or without), both divided by e^most. */
function exponentialOf(graph: SignedGraph, absolute: boolean, withDiagonal: boolean): { most: number; trace: number; diagonal: Float64Array } {
  const n = graph.nodes
  const matrix = new Float64Array(n * n)
  for (let edge = 0; edge < graph.sign.length; edge += 1) {
    const [from, to] = [graph.from[edge] as number, graph.to[edge] as number]
    const value = absolute ? 1 : (graph.sign[edge] as number)
    matrix[from * n + to] = value
    matrix[to * n + from] = value
  }
  const { values, vectors } = symmetricEigen(matrix, n, { vectors: withDiagonal })
  const most = values.reduce((largest, value) => Math.max(largest, value), -Infinity)
  const powers = values.map(value => Math.exp(value - most))
  const diagonal = new Float64Array(withDiagonal ? n : 0)
  if (withDiagonal) {
    powers.forEach((power, row) => {
      for (let node = 0; node < n; node += 1) (diagonal[node] as number) += power * (vectors[row * n + node] as number) ** 2
    })
  }
  return { most, trace: powers.reduce((sum, power) => sum + power, 0), diagonal }
}
