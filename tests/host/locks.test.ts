import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { keyOf, saltOfFile } from '../../db/service/locks.ts'
import { createProject } from '../../db/service/open-project.ts'
import { createAutoLock } from '../../electron/host/auto-lock.ts'
import { createKeyVault, type SystemSecrets } from '../../electron/host/key-vault.ts'
import { createLog } from '../../electron/host/log.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool, realPath } from '../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../electron/host/recent-projects.ts'
import { createWindowSession, type WindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { temporaryFolder } from '../support/temporary.ts'

const canary = 'quincunx'
const secrets: SystemSecrets = {
  isAvailable: () => true, encrypt: text => Buffer.from(text).map(byte => byte ^ 0x5a), decrypt: bytes => Buffer.from(bytes).map(byte => byte ^ 0x5a).toString(),
}

/** A program with a data folder, a log, and as many windows as asked for. */
function program({ keychain = false } = {}) {
  const folder = realPath(temporaryFolder())
  const data = join(folder, 'data')
  const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
  const log = createLog(join(data, 'log'))
  const pool = createProjectPool(file => openWorkbench(file, { access: 'write', folder: data, workerFile, log, checkOutputs: true }))
  onTestFinished(() => pool.closeAll())
  const recent = createRecentProjects(data, log)
  const vault = createKeyVault(data, secrets)
  const window = () => createWindowSession({
    pool, recent, preferences: createPreferenceStore(data), folder: data, workerFile, anyPath: true, newWindow: () => null, checkOutputs: true, log, lockCost: 14, ...(keychain ? { vault } : {}),
  })
  const file = join(folder, 'case.entente')
  createProject(file, { title: `The ${canary} case` })
  return { folder, data, window, file, pool, recent }
}

async function call(session: WindowSession, method: string, input: object = {}): Promise<unknown> {
  const answer = await session.dispatch(method, input)
  return answer.ok ? answer.value : answer.error.code
}
function heard(session: WindowSession): PushEvent['type'][] {
  const events: PushEvent['type'][] = []
  session.subscribe(event => events.push(event.type))
  return events
}
/** Files below a folder that hold the words, as UTF-8, UTF-16 or base64. */
function filesWith(folder: string, words: string): string[] {
  const forms = [Buffer.from(words), Buffer.from(words, 'utf16le')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(folder, name)).isFile() && forms.some(form => readFileSync(join(folder, name)).includes(form)))
}

