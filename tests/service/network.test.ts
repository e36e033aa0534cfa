import { describe, expect, it } from 'vitest'
import { usualEncodings } from '../../db/contract/entities/encodings.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { addActor, addEvent, addPhase, addTie, fieldsOf, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject, type TestProject } from '../builders/project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'

const places = async (project: TestProject, view?: string) => {
  const { actors, positions } = await project.call('network.get', view === undefined ? {} : { view })
  return new Map(positions.actor.map((actor, row) => [actors.uid[actor], { x: positions.x[row], y: positions.y[row], pinned: positions.pinned[row] }]))
}

describe('network.get', () => {
  it('gives actors, ties, phases and dated events as columns that fit each other', async () => {
    const project = testProject()
    const { russia, israel, tie, phase } = await smallCase(project)
    await addPhase(project, { tie })
    await addEvent(project, { title: 'Undated' })
    await addEvent(project, { title: 'Long ago', date: '../1991' })
    const network = await project.call('network.get', {})
    expect(network.actors.uid).toEqual([russia, israel])
    expect(network.ties).toMatchObject({ uid: [tie], from: [0], to: [1], directed: [false], kind: ['friendship'] })
    expect(network.phases).toMatchObject({ tie: [0, 0], cooperation: [2, null], conflict: [1, null], dates: ['2015/2021', null] })
    expect(network.phases.uid[0]).toBe(phase)
    expect(network.phases.startEarliest).toEqual([dayOf('2015-01-01'), null])
    expect(network.events.title).toEqual(['Long ago', 'Deconfliction talks'])
    expect(network.periods.map(period => period.name)).toEqual(['Syria'])
    expect(network.view).toMatchObject({ name: 'Network', settings: { asOf: null, since: null, dating: 'possibly', allTime: false, encodings: usualEncodings } })
    expect(network.studyPeriod).toEqual({ from: dayOf('2015-01-01'), to: dayOf('2024-12-31') })
  })

  it('keeps the look of a view, and takes what an older or newer file says otherwise as usual', async () => {
    const project = testProject()
    const encodings = { ...usualEncodings, nodeColour: 'attribute', nodeAttribute: 'משטר', tieColour: 'both', labelDensity: 'few' } as const
    const { uid } = await project.call('views.create', { name: 'Fits', caption: '', settings: { asOf: '2020', dating: 'certainly', allTime: false, encodings } })
    expect((await project.call('network.get', { view: uid })).view.settings.encodings).toEqual(encodings)
    const stored = async (settings: object) => {
      const db = connect(project.file, { readOnly: false })
      db.run(sql`UPDATE view SET settings = ${JSON.stringify(settings)} WHERE uid = ${uid}`)
      db.close()
      return (await project.call('network.get', { view: uid })).view.settings
    }
    expect(await stored({ asOf: '2019', dating: 'certainly', allTime: true })).toMatchObject({ asOf: '2019', since: null, dating: 'certainly', allTime: true, encodings: usualEncodings })
    expect(await stored({ asOf: '2019', dating: 'certainly', allTime: true, encodings: { ...encodings, tieColour: 'sound', more: 1 } }))
      .toMatchObject({ asOf: '2019', since: null, dating: 'certainly', allTime: true, encodings: { ...encodings, tieColour: 'strands' } })
  })

  it('ends an open study period where the dated things end, not today', async () => {
    const project = testProject({ title: 'Open', studyPeriod: '2015/..' })
    expect((await project.call('network.get', {})).studyPeriod).toEqual({ from: dayOf('2015-01-01'), to: dayOf('2015-12-31') })
    await addEvent(project, { title: 'Last', date: '2023-10-07' })
    expect((await project.call('network.get', {})).studyPeriod.to).toBe(dayOf('2023-10-07'))
    await project.call('project.update', { changes: { studyPeriod: '../2020' } })
    expect((await project.call('network.get', {})).studyPeriod).toEqual({ from: dayOf('2020-12-31'), to: dayOf('2020-12-31') })
  })

  it('finds room for actors without a place: the same room every time, and keeps it from the next move on', async () => {
    const project = testProject()
    const { russia, israel } = await smallCase(project)
    const first = await places(project)
    expect(await places(project)).toEqual(first)
    await project.step('views.move', { uid: (await project.call('views.list', {}))[0]?.uid ?? '', positions: [{ actor: russia, x: 500, y: -20, pinned: true }] })
    const moved = await places(project)
    expect(moved.get(russia)).toEqual({ x: 500, y: -20, pinned: true })
    expect(moved.get(israel), 'stays where the layout had put it').toEqual(first.get(israel))

    const egypt = await addActor(project, { name: 'Egypt' })
    await addTie(project, { from: egypt, to: israel })
    const grown = await places(project)
    expect(grown.get(russia)).toEqual(moved.get(russia))
    expect(grown.get(israel)).toEqual(moved.get(israel))
    expect(grown.get(egypt)).toBeDefined()
    project.close()
    expect(await places(openTestProject(project.file, { access: 'read' })), 'opened again').toEqual(grown)
  })
})

