import type { TieChoice } from '../../contract/entities/centrality.ts'
import type { NetworkColumns, SignedNetwork, SignedPair } from '../signed/signed-network.ts'
import type { TieGraph } from './ways.ts'

export interface TieNetwork {
  /** Row of the actor that each node is: those with such a tie, in their order. */
  readonly actors: readonly number[]
  /** The pair that each edge is. */
  readonly edges: readonly SignedPair[]
  /** Undirected, parallel ties taken together, by weight. A tie of which nothing, or 0, is coded has the weight 0. */
  readonly graph: TieGraph
  readonly weights: 'raw' | 'levels'
  /** By node: others from whom, and to whom, a tie leads; one without direction leads both ways. */
  readonly inDegree: Int32Array
  readonly outDegree: Int32Array
}

/**
 * The ties that hold at a time, as an undirected network: all of them, or the pairs that code a strand above 0. Weights are raw where every pair has one that
 * speaks of these ties alone; else levels, for all ties those of both strands together.
 */
export function tieNetwork(network: SignedNetwork, { ties, phases }: NetworkColumns, choice: TieChoice): TieNetwork {
  const other = { cooperation: 'conflict', conflict: 'cooperation' } as const
  const edges = [...network.pairs.values()].filter(pair => choice === 'all' || (pair[choice] ?? 0) > 0)
  const actors = [...new Set(edges.flatMap(pair => [pair.one, pair.other]))].sort((a, b) => a - b)
  const place = new Map(actors.map((actor, node) => [actor, node]))
  const raw = edges.length > 0 && edges.every(pair => pair.rawSize !== null && (choice === 'all' || (pair[other[choice]] ?? 0) === 0))
  const level = (pair: SignedPair) => (choice === 'all' ? (pair.cooperation ?? 0) + (pair.conflict ?? 0) : (pair[choice] ?? 0))
  const nodes = (of: (pair: SignedPair) => number) => Int32Array.from(edges, pair => place.get(of(pair)) ?? 0)
  const graph = { nodes: actors.length, from: nodes(pair => pair.one), to: nodes(pair => pair.other), weight: Float64Array.from(edges, pair => (raw ? (pair.rawSize ?? 0) : level(pair))) }
  const [inDegree, outDegree] = [new Int32Array(actors.length), new Int32Array(actors.length)]
  edges.forEach((pair, edge) => {
    const counted = choice === 'all' ? new Set(pair.ties) : new Set(pair.phases.filter(phase => (phases[choice][phase] ?? 0) > 0).map(phase => phases.tie[phase] as number))
    let [forth, back] = [false, false]
    for (const tie of counted) {
      forth ||= !ties.directed[tie] || ties.from[tie] === pair.one
      back ||= !ties.directed[tie] || ties.from[tie] === pair.other
    }
    const [one, two] = [graph.from[edge] as number, graph.to[edge] as number]
    if (forth) {
      (outDegree[one] as number) += 1;
      (inDegree[two] as number) += 1
    }
    if (back) {
      (outDegree[two] as number) += 1;
      (inDegree[one] as number) += 1
    }
  })
  return { actors, edges, graph, weights: raw ? 'raw' : 'levels', inDegree, outDegree }
}

/** The same graph with every weight 1. */
export const countedOnce = (graph: TieGraph): TieGraph => ({ ...graph, weight: new Float64Array(graph.weight.length).fill(1) })

/** The same nodes with the edges that weigh something. */
export function weighing(graph: TieGraph): TieGraph {
  const kept = [...graph.weight.keys()].filter(edge => (graph.weight[edge] as number) > 0)
  const columns = (column: Int32Array) => Int32Array.from(kept, edge => column[edge] as number)
  return { nodes: graph.nodes, from: columns(graph.from), to: columns(graph.to), weight: Float64Array.from(kept, edge => graph.weight[edge] as number) }
}
