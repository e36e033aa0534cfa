/** The network that shows, as a graph: what measures of structure and balance are reckoned from. */
import { communitiesOf } from '../measures/communities.ts'
import { coresOf } from '../measures/cores.ts'
import { eigenvectorOf } from '../measures/eigenvector.ts'
import { stepsOfWays, waysOf } from '../measures/ways.ts'
import { collapse } from '../signed/collapse.ts'
import { signedGraph, type SignedGraph } from '../signed/signed-graph.ts'
import { forEachTriangle } from '../signed/triads.ts'
import type { Visible } from './visible.ts'

/** So many steps along ties are gone at most for closeness: about a tenth of a second. */
const mostSteps = 20_000_000

interface Pairs { readonly graph: SignedGraph; readonly actors: readonly number[]; readonly ties: readonly (readonly number[])[] }

/** Pairs of actors with a tie that shows, and the ties of each; only those of a sign where signs are asked for. */
function pairsOf({ data, ties, presence }: Visible, isSigned: boolean): Pairs {
  const byPair = new Map<string, { one: number; other: number; ties: number[] }>()
  ties.forEach((isThere, tie) => {
    const [from, to] = [data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1]
    if (!isThere || from === to) return
    const key = from < to ? `${from} ${to}` : `${to} ${from}`
    const pair = byPair.get(key) ?? { one: Math.min(from, to), other: Math.max(from, to), ties: [] }
    byPair.set(key, pair)
    pair.ties.push(tie)
  })
  const found = [...byPair.values()].map(pair => {
    if (!isSigned) return { ...pair, sign: 1 as const }
    const said = pair.ties.map(tie => ({ cooperation: presence.ties[tie]?.cooperation.level ?? null, conflict: presence.ties[tie]?.conflict.level ?? null, weight: null, label: null }))
    return { ...pair, sign: collapse(said, { rule: 'net', ambivalent: 'positive', threshold: 2 }).sign }
  }).filter(({ sign }) => sign !== 0)
  const actors = [...new Set(found.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b)
  const place = new Map(actors.map((actor, node) => [actor, node]))
  return {
    actors, ties: found.map(pair => pair.ties),
    graph: signedGraph(actors.length, found.map(({ one, other, sign }) => ({ from: place.get(one) ?? 0, to: place.get(other) ?? 0, sign: sign > 0 ? 1 : -1 }))),
  }
}

/** A measure of structure for each actor, by row; 0 for those without a tie. Null where the network is too large for it to be reckoned at once. */
export function structureOf(visible: Visible, measure: 'closeness' | 'eigenvector' | 'core'): Float64Array | null {
  const { graph, actors } = pairsOf(visible, false)
  if (measure === 'closeness' && stepsOfWays(graph) > mostSteps) return null
  const values = measure === 'closeness' ? waysOf(graph).closeness : measure === 'eigenvector' ? eigenvectorOf(graph) : coresOf(graph)
  const byRow = new Float64Array(visible.data.actors.uid.length)
  actors.forEach((actor, node) => {
    const value = values[node] ?? 0
    byRow[actor] = Number.isNaN(value) ? 0 : Math.min(measure === 'core' ? Infinity : 1, value)
  })
  return byRow
}

/** The community of each actor, by row, from 1; null without a tie. Louvain with a fixed seed (docs/analysis.md). */
export function communitiesShown(visible: Visible): (number | null)[] {
  const { graph, actors } = pairsOf(visible, false)
  const { membership } = communitiesOf(graph, { seed: 1 })
  const byRow: (number | null)[] = visible.data.actors.uid.map(() => null)
  actors.forEach((actor, node) => { byRow[actor] = (membership[node] ?? 0) + 1 })
  return byRow
}

/** Of each tie, by row: how many balanced and unbalanced triads it is in, by the rule "net"; null without a sign. */
export function triadsOfTies(visible: Visible): ({ readonly balanced: number; readonly unbalanced: number } | null)[] {
  const { graph, ties } = pairsOf(visible, true)
  const [balanced, unbalanced] = [new Int32Array(ties.length), new Int32Array(ties.length)]
  forEachTriangle(graph, (edges, _nodes, negatives) => {
    for (const edge of edges) ((negatives % 2 === 0 ? balanced : unbalanced)[edge] as number) += 1
  })
  const byRow: ({ balanced: number; unbalanced: number } | null)[] = visible.data.ties.uid.map(() => null)
  ties.forEach((own, edge) => {
    for (const tie of own) byRow[tie] = { balanced: balanced[edge] ?? 0, unbalanced: unbalanced[edge] ?? 0 }
  })
  return byRow
}
