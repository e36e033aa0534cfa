import type { SignedGraph } from '../signed-graph.ts'

/**
 * A graph whose edges want their ends on the same side (weight above zero) or on opposite sides (below zero); an edge that does not get it
 * costs its size. What every step of the search works on.
 */
export interface WeightedGraph {
  readonly nodes: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Never zero. */
  readonly weight: readonly number[]
}

/** A side for every node: 1 or -1. */
export type Sides = Int8Array

export function weightedGraph({ nodes, from, to, sign, weight }: SignedGraph): WeightedGraph {
  return { nodes, from: [...from], to: [...to], weight: Array.from(weight, (size, edge) => size * (sign[edge] as number)) }
}

/** Whether an edge does not get what it wants. */
export const isFrustrated = ({ from, to, weight }: WeightedGraph, sides: Sides, edge: number): boolean => (
  (sides[from[edge] as number] as number) * (sides[to[edge] as number] as number) * (weight[edge] as number) < 0
)

/** What the edges that do not get what they want cost together. */
export function costOf(graph: WeightedGraph, sides: Sides): number {
  let cost = 0
  for (let edge = 0; edge < graph.weight.length; edge += 1) if (isFrustrated(graph, sides, edge)) cost += Math.abs(graph.weight[edge] as number)
  return cost
}

/** Edges at every node. */
export function edgesAt(graph: WeightedGraph): number[][] {
  const at: number[][] = Array.from({ length: graph.nodes }, () => [])
  graph.from.forEach((from, edge) => {
    at[from]?.push(edge)
    at[graph.to[edge] as number]?.push(edge)
  })
  return at
}

/** The edges given, with the nodes that they join renamed in their order. */
export function partOf(graph: WeightedGraph, edges: readonly number[]): { part: WeightedGraph; nodes: number[] } {
  const place = new Map<number, number>()
  for (const node of edges.flatMap(edge => [graph.from[edge] as number, graph.to[edge] as number]).sort((a, b) => a - b)) if (!place.has(node)) place.set(node, place.size)
  return {
    nodes: [...place.keys()],
    part: {
      nodes: place.size, from: edges.map(edge => place.get(graph.from[edge] as number) as number), to: edges.map(edge => place.get(graph.to[edge] as number) as number),
      weight: edges.map(edge => graph.weight[edge] as number),
    },
  }
}
