/** Directed edges that run both ways and say the same, which many programs write for one mutual relation. */
import type { GraphDocument, GraphEdge } from './graph-document.ts'

const saying = ({ kind, label, certainty, description, attributes, phases }: GraphEdge): string =>
  JSON.stringify([kind, label, certainty, description, attributes, phases.map(({ time, ...levels }) => [time?.dates?.raw, time?.said, levels])])

/** The network with each such pair as one mutual edge, and how many there are. */
export function joinMutualPairs(graph: GraphDocument): { graph: GraphDocument; pairs: number } {
  const waiting = new Map<string, number[]>()
  const dropped = new Set<number>()
  const mutual = new Set<number>()
  graph.edges.forEach((edge, index) => {
    if (!edge.directed) return
    const said = saying(edge)
    const back = waiting.get(JSON.stringify([edge.target, edge.source, said]))
    const partner = back?.shift()
    if (partner === undefined) {
      const key = JSON.stringify([edge.source, edge.target, said])
      const list = waiting.get(key)
      if (list) list.push(index)
      else waiting.set(key, [index])
    } else {
      mutual.add(partner)
      dropped.add(index)
    }
  })
  if (mutual.size === 0) return { graph, pairs: 0 }
  return {
    graph: { ...graph, edges: graph.edges.flatMap((edge, index) => (dropped.has(index) ? [] : mutual.has(index) ? [{ ...edge, directed: false }] : [edge])) },
    pairs: mutual.size,
  }
}
