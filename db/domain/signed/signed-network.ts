import type { SignSource, unsignedReasons } from '../../contract/entities/balance.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import type { ReadingLabel } from '../../contract/vocabulary.ts'
import { holding, type TimeRange } from '../scene/holding.ts'
import { collapse, type Collapsed, type CollapseOptions, type TieThen } from './collapse.ts'
import type { PairEvents } from './event-signs.ts'
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
  /** Where signs come from, and what happened by `pairKey`, where events count. Absent: ties alone. */
  readonly events?: { readonly signs: Exclude<SignSource, 'ties'>; readonly pairs: ReadonlyMap<string, PairEvents> } | undefined
}

/** Two actors with what stands between them then. */
export interface SignedPair extends Collapsed {
  /** Rows of the actors, the lower first. */
  readonly one: number
  readonly other: number
  /** Rows of the ties and phases that hold then. */
  readonly ties: readonly number[]
  readonly phases: readonly number[]
  /** What happened between them, where events count. */
  readonly events: PairEvents | null
}

export interface SignedNetwork {
  /** Row of the actor that each node is: those with a signed tie, in their order. */
  readonly actors: readonly number[]
  readonly graph: SignedGraph
  /** The pair that each edge is. */
  readonly edges: readonly SignedPair[]
  /** All pairs with a tie that holds then, or with events where those count, signed or not, by `pairKey`. */
  readonly pairs: ReadonlyMap<string, SignedPair>
  /** What the weights of the graph are; null where each edge counts one. */
  readonly weights: 'raw' | 'levels' | 'events' | null
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
  const { events } = options
  for (const [key, { one, other }] of events?.pairs ?? []) if (there[one] && there[other] && !gathered.has(key)) gathered.set(key, { one, other, ties: [], phases: [], said: [] })
  const pairs = new Map([...gathered].map(([key, { said, ...pair }]): [string, SignedPair] => {
    const own = events?.pairs.get(key) ?? null
    const byTies = collapse(said, options)
    return [key, { ...pair, events: own, ...(events ? withEvents(byTies, own, events.signs, options) : byTies) }]
  }))
  const edges = [...pairs.values()].filter(({ sign }) => sign !== 0)
  const nodes = [...new Set(edges.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b)
  const place = new Map(nodes.map((actor, node) => [actor, node]))
  const raw = edges.length > 0 && edges.every(({ rawSize }) => rawSize !== null)
  const sizeOf = ({ rawSize, size }: SignedPair) => (weighted ? (raw ? (rawSize ?? 1) : size) : 1)
  return {
    actors: nodes, edges, pairs, uncertainTies, weights: weighted ? (raw ? 'raw' : events?.signs === 'events' ? 'events' : 'levels') : null,
    graph: signedGraph(nodes.length, edges.map(pair => ({ from: place.get(pair.one) as number, to: place.get(pair.other) as number, sign: pair.sign > 0 ? 1 : -1, weight: sizeOf(pair) }))),
  }
}

/**
 * The sign of a pair where events count. From events alone: theirs. From both: that of the ties where they have one and events do not contradict it, that of the events where
 * ties say nothing, and ambivalent where the two contradict each other. A sign that only events make is of size 1 beside those of ties.
 */
function withEvents(byTies: Collapsed, events: PairEvents | null, signs: 'events' | 'both', { ambivalent }: CollapseOptions): Collapsed {
  const { cooperation, conflict } = byTies
  const draw = (size: number): Collapsed => (
    ambivalent === 'positive' ? { sign: 1, why: 'ambivalent', cooperation, conflict, size, rawSize: null } : { sign: 0, why: `ambivalent-${ambivalent}`, cooperation, conflict, size: 0, rawSize: null }
  )
  const says = events?.says ?? null
  if (signs === 'events') {
    if (says === null || events === null) return { sign: 0, why: 'not-coded', cooperation, conflict, size: 0, rawSize: null }
    return says === 'ambivalent' ? draw(1) : { sign: says, why: 'signed', cooperation, conflict, size: events.size, rawSize: null }
  }
  if (says === null || byTies.why.startsWith('ambivalent')) return byTies
  if (byTies.sign === 0) return says === 'ambivalent' ? draw(1) : { sign: says, why: 'signed', cooperation, conflict, size: 1, rawSize: null }
  return says === byTies.sign || says === 'ambivalent' ? byTies : draw(Math.max(1, byTies.size))
}

export type MissingSide = (typeof unsignedReasons)[number]

/** Why two actors have no sign between them; null where they have one. */
export function missingSide(network: SignedNetwork, one: number, other: number): MissingSide | null {
  const pair = network.pairs.get(pairKey(one, other))
  if (!pair) return 'untied'
  return pair.sign !== 0 ? null : pair.why === 'signed' || pair.why === 'ambivalent' ? 'neutral' : pair.why
}
