import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../../db/service/open-project.ts'
import { addActor, addPeriod, addPhase, addTie, aspect, fieldsOf, smallCase } from '../builders/entities.ts'
import { scratchFolder, stillPorts, testProject, type TestProject } from '../builders/project.ts'

const steps = async (project: TestProject, uid?: string) => (await project.call('history.steps', uid === undefined ? {} : { uid })).steps
const labels = async (project: TestProject, uid?: string) => (await steps(project, uid)).map(({ label }) => label)
const stepNamed = async (project: TestProject, label: string) => {
  const found = (await steps(project)).find(step => step.label === label)
  if (!found) throw new Error(`no step “${label}” among ${(await labels(project)).join(' | ')}`)
  return found
}

describe('the history', () => {
  it('of a tie that two coders edited over a merge reads right, and any of its steps can be taken back', async () => {
    const project = testProject()
    const { call } = project
    const [coder1] = (await call('coders.list', {})).coders
    const { tie, period } = await smallCase(project)
    const [p1, p2] = [await aspect(project, 'P1'), await aspect(project, 'P2')]
    await call('assessments.set', { tie, aspect: p1, period, changes: { level: 2, rationale: 'They share a language.' } })

    // The second coder works on a copy.
    const copy = join(scratchFolder(), 'copy.entente')
    project.handle.saveCopy(copy, { replace: false })
    const other = openProject(copy, { access: 'write', ports: stillPorts('2026-05-01T12:00:00.000Z') })
    const ben = await other.service['coders.create']({ name: 'Ben', initials: 'B', description: '' })
    await other.service['coders.setCurrent']({ uid: ben.uid })
    await other.service['assessments.set']({ tie, aspect: p1, period, changes: { level: -1, rationale: 'They do not.' } })
    await other.service['assessments.set']({ tie, aspect: p2, period, changes: { level: 1 } })
    other.close()
    await call('assessments.set', { tie, aspect: p1, period, changes: { level: 1 } })
    project.handle.mergeCopy(copy, { onConflict: 'ours', choices: {}, unrelated: false })

    const history = await steps(project, tie)
    expect(history.map(({ label }) => label)[0]).toMatch(/^Merge /u)
    // The merge was made by the one at work here; what came with it is the other's.
    expect(history[0]).toMatchObject({ coder: coder1?.name })
    const brought = history[0]?.changes.filter(({ type, part, kind }) => type === 'assessment' && part === '' && kind === 'added') ?? []
    expect(brought.map(({ codedBy }) => codedBy)).toEqual(['Ben', 'Ben'])
    expect(brought.map(({ title }) => title).sort()).toEqual([expect.stringContaining('P1'), expect.stringContaining('P2')])
    // Our own coding stands with its two values, by us.
    const [mine] = history.filter(({ changes }) => changes.some(({ type, kind }) => type === 'assessment' && kind === 'changed'))
    expect(mine?.changes.find(({ kind }) => kind === 'changed')).toMatchObject({ codedBy: null, fields: [{ name: 'level', before: '+2 strong', after: '+1 some' }] })
    expect(history.at(-1)?.label).toMatch(/^Add tie Russia – Israel/u)

    // The first coding below the merge is taken back though the merge came after it; Ben's stays.
    const before = project.dump()
    await project.step('history.takeBack', { step: mine?.id ?? 0 })
    const coded = (await call('ties.get', { uid: tie })).assessments.filter(each => each.period === period)
    expect(coded.map(({ level }) => level)).toEqual(expect.arrayContaining([-1, 1, 2]))
    expect(coded).toHaveLength(3)
    await call('history.undo', {})
    expect(project.dump()).toBe(before)

    // And the merge as a whole, with what came after it left alone.
    await call('actors.create', fieldsOf('actors.create', { name: 'Iran' }))
    await project.step('history.takeBack', { step: history[0]?.id ?? 0 })
    expect((await call('coders.list', {})).coders.map(({ name }) => name)).toEqual([coder1?.name])
    expect((await call('entities.list', { type: 'actor' })).rows.map(({ title }) => title)).toContain('Iran')
  })

  it('takes back any one step, columns that later steps left alone among them, and refuses with the reason where later work rests on it', async () => {
    const project = testProject()
    const { call, refusal } = project
    const [russia, israel] = [await addActor(project, { name: 'Russia' }), await addActor(project, { name: 'Israel' })]
    await call('actors.update', { uid: russia, changes: { name: 'Russian Federation' } })
    await call('actors.update', { uid: russia, changes: { description: 'A state' } })
    const rename = (await steps(project, russia)).find(({ changes }) => changes.some(({ fields }) => fields.some(({ name }) => name === 'name')) && changes.some(({ kind }) => kind === 'changed'))
    expect(rename?.changes[0]).toMatchObject({ kind: 'changed', fields: [{ name: 'name', before: 'Russia', after: 'Russian Federation' }] })
    await project.step('history.takeBack', { step: rename?.id ?? 0 })
    expect((await call('actors.get', { uid: russia })).actor).toMatchObject({ name: 'Russia', description: 'A state' })
    expect(await refusal('history.takeBack', { step: rename?.id ?? 0 })).toMatchObject({ code: 'conflict', message: expect.stringContaining('was changed since by') })

    const tie = await addTie(project, { from: russia, to: israel })
    const added = await stepNamed(project, 'Add Israel')
    expect(await refusal('history.takeBack', { step: added.id })).toMatchObject({ code: 'conflict', message: expect.stringMatching(/rests on the actor “Israel”|added since/u) })
    await call('ties.delete', { uid: tie })
    await project.step('history.takeBack', { step: added.id })
    expect((await call('entities.list', { type: 'actor' })).rows.map(({ title }) => title)).toEqual(['Russia'])
    // The tie that was deleted cannot come back without its actor.
    expect(await refusal('history.bringBack', { step: (await steps(project, tie))[0]?.id ?? 0, uid: tie })).toMatchObject({ code: 'conflict', message: expect.stringContaining('bring that back first') })
    expect(await refusal('history.takeBack', { step: 999_999 })).toMatchObject({ code: 'not_found' })
  })

  it('brings back a single deleted thing with what belonged to it, under a new key where its own was given away', async () => {
    const project = testProject()
    const { call } = project
    const [russia, israel] = [await addActor(project, { name: 'Russia' }), await addActor(project, { name: 'Israel' })]
    await addTie(project, { from: russia, to: israel })
    const tie = await addTie(project, { from: israel, to: russia, label: 'the second' })
    await addPhase(project, { tie, dates: '2015/2021', cooperation: 2, conflict: 1, summary: 'Deconfliction' })
    const note = await call('notes.create', { title: 'Private thought', body: 'secret words' })
    await call('notes.attach', { uid: note.uid, to: { type: 'tie', uid: tie } })
    const held = await call('ties.get', { uid: tie })
    await call('ties.delete', { uid: tie })
    // Their keys are given to others.
    const third = await addTie(project, { from: russia, to: israel, label: 'the third' })
    await addPhase(project, { tie: third, dates: '2022', cooperation: 1 })
    const [deletion] = await steps(project, tie)
    expect(deletion?.changes.find(({ type, part }) => type === 'tie' && part === '')).toMatchObject({ kind: 'removed', gone: true, uid: tie, title: 'Israel – Russia (the second)' })
    await project.step('history.bringBack', { step: deletion?.id ?? 0, uid: tie })
    const back = await call('ties.get', { uid: tie })
    expect(back.phases).toMatchObject([{ summary: 'Deconfliction', dates: { raw: '2015/2021' } }])
    expect(back.tie).toMatchObject({ label: 'the second', from: held.tie.from, to: held.tie.to })
    expect((await call('ties.get', { uid: third })).phases).toHaveLength(1)
    expect((await call('entities.resolve', { uid: tie }))?.title).toContain('the second')
    // Private words stand in no label and in no step's fields.
    expect(JSON.stringify(await call('history.steps', {}))).not.toContain('secret words')
    expect((await labels(project)).join()).not.toContain('Private thought')
  })

  it('compares two moments, and goes back page by page', async () => {
    const project = testProject()
    const { call } = project
    const period = await addPeriod(project, { name: 'Syria' })
    const [start] = await steps(project)
    const gone = await addActor(project, { name: 'Gone again' })
    await addActor(project, { name: 'Iran' })
    await call('periods.update', { uid: period, changes: { name: 'Syrian war' } })
    await call('actors.delete', { uid: gone })
    expect(await call('history.between', { after: start?.id ?? 0 })).toEqual({
      types: [{ type: 'actor', added: 1, removed: 0, changed: 0 }, { type: 'period', added: 0, removed: 0, changed: 1 }], more: 0,
      entities: [expect.objectContaining({ title: 'Iran', change: 'added' }), expect.objectContaining({ title: 'Syrian war', change: 'changed' })],
    })
    const first = await call('history.steps', { limit: 2 })
    const second = await call('history.steps', { limit: 2, before: first.steps.at(-1)?.id })
    expect([...first.steps, ...second.steps].map(({ label }) => label)).toEqual((await labels(project)).slice(0, 4))
    expect(first.more).toBe(true)
  })
})