describe('a new actor with a place', () => {
  it('stands pinned there and is one step, which leaves the others where they were shown', async () => {
    const project = testProject()
    const { russia, israel } = await smallCase(project)
    const view = (await project.call('views.list', {}))[0]?.uid ?? ''
    const before = await places(project)
    const steps = (await project.call('history.get', {})).undo
    const egypt = await addActor(project, { name: 'Egypt', place: { view, x: 310.5, y: -40 } })
    const after = await places(project)
    expect(after.get(egypt)).toEqual({ x: 310.5, y: -40, pinned: true })
    // What is kept knows no −0.
    const spots = (all: typeof before) => [russia, israel].map(uid => [(all.get(uid)?.x ?? NaN) + 0, (all.get(uid)?.y ?? NaN) + 0])
    expect(spots(after)).toEqual(spots(before))
    expect(await project.call('history.undo', {})).toMatchObject({ done: 'Add Egypt', undo: steps })
    expect(await places(project)).toEqual(before)
    await project.call('history.redo', {})
    expect(await places(project)).toEqual(after)
    expect(await project.refusal('actors.create', fieldsOf('actors.create', { name: 'Chad', place: { view: russia, x: 0, y: 0 } }))).toMatchObject({ code: 'not_found' })
    expect(await places(project), 'nothing was made').toEqual(after)
  })
})

describe('views', () => {
  it('name what was moved or pinned', async () => {
    const project = testProject()
    const { russia, israel } = await smallCase(project)
    const uid = (await project.call('views.list', {}))[0]?.uid ?? ''
    const move = async (...positions: { actor: string; x: number; y: number; pinned: boolean }[]) => (await project.step('views.move', { uid, positions })).label
    expect(await move({ actor: russia, x: 1, y: 2, pinned: false })).toBe('Move Russia')
    expect(await move({ actor: russia, x: 1, y: 2, pinned: true })).toBe('Pin Russia')
    expect(await move({ actor: russia, x: 1, y: 2, pinned: false })).toBe('Unpin Russia')
    expect(await move({ actor: russia, x: 9, y: 2, pinned: false }, { actor: israel, x: 3, y: 4, pinned: false })).toBe('Move 2 actors')
    const both = (x: number) => [{ actor: russia, x, y: 2, pinned: true }, { actor: israel, x, y: 4, pinned: true }]
    expect((await project.step('views.move', { uid, positions: both(30), how: 'align-left' })).label).toBe('Align 2 actors left')
    expect((await project.step('views.move', { uid, positions: both(41), how: 'snap' })).label).toBe('Snap 2 actors to the grid')
    const stay = '0195a000-0000-7000-8000-00000000abcd'
    for (const x of [5, 6, 9]) await project.call('views.move', { uid, positions: [{ actor: russia, x, y: 2, pinned: false }], stay })
    expect(await project.call('history.undo', {}), 'moves of one stay are one step').toMatchObject({ done: 'Move Russia', undo: 'Snap 2 actors to the grid' })
    await project.call('history.redo', {})
    const steps = (await project.call('history.get', {})).undo
    await project.call('views.move', { uid, positions: [{ actor: russia, x: 9, y: 2, pinned: false }] })
    expect((await project.call('history.get', {})).undo, 'moved to where it stands: no step').toBe(steps)
    expect(await project.refusal('views.move', { uid, positions: [{ actor: uid, x: 0, y: 0, pinned: false }] })).toMatchObject({ code: 'not_found', fields: ['positions.0'] })
  })

  it('that were saved before there were ranges show one day', async () => {
    const { file, close } = testProject()
    close()
    const writer = connect(file, { readOnly: false })
    writer.run(sql`UPDATE view SET settings = ${JSON.stringify({ asOf: '2019', dating: 'certainly', allTime: false })}`)
    writer.close()
    const project = openTestProject(file)
    expect((await project.call('views.list', {})).map(({ settings }) => settings)).toMatchObject([{ asOf: '2019', since: null, dating: 'certainly', allTime: false, rules: [], place: null, encodings: usualEncodings }])
    expect((await project.call('network.get', {})).view.settings.since).toBeNull()
  })

  it('have places of their own, copied where asked', async () => {
    const project = testProject()
    const { russia } = await smallCase(project)
    const first = (await project.call('views.list', {}))[0]?.uid ?? ''
    await project.call('views.move', { uid: first, positions: [{ actor: russia, x: 77, y: 7, pinned: true }] })
    const settings = { asOf: null, since: null, dating: 'possibly', allTime: true } as const
    const copy = await project.call('views.create', { name: 'Copy', caption: '', settings, copyPositionsOf: first })
    const fresh = await project.call('views.create', { name: 'Fresh', caption: '', settings })
    expect((await places(project, copy.uid)).get(russia)).toEqual({ x: 77, y: 7, pinned: true })
    expect((await places(project, fresh.uid)).get(russia)?.pinned).toBe(false)
    expect((await project.call('network.get', { view: copy.uid })).view).toMatchObject({ name: 'Copy', settings })
    await project.call('views.delete', { uid: first })
    await project.call('views.delete', copy)
    expect(await project.refusal('views.delete', fresh)).toMatchObject({ code: 'conflict' })
    expect(await project.refusal('network.get', { view: first })).toMatchObject({ code: 'not_found' })
  })
})
