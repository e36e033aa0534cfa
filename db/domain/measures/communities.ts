import { randomFrom } from '../agreement/random.ts'
import { adjacencyOf, componentsOf } from '../signed/signed-graph.ts'
import type { TieGraph } from './ways.ts'

export interface Communities {
  /** By node: its community, 0 for the largest. */
  readonly membership: Int32Array
  readonly count: number
  /** Newman and Girvan's modularity of this partition; null without ties. */
  readonly modularity: number | null
}

/** The partition of the highest modularity of so many runs is kept. */
export const communityRuns = 10

/** Modularity by weights (Newman 2004, "Analysis of weighted networks", Physical Review E 70, 056131), -0.5 to 1; null without ties. */
export function modularityOf(graph: TieGraph, membership: ArrayLike<number>): number | null {
  let [total, within] = [0, 0]
  const strength = new Map<number, number>()
  for (let edge = 0; edge < graph.from.length; edge += 1) {
    const weight = graph.weight[edge] as number
    const [one, other] = [membership[graph.from[edge] as number] as number, membership[graph.to[edge] as number] as number]
    total += weight
    if (one === other) within += weight
    strength.set(one, (strength.get(one) ?? 0) + weight)
    strength.set(other, (strength.get(other) ?? 0) + weight)
  }
  if (total === 0) return null
  let expected = 0
  for (const sum of strength.values()) expected += (sum / (2 * total)) ** 2
  return within / total - expected
}

/**
 * Communities by the Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks", Journal of
 * Statistical Mechanics P10008): the best of several runs with orders drawn from the seed. A community that does not hang together, which the method may
 * leave (Traag, Waltman and Van Eck 2019, Scientific Reports 9, 5233), is taken apart: modularity only gains. A heuristic: the highest modularity there is may
 * be higher. The same graph and seed give the same communities.
 */
export function communitiesOf(graph: TieGraph, { seed, runs = communityRuns }: { seed: number; runs?: number }): Communities {
  const random = randomFrom(seed)
  let [best, most]: [Int32Array, number] = [new Int32Array(graph.nodes), -Infinity]
  for (let run = 0; run < runs; run += 1) {
    const found = joined(graph, louvain(graph, random))
    const modularity = modularityOf(graph, found) ?? 0
    // Runs that differ by rounding alone are equal: the first one stays.
    if (modularity > most + 1e-12) [best, most] = [found, modularity]
  }
  const { membership, count } = bySize(best)
  return { membership, count, modularity: modularityOf(graph, membership) }
}

/** Passes until nothing moves: nodes move to the community of the highest gain, then communities become the nodes of the next pass. */
function louvain(graph: TieGraph, random: () => number): Int32Array {
  const membership = Int32Array.from({ length: graph.nodes }, (_, node) => node)
  let [level, loops] = [graph, new Float64Array(graph.nodes)]
  for (;;) {
    const { moved, community } = moveNodes(level, loops, random)
    if (!moved) return membership
    const { membership: numbered, count } = bySize(community)
    for (const [node, at] of membership.entries()) membership[node] = numbered[at] as number
    const next = new Float64Array(count)
    for (const [node, own] of loops.entries()) (next[numbered[node] as number] as number) += own
    const between = new Map<number, number>()
    for (let edge = 0; edge < level.from.length; edge += 1) {
      const [one, other] = [numbered[level.from[edge] as number] as number, numbered[level.to[edge] as number] as number]
      const weight = level.weight[edge] as number
      if (one === other) (next[one] as number) += 2 * weight
      else {
        const key = Math.min(one, other) * count + Math.max(one, other)
        between.set(key, (between.get(key) ?? 0) + weight)
      }
    }
    const keys = [...between.keys()]
    level = {
      nodes: count, from: Int32Array.from(keys, key => Math.floor(key / count)), to: Int32Array.from(keys, key => key % count), weight: Float64Array.from(between.values()),
    }
    loops = next
  }
}

/** `loops`: by node, twice the weight within it. */
function moveNodes(graph: TieGraph, loops: Float64Array, random: () => number): { moved: boolean; community: Int32Array } {
  const { nodes } = graph
  const { offset, neighbour, edge } = adjacencyOf(graph)
  const community = Int32Array.from({ length: nodes }, (_, node) => node)
  const strength = loops.slice()
  for (let index = 0; index < graph.from.length; index += 1) {
    (strength[graph.from[index] as number] as number) += graph.weight[index] as number;
    (strength[graph.to[index] as number] as number) += graph.weight[index] as number
  }
  const total = strength.reduce((sum, value) => sum + value, 0)
  if (total === 0) return { moved: false, community }
  const sums = strength.slice()
  const order = Int32Array.from({ length: nodes }, (_, node) => node)
  for (let at = nodes - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number]
  }
  const towards = new Float64Array(nodes)
  let moved = false
  for (let again = true; again;) {
    again = false
    for (const node of order) {
      const own = community[node] as number
      const met: number[] = [own]
      for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) {
        const at = community[neighbour[place] as number] as number
        if (towards[at] === 0 && at !== own) met.push(at)
        towards[at] = (towards[at] as number) + (graph.weight[edge[place] as number] as number)
      }
      const mine = strength[node] as number
      sums[own] = (sums[own] as number) - mine
      const gain = (at: number) => (towards[at] as number) - ((sums[at] as number) * mine) / total
      let [target, most] = [own, gain(own)]
      for (const at of met) {
        const here = gain(at)
        if (here > most + 1e-10 * total) [target, most] = [at, here]
      }
      sums[target] = (sums[target] as number) + mine
      for (const at of met) towards[at] = 0
      if (target === own) continue
      community[node] = target
      again = true
      moved = true
    }
  }
  return { moved, community }
}

/** The same partition, with each community that falls into parts taken apart. */
function joined(graph: TieGraph, membership: Int32Array): Int32Array {
  const within = [...graph.from.keys()].filter(edge => membership[graph.from[edge] as number] === membership[graph.to[edge] as number])
  const parts = componentsOf({
    nodes: graph.nodes, from: Int32Array.from(within, edge => graph.from[edge] as number), to: Int32Array.from(within, edge => graph.to[edge] as number),
  })
  const result = new Int32Array(graph.nodes)
  parts.forEach((part, number) => { for (const node of part) result[node] = number })
  return result
}

/** Communities numbered from 0, the largest first, else in the order of their first nodes. */
function bySize(community: Int32Array): { membership: Int32Array; count: number } {
  const size = new Map<number, number>()
  for (const at of community) size.set(at, (size.get(at) ?? 0) + 1)
  const number = new Map([...size].sort((a, b) => b[1] - a[1]).map(([at], place) => [at, place]))
  return { membership: community.map(at => number.get(at) ?? 0), count: number.size }
}
