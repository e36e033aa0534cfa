import { describe, expect, it } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addEvent, addEvidence, addExcerpt, addPeriod, addSource, aspect, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const minutes = 60_000

describe('assessments', () => {
  it('come into being with their first field and go when all are empty', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const cell = { tie, period, aspect: await aspect(project, 'P1') }
    expect(await project.call('assessments.set', { ...cell, changes: { rationale: '' } })).toEqual({ uid: null })
    const { uid } = await project.step('assessments.set', { ...cell, changes: { trend: 'eroding' } })
    expect(uid).not.toBeNull()
    expect(await project.call('assessments.set', { ...cell, changes: { level: 0 } })).toEqual({ uid })
    expect((await project.call('ties.get', { uid: tie })).assessments).toMatchObject([{ uid, level: 0, trend: 'eroding', confidence: null, rationale: '', coderName: 'Coder 1' }])
    await project.call('assessments.set', { ...cell, changes: { level: null } })
    const cleared = await project.step('assessments.set', { ...cell, changes: { trend: null } })
    expect(cleared).toEqual({ uid: null, label: 'Clear Russia – Israel, P1, Syria' })
    expect((await project.call('ties.get', { uid: tie })).assessments).toEqual([])
  })

  it('are named in undo by what was changed', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const label = async (code: string, changes: object) => (await project.step('assessments.set', { tie, period, aspect: await aspect(project, code), changes })).label
    expect(await label('P2', { level: 2 })).toBe('Fit of Russia – Israel, P2, Syria: strong')
    expect(await label('X', { level: 3 })).toBe('Level of Russia – Israel, X, Syria: acute')
    expect(await label('P2', { trend: 'eroding' })).toBe('Trend of Russia – Israel, P2, Syria: eroding')
    expect(await label('P2', { confidence: 'low' })).toBe('Confidence of Russia – Israel, P2, Syria: low')
    expect(await label('P2', { rationale: 'Because.' })).toBe('Rationale of Russia – Israel, P2, Syria')
    expect(await label('P2', { level: null })).toBe('Fit of Russia – Israel, P2, Syria: not coded')
  })

  it('keep every state as a version, but not a version for every keystroke', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const cell = { tie, period, aspect: await aspect(project, 'P2') }
    const set = (changes: object) => project.call('assessments.set', { ...cell, changes })
    await set({ level: 1 })
    for (const rationale of ['A', 'A h', 'A hotline']) {
      project.ports.advance(1_000)
      await set({ rationale })
    }
    expect((await project.call('assessments.versions', cell)).map(version => [version.level, version.rationale])).toEqual([[1, 'A hotline']])
    project.ports.advance(6 * minutes)
    await set({ rationale: 'A hotline, kept' })
    await set({ level: 2 })
    await set({ level: 2 })
    const ada = await project.call('coders.create', { name: 'Ada', initials: 'A', description: '' })
    const first = (await project.call('coders.list', {})).current
    await project.call('coders.setCurrent', ada)
    await project.call('assessments.set', { ...cell, coder: first, changes: { rationale: 'Edited by another' } })
    const versions = await project.call('assessments.versions', { ...cell, coder: first })
    expect(versions.map(({ level, rationale, authorName }) => [level, rationale, authorName])).toEqual([
      [2, 'Edited by another', 'Ada'], [2, 'A hotline, kept', 'Coder 1'], [1, 'A hotline, kept', 'Coder 1'], [1, 'A hotline', 'Coder 1'],
    ])
    expect(await project.call('assessments.versions', cell), 'Ada has coded nothing herself').toEqual([])
  })

  it('typing of a rationale is one undo step', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const cell = { tie, period, aspect: await aspect(project, 'P2') }
    const before = project.dump()
    for (const rationale of ['T', 'Ta', 'Tal', 'Talks']) await project.call('assessments.set', { ...cell, changes: { rationale } })
    expect((await project.call('history.undo', {})).done).toBe('Rationale of Russia – Israel, P2, Syria')
    expect(project.dump()).toBe(before)
    await project.call('history.redo', {})
    expect((await project.call('assessments.versions', cell)).map(version => version.rationale)).toEqual(['Talks'])
  })

  it('hold levels of the scale of their aspect only', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const refusal = await project.refusal('assessments.set', { tie, period, aspect: await aspect(project, 'X'), changes: { level: -1 } })
    expect(refusal).toMatchObject({ code: 'bad_request', fields: ['changes.level'] })
    expect(refusal.message).toContain('0 none, 1 mild, 2 marked, 3 acute')
  })
})

