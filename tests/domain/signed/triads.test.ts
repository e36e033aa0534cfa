import { changedSides } from '../../../db/domain/signed/changed-sides.ts'
import { expect, test } from 'vitest'
import { symmetricEigen } from '../../../db/domain/signed/eigen.ts'
import { signedGraph } from '../../../db/domain/signed/signed-graph.ts'
import { balancedShare, forEachTriangle, openTriads, triadCensus, weaklyBalancedShare } from '../../../db/domain/signed/triads.ts'
import { walkBalance } from '../../../db/domain/signed/walk-balance.ts'
import { clustersOf } from '../../../db/domain/signed/weak-balance.ts'
import { edgesOf, randomGraph, written } from './graphs.ts'

test('the four triads of Cartwright and Harary, and what Davis counts among the balanced', () => {
  expect(triadCensus(written('ab+ bc+ ac+').graph)).toEqual({ '+++': 1, '++-': 0, '+--': 0, '---': 0 })
  expect(triadCensus(written('ab+ bc+ ac-').graph)).toEqual({ '+++': 0, '++-': 1, '+--': 0, '---': 0 })
  expect(triadCensus(written('ab+ bc- ac-').graph)).toEqual({ '+++': 0, '++-': 0, '+--': 1, '---': 0 })
  expect(triadCensus(written('ab- bc- ac-').graph)).toEqual({ '+++': 0, '++-': 0, '+--': 0, '---': 1 })
  const both = triadCensus(written('ab+ bc- ac- bd- cd-').graph)
  expect([both, balancedShare(both), weaklyBalancedShare(both)]).toEqual([{ '+++': 0, '++-': 0, '+--': 1, '---': 1 }, 0.5, 1])
  expect([balancedShare(triadCensus(written('ab+ bc-').graph)), openTriads(written('ab+ bc-').graph, triadCensus(written('ab+ bc-').graph))]).toEqual([null, 1])
})

test('the census is that of trying all threes', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const graph = randomGraph(seed, 15, { density: 0.4 })
    const sign = new Map(edgesOf(graph).map(edge => [`${edge.from} ${edge.to}`, edge.sign]))
    const counts = [0, 0, 0, 0]
    for (let a = 0; a < 15; a += 1) for (let b = a + 1; b < 15; b += 1) for (let c = b + 1; c < 15; c += 1) {
      const signs = [sign.get(`${a} ${b}`), sign.get(`${b} ${c}`), sign.get(`${a} ${c}`)]
      if (signs.every(each => each !== undefined)) (counts[signs.filter(each => each === -1).length] as number) += 1
    }
    const census = triadCensus(graph)
    expect(Object.values(census)).toEqual(counts)
    const visited = [0, 0, 0, 0]
    forEachTriangle(graph, (edges, nodes, negatives) => {
      (visited[negatives] as number) += 1
      expect(new Set(edges.flatMap(edge => [graph.from[edge], graph.to[edge]]))).toEqual(new Set(nodes))
    })
    expect(visited).toEqual(counts)
  }
})

test('who changed sides between two bipartitions: whatever the blocs are called, and only actors of both', () => {
  const blocs = (...sides: string[]) => sides.map(side => [...side].map(uid => ({ uid, name: uid })))
  const names = (before: string[], after: string[]) => changedSides(blocs(...before), blocs(...after)).map(({ uid }) => uid).join('')
  expect(names(['abc', 'de'], ['ab', 'cde'])).toBe('c')
  expect(names(['abc', 'de'], ['cde', 'ab'])).toBe('c')
  expect(names(['abc', 'de'], ['de', 'abc'])).toBe('')
  expect(names(['abc', 'de'], ['xab', 'ye'])).toBe('')
  expect(names(['abc'], [])).toBe('')
})

test('three enemies are clusterable, though not balanced; a broken cluster is neither', () => {
  expect(clustersOf(written('ab- bc- ac-').graph)).toEqual([[0], [1], [2]])
  expect(clustersOf(written('ab+ cd+ ac- bd-').graph)).toEqual([[0, 1], [2, 3]])
  expect(clustersOf(written('ab+ bc+ ac-').graph)).toBeNull()
})

test('walks of a triangle with one negative edge, as reckoned by hand', () => {
  // Eigenvalues of ++-: 1, 1, -2; of +++: 2, -1, -1.
  const expected = (2 * Math.E + Math.exp(-2)) / (Math.exp(2) + 2 / Math.E)
  const { global, local } = walkBalance(written('ab+ bc+ ac-').graph, { local: true })
  expect(global).toBeCloseTo(expected, 12)
  for (const value of local) expect(value).toBeCloseTo(expected, 12)
})

test('eigenvectors belong to their values', () => {
  const n = 30
  const matrix = new Float64Array(n * n)
  for (const { from, to, sign } of edgesOf(randomGraph(5, n))) matrix[from * n + to] = matrix[to * n + from] = sign
  const { values, vectors } = symmetricEigen(matrix, n, { vectors: true })
  for (const [row, value] of values.entries()) {
    for (let node = 0; node < n; node += 1) {
      let sum = 0
      for (let other = 0; other < n; other += 1) sum += (matrix[node * n + other] as number) * (vectors[row * n + other] as number)
      expect(sum).toBeCloseTo(value * (vectors[row * n + node] as number), 9)
    }
  }
})

test('a graph is refused that is not simple', () => {
  expect(() => signedGraph(2, [{ from: 0, to: 0, sign: 1 }])).toThrow(RangeError)
  expect(() => signedGraph(2, [{ from: 0, to: 1, sign: 1 }, { from: 1, to: 0, sign: -1 }])).toThrow(RangeError)
  expect(() => signedGraph(2, [{ from: 0, to: 1, sign: 1, weight: 0 }])).toThrow(RangeError)
})
