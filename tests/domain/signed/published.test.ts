import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { frustrationIndex } from '../../../db/domain/signed/frustration/frustration-index.ts'
import { componentsOf, countSigns, unweighted } from '../../../db/domain/signed/signed-graph.ts'
import { balancedShare, countTriads, triadCensus } from '../../../db/domain/signed/triads.ts'
import { walkBalance } from '../../../db/domain/signed/walk-balance.ts'
import { clustersOf } from '../../../db/domain/signed/weak-balance.ts'
import { integerSolver } from '../../../db/solver/integer-solver.ts'
import { graphOf } from './graphs.ts'

// Networks of others, never part of this repository: the folder that ENTENTE_REAL_FILES names, with numbers that were published or reckoned by other programs.
const folder = process.env['ENTENTE_REAL_FILES'] ?? ''
const isThere = folder !== '' && existsSync(join(folder, 'signed/highlandtribes.csv'))
if (!isThere) console.log('Published signed networks are not read: ENTENTE_REAL_FILES does not name a folder that has them.')

const textOf = (file: string) => readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/u, '').trim()
const rowsOf = (file: string) => textOf(file).split(/\r?\n/u).map(line => line.replaceAll('"', '').split(','))
const edgesOf = (rows: readonly string[][]) => rows.map(([from = '', to = '', sign]) => [from, to, Number(sign)] as const)
const solver = integerSolver()

/** The numbered lines of a section of a Pajek file, as numbers. */
function pajekEdges(file: string): [string, string, number][] {
  let inside = false
  return textOf(`signed/${file}`).split(/\r?\n/u).flatMap((line): [string, string, number][] => {
    if (line.startsWith('*')) inside = /^\*edges/iu.test(line)
    const [from, to, value] = line.trim().split(/\s+/u)
    return inside && !line.startsWith('*') && from && to ? [[from, to, Number(value)]] : []
  })
}

