import { describe, expect, it } from 'vitest'
import type { Output } from '../../db/contract/api.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addEvidence, addPeriod, addTie, aspect, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject, type TestProject } from '../builders/project.ts'

type Matrix = Output<'matrix.get'>

/** Everything in one cell, by codes and names. */
function cell(matrix: Matrix, tie: string, code: string, period: string) {
  const { aspects, periods, ties, cells } = matrix
  const at = (ties.uid.indexOf(tie) * aspects.length + aspects.findIndex(each => each.code === code)) * periods.length + periods.findIndex(each => each.uid === period)
  const index = cells.at.indexOf(at)
  return index < 0 ? null : Object.fromEntries(Object.entries(cells).map(([name, column]) => [name, column[index]]))
}

async function addCoder(project: TestProject, name: string): Promise<string> {
  return (await project.call('coders.create', { name, initials: name.slice(0, 1), description: '' })).uid
}

describe('matrix.get', () => {
  it('answers nothing of cells where nothing is', async () => {
    const project = testProject()
    const { tie } = await smallCase(project)
    const matrix = await project.call('matrix.get', {})
    expect(matrix).toMatchObject({ ties: { uid: [tie], title: ['Russia – Israel'], kind: ['friendship'] }, cells: { at: [] }, readings: { tie: [] } })
    expect(matrix.aspects.map(each => each.code)).toEqual(['P1', 'P2', 'X', 'O'])
  })

  it('tells absent from not coded, and whose level it shows', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const [p1, p2] = [await aspect(project, 'P1'), await aspect(project, 'P2')]
    const ada = await addCoder(project, 'Ada')
    const ben = await addCoder(project, 'Ben')
    await project.call('assessments.set', { tie, aspect: p1, period, coder: ada, changes: { level: 0, trend: 'eroding', confidence: 'low' } })
    await project.call('assessments.set', { tie, aspect: p2, period, changes: { trend: 'steady' } })
    let matrix = await project.call('matrix.get', {})
    expect(cell(matrix, tie, 'P1', period)).toMatchObject({ level: 0, own: null, others: [0], trend: 'eroding', confidence: 'low', adjudicated: false, rationale: false })
    expect(cell(matrix, tie, 'P2', period)).toMatchObject({ level: null, own: null, others: [], trend: 'steady' })

    await project.call('assessments.set', { tie, aspect: p1, period, coder: ben, changes: { level: -2, rationale: 'Words only.' } })
    matrix = await project.call('matrix.get', {})
    expect(cell(matrix, tie, 'P1', period), 'two others who disagree leave it open').toMatchObject({ level: null, own: null, others: [0, -2], trend: null, rationale: true })

    await project.call('assessments.set', { tie, aspect: p1, period, changes: { level: 1, trend: 'strengthening' } })
    matrix = await project.call('matrix.get', {})
    expect(cell(matrix, tie, 'P1', period)).toMatchObject({ level: 1, own: 1, others: [0, -2], trend: 'strengthening' })

    project.close()
    const db = connect(project.file, { readOnly: false })
    db.run(sql`INSERT INTO adjudication (uid, tie_id, aspect_id, period_id, coder_id, level, reason, created_at, updated_at)
      SELECT '0195a000-0000-7000-8000-0000000fffff', t.id, a.id, p.id, c.id, -1, 'Both read too much.', '', '' FROM tie t, aspect a, period p, coder c WHERE a.code = 'P1' AND c.name = 'Ada'`)
    db.run(sql`INSERT INTO look_again (assessment_id, period_id, reason, created_at) SELECT s.id, s.period_id, 'The period was changed.', '' FROM assessment s JOIN aspect a ON a.id = s.aspect_id WHERE a.code = 'P2'`)
    db.close()
    const again = openTestProject(project.file)
    matrix = await again.call('matrix.get', {})
    expect(cell(matrix, tie, 'P1', period)).toMatchObject({ level: -1, own: 1, adjudicated: true, look: false })
    expect(cell(matrix, tie, 'P2', period)).toMatchObject({ look: true })

    const { csv } = await again.call('matrix.csv', {})
    const rows = csv.split('\r\n').filter(line => line.includes(',P1,'))
    expect(rows).toHaveLength(4)
    expect(rows.at(-1)).toContain(',yes,-1,partly contradicted,,,Both read too much.,Ada,yes,yes,no,')
    expect(rows.filter(line => line.includes(',no,yes,no,')), 'no single coder is the chosen one beside a decision').toHaveLength(0)
  })

  it('counts the evidence of each period as the inspector does', async () => {
    const project = testProject()
    const { tie, period, excerpt, event } = await smallCase(project)
    const later = await addPeriod(project, { name: 'Gaza', dates: '2023-10/..' })
    const hotline = await indicator(project, 'P2.deconfliction')
    await addEvidence(project, { tie, indicator: hotline, excerpt, about: '2016' })
    await addEvidence(project, { tie, indicator: hotline, event, about: '2017', stance: 'contradicts' })
    await addEvidence(project, { tie, indicator: hotline, excerpt, about: '2020/2024', stance: 'context' })
    await addEvidence(project, { tie, indicator: hotline, excerpt, about: null })
    const matrix = await project.call('matrix.get', {})
    const { counts } = await project.call('ties.get', { uid: tie })
    for (const uid of [period, later]) {
      const { supports, contradicts, context, sources } = counts.find(count => count.aspectCode === 'P2' && count.period === uid) ?? {}
      expect(cell(matrix, tie, 'P2', uid)).toMatchObject({ supports, contradicts, context, sources })
    }
    expect(cell(matrix, tie, 'P2', period)).toMatchObject({ supports: 1, contradicts: 1, context: 1, sources: 1 })
  })

  it('leaves retired aspects out, and gives the readings of the service', async () => {
    const project = testProject({ sample: true })
    const matrix = await project.call('matrix.get', {})
    const readings = await project.call('readings.list', {})
    const shown = matrix.readings.label.map((label, index) => ({ label, tie: matrix.ties.uid[matrix.readings.tie[index] ?? -1], period: matrix.periods[matrix.readings.period[index] ?? -1]?.uid }))
    for (const reading of shown) expect(readings).toContainEqual(expect.objectContaining(reading))
    expect(shown.some(({ label }) => label === 'balanced-friendship')).toBe(true)
    await project.call('aspects.update', { uid: await aspect(project, 'O'), changes: { retired: true } })
    expect((await project.call('matrix.get', {})).aspects.map(({ code }) => code)).toEqual(['P1', 'P2', 'X'])
  })
})

