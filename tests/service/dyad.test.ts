import { expect, test } from 'vitest'
import { addActor, addPhase, addTie, find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

test('two actors of the sample: ties, codings as in the matrix, months of levels and events, strain; no notes', async () => {
  const project = testProject({ sample: true })
  const [russia, israel] = [await find(project, 'actor', 'Russia'), await find(project, 'actor', 'Israel')]
  const dyad = await project.call('dyad.get', { actors: [russia, israel], asOf: '2024-06' })
  expect(dyad.actors.map(({ name }) => name)).toEqual(['Russia', 'Israel'])
  expect(dyad.ties.map(({ title }) => title)).toEqual(['Russia – Israel'])
  const [tie] = dyad.ties
  const matrix = await project.call('matrix.get', {})
  const place = matrix.ties.uid.indexOf(tie?.uid ?? '')
  const within = matrix.aspects.length * matrix.periods.length
  expect(tie?.cells.map(({ level }) => level)).toEqual(matrix.cells.at.flatMap((at, cell) => (Math.floor(at / within) === place ? [matrix.cells.level[cell]] : [])))
  expect(tie?.cells.length).toBeGreaterThan(3)
  expect(dyad.strain).toMatchObject({ unbalanced: (await project.call('balance.strain', { tie: tie?.uid ?? '', asOf: '2024-06' })).unbalanced })
  expect(dyad.points[0]).toMatchObject({ label: '2015-01', from: '2015-01-01', to: '2015-01-31' })
  expect(dyad.points.at(-1)?.label).toBe('2024-06')
  const series = await project.call('events.series', { a: russia, b: israel })
  expect(dyad.points.reduce((sum, { events }) => sum + events, 0)).toBe(series.buckets.reduce((sum, { events }) => sum + events, 0))
  expect(JSON.stringify(dyad)).not.toContain('Two presidents?')
  const years = await project.call('dyad.get', { actors: [israel, russia], by: 'year' })
  expect(years.points.map(({ label }) => label)).toEqual(['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'])
})

test('levels are the highest of the ties that possibly hold in the month, and nothing where none is coded; the two need no tie', async () => {
  const project = testProject()
  const [a, b, c] = [await addActor(project, { name: 'A' }), await addActor(project, { name: 'B' }), await addActor(project, { name: 'C' })]
  const tie = await addTie(project, { from: a, to: b, directed: false })
  await addPhase(project, { tie, dates: '2016-02/2016-03-10', cooperation: 1, conflict: null })
  await addPhase(project, { tie: await addTie(project, { from: b, to: a, directed: true }), dates: '2016-03', cooperation: 3, conflict: 2 })
  const { points } = await project.call('dyad.get', { actors: [a, b] })
  const levels = (month: string) => {
    const point = points.find(({ label }) => label === month)
    return [point?.cooperation, point?.conflict]
  }
  expect([levels('2016-01'), levels('2016-02'), levels('2016-03'), levels('2016-04')]).toEqual([[null, null], [1, null], [3, 2], [null, null]])
  const none = await project.call('dyad.get', { actors: [a, c] })
  expect(none.ties).toEqual([])
  expect(none.strain.own.why).toBe('untied')
  expect(await project.refusal('dyad.get', { actors: [a, a] })).toMatchObject({ code: 'bad_request' })
})
