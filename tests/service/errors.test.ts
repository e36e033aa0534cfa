import { describe, expect, it } from 'vitest'
import type { Input, MethodName } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { createContext } from '../../db/service/context.ts'
import { createService } from '../../db/service/create-service.ts'
import { translateError } from '../../db/service/errors.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { addActor, addExcerpt, addSource, aspect, fieldsOf, smallCase } from '../builders/entities.ts'
import { dumpOf, stillPorts, testProject } from '../builders/project.ts'

const nobody = '0195a000-0000-7000-8000-ffffffffffff'

describe('refusals', () => {
  it('name the date that was not understood and what was expected, and change nothing', async () => {
    const project = testProject()
    const { tie } = await smallCase(project)
    const before = project.dump()
    for (const [method, input, field] of [
      ['actors.create', fieldsOf('actors.create', { dates: 'once upon a time' }), 'dates'],
      ['events.create', fieldsOf('events.create', { date: '2015-13' }), 'date'],
      ['events.create', fieldsOf('events.create', { reportDate: '2021/2015' }), 'reportDate'],
      ['tiePhases.create', fieldsOf('tiePhases.create', { tie, dates: 'x' }), 'dates'],
      ['periods.create', fieldsOf('periods.create', { dates: 'later' }), 'dates'],
      ['project.update', { changes: { studyPeriod: 'always' } }, 'studyPeriod'],
    ] as const) {
      const refusal = await project.refusal(method, input)
      expect(refusal, method).toMatchObject({ code: 'bad_request', fields: [field] })
      expect(refusal.message).toContain('Nothing was changed.')
    }
    expect(project.dump()).toBe(before)
  })

  it('say which entity is not there', async () => {
    const project = testProject()
    const { russia, tie } = await smallCase(project)
    for (const [method, input, field] of [
      ['actors.get', { uid: nobody }, undefined], ['actors.update', { uid: nobody, changes: { name: 'x' } }, undefined], ['actors.delete', { uid: tie }, undefined],
      ['ties.create', fieldsOf('ties.create', { from: russia, to: nobody }), 'to'],
      ['affiliations.create', { actor: nobody, with: russia, role: '', dates: null, cites: [] }, 'actor'],
      ['events.create', fieldsOf('events.create', { participants: [{ actor: russia, role: 'host' }, { actor: nobody, role: 'host' }] }), 'participants.1.actor'],
      ['events.create', fieldsOf('events.create', { cites: [{ source: nobody }] }), 'cites.0.source'],
      ['assessments.set', { tie, aspect: nobody, period: nobody, changes: {} }, 'aspect'],
      ['readings.list', { ties: [tie, nobody] }, 'ties.1'],
      ['coders.setCurrent', { uid: nobody }, undefined], ['notes.get', { uid: nobody }, undefined],
    ] as [MethodName, Input<MethodName>, string | undefined][]) {
      const refusal = await project.refusal(method, input)
      expect(refusal, method).toMatchObject({ code: 'not_found', fields: field === undefined ? [] : [field] })
    }
    expect((await project.refusal('actors.get', { uid: nobody })).message).toBe('This actor is not in the project. It may have been deleted, or an undo took it back. Nothing was changed.')
    expect(await project.call('entities.resolve', { uid: nobody })).toBeNull()
  })

  it('keep an actor from a tie or an affiliation with itself', async () => {
    const project = testProject()
    const { russia, israel, tie } = await smallCase(project)
    expect(await project.refusal('ties.create', fieldsOf('ties.create', { from: russia, to: russia }))).toMatchObject({ code: 'bad_request', fields: ['to'] })
    expect(await project.refusal('ties.update', { uid: tie, changes: { from: israel } })).toMatchObject({ code: 'bad_request', fields: ['to'] })
    expect(await project.refusal('affiliations.create', { actor: russia, with: russia, role: '', dates: null, cites: [] })).toMatchObject({ code: 'bad_request', fields: ['with'] })
    await project.step('ties.update', { uid: tie, changes: { from: israel, to: russia } })
  })

  it('keep keys and codes unique', async () => {
    const project = testProject()
    const { source } = await smallCase(project)
    const other = await addSource(project, { citationKey: 'other' })
    expect((await project.refusal('sources.create', fieldsOf('sources.create', { citationKey: 'kertcher2024' }))).message)
      .toBe('The citation key “kertcher2024” belongs to “Kertcher and Course 2024” already. Choose another key. Nothing was changed.')
    expect(await project.refusal('sources.update', { uid: other, changes: { citationKey: 'kertcher2024' } })).toMatchObject({ code: 'conflict', fields: ['citationKey'] })
    await project.call('sources.update', { uid: source, changes: { citationKey: 'kertcher2024', reliability: 'A' } })
    const p1 = await aspect(project, 'P1')
    const indicatorFields = { aspect: p1, name: 'Twice', definition: '', include: '', exclude: '', example: '', retired: false }
    expect(await project.refusal('indicators.create', { ...indicatorFields, code: 'P1.meetings' })).toMatchObject({ code: 'conflict', fields: ['code'] })
    const scale = [{ value: 0, label: 'no', anchor: '' }, { value: 1, label: 'yes', anchor: '' }]
    const aspectFields = { name: 'Again', role: 'condition', definition: '', retired: false } as const
    expect(await project.refusal('aspects.create', { ...aspectFields, code: 'P1', scale })).toMatchObject({ code: 'conflict', fields: ['code'] })
    expect(await project.refusal('aspects.create', { ...aspectFields, code: 'Q', scale: [...scale, { value: 1, label: 'yes', anchor: '' }] })).toMatchObject({ code: 'bad_request', fields: ['scale'] })
  })

  it('keep the four aspects of the reading, steps in use, the coder at work and ranges in a text that is held', async () => {
    const project = testProject()
    const { tie, period, source } = await smallCase(project)
    const o = await aspect(project, 'O')
    expect(await project.refusal('aspects.delete', { uid: o })).toMatchObject({ code: 'conflict' })
    expect(await project.refusal('aspects.update', { uid: o, changes: { code: 'Outcome' } })).toMatchObject({ code: 'conflict', fields: ['code'] })
    await project.call('assessments.set', { tie, period, aspect: o, changes: { level: 3 } })
    const { scale } = (await project.call('framework.get', {})).aspects.find(item => item.uid === o) ?? { scale: [] }
    const refusal = await project.refusal('aspects.update', { uid: o, changes: { scale: scale.filter(step => step.value !== 3) } })
    expect(refusal).toMatchObject({ code: 'conflict', fields: ['scale'], message: expect.stringContaining('One assessment uses the level 3') })
    await project.step('aspects.update', { uid: o, changes: { scale: scale.filter(step => step.value !== 1) } })
    expect(await project.refusal('coders.delete', { uid: (await project.call('coders.list', {})).current })).toMatchObject({ code: 'conflict' })

    const range = { source, text: 'x', start: 2, end: 5 }
    expect(await project.refusal('excerpts.create', fieldsOf('excerpts.create', range))).toMatchObject({ code: 'bad_request', fields: ['start'] })
    expect(await project.refusal('excerpts.create', fieldsOf('excerpts.create', { ...range, end: null }))).toMatchObject({ code: 'bad_request', fields: ['end'] })
    const direct = connect(project.file, { readOnly: false })
    direct.run(sql`INSERT INTO source_text (source_id, text, origin, sha256, pages, created_at) SELECT id, 'Twelve chars', '', '', '[]', '' FROM source`)
    direct.close()
    expect(await project.refusal('excerpts.create', fieldsOf('excerpts.create', { ...range, end: 13 }))).toMatchObject({ code: 'bad_request', fields: ['end'] })
    const uid = await addExcerpt(project, { ...range, end: 12 })
    expect(await project.refusal('excerpts.update', { uid, changes: { start: 12 } })).toMatchObject({ code: 'bad_request', fields: ['end'] })
    expect((await project.call('sources.get', { uid: source })).source.textLength).toBe(12)
  })
})

