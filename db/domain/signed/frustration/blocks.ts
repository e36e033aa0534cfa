import { edgesAt, type WeightedGraph } from './weighted-graph.ts'

/**
 * The blocks (biconnected components) as lists of edges: what is best within one does not depend on the others, since they share single nodes
 * only. By Tarjan's depth-first search (Tarjan 1972, SIAM Journal on Computing 1(2), 146-160; Hopcroft and Tarjan 1973, Communications of the ACM
 * 16(6), 372-378), without recursion. A block comes before those that lie nearer to where the search began.
 */
export function blocksOf(graph: WeightedGraph): number[][] {
  const at = edgesAt(graph)
  const order = new Int32Array(graph.nodes).fill(-1)
  const lowest = new Int32Array(graph.nodes)
  const next = new Int32Array(graph.nodes)
  const blocks: number[][] = []
  const path: number[] = []
  let count = 0
  for (let start = 0; start < graph.nodes; start += 1) {
    if ((order[start] as number) >= 0) continue
    order[start] = lowest[start] = count++
    const stack: { node: number; by: number }[] = [{ node: start, by: -1 }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { node, by } = top
      const edge = at[node]?.[next[node] as number]
      if (edge !== undefined) {
        (next[node] as number) += 1
        if (edge === by) continue
        const other = graph.from[edge] === node ? graph.to[edge] as number : graph.from[edge] as number
        if ((order[other] as number) < 0) {
          order[other] = lowest[other] = count++
          path.push(edge)
          stack.push({ node: other, by: edge })
        } else if ((order[other] as number) < (order[node] as number)) {
          path.push(edge)
          lowest[node] = Math.min(lowest[node] as number, order[other] as number)
        }
        continue
      }
      stack.pop()
      const parent = stack.at(-1)?.node
      if (parent === undefined) continue
      lowest[parent] = Math.min(lowest[parent] as number, lowest[node] as number)
      if ((lowest[node] as number) >= (order[parent] as number)) blocks.push(path.splice(path.lastIndexOf(by)))
    }
  }
  return blocks
}
