import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Output } from '../../db/contract/api.ts'
import { testProject } from '../builders/project.ts'
import { entente } from './in-process.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'entente-balance-'))
process.env['ENTENTE_DATA'] = dataFolder
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

const realFiles = process.env['ENTENTE_REAL_FILES'] ?? ''
const areThere = realFiles !== '' && existsSync(join(realFiles, 'signed/highlandtribes.csv'))
if (!areThere) console.log('Published signed networks are not imported: ENTENTE_REAL_FILES does not name a folder that has them.')

async function tieUid(project: ReturnType<typeof testProject>, title: RegExp): Promise<string> {
  const { rows } = await project.call('entities.list', { type: 'tie' })
  return rows.find(row => title.test(row.title))?.uid ?? ''
}

test('the sample as of June 2024: what pulls at Russia and Israel, by the documented measure', async () => {
  const project = testProject({ sample: true })
  const tie = await tieUid(project, /^Russia – Israel/u)
  const { code, document } = await entente('analyze', project.file, 'strain', '--tie', tie, '--as-of', '2024-06', '--json')
  expect(code).toBe(0)
  const strain = document as Output<'balance.strain'>
  expect(strain).toMatchObject({ rule: 'net', asOf: '2024-06-30', dating: 'possibly', own: { sign: 1, why: 'ambivalent', cooperation: 2, conflict: 2 } })
  const iran = strain.triads.find(({ third }) => third.name === 'Iran')
  expect(iran).toMatchObject({ state: 'unbalanced', type: '++-', pull: 2, fromSide: { sign: 1, phases: [{ dates: '2022-08/2024-06' }] }, toSide: { sign: -1, conflict: 2 } })
  // Those that pull most come first, incomplete triads last; and a side without a sign is never balanced.
  expect(strain.triads.map(({ pull }) => pull)).toEqual(strain.triads.map(({ pull }) => pull).toSorted((a, b) => b - a))
  for (const { state, fromSide, toSide, type } of strain.triads) {
    if (fromSide.sign === 0 || toSide.sign === 0) expect([state, type]).toEqual(['incomplete', null])
  }
  expect(strain.triads.find(({ third }) => third.name === 'Hezbollah')).toMatchObject({ state: 'incomplete', fromSide: { why: 'untied' }, toSide: { sign: -1 } })
  expect(strain.resolutions[0]).toMatchObject({ sign: 1, becomes: -1, atTie: strain.unbalanced - strain.balanced })
})

test('the balance of the sample tells its rule, its blocs, and what other rules would say', async () => {
  const project = testProject({ sample: true })
  const { document } = await entente('analyze', project.file, 'balance', '--as-of', '2024-06', '--json')
  const balance = document as Output<'balance.get'>
  expect(balance).toMatchObject({ rule: 'net', asOf: '2024-06-30', since: null, triads: { '+++': 2, '++-': 4, '+--': 2, '---': 0 }, balancedShare: 0.5, frustration: { value: 2, exact: true, lowerBound: 2 } })
  expect(balance.frustration.blocs.flat()).toHaveLength(balance.nodes)
  expect(balance.frustration.frustratedPairs).toHaveLength(2)
  expect(balance.sensitivity.find(row => row.rule === 'net' && row.ambivalent === 'zero')?.changed).toContain('balancedShare')
  expect(balance.sensitivity.some(row => row.dating === 'certainly')).toBe(true)
  const period = (await entente('analyze', project.file, 'balance', '--period', 'Syria', '--rule', 'conflict-dominant', '--certainly', '--json')).document
  expect(period).toMatchObject({ rule: 'conflict-dominant', since: '2015-01-01', asOf: '2021-12-31', period: { name: 'Syria' }, dating: 'certainly' })
  expect((await entente('analyze', project.file, 'balance', '--as-of', '2024-06', '--json')).document).toEqual(document)
  const forPeople = await entente('analyze', project.file, 'balance')
  expect(forPeople.text).toContain('Frustration index: 2, exact')
})

test('the time line by year and by period, with the strain of a tie', async () => {
  const project = testProject({ sample: true })
  const tie = await tieUid(project, /^Russia – Israel/u)
  const years = (await entente('analyze', project.file, 'timeline', '--by', 'year', '--tie', tie, '--json')).document as Output<'balance.timeline'>
  expect(years.points.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, index) => String(2015 + index)))
  expect(years.points.at(-1)).toMatchObject({ to: '2024-06-30', frustration: { value: 2, exact: true }, tie: { sign: 1, unbalanced: 4, complete: 5 } })
  expect(years.events.length).toBeGreaterThan(0)
  const periods = (await entente('analyze', project.file, 'timeline', '--by', 'period', '--json')).document as Output<'balance.timeline'>
  expect(periods.points.map(({ label }) => label)).toEqual(['Syria', 'Ukraine', 'Gaza'])
  const windows = (await entente('analyze', project.file, 'timeline', '--by', 'window', '--window', '4', '--from', '2015', '--to', '2020', '--json')).document as Output<'balance.timeline'>
  expect(windows.points.map(({ label }) => label)).toEqual(['2015–2018', '2016–2019', '2017–2020'])
})

test.each([
  [['balance', '--rule', 'guess'], '--rule is one of'], [['balance', '--period', 'Nowhere'], 'No period is called'], [['balance', '--as-of', '2020', '--period', 'Syria'], 'do not go together'],
  [['strain'], '--tie is missing'], [['reading', '--weighted'], 'not of reading'], [['timeline', '--by', 'decade'], '--by is one of'], [['balance', '--certainly', '--possibly'], 'do not go together'],
])('wrong usage is told: %j', async (args, message) => {
  const project = testProject({ sample: true })
  const { code, errors } = await entente('analyze', project.file, ...args)
  expect(code).not.toBe(0)
  expect(errors).toContain(message)
})

describe.skipIf(!areThere)('signed networks as plain files', () => {
  test('highland tribes: an edge list straight through import and analyze', async () => {
    const project = testProject({ title: 'Tribes', studyPeriod: '1950/1954' })
    project.close()
    const imported = await entente('import', project.file, join(realFiles, 'signed/highlandtribes.csv'), '--json')
    expect([imported.code, imported.errors]).toEqual([0, ''])
    const { document } = await entente('analyze', project.file, 'balance', '--json')
    expect(document).toMatchObject({ nodes: 16, positiveEdges: 29, negativeEdges: 29, triads: { '+++': 19, '++-': 2, '+--': 40, '---': 7 }, frustration: { value: 7, exact: true, optima: { count: 1, more: false } } })
  })

  test('Slovene parties: weighted by their raw weights', async () => {
    const project = testProject({ title: 'Parties', studyPeriod: '1994' })
    project.close()
    const imported = await entente('import', project.file, join(realFiles, 'signed/Stranke94.net'), '--json')
    expect([imported.code, imported.errors]).toEqual([0, ''])
    const { document } = await entente('analyze', project.file, 'balance', '--weighted', '--json')
    const balance = document as Output<'balance.get'>
    expect([balance.positiveEdges, balance.negativeEdges, balance.weights]).toEqual([18, 27, 'raw'])
    expect([15, 30]).toContain(balance.frustration.value)
    expect(balance.frustration.blocs.map(bloc => bloc.map(({ name }) => name).toSorted().join(' ')).toSorted()).toEqual(['DS LDS SNS ZLSD ZS-ESS', 'SDSS SKD SLS SPS ZS'])
  })
})
