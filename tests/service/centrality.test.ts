import { expect, test } from 'vitest'
import { addActor, addPeriod, addPhase, addTie } from '../builders/entities.ts'
import { testProject, type TestProject } from '../builders/project.ts'

/** A and B cooperate and clash, B leads to C from 2018 on, C and D are tied and not coded; E stands alone. */
async function smallNetwork(project: TestProject): Promise<void> {
  const uids: string[] = []
  for (const name of ['A', 'B', 'C', 'D', 'E']) uids.push(await addActor(project, { name, shortName: name }))
  const [a = '', b = '', c = '', d = ''] = uids
  const tie = async (from: string, to: string, directed = false) => await addTie(project, { from, to, directed })
  await addPhase(project, { tie: await tie(a, b), dates: '2015/2020', cooperation: 3, conflict: 1 })
  await addPhase(project, { tie: await tie(b, a, true), dates: '2015/2020', cooperation: null, conflict: 2 })
  await addPhase(project, { tie: await tie(b, c, true), dates: '2018/2020', cooperation: 2, conflict: 0 })
  await tie(c, d)
  await addPeriod(project, { name: 'Late', dates: '2018/2020' })
}

test('all ties as of a day: a path, with a tie that is not coded, and who is without', async () => {
  const project = testProject()
  await smallNetwork(project)
  const answer = await project.call('balance.centrality', { asOf: '2019-06' })
  expect(answer).toMatchObject({ ties: 'all', weights: 'levels', asOf: '2019-06-30', since: null, nodes: 4, pairs: 3, untied: 1, density: 0.5, averageClustering: 0, transitivity: 0, highestCore: 1, missing: [] })
  expect(answer.actors.map(({ name, degree, inDegree, outDegree, strength, cut }) => [name, degree, inDegree, outDegree, strength, cut])).toEqual([
    ['A', 1, 1, 1, 5, false], ['B', 2, 1, 2, 7, true], ['C', 2, 2, 1, 2, true], ['D', 1, 1, 1, 0, false],
  ])
  expect(answer.actors.map(({ betweenness, closeness }) => [betweenness, closeness])).toEqual([[0, 0.5], [2 / 3, 0.75], [2 / 3, 0.75], [0, 0.5]])
  expect(answer.bridges.map(({ actors, ties }) => [actors.map(({ name }) => name).join(''), ties.length])).toEqual([['AB', 2], ['BC', 1], ['CD', 1]])
  expect(answer.components.map(members => members.map(({ name }) => name).join(''))).toEqual(['ABCD'])
  expect(answer.communities.members.flat()).toHaveLength(4)
})

test('one strand alone, by its weights, and through time', async () => {
  const project = testProject()
  await smallNetwork(project)
  const names = (members: readonly { name: string }[]) => members.map(({ name }) => name).join('')
  const conflict = await project.call('balance.centrality', { asOf: '2019-06', ties: 'conflict' })
  expect([names(conflict.actors), conflict.pairs, conflict.untied]).toEqual(['AB', 1, 3])
  // B's clash with A and the one that both have: the pair at its highest level, in both directions.
  expect(conflict.actors.map(({ strength, inDegree, outDegree }) => [strength, inDegree, outDegree])).toEqual([[2, 1, 1], [2, 1, 1]])
  const cooperation = await project.call('balance.centrality', { asOf: '2019-06', ties: 'cooperation', weighted: true })
  expect(cooperation.actors.map(({ name, strength, inDegree, outDegree }) => [name, strength, inDegree, outDegree])).toEqual([['A', 3, 1, 1], ['B', 5, 1, 2], ['C', 2, 1, 0]])
  // Of the path A –3– B –2– C: the values of A and C are to each other as 3 to 2, and to B as 3 and 2 to the root of 13.
  expect(cooperation.actors.map(({ eigenvector }) => eigenvector?.toFixed(6))).toEqual([3, Math.sqrt(13), 2].map(value => (value / Math.sqrt(13)).toFixed(6)))
  expect(names((await project.call('balance.centrality', { asOf: '2016', ties: 'cooperation' })).actors)).toBe('AB')
  const { uid: period = '' } = (await project.call('periods.list', {})).find(({ name }) => name === 'Late') ?? {}
  expect(await project.call('balance.centrality', { period, ties: 'cooperation' })).toMatchObject({ since: '2018-01-01', asOf: '2020-12-31', period: { name: 'Late' }, nodes: 3 })
  // By weights, a pair on which nothing is coded has no part in what goes by weights.
  const weighted = await project.call('balance.centrality', { asOf: '2019-06', weighted: true })
  expect(weighted.actors.map(({ name, eigenvector }) => [name, eigenvector === null])).toEqual([['A', false], ['B', false], ['C', false], ['D', true]])
  expect(weighted.actors.at(-1)).toMatchObject({ degree: 1, closeness: 0.5 })
  expect(names(weighted.communities.members.at(-1) ?? [])).toBe('D')
})

test('an empty project, and a day and a period at once', async () => {
  const project = testProject()
  expect(await project.call('balance.centrality', {})).toMatchObject({ nodes: 0, pairs: 0, density: null, transitivity: null, components: [], communities: { modularity: null, members: [] }, actors: [] })
  const period = await addPeriod(project, { name: 'One', dates: '2018/2020' })
  await expect(project.call('balance.centrality', { period, asOf: '2019' })).rejects.toMatchObject({ code: 'bad_request' })
})

test('an ambivalent side says which choice was asked for', async () => {
  const project = testProject()
  const [a, b, c] = [await addActor(project, { name: 'A' }), await addActor(project, { name: 'B' }), await addActor(project, { name: 'C' })]
  const tie = await addTie(project, { from: a, to: b })
  await addPhase(project, { tie, dates: '2015/2020', cooperation: 2, conflict: 0 })
  for (const [from, to, conflict] of [[a, c, 2], [b, c, 0]] as const) await addPhase(project, { tie: await addTie(project, { from, to }), dates: '2015/2020', cooperation: 2, conflict })
  for (const [ambivalent, why] of [['positive', 'ambivalent'], ['zero', 'ambivalent-zero'], ['left-out', 'ambivalent-left-out']] as const) {
    const { triads } = await project.call('balance.strain', { tie, asOf: '2018', ambivalent })
    expect([ambivalent, triads.map(({ fromSide }) => fromSide.why)]).toEqual([ambivalent, [why]])
    const { pairs, incompleteTriads, sensitivity } = await project.call('balance.get', { asOf: '2018', ambivalent })
    expect([pairs.ambivalent, incompleteTriads.ambivalent]).toEqual([1, ambivalent === 'positive' ? 0 : 1])
    expect(sensitivity.map(row => row.ambivalent)).not.toContain(ambivalent === 'left-out' ? 'zero' : 'left-out')
  }
})