describe('the reading of a tie', () => {
  it('rests on the adjudicated level, else the current coder’s, else the only coder’s', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const one = (await project.call('coders.list', {})).current
    const two = (await project.call('coders.create', { name: 'Two', initials: '2', description: '' })).uid
    const three = (await project.call('coders.create', { name: 'Three', initials: '3', description: '' })).uid
    const set = async (code: string, coder: string, level: number) => project.call('assessments.set', { tie, period, aspect: await aspect(project, code), coder, changes: { level } })
    for (const [code, level] of [['P1', 2], ['P2', 1], ['X', 2], ['O', 3]] as const) await set(code, two, level)
    const reading = async () => (await project.call('readings.list', { ties: [tie] }))[0]
    expect(await reading(), 'the only coder’s').toMatchObject({ label: 'balanced-friendship', levels: { P1: 2, P2: 1, X: 2, O: 3 }, missing: [] })

    await set('P1', three, -1)
    expect(await reading(), 'two others disagree').toMatchObject({ label: 'undetermined', missing: ['P1'], levels: { P1: null } })
    await set('P1', one, 0)
    expect(await reading(), 'the current coder’s').toMatchObject({ label: 'managed-rivalry', levels: { P1: 0 } })

    const direct = connect(project.file, { readOnly: false })
    direct.run(sql`INSERT INTO adjudication (uid, tie_id, aspect_id, period_id, coder_id, level, reason, created_at, updated_at)
      SELECT '0195a000-0000-7000-8000-00000000ffff', t.id, a.id, p.id, 1, 1, 'agreed', '', '' FROM tie t, aspect a, period p WHERE a.code = 'P1'`)
    direct.close()
    expect(await reading(), 'the adjudicated').toMatchObject({ label: 'balanced-friendship', levels: { P1: 1 } })
  })

  it('is listed for every coded tie and period, and overruled with a reason only', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const later = await addPeriod(project, { name: 'Later', dates: '2022/..' })
    expect(await project.call('readings.list', {})).toEqual([])
    await project.call('assessments.set', { tie, period, aspect: await aspect(project, 'O'), changes: { level: 0 } })
    expect((await project.call('readings.list', {})).map(reading => [reading.period, reading.label])).toEqual([[period, 'undetermined'], [later, 'undetermined']])
    expect(await project.refusal('readings.overrule', { tie, period, label: 'ruptured', reason: '  ' })).toMatchObject({ code: 'bad_request', fields: ['reason'] })
    const { label } = await project.step('readings.overrule', { tie, period, label: 'ruptured', reason: 'The embassy closed.' })
    expect(label).toBe('Overrule the reading of Russia – Israel, Syria: ruptured')
    expect((await project.call('ties.get', { uid: tie })).readings[0]).toMatchObject({
      label: 'undetermined', overrule: { label: 'ruptured', reason: 'The embassy closed.', coderName: 'Coder 1', at: '2026-03-01T12:00:00.000Z' },
    })
  })
})

