import { expect, test } from 'vitest'
import { addActor, addPhase, addTie, find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

test('triads of the sample are listed by type, with their ties; every list is as long as the census says', async () => {
  const project = testProject({ sample: true })
  const asOf = '2024-06'
  const balance = await project.call('balance.get', { asOf })
  for (const type of ['+++', '++-', '+--', '---'] as const) {
    const list = await project.call('balance.triads', { asOf, type })
    expect([type, list.total, list.triads.length]).toEqual([type, balance.triads[type], balance.triads[type]])
    for (const { sides } of list.triads) expect(sides.filter(({ sign }) => sign < 0)).toHaveLength([...type].filter(sign => sign === '-').length)
  }
  const incomplete = await project.call('balance.triads', { asOf, type: 'incomplete', limit: 1_000 })
  expect(incomplete.total).toBe(balance.incompleteTriads.total)
  for (const { sides: [one, missing, other] } of incomplete.triads) expect([one?.sign !== 0, missing?.sign, other?.sign !== 0]).toEqual([true, 0, true])
})

test('Russia, Israel and Iran are unbalanced as of June 2024 under the default rule, in the list and at the tie', async () => {
  const project = testProject({ sample: true })
  const iran = await find(project, 'actor', 'Iran')
  const { triads } = await project.call('balance.triads', { asOf: '2024-06', type: '++-', actor: iran })
  const found = triads.find(({ actors }) => actors.map(({ name }) => name).toSorted().join() === 'Iran,Israel,Russia')
  expect(found?.sides.every(({ ties, phases }) => ties.length > 0 && phases.length > 0)).toBe(true)
  const strain = await project.call('balance.strain', { asOf: '2024-06', tie: await find(project, 'tie', 'Russia – Israel') })
  expect(strain.triads.find(({ third }) => third.name === 'Iran')).toMatchObject({ state: 'unbalanced', type: '++-' })
})

test('a page goes on where the one before ended; those with the largest lesser side come first', async () => {
  const project = testProject()
  const names = ['A', 'B', 'C', 'D', 'E']
  const uids = await Promise.all(names.map(async name => await addActor(project, { name, shortName: name })))
  for (const [row, from] of uids.entries()) {
    for (const to of uids.slice(row + 1)) await addPhase(project, { tie: await addTie(project, { from, to, directed: false }), dates: '2015/2020', cooperation: row < 2 ? 3 : 1, conflict: 0 })
  }
  const words = (list: { triads: readonly { actors: readonly { name: string }[]; weight: number }[] }) => list.triads.map(({ actors, weight }) => `${actors.map(({ name }) => name).join('')} ${weight}`)
  const whole = await project.call('balance.triads', { asOf: '2018', type: '+++' })
  expect(words(whole)).toEqual(['ABC 3', 'ABD 3', 'ABE 3', 'ACD 1', 'ACE 1', 'ADE 1', 'BCD 1', 'BCE 1', 'BDE 1', 'CDE 1'])
  expect(words(await project.call('balance.triads', { asOf: '2018', type: '+++', offset: 3, limit: 2 }))).toEqual(['ACD 1', 'ACE 1'])
})

test('a range counts what held at some time in it, all time whatever held ever; times that do not go together are refused', async () => {
  const project = testProject()
  const [a, b, c] = [await addActor(project, { name: 'A' }), await addActor(project, { name: 'B' }), await addActor(project, { name: 'C' })]
  await addPhase(project, { tie: await addTie(project, { from: a, to: b, directed: false }), dates: '2015/2016', cooperation: 2, conflict: 0 })
  await addPhase(project, { tie: await addTie(project, { from: b, to: c, directed: false }), dates: '2018/2019', cooperation: 0, conflict: 2 })
  const signs = async (time: object) => {
    const { positiveEdges, negativeEdges } = await project.call('balance.get', time)
    return [positiveEdges, negativeEdges]
  }
  expect(await signs({ asOf: '2016' })).toEqual([1, 0])
  expect(await signs({ asOf: '2018', since: '2016' })).toEqual([1, 1])
  expect(await signs({ asOf: '2018', since: '2017' })).toEqual([0, 1])
  expect(await signs({ allTime: true })).toEqual([1, 1])
  expect(await project.call('balance.get', { allTime: true })).toMatchObject({ since: '2015-01-01' })
  expect(await project.refusal('balance.get', { asOf: '2016', since: '2018' })).toMatchObject({ code: 'bad_request' })
  expect(await project.refusal('balance.get', { allTime: true, asOf: '2018' })).toMatchObject({ code: 'bad_request' })
})

test('measures of actors through time are those of each year, and nothing where an actor has no tie', async () => {
  const project = testProject({ sample: true })
  const [russia, israel] = [await find(project, 'actor', 'Russia'), await find(project, 'actor', 'Israel')]
  const line = await project.call('balance.centralityTimeline', { actors: [russia, israel], from: 2020, to: 2022 })
  expect(line.points.map(({ label }) => label)).toEqual(['2020', '2021', '2022'])
  const then = await project.call('balance.centrality', { asOf: '2021-12-31' })
  const own = then.actors.find(({ uid }) => uid === israel)
  expect(line.points[1]?.actors[1]).toMatchObject({ degree: own?.degree, betweenness: own?.betweenness, core: own?.core })
  expect(await project.refusal('balance.centralityTimeline', { actors: [await find(project, 'tie', 'Russia – Israel')] })).toMatchObject({ code: 'not_found' })
})