describe('what changes nothing', () => {
  it('leaves no step, tells nobody and keeps what can be redone', async () => {
    const project = testProject()
    const uid = await addActor(project, { name: 'Same', aliases: [{ name: 'Equal', language: 'en' }] })
    await project.call('actors.update', { uid, changes: { name: 'Other' } })
    await project.call('history.undo', {})
    const told = project.events.length
    await project.call('actors.update', { uid, changes: { name: 'Same', aliases: [{ name: 'Equal', language: 'en' }] } })
    await project.call('project.update', { changes: {} })
    expect(project.events.length).toBe(told)
    expect(await project.call('history.get', {})).toEqual({ undo: 'Add Same', redo: 'Edit Same' })
    await project.call('history.redo', {})
    expect(await project.call('history.redo', {})).toMatchObject({ done: null })
  })
})

describe('push events', () => {
  it('name what was touched and its owners, with the state of the history', async () => {
    const project = testProject()
    const { russia, israel, tie, excerpt, period } = await smallCase(project)
    const { indicators = [] } = (await project.call('framework.get', {})).aspects[0] ?? {}
    const touched = () => {
      const event = project.events.at(-1)
      return event?.type === 'changed' ? event.entities.map(entity => `${entity.type} ${entity.uid}`) : []
    }
    const item = await project.call('evidence.create', fieldsOf('evidence.create', { tie, indicator: indicators[0]?.uid ?? '', excerpt }))
    expect(touched()).toEqual(expect.arrayContaining([`evidence ${item.uid}`, `tie ${tie}`, `excerpt ${excerpt}`]))
    expect(project.events.at(-1)).toMatchObject({ everything: false, history: { undo: 'Add evidence to Russia – Israel', redo: null } })
    await project.call('assessments.set', { tie, period, aspect: await aspect(project, 'P1'), changes: { level: 1 } })
    expect(touched()).toContain(`tie ${tie}`)
    await project.call('actors.update', { uid: israel, changes: { aliases: [{ name: 'ישראל', language: 'he' }] } })
    expect(touched()).toEqual([`actor ${israel}`])
    const note = await project.call('notes.create', { attachedTo: [{ type: 'actor', uid: israel }], body: '[[Russia]]' })
    expect(touched()).toEqual(expect.arrayContaining([`note ${note.uid}`, `actor ${israel}`, `actor ${russia}`]))
    await project.call('actors.delete', { uid: russia })
    expect(touched()).toEqual(expect.arrayContaining([`actor ${russia}`, `tie ${tie}`, `evidence ${item.uid}`]))
    await project.call('history.undo', {})
    expect(touched()).toEqual(expect.arrayContaining([`actor ${russia}`, `tie ${tie}`, `evidence ${item.uid}`]))
    expect(project.events.at(-1)).toMatchObject({ history: { redo: 'Delete Russian Federation' } })
  })

  it('say “everything” where too much changed to be named', async () => {
    const project = testProject()
    const source = await addSource(project, {})
    const direct = connect(project.file, { readOnly: false })
    direct.run(sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
      INSERT INTO excerpt (uid, source_id, label, form, statement, text, locator, created_at, updated_at)
      SELECT printf('0195a000-0000-7000-9000-%012x', i), 1, 'E' || i, 'quote', 'claim', 'text', '', '', '' FROM n`)
    direct.close()
    await project.call('sources.delete', { uid: source })
    expect(project.events.at(-1)).toMatchObject({ type: 'changed', everything: true, entities: [] })
  })

  it('reach every listener though one of them fails, until it leaves', async () => {
    const project = testProject()
    let heard = 0
    project.handle.subscribe(() => { throw new Error('a broken window') })
    const leave = project.handle.subscribe(() => { heard += 1 })
    await addActor(project, { name: 'One' })
    leave()
    await addActor(project, { name: 'Two' })
    expect(heard).toBe(1)
    expect((await project.call('project.get', {})).counts.actors).toBe(2)
  })
})

describe('errors of the database', () => {
  it.each([
    ['SQLITE_FULL', 'disk_full'], ['SQLITE_BUSY_SNAPSHOT', 'busy'], ['SQLITE_CORRUPT_VTAB', 'corrupt'], ['SQLITE_NOTADB', 'corrupt'],
    ['SQLITE_READONLY', 'read_only'], ['SQLITE_IOERR_FSYNC', 'disk_error'], ['SQLITE_CANTOPEN', 'disk_error'], ['SQLITE_TOOBIG', 'too_large'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
  ])('%s becomes %s, without the words of the row', (code, expected) => {
    const error = translateError(Object.assign(new Error('UNIQUE constraint failed: secret words'), { code }))
    if (!(error instanceof EntenteError)) throw new Error('not translated')
    expect(error.code).toBe(expected)
    expect(error.message).not.toContain('secret')
  })

  it('others stay what they are', () => {
    const error = new TypeError('a defect')
    expect(translateError(error)).toBe(error)
    expect(translateError('text')).toBe('text')
  })

  it('a full disk leaves the change undone and the project as it was', () => {
    const { file, close } = testProject()
    close()
    const opened = openProjectFile(file, { access: 'write' })
    const service = createService(createContext({ connection: { writable: true, db: opened.db }, ports: stillPorts(), file }))
    const add = (description: string): void => {
      void service['actors.create'](fieldsOf('actors.create', { name: 'Actor', description }))
    }
    try {
      const before = dumpOf(opened.db)
      opened.db.pragma(`max_page_count = ${Number(opened.db.pragma('page_count')) + 20}`)
      expect(() => add('x'.repeat(1_000_000))).toThrow(expect.objectContaining({ name: 'EntenteError', code: 'disk_full' }))
      expect(dumpOf(opened.db)).toBe(before)
      opened.db.pragma('max_page_count = 1000000')
      add('Goes on')
      expect(dumpOf(opened.db)).toContain('Goes on')
    } finally {
      opened.close()
    }
  })
})