describe.skipIf(!isThere)('published numbers', () => {
  test('highland tribes (Read 1954)', async () => {
    const { graph } = graphOf(edgesOf(rowsOf('signed/highlandtribes.csv')))
    const census = triadCensus(graph)
    expect([graph.nodes, countSigns(graph), census]).toEqual([16, { positive: 29, negative: 29 }, { '+++': 19, '++-': 2, '+--': 40, '---': 7 }])
    expect(balancedShare(census)).toBeCloseTo(0.867_647_1, 7)
    expect(walkBalance(graph).global).toBeCloseTo(0.357_576_1, 7)
    const found = frustrationIndex(graph, { solve: await solver, countOptima: 5 })
    expect(found).toMatchObject({ value: 7, exact: true, components: [{ optima: { count: 1, more: false } }] })
    expect(Math.min(...[1, -1].map(side => found.sides.filter(each => each === side).length))).toBe(4)
  })

  test('the great powers, 1872 to 1907 (Antal, Krapivsky and Redner 2006)', async () => {
    const spells = rowsOf('signed/wwi_alliances_1872-1918_edges.csv')
    const head = (spells[0] ?? []).map(name => name.toLowerCase())
    const at = (row: string[], name: string) => row[head.findIndex(each => each.includes(name))] ?? ''
    const solve = await solver
    // A spell that ends in a year gives way to the one that begins in it: begin <= year < end.
    const yearly = (year: number) => graphOf(spells.slice(1).filter(row => Number(at(row, 'begin')) <= year && year < Number(at(row, 'end'))).map(row => [at(row, 'from'), at(row, 'to'), Number(at(row, 'sign'))] as const))
    for (const [year, nodes, positive, negative, index] of [[1872, 5, 3, 6, 1], [1882, 6, 5, 6, 1], [1890, 6, 3, 7, 1], [1893, 6, 4, 7, 1], [1904, 6, 5, 6, 1], [1907, 6, 6, 9, 0]] as const) {
      const { graph } = yearly(year)
      expect([year, graph.nodes, countSigns(graph), frustrationIndex(graph, { solve }).value]).toEqual([year, nodes, { positive, negative }, index])
    }
    const { graph, names } = yearly(1907)
    expect(triadCensus(graph)).toEqual({ '+++': 2, '++-': 0, '+--': 18, '---': 0 })
    const { sides } = frustrationIndex(graph, { solve })
    expect(names.filter((_, node) => sides[node] === sides[names.indexOf('GBR')]).toSorted()).toEqual(['FRA', 'GBR', 'RUS'])
  })

  test('every window of the inter-state network, 1946 to 1999: triads, walks and the exact index', async () => {
    const solve = await solver
    const windows = new Map<string, string[][]>()
    for (const row of rowsOf('signed/cow_signed_windows_odd.csv').slice(1)) {
      const period = row[3] ?? ''
      windows.set(period, [...windows.get(period) ?? [], row])
    }
    const expected = rowsOf('EXPECTED_cow_windows.csv').slice(1)
    expect(expected).toHaveLength(26)
    for (const [period = '', ...numbers] of expected) {
      const [n, m, positive, negative, components, ppp, ppn, pnn, nnn, triads, share, index, , walks] = numbers.map(Number)
      const { graph } = graphOf(edgesOf(windows.get(period) ?? []))
      const census = triadCensus(graph)
      const found = frustrationIndex(graph, { solve })
      expect([period, graph.nodes, graph.sign.length, countSigns(graph), componentsOf(graph).length, census, countTriads(census), found.value, found.exact]).toEqual(
        [period, n, m, { positive, negative }, components, { '+++': ppp, '++-': ppn, '+--': pnn, '---': nnn }, triads, index, true],
      )
      expect(balancedShare(census)).toBeCloseTo(share as number, 6)
      expect(walkBalance(graph).global).toBeCloseTo(walks as number, 6)
    }
  })

  test('the US Congress: 18', async () => {
    const { graph } = graphOf(edgesOf(rowsOf('signed/congress.csv')))
    expect([graph.nodes, countSigns(graph), triadCensus(graph)]).toEqual([219, { positive: 414, negative: 107 }, { '+++': 128, '++-': 7, '+--': 77, '---': 0 }])
    expect(frustrationIndex(unweighted(graph), { solve: await solver })).toMatchObject({ value: 18, exact: true })
  })

  test('Slovene parties 1994, weighted: 15, with the published partition (Doreian and Mrvar 1996)', async () => {
    const lines = textOf('signed/Stranke94.net').split(/\r?\n/u).map(line => line.trim())
    const start = lines.findIndex(line => /^\*matrix/iu.test(line))
    const names = lines.slice(0, start).flatMap(line => (/^\d+\s/u.test(line) ? [line.split(/\s+/u)[1]?.replaceAll('"', '') ?? ''] : []))
    const matrix = lines.slice(start + 1).filter(line => line !== '').map(line => line.split(/\s+/u).map(Number))
    const { graph, names: order } = graphOf(names.flatMap((from, row) => names.slice(row + 1).flatMap((to, after): [string, string, number][] => {
      const value = matrix[row]?.[row + 1 + after] ?? 0
      return value === 0 ? [] : [[from, to, value]]
    })))
    expect(countSigns(graph)).toEqual({ positive: 18, negative: 27 })
    const found = frustrationIndex(graph, { solve: await solver, countOptima: 5 })
    expect(found).toMatchObject({ value: 15, exact: true })
    expect(order.filter((_, node) => found.sides[node] === found.sides[order.indexOf('SKD')]).toSorted()).toEqual(['SDSS', 'SKD', 'SLS', 'SPS', 'ZS'])
  })

  test('toy networks: balanced, and clusterable without being balanced', async () => {
    const solve = await solver
    const balanced = graphOf(pajekEdges('BAL1.NET')).graph
    expect([balanced.sign.length, frustrationIndex(balanced, { solve }).value]).toEqual([9, 0])
    const { graph, names } = graphOf(pajekEdges('BAL2.NET'))
    expect([countSigns(graph), frustrationIndex(graph, { solve }).value]).toEqual([{ positive: 4, negative: 5 }, 1])
    expect(clustersOf(graph)?.map(nodes => nodes.map(node => names[node] ?? '').toSorted().join('')).toSorted()).toEqual(['134', '27', '56'])
  })

  test('Bitcoin-OTC: bounds within those known, never a claim of exactness', () => {
    const sums = new Map<string, number>()
    for (const [from = '', to = '', value] of rowsOf('signed/bitcoinotc.csv')) {
      const pair = [from, to].toSorted().join(' ')
      sums.set(pair, (sums.get(pair) ?? 0) + Number(value))
    }
    const { graph } = graphOf([...sums].flatMap(([pair, sum]): [string, string, number][] => (sum === 0 ? [] : [[pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '', Math.sign(sum)]])))
    expect([countSigns(graph), triadCensus(graph)]).toEqual([{ positive: 18_281, negative: 3_153 }, { '+++': 23_365, '++-': 3_875, '+--': 5_378, '---': 326 }])
    const { value, lowerBound, exact } = frustrationIndex(graph)
    expect([exact, lowerBound >= 1_183, lowerBound <= value, value <= 1_363]).toEqual([false, true, true, true])
  })
})
