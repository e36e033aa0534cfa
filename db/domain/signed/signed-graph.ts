/** A signed edge as it is given: its two nodes, its sign, and its weight where it has one. */
export interface SignedEdge {
  readonly from: number
  readonly to: number
  readonly sign: 1 | -1
  /** Above zero; 1 where absent. */
  readonly weight?: number
}

/** A simple undirected signed graph as columns: one entry per edge. Nodes are 0 to `nodes` - 1. */
export interface SignedGraph {
  readonly nodes: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** 1 or -1. */
  readonly sign: Int8Array
  /** Above zero. */
  readonly weight: Float64Array
}

/** The graph of these edges. Throws a RangeError for a loop, a pair given twice, a node that is not there, or a weight that is not above zero. */
export function signedGraph(nodes: number, edges: readonly SignedEdge[]): SignedGraph {
  const graph = {
    nodes, from: new Int32Array(edges.length), to: new Int32Array(edges.length), sign: new Int8Array(edges.length), weight: new Float64Array(edges.length),
  }
  const pairs = new Set<number>()
  edges.forEach(({ from, to, sign, weight = 1 }, edge) => {
    if (from === to || Math.min(from, to) < 0 || Math.max(from, to) >= nodes) throw new RangeError(`edge ${edge} joins ${from} and ${to}`)
    if (!(weight > 0) || !Number.isFinite(weight)) throw new RangeError(`edge ${edge} has the weight ${weight}`)
    pairs.add(Math.min(from, to) * nodes + Math.max(from, to))
    graph.from[edge] = from
    graph.to[edge] = to
    graph.sign[edge] = sign
    graph.weight[edge] = weight
  })
  if (pairs.size < edges.length) throw new RangeError('a pair of nodes has two edges')
  return graph
}

/** How many edges are positive, and how many negative. */
export function countSigns({ sign }: SignedGraph): { positive: number; negative: number } {
  let positive = 0
  for (const each of sign) if (each > 0) positive += 1
  return { positive, negative: sign.length - positive }
}

/** The same graph with every weight 1. */
export function unweighted(graph: SignedGraph): SignedGraph {
  return { ...graph, weight: new Float64Array(graph.sign.length).fill(1) }
}

/** The graph of some nodes, in their order, with the edges between them. */
export function subgraph(graph: SignedGraph, chosen: readonly number[]): SignedGraph {
  const place = new Int32Array(graph.nodes).fill(-1)
  chosen.forEach((node, index) => { place[node] = index })
  const edges: SignedEdge[] = []
  for (let edge = 0; edge < graph.sign.length; edge += 1) {
    const [from, to] = [place[graph.from[edge] as number] as number, place[graph.to[edge] as number] as number]
    if (from >= 0 && to >= 0) edges.push({ from, to, sign: (graph.sign[edge] as number) > 0 ? 1 : -1, weight: graph.weight[edge] as number })
  }
  return signedGraph(chosen.length, edges)
}

/** The neighbours of every node, one after another: those of node i stand from `offset[i]` to before `offset[i + 1]`. */
export interface Adjacency {
  readonly offset: Int32Array
  readonly neighbour: Int32Array
  /** The edge that leads there. */
  readonly edge: Int32Array
}

/** Compressed adjacency of a graph, each edge in both directions. */
export function adjacencyOf({ nodes, from, to }: Pick<SignedGraph, 'nodes' | 'from' | 'to'>): Adjacency {
  const offset = new Int32Array(nodes + 1)
  for (let edge = 0; edge < from.length; edge += 1) {
    (offset[(from[edge] as number) + 1] as number) += 1;
    (offset[(to[edge] as number) + 1] as number) += 1
  }
  for (let node = 0; node < nodes; node += 1) (offset[node + 1] as number) += offset[node] as number
  const next = offset.slice(0, nodes)
  const neighbour = new Int32Array(from.length * 2)
  const edges = new Int32Array(from.length * 2)
  const put = (node: number, other: number, edge: number) => {
    const place = next[node] as number
    next[node] = place + 1
    neighbour[place] = other
    edges[place] = edge
  }
  for (let edge = 0; edge < from.length; edge += 1) {
    put(from[edge] as number, to[edge] as number, edge)
    put(to[edge] as number, from[edge] as number, edge)
  }
  return { offset, neighbour, edge: edges }
}

/** The connected components as lists of nodes, each in order; those with more nodes first, else in the order of their first node. */
export function componentsOf(graph: Pick<SignedGraph, 'nodes' | 'from' | 'to'>): number[][] {
  const { offset, neighbour } = adjacencyOf(graph)
  const seen = new Uint8Array(graph.nodes)
  const components: number[][] = []
  for (let start = 0; start < graph.nodes; start += 1) {
    if (seen[start]) continue
    seen[start] = 1
    const members = [start]
    for (let index = 0; index < members.length; index += 1) {
      const node = members[index] as number
      for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) {
        const other = neighbour[place] as number
        if (seen[other]) continue
        seen[other] = 1
        members.push(other)
      }
    }
    components.push(members.sort((a, b) => a - b))
  }
  return components.sort((a, b) => b.length - a.length)
}
