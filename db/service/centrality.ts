import type { ParsedInput, Service } from '../contract/api.ts'
import type { ActorRef } from '../contract/entities/balance.ts'
import type { Centrality, CentralityOptions, CentralityTimeline, TieChoice } from '../contract/entities/centrality.ts'
import { bridgesOf } from '../domain/measures/bridges.ts'
import { clusteringOf } from '../domain/measures/clustering.ts'
import { communitiesOf, communityRuns } from '../domain/measures/communities.ts'
import { coresOf } from '../domain/measures/cores.ts'
import { eigenvectorOf } from '../domain/measures/eigenvector.ts'
import { countedOnce, tieNetwork, weighing } from '../domain/measures/tie-network.ts'
import { stepsOfWays, waysOf } from '../domain/measures/ways.ts'
import { formatDay } from '../domain/edtf.ts'
import { holding } from '../domain/scene/holding.ts'
import { componentsOf } from '../domain/signed/signed-graph.ts'
import { eventsIn, stretchesOf } from './balance-timeline.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './errors.ts'
import type { Jobs } from './jobs.ts'
import { readsElsewhere, watched } from './large-reads.ts'
import { basisOf, lookedAt, networkAt, signedSource, type Looked, type SignedSource } from './signed-networks.ts'

/** So many steps along ties are gone at most, about a minute's work. */
const mostSteps = 5_000_000_000

const sentences: { readonly [Choice in TieChoice]: string } = {
  'all': 'Two actors are tied where a tie between them holds, coded or not; its weight by levels is cooperation and conflict together.',
  'cooperation': 'Two actors are tied where a tie between them codes cooperation above 0; its weight by levels is that of cooperation. Conflict plays no part.',
  'conflict': 'Two actors are tied where a tie between them codes conflict above 0; its weight by levels is that of conflict. Cooperation plays no part.',
}

const numberOrNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
/** Shares that rounding carried past 1. */
const shareOrNull = (value: number | undefined) => (numberOrNull(value) === null ? null : Math.min(1, value ?? 0))

function centralityOf(source: SignedSource, looked: Looked, input: Pick<CentralityOptions, 'dating' | 'ties' | 'weighted' | 'seed'>, progress: (done: number, total: number) => void): Centrality {
  const rule = { rule: 'net', ambivalent: 'positive', threshold: 2, dating: input.dating, weighted: false } as const
  const signed = networkAt(source, looked, rule)
  const { asOf, since, period, dating, uncertainTies } = basisOf(signed, looked, rule)
  const { actors, edges, graph, weights, inDegree, outDegree } = tieNetwork(signed, source.columns, input.ties)
  const { nodes } = graph
  const counted = input.weighted ? weighing(graph) : countedOnce(graph)
  const refs = (members: readonly number[]): ActorRef[] => members.map(node => source.actor(actors[node] ?? 0))

  const components = componentsOf(graph)
  const componentAt = new Int32Array(nodes)
  components.forEach((members, number) => { for (const node of members) componentAt[node] = number + 1 })
  const [cores, clustering, { bridges, cutNodes }] = [coresOf(graph), clusteringOf(graph), bridgesOf(graph)]
  const eigenvector = eigenvectorOf(counted)
  const { membership, count, modularity } = communitiesOf(counted, { seed: input.seed })
  const members: number[][] = Array.from({ length: count }, () => [])
  membership.forEach((community, node) => members[community]?.push(node))
  const ways = stepsOfWays(graph) <= mostSteps ? waysOf(graph, progress) : null
  const [degree, strength] = [new Int32Array(nodes), new Float64Array(nodes)]
  graph.weight.forEach((weight, edge) => {
    for (const node of [graph.from[edge] as number, graph.to[edge] as number]) {
      (degree[node] as number) += 1;
      (strength[node] as number) += weight
    }
  })
  const there = source.columns.actors.uid.filter((_, row) => {
    const columns = source.columns.actors
    return (columns.startEarliest[row] === null && columns.endLatest[row] === null) || holding(columns, row, looked.range) !== 'not'
  }).length
  return {
    asOf, since, period, dating, uncertainTies, ties: input.ties, weighted: input.weighted, seed: input.seed, weights, sentence: sentences[input.ties],
    nodes, pairs: edges.length, untied: there - nodes, density: nodes < 2 ? null : (2 * edges.length) / (nodes * (nodes - 1)),
    averageClustering: clustering.average, transitivity: clustering.transitivity, highestCore: cores.reduce((most, core) => Math.max(most, core), 0),
    components: components.map(refs),
    bridges: bridges.flatMap(edge => {
      const pair = edges[edge]
      return pair ? [{ actors: [source.actor(pair.one), source.actor(pair.other)], ties: pair.ties.map(tie => source.tie(tie).uid) }] : []
    }),
    communities: { modularity, runs: communityRuns, members: members.map(refs) },
    missing: [
      ...(ways === null ? ['Betweenness and closeness are not reckoned: the network is so large that all shortest ways in it would take many minutes.'] : []),
      ...(componentsOf(counted).some(part => part.length > 1 && Number.isNaN(eigenvector[part[0] ?? 0])) ? ['Eigenvector centrality is not reckoned in a component where the iteration found no end.'] : []),
    ],
    actors: actors.map((actor, node) => ({
      ...source.actor(actor), degree: degree[node] ?? 0, inDegree: inDegree[node] ?? 0, outDegree: outDegree[node] ?? 0, degreeShare: nodes < 2 ? 0 : (degree[node] ?? 0) / (nodes - 1),
      strength: strength[node] ?? 0, betweenness: shareOrNull(ways?.betweenness[node]), closeness: shareOrNull(ways?.closeness[node]), eigenvector: shareOrNull(eigenvector[node]),
      core: cores[node] ?? 0, clustering: numberOrNull(clustering.local[node]), component: componentAt[node] ?? 0, community: (membership[node] ?? 0) + 1, cut: cutNodes[node] ?? false,
    })),
  }
}

