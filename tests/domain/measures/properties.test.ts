import { expect, test } from 'vitest'
import { betweenness } from '../../../db/domain/encoding/betweenness.ts'
import { bridgesOf } from '../../../db/domain/measures/bridges.ts'
import { clusteringOf } from '../../../db/domain/measures/clustering.ts'
import { communitiesOf, modularityOf } from '../../../db/domain/measures/communities.ts'
import { coresOf } from '../../../db/domain/measures/cores.ts'
import { eigenvectorOf } from '../../../db/domain/measures/eigenvector.ts'
import { waysOf, type TieGraph } from '../../../db/domain/measures/ways.ts'
import { componentsOf, subgraph, type SignedGraph } from '../../../db/domain/signed/signed-graph.ts'
import { edgesOf, randomGraph, relabelled, written } from '../signed/graphs.ts'

const graphs = (count: number, nodes: number) => Array.from({ length: count }, (_, seed) => randomGraph(seed + 1, nodes, { density: 0.05 + (seed % 8) / 16, heaviest: 3 }))
const sorted = (values: ArrayLike<number>) => Array.from(values, value => (Number.isNaN(value) ? -1 : Math.round(value * 1e7))).toSorted((a, b) => a - b)

/** Steps between any two nodes, by Floyd and Warshall: another way than the one tested. */
function distances({ nodes, from, to }: TieGraph): number[][] {
  const steps = Array.from({ length: nodes }, (_, row) => Array.from({ length: nodes }, (_each, column) => (row === column ? 0 : Infinity)))
  const set = (row: number, column: number, value: number) => { (steps[row] as number[])[column] = value }
  const at = (row: number, column: number) => steps[row]?.[column] ?? Infinity
  from.forEach((node, edge) => {
    set(node, to[edge] as number, 1)
    set(to[edge] as number, node, 1)
  })
  for (let by = 0; by < nodes; by += 1) for (let row = 0; row < nodes; row += 1) for (let column = 0; column < nodes; column += 1) set(row, column, Math.min(at(row, column), at(row, by) + at(by, column)))
  return steps
}

test('other names for the nodes change no measure', () => {
  graphs(60, 18).forEach((graph, seed) => {
    const other = relabelled(graph, seed + 1)
    const [one, two] = [waysOf(graph), waysOf(other)]
    expect(sorted(two.betweenness)).toEqual(sorted(one.betweenness))
    expect(sorted(two.closeness)).toEqual(sorted(one.closeness))
    expect(sorted(eigenvectorOf(other))).toEqual(sorted(eigenvectorOf(graph)))
    expect(sorted(coresOf(other))).toEqual(sorted(coresOf(graph)))
    expect(sorted(clusteringOf(other).local)).toEqual(sorted(clusteringOf(graph).local))
    expect(bridgesOf(other).bridges).toHaveLength(bridgesOf(graph).bridges.length)
    expect(bridgesOf(other).cutNodes.filter(Boolean)).toHaveLength(bridgesOf(graph).cutNodes.filter(Boolean).length)
  })
})

test('ways: betweenness sums to the steps in between, closeness to the distances, and the drawing reckons the same', () => {
  for (const graph of graphs(40, 14)) {
    const steps = distances(graph)
    const { betweenness: between, closeness } = waysOf(graph)
    const n = graph.nodes
    let inside = 0
    for (let one = 0; one < n; one += 1) for (let other = one + 1; other < n; other += 1) if ((steps[one]?.[other] ?? Infinity) < Infinity) inside += (steps[one]?.[other] ?? 0) - 1
    expect(between.reduce((sum, value) => sum + value, 0) * (((n - 1) * (n - 2)) / 2)).toBeCloseTo(inside, 8)
    steps.forEach((row, node) => {
      const reached = row.filter((step, other) => other !== node && step < Infinity)
      const far = reached.reduce((sum, step) => sum + step, 0)
      expect(closeness[node]).toBeCloseTo(far === 0 ? 0 : (reached.length / far) * (reached.length / (n - 1)), 12)
    })
    const drawn = betweenness(Array.from({ length: n }, () => true), edgesOf(graph).map(({ from, to }) => [from, to] as const))
    expect(sorted(drawn.values)).toEqual(sorted(between))
  }
})

test('progress of the ways reaches its end', () => {
  const told: number[] = []
  waysOf(randomGraph(5, 9), (done, total) => told.push(done / total))
  expect([told.length, told.at(-1)]).toEqual([9, 1])
})

