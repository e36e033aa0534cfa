import { expect, test } from 'vitest'
import { bridgesOf } from '../../../db/domain/measures/bridges.ts'
import { clusteringOf } from '../../../db/domain/measures/clustering.ts'
import { communitiesOf, modularityOf } from '../../../db/domain/measures/communities.ts'
import { coresOf } from '../../../db/domain/measures/cores.ts'
import { eigenvectorOf } from '../../../db/domain/measures/eigenvector.ts'
import { waysOf } from '../../../db/domain/measures/ways.ts'
import { florentineMarriages, karateByContexts, karateClub, type Famous } from './famous.ts'

const named = ({ names }: Famous, values: ArrayLike<number>, chosen: readonly string[]) => chosen.map(name => Number((values[names.indexOf(name)] ?? Number.NaN).toFixed(6)))

// Betweenness, closeness and eigenvector as networkx 2.8 gives them; those of the families are, rounded, in Wasserman and Faust 1994, chapter 5.
test('marriages of Florentine families: the Medici in between', () => {
  const { graph } = florentineMarriages
  const { betweenness, closeness } = waysOf(graph)
  const chosen = ['Medici', 'Guadagni', 'Albizzi', 'Salviati', 'Strozzi', 'Peruzzi', 'Pazzi']
  expect(named(florentineMarriages, betweenness, chosen)).toEqual([0.521978, 0.254579, 0.212454, 0.142857, 0.102564, 0.021978, 0])
  expect(named(florentineMarriages, closeness, chosen)).toEqual([0.56, 0.466667, 0.482759, 0.388889, 0.4375, 0.368421, 0.285714])
  expect(named(florentineMarriages, eigenvectorOf(graph), chosen)).toEqual([1, 0.67188, 0.566934, 0.339099, 0.827269, 0.640774, 0.104143])
  const { bridges, cutNodes } = bridgesOf(graph)
  const { names } = florentineMarriages
  expect(bridges.map(edge => [graph.from[edge], graph.to[edge]].map(node => names[node ?? 0]).join(' – '))).toEqual([
    'Acciaiuoli – Medici', 'Medici – Salviati', 'Albizzi – Ginori', 'Salviati – Pazzi', 'Guadagni – Lamberteschi',
  ])
  expect(names.filter((_, node) => cutNodes[node]).toSorted()).toEqual(['Albizzi', 'Guadagni', 'Medici', 'Salviati'])
})

test('the karate club (Zachary 1977): who is central, cores and clustering', () => {
  const { graph } = karateClub
  const { betweenness, closeness } = waysOf(graph)
  const chosen = ['1', '3', '32', '33', '34']
  expect(named(karateClub, betweenness, chosen)).toEqual([0.437635, 0.143657, 0.138276, 0.145247, 0.304075])
  expect(named(karateClub, closeness, chosen)).toEqual([0.568966, 0.559322, 0.540984, 0.515625, 0.55])
  expect(named(karateClub, eigenvectorOf(graph), [...chosen, '12'])).toEqual([0.952132, 0.849554, 0.511656, 0.826659, 1, 0.141566])
  expect(named(karateByContexts, eigenvectorOf(karateByContexts.graph), [...chosen, '12'])).toEqual([0.857879, 0.990364, 0.575277, 0.912563, 1, 0.118669])
  const everyone = Array.from({ length: 34 }, (_, index) => String(index + 1))
  expect(named(karateClub, coresOf(graph), everyone)).toEqual([4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 3, 4, 4])
  const { local, average, transitivity } = clusteringOf(graph)
  expect(named(karateClub, local, chosen)).toEqual([0.15, 0.244444, 0.2, 0.19697, 0.110294])
  expect(average).toBeCloseTo(0.587_930_5, 6)
  expect(transitivity).toBeCloseTo(0.255_681_8, 6)
})

test('communities of the karate club reach the highest modularity there is, 0.4198 with four (Aloise et al. 2010, Physical Review E 82, 046112)', () => {
  for (const seed of [1, 2, 3, 2011]) {
    const found = communitiesOf(karateClub.graph, { seed })
    expect([found.count, found.modularity?.toFixed(4)]).toEqual([4, '0.4198'])
  }
  const two = (names: readonly string[]) => Array.from(names, name => (['1', '2', '3', '4', '5', '6', '7', '8', '11', '12', '13', '14', '17', '18', '20', '22'].includes(name) ? 0 : 1))
  // The split into the instructor's and the officers' camps as Girvan and Newman 2002 and Newman 2004 report it.
  expect(modularityOf(karateClub.graph, two(karateClub.names))?.toFixed(2)).toBe('0.37')
})