/** Measures of everybody at one time. */
export const centralityNow = (source: SignedSource, input: ParsedInput<'balance.centrality'>, progress: (done: number, total: number) => void) => centralityOf(source, lookedAt(source, input), input, progress)

/** Measures of some actors through time. Throws `not_found` for an actor that is not there. */
export function centralityThrough(db: ReadableDatabase, source: SignedSource, input: ParsedInput<'balance.centralityTimeline'>, progress: (done: number, total: number) => void): CentralityTimeline {
  const rows = input.actors.map(uid => source.columns.actors.uid.indexOf(uid))
  if (rows.some(row => row < 0)) throw notFound('actor', 'actor')
  const stretches = stretchesOf(source, input)
  const points = stretches.map((stretch, place): CentralityTimeline['points'][number] => {
    const { nodes, actors } = centralityOf(source, stretch, input, () => undefined)
    const known = new Map(actors.map(each => [each.uid, each]))
    progress(place + 1, stretches.length)
    return {
      label: stretch.label, from: formatDay(stretch.range.from), to: formatDay(stretch.range.to), nodes,
      actors: input.actors.map(uid => {
        const found = known.get(uid)
        if (!found) return null
        const { degree, strength, betweenness, closeness, eigenvector, core } = found
        return { degree, strength, betweenness, closeness, eigenvector, core }
      }),
    }
  })
  const { dating, ties, weighted, by } = input
  return { dating, ties, weighted, sentence: sentences[ties], by, actors: rows.map(row => source.actor(row)), points, events: eventsIn(db, stretches) }
}

/** Centralities and structure of the network; a large one off the main thread, with progress. */
export function centralityService(context: ServiceContext, jobs: Jobs): Pick<Service, 'balance.centrality' | 'balance.centralityTimeline'> {
  const { db, file, ports } = context
  return {
    'balance.centrality': input => jobs.run(input.job, async ({ signal, progress }) => {
      if (file === null || !ports.readElsewhere || !readsElsewhere(context)) return centralityNow(signedSource(db), input, progress)
      return await ports.readElsewhere(file, 'balance.centrality', input, input.job === undefined ? undefined : { signal, progress }) as Centrality
    }),
    'balance.centralityTimeline': watched(context, jobs, 'balance.centralityTimeline', (input, progress) => centralityThrough(db, signedSource(db), input, progress)),
  }
}
