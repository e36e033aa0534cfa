import type { TriadChoice } from '../../contract/entities/balance.ts'
import { adjacencyOf } from './signed-graph.ts'
import { missingSide, pairKey, type SignedNetwork } from './signed-network.ts'
import { sizeOf } from './strain.ts'
import { forEachTriangle, triadTypes } from './triads.ts'

/** Three actors, by row. Of an incomplete triad the side between the last two has no sign. */
export interface ListedTriad {
  readonly actors: readonly [number, number, number]
  /** The least size of the sides that have a sign. */
  readonly weight: number
}

/** Why a side is missing, those first that coding could settle. */
const missingOrder = ['not-coded', 'ambivalent-zero', 'ambivalent-left-out', 'neutral', 'untied'] as const

interface Ranked extends ListedTriad { readonly rank: number }

const before = (a: Ranked, b: Ranked) => (
  a.rank - b.rank || b.weight - a.weight || a.actors[0] - b.actors[0] || a.actors[1] - b.actors[1] || a.actors[2] - b.actors[2]
)

/** Keeps the first so many of any number in order, without holding them all. */
function firstOf(most: number) {
  let kept: Ranked[] = []
  let total = 0
  return {
    add(triad: Ranked) {
      total += 1
      kept.push(triad)
      if (kept.length >= 2 * most + 1_000) kept = kept.sort(before).slice(0, most)
    },
    list: () => ({ total, triads: kept.sort(before).slice(0, most) }),
  }
}

/**
 * The triads of a type, those of the largest lesser side first; incomplete ones (two signed sides that meet in the first actor, the third without a sign)
 * by why they are, then likewise. With `only`, those that an actor, by row, is in. How many there are, and the first `most`.
 */
export function triadsOfType(network: SignedNetwork, type: TriadChoice, { only = null, most }: { only?: number | null; most: number }): { total: number; triads: ListedTriad[] } {
  const { graph, actors, edges } = network
  const found = firstOf(most)
  const size = edges.map(pair => sizeOf(network, pair))
  const row = (node: number) => actors[node] as number
  if (type !== 'incomplete') {
    const wanted = triadTypes.indexOf(type)
    forEachTriangle(graph, (sides, nodes, negatives) => {
      if (negatives !== wanted) return
      const [a, b, c] = nodes.map(row).sort((one, other) => one - other) as [number, number, number]
      if (only !== null && a !== only && b !== only && c !== only) return
      found.add({ actors: [a, b, c], weight: Math.min(...sides.map(edge => size[edge] as number)), rank: 0 })
    })
    return found.list()
  }
  const { offset, neighbour } = adjacencyOf(graph)
  for (let node = 0; node < graph.nodes; node += 1) {
    const around = [...neighbour.subarray(offset[node], offset[node + 1])].map(row).sort((one, other) => one - other)
    const own = row(node)
    around.forEach((one, place) => {
      for (const other of around.slice(place + 1)) {
        if (only !== null && own !== only && one !== only && other !== only) continue
        const missing = missingSide(network, one, other)
        if (missing === null) continue
        const sizes = [one, other].map(end => {
          const pair = network.pairs.get(pairKey(own, end))
          return pair ? sizeOf(network, pair) : 0
        })
        found.add({ actors: [own, one, other], weight: Math.min(...sizes), rank: missingOrder.indexOf(missing) })
      }
    })
  }
  return found.list()
}
