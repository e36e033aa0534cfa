import { adjacencyOf } from '../signed/signed-graph.ts'
import type { TieGraph } from './ways.ts'

export interface Clustering {
  /** By node: the share of the pairs of its neighbours that are tied, 0 to 1; NaN with fewer than two neighbours. */
  readonly local: Float64Array
  /** The mean of those; null where nobody has two neighbours. */
  readonly average: number | null
  /** Three times the triangles over the paths of three nodes; null without such a path. */
  readonly transitivity: number | null
}

/**
 * Local clustering (Watts and Strogatz 1998, "Collective dynamics of 'small-world' networks", Nature 393) and transitivity (Newman, Watts and Strogatz
 * 2002, PNAS 99, suppl. 1). Weights and directions play no part.
 */
export function clusteringOf(graph: TieGraph): Clustering {
  const { offset, neighbour } = adjacencyOf(graph)
  const local = new Float64Array(graph.nodes).fill(Number.NaN)
  const marked = new Int32Array(graph.nodes).fill(-1)
  let [closed, paths, sum, count] = [0, 0, 0, 0]
  for (let node = 0; node < graph.nodes; node += 1) {
    const around = neighbour.subarray(offset[node], offset[node + 1])
    if (around.length < 2) continue
    for (const other of around) marked[other] = node
    let met = 0
    for (const other of around) {
      for (let place = offset[other] as number; place < (offset[other + 1] as number); place += 1) if (marked[neighbour[place] as number] === node) met += 1
    }
    const pairs = (around.length * (around.length - 1)) / 2
    local[node] = met / 2 / pairs
    sum += met / 2 / pairs
    count += 1
    closed += met / 2
    paths += pairs
  }
  return { local, average: count === 0 ? null : sum / count, transitivity: paths === 0 ? null : closed / paths }
}
