import { randomFrom } from '../../agreement/random.ts'
import { costOf, edgesAt, isFrustrated, type Sides, type WeightedGraph } from './weighted-graph.ts'

/** Where the row of random numbers begins: fixed, so that the same graph gives the same answer. */
const seed = 1956

/**
 * A good solution: tabu search over single changes of side (Glover 1989, ORSA Journal on Computing 1(3), 190-206), from several beginnings. An upper
 * bound of the frustration index, not the index.
 */
export function goodSides(graph: WeightedGraph, { starts = 8, stepsPerNode = 40 } = {}): Sides {
  const random = randomFrom(seed)
  const at = edgesAt(graph)
  const steps = Math.min(400_000, Math.ceil(stepsPerNode * graph.nodes))
  let best = alongTree(graph, at)
  let least = costOf(graph, best)
  for (let start = 0; start < starts; start += 1) {
    const begin = best.slice()
    // The first start improves the tree's solution; later ones shake what is best so far.
    if (start > 0) for (let node = 0; node < graph.nodes; node += 1) if (random() < 0.15) begin[node] = -(begin[node] as number)
    const found = tabu(graph, at, begin, steps, random)
    const cost = costOf(graph, found)
    if (cost < least) [best, least] = [found, cost]
  }
  return best
}

/** Sides that give every edge of a spanning forest what it wants. */
function alongTree(graph: WeightedGraph, at: readonly number[][]): Sides {
  const sides = new Int8Array(graph.nodes)
  for (let start = 0; start < graph.nodes; start += 1) {
    if (sides[start] !== 0) continue
    sides[start] = 1
    const queue = [start]
    for (let index = 0; index < queue.length; index += 1) {
      const node = queue[index] as number
      for (const edge of at[node] ?? []) {
        const other = graph.from[edge] === node ? graph.to[edge] as number : graph.from[edge] as number
        if (sides[other] !== 0) continue
        sides[other] = (sides[node] as number) * Math.sign(graph.weight[edge] as number)
        queue.push(other)
      }
    }
  }
  return sides
}

function tabu(graph: WeightedGraph, at: readonly number[][], begin: Sides, steps: number, random: () => number): Sides {
  const sides = begin.slice()
  // What changing the side of a node would cost: what it satisfies less what it frustrates.
  const change = new Float64Array(graph.nodes)
  for (let edge = 0; edge < graph.weight.length; edge += 1) {
    const by = isFrustrated(graph, sides, edge) ? -Math.abs(graph.weight[edge] as number) : Math.abs(graph.weight[edge] as number);
    (change[graph.from[edge] as number] as number) += by;
    (change[graph.to[edge] as number] as number) += by
  }
  const free = new Int32Array(graph.nodes)
  let cost = costOf(graph, sides)
  let least = cost
  let best = sides.slice()
  const rest = Math.max(3, Math.min(20, Math.floor(graph.nodes / 5)))
  for (let step = 1; step <= steps; step += 1) {
    let chosen = -1
    let lowest = Infinity
    for (let node = 0; node < graph.nodes; node += 1) {
      const by = change[node] as number
      if (by < lowest && ((free[node] as number) < step || cost + by < least - 1e-9)) [chosen, lowest] = [node, by]
    }
    if (chosen < 0) continue
    sides[chosen] = -(sides[chosen] as number)
    cost += lowest
    change[chosen] = -lowest
    for (const edge of at[chosen] ?? []) {
      const other = graph.from[edge] === chosen ? graph.to[edge] as number : graph.from[edge] as number
      const size = Math.abs(graph.weight[edge] as number);
      (change[other] as number) += isFrustrated(graph, sides, edge) ? -2 * size : 2 * size
    }
    free[chosen] = step + rest + Math.floor(random() * rest)
    if (cost < least - 1e-9) {
      least = cost
      best = sides.slice()
    }
  }
  return best
}

/**
 * A lower bound of the frustration index: cycles with a negative product, packed greedily so that no edge is used beyond its size; every solution
 * frustrates an edge of each. Seen from a solution, such a cycle is a frustrated edge closed by a path of satisfied ones.
 */
export function packedCycles(graph: WeightedGraph, sides: Sides): number {
  const at = edgesAt(graph)
  const left = graph.weight.map(Math.abs)
  const frustrated = [...left.keys()].filter(edge => isFrustrated(graph, sides, edge))
  const by = new Int32Array(graph.nodes)
  let bound = 0
  for (const edge of frustrated) {
    const [start, goal] = [graph.from[edge] as number, graph.to[edge] as number]
    while ((left[edge] as number) > 1e-9) {
      by.fill(-1)
      by[start] = edge
      const queue = [start]
      for (let index = 0; index < queue.length && by[goal] === -1; index += 1) {
        const node = queue[index] as number
        for (const step of at[node] ?? []) {
          const other = graph.from[step] === node ? graph.to[step] as number : graph.from[step] as number
          if (by[other] !== -1 || (left[step] as number) <= 1e-9 || isFrustrated(graph, sides, step)) continue
          by[other] = step
          queue.push(other)
        }
      }
      if (by[goal] === -1) break
      const cycle = [edge]
      for (let node = goal; node !== start;) {
        const step = by[node] as number
        cycle.push(step)
        node = graph.from[step] === node ? graph.to[step] as number : graph.from[step] as number
      }
      const size = Math.min(...cycle.map(step => left[step] as number))
      for (const step of cycle) (left[step] as number) -= size
      bound += size
    }
  }
  return bound
}
