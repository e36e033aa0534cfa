import { describe, expect, it } from 'vitest'
import { krippendorffAlpha } from '../../db/domain/agreement/alpha.ts'
import { cohensKappa } from '../../db/domain/agreement/pairwise.ts'
import { aspect } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'
import { code, twoCoders } from '../builders/two-coders.ts'

/** The levels of the two coders, aspect by aspect, as the fixture codes them. */
const P1 = [[2, 2], [1, 0], [-1, -1]] as const
const P2 = [[2, -1], [1, 1], [2, 2]] as const
const X = [[2, 2], [3, 3], [1, 0]] as const
const O = [[3, 3], [2, null], [3, 3]] as const

describe('agreement between two coders', () => {
  it('on fit is reckoned over the cells that both coded, per aspect and over all within each aspect', async () => {
    const project = testProject()
    await twoCoders(project)
    const { fit, coders, coderChoices } = await project.call('agreement.get', {})
    expect(coders.map(({ name, levels, found }) => [name, levels, found])).toEqual([['Ada', 12, 3], ['Ben', 11, 2]])
    expect(coderChoices.map(coder => coder.name)).toEqual(['Ada', 'Ben'])
    expect(fit.unit).toBe('tie × aspect × period')
    expect(fit.sentence).toContain('12 cells (tie × aspect × period) coded by at least one of them, 11 by two or more')
    expect(fit.rows.map(row => [row.aspect?.code ?? 'all', row.units, row.pairable, row.pairs])).toEqual([
      ['all', 12, 11, 11], ['P1', 3, 3, 3], ['P2', 3, 3, 3], ['X', 3, 3, 3], ['O', 3, 2, 2],
    ])
    const [all, p1, , , outcome] = fit.rows
    expect(all?.percentAgreement).toBeCloseTo(8 / 11, 12)
    expect(all?.alpha[0]).toMatchObject({ metric: 'ordinal', value: krippendorffAlpha([P1, P2, X, O], 'ordinal').value, why: '' })
    expect(all?.alpha[1]).toMatchObject({ metric: 'nominal', value: krippendorffAlpha([P1, P2, X, O], 'nominal').value })
    expect(all?.kappa?.value).toBe(cohensKappa([P1, P2, X, [[3, 3], [3, 3]]]).value)
    const { low = 9, high = -9 } = all?.alpha[0]?.interval ?? {}
    expect(low).toBeLessThanOrEqual(all?.alpha[0]?.value ?? -9)
    expect(high).toBeGreaterThanOrEqual(all?.alpha[0]?.value ?? 9)
    expect(p1?.alpha[0]?.value).toBe(krippendorffAlpha([P1], 'ordinal').value)
    // Both coders gave 3 throughout: nothing varies, and the answer says so instead of a number.
    expect(outcome).toMatchObject({ percentAgreement: 1, kappa: { value: null }, alpha: [{ value: null, interval: null }, { value: null, interval: null }] })
    expect(outcome?.alpha[0]?.why).toContain('all values are the same')
  })

  it('tells whether the tie × indicator was found apart from how it was coded', async () => {
    const project = testProject()
    await twoCoders(project)
    const { found, stance } = await project.call('agreement.get', {})
    const { aspects } = await project.call('framework.get', {})
    const indicators = aspects.flatMap(item => item.indicators).length
    // Both coders coded both ties: each indicator of the codebook on each of them is a unit that both could find.
    expect(found.rows[0]).toMatchObject({ aspect: null, units: 2 * indicators, pairable: 2 * indicators })
    expect(found.rows[0]?.percentAgreement).toBeCloseTo((2 * indicators - 1) / (2 * indicators), 12)
    expect(found.positive).toEqual({ pairs: 3, both: 2 })
    expect(found.sentence).toContain('in 2 of 3 cases')
    expect(stance.rows.map(row => [row.aspect?.code ?? 'all', row.units, row.pairable, row.percentAgreement])).toEqual([['all', 3, 2, 0.5], ['P1', 1, 1, 1], ['P2', 2, 1, 0]])
    expect(stance.sentence).toContain('3 tie × indicator were found by anyone, 2 by two or more')
  })

  it('does not take a tie that a coder has not looked at for one on which nothing was found', async () => {
    const project = testProject()
    const { second, syria, ada } = await twoCoders(project)
    const before = await project.call('agreement.get', {})
    for (const name of ['P1', 'P2', 'X', 'O']) await project.call('assessments.clear', { tie: second, aspect: await aspect(project, name), period: syria, coder: ada })
    const after = await project.call('agreement.get', {})
    expect(after.found.rows[0]?.units).toBe(before.found.rows[0]?.units)
    expect(after.found.rows[0]?.pairable).toBe((before.found.rows[0]?.pairable ?? 0) / 2)
  })

  it('is the same each time, and whichever order the coders are asked for in', async () => {
    const project = testProject()
    const { ada, ben } = await twoCoders(project)
    const one = await project.call('agreement.get', { coders: [ada, ben] })
    const other = await project.call('agreement.get', { coders: [ben, ada] })
    expect(await project.call('agreement.get', {})).toEqual(one)
    expect(other.fit.rows).toEqual(one.fit.rows)
    expect(other.found.rows).toEqual(one.found.rows)
  })

  it('compares more than two without kappa, and the two that are chosen with it', async () => {
    const project = testProject()
    const { ada, ben, first, syria } = await twoCoders(project)
    const eve = await project.call('coders.create', { name: 'Eve', initials: 'E', description: '' })
    expect((await project.call('agreement.get', {})).coders, 'who has coded nothing is not compared').toHaveLength(2)
    await code(project, { tie: first, period: syria, coder: eve.uid, levels: { P1: 1 } })
    const three = await project.call('agreement.get', {})
    expect(three.coders.map(coder => coder.name)).toEqual(['Ada', 'Ben', 'Eve'])
    expect(three.fit.rows[0]).toMatchObject({ kappa: null, pairs: 13 })
    expect((await project.call('agreement.get', { coders: [ada, ben] })).fit.rows[0]?.kappa).not.toBeNull()
    expect(await project.refusal('agreement.get', { coders: [ada, '0195a000-0000-7000-8000-ffffffffffff'] })).toMatchObject({ code: 'not_found' })
  })

  it('with one coder, or none, says what it needs', async () => {
    const project = testProject()
    expect((await project.call('agreement.get', {})).fit).toMatchObject({ rows: [], sentence: 'Nobody has coded anything yet: agreement needs two coders.' })
    expect(await project.call('agreement.disagreements', {})).toEqual({ items: [], total: 0, open: 0, decided: 0 })
    const { ben } = await twoCoders(project)
    await project.call('coders.delete', { uid: ben })
    const alone = await project.call('agreement.get', {})
    expect(alone.fit).toMatchObject({ rows: [], sentence: 'Only Ada has coded: agreement needs a second coder.' })
    expect(alone.found.rows).toEqual([])
  })

  it('with two coders who share no cell says that nothing can be compared', async () => {
    const project = testProject()
    const { ada, ben, first, second, syria } = await twoCoders(project)
    const { uid: eve } = await project.call('coders.create', { name: 'Eve', initials: '', description: '' })
    const { uid: kim } = await project.call('coders.create', { name: 'Kim', initials: '', description: '' })
    await code(project, { tie: first, period: syria, coder: eve, levels: { P1: 1 } })
    await code(project, { tie: second, period: syria, coder: kim, levels: { P1: 1 } })
    const { fit } = await project.call('agreement.get', { coders: [eve, kim] })
    expect(fit.rows[0]).toMatchObject({ units: 2, pairable: 0, pairs: 0, percentAgreement: null })
    expect(fit.rows[0]?.alpha[0]?.why).toBe('Undefined: no unit was coded by two of these coders.')
    expect([ada, ben]).toHaveLength(2)
  })
})

