import { describe, expect, it } from 'vitest'
import type { Input, MethodName } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('notes', () => {
  it('are private unless said otherwise', async () => {
    const project = testProject()
    const { uid } = await project.call('notes.create', {})
    expect((await project.call('notes.get', { uid })).note).toMatchObject({ title: '', body: '', private: true, pinned: false, attachedTo: [], links: [] })
    expect((await project.step('notes.update', { uid, changes: { private: false } })).label).toBe('Release note')
    expect((await project.step('notes.update', { uid, changes: { private: true } })).label).toBe('Make note private')
    expect((await project.step('notes.update', { uid, changes: { pinned: true } })).label).toBe('Pin note')
  })

  it('autosaves coalesce into one step while nothing else is changed in between', async () => {
    const project = testProject()
    const { russia } = await smallCase(project)
    const { uid } = await project.call('notes.create', { title: 'Draft' })
    const created = project.dump()
    for (const body of ['T', 'Th', 'The [[Russia', 'The [[Russia]] case']) await project.call('notes.update', { uid, changes: { body } })
    const typed = project.dump()
    expect((await project.call('history.undo', {})).done).toBe('Edit note')
    expect(project.dump()).toBe(created)
    await project.call('history.redo', {})
    expect(project.dump()).toBe(typed)

    await project.call('actors.update', { uid: russia, changes: { description: 'Between two autosaves' } })
    await project.call('notes.update', { uid, changes: { body: 'Another sitting' } })
    await project.call('history.undo', {})
    expect(project.dump()).not.toBe(typed)
    await project.call('history.undo', {})
    expect(project.dump()).toBe(typed)
  })

  it('link to entities by name, alias, citation key and title, folded; what does not exist yet is linked when it comes', async () => {
    const project = testProject()
    const { russia, tie, source, event, excerpt } = await smallCase(project)
    const body = '[[россия]] [[Israel – Russia]] [[kertcher2024]] [[deconfliction TALKS]] [[S01|the hotline]] [[Egypt]] [[A plan]] `[[Russia]]`'
    const { uid } = await project.call('notes.create', { body })
    const links = async () => (await project.call('notes.get', { uid })).note.links.map(link => [link.text, link.ref?.uid ?? null])
    expect(await links()).toEqual([
      ['россия', russia], ['Israel – Russia', tie], ['kertcher2024', source], ['deconfliction TALKS', event], ['S01', excerpt], ['Egypt', null], ['A plan', null],
    ])
    const { uid: egypt } = await project.step('actors.create', { kind: 'state', name: 'Egypt', shortName: '', aliases: [], codes: [], dates: null, description: '' })
    const { uid: plan } = await project.step('notes.create', { title: 'A plan' })
    expect((await links()).slice(-2)).toEqual([['Egypt', egypt], ['A plan', plan]])
    expect((await project.call('actors.get', { uid: egypt })).backlinks.map(note => note.uid)).toEqual([uid])
    expect((await project.call('notes.get', { uid: plan })).backlinks.map(note => note.uid)).toEqual([uid])

    // A rename keeps the link; deleting the entity leaves the words, without a target.
    await project.step('actors.update', { uid: egypt, changes: { name: 'Arab Republic of Egypt' } })
    await project.call('notes.update', { uid, changes: { body: 'Only [[Egypt]] now' } })
    expect(await links()).toEqual([['Egypt', egypt]])
    await project.step('actors.delete', { uid: egypt })
    expect(await links()).toEqual([['Egypt', null]])
    expect((await project.call('actors.get', { uid: russia })).backlinks).toEqual([])
  })

  it('stand beside whatever they are attached to', async () => {
    const project = testProject()
    const { russia, tie, phase } = await smallCase(project)
    const { uid } = await project.call('notes.create', { title: 'Both', attachedTo: [{ type: 'actor', uid: russia }, { type: 'actor', uid: russia }, { type: 'tie-phase', uid: phase }] })
    expect((await project.call('actors.get', { uid: russia })).notes).toMatchObject([{ uid, title: 'Both', private: true, attachedTo: [{ type: 'actor' }, { type: 'tie-phase', ref: { title: 'Russia – Israel, 2015 to 2021' } }] }])
    expect(await project.refusal('notes.attach', { uid, to: { type: 'actor', uid: tie } })).toMatchObject({ code: 'not_found', fields: ['to.uid'] })
    const { aspects } = await project.call('framework.get', {})
    expect(await project.refusal('notes.attach', { uid, to: { type: 'actor', uid: russia, aspect: aspects[0]?.uid ?? '' } })).toMatchObject({ code: 'bad_request', fields: ['to.aspect'] })
    const steps = (await project.call('history.get', {})).undo
    await project.call('notes.attach', { uid, to: { type: 'actor', uid: russia } })
    expect((await project.call('history.get', {})).undo, 'attached already: no step').toBe(steps)
  })
})

