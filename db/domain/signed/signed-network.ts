import type { unsignedReasons } from '../../contract/entities/balance.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import type { ReadingLabel } from '../../contract/vocabulary.ts'
import { holding, type TimeRange } from '../scene/holding.ts'
import { collapse, type Collapsed, type CollapseOptions, type TieThen } from './collapse.ts'
import { signedGraph, type SignedGraph } from './signed-graph.ts'

/** What a signed network is made from: actors, ties and phases as columns. */
export interface NetworkColumns {
  readonly actors: NetworkData['actors']
  readonly ties: NetworkData['ties']
  readonly phases: NetworkData['phases']
  /** The raw weight of each phase. */
  readonly weight: readonly (number | null)[]
}

export interface SignedNetworkOptions extends CollapseOptions {
  readonly range: TimeRange
  readonly dating: 'certainly' | 'possibly'
  readonly weighted: boolean
  /** How a tie, by row, reads then; for the rule by reading. */
  readonly labelOf?: (tie: number) => ReadingLabel | null
}

/** Two actors with what stands between them then. */
export interface SignedPair extends Collapsed {
  /** Rows of the actors, the lower first. */
  readonly one: number
  readonly other: number
  /** Rows of the ties and phases that hold then. */
  readonly ties: readonly number[]
  readonly phases: readonly number[]
}

export interface SignedNetwork {
  /** Row of the actor that each node is: those with a signed tie, in their order. */
  readonly actors: readonly number[]
  readonly graph: SignedGraph
  /** The pair that each edge is. */
  readonly edges: readonly SignedPair[]
  /** All pairs with a tie that holds then, signed or not, by `pairKey`. */
  readonly pairs: ReadonlyMap<string, SignedPair>
  /** What the weights of the graph are; null where each edge counts one. */
  readonly weights: 'raw' | 'levels' | null
  /** Ties that hold only possibly then. */
  readonly uncertainTies: number
}

export const pairKey = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Phases of every tie, by row. */
function phasesByTie({ ties, phases }: NetworkColumns): number[][] {
  const byTie: number[][] = ties.uid.map(() => [])
  phases.tie.forEach((tie, phase) => byTie[tie]?.push(phase))
  return byTie
}

/**
 * The signed network at a time. A tie holds by its phases, and only while both actors may be there; a tie without any phase is there, and not
 * coded. Actors without a signed tie are no nodes.
 */
export function signedNetwork(data: NetworkColumns, options: SignedNetworkOptions): SignedNetwork {
  const { actors, ties, phases, weight } = data
  const { range, dating, weighted } = options
  const there = actors.uid.map((_, row) => (actors.startEarliest[row] === null && actors.endLatest[row] === null) || holding(actors, row, range) !== 'not')
  const byTie = phasesByTie(data)
  const gathered = new Map<string, { one: number; other: number; ties: number[]; phases: number[]; said: TieThen[] }>()
  let uncertainTies = 0
  for (const tie of ties.uid.keys()) {
    const [from, to] = [ties.from[tie] as number, ties.to[tie] as number]
    if (!there[from] || !there[to] || from === to) continue
    const own = byTie[tie] ?? []
    const held = own.map(phase => ({ phase, how: holding(phases, phase, range) })).filter(({ how }) => how !== 'not')
    if (held.length > 0 && held.every(({ how }) => how === 'possibly')) uncertainTies += 1
    const counted = held.filter(({ how }) => dating === 'possibly' || how === 'certainly').map(({ phase }) => phase)
    if (own.length > 0 && counted.length === 0) continue
    const levels = (strand: 'cooperation' | 'conflict') => counted.reduce<number | null>((most, phase) => {
      const level = phases[strand][phase] ?? null
      return level === null ? most : Math.max(most ?? 0, level)
    }, null)
    const key = pairKey(from, to)
    const pair = gathered.get(key) ?? { one: Math.min(from, to), other: Math.max(from, to), ties: [], phases: [], said: [] }
    gathered.set(key, pair)
    pair.ties.push(tie)
    pair.phases.push(...counted)
    // Phases stand in the order of time: the last one that carries a weight says it.
    const last = counted.findLast(phase => (weight[phase] ?? null) !== null)
    pair.said.push({ cooperation: levels('cooperation'), conflict: levels('conflict'), weight: last === undefined ? null : (weight[last] ?? null), label: options.labelOf?.(tie) ?? null })
  }
  const pairs = new Map([...gathered].map(([key, { said, ...pair }]): [string, SignedPair] => [key, { ...pair, ...collapse(said, options) }]))
  const edges = [...pairs.values()].filter(({ sign }) => sign !== 0)
  const nodes = [...new Set(edges.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b)
  const place = new Map(nodes.map((actor, node) => [actor, node]))
  const raw = edges.length > 0 && edges.every(({ rawSize }) => rawSize !== null)
  const sizeOf = ({ rawSize, size }: SignedPair) => (weighted ? (raw ? (rawSize ?? 1) : size) : 1)
  return {
    actors: nodes, edges, pairs, uncertainTies, weights: weighted ? (raw ? 'raw' : 'levels') : null,
    graph: signedGraph(nodes.length, edges.map(pair => ({ from: place.get(pair.one) as number, to: place.get(pair.other) as number, sign: pair.sign > 0 ? 1 : -1, weight: sizeOf(pair) }))),
  }
}

export type MissingSide = (typeof unsignedReasons)[number]

/** Why two actors have no sign between them; null where they have one. */
export function missingSide(network: SignedNetwork, one: number, other: number): MissingSide | null {
  const pair = network.pairs.get(pairKey(one, other))
  if (!pair) return 'untied'
  return pair.sign !== 0 ? null : pair.why === 'signed' || pair.why === 'ambivalent' ? 'neutral' : pair.why
}
