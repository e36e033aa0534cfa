import { adjacencyOf } from '../signed/signed-graph.ts'
import type { TieGraph } from './ways.ts'

export interface Bridges {
  /** Edges without which more components were there, in their order. */
  readonly bridges: readonly number[]
  /** By node: whether without it there were more components. */
  readonly cutNodes: readonly boolean[]
}

/** Bridges and cut nodes by one walk in depth (Tarjan 1974, "A note on finding the bridges of a graph", Information Processing Letters 2(6)). */
export function bridgesOf(graph: TieGraph): Bridges {
  const { offset, neighbour, edge } = adjacencyOf(graph)
  const { nodes } = graph
  const [entered, low, next, by] = [new Int32Array(nodes).fill(-1), new Int32Array(nodes), offset.slice(0, nodes), new Int32Array(nodes).fill(-1)]
  const cutNodes = Array.from({ length: nodes }, () => false)
  const bridges: number[] = []
  let clock = 0
  for (let root = 0; root < nodes; root += 1) {
    if (entered[root] !== -1) continue
    let branches = 0
    const way = [root]
    entered[root] = clock
    low[root] = clock
    clock += 1
    while (way.length > 0) {
      const node = way[way.length - 1] as number
      const place = next[node] as number
      if (place < (offset[node + 1] as number)) {
        next[node] = place + 1
        const [other, along] = [neighbour[place] as number, edge[place] as number]
        if (along === by[node]) continue
        if (entered[other] === -1) {
          by[other] = along
          entered[other] = clock
          low[other] = clock
          clock += 1
          way.push(other)
        } else low[node] = Math.min(low[node] as number, entered[other] as number)
        continue
      }
      way.pop()
      const before = way[way.length - 1]
      if (before === undefined) break
      low[before] = Math.min(low[before] as number, low[node] as number)
      if ((low[node] as number) > (entered[before] as number)) bridges.push(by[node] as number)
      if (before === root) branches += 1
      else if ((low[node] as number) >= (entered[before] as number)) cutNodes[before] = true
    }
    if (branches > 1) cutNodes[root] = true
  }
  return { bridges: bridges.sort((a, b) => a - b), cutNodes }
}