test('a project is locked, worked on, given another passphrase and unlocked for good; nothing of it is on the disk meanwhile', { timeout: 90_000 }, async () => {
  const { folder, window, file, recent, data } = program()
  const [one, other] = [window(), window()]
  await one.open(file)
  await other.open(file)
  expect(recent.list()[0]?.title).toBe(`The ${canary} case`)
  const events = heard(other)
  // What other windows ask meanwhile waits for the end of it.
  const [locked, title] = await Promise.all([call(one, 'files.lock', { passphrase: 'open sesame' }), call(other, 'project.get')])
  expect(locked).toEqual({ changed: 0, left: [] })
  expect(title).toMatchObject({ title: `The ${canary} case` })
  expect(events).toEqual(['project-opened'])
  expect(await call(other, 'files.state')).toMatchObject({ open: { file, locked: true }, waiting: null, recent: [{ file, title: '' }] })
  expect(await call(one, 'files.lock', { passphrase: 'open sesame' })).toBe('conflict')

  // Work of every kind: writing, a thread that reads, a copy, the search.
  const { uid } = await call(one, 'notes.create', { title: 'Secret', body: `The ${canary} meets` }) as { uid: string }
  await call(one, 'actors.create', { kind: 'state', name: `${canary}land` })
  expect(await call(other, 'search.query', { query: canary, private: true })).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ uid })]) })
  expect(await call(one, 'files.saveCopy', { where: { folder, name: 'copy' } })).toMatchObject({ file: join(folder, 'copy.entente') })
  expect(await call(one, 'files.previewMerge', { file: join(folder, 'copy.entente') })).toMatchObject({})
  // What was merged by its key leaves no key behind: locked below, the project asks again.
  expect(await call(one, 'files.mergeCopy', { file: join(folder, 'copy.entente') })).toMatchObject({ label: null })
  const { backups } = one.project ?? {}
  expect(await backups?.take('asked')).toMatchObject({})
  expect(existsSync(`${file}-wal`)).toBe(true)
  expect(filesWith(folder, canary)).toEqual([])
  expect(filesWith(folder, 'sesame')).toEqual([])
  expect(statSync(join(data, 'recent.json')).size).toBeGreaterThan(0)

  // Only who knows the passphrase changes it.
  expect(await call(one, 'files.changePassphrase', { current: 'open sesam', passphrase: 'another one' })).toBe('wrong_passphrase')
  expect(await call(one, 'files.removeLock', { current: 'opensesame' })).toBe('wrong_passphrase')
  expect(await call(one, 'files.changePassphrase', { current: 'open sesame', passphrase: 'another one', backups: 'lock' })).toEqual({ changed: 1, left: [] })
  expect(await call(one, 'files.lockNow')).toEqual({})
  expect(keyOf(file)).toBeNull()
  for (const session of [one, other]) {
    expect(await call(session, 'project.get')).toBe('no_project')
    expect(await call(session, 'files.state')).toMatchObject({ open: null, waiting: { file, name: 'case.entente' } })
  }
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(await call(one, 'files.open', { file })).toBe('needs_passphrase')
  expect(await call(one, 'files.unlock', { file, passphrase: 'open sesame' })).toBe('wrong_passphrase')
  const from = performance.now()
  expect(await call(one, 'files.unlock', { file, passphrase: 'open sesame' })).toBe('wrong_passphrase')
  // The second wrong one waits.
  expect(performance.now() - from).toBeGreaterThan(400)
  expect(await call(one, 'files.unlock', { file, passphrase: 'another one' })).toEqual({ file })
  expect(await call(one, 'notes.get', { uid })).toMatchObject({ note: { body: `The ${canary} meets` } })
  expect(await call(one, 'files.removeLock', { current: 'another one' })).toEqual({})
  expect(await call(one, 'files.state')).toMatchObject({ open: { locked: false }, recent: [{ title: `The ${canary} case` }] })
  expect(filesWith(folder, canary)).toEqual(expect.arrayContaining(['case.entente']))
  one.close()
  other.close()
})

