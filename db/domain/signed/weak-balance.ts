import { componentsOf, type SignedGraph } from './signed-graph.ts'

/**
 * The clusters of a graph that is clusterable in the sense of Davis 1967 (Human Relations 20(2), 181-187, theorem 1: no cycle has exactly one negative
 * edge): what positive edges hold together, where no negative edge lies within. Null where one does. Isolated nodes are clusters of their own.
 */
export function clustersOf(graph: SignedGraph): number[][] | null {
  const positive = [...graph.sign.keys()].filter(edge => (graph.sign[edge] as number) > 0)
  const clusters = componentsOf({
    nodes: graph.nodes, from: Int32Array.from(positive, edge => graph.from[edge] as number), to: Int32Array.from(positive, edge => graph.to[edge] as number),
  })
  const cluster = new Int32Array(graph.nodes)
  clusters.forEach((members, index) => members.forEach(node => { cluster[node] = index }))
  for (let edge = 0; edge < graph.sign.length; edge += 1) {
    if ((graph.sign[edge] as number) < 0 && cluster[graph.from[edge] as number] === cluster[graph.to[edge] as number]) return null
  }
  return clusters
}
