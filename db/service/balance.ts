import type { Service } from '../contract/api.ts'
import { ambivalentChoices, collapseRules, signSources, type ActorRef, type Balance, type SensitivityRow } from '../contract/entities/balance.ts'
import type { ParsedInput } from '../contract/api.ts'
import { frustrationIndex, type Frustration, type FrustrationOptions } from '../domain/signed/frustration/frustration-index.ts'
import { adjacencyOf, componentsOf, countSigns, type SignedGraph } from '../domain/signed/signed-graph.ts'
import type { SignedNetwork } from '../domain/signed/signed-network.ts'
import { balancedShare, countTriads, forEachTriangle, openTriads, triadCensus, weaklyBalancedShare, type TriadCensus } from '../domain/signed/triads.ts'
import { mostWalkNodes, walkBalance } from '../domain/signed/walk-balance.ts'
import { clustersOf } from '../domain/signed/weak-balance.ts'
import { integerSolver } from '../solver/integer-solver.ts'
import type { ServiceContext } from './context.ts'
import type { JobControl, Jobs } from './jobs.ts'
import { throughTies, watched } from './large-reads.ts'
import { basisOf, lookedAt, networkAt, signedSource, type Looked, type SignedSource, type SignRule } from './signed-networks.ts'
import { strainOf, triadsOf } from './strain.ts'
import { timelineOf } from './balance-timeline.ts'

/** Best bipartitions are counted up to so many. */
const optimaCounted = 10
/** Beyond so many signed ties, other rules are not tried beside the one asked for. */
const mostForSensitivity = 5_000

/** The index by what needs no solver; with it where that leaves something open. */
export async function frustrationOf(graph: SignedGraph, { seconds = 60, countOptima = 0 }: Omit<FrustrationOptions, 'solve'> = {}): Promise<Frustration> {
  const found = frustrationIndex(graph, { countOptima })
  if (found.exact && (countOptima === 0 || found.components.every(({ optima }) => optima !== null))) return found
  return frustrationIndex(graph, { solve: await integerSolver(), seconds, countOptima })
}

/** Steps before the table of other rules: triads, walks, the index. */
const ownSteps = 3

/** Balance of the network that is asked for. */
export async function balanceOf(source: SignedSource, input: ParsedInput<'balance.get'>, progress: JobControl['progress']): Promise<Balance> {
  const looked = lookedAt(source, input)
  const network = networkAt(source, looked, input)
  const { graph } = network
  const census = triadCensus(graph)
  const signs = countSigns(graph)
  const others = input.sensitivity && graph.sign.length <= mostForSensitivity ? variantsOf(input) : []
  const steps = ownSteps + others.length
  progress(1, steps)
  const walks = walkBalance(graph, { local: true })
  progress(2, steps)
  const found = await frustrationOf(graph, { seconds: input.seconds, countOptima: optimaCounted })
  const clusters = clustersOf(graph)
  progress(3, steps)
  const refs = (nodes: readonly number[]): ActorRef[] => nodes.map(node => source.actor(network.actors[node] ?? 0))
  const blocsOf = (nodes: readonly number[]) => {
    const sides = [1, -1].map(side => nodes.filter(node => found.sides[node] === side)).filter(side => side.length > 0)
    return sides.sort((a, b) => b.length - a.length).map(refs)
  }
  const pairs = [...network.pairs.values()]
  return {
    ...basisOf(network, looked, input),
    nodes: graph.nodes, positiveEdges: signs.positive, negativeEdges: signs.negative, components: componentsOf(graph).length,
    pairs: {
      signed: network.edges.length, ambivalent: pairs.filter(({ why }) => why.startsWith('ambivalent')).length, neutral: pairs.filter(({ why }) => why === 'neutral').length,
      notCoded: pairs.filter(({ why }) => why === 'not-coded').length,
    },
    triads: census, triangles: countTriads(census), balancedShare: balancedShare(census), weaklyBalancedShare: weaklyBalancedShare(census),
    incompleteTriads: incompleteOf(network, census), clusterable: clusters !== null, clusters: clusters?.map(refs) ?? null,
    walkBalance: graph.nodes === 0 ? null : walks.global,
    walkBalanceWhy: graph.nodes === 0 ? 'There is no signed tie.' : walks.global === null ? `A component has more than ${mostWalkNodes} actors: balance by walks is not reckoned.` : '',
    frustration: {
      value: found.value, exact: found.exact, lowerBound: found.lowerBound, gap: Math.round((found.value - found.lowerBound) * 1e9) / 1e9,
      normalised: input.weighted || graph.sign.length === 0 ? null : 1 - (2 * found.value) / graph.sign.length,
      blocs: blocsOf([...Array(graph.nodes).keys()]),
      frustratedPairs: found.frustrated.flatMap(edge => {
        const pair = network.edges[edge]
        return pair ? [{ actors: [source.actor(pair.one), source.actor(pair.other)], ties: pair.ties.map(tie => source.tie(tie).uid), sign: pair.sign }] : []
      }),
      optima: wholeOptima(found),
      components: found.components.map(({ nodes, value, exact, lowerBound, optima }) => ({ nodes: nodes.length, value, exact, lowerBound, optima, blocs: blocsOf(nodes) })),
    },
    actors: actorsOf(source, network, found, walks.local),
    sensitivity: sensitivityOf(source, looked, others, done => progress(ownSteps + done, steps)),
  }
}

/** Best bipartitions of all components together; turning a component round makes no other one. */
function wholeOptima({ components }: Frustration): Balance['frustration']['optima'] {
  let [count, more] = [1, false]
  for (const { optima } of components) {
    if (optima === null) return null
    count = Math.min(count * optima.count, 1_000_000)
    more ||= optima.more
  }
  return { count, more }
}

