import { adjacencyOf } from '../signed/signed-graph.ts'
import type { TieGraph } from './ways.ts'

/**
 * By node: the highest k for which it is in the k-core, the largest part in which everyone has k neighbours (Seidman 1983, "Network structure and
 * minimum degree", Social Networks 5(3)), by taking away the least tied one after the other (Batagelj and Zaversnik 2003, arXiv:cs/0310049).
 */
export function coresOf(graph: TieGraph): Int32Array {
  const { offset, neighbour } = adjacencyOf(graph)
  const { nodes } = graph
  const degree = Int32Array.from({ length: nodes }, (_, node) => (offset[node + 1] as number) - (offset[node] as number))
  // Nodes in the order of their degrees, where each of them stands, and where each degree begins.
  const most = degree.reduce((high, value) => Math.max(high, value), 0)
  const begin = new Int32Array(most + 2)
  for (const value of degree) (begin[value + 1] as number) += 1
  for (let value = 0; value <= most; value += 1) (begin[value + 1] as number) += begin[value] as number
  const [order, position, next] = [new Int32Array(nodes), new Int32Array(nodes), begin.slice()]
  for (let node = 0; node < nodes; node += 1) {
    const place = next[degree[node] as number] as number
    next[degree[node] as number] = place + 1
    order[place] = node
    position[node] = place
  }
  for (let at = 0; at < nodes; at += 1) {
    const node = order[at] as number
    for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) {
      const other = neighbour[place] as number
      const value = degree[other] as number
      if (value <= (degree[node] as number)) continue
      // The neighbour changes places with the first of its degree, which then begins one further on.
      const first = begin[value] as number
      const [there, here] = [order[first] as number, position[other] as number]
      order[here] = there
      position[there] = here
      order[first] = other
      position[other] = first
      begin[value] = first + 1
      degree[other] = value - 1
    }
  }
  return degree
}
