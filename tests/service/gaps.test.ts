import { describe, expect, it } from 'vitest'
import { addEvidence, addPeriod, addPhase, aspect, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('gaps', () => {
  it('go as they are filled', async () => {
    const project = testProject()
    const { tie, period, excerpt, event } = await smallCase(project)
    expect(await project.call('gaps.list', {})).toEqual([])
    const texts = async () => (await project.call('gaps.list', { ties: [tie] })).map(({ text }) => text)
    expect(await texts()).toEqual(['P1', 'P2', 'X', 'O'].map(code => `${code} is not coded in Syria`))
    const item = { tie, indicator: await indicator(project, 'P1.meetings'), about: '2016' }
    await addEvidence(project, { ...item, excerpt })
    expect((await texts())[0]).toBe('P1 is not coded in Syria, though there is evidence')
    await project.call('assessments.set', { tie, period, aspect: await aspect(project, 'P1'), changes: { level: 1 } })
    const p1 = async () => (await project.call('gaps.list', {})).filter(gap => gap.aspect?.code === 'P1').map(({ kind, items, sources }) => [kind, items, sources])
    expect(await p1()).toEqual([['one-source', 1, 1], ['only-supporting', 1, 1]])
    // An event brings the sources that it cites: here the same one.
    await addEvidence(project, { ...item, event, stance: 'contradicts' })
    expect(await p1()).toEqual([['one-source', 2, 1]])
    expect((await project.call('gaps.list', {}))[0]).toMatchObject({ kind: 'not-coded', tie: { title: 'Russia – Israel' }, period: { uid: period, name: 'Syria' }, aspect: { code: 'P2' } })
  })
})

describe('a period that changes', () => {
  it('has what stands in it, or reaches over its edge, looked at again, and moves nothing', async () => {
    const project = testProject()
    const { tie, phase, period } = await smallCase(project)
    const p1 = await aspect(project, 'P1')
    const { uid: assessment } = await project.call('assessments.set', { tie, period, aspect: p1, changes: { level: 2 } })
    const later = await addPhase(project, { tie, dates: '2023/2024' })
    const other = await addPeriod(project, { name: 'Ukraine', dates: '2022/2023-09' })
    await project.call('assessments.set', { tie, period: other, aspect: p1, changes: { level: 1 } })
    const list = async (input = {}) => (await project.call('lookAgain.list', input)).map(({ assessment: one, phase: two, reason }) => [one ?? two, reason])

    await project.step('periods.update', { uid: period, changes: { name: 'Syria and after' } })
    await project.call('periods.update', { uid: period, changes: { dates: '2015/2021' } })
    expect(await list()).toEqual([])
    await project.step('periods.update', { uid: period, changes: { dates: '2015/2020' } })
    expect(await list()).toEqual([[assessment, '2015 to 2021 became 2015 to 2020'], [phase, '2015 to 2021 became 2015 to 2020']])
    expect(await list({ tie })).toHaveLength(2)
    expect((await project.call('gaps.list', {})).slice(0, 2).map(({ kind, aspect: of }) => [kind, of?.code])).toEqual([['look-again', 'P1'], ['look-again', undefined]])
    expect((await project.call('ties.get', { uid: tie })).assessments).toHaveLength(2)
    // A later change takes the place of the earlier one.
    await project.step('periods.update', { uid: period, changes: { dates: '2014/2020' } })
    expect((await list())[0]).toEqual([assessment, '2015 to 2020 became 2014 to 2020'])
    expect((await list()).map(([uid]) => uid)).not.toContain(later)

    expect(await project.step('lookAgain.settle', { phases: [phase] })).toMatchObject({ settled: 1, label: 'Looked at again: it still holds' })
    await project.step('assessments.set', { tie, period, aspect: p1, changes: { level: 1 } })
    expect(await list()).toEqual([])
  })

  it('asks of a phase until its own dates are changed', async () => {
    const project = testProject()
    const { phase, period } = await smallCase(project)
    await project.call('periods.update', { uid: period, changes: { dates: '2016/2021' } })
    expect(await project.call('lookAgain.list', {})).toMatchObject([{ phase, assessment: null, coderName: null }])
    await project.call('tiePhases.update', { uid: phase, changes: { summary: 'Skies shared' } })
    expect(await project.call('lookAgain.list', {})).toHaveLength(1)
    await project.step('tiePhases.update', { uid: phase, changes: { dates: '2016/2021' } })
    expect(await project.call('lookAgain.list', {})).toEqual([])
  })
})
