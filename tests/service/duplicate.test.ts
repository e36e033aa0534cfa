import { describe, expect, it } from 'vitest'
import { checkProject } from '../../db/service/open-project.ts'
import { addActor, addEvent, addEvidence, addSource, addTie, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('copies', () => {
  it('of an actor take aliases and affiliations along, not what identifies it or points to it', async () => {
    const project = testProject()
    const { russia, israel, source } = await smallCase(project)
    await project.call('actors.update', { uid: russia, changes: { codes: [{ scheme: 'iso3', value: 'RUS' }], dates: '1991/..' } })
    await project.call('affiliations.create', { actor: russia, with: israel, role: 'guest', dates: '2015', cites: [{ source, locator: 'p. 2' }] })
    const { uid, label } = await project.step('entities.duplicate', { type: 'actor', uid: russia })
    expect(label).toBe('Duplicate Russian Federation')
    const copy = await project.call('actors.get', { uid })
    expect(copy.actor).toMatchObject({ name: 'Russian Federation (copy)', shortName: 'Russia', aliases: [{ name: 'Россия' }], codes: [], dates: { raw: '1991/..' } })
    expect(copy.affiliations).toMatchObject([{ role: 'guest', dates: { raw: '2015' }, cites: [{ locator: 'p. 2' }] }])
    expect([copy.ties, copy.events, copy.excerpts]).toEqual([[], [], []])
    const second = await project.step('entities.duplicate', { type: 'actor', uid })
    expect((await project.call('actors.get', { uid: second.uid })).actor.name).toBe('Russian Federation (copy 2)')
  })

  it('of a tie are parallel ties with phases and citations, without what was coded', async () => {
    const project = testProject()
    const { tie, phase, excerpt } = await smallCase(project)
    await project.call('tiePhases.update', { uid: phase, changes: { cites: [{ excerpt }], weight: 0.5 } })
    await addEvidence(project, { tie, indicator: await indicator(project, 'P2.deconfliction'), excerpt })
    const { uid } = await project.step('entities.duplicate', { type: 'tie', uid: tie })
    const copy = await project.call('ties.get', { uid })
    expect(copy.tie).toMatchObject({ title: 'Russia – Israel (copy)', kind: 'friendship' })
    expect(copy.phases).toMatchObject([{ dates: { raw: '2015/2021' }, cooperation: 2, conflict: 1, weight: 0.5, cites: [{ excerpt: { uid: excerpt } }] }])
    expect(copy.phases[0]?.uid).not.toBe(phase)
    expect([copy.evidence, copy.assessments]).toEqual([[], []])
    const again = await project.step('entities.duplicate', { type: 'tie', uid: tie })
    expect((await project.call('ties.get', { uid: again.uid })).tie.label).toBe('copy 2')
  })

  it('of events, sources, excerpts, periods and indicators have names, keys and codes of their own', async () => {
    const project = testProject()
    const { call, step } = project
    const { event, source, excerpt, period, russia } = await smallCase(project)
    await call('sources.update', { uid: source, changes: { csl: { type: 'book', title: 'Friends', DOI: '10.1/x', publisher: 'P' } } })
    const copiedEvent = await call('events.get', await step('entities.duplicate', { type: 'event', uid: event }).then(({ uid }) => ({ uid })))
    expect(copiedEvent.event).toMatchObject({ title: 'Deconfliction talks (copy)', date: { raw: '2015-09-21' }, participants: [{ actor: russia, role: 'host' }], cites: [{ excerpt: { uid: excerpt } }] })
    const copiedSource = await call('sources.get', await step('entities.duplicate', { type: 'source', uid: source }).then(({ uid }) => ({ uid })))
    expect(copiedSource).toMatchObject({ source: { citationKey: 'kertcher2024-copy', title: 'Friends (copy)', csl: { publisher: 'P' } }, excerpts: [] })
    expect(copiedSource.source.csl.DOI).toBeUndefined()
    await step('entities.duplicate', { type: 'source', uid: source })
    const copiedExcerpt = await call('excerpts.get', await step('entities.duplicate', { type: 'excerpt', uid: excerpt }).then(({ uid }) => ({ uid })))
    expect(copiedExcerpt.excerpt).toMatchObject({ label: 'S01 (copy)', source, text: 'A hotline was set up in 2015.', locator: '¶3' })
    expect(copiedExcerpt.excerpt.actors).toHaveLength(2)
    const copiedPeriod = await step('entities.duplicate', { type: 'period', uid: period })
    expect((await call('periods.get', { uid: copiedPeriod.uid })).period).toMatchObject({ name: 'Syria (copy)', dates: { raw: '2015/2021' } })
    const original = await indicator(project, 'P2.deconfliction')
    const copiedIndicator = await step('entities.duplicate', { type: 'indicator', uid: original })
    expect((await call('indicators.get', { uid: copiedIndicator.uid })).indicator.code).toBe('P2.deconfliction-copy')
    project.close()
    expect(checkProject(project.file).problems).toEqual([])
  })
})

describe('many at once', () => {
  it('are changed in one step, each in the fields named only', async () => {
    const project = testProject()
    const { call, step } = project
    const { russia, israel, tie, excerpt, source, event } = await smallCase(project)
    const second = await addTie(project, { from: israel, to: russia, directed: true })
    expect((await step('entities.updateMany', { type: 'actor', uids: [russia, israel, russia], changes: { kind: 'bloc' } })).label).toBe('Edit 2 actors')
    expect((await call('actors.get', { uid: russia })).actor).toMatchObject({ kind: 'bloc', shortName: 'Russia' })
    await step('entities.updateMany', { type: 'tie', uids: [tie, second], changes: { certainty: 'disputed', directed: false } })
    expect((await call('ties.get', { uid: second })).tie).toMatchObject({ certainty: 'disputed', directed: false, kind: 'friendship' })
    expect((await step('entities.updateMany', { type: 'source', uids: [source], changes: { reliability: 'C' } })).label).toBe('Edit Kertcher and Course 2024')
    await step('entities.updateMany', { type: 'excerpt', uids: [excerpt], changes: { credibility: 3, modality: 'fact' } })
    await step('entities.updateMany', { type: 'event', uids: [event], changes: { place: 'Moscow', dateBasis: 'stated' } })
    expect((await call('events.get', { uid: event })).event).toMatchObject({ place: 'Moscow', dateBasis: 'stated', title: 'Deconfliction talks' })
    expect(await project.refusal('entities.updateMany', { type: 'actor', uids: [russia, tie], changes: { kind: 'state' } })).toMatchObject({ code: 'not_found', fields: ['uids.1'] })
    expect(await project.refusal('entities.updateMany', { type: 'actor', uids: [russia], changes: {} })).toMatchObject({ code: 'bad_request' })
  })

  it('are deleted in one step, also where one takes the other along; notes are counted, not named', async () => {
    const project = testProject()
    const { call, step, dump } = project
    const { russia, tie, event } = await smallCase(project)
    const note = await call('notes.create', { title: 'Quincunx', body: '' })
    const { label } = await step('entities.deleteMany', { items: [{ type: 'actor', uid: russia }, { type: 'tie', uid: tie }, { type: 'note', uid: note.uid }, { type: 'event', uid: event }, { type: 'actor', uid: russia }] })
    expect(label).toBe('Delete Russian Federation, Russia – Israel, 1 note, Deconfliction talks')
    expect(await project.refusal('ties.get', { uid: tie })).toMatchObject({ code: 'not_found' })
    const before = dump()
    expect(await project.refusal('entities.deleteMany', { items: [{ type: 'source', uid: russia }] })).toMatchObject({ code: 'not_found', fields: ['items.0'] })
    expect(dump()).toBe(before)
    const many = await Promise.all([1, 2, 3].map(number => addSource(project, { citationKey: `k${number}` })))
    expect((await step('entities.deleteMany', { items: many.map(uid => ({ type: 'source' as const, uid })) })).label).toBe('Delete 3 sources')
    await addActor(project, {})
    await addEvent(project, {})
  })
})
