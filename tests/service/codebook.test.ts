import { describe, expect, it } from 'vitest'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addEvidence, aspect, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('the codebook', () => {
  it('is put into another order', async () => {
    const project = testProject()
    const order = async () => (await project.call('framework.get', {})).aspects.map(({ code, indicators }) => ({ code, indicators: indicators.map(item => item.code) }))
    const before = await order()
    const p2 = await aspect(project, 'P2')
    expect((await project.step('aspects.move', { uid: p2, to: 0 })).label).toMatch(/^Move aspect P2/u)
    expect((await order()).map(({ code }) => code)).toEqual(['P2', 'P1', 'X', 'O'])
    const first = before[0]?.indicators[0] ?? ''
    await project.step('indicators.move', { uid: await indicator(project, first), to: 99 })
    expect((await order())[1]?.indicators.at(-1)).toBe(first)
    await project.step('indicators.move', { uid: await indicator(project, first), aspect: p2, to: 1 })
    expect((await order())[0]?.indicators[1]).toBe(first)
    expect((await order())[1]?.indicators).not.toContain(first)
    // A place that is its own already is no step.
    await project.call('aspects.move', { uid: p2, to: 0 })
    expect((await project.call('history.get', {})).undo).toMatch(/^Move indicator/u)
  })

  it('merges indicators, keeps what was coded as which, and takes it all back', async () => {
    const project = testProject()
    const { tie, excerpt, event } = await smallCase(project)
    const [one, other] = [await indicator(project, 'P1.meetings'), await indicator(project, 'P1.statements').catch(() => null)]
    const { aspects } = await project.call('framework.get', {})
    const into = other ?? aspects[0]?.indicators.find(item => item.uid !== one)?.uid ?? ''
    await addEvidence(project, { tie, indicator: one, excerpt })
    await addEvidence(project, { tie, indicator: one, event })
    await addEvidence(project, { tie, indicator: into, excerpt })
    expect((await project.call('codebook.uses', {})).indicators).toEqual([{ indicator: one, evidence: 2 }, { indicator: into, evidence: 1 }])
    const { evidence, label } = await project.step('indicators.merge', { uid: one, into })
    expect(evidence).toBe(2)
    expect(label).toMatch(/^Merge indicator .* into /u)
    expect((await project.call('indicators.get', { uid: into })).evidence).toHaveLength(3)
    expect((await project.call('indicators.get', { uid: one })).indicator.retired).toBe(true)
    expect(await project.call('indicators.history', { uid: one })).toMatchObject({ mergedInto: { ref: { uid: into }, evidence: 2, coderName: 'Coder 1' }, mergedFrom: [] })
    expect(await project.call('indicators.history', { uid: into })).toMatchObject({ mergedInto: null, mergedFrom: [{ ref: { uid: one }, evidence: 2 }] })
    expect(await project.refusal('indicators.merge', { uid: into, into: one })).toMatchObject({ code: 'conflict', fields: ['into'] })
    expect(await project.refusal('indicators.merge', { uid: into, into })).toMatchObject({ code: 'bad_request' })
    const elsewhere = aspects[1]?.indicators[0]?.uid ?? ''
    expect(await project.refusal('indicators.merge', { uid: into, into: elsewhere })).toMatchObject({ code: 'conflict', fields: ['into'] })
    await project.call('history.undo', {})
    expect(await project.call('indicators.history', { uid: into })).toEqual({ mergedInto: null, mergedFrom: [] })
  })

  it('keeps versions and tells what differs', async () => {
    const project = testProject()
    expect(await project.call('codebook.versions', {})).toEqual([])
    expect((await project.step('codebook.keep', { name: '1.0', comment: 'Before the pilot' })).label).toBe('Keep version 1.0 of the codebook')
    const p1 = await aspect(project, 'P1')
    await project.call('aspects.update', { uid: p1, changes: { definition: 'Sharing who one is.' } })
    await project.call('indicators.create', { aspect: p1, code: 'P1.songs', name: 'Songs', definition: 'Sung together', include: '', exclude: '', example: '', retired: false })
    await project.call('codebook.keep', { name: '1.1', comment: '' })
    const versions = await project.call('codebook.versions', {})
    expect(versions.map(({ number, name, coderName }) => [number, name, coderName])).toEqual([[2, '1.1', 'Coder 1'], [1, '1.0', 'Coder 1']])
    expect(versions[0]?.indicators).toBe((versions[1]?.indicators ?? 0) + 1)
    const changes = await project.call('codebook.compare', { from: 1, to: 2 })
    expect(changes.map(({ what, of, field, after }) => [what, of, field, after])).toEqual([['changed', 'aspect', 'definition', 'Sharing who one is.'], ['added', 'indicator', '', 'Sung together']])
    expect(await project.call('codebook.compare', { from: 2, to: null })).toEqual([])
    expect((await project.call('codebook.compare', { from: null, to: 1 })).map(({ what }) => what)).toEqual(['changed', 'removed'])
    expect(await project.refusal('codebook.compare', { from: 3, to: null })).toMatchObject({ code: 'bad_request', fields: ['from'] })
    // A stranger's file may hold anything there.
    const file = connect(project.file, { readOnly: false })
    file.run(sql`UPDATE framework_revision SET content = '{"aspects": 7}' WHERE id = 1`)
    file.close()
    expect(await project.refusal('codebook.compare', { from: 1, to: null })).toMatchObject({ code: 'conflict' })
    expect((await project.call('codebook.versions', {}))[1]).toMatchObject({ name: '1.0', aspects: 0 })
  })
})
