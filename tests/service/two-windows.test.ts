import { describe, expect, it } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { addActor, addEvent, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const named = (event: PushEvent | undefined) => (event?.type === 'changed' ? event.entities.map(({ uid }) => uid) : [])

// Every window talks to one service, which runs one change after the other: two windows are two callers who hold what they read before.
describe('two windows on one actor', () => {
  it('change different fields and keep both; each hears of the other; undo takes back the later only', async () => {
    const project = testProject()
    const { call, events } = project
    const uid = await addActor(project, { name: 'Hezbollah', aliases: [{ name: 'حزب الله', language: 'ar' }], codes: [{ scheme: 'cow', value: '1' }] })
    const heard: PushEvent[] = []
    project.handle.subscribe(event => heard.push(event))
    await call('actors.update', { uid, changes: { description: 'From the first window' } })
    await call('actors.update', { uid, changes: { shortName: 'HB', dates: '1982/..' } })
    expect((await call('actors.get', { uid })).actor).toMatchObject({
      description: 'From the first window', shortName: 'HB', dates: { raw: '1982/..' }, aliases: [{ language: 'ar' }], codes: [{ value: '1' }],
    })
    expect(heard.map(named)).toEqual([[uid], [uid]])
    expect(events).toHaveLength(3)
    await call('history.undo', {})
    expect((await call('actors.get', { uid })).actor).toMatchObject({ description: 'From the first window', shortName: '', dates: null })
    expect(named(heard.at(-1))).toEqual([uid])
  })

  it('change the same field: the later one stands, and undo brings back the earlier one, then what was before', async () => {
    const project = testProject()
    const { call } = project
    const uid = await addActor(project, { name: 'Hezbollah' })
    await call('actors.update', { uid, changes: { name: 'Hizballah' } })
    await call('actors.update', { uid, changes: { name: 'Party of God' } })
    const name = async () => (await call('actors.get', { uid })).actor.name
    expect(await name()).toBe('Party of God')
    const steps = [await call('history.undo', {}).then(({ done }) => done), await name(), await call('history.undo', {}).then(({ done }) => done), await name()]
    expect(steps).toEqual(['Edit Hizballah', 'Hizballah', 'Edit Hezbollah', 'Hezbollah'])
    await call('history.redo', {})
    await call('history.redo', {})
    expect(await name()).toBe('Party of God')
  })

  it('add to the same list and keep both additions where they say what they had read', async () => {
    const project = testProject()
    const { call } = project
    const aliases = [{ name: 'A', language: '' }, { name: 'B', language: '' }]
    const uid = await addActor(project, { name: 'Actor', aliases })
    const b = { name: 'B', language: '' }
    // The first takes A away and adds C; the second, which still shows A and B, adds D and gives B a language.
    await call('actors.update', { uid, changes: { aliases: [b, { name: 'C', language: '' }] }, expected: { aliases } })
    await call('actors.update', { uid, changes: { aliases: [{ name: 'A', language: '' }, { name: 'B', language: 'he' }, { name: 'D', language: '' }] }, expected: { aliases } })
    expect((await call('actors.get', { uid })).actor.aliases).toEqual([{ name: 'B', language: 'he' }, { name: 'C', language: '' }, { name: 'D', language: '' }])
    await call('history.undo', {})
    expect((await call('actors.get', { uid })).actor.aliases).toEqual([b, { name: 'C', language: '' }])
  })

  it('edit participants and citations of one event at once', async () => {
    const project = testProject()
    const { call } = project
    const { russia, israel, excerpt, source } = await smallCase(project)
    const uid = await addEvent(project, { title: 'Talks', participants: [{ actor: russia, role: 'host' }] })
    const before = { participants: [{ actor: russia, role: 'host' as const }], cites: [] }
    await call('events.update', { uid, changes: { participants: [...before.participants, { actor: israel, role: 'participant' }], cites: [{ excerpt }] }, expected: before })
    await call('events.update', { uid, changes: { participants: [{ actor: russia, role: 'mediator' }], cites: [{ source, locator: 'p. 1' }] }, expected: before })
    const { event } = await call('events.get', { uid })
    expect(event.participants.map(({ actor, role }) => [actor, role])).toEqual([[russia, 'mediator'], [israel, 'participant']])
    expect(event.cites.map(({ excerpt: cited, source: of }) => cited?.uid ?? of.uid)).toEqual([excerpt, source])
  })

  it('delete and edit: the edit is refused and says why, nothing is half done, and undo brings the actor back', async () => {
    const project = testProject()
    const uid = await addActor(project, { name: 'Actor', description: 'Kept' })
    await project.call('actors.delete', { uid })
    expect(await project.refusal('actors.update', { uid, changes: { name: 'Late' } })).toMatchObject({ code: 'not_found' })
    await project.call('history.undo', {})
    expect((await project.call('actors.get', { uid })).actor).toMatchObject({ name: 'Actor', description: 'Kept' })
  })
})

describe('two windows on other things', () => {
  it('change fields of one record of a source and keep both; the later stands where both changed the same', async () => {
    const project = testProject()
    const { call } = project
    const { source: uid } = await smallCase(project)
    const { source: { csl } } = await call('sources.get', { uid })
    await call('sources.update', { uid, changes: { csl: { ...csl, publisher: 'First', volume: '1' } }, expected: { csl } })
    await call('sources.update', { uid, changes: { csl: { ...csl, DOI: '10.1/x', volume: '2' } }, expected: { csl } })
    expect((await call('sources.get', { uid })).source.csl).toEqual({ ...csl, publisher: 'First', DOI: '10.1/x', volume: '2' })
  })

  it('change steps of one scale and keep both', async () => {
    const { call } = testProject()
    const aspect = (await call('framework.get', {})).aspects.find(({ code }) => code === 'P1')!
    const { uid, scale } = aspect
    const withAnchor = (value: number, anchor: string) => scale.map(step => (step.value === value ? { ...step, anchor } : step))
    await call('aspects.update', { uid, changes: { scale: withAnchor(2, 'From the first') }, expected: { scale } })
    await call('aspects.update', { uid, changes: { scale: withAnchor(-2, 'From the second') }, expected: { scale } })
    const after = (await call('framework.get', {})).aspects.find(({ code }) => code === 'P1')!
    expect([2, -2].map(value => after.scale.find(step => step.value === value)?.anchor)).toEqual(['From the first', 'From the second'])
  })

  it('cite together; what an excerpt lends stays lent', async () => {
    const project = testProject()
    const { call } = project
    const { excerpt, source } = await smallCase(project)
    const uid = await addEvent(project, { title: 'Talks', cites: [{ excerpt }] })
    const [shown] = (await call('events.get', { uid })).event.cites
    const expected = { cites: [{ excerpt, locator: shown!.locator }] }
    await call('events.update', { uid, changes: { cites: [] }, expected })
    await call('events.update', { uid, changes: { cites: [...expected.cites, { source }] }, expected })
    expect((await call('events.get', { uid })).event.cites.map(cite => cite.excerpt?.uid ?? cite.source.uid)).toEqual([source])
  })

  it('write one rationale: the later is told, puts both together, and every text is among the versions', async () => {
    const project = testProject()
    const { call } = project
    const { tie, period } = await smallCase(project)
    const aspect = (await call('framework.get', {})).aspects.find(({ code }) => code === 'P1')!.uid
    const cell = { tie, aspect, period }
    await call('assessments.set', { ...cell, changes: { rationale: 'First.' }, expected: { rationale: '' } })
    const refused = await project.refusal('assessments.set', { ...cell, changes: { rationale: 'Second.' }, expected: { rationale: '' } })
    expect(refused).toMatchObject({ code: 'conflict' })
    expect(refused.message).not.toContain('First')
    expect((await call('assessments.versions', cell)).map(({ rationale }) => rationale)).toEqual(['First.'])
    // A level is set whatever the rationale says by now.
    await call('assessments.set', { ...cell, changes: { level: 1 } })
    await call('assessments.set', { ...cell, changes: { rationale: 'First. Second.' }, expected: { rationale: 'First.' } })
    const versions = await call('assessments.versions', cell)
    expect(versions.map(({ rationale, level }) => [rationale, level])).toEqual([['First. Second.', 1], ['First.', null]])
  })
})

describe('one stay in a field', () => {
  it('is one undo step however long the hands rested; another stay, field or window begins a new one', async () => {
    const project = testProject()
    const { call } = project
    const uid = await addActor(project, { name: 'Actor' })
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    await call('actors.update', { uid, changes: { name: 'Acto' }, stay: first })
    await call('actors.update', { uid, changes: { name: 'Act' }, stay: first })
    await call('actors.update', { uid, changes: { shortName: 'A' }, stay: second })
    await call('actors.update', { uid, changes: { name: 'Ac' }, stay: first })
    const names: string[] = []
    for (let step = 0; step < 3; step++) {
      await call('history.undo', {})
      const { actor } = await call('actors.get', { uid })
      names.push(`${actor.name}/${actor.shortName}`)
    }
    expect(names).toEqual(['Act/A', 'Act/', 'Actor/'])
  })
})