describe('the queue of disagreements', () => {
  it('holds what coders differ on, those furthest apart first, with what each of them says', async () => {
    const project = testProject()
    const { first, ada, ben } = await twoCoders(project)
    const { items, total, open, decided } = await project.call('agreement.disagreements', {})
    expect([total, open, decided]).toEqual([5, 5, 0])
    expect(items.map(item => [item.kind, item.aspect.code, item.kind === 'fit' ? item.period.name : item.indicator.code, Number(item.distance.toFixed(3))])).toEqual([
      ['evidence', 'P2', 'P2.deconfliction', 1], ['fit', 'P2', 'Syria', 0.75], ['evidence', 'P2', 'P2.zones', 0.5], ['fit', 'X', 'Syria', 0.333], ['fit', 'P1', 'Ukraine', 0.25],
    ])
    const [hotline, level, zones] = items
    expect(level).toMatchObject({
      kind: 'fit', tie: { uid: first, title: 'Russia – Israel' }, decision: null,
      codings: [
        { coder: ada, coderName: 'Ada', level: 2, rationale: 'Ada says so (P2)', supports: 2, contradicts: 0, context: 0 },
        { coder: ben, coderName: 'Ben', level: -1, rationale: 'Ben says so (P2)', supports: 0, contradicts: 1, context: 0 },
      ],
    })
    expect(level?.kind === 'fit' && level.scale.map(step => step.value)).toEqual([-2, -1, 0, 1, 2])
    expect(hotline).toMatchObject({
      kind: 'evidence', codings: [
        { coderName: 'Ada', finding: 'supports', items: [{ stance: 'supports', title: 'A hotline was set up.', comment: 'Ada on the hotline' }] },
        { coderName: 'Ben', finding: 'contradicts', items: [{ stance: 'contradicts', title: 'The line stayed silent.', comment: 'Ben on the hotline' }] },
      ],
    })
    expect(zones).toMatchObject({ kind: 'evidence', codings: [{ coderName: 'Ada', finding: 'supports' }, { coderName: 'Ben', finding: null, items: [] }] })
  })

  it('is narrowed to an aspect, a tie, a kind, and read in parts', async () => {
    const project = testProject()
    const { second } = await twoCoders(project)
    const p2 = await aspect(project, 'P2')
    expect(await project.call('agreement.disagreements', { aspect: p2 })).toMatchObject({ total: 3, open: 3 })
    expect((await project.call('agreement.disagreements', { tie: second })).items.map(item => item.aspect.code)).toEqual(['X'])
    expect((await project.call('agreement.disagreements', { kind: 'fit' })).total).toBe(3)
    const whole = await project.call('agreement.disagreements', {})
    const parts = await Promise.all([0, 2, 4].map(offset => project.call('agreement.disagreements', { offset, limit: 2 })))
    expect(parts.flatMap(part => part.items)).toEqual(whole.items)
    expect(parts.map(part => part.total)).toEqual([5, 5, 5])
  })

  it('is decided with a reason, changes the reading, shows who and when, and is opened again', async () => {
    const project = testProject()
    const { first, syria, ben } = await twoCoders(project)
    const P2uid = await aspect(project, 'P2')
    const cell = { tie: first, aspect: P2uid, period: syria }
    const reading = async () => (await project.call('readings.list', { ties: [first] })).find(item => item.period === syria)
    expect(await reading()).toMatchObject({ label: 'balanced-friendship', levels: { P2: 2 } })

    expect(await project.refusal('agreement.adjudicate', { ...cell, level: -1, reason: ' ' })).toMatchObject({ code: 'bad_request', fields: ['reason'] })
    expect(await project.refusal('agreement.adjudicate', { ...cell, level: 7, reason: 'x' })).toMatchObject({ code: 'bad_request', fields: ['level'] })
    const { label } = await project.step('agreement.adjudicate', { ...cell, level: -1, reason: 'The planes were lost without warning' })
    expect(label).toMatch(/^Decide Russia – Israel, P2, Syria: /u)
    expect(await reading()).toMatchObject({ label: 'affinity-without-guard-rails', levels: { P2: -1 } })
    expect(await project.call('agreement.disagreements', {})).toMatchObject({ total: 4, open: 4, decided: 1 })
    const [decided] = (await project.call('agreement.disagreements', { state: 'decided' })).items
    expect(decided).toMatchObject({ kind: 'fit', decision: { level: -1, reason: 'The planes were lost without warning', coderName: 'Ada', at: '2026-03-01T12:00:00.000Z' } })
    expect(decided?.kind === 'fit' && decided.codings.map(coding => coding.level), 'what they coded stays').toEqual([2, -1])

    // The same again changes nothing; another coder's word takes its place.
    const before = project.dump()
    await project.call('agreement.adjudicate', { ...cell, level: -1, reason: 'The planes were lost without warning' })
    expect(project.dump()).toBe(before)
    await project.call('coders.setCurrent', { uid: ben })
    project.ports.advance(60_000)
    await project.step('agreement.adjudicate', { ...cell, level: 0, reason: 'Warned, but too late' })
    expect((await project.call('agreement.disagreements', { state: 'decided' })).items[0]).toMatchObject({ decision: { level: 0, coderName: 'Ben', at: '2026-03-01T12:01:00.000Z' } })

    expect((await project.step('agreement.adjudicate', { ...cell, level: null, reason: '' })).label).toBe('Reopen Russia – Israel, P2, Syria')
    expect(await project.call('agreement.disagreements', {})).toMatchObject({ total: 5, decided: 0 })
    expect(await project.call('agreement.get', {}), 'agreement is of what was coded, not of what was decided').toMatchObject({ fit: { rows: [{ pairable: 11 }, {}, {}, {}, {}] } })
  })

  it('is decided for what was found or not, too', async () => {
    const project = testProject()
    const { first, second, zones, hotline } = await twoCoders(project)
    expect(await project.refusal('agreement.adjudicateEvidence', { tie: second, indicator: zones, finding: 'supports', reason: 'x' })).toMatchObject({ code: 'conflict' })
    expect(await project.refusal('agreement.adjudicateEvidence', { tie: first, indicator: zones, finding: 'supports', reason: '' })).toMatchObject({ fields: ['reason'] })
    expect((await project.step('agreement.adjudicateEvidence', { tie: first, indicator: zones, finding: 'not-found', reason: 'Another zone' })).label).toMatch(/: not found$/u)
    expect((await project.step('agreement.adjudicateEvidence', { tie: first, indicator: hotline, finding: 'for-and-against', reason: 'Both' })).label).toMatch(/: for and against$/u)
    const { items, open } = await project.call('agreement.disagreements', { state: 'decided' })
    expect(items.map(item => item.kind === 'evidence' && item.decision?.finding)).toEqual(['for-and-against', 'not-found'])
    expect(open).toBe(3)
    await project.step('agreement.adjudicateEvidence', { tie: first, indicator: hotline, finding: 'context', reason: 'Only background' })
    await project.step('agreement.adjudicateEvidence', { tie: first, indicator: hotline, finding: null, reason: '' })
    expect(await project.call('agreement.disagreements', {})).toMatchObject({ open: 4, decided: 1 })
  })

  it('keeps what was decided where the coders have since come to agree', async () => {
    const project = testProject()
    const { first, syria, ben } = await twoCoders(project)
    const P2uid = await aspect(project, 'P2')
    await project.call('agreement.adjudicate', { tie: first, aspect: P2uid, period: syria, level: 2, reason: 'Agreed in talks' })
    await code(project, { tie: first, period: syria, coder: ben, levels: { P2: 2 } })
    expect((await project.call('agreement.disagreements', { state: 'decided' })).items[0]).toMatchObject({ distance: 0, decision: { level: 2 } })
  })

  it('does not decide a cell that nobody coded', async () => {
    const project = testProject()
    const { second, ukraine } = await twoCoders(project)
    expect(await project.refusal('agreement.adjudicate', { tie: second, aspect: await aspect(project, 'P1'), period: ukraine, level: 1, reason: 'x' })).toMatchObject({ code: 'conflict' })
  })
})

