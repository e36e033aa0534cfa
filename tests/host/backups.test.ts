import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Input, MethodName, Output } from '../../db/contract/api.ts'
import type { ApiResult } from '../../db/contract/errors.ts'
import { checkProject, createProject } from '../../db/service/open-project.ts'
import { backUp } from '../../db/service/backup-tasks.ts'
import { backupFolder, listBackups } from '../../electron/host/backup-files.ts'
import { createBackups } from '../../electron/host/backups.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool, realPath } from '../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../electron/host/recent-projects.ts'
import { createWindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { fieldsOf } from '../builders/entities.ts'
import { temporaryFolder } from '../support/temporary.ts'

const settings = { enabled: true, minutes: 10, folder: null }

/** A window on a project of its own, in a real program with real threads. */
async function program() {
  const folder = realPath(temporaryFolder())
  const data = join(folder, 'data')
  const file = join(folder, 'Case משפט.entente')
  createProject(file, { title: 'First title' })
  const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
  const pool = createProjectPool(path => openWorkbench(path, { access: 'write', folder: data, workerFile, checkOutputs: true }))
  onTestFinished(() => pool.closeAll())
  const session = createWindowSession({
    pool, recent: createRecentProjects(data), preferences: createPreferenceStore(data), folder: data, workerFile, anyPath: true, newWindow: () => null, checkOutputs: true,
  })
  await session.open(file)
  const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const answer = await session.dispatch(method, input) as ApiResult<Output<M>>
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
    return answer.value
  }
  return { folder, data, file, session, call }
}

test('a backup is taken beside the project, compared with it, and restored in its place or as a copy; nothing is ever lost by it', async () => {
  const { folder, file, call } = await program()
  const { uid } = await call('actors.create', fieldsOf('actors.create', { name: 'Iran' }))
  const backup = await call('files.backUp', {})
  expect(backup).toMatchObject({ kind: 'asked', folder: join(folder, 'Case משפט backups') })
  expect(checkProject(backup.file).sound).toBe(true)
  expect(existsSync(`${backup.file}-wal`)).toBe(false)
  await call('actors.delete', { uid })
  await call('actors.create', fieldsOf('actors.create', { name: 'Israel' }))
  await call('project.update', { changes: { title: 'Second title' } })
  const difference = await call('files.compareBackup', { backup: backup.file })
  expect(difference.types).toEqual([{ type: 'project', added: 0, removed: 0, changed: 1 }, { type: 'actor', added: 1, removed: 1, changed: 0 }])
  expect(difference.entities).toEqual(expect.arrayContaining([
    expect.objectContaining({ type: 'actor', title: 'Iran', change: 'removed' }), expect.objectContaining({ type: 'actor', title: 'Israel', change: 'added' }),
  ]))

  const copy = await call('files.restoreBackup', { backup: backup.file, as: 'copy' })
  expect(basename(copy.file)).toBe('Case משפט (restored).entente')
  expect((await call('project.get', {})).title).toBe('Second title')

  const restored = await call('files.restoreBackup', { backup: backup.file, as: 'replace' })
  expect(restored.file).toBe(file)
  expect((await call('project.get', {})).title).toBe('First title')
  const { backups } = await call('files.listBackups', {})
  expect(backups.map(({ kind }) => kind).sort()).toEqual(['asked', 'restore'])
  // What stood there is kept, and can be had back the same way.
  const kept = backups.find(({ name }) => name === restored.kept)
  expect((await call('files.compareBackup', { backup: backup.file, with: kept?.file ?? '' })).types).toEqual(difference.types)
  await call('files.restoreBackup', { backup: kept?.file ?? '', as: 'replace' })
  expect((await call('project.get', {})).title).toBe('Second title')
  await expect(call('files.restoreBackup', { backup: join(folder, 'Case משפט (restored).entente'), as: 'replace' })).rejects.toThrow('not_found')

  // The project is deleted by its owner; its backups stay and bring it back.
  await call('files.close', {})
  rmSync(file)
  expect((await call('files.listBackups', { project: file })).backups).toHaveLength(4 - 1)
  await call('files.restoreBackup', { project: file, backup: backup.file, as: 'replace' })
  await call('files.open', { file })
  expect((await call('project.get', {})).title).toBe('First title')
})

test('backups come by themselves so many minutes after a change, one at a time, and say why where they cannot', async () => {
  const folder = realPath(temporaryFolder())
  const file = join(folder, 'case.entente')
  createProject(file, { title: 'Case' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  let now = Date.parse('2026-03-01T12:00:00Z')
  let taken = 0
  const runner = {
    snapshot: async (from: string, to: string) => {
      taken += 1
      return await backUp(from, to)
    },
    compare: () => Promise.reject(new Error('not asked')),
  }
  const backups = createBackups({ file, runner, settings: () => settings, now: () => new Date(now) })
  onTestFinished(() => backups.close())
  const minutes = async (count: number) => {
    now += count * 60_000
    await vi.advanceTimersByTimeAsync(count * 60_000)
    // A second asked for now waits for the first.
    if (backups.failure === null) await vi.waitFor(() => expect(listBackups(file, settings).length).toBe(taken))
  }
  await minutes(30)
  expect(taken).toBe(0)
  backups.changed()
  backups.changed()
  await minutes(9)
  expect(taken).toBe(0)
  await minutes(1)
  expect(taken).toBe(1)
  await minutes(60)
  expect(taken).toBe(1)
  backups.changed()
  await minutes(10)
  expect(taken).toBe(2)
  // A clock that jumps back ten years neither stops them nor removes any.
  now -= 10 * 365 * 86_400_000
  backups.changed()
  await minutes(10)
  expect(listBackups(file, settings)).toHaveLength(3)

  rmSync(backupFolder(file, settings), { recursive: true })
  writeFileSync(backupFolder(file, settings), 'a file where the folder was')
  backups.changed()
  await vi.advanceTimersByTimeAsync(600_000)
  await vi.waitFor(() => expect(backups.failure).toContain('No backup was made'))
  rmSync(backupFolder(file, settings))
  await vi.advanceTimersByTimeAsync(600_000)
  await vi.waitFor(() => expect(backups.failure).toBeNull())
  expect(readdirSync(backupFolder(file, settings))).toHaveLength(1)
})

test('a large import is preceded by a backup', async () => {
  const { call } = await program()
  const size = 2_500
  const ring = `*Vertices ${size}\n*Arcs\n${Array.from({ length: size }, (_, index) => `${index + 1} ${(index + 1) % size + 1} 1`).join('\n')}\n`
  await call('imports.run', { name: 'ring.net', base64: Buffer.from(`${ring}${' '.repeat(50_000)}`).toString('base64') })
  const { backups } = await call('files.listBackups', {})
  expect(backups).toMatchObject([{ kind: 'import' }])
  expect((await call('files.compareBackup', { backup: backups[0]?.file ?? '' })).types).toEqual([{ type: 'actor', added: size, removed: 0, changed: 0 }, { type: 'tie', added: size, removed: 0, changed: 0 }, { type: 'tie-phase', added: size, removed: 0, changed: 0 }])
})
