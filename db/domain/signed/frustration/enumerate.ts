import { edgesAt, type Sides, type WeightedGraph } from './weighted-graph.ts'

/** Kernels of so many nodes are solved by going through all bipartitions: half a million take milliseconds. */
export const mostEnumerated = 18

/**
 * The best bipartitions by going through all of them in the order of a Gray code (Gray 1953, US patent 2,632,058), one change of side a step: their
 * cost, how many there are, and the first `keep` of them. The first node stays on its side, so that a bipartition and its mirror image are one.
 * Throws a RangeError beyond `mostEnumerated` nodes.
 */
export function enumerate(graph: WeightedGraph, keep: number): { cost: number; count: number; best: Sides[] } {
  if (graph.nodes > mostEnumerated) throw new RangeError(`${graph.nodes} nodes are too many to go through`)
  const at = edgesAt(graph)
  const sides = new Int8Array(graph.nodes).fill(1)
  let cost = graph.weight.reduce((sum, weight) => sum + Math.max(0, -weight), 0)
  let found = { cost, count: 1, best: [sides.slice()] }
  const last = 2 ** Math.max(0, graph.nodes - 1)
  for (let step = 1; step < last; step += 1) {
    const node = 32 - Math.clz32(step & -step)
    for (const edge of at[node] ?? []) {
      const weight = graph.weight[edge] as number
      cost += (sides[graph.from[edge] as number] as number) * (sides[graph.to[edge] as number] as number) * weight
    }
    sides[node] = -(sides[node] as number)
    if (cost < found.cost - 1e-9) found = { cost, count: 1, best: [sides.slice()] }
    else if (cost <= found.cost + 1e-9) {
      found.count += 1
      if (found.best.length < keep) found.best.push(sides.slice())
    }
  }
  return found
}
