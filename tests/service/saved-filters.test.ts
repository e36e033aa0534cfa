import { expect, it } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { testProject } from '../builders/project.ts'

it('keeps filters list by list in the order of saving; a name is there once per list, whatever its case', async () => {
  const project = testProject()
  const { call } = project
  await call('savedFilters.create', { name: 'Syria', section: 'event', filter: 'syr' })
  await call('savedFilters.create', { name: 'לבנון', section: 'actor', filter: 'leb' })
  const { uid } = await call('savedFilters.create', { name: 'Hotline', section: 'event', filter: ' hotline ' })
  expect(await project.refusal('savedFilters.create', { name: 'SYRIA', section: 'event', filter: 'x' })).toMatchObject({ code: 'conflict' })
  expect(await project.refusal('savedFilters.update', { uid, changes: { name: 'syria' } })).toMatchObject({ code: 'conflict' })
  await call('savedFilters.update', { uid, changes: { name: 'HOTLINE' } })
  await call('savedFilters.create', { name: 'Syria', section: 'actor', filter: 'syr' })
  expect((await call('savedFilters.list', {})).map(({ section, name, filter }) => [section, name, filter])).toEqual([
    ['actor', 'לבנון', 'leb'], ['actor', 'Syria', 'syr'], ['event', 'Syria', 'syr'], ['event', 'HOTLINE', 'hotline'],
  ])
})

it('tells every window, and undo brings back what was removed', async () => {
  const project = testProject()
  const { call } = project
  const heard: PushEvent[] = []
  project.handle.subscribe(event => heard.push(event))
  const { uid } = await call('savedFilters.create', { name: 'Syria', section: 'event', filter: 'syr' })
  await call('savedFilters.delete', { uid })
  expect(heard).toMatchObject([{ entities: [{ type: 'project' }] }, { entities: [{ type: 'project' }] }])
  expect(await project.refusal('savedFilters.delete', { uid })).toMatchObject({ code: 'not_found' })
  await call('history.undo', {})
  expect(await call('savedFilters.list', {})).toMatchObject([{ uid, name: 'Syria' }])
})

it('does not name filters of notes in the history', async () => {
  const { call } = testProject()
  const { uid } = await call('savedFilters.create', { name: 'Cardamom', section: 'note', filter: 'cardamom' })
  await call('savedFilters.update', { uid, changes: { name: 'Saffron' } })
  const labels = [(await call('history.get', {})).undo, (await call('history.undo', {}), await call('history.get', {})).undo]
  expect(labels).toEqual(['Rename a filter of notes', 'Save a filter of notes'])
})