/** Open triads by why the third side has no sign. */
function incompleteOf(network: SignedNetwork, census: TriadCensus): Balance['incompleteTriads'] {
  const { graph } = network
  const { offset, neighbour } = adjacencyOf(graph)
  const place = new Map(network.actors.map((actor, node) => [actor, node]))
  const counts = { notCoded: 0, ambivalent: 0, neutral: 0 }
  for (const { one, other, sign, why } of network.pairs.values()) {
    const [from, to] = [place.get(one), place.get(other)]
    if (sign !== 0 || from === undefined || to === undefined) continue
    const around = new Set(neighbour.subarray(offset[from], offset[from + 1]))
    const common = neighbour.subarray(offset[to], offset[to + 1]).reduce((sum, node) => sum + (around.has(node) ? 1 : 0), 0)
    counts[why === 'not-coded' ? 'notCoded' : why === 'neutral' ? 'neutral' : 'ambivalent'] += common
  }
  const total = openTriads(graph, census)
  return { total, ...counts, untied: total - counts.notCoded - counts.ambivalent - counts.neutral }
}

function actorsOf(source: SignedSource, { graph, actors }: SignedNetwork, found: Frustration, local: Float64Array): Balance['actors'] {
  const balanced = new Int32Array(graph.nodes)
  const unbalanced = new Int32Array(graph.nodes)
  forEachTriangle(graph, (_edges, nodes, negatives) => {
    for (const node of nodes) ((negatives % 2 === 0 ? balanced : unbalanced)[node] as number) += 1
  })
  const signs = [new Int32Array(graph.nodes), new Int32Array(graph.nodes)] as const
  graph.sign.forEach((sign, edge) => {
    for (const node of [graph.from[edge] as number, graph.to[edge] as number]) (signs[sign > 0 ? 0 : 1][node] as number) += 1
  })
  return actors.map((actor, node) => ({
    ...source.actor(actor), positive: signs[0][node] ?? 0, negative: signs[1][node] ?? 0, balancedTriads: balanced[node] ?? 0, unbalancedTriads: unbalanced[node] ?? 0,
    localBalance: local[node] ?? null, bloc: (found.sides[node] ?? 1) > 0 ? 1 : 2,
  }))
}

/** What is asked for, then every other rule and choice, and the other dating. */
function variantsOf(asked: SignRule): SignRule[] {
  // Zero and left out give the same numbers: beside one of them, the other is not tried.
  const tried = ambivalentChoices.filter(choice => choice !== (asked.ambivalent === 'left-out' ? 'zero' : 'left-out'))
  const rules = collapseRules.flatMap(rule => (
    (rule === 'conflict-dominant' || rule === 'cooperation-dominant' ? [asked.ambivalent] : tried).map(ambivalent => ({ ...asked, rule, ambivalent }))
  ))
  const others = rules.filter(({ rule, ambivalent }) => rule !== asked.rule || ambivalent !== asked.ambivalent)
  // Where signs come from is tried as well once events have a part in them; ties alone say it in projects without events.
  const { signs = 'ties', eventRule = 'goldstein' } = asked
  const sources: SignRule[] = signs === 'ties' ? [] : [...signSources.filter(each => each !== signs).map(each => ({ ...asked, signs: each })), { ...asked, eventRule: eventRule === 'goldstein' ? 'counts' : 'goldstein' }]
  // Rules about strands say nothing where events alone make signs.
  const told = signs === 'events' ? others.filter(({ rule }) => rule === asked.rule) : others
  return [asked, ...told, ...sources, { ...asked, dating: asked.dating === 'certainly' ? 'possibly' : 'certainly' }]
}

/** What the variants after the first say, and which of their results differ from the first. */
function sensitivityOf(source: SignedSource, looked: Looked, variants: readonly SignRule[], progress: (done: number) => void): SensitivityRow[] {
  const rows: Omit<SensitivityRow, 'changed'>[] = []
  for (const variant of variants) {
    const { graph } = networkAt(source, looked, variant)
    const { positive, negative } = countSigns(graph)
    const triads = triadCensus(graph)
    const { value, exact } = frustrationIndex(graph)
    rows.push({
      rule: variant.rule, ambivalent: variant.ambivalent, threshold: variant.rule === 'threshold' ? variant.threshold : null, dating: variant.dating,
      signs: variant.signs ?? 'ties', eventRule: (variant.signs ?? 'ties') === 'ties' ? null : variant.eventRule ?? 'goldstein',
      positiveEdges: positive, negativeEdges: negative, triads, balancedShare: balancedShare(triads), frustration: { value, exact },
    })
    progress(rows.length)
  }
  const [own, ...rest] = rows
  if (!own) return []
  const results = ['positiveEdges', 'negativeEdges', 'triads', 'balancedShare', 'frustration'] as const
  return rest.map(row => ({ ...row, changed: results.filter(result => JSON.stringify(row[result]) !== JSON.stringify(own[result])) }))
}

/** Structural balance: the network's, a tie's, and through time; a large network's off the main thread, with progress where a run was named. */
export function balanceService(context: ServiceContext, jobs: Jobs): Pick<Service, 'balance.get' | 'balance.triads' | 'balance.strain' | 'balance.timeline'> {
  const { db } = context
  return {
    'balance.get': watched(context, jobs, 'balance.get', (input, progress) => balanceOf(signedSource(db), input, progress)),
    'balance.triads': throughTies(context, 'balance.triads', input => triadsOf(signedSource(db), input)),
    'balance.strain': throughTies(context, 'balance.strain', input => strainOf(signedSource(db), input)),
    'balance.timeline': watched(context, jobs, 'balance.timeline', (input, progress) => timelineOf(db, signedSource(db), input, progress)),
  }
}
