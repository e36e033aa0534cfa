import { randomFrom } from '../../../db/domain/agreement/random.ts'
import { signedGraph, type SignedEdge, type SignedGraph } from '../../../db/domain/signed/signed-graph.ts'

/** A graph from rows of names and a signed number; nodes in the order in which they come. */
export function graphOf(rows: readonly (readonly [string, string, number])[]): { graph: SignedGraph; names: string[] } {
  const place = new Map<string, number>()
  const node = (name: string) => {
    const known = place.get(name) ?? place.size
    place.set(name, known)
    return known
  }
  const edges = rows.map(([from, to, value]): SignedEdge => ({ from: node(from), to: node(to), sign: value > 0 ? 1 : -1, weight: Math.abs(value) }))
  return { graph: signedGraph(place.size, edges), names: [...place.keys()] }
}

/** "ab+ bc-" as a graph. */
export const written = (text: string) => graphOf(text.split(' ').map(edge => [edge.charAt(0), edge.charAt(1), edge.charAt(2) === '+' ? 1 : -1] as const))

/** A random graph: each pair joined with the probability `density`, an edge negative with `negative`; whole weights up to `heaviest`. */
export function randomGraph(seed: number, nodes: number, { density = 0.5, negative = 0.5, heaviest = 1 } = {}): SignedGraph {
  const random = randomFrom(seed)
  const edges: SignedEdge[] = []
  for (let from = 0; from < nodes; from += 1) {
    for (let to = from + 1; to < nodes; to += 1) {
      if (random() < density) edges.push({ from, to, sign: random() < negative ? -1 : 1, weight: 1 + Math.floor(random() * heaviest) })
    }
  }
  return signedGraph(nodes, edges)
}

/** The graph with its nodes renamed by a random order, edges in another order. */
export function relabelled(graph: SignedGraph, seed: number): SignedGraph {
  const random = randomFrom(seed)
  const order = [...Array(graph.nodes).keys()].map(node => ({ node, key: random() })).sort((a, b) => a.key - b.key).map(({ node }) => node)
  const edges = edgesOf(graph).map(edge => ({ ...edge, from: order[edge.from] as number, to: order[edge.to] as number }))
  return signedGraph(graph.nodes, edges.toReversed())
}

/** The graph with the signs of all edges between a random set of nodes and the rest turned round. */
export function switched(graph: SignedGraph, seed: number): SignedGraph {
  const random = randomFrom(seed)
  const side = Array.from({ length: graph.nodes }, () => (random() < 0.5 ? -1 : 1))
  return signedGraph(graph.nodes, edgesOf(graph).map(edge => ({ ...edge, sign: edge.sign * (side[edge.from] as number) * (side[edge.to] as number) > 0 ? 1 : -1 })))
}

export const edgesOf = (graph: SignedGraph): SignedEdge[] => Array.from(graph.sign, (sign, edge) => (
  { from: graph.from[edge] as number, to: graph.to[edge] as number, sign: sign > 0 ? 1 : -1, weight: graph.weight[edge] as number }
))

/** The least cost over all bipartitions and how many have it, by trying each one. */
export function bruteForce(graph: SignedGraph): { least: number; count: number } {
  const edges = edgesOf(graph)
  let [least, count] = [Infinity, 0]
  for (let code = 0; code < 2 ** Math.max(0, graph.nodes - 1); code += 1) {
    let cost = 0
    for (const { from, to, sign, weight = 1 } of edges) if ((((code >> from) ^ (code >> to)) & 1) !== (sign < 0 ? 1 : 0)) cost += weight
    if (cost < least) [least, count] = [cost, 0]
    if (cost === least) count += 1
  }
  return { least, count }
}