test('a locked project closes when nobody works on it, windows are told before, and whoever leaves it is asked again', { timeout: 60_000 }, async () => {
  const { window, file, pool } = program()
  const session = window()
  await session.open(file)
  await call(session, 'files.lock', { passphrase: 'open sesame' })
  const events = heard(session)
  let time = Date.now()
  const autoLock = createAutoLock({ pool, minutes: () => 15, now: () => time, everyMs: 20, graceMs: 40 })
  onTestFinished(() => autoLock.stop())
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(session.project).not.toBeNull()
  // A window saves what is typed and locks itself; here it does nothing and is locked out.
  for (let minute = 0; minute < 20; minute += 1) {
    time += 50_000
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  await vi.waitFor(() => expect(session.project).toBeNull())
  expect(events.slice(0, 1).concat(events.at(-1) ?? [])).toEqual(['locking', 'project-opened'])
  expect(await call(session, 'files.unlock', { file, passphrase: 'open sesame' })).toEqual({ file })

  // The machine slept: timers stood still.
  time += 3_600_000
  await vi.waitFor(() => expect(session.project).toBeNull())
  await call(session, 'files.unlock', { file, passphrase: 'open sesame' })
  expect(await call(session, 'files.active')).toEqual({})
  await call(session, 'files.close')
  expect(keyOf(file)).toBeNull()
  expect(await call(session, 'files.open', { file })).toBe('needs_passphrase')
})

test('a key is remembered only where it was asked for, by the system alone, and forgotten with the lock', { timeout: 60_000 }, async () => {
  const { window, file, data } = program({ keychain: true })
  const session = window()
  await session.open(file)
  expect(await call(session, 'files.state')).toMatchObject({ canRemember: true })
  await call(session, 'files.lock', { passphrase: 'open sesame' })
  await call(session, 'files.close')
  expect(await call(session, 'files.open', { file })).toBe('needs_passphrase')
  await call(session, 'files.unlock', { file, passphrase: 'open sesame', remember: true })
  const key = Buffer.from(keyOf(file)?.key ?? [])
  await call(session, 'files.close')
  const kept = readFileSync(join(data, 'remembered-keys.json'))
  expect(statSync(join(data, 'remembered-keys.json')).mode & 0o077).toBe(0)
  expect(kept.includes('sesame') || kept.includes('case') || kept.includes(key) || kept.includes(key.toString('base64')) || kept.includes(key.toString('hex'))).toBe(false)
  expect(await call(session, 'files.open', { file })).toEqual({ file })
  await call(session, 'files.removeLock', { current: 'open sesame' })
  expect(readFileSync(join(data, 'remembered-keys.json'), 'utf8').trim()).toBe('{}')
})

test('backups from before a lock are locked, deleted or left, as asked; a plain one that is restored comes back locked', { timeout: 60_000 }, async () => {
  const { window, file, folder } = program()
  const session = window()
  await session.open(file)
  const backUp = async () => (await call(session, 'files.backUp') as { file: string }).file
  const [first, second] = [await backUp(), await backUp()]
  utimesSync(first, new Date('2026-01-02'), new Date('2026-01-02'))
  expect(await call(session, 'files.lock', { passphrase: 'open sesame', backups: 'lock' })).toEqual({ changed: 2, left: [] })
  for (const backup of [first, second]) expect(saltOfFile(backup)).toEqual(keyOf(file)?.salt)
  expect(statSync(first).mtime).toEqual(new Date('2026-01-02'))
  expect(filesWith(folder, canary)).toEqual([])
  // They follow the next passphrase as well, are compared with and restored.
  expect(await call(session, 'files.changePassphrase', { current: 'open sesame', passphrase: 'another one', backups: 'lock' })).toEqual({ changed: 2, left: [] })
  await call(session, 'project.update', { changes: { summary: 'After the backup' } })
  expect(await call(session, 'files.compareBackup', { backup: first, with: null })).toMatchObject({ types: expect.anything() })
  expect(await call(session, 'files.restoreBackup', { backup: first, as: 'replace' })).toMatchObject({ file })
  expect(await call(session, 'project.get')).toMatchObject({ summary: '' })
  expect(filesWith(folder, canary)).toEqual([])

  // One from before the lock that was left, and one with the passphrase of another time.
  await call(session, 'files.removeLock', { current: 'another one' })
  const plain = await backUp()
  expect(await call(session, 'files.lock', { passphrase: 'third time', backups: 'keep' })).toEqual({ changed: 0, left: [] })
  expect(saltOfFile(plain)).toBeNull()
  expect(await call(session, 'files.restoreBackup', { backup: first, as: 'replace' })).toBe('conflict')
  expect(await call(session, 'files.compareBackup', { backup: first, with: null })).toBe('conflict')
  const { file: copy } = await call(session, 'files.restoreBackup', { backup: plain, as: 'copy' }) as { file: string }
  expect(await call(session, 'files.restoreBackup', { backup: plain, as: 'replace' })).toMatchObject({ file })
  for (const path of [copy, file]) expect(readFileSync(path).subarray(0, 3).toString()).toBe('ENL')
  expect(await call(session, 'files.state')).toMatchObject({ open: { locked: true } })
  // Only plain ones and those with the lock of before are touched; the rest are told of by nothing.
  writeFileSync(plain, 'no project at all')
  const more = await backUp()
  expect(await call(session, 'files.changePassphrase', { current: 'third time', passphrase: 'fourth time', backups: 'lock' })).toMatchObject({ left: [basename(plain)] })
  expect(saltOfFile(more)).toEqual(keyOf(file)?.salt)
  expect(await call(session, 'files.changePassphrase', { current: 'fourth time', passphrase: 'fifth time', backups: 'delete' })).toMatchObject({ left: [] })
  expect(existsSync(more)).toBe(false)
  expect(existsSync(first)).toBe(true)
  session.close()
})