test('eigenvector: in each component a multiple of its own weights, the highest 1', () => {
  for (const graph of graphs(40, 15)) {
    const values = eigenvectorOf(graph)
    const next = new Float64Array(graph.nodes)
    for (const { from, to, weight = 1 } of edgesOf(graph)) {
      next[from] = (next[from] ?? 0) + weight * (values[to] ?? 0)
      next[to] = (next[to] ?? 0) + weight * (values[from] ?? 0)
    }
    for (const component of componentsOf(graph)) {
      if (component.length < 2) {
        expect(values[component[0] ?? 0]).toBeNaN()
        continue
      }
      expect(Math.max(...component.map(node => values[node] ?? 0))).toBe(1)
      const top = component.find(node => values[node] === 1) ?? 0
      for (const node of component) expect(next[node]).toBeCloseTo((next[top] ?? 0) * (values[node] ?? 0), 6)
    }
  }
  // Two sides without ties within them: a plain iteration would take turns for ever.
  expect(sorted(eigenvectorOf(written('ab+ ac+ ad+').graph))).toEqual([0.5773503, 0.5773503, 0.5773503, 1].map(value => Math.round(value * 1e7)))
})

/** By taking away, again and again, whoever has fewer than k neighbours. */
function inCore(graph: SignedGraph, k: number): Set<number> {
  let left = [...Array(graph.nodes).keys()]
  for (;;) {
    const part = subgraph(graph, left)
    const degree = new Int32Array(left.length)
    for (const node of [...part.from, ...part.to]) (degree[node] as number) += 1
    const next = left.filter((_, index) => (degree[index] ?? 0) >= k)
    if (next.length === left.length) return new Set(left)
    left = next
  }
}

test('cores are those of taking away step by step', () => {
  for (const graph of graphs(40, 16)) {
    const cores = coresOf(graph)
    for (let k = 1; k <= 8; k += 1) expect([...cores.keys()].filter(node => (cores[node] ?? 0) >= k)).toEqual([...inCore(graph, k)])
  }
})

test('bridges and cut nodes are those whose going leaves more parts', () => {
  for (const graph of graphs(60, 13)) {
    const parts = componentsOf(graph).length
    const { bridges, cutNodes } = bridgesOf(graph)
    const without = (edge: number) => ({ nodes: graph.nodes, from: graph.from.filter((_, each) => each !== edge), to: graph.to.filter((_, each) => each !== edge) })
    expect(bridges).toEqual([...graph.from.keys()].filter(edge => componentsOf(without(edge)).length > parts))
    expect(cutNodes).toEqual(cutNodes.map((_, node) => componentsOf(subgraph(graph, [...Array(graph.nodes).keys()].filter(each => each !== node))).length > parts))
  }
})

test('communities: each hangs together, modularity is what they have, the same seed finds the same, and cliques apart are told apart', () => {
  graphs(40, 24).forEach((graph, seed) => {
    const found = communitiesOf(graph, { seed })
    expect(found.modularity).toBe(modularityOf(graph, found.membership))
    expect(found.modularity ?? 0).toBeGreaterThanOrEqual(modularityOf(graph, new Int32Array(graph.nodes)) ?? 0)
    for (let number = 0; number < found.count; number += 1) {
      const members = [...found.membership.keys()].filter(node => found.membership[node] === number)
      expect(componentsOf(subgraph(graph, members))).toHaveLength(1)
    }
    expect(communitiesOf(graph, { seed })).toEqual(found)
  })
  const { graph } = written('ab+ ac+ bc+ de+ df+ ef+ gh+ gi+ hi+ cd+ fg+')
  expect([...communitiesOf(graph, { seed: 7 }).membership]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
})

test('a network without ties, and one without actors', () => {
  for (const nodes of [0, 1, 3]) {
    const graph = randomGraph(1, nodes, { density: 0 })
    expect(waysOf(graph).betweenness).toEqual(new Float64Array(nodes))
    expect(clusteringOf(graph)).toMatchObject({ average: null, transitivity: null })
    expect(communitiesOf(graph, { seed: 1 })).toMatchObject({ count: nodes, modularity: null })
    expect([coresOf(graph).length, eigenvectorOf(graph).length, bridgesOf(graph).bridges.length]).toEqual([nodes, nodes, 0])
  }
})
