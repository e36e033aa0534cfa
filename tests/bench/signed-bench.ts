import { randomFrom } from '../../db/domain/agreement/random.ts'
import { bridgesOf } from '../../db/domain/measures/bridges.ts'
import { clusteringOf } from '../../db/domain/measures/clustering.ts'
import { communitiesOf } from '../../db/domain/measures/communities.ts'
import { coresOf } from '../../db/domain/measures/cores.ts'
import { eigenvectorOf } from '../../db/domain/measures/eigenvector.ts'
import { waysOf } from '../../db/domain/measures/ways.ts'
import { frustrationIndex } from '../../db/domain/signed/frustration/frustration-index.ts'
import { signedGraph, type SignedEdge, type SignedGraph } from '../../db/domain/signed/signed-graph.ts'
import { triadCensus } from '../../db/domain/signed/triads.ts'
import { walkBalance } from '../../db/domain/signed/walk-balance.ts'
import { integerSolver } from '../../db/solver/integer-solver.ts'
import { measure, type Measurement } from './measure.ts'

/** A random signed network: two camps, mostly friendly within and hostile between. */
function synthetic(nodes: number, ties: number): SignedGraph {
  const random = randomFrom(nodes)
  const pairs = new Set<number>()
  const edges: SignedEdge[] = []
  while (edges.length < ties) {
    const [from, to] = [Math.floor(random() * nodes), Math.floor(random() * nodes)]
    const pair = Math.min(from, to) * nodes + Math.max(from, to)
    if (from === to || pairs.has(pair)) continue
    pairs.add(pair)
    edges.push({ from, to, sign: ((from + to) % 2 === 0) === random() < 0.95 ? 1 : -1 })
  }
  return signedGraph(nodes, edges)
}

/** Structural balance of synthetic networks; the goals are for a median on two cores. */
export async function benchSigned(): Promise<Measurement[]> {
  const [small, large] = [synthetic(2_000, 50_000), synthetic(10_000, 500_000)]
  const solve = await integerSolver()
  const middling = synthetic(2_000, 10_000)
  const window = synthetic(150, 1_200)
  const years = Array.from({ length: 50 }, (_, index) => synthetic(60 + index, 300 + 4 * index))
  return [
    await measure('triad census of 2,000 actors, 50,000 signed ties', 20, () => triadCensus(small), 10),
    await measure('triad census of 10,000 actors, 500,000 signed ties', 10, () => triadCensus(large), 150),
    await measure('frustration index of 150 actors, 1,200 ties', 3, () => frustrationIndex(window, { solve }), 10_000),
    await measure('triads and walks of 50 yearly networks', 3, () => years.map(graph => [triadCensus(graph), walkBalance(graph)]), 500),
    await measure('betweenness and closeness of 2,000 actors, 10,000 ties', 3, () => waysOf(middling), 2_000),
    await measure('other centralities and communities of the same', 3, () => [eigenvectorOf(middling), coresOf(middling), clusteringOf(middling), bridgesOf(middling), communitiesOf(middling, { seed: 1 })], 2_000),
  ]
}
