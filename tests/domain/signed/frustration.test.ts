import { expect, test } from 'vitest'
import { blocksOf } from '../../../db/domain/signed/frustration/blocks.ts'
import { enumerate } from '../../../db/domain/signed/frustration/enumerate.ts'
import { frustrationIndex } from '../../../db/domain/signed/frustration/frustration-index.ts'
import { frustrationProgram, sidesOf } from '../../../db/domain/signed/frustration/program.ts'
import { reduce } from '../../../db/domain/signed/frustration/reduce.ts'
import { goodSides, packedCycles } from '../../../db/domain/signed/frustration/search.ts'
import { costOf, weightedGraph } from '../../../db/domain/signed/frustration/weighted-graph.ts'
import { componentsOf } from '../../../db/domain/signed/signed-graph.ts'
import { balancedShare, triadCensus } from '../../../db/domain/signed/triads.ts'
import { walkBalance } from '../../../db/domain/signed/walk-balance.ts'
import { integerSolver } from '../../../db/solver/integer-solver.ts'
import { bruteForce, edgesOf, randomGraph, relabelled, switched, written } from './graphs.ts'

test('a triangle with one negative edge: one edge too many, three ways to see it', () => {
  const { graph } = written('ab+ bc+ ac-')
  const found = frustrationIndex(graph, { countOptima: 10 })
  expect(found).toMatchObject({ value: 1, exact: true, lowerBound: 1, components: [{ optima: { count: 3, more: false } }] })
  expect(found.frustrated).toHaveLength(1)
})

test('the index is that of trying every bipartition, on 2,000 random graphs of up to 12 nodes', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const nodes = 2 + (seed % 11)
    const graph = randomGraph(seed, nodes, { density: 0.2 + (seed % 7) / 10, negative: 0.2 + (seed % 5) / 6, heaviest: seed % 3 === 0 ? 4 : 1 })
    const { least, count } = bruteForce(graph)
    const found = frustrationIndex(graph, { countOptima: 10_000 })
    expect([seed, found.value, found.exact, found.lowerBound]).toEqual([seed, least, true, least])
    expect(costOf(weightedGraph(graph), found.sides)).toBe(least)
    // Bipartitions of the whole: each further component may be turned round.
    const whole = found.components.reduce((product, { optima }) => product * (optima?.count ?? Number.NaN), 1) * 2 ** (found.components.length - 1)
    expect([seed, whole]).toEqual([seed, count])
  }
})

test('bounds hold, and what draws nodes together loses nothing', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const graph = weightedGraph(randomGraph(seed + 5_000, 11, { density: 0.45, heaviest: seed % 2 === 0 ? 3 : 1 }))
    const { cost } = enumerate(graph, 1)
    const sides = goodSides(graph)
    expect(costOf(graph, sides)).toBeGreaterThanOrEqual(cost)
    expect(packedCycles(graph, sides)).toBeLessThanOrEqual(cost)
    for (const strict of [false, true]) {
      const { kernel, constant, expand } = reduce(graph, { strict })
      const least = enumerate(kernel, 1)
      expect(least.cost + constant).toBe(cost)
      expect(costOf(graph, expand(least.best[0] as Int8Array))).toBe(cost)
    }
    expect(blocksOf(graph).flat().toSorted((a, b) => a - b)).toEqual([...graph.weight.keys()])
  }
})

test('the integer program says the same as trying every bipartition', async () => {
  const solve = await integerSolver()
  for (let seed = 1; seed <= 60; seed += 1) {
    const graph = weightedGraph(randomGraph(seed + 9_000, 12, { density: 0.6, heaviest: seed % 2 === 0 ? 5 : 1 }))
    const answer = solve(frustrationProgram(graph), { seconds: 10 })
    const { cost } = enumerate(graph, 1)
    expect([answer.finished, Math.round(answer.bound)]).toEqual([true, cost])
    expect(costOf(graph, sidesOf(graph, answer.values as Float64Array))).toBe(cost)
  }
})

test('a graph too large to go through is solved exactly, and without a solver keeps honest bounds', async () => {
  const graph = randomGraph(77, 26, { density: 0.4 })
  const exact = frustrationIndex(graph, { solve: await integerSolver() })
  const bounds = frustrationIndex(graph)
  expect(exact.exact).toBe(true)
  expect(bounds.lowerBound).toBeLessThanOrEqual(exact.value)
  expect(bounds.value).toBeGreaterThanOrEqual(exact.value)
})

test('switching a set of nodes leaves index, share and walks unchanged', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const graph = randomGraph(seed + 20_000, 12, { heaviest: 3 })
    const other = switched(graph, seed)
    expect(frustrationIndex(other).value).toBe(frustrationIndex(graph).value)
    expect(balancedShare(triadCensus(other))).toBe(balancedShare(triadCensus(graph)))
    expect(walkBalance(other).global).toBeCloseTo(walkBalance(graph).global as number, 9)
  }
})

test('a balanced graph has 0 and gives its blocs', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const balanced = switched(randomGraph(seed, 40, { density: 0.12, negative: 0 }), seed)
    const found = frustrationIndex(balanced, { countOptima: 5 })
    expect(found).toMatchObject({ value: 0, exact: true, lowerBound: 0, frustrated: [] })
    for (const { from, to, sign } of edgesOf(balanced)) expect((found.sides[from] as number) * (found.sides[to] as number)).toBe(sign)
    expect(found.components.every(({ optima }) => optima?.count === 1)).toBe(true)
    expect(walkBalance(balanced).global).toBeCloseTo(1, 9)
  }
})

test('other names for the nodes change nothing', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const graph = randomGraph(seed + 40_000, 14, { density: 0.3, heaviest: 2 })
    const other = relabelled(graph, seed)
    expect(triadCensus(other)).toEqual(triadCensus(graph))
    expect(frustrationIndex(other).value).toBe(frustrationIndex(graph).value)
    expect(componentsOf(other).map(nodes => nodes.length)).toEqual(componentsOf(graph).map(nodes => nodes.length))
    const [one, two] = [walkBalance(graph, { local: true }), walkBalance(other, { local: true })]
    expect(two.global).toBeCloseTo(one.global as number, 9)
    expect(two.local.toSorted().map(value => Math.round(value * 1e8))).toEqual(one.local.toSorted().map(value => Math.round(value * 1e8)))
  }
})
