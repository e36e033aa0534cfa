import type { Sides, WeightedGraph } from './weighted-graph.ts'

export interface Reduced {
  readonly kernel: WeightedGraph
  /** What every solution costs beyond that of the kernel. */
  readonly constant: number
  /** Sides of all nodes from those of the kernel's; the cost is the kernel's and `constant`. */
  expand(sides: Sides): Sides
}

/** Weights that differ by less are the same: sums of decimal fractions do not come out even. */
const grain = 1e-9

/**
 * Draws nodes together that some best solution has on the same (or on opposite) sides, until no rule holds:
 * - an edge that is at least as heavy as all other edges of one of its ends together gets what it wants: else that end changes sides at no
 *   loss. That takes in nodes of one and of two edges.
 * - two neighbours that lean alike, Σ|w(u,x) - w(v,x)| ≤ 2·w(u,v) over all others x, stand together: were they apart, one of the two could
 *   change sides at no loss, since both changes together cost at most nothing. (For edges below zero, of opposite signs throughout.)
 *
 * Such rules of persistency: Lange, Andres and Swoboda 2019, "Combinatorial persistency criteria for multicut and max-cut", CVPR 2019, 6093-6102; degrees
 * 1 and 2: Aref, Mason and Wilson 2018, in "Optimization problems in graph theory", Springer, 65-84. With `strict`, only what is true of every best
 * solution is used, so that they can be counted on the kernel.
 */
export function reduce(graph: WeightedGraph, { strict = false } = {}): Reduced {
  const around: Map<number, number>[] = Array.from({ length: graph.nodes }, () => new Map<number, number>())
  const strength = new Float64Array(graph.nodes)
  let constant = 0
  const add = (one: number, other: number, weight: number) => {
    const before = around[one]?.get(other) ?? 0
    const after = before + weight
    if (before * weight < 0) constant += Math.min(Math.abs(before), Math.abs(weight))
    const kept = Math.abs(after) < grain ? 0 : after
    for (const [node, to] of [[one, other], [other, one]] as const) {
      (strength[node] as number) += Math.abs(kept) - Math.abs(before)
      if (kept === 0) around[node]?.delete(to)
      else around[node]?.set(to, kept)
    }
  }
  graph.weight.forEach((weight, edge) => add(graph.from[edge] as number, graph.to[edge] as number, weight))

  const merged: { node: number; into: number; sign: number }[] = []
  const waiting = new Set(around.keys())
  const merge = (node: number, into: number, sign: number) => {
    const own = around[node] as Map<number, number>
    around[into]?.delete(node);
    (strength[into] as number) -= Math.abs(own.get(into) ?? 0)
    own.delete(into)
    for (const [other, weight] of own) {
      around[other]?.delete(node);
      (strength[other] as number) -= Math.abs(weight)
    }
    merged.push({ node, into, sign })
    waiting.delete(node)
    waiting.add(into)
    for (const [other, weight] of own) {
      waiting.add(other)
      add(into, other, weight * sign)
    }
    for (const other of around[into]?.keys() ?? []) waiting.add(other)
    around[node] = new Map()
    strength[node] = 0
  }
  /** Whether the lighter side does not outweigh the heavier. */
  const holds = (lighter: number, heavier: number) => (strict ? lighter < heavier - grain : lighter <= heavier + grain / 2)

  for (const node of waiting) {
    waiting.delete(node)
    const own = around[node] as Map<number, number>
    for (const [other, weight] of own) {
      const [size, sign] = [Math.abs(weight), Math.sign(weight)]
      if (holds((strength[node] as number) - size, size)) {
        merge(node, other, sign)
        break
      }
      if (!holds(Math.abs((strength[node] as number) - (strength[other] as number)), 2 * size)) continue
      if (holds(unlikeness(own, around[other] as Map<number, number>, node, other, sign, 2 * size + grain), 2 * size)) {
        merge(node, other, sign)
        break
      }
    }
  }

  const gone = new Set(merged.map(({ node }) => node))
  const alive = [...around.keys()].filter(node => !gone.has(node))
  const place = new Map(alive.map((node, index) => [node, index]))
  const kernel = { nodes: alive.length, from: [] as number[], to: [] as number[], weight: [] as number[] }
  for (const node of alive) {
    for (const [other, weight] of [...around[node] as Map<number, number>].sort(([a], [b]) => a - b)) {
      if (other < node) continue
      kernel.from.push(place.get(node) as number)
      kernel.to.push(place.get(other) as number)
      kernel.weight.push(weight)
    }
  }
  return {
    kernel, constant,
    expand(sides) {
      const all = new Int8Array(graph.nodes)
      alive.forEach((node, index) => { all[node] = sides[index] as number })
      for (const { node, into, sign } of merged.toReversed()) all[node] = (all[into] as number) * sign
      return all
    },
  }
}

/** Σ|w(one,x) - sign·w(other,x)| over all others; stops where it is above `enough`. */
function unlikeness(own: ReadonlyMap<number, number>, others: ReadonlyMap<number, number>, one: number, other: number, sign: number, enough: number): number {
  let sum = 0
  for (const [node, weight] of own) {
    if (node !== other) sum += Math.abs(weight - sign * (others.get(node) ?? 0))
    if (sum > enough) return sum
  }
  for (const [node, weight] of others) {
    if (node !== one && !own.has(node)) sum += Math.abs(weight)
    if (sum > enough) return sum
  }
  return sum
}