describe('the reading', () => {
  it('tells coders who differ from what nobody coded, and takes what all others agree on', async () => {
    const project = testProject()
    const { first, syria, ukraine } = await twoCoders(project)
    const eve = await project.call('coders.create', { name: 'Eve', initials: '', description: '' })
    await project.call('coders.setCurrent', eve)
    const readings = await project.call('readings.list', { ties: [first] })
    expect(readings.find(item => item.period === syria)).toMatchObject({
      label: 'undetermined', missing: ['P2'], disputed: ['P2'], levels: { P1: 2, P2: null, X: 2, O: 3 },
      rule: 'coders disagree and nothing is decided: de-escalation structures (P2)',
    })
    expect(readings.find(item => item.period === ukraine)).toMatchObject({ missing: ['P1'], disputed: ['P1'], levels: { P1: null, P2: 1, X: 3, O: 2 } })
  })

  it('is analysed with levels, trends, counts, sources, rule and what is missing, in a settled order', async () => {
    const project = testProject()
    const { first, second, syria, ben } = await twoCoders(project)
    await project.call('assessments.set', { tie: first, aspect: await aspect(project, 'P2'), period: syria, changes: { trend: 'eroding', confidence: 'high' } })
    const { coder, readings } = await project.call('analysis.readings', {})
    expect(coder.name).toBe('Ada')
    expect(readings.map(item => [item.tie.title, item.period.name, item.label])).toEqual([
      ['Russia – Iran', 'Syria', 'managed-rivalry'], ['Russia – Iran', 'Ukraine', 'undetermined'],
      ['Russia – Israel', 'Syria', 'balanced-friendship'], ['Russia – Israel', 'Ukraine', 'balanced-friendship'],
    ])
    expect(readings[1]).toMatchObject({ missing: ['P1', 'P2', 'X', 'O'], disputed: [] })
    const P2row = readings[2]?.aspects.find(item => item.code === 'P2')
    expect(P2row).toMatchObject({
      level: 2, adjudicated: false, coder: 'Ada', trend: 'eroding', confidence: 'high', supports: 2, contradicts: 1, context: 0, excerpts: 2,
      sources: 1, sourcesFor: 1, sourcesAgainst: 1, codings: [{ coder: 'Ada', level: 2 }, { coder: 'Ben', level: -1 }],
    })
    await project.call('agreement.adjudicate', { tie: first, aspect: await aspect(project, 'P2'), period: syria, level: -1, reason: 'x' })
    await project.call('readings.overrule', { tie: second, period: syria, label: 'unbalanced', reason: 'A patron, not a friend' })
    const after = (await project.call('analysis.readings', {})).readings
    expect(after[2]?.aspects.find(item => item.code === 'P2')).toMatchObject({ level: -1, adjudicated: true, coder: null, trend: null })
    expect(after[2]).toMatchObject({ label: 'affinity-without-guard-rails', rule: expect.stringContaining('P2 −1') })
    expect(after[0]?.overrule).toMatchObject({ label: 'unbalanced', reason: 'A patron, not a friend', coderName: 'Ada' })
    expect([ben]).toHaveLength(1)
  })
})