describe('assessments.setMany', () => {
  it('sets many cells in one undo step and leaves rationales alone', async () => {
    const project = testProject()
    const { tie, period, russia } = await smallCase(project)
    const iran = await addActor(project, { name: 'Iran' })
    const other = await addTie(project, { from: russia, to: iran })
    const [p1, p2] = [await aspect(project, 'P1'), await aspect(project, 'P2')]
    await project.call('assessments.set', { tie, aspect: p1, period, changes: { rationale: 'They met often.', level: 1 } })
    const cells = [{ tie, aspect: p1, period }, { tie, aspect: p2, period }, { tie: other, aspect: p1, period }, { tie, aspect: p1, period }]
    expect((await project.step('assessments.setMany', { cells, changes: { level: 2 } })).label).toBe('Fit of 3 cells: strong')
    expect((await project.step('assessments.setMany', { cells, changes: { level: null, trend: null, confidence: null } })).label).toBe('Clear 3 cells')
    const { assessments } = await project.call('ties.get', { uid: tie })
    expect(assessments).toMatchObject([{ aspect: p1, level: null, rationale: 'They met often.' }])
    expect((await project.call('ties.get', { uid: other })).assessments).toEqual([])
  })

  it('refuses a level that one of the aspects does not have, and changes nothing', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const cells = [{ tie, aspect: await aspect(project, 'P1'), period }, { tie, aspect: await aspect(project, 'X'), period }]
    expect(await project.refusal('assessments.setMany', { cells, changes: { level: -2 } })).toMatchObject({ code: 'bad_request', fields: ['changes.level'] })
    expect((await project.call('matrix.get', {})).cells.at).toEqual([])
  })
})

describe('matrix.csv', () => {
  it('has a row for every cell and coder, says what is not coded, and runs no formula', async () => {
    const project = testProject()
    const { tie, period } = await smallCase(project)
    const evil = await addActor(project, { name: '=cmd|\'/c calc\'!A0' })
    await addTie(project, { from: evil, to: await addActor(project, { name: 'ישראל, "מדינה"' }), kind: 'war' })
    await project.call('assessments.set', { tie, aspect: await aspect(project, 'P1'), period, changes: { level: -2, trend: 'eroding', rationale: '-1 or -2?\nBoth.' } })
    await project.call('notes.create', { title: 'Secret canary', body: 'canary', attachedTo: [{ type: 'tie', uid: tie, aspect: null }] })
    const { csv, fileName, rows } = await project.call('matrix.csv', {})
    expect(fileName).toBe('Test matrix.csv')
    expect(csv.startsWith('\u{feff}tie,from,to,kind,period,')).toBe(true)
    expect(rows).toBe(8)
    expect(csv).toContain(`Russia – Israel,Russia,Israel,friendship,Syria,2015/2021,P1,Identity and values,yes,-2,violated,eroding,,"'-1 or -2?\nBoth.",Coder 1,no,yes,no,0,0,0,0,undetermined,no,`)
    expect(csv).toContain(`P2,`)
    expect(csv).toMatch(/,no,,not coded,,,,,no,no,no,/u)
    expect(csv).toContain(`'=cmd|'/c calc'!A0`)
    expect(csv).toContain('"ישראל, ""מדינה"""')
    expect(csv).not.toContain('canary')
    expect((await project.call('matrix.csv', { ties: [tie] })).rows).toBe(4)
    expect((await project.call('matrix.csv', {})).csv).toBe(csv)
  })
})
