import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../../electron/host/log.ts'
import { coarse, loggedEvents, plainLine, problemReport } from '../../electron/host/problem-report.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool } from '../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../electron/host/recent-projects.ts'
import { createWindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { createLocalClient } from '../../electron/host/client.ts'
import { programVersion } from '../../db/contract/version.ts'
import { createProject } from '../../db/service/open-project.ts'
import { temporaryFolder } from '../support/temporary.ts'

const now = new Date('2026-11-23T05:00:00Z')

test('a report holds nothing of what a project holds, is called, or where it is', async () => {
  const folder = join(temporaryFolder(), 'canaryhome', 'data')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, '..', 'canaryfile.entente')
  createProject(file, { title: 'canarytitle' })
  const log = createLog(join(folder, 'log'))
  const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
  const pool = createProjectPool(path => openWorkbench(path, { access: 'write', folder, workerFile, log }))
  const session = createWindowSession({ pool, recent: createRecentProjects(folder), preferences: createPreferenceStore(folder), folder, workerFile, anyPath: true, newWindow: () => null, now: () => now, log })
  const client = createLocalClient(session.dispatch, listener => session.subscribe(listener))
  try {
    // Nothing is open: a problem may be just that.
    expect((await client.call('files.problemReport', {})).text).toContain('none is open')
    await client.call('files.open', { file })
    for (let index = 0; index < 12; index++) await client.call('actors.create', { kind: 'state', name: `canaryactor ${index}`, shortName: '', aliases: [], codes: [], dates: null, description: '' })
    await client.call('notes.create', { title: 'canarynote', body: 'canarybody' })
    await client.call('preferences.set', { changes: { panels: { canarypanel: 5 } } })
    log.failure('call failed', Object.assign(new TypeError('canarymessage in /home/canaryuser/x'), { code: 'canarycode' }), { method: 'canarymethod' })
    log.warn('request refused', { status: 403 })
    log.info('canaryevent about canarythings', { name: 'canaryname' })
    appendFileSync(join(folder, 'log', 'entente.log'), 'canaryline without form\n{"at":"canaryat","level":"info","event":"started"}\n')
    const { name, text } = await client.call('files.problemReport', {})
    expect(name).toBe('entente-problem-2026-11-23.txt')
    expect(text).not.toMatch(/canary/iu)
    for (const told of [
      `Entente ${programVersion}, in the browser shell, Node ${process.versions.node}`, `${process.platform} ${process.arch}`, 'without a passphrase, open to write, its file is here', 'actors 10 to 99', 'notes 1 to 9', 'ties none',
      'error call failed · error TypeError · through problem-report.test.ts:', 'warn request refused · status 403', '(another event)', '(a line of another form)',
    ]) expect(text).toContain(told)
    expect(text).not.toContain('private notes')

    // Of a locked project as well.
    await client.call('files.lock', { passphrase: 'canary pass phrase' })
    const locked = (await client.call('files.problemReport', {})).text
    expect(locked).toContain('locked with a passphrase')
    expect(locked).not.toMatch(/canary/iu)
  } finally {
    session.close()
    pool.closeAll()
  }
})

test('only the newest lines of the log come in, of both files where it was just put away', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'log'))
  const line = (index: number) => `${JSON.stringify({ at: now.toISOString(), level: 'warn', event: 'request refused', status: index })}\n`
  writeFileSync(join(folder, 'log', 'entente.1.log'), Array.from({ length: 200 }, (_, index) => line(index)).join(''))
  writeFileSync(join(folder, 'log', 'entente.log'), line(200))
  const { text } = await problemReport({ project: null, folder, now })
  expect(text.match(/request refused/gu)).toHaveLength(120)
  expect(text).toContain('status 200')
  expect(text).not.toContain('status 80\n')
  expect((await problemReport({ project: null, folder: join(folder, 'absent'), now })).text).toContain('it is empty')
})

test('numbers are told in powers of ten', () => {
  expect([0, 1, 9, 10, 99, 100, 5_000, 1_000_000].map(coarse)).toEqual(['none', '1 to 9', '1 to 9', '10 to 99', '10 to 99', '100 to 999', '1,000 to 9,999', '1,000,000 to 9,999,999'])
})

test.each([
  '', '{', '[]', 'null', '"text"', '{"at":5,"level":"info","event":"started"}', '{"at":"2026-11-23T05:00:00Z","level":"shout","event":"started"}', '{"__proto__":{"at":"2026-11-23T05:00:00Z"},"level":"info"}',
])('the line %j of a log is none of ours', line => {
  expect(plainLine(line)).toBe('(a line of another form)')
})

test('facts come in by what they may be, and by nothing else', () => {
  const told = (facts: object) => plainLine(JSON.stringify({ at: now.toISOString(), level: 'error', event: 'call failed', ...facts }))
  expect(told({ method: 'notes.update', error: 'TypeError', code: 'SQLITE_FULL', through: 'open.ts:5 < task_queues:95 < dispatch.ts:49' })).toBe('2026-11-23T05:00:00 error call failed · method notes.update · error TypeError · code SQLITE_FULL · through open.ts:5 < dispatch.ts:49')
  for (const facts of [{ method: 'Netanyahu' }, { error: 'Netanyahu' }, { code: 'NETANYAHU' }, { through: '/home/ada/open.ts:5' }, { reason: 'Netanyahu' }, { status: 'Netanyahu' }, { constructor: 'x' }, { title: 'x' }]) {
    expect(told(facts)).toBe('2026-11-23T05:00:00 error call failed')
  }
})

test('what the program writes into its log is an event by fixed words, and a report knows each', () => {
  const root = resolve(import.meta.dirname, '../../electron')
  const calls = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !name.endsWith('log.ts'))
    .flatMap(name => [...readFileSync(join(root, name), 'utf8').matchAll(/\blog\??\.(?:info|warn|failure)\(([^,)]*)/gu)].map(([, first = '']) => first))
  expect(calls.length).toBeGreaterThan(8)
  // A new event goes into the list of electron/host/problem-report.ts.
  expect([...new Set(calls)].toSorted()).toEqual(loggedEvents.map(event => `'${event}'`).toSorted())
})