describe('a private note’s words', () => {
  const canary = 'zanzibarquokka'

  it('show in nothing but the note, its search and its lists', async () => {
    const project = testProject()
    const { call, events } = project
    const { russia, tie } = await smallCase(project)
    const told: string[] = []
    const failures = async <M extends MethodName>(method: M, input: Input<M>) => {
      try {
        await call(method, input)
      } catch (error) {
        if (!(error instanceof EntenteError)) throw error
        told.push(error.message, JSON.stringify(error.body()))
      }
    }
    const label = async () => told.push(JSON.stringify(await call('history.get', {})))

    const { uid } = await call('notes.create', { title: `${canary} title`, body: `${canary} on [[Russia]]`, attachedTo: [{ type: 'tie', uid: tie }] })
    await label()
    const { uid: about } = await call('notes.create', { title: 'About it', body: `[[${canary} title]]`, attachedTo: [{ type: 'note', uid }] })
    await label()
    await call('notes.update', { uid, changes: { body: `${canary} again, [[${canary} nowhere]]` } })
    await label()
    await call('notes.update', { uid, changes: { title: `${canary} renamed` } })
    await label()
    await call('notes.attach', { uid, to: { type: 'actor', uid: russia } })
    await label()
    await call('notes.attach', { uid: about, to: { type: 'note', uid } })
    await call('notes.detach', { uid: about, from: { type: 'note', uid } })
    await label()
    await failures('notes.attach', { uid, to: { type: 'tie', uid: russia } })
    await failures('notes.attach', { uid, to: { type: 'note', uid: russia } })
    await call('notes.delete', { uid })
    await label()
    told.push(JSON.stringify(await call('history.undo', {})))
    await failures('actors.get', { uid })
    await failures('notes.get', { uid: russia })

    const open = { private: false, limit: 60 }
    for (const query of [canary, 'zanzi', `"${canary} again"`]) {
      expect((await call('search.query', { query, private: true })).hits.map(hit => hit.uid), 'asked for').toContain(uid)
      told.push(JSON.stringify((await call('search.query', { query, ...open })).hits))
    }
    told.push(JSON.stringify(await call('entities.list', { type: 'note', hidePrivate: true })))
    told.push(JSON.stringify(await call('entities.complete', { prefix: 'zanz', hidePrivate: true })))
    told.push(JSON.stringify(await call('entities.dependants', { type: 'tie', uid: tie })))
    told.push(JSON.stringify(await call('network.get', {})))
    told.push((await call('figures.svg', {})).svg)
    told.push(JSON.stringify(await call('project.get', {})))
    told.push(JSON.stringify(events))
    expect(told.filter(text => text.toLowerCase().includes(canary))).toEqual([])
    expect(events.length).toBeGreaterThan(10)
    expect((await call('entities.complete', { prefix: 'zanz' })).map(row => row.uid), 'completed where private notes are shown').toContain(uid)

    await call('notes.update', { uid, changes: { private: false } })
    expect((await call('search.query', { query: canary, ...open })).hits.map(hit => hit.uid), 'released').toContain(uid)
  })

  it('are not among the folded names', async () => {
    const project = testProject()
    await addActor(project, { name: `${canary} of the open kind` })
    await project.call('notes.create', { title: `${canary} note` })
    const reader = connect(project.file, { readOnly: true })
    const names = reader.all<{ folded: string }>(sql`SELECT folded FROM entity_name WHERE folded LIKE ${`${canary}%`}`)
    reader.close()
    expect(names).toEqual([{ folded: `${canary} of the open kind` }])
  })
})
