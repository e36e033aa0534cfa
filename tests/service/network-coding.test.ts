import { describe, expect, it } from 'vitest'
import { dayOf } from '../../db/domain/edtf.ts'
import { insertRow, type Columns } from '../../db/queries/rows.ts'
import { identifier, sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addEvent, addEvidence, addExcerpt, addPeriod, addSource, addTie, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject } from '../builders/project.ts'
import { code, twoCoders } from '../builders/two-coders.ts'

describe('network.coding', () => {
  it('counts evidence and events of actors and ties, row for row with the network', async () => {
    const project = testProject()
    const { russia, israel, tie, excerpt, event } = await smallCase(project)
    const egypt = await addActor(project, { name: 'Egypt' })
    const second = await addTie(project, { from: israel, to: egypt })
    const bare = await addTie(project, { from: russia, to: egypt })
    const hotline = await indicator(project, 'P2.deconfliction')
    const other = await addSource(project, { citationKey: 'other2020', csl: { type: 'report', title: 'Another report' } })
    const passage = await addExcerpt(project, { source: other, text: 'The line stayed silent.' })
    const cited = await addEvent(project, { title: 'Visit', date: '2016', cites: [{ source: other }], participants: [{ actor: russia, role: 'host' }, { actor: russia, role: 'initiator' }, { actor: israel, role: 'participant' }] })
    await addEvidence(project, { tie, indicator: hotline, excerpt })
    await addEvidence(project, { tie, indicator: hotline, event: cited, stance: 'contradicts' })
    await addEvidence(project, { tie, indicator: hotline, event, stance: 'context' })
    await addEvidence(project, { tie: second, indicator: hotline, excerpt: passage })

    const [network, coding] = [await project.call('network.get', {}), await project.call('network.coding', {})]
    expect(coding.actors.uid).toEqual(network.actors.uid)
    expect(coding.ties.uid).toEqual(network.ties.uid)
    expect(coding.actors).toMatchObject({ uid: [russia, israel, egypt], evidence: [3, 4, 1], events: [2, 1, 0] })
    expect(coding.ties).toMatchObject({ uid: [tie, second, bare], supporting: [1, 1, 0], contradicting: [1, 0, 0], context: [1, 0, 0] })
    expect(coding.sources).toMatchObject({ title: ['Kertcher and Course 2024', 'Another report'], reliability: [null, null] })
    expect(coding.ties.sources, 'own source of an excerpt, cited ones of an event').toEqual([[0, 1], [1], []])
    expect(coding.coders.name).toEqual(['Coder 1'])
    expect(coding.ties.coders).toEqual([[0], [0], []])
    expect(coding.fits.tie).toEqual([])
  })

  it('gives affiliations with their days', async () => {
    const project = testProject()
    const { russia, israel } = await smallCase(project)
    const leader = await addActor(project, { kind: 'leader', name: 'Leader' })
    await project.call('affiliations.create', { actor: leader, with: israel, role: 'minister', dates: '2020/..', cites: [] })
    await project.call('affiliations.create', { actor: leader, with: israel, role: 'mayor', dates: '2010/2015', cites: [] })
    await project.call('affiliations.create', { actor: israel, with: russia, role: 'partner', dates: null, cites: [] })
    const { affiliations } = await project.call('network.coding', {})
    expect(affiliations).toMatchObject({ actor: [1, 2, 2], with: [0, 1, 1], role: ['partner', 'mayor', 'minister'] })
    expect(affiliations.startEarliest).toEqual([null, dayOf('2010-01-01'), dayOf('2020-01-01')])
    expect(affiliations.endLatest.slice(0, 2)).toEqual([null, dayOf('2015-12-31')])
  })

  it('gives attributes, those with a number in every value as numbers', async () => {
    const project = testProject()
    const { russia, israel, tie } = await smallCase(project)
    project.close()
    const db = connect(project.file, { readOnly: false })
    const id = (table: string, uid: string) => db.get<{ id: number }>(sql`SELECT id FROM ${identifier(table)} WHERE uid = ${uid}`)?.id ?? 0
    const add = (columns: Columns) => insertRow(db, 'attribute', { position: 0, number: null, ...columns })
    add({ actor_id: id('actor', israel), name: 'regime', value: 'democracy' })
    add({ actor_id: id('actor', russia), name: 'regime', value: 'autocracy' })
    add({ actor_id: id('actor', israel), name: 'power', value: '0.5', number: 0.5 })
    add({ tie_id: id('tie', tie), name: 'power', value: 'much' })
    db.close()
    expect((await openTestProject(project.file).call('network.coding', {})).attributes).toEqual([
      { of: 'tie', name: 'power', kind: 'class', row: [0], value: ['much'], number: [null] },
      { of: 'actor', name: 'power', kind: 'number', row: [1], value: ['0.5'], number: [0.5] },
      { of: 'actor', name: 'regime', kind: 'class', row: [0, 1], value: ['autocracy', 'democracy'], number: [null, null] },
    ])
  })

  it('takes levels as readings take them, and the analyst’s word over the rule’s', async () => {
    const project = testProject()
    const made = await twoCoders(project)
    const earlier = await addPeriod(project, { name: 'Before', dates: '2010/2014' })
    await code(project, { tie: made.second, period: made.ukraine, coder: made.ben, levels: { P1: 1, P2: 0, X: 2, O: 2 } })
    const agree = { tie: made.second, period: earlier }
    await code(project, { ...agree, coder: made.ben, levels: { P1: 2, X: 1 } })
    await project.call('readings.overrule', { tie: made.first, period: made.ukraine, label: 'failing-balance', reason: 'The calls stopped.' })

    const { fits } = await project.call('network.coding', {})
    const { periods, ties } = await project.call('network.get', {})
    const rows = fits.tie.map((tie, row) => [ties.uid[tie], periods[fits.period[row] ?? -1]?.name, fits.p1[row], fits.p2[row], fits.x[row], fits.o[row], fits.reading[row], fits.overruled[row]])
    expect(rows).toEqual([
      [made.first, 'Syria', 2, 2, 2, 3, 'balanced-friendship', false],
      [made.first, 'Ukraine', 1, 1, 3, 2, 'failing-balance', true],
      [made.second, 'Before', 2, null, 1, null, 'undetermined', false],
      [made.second, 'Syria', -1, 2, 1, 3, 'managed-rivalry', false],
      [made.second, 'Ukraine', 1, 0, 2, 2, 'affinity-without-guard-rails', false],
    ])
    const readings = await project.call('readings.list', {})
    for (const [row, tie] of fits.tie.entries()) {
      const reading = readings.find(each => each.tie === ties.uid[tie] && each.period === periods[fits.period[row] ?? -1]?.uid)
      expect(reading?.overrule?.label ?? reading?.label).toBe(fits.reading[row])
      expect([fits.p1[row], fits.p2[row], fits.x[row], fits.o[row]]).toEqual([reading?.levels.P1, reading?.levels.P2, reading?.levels.X, reading?.levels.O])
    }
  })
})