describe('evidence', () => {
  it('is counted by aspect and period: excerpts, events, and the sources behind them', async () => {
    const project = testProject()
    const { tie, excerpt, source, event, period } = await smallCase(project)
    const later = await addPeriod(project, { name: 'Later', dates: '2022/2023' })
    const hotline = await indicator(project, 'P2.deconfliction')
    const warning = await indicator(project, 'P2.warning')
    const other = await addExcerpt(project, { source, text: 'Warnings went out.' })
    const uncited = await addEvent(project, { title: 'Rumour' })
    // The same excerpt for two indicators of one aspect is one excerpt, and twice in favour.
    await addEvidence(project, { tie, indicator: hotline, excerpt, about: '2015-09' })
    await addEvidence(project, { tie, indicator: warning, excerpt, about: '2016' })
    await addEvidence(project, { tie, indicator: warning, excerpt: other, about: '2021/2022', stance: 'contradicts' })
    await addEvidence(project, { tie, indicator: hotline, event, about: '2015~' })
    await addEvidence(project, { tie, indicator: hotline, event: uncited, about: null, stance: 'context' })
    const { counts, evidence } = await project.call('ties.get', { uid: tie })
    const cell = (wanted: string | null) => counts.find(count => count.aspectCode === 'P2' && count.period === wanted)
    expect(cell(period)).toMatchObject({ supports: 3, contradicts: 1, context: 0, excerpts: 2, events: 1, sources: 1 })
    expect(cell(later)).toMatchObject({ supports: 0, contradicts: 1, context: 0, excerpts: 1, events: 0, sources: 1 })
    expect(cell(null)).toMatchObject({ supports: 0, contradicts: 0, context: 1, excerpts: 0, events: 1, sources: 0 })
    expect(counts.filter(count => count.aspectCode === 'P1')).toHaveLength(2)
    expect(evidence.map(item => [item.about?.raw ?? null, item.periods])).toEqual([
      ['2015~', [period]], ['2015-09', [period]], [null, []], ['2016', [period]], ['2021/2022', [period, later]],
    ])
  })

  it('rests on exactly one excerpt or event, and on a phase of its own tie', async () => {
    const project = testProject()
    const { tie, phase, excerpt, event, russia, israel } = await smallCase(project)
    const item = { tie, phase: null, indicator: await indicator(project, 'P1.meetings'), excerpt, event: null, stance: 'supports', by: null, about: null, probativeValue: null, comment: '' } as const
    expect(await project.refusal('evidence.create', { ...item, event })).toMatchObject({ code: 'bad_request', fields: ['event'] })
    expect(await project.refusal('evidence.create', { ...item, excerpt: null })).toMatchObject({ code: 'bad_request', fields: ['excerpt'] })
    const parallel = await project.call('ties.create', { from: russia, to: israel, directed: false, kind: 'trade', certainty: 'confirmed', label: '', description: '' })
    expect(await project.refusal('evidence.create', { ...item, tie: parallel.uid, phase })).toMatchObject({ code: 'bad_request', fields: ['phase'] })
    const { uid } = await project.call('evidence.create', { ...item, phase })
    expect(await project.refusal('evidence.update', { uid, changes: { tie: parallel.uid } })).toMatchObject({ code: 'bad_request', fields: ['phase'] })
    expect(await project.refusal('evidence.update', { uid, changes: { excerpt: null } })).toMatchObject({ code: 'bad_request' })
    expect(await project.refusal('tiePhases.update', { uid: phase, changes: { tie: parallel.uid } })).toMatchObject({ code: 'conflict', fields: ['tie'] })
    await project.step('evidence.update', { uid, changes: { excerpt: null, event } })
    await project.step('evidence.update', { uid, changes: { tie: parallel.uid, phase: null } })
  })

  it('takes a new passage in one step, or nothing of it', async () => {
    const project = testProject()
    const { tie, source, russia, israel, phase } = await smallCase(project)
    const excerpt: Input<'evidence.createWithExcerpt'>['excerpt'] = { source, label: '', form: 'quote', statement: 'claim', text: 'They met.', locator: 'p. 2', modality: null, credibility: null, attributedTo: null, actors: [] }
    const item = { tie, phase: null, indicator: await indicator(project, 'P1.meetings'), stance: 'supports', by: null, about: '2016', probativeValue: null, comment: '' } as const
    const parallel = await project.call('ties.create', { from: russia, to: israel, directed: false, kind: 'trade', certainty: 'confirmed', label: '', description: '' })
    const count = async () => (await project.call('project.get', {})).counts
    const before = await count()
    expect(await project.refusal('evidence.createWithExcerpt', { excerpt, evidence: { ...item, about: 'one day' } })).toMatchObject({ code: 'bad_request', fields: ['evidence.about'] })
    expect(await project.refusal('evidence.createWithExcerpt', { excerpt, evidence: { ...item, tie: parallel.uid, phase } })).toMatchObject({ code: 'bad_request', fields: ['evidence.phase'] })
    expect(await project.refusal('evidence.createWithExcerpt', { excerpt: { ...excerpt, source: tie }, evidence: item })).toMatchObject({ code: 'not_found', fields: ['excerpt.source'] })
    expect(await count()).toEqual(before)
    await project.call('evidence.createWithExcerpt', { excerpt, evidence: item })
    expect(await count()).toMatchObject({ excerpts: before.excerpts + 1, evidence: before.evidence + 1 })
    await project.call('history.undo', {})
    expect(await count()).toEqual(before)
  })

  it('makes one step of a text that is typed on, and steps of their own of other changes', async () => {
    const project = testProject()
    const { tie } = await smallCase(project)
    for (const description of ['A', 'A f', 'A friendship']) await project.call('ties.update', { uid: tie, changes: { description } })
    await project.call('ties.update', { uid: tie, changes: { kind: 'alliance' } })
    await project.call('ties.update', { uid: tie, changes: { kind: 'trade' } })
    const kinds: string[] = []
    for (let step = 0; step < 3; step++) {
      await project.call('history.undo', {})
      const found = (await project.call('ties.get', { uid: tie })).tie
      kinds.push(`${found.kind} ${found.description}`.trim())
    }
    expect(kinds).toEqual(['alliance A friendship', 'friendship A friendship', 'friendship'])
  })

  it('keeps who did what when the two sides of a tie change places', async () => {
    const project = testProject()
    const { tie, russia, israel, excerpt } = await smallCase(project)
    await addEvidence(project, { tie, indicator: await indicator(project, 'P1.meetings'), excerpt, by: 'from' })
    await addEvidence(project, { tie, indicator: await indicator(project, 'P1.meetings'), excerpt, by: 'both' })
    const performers = async () => (await project.call('ties.get', { uid: tie })).evidence.map(item => item.by).toSorted((a, b) => String(a).localeCompare(String(b)))
    await project.step('ties.update', { uid: tie, changes: { from: israel, to: russia } })
    expect(await performers()).toEqual(['both', 'to'])
    expect((await project.call('ties.get', { uid: tie })).tie.title).toBe('Israel – Russia')
  })

  it('completes names of some types only', async () => {
    const project = testProject()
    const { russia, source, tie } = await smallCase(project)
    expect((await project.call('entities.complete', { prefix: 'russia', types: ['tie'] })).map(row => row.uid)).toEqual([tie])
    expect((await project.call('entities.complete', { prefix: 'russia', types: ['actor'] })).map(row => row.uid)).toEqual([russia])
    expect((await project.call('entities.complete', { prefix: '', types: ['source'] })).map(row => row.uid)).toEqual([source])
  })

  it('lists one excerpt’s evidence over several ties with what cites it', async () => {
    const project = testProject()
    const { excerpt, event, source, tie } = await smallCase(project)
    await addEvidence(project, { tie, indicator: await indicator(project, 'O.maintained'), excerpt })
    const found = await project.call('excerpts.get', { uid: excerpt })
    expect(found.evidence).toMatchObject([{ tieRef: { uid: tie, title: 'Russia – Israel' }, indicatorCode: 'O.maintained', aspectCode: 'O' }])
    expect(found.citedBy).toEqual([{ ref: { type: 'event', uid: event, title: 'Deconfliction talks' }, locator: '¶3' }])
    expect((await project.call('sources.get', { uid: source })).citedBy).toHaveLength(1)
    const other = await addSource(project, { citationKey: 'other' })
    expect((await project.call('sources.get', { uid: other })).citedBy).toEqual([])
  })
})
