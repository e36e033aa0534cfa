import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
import { triadReferences } from './triad-reference.ts'

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

/** The exact index of windows of the inter-state network 1946 to 1999, one run for each, where `ENTENTE_REAL_FILES` names the folder that has them. */
function benchWindows(solve: Awaited<ReturnType<typeof integerSolver>>): Measurement[] {
  const file = join(process.env['ENTENTE_REAL_FILES'] ?? '', 'signed', 'cow_signed_windows_odd.csv')
  if (!existsSync(file)) return []
  const windows = Map.groupBy(readFileSync(file, 'utf8').split(/\r?\n/u).slice(1).filter(line => line !== '').map(line => line.replaceAll('"', '').split(',')), row => row[3] ?? '')
  const runs = [...windows.values()].map(rows => {
    const names = [...new Set(rows.flatMap(([from = '', to = '']) => [from, to]))]
    const place = new Map(names.map((name, node) => [name, node]))
    const graph = signedGraph(names.length, rows.map(([from = '', to = '', sign]): SignedEdge => ({ from: place.get(from) ?? 0, to: place.get(to) ?? 0, sign: Number(sign) > 0 ? 1 : -1 })))
    const start = performance.now()
    if (!frustrationIndex(graph, { solve }).exact) throw new Error('the index of a window is not exact')
    return performance.now() - start
  })
  return [{ name: `exact frustration index of the inter-state network, ${windows.size} windows of 1946 to 1999`, runs, goal: 10_000 }]
}

/** Structural balance of synthetic networks; the goals are for a median on two cores. */
export async function benchSigned(folder: string): Promise<Measurement[]> {
  const [small, large] = [synthetic(2_000, 50_000), synthetic(10_000, 500_000)]
  const solve = await integerSolver()
  const middling = synthetic(2_000, 10_000)
  const window = synthetic(150, 1_200)
  const years = Array.from({ length: 50 }, (_, index) => synthetic(60 + index, 300 + 4 * index))
  const references = triadReferences(folder, small, 5)
  const own = JSON.stringify(triadCensus(small))
  for (const { name, census } of references) if (JSON.stringify(census) !== own) throw new Error(`${name} counts other triads: ${JSON.stringify(census)}, not ${own}`)
  return [
    await measure('triad census of 2,000 actors, 50,000 signed ties', 20, () => triadCensus(small), 10),
    ...references.map(({ name, runs }) => ({ name: `the same by ${name}`, runs })),
    await measure('triad census of 10,000 actors, 500,000 signed ties', 10, () => triadCensus(large), 150),
    await measure('frustration index of 150 actors, 1,200 ties', 3, () => frustrationIndex(window, { solve }), 10_000),
    await measure('balance of 50 yearly networks: triads, walks, frustration index', 3, () => years.map(graph => [triadCensus(graph), walkBalance(graph), frustrationIndex(graph)]), 500),
    ...benchWindows(solve),
    await measure('betweenness and closeness of 2,000 actors, 10,000 ties', 3, () => waysOf(middling), 2_000),
    await measure('other centralities and communities of the same', 3, () => [eigenvectorOf(middling), coresOf(middling), clusteringOf(middling), bridgesOf(middling), communitiesOf(middling, { seed: 1 })], 2_000),
  ]
}
