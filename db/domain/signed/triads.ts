import { adjacencyOf, type SignedGraph } from './signed-graph.ts'

/** The four kinds of a triangle of signed edges, by its signs. */
export const triadTypes = ['+++', '++-', '+--', '---'] as const
export type TriadType = (typeof triadTypes)[number]

/** How many triangles of each type a graph has. */
export type TriadCensus = Readonly<Record<TriadType, number>>

/** Each edge from the end of fewer edges to that of more (and of equal ones by number): nodes renamed by that order, out-neighbours per node. */
function forward({ nodes, from, to, sign }: SignedGraph) {
  const degree = new Int32Array(nodes)
  for (let edge = 0; edge < from.length; edge += 1) {
    (degree[from[edge] as number] as number) += 1;
    (degree[to[edge] as number] as number) += 1
  }
  const most = degree.reduce((largest, each) => Math.max(largest, each), 0)
  const place = new Int32Array(most + 2)
  for (const each of degree) (place[each + 1] as number) += 1
  for (let each = 0; each <= most; each += 1) (place[each + 1] as number) += place[each] as number
  const rank = new Int32Array(nodes)
  const node = new Int32Array(nodes)
  for (let each = 0; each < nodes; each += 1) {
    const own = place[degree[each] as number] as number
    place[degree[each] as number] = own + 1
    rank[each] = own
    node[own] = each
  }
  const offset = new Int32Array(nodes + 1)
  for (let edge = 0; edge < from.length; edge += 1) (offset[Math.min(rank[from[edge] as number] as number, rank[to[edge] as number] as number) + 1] as number) += 1
  for (let each = 0; each < nodes; each += 1) (offset[each + 1] as number) += offset[each] as number
  const next = offset.slice(0, nodes)
  const target = new Int32Array(from.length)
  const edges = new Int32Array(from.length)
  const negative = new Uint8Array(from.length)
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other] = [rank[from[edge] as number] as number, rank[to[edge] as number] as number]
    const low = Math.min(one, other)
    const own = next[low] as number
    next[low] = own + 1
    target[own] = Math.max(one, other)
    edges[own] = edge
    negative[own] = (sign[edge] as number) < 0 ? 1 : 0
  }
  return { node, offset, target, edges, negative }
}

/**
 * Counts the triangles by their signs, by the forward algorithm: every edge leads from the end of fewer to that of more edges, so that no node has
 * more than √(2m) of them, and the whole takes O(m^1.5) steps (Schank and Wagner 2005, "Finding, Counting and Listing All Triangles in Large
 * Graphs", WEA 2005, section 2; the four types are those of Cartwright and Harary 1956, Psychological Review 63(5), 277-293).
 */
export function triadCensus(graph: SignedGraph): TriadCensus {
  const { offset, target, negative } = forward(graph)
  // Of each node: 0 where it is no out-neighbour of the node at hand, else 1 or, over a negative edge, 2.
  const mark = new Uint8Array(graph.nodes)
  const counts = new Float64Array(4)
  for (let first = 0; first < graph.nodes; first += 1) {
    const [begin, end] = [offset[first] as number, offset[first + 1] as number]
    if (end - begin < 2) continue
    for (let place = begin; place < end; place += 1) mark[target[place] as number] = 1 + (negative[place] as number)
    for (let place = begin; place < end; place += 1) {
      const second = target[place] as number
      const base = (negative[place] as number) - 1
      const last = offset[second + 1] as number
      for (let inner = offset[second] as number; inner < last; inner += 1) {
        const marked = mark[target[inner] as number] as number
        if (marked !== 0) (counts[base + marked + (negative[inner] as number)] as number) += 1
      }
    }
    for (let place = begin; place < end; place += 1) mark[target[place] as number] = 0
  }
  return { '+++': counts[0] as number, '++-': counts[1] as number, '+--': counts[2] as number, '---': counts[3] as number }
}

/** Calls back on every triangle with its three edges and how many of them are negative; `opposite` are the nodes across from each edge. */
export function forEachTriangle(graph: SignedGraph, visit: (edges: readonly [number, number, number], nodes: readonly [number, number, number], negatives: number) => void): void {
  const { node, offset, target, edges, negative } = forward(graph)
  const mark = new Int32Array(graph.nodes).fill(-1)
  for (let first = 0; first < graph.nodes; first += 1) {
    const [begin, end] = [offset[first] as number, offset[first + 1] as number]
    for (let place = begin; place < end; place += 1) mark[target[place] as number] = place
    for (let place = begin; place < end; place += 1) {
      const second = target[place] as number
      for (let inner = offset[second] as number; inner < (offset[second + 1] as number); inner += 1) {
        const third = target[inner] as number
        const closing = mark[third] as number
        if (closing < 0) continue
        visit(
          [edges[place] as number, edges[inner] as number, edges[closing] as number],
          [node[first] as number, node[second] as number, node[third] as number],
          (negative[place] as number) + (negative[inner] as number) + (negative[closing] as number),
        )
      }
    }
    for (let place = begin; place < end; place += 1) mark[target[place] as number] = -1
  }
}

/** All triangles. */
export const countTriads = (census: TriadCensus): number => census['+++'] + census['++-'] + census['+--'] + census['---']

/**
 * The share of triangles whose product of signs is positive (+++ and +--): 0 to 1; null where there is no triangle (Cartwright and Harary 1956).
 */
export function balancedShare(census: TriadCensus): number | null {
  const all = countTriads(census)
  return all === 0 ? null : (census['+++'] + census['+--']) / all
}

/**
 * The share of triangles that are balanced in the weak sense: all but ++- (Davis 1967, "Clustering and structural balance in graphs", Human Relations
 * 20(2), 181-187: three enemies may stay enemies). 0 to 1; null where there is no triangle.
 */
export function weaklyBalancedShare(census: TriadCensus): number | null {
  const all = countTriads(census)
  return all === 0 ? null : (all - census['++-']) / all
}

/** Pairs of edges that meet in a node and are not closed to a triangle: in each, one side of a possible triad is missing. */
export function openTriads(graph: SignedGraph, census: TriadCensus): number {
  const { offset } = adjacencyOf(graph)
  let paths = 0
  for (let node = 0; node < graph.nodes; node += 1) {
    const degree = (offset[node + 1] as number) - (offset[node] as number)
    paths += (degree * (degree - 1)) / 2
  }
  return paths - 3 * countTriads(census)
}
