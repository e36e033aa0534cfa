import { describe, expect, it } from 'vitest'
import { indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const coding = (tie: string, of: string) => ({ tie, phase: null, indicator: of, stance: 'supports' as const, by: null, about: null, probativeValue: null, comment: '' })

describe('coding a passage', () => {
  const text = 'Moscow called first. Jerusalem answered within the hour. 🕊️ A line stayed open.'
  const range = { start: text.indexOf('Jerusalem'), end: text.indexOf(' 🕊️') }

  it('makes excerpt and evidence in one step, once for one range', async () => {
    const project = testProject()
    const { call, step } = project
    const { tie, source, israel } = await smallCase(project)
    await call('sources.setText', { uid: source, text, origin: 'pasted' })
    const [hotline, meetings] = await Promise.all([indicator(project, 'P2.deconfliction'), indicator(project, 'P1.meetings')])

    const first = await step('evidence.code', { passage: { source, ...range, actors: [israel, israel] }, codings: [coding(tie, hotline), { ...coding(tie, meetings), stance: 'contradicts', about: 'c. Sept 2015', by: 'to' }] })
    expect(first.label).toBe('Code passage of Kertcher and Course 2024 to Russia – Israel')
    const { excerpt, evidence } = await call('excerpts.get', { uid: first.excerpt ?? '' })
    expect(excerpt).toMatchObject({ text: 'Jerusalem answered within the hour.', form: 'quote', ...range, actorRefs: [{ title: 'Israel' }] })
    expect(evidence.map(({ uid, indicatorCode, stance, about, by }) => [uid, indicatorCode, stance, about?.raw, by])).toEqual([
      [first.evidence[1], 'P1.meetings', 'contradicts', '2015-09~', 'to'], [first.evidence[0], 'P2.deconfliction', 'supports', undefined, null],
    ])

    const again = await step('evidence.code', { passage: { source, ...range }, codings: [coding(tie, await indicator(project, 'P1.gestures'))] })
    expect(await project.refusal('evidence.code', { passage: { source, ...range }, codings: [coding(tie, meetings)] })).toMatchObject({ code: 'conflict', fields: ['codings'] })
    expect(again.excerpt).toBe(first.excerpt)
    expect(await call('sources.marks', { uid: source })).toMatchObject([
      { uid: first.excerpt, ...range, evidence: [{ aspectCode: 'P1', stance: 'contradicts', tieTitle: 'Russia – Israel' }, { aspectCode: 'P1' }, { aspectCode: 'P2', stance: 'supports' }] },
      { label: 'S01', start: null, end: null, evidence: [] },
    ])
  })

  it('makes an excerpt alone, and codes excerpts and events that are there', async () => {
    const project = testProject()
    const { call, step, refusal } = project
    const { tie, source, excerpt, event, phase } = await smallCase(project)
    const of = await indicator(project, 'P2.deconfliction')
    expect(await refusal('evidence.code', { passage: { source, ...range }, codings: [] })).toMatchObject({ code: 'bad_request', fields: ['passage.start'] })
    await call('sources.setText', { uid: source, text, origin: 'pasted' })
    expect(await step('evidence.code', { passage: { source, ...range }, codings: [] })).toMatchObject({ label: 'Add excerpt: passage of Kertcher and Course 2024', evidence: [] })
    expect(await refusal('evidence.code', { passage: { source, ...range }, codings: [] })).toMatchObject({ code: 'bad_request', fields: ['codings'] })
    expect(await refusal('evidence.code', { passage: { source, start: 0, end: 5_000 }, codings: [] })).toMatchObject({ fields: ['passage.end'] })
    expect(await refusal('evidence.code', { passage: { source, start: 6, end: 7 }, codings: [] })).toMatchObject({ fields: ['passage.end'] })

    expect(await step('evidence.code', { passage: { excerpt }, codings: [{ ...coding(tie, of), phase }] })).toMatchObject({ excerpt })
    const ofEvent = await step('evidence.code', { passage: { event }, codings: [coding(tie, of)] })
    expect(ofEvent).toMatchObject({ excerpt: null, label: 'Code Deconfliction talks to Russia – Israel' })
    expect((await call('events.get', { uid: event })).evidence).toMatchObject([{ uid: ofEvent.evidence[0] }])
  })

  it('offers ties with their sides and phases, actors by all their names, and the last choices first', async () => {
    const project = testProject()
    const { call } = project
    const { tie, event, russia, israel, phase, excerpt } = await smallCase(project)
    const [hotline, meetings] = await Promise.all([indicator(project, 'P2.deconfliction'), indicator(project, 'P1.meetings')])
    expect(await call('coding.choices', {})).toEqual({
      ties: [{ uid: tie, title: 'Russia – Israel', kind: 'friendship', from: russia, fromName: 'Russia', to: israel, toName: 'Israel', phases: [{ uid: phase, dates: '2015/2021' }] }],
      actors: [{ uid: russia, kind: 'state', names: ['Russian Federation', 'Russia', 'Россия'] }, { uid: israel, kind: 'state', names: ['Israel'] }],
    })
    expect(await call('coding.recent', {})).toEqual([])
    await call('evidence.code', { passage: { excerpt }, codings: [coding(tie, hotline), coding(tie, meetings)] })
    await call('evidence.code', { passage: { event }, codings: [coding(tie, hotline)] })
    expect((await call('coding.recent', {})).map(recent => recent.indicator)).toEqual([hotline, meetings])

    const other = await call('coders.create', { name: 'Ada', initials: 'A', description: '' })
    await call('coders.setCurrent', { uid: other.uid })
    expect(await call('coding.recent', {})).toEqual([])
  })
})
