import { adjacencyOf, type SignedGraph } from '../signed/signed-graph.ts'

/** A simple graph as columns, one entry per tied pair. */
export type TieGraph = Pick<SignedGraph, 'nodes' | 'from' | 'to' | 'weight'>

export interface Ways {
  /** By node: the share of shortest ways between two others that lead through it, 0 to 1; 0 where there are no two others. */
  readonly betweenness: Float64Array
  /** By node, 0 to 1: 1 over the mean distance to those it reaches, times their share of all others; 0 where it reaches nobody. */
  readonly closeness: Float64Array
}

/**
 * Betweenness (Freeman 1977, "A set of measures of centrality based on betweenness", Sociometry 40(1), by the algorithm of Brandes 2001, "A faster
 * algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), section 4) and closeness (Freeman 1979, "Centrality in social
 * networks", Social Networks 1(3); where not all are reached, after Wasserman and Faust 1994, Social Network Analysis, chapter 5). Distances are
 * steps, in either direction; weights play no part. Exact: every node is started from.
 * @param progress is told how many nodes were started from
 */
export function waysOf(graph: TieGraph, progress: (done: number, total: number) => void = () => undefined): Ways {
  const { nodes } = graph
  const { offset, neighbour } = adjacencyOf(graph)
  const [betweenness, closeness] = [new Float64Array(nodes), new Float64Array(nodes)]
  const [distance, ways, share, order] = [new Int32Array(nodes).fill(-1), new Float64Array(nodes), new Float64Array(nodes), new Int32Array(nodes)]
  for (let start = 0; start < nodes; start += 1) {
    distance[start] = 0
    ways[start] = 1
    order[0] = start
    let [known, far] = [1, 0]
    for (let at = 0; at < known; at += 1) {
      const node = order[at] as number
      const next = (distance[node] as number) + 1
      for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) {
        const other = neighbour[place] as number
        if (distance[other] === -1) {
          distance[other] = next
          order[known] = other
          known += 1
          far += next
        }
        if (distance[other] === next) ways[other] = (ways[other] as number) + (ways[node] as number)
      }
    }
    if (far > 0) closeness[start] = ((known - 1) / far) * ((known - 1) / (nodes - 1))
    for (let at = known - 1; at > 0; at -= 1) {
      const node = order[at] as number
      const [before, part] = [(distance[node] as number) - 1, (1 + (share[node] as number)) / (ways[node] as number)]
      for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) {
        const other = neighbour[place] as number
        if (distance[other] === before) share[other] = (share[other] as number) + (ways[other] as number) * part
      }
      betweenness[node] = (betweenness[node] as number) + (share[node] as number)
    }
    for (let at = 0; at < known; at += 1) {
      const node = order[at] as number
      distance[node] = -1
      ways[node] = 0
      share[node] = 0
    }
    progress(start + 1, nodes)
  }
  // Every pair was met from both sides.
  const pairs = (nodes - 1) * (nodes - 2)
  return { betweenness: pairs > 0 ? betweenness.map(value => value / pairs) : betweenness, closeness }
}

/** So many steps along ties finding all shortest ways takes. */
export const stepsOfWays = ({ nodes, from }: TieGraph): number => nodes * from.length * 2
