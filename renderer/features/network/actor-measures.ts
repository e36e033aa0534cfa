import type { Scene } from '../../../db/domain/scene/types.ts'
import { communitiesOf } from '../../../db/domain/measures/communities.ts'
import { coresOf } from '../../../db/domain/measures/cores.ts'
import { eigenvectorOf } from '../../../db/domain/measures/eigenvector.ts'
import { stepsOfWays, waysOf } from '../../../db/domain/measures/ways.ts'
import { signedGraph } from '../../../db/domain/signed/signed-graph.ts'

/** Measures of an actor among the ties that show; null where it has none, or the network is too large for one to be reckoned at once. */
export interface ActorMeasures {
  betweenness: number | null
  closeness: number | null
  eigenvector: number | null
  core: number | null
  community: number | null
}

/** So many steps along ties are gone at most: about a tenth of a second. */
const mostSteps = 20_000_000

/** The measures of all actors that have a tie, by uid. */
export function actorMeasures({ ties }: Pick<Scene, 'ties'>): ReadonlyMap<string, ActorMeasures> {
  const uids = [...new Set(ties.flatMap(({ from, to }) => (from === to ? [] : [from, to])))]
  const place = new Map(uids.map((uid, node) => [uid, node]))
  const pairs = new Map<string, { from: number; to: number; sign: 1 }>()
  for (const { from, to } of ties) {
    const [one, other] = [place.get(from) ?? 0, place.get(to) ?? 0]
    if (from !== to) pairs.set(`${Math.min(one, other)} ${Math.max(one, other)}`, { from: one, to: other, sign: 1 })
  }
  const graph = signedGraph(uids.length, [...pairs.values()])
  const ways = stepsOfWays(graph) <= mostSteps ? waysOf(graph) : null
  const [cores, eigenvector, { membership }] = [coresOf(graph), eigenvectorOf(graph), communitiesOf(graph, { seed: 1 })]
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
  return new Map(uids.map((uid, node) => [uid, {
    betweenness: known(ways?.betweenness[node]), closeness: known(ways?.closeness[node]), eigenvector: known(eigenvector[node]), core: cores[node] ?? null, community: (membership[node] ?? 0) + 1,
  }]))
}
