import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { createProject } from '../../db/service/open-project.ts'
import { newFilePath } from '../../electron/host/folders.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool, realPath } from '../../electron/host/project-pool.ts'
import { createRecentProjects, mostRecent } from '../../electron/host/recent-projects.ts'
import { createWindowSession, type WindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** A program with a data folder, and as many windows as asked for. */
function program() {
  const folder = realPath(temporaryFolder())
  const data = join(folder, 'data')
  const pool = createProjectPool(file => openWorkbench(file, { access: 'write', folder: data, workerFile: 'unused', checkOutputs: true }))
  onTestFinished(() => pool.closeAll())
  const recent = createRecentProjects(data)
  const window = () => createWindowSession({ pool, recent, preferences: createPreferenceStore(data), folder: data, workerFile: 'unused', anyPath: true, newWindow: () => null, checkOutputs: true })
  const project = (name: string, title = name) => {
    const file = join(folder, `${name}.entente`)
    createProject(file, { title })
    return file
  }
  return { folder, data, window, project, recent }
}

const titleOf = async (session: WindowSession) => {
  const answer = await session.dispatch('project.get', {})
  return answer.ok ? (answer.value as { title: string }).title : answer.error.code
}
const heard = (session: WindowSession) => {
  const events: PushEvent[] = []
  session.subscribe(event => events.push(event))
  return events
}

test('windows on one project share it: both hear of a change, and the last one closes the file', async () => {
  const { window, project } = program()
  const file = project('case')
  const [one, other] = [window(), window()]
  await one.open(file)
  await other.open(file)
  expect(other.project).toBe(one.project)
  expect(other.project?.readOnly).toBe(false)
  const events = [heard(one), heard(other)]
  await one.dispatch('project.update', { changes: { title: 'Renamed' } })
  expect(events.map(list => list.map(({ type }) => type))).toEqual([['changed'], ['changed']])
  expect(await titleOf(other)).toBe('Renamed')
  one.leave()
  expect([await titleOf(one), await titleOf(other), existsSync(`${file}-wal`)]).toEqual(['no_project', 'Renamed', true])
  expect(events.map(list => list.at(-1)?.type)).toEqual(['project-opened', 'changed'])
  other.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
})

test('a window out of sight lets go of its project and takes it up again; where it has gone, the start screen stands there', async () => {
  const { window, project } = program()
  const file = project('case')
  const session = window()
  await session.open(file)
  session.rest()
  expect([session.project, existsSync(`${file}-wal`)]).toEqual([null, false])
  expect(await titleOf(session)).toBe('case')
  session.rest()
  const bytes = readFileSync(file)
  writeFileSync(file, 'something else')
  expect(await titleOf(session)).toBe('no_project')
  writeFileSync(file, bytes)
  await session.open(file)
  expect(await titleOf(session)).toBe('case')
})

test('resetting the sample reaches every window that shows it, with its changes kept beside', async () => {
  const { window, data } = program()
  const [one, other] = [window(), window()]
  await one.dispatch('files.openSample', {})
  await other.dispatch('files.openSample', {})
  await one.dispatch('project.update', { changes: { title: 'Changed' } })
  const events = heard(other)
  const answer = await one.dispatch('files.resetSample', {})
  expect(answer).toMatchObject({ ok: true, value: { backup: expect.stringContaining('before the reset') } })
  expect(events).toEqual([{ type: 'project-opened', open: true }])
  expect([await titleOf(one), await titleOf(other)]).toEqual(['Russia and Israel, 2015-2024', 'Russia and Israel, 2015-2024'])
  await other.open(join(data, 'projects', answer.ok ? (answer.value as { backup: string }).backup : ''))
  expect([await titleOf(one), await titleOf(other)]).toEqual(['Russia and Israel, 2015-2024', 'Changed'])
})

test('a sample in use by another program is not reset, and stays as it is', async () => {
  const { window, data } = program()
  const session = window()
  await session.dispatch('files.openSample', {})
  const file = session.project?.file ?? ''
  session.leave()
  const elsewhere = openWorkbench(file, { access: 'write', folder: data, workerFile: 'unused' })
  onTestFinished(() => elsewhere.close())
  await elsewhere.client.call('project.update', { changes: { title: 'Changed elsewhere' } })
  await session.dispatch('files.openSample', {})
  expect(session.project?.readOnly).toBe(true)
  for (const state of ['open here read-only', 'closed here']) {
    expect([state, await session.dispatch('files.resetSample', {})]).toMatchObject([state, { ok: false, error: { code: 'busy' } }])
    session.leave()
  }
  expect((await elsewhere.client.call('project.get', {})).title).toBe('Changed elsewhere')
})

test('the list of recent projects: the latest first, each once, no longer than it may be; a broken file costs the list', () => {
  const { data } = program()
  const recent = createRecentProjects(data)
  for (let count = 0; count < mostRecent + 3; count++) recent.add({ file: `/a/${count}.entente`, title: `T${count}`, openedAt: '2026-01-01T00:00:00.000Z' })
  recent.add({ file: '/a/5.entente', title: 'New title', openedAt: '2026-01-02T00:00:00.000Z' })
  expect(recent.list()).toHaveLength(mostRecent)
  expect(recent.list()[0]).toEqual({ file: '/a/5.entente', name: '5.entente', folder: '/a', title: 'New title', openedAt: '2026-01-02T00:00:00.000Z', missing: true })
  expect([recent.has('/a/5.entente'), recent.has('/a/0.entente')]).toEqual([true, false])
  for (const broken of ['', '{"a":1}', '[{"file":5}, null, {"file":"/b","title":"B","openedAt":"2026-01-01T00:00:00Z"}]']) {
    writeFileSync(join(data, 'recent.json'), broken)
    expect(createRecentProjects(data).list().map(({ file }) => file)).toEqual(broken.includes('/b') ? ['/b'] : [])
  }
})

test.each([['mine', '/w/mine.entente'], ['mine.ENTENTE', '/w/mine.ENTENTE'], ['2015.2024', '/w/2015.2024.entente'], ['חברות', '/w/חברות.entente']])('a file named %j goes to %j', (name, path) => {
  expect(newFilePath({ folder: '/w', name })).toBe(path)
})

test('calls of a window reach the files even when a method of the project is not there', async () => {
  const { window } = program()
  const session = window()
  expect(await session.dispatch('toString', {})).toMatchObject({ ok: false, error: { code: 'bad_method' } })
  expect(await session.dispatch('files.toString', {})).toMatchObject({ ok: false, error: { code: 'bad_method' } })
  expect(await session.dispatch('files.open', { file: '' })).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  expect(await session.dispatch('files.state', {})).toMatchObject({ ok: true, value: { open: null, recent: [] } })
  const listener = vi.fn()
  session.subscribe(listener)()
  session.leave()
  expect(listener).not.toHaveBeenCalled()
})
