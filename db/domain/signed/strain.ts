import { missingSide, pairKey, type MissingSide, type SignedNetwork, type SignedPair } from './signed-network.ts'
import { forEachTriangle, type TriadType } from './triads.ts'

/** A triad over a pair of actors: the third actor, by row, and the two other sides. */
export interface PairTriad {
  readonly third: number
  readonly state: 'unbalanced' | 'balanced' | 'incomplete'
  readonly type: TriadType | null
  /** The lesser size of the two other sides; 0 where the triad does not pull. */
  readonly pull: number
  readonly missing: { readonly own: MissingSide | null; readonly from: MissingSide | null; readonly to: MissingSide | null }
}

/** A sign that would be the other: of the pair of these actors, by rows. */
export interface SignChange {
  readonly one: number
  readonly other: number
  readonly sign: 1 | -1
  /** How many more of the triads at the pair would be balanced. */
  readonly atTie: number
  /** How many more triads of the whole network would be. */
  readonly overall: number
}

/** Size of a pair: of its raw weights where the network counts by them, else by levels. */
export const sizeOf = (network: SignedNetwork, pair: SignedPair): number => (network.weights === 'raw' ? (pair.rawSize ?? pair.size) : pair.size)

/**
 * The triads over a pair of actors: every third actor with a tie to either of the two that holds then. One whose three signs have a negative
 * product is unbalanced (Heider 1946; Cartwright and Harary 1956) and pulls, by the lesser size of its two other sides: a third party pulls no harder
 * than by the weaker of its two ties. A triad without a sign on a side is incomplete, never balanced. Those that pull most first; of equal ones, those
 * with heavier sides, then by row.
 */
export function triadsOver(network: SignedNetwork, from: number, to: number): PairTriad[] {
  const own = network.pairs.get(pairKey(from, to))
  const thirds = new Set<number>()
  for (const { one, other } of network.pairs.values()) {
    if (one === from || one === to) thirds.add(other)
    if (other === from || other === to) thirds.add(one)
  }
  thirds.delete(from)
  thirds.delete(to)
  const triads = [...thirds].map(third => {
    const [first, second] = [network.pairs.get(pairKey(from, third)), network.pairs.get(pairKey(to, third))]
    const signs = [own?.sign ?? 0, first?.sign ?? 0, second?.sign ?? 0]
    const product = signs.reduce((all: number, sign) => all * sign, 1)
    const negatives = signs.filter(sign => sign < 0).length
    const sizes = [first, second].map(pair => (pair && pair.sign !== 0 ? sizeOf(network, pair) : 0))
    const triad: PairTriad = {
      third, state: product === 0 ? 'incomplete' : product < 0 ? 'unbalanced' : 'balanced', type: product === 0 ? null : (['+++', '++-', '+--', '---'] as const)[negatives] ?? null,
      pull: product < 0 ? Math.min(...sizes) : 0,
      missing: { own: missingSide(network, from, to), from: missingSide(network, from, third), to: missingSide(network, to, third) },
    }
    return { triad, weight: Math.min(...sizes), together: sizes.reduce((sum, size) => sum + size, 0) }
  })
  const order = { unbalanced: 0, balanced: 1, incomplete: 2 } as const
  return triads.sort((a, b) => (
    order[a.triad.state] - order[b.triad.state] || b.weight - a.weight || b.together - a.together || a.triad.third - b.triad.third
  )).map(({ triad }) => triad)
}

/** The pull of the unbalanced triads as a share of that of all complete ones (each by the lesser size of its two other sides); null without one. */
export function strainShare(network: SignedNetwork, from: number, to: number, triads: readonly PairTriad[]): number | null {
  const weight = (triad: PairTriad) => Math.min(...[from, to].map(actor => {
    const pair = network.pairs.get(pairKey(actor, triad.third))
    return pair ? sizeOf(network, pair) : 0
  }))
  const complete = triads.filter(({ state }) => state !== 'incomplete')
  const all = complete.reduce((sum, triad) => sum + weight(triad), 0)
  return all === 0 ? null : complete.reduce((sum, triad) => sum + (triad.state === 'unbalanced' ? weight(triad) : 0), 0) / all
}

/** Signs of this pair, or of the sides of its unbalanced triads, whose change would balance more triads at the pair than it unbalances; best first. */
export function signChanges(network: SignedNetwork, from: number, to: number, triads: readonly PairTriad[]): SignChange[] {
  const gain = new Map<string, number>()
  const { graph, edges } = network
  const gains = new Float64Array(graph.sign.length)
  forEachTriangle(graph, (sides, _nodes, negatives) => {
    for (const side of sides) (gains[side] as number) += negatives % 2 === 1 ? 1 : -1
  })
  edges.forEach(({ one, other }, edge) => gain.set(pairKey(one, other), gains[edge] as number))
  const change = (one: number, other: number, atTie: number): SignChange[] => {
    const pair = network.pairs.get(pairKey(one, other))
    return pair && pair.sign !== 0 && atTie > 0 ? [{ one: pair.one, other: pair.other, sign: pair.sign, atTie, overall: gain.get(pairKey(one, other)) ?? 0 }] : []
  }
  const unbalanced = triads.filter(({ state }) => state === 'unbalanced')
  const balanced = triads.filter(({ state }) => state === 'balanced').length
  return [
    ...change(from, to, unbalanced.length - balanced),
    ...unbalanced.flatMap(({ third }) => [...change(from, third, 1), ...change(to, third, 1)]),
  ].sort((a, b) => b.atTie - a.atTie || b.overall - a.overall || a.one - b.one || a.other - b.other)
}
