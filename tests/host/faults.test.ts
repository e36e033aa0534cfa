import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { checkProject, createProject, openProject } from '../../db/service/open-project.ts'
import { createAutoLock } from '../../electron/host/auto-lock.ts'
import { listBackups, newestBackupOf } from '../../electron/host/backup-files.ts'
import type { ProjectPool } from '../../electron/host/project-pool.ts'
import { fieldsOf } from '../builders/entities.ts'
import { stillPorts } from '../builders/project.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { program, type Window } from './support/program.ts'

const longText = (letter: string) => letter.repeat(200_000)
const addActor = (window: Window, name: string) => window.call('actors.create', fieldsOf('actors.create', { name }))
const actorIn = (name: string) => fieldsOf('actors.create', { name })

/** Names of the actors in a file, by an own look at it once it is closed or copied. */
async function actorsIn(file: string): Promise<string[]> {
  expect(checkProject(file).problems).toEqual([])
  const handle = openProject(file, { access: 'read', ports: stillPorts() })
  try {
    const { actors } = await handle.service['network.get']({})
    return actors.name.toSorted()
  } finally {
    handle.close()
  }
}

/** A project in a window, with one actor in it. */
async function shown(at = temporaryFolder()) {
  const made = program({ at, data: temporaryFolder() })
  made.make()
  const window = made.window()
  await window.session.open(made.file)
  await addActor(window, 'Iran')
  return { ...made, window }
}

test('a project whose file is deleted takes no more changes, says so, and goes on in a new file with all that was acknowledged', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { folder, file, window, pool } = await shown()
  rmSync(file)
  window.events.length = 0
  vi.advanceTimersByTime(5_000)
  expect(window.events).toContainEqual(expect.objectContaining({ type: 'changed', everything: true }))
  expect(await window.call('project.get', {})).toMatchObject({ fileState: 'gone' })
  const refusal = await window.refused('actors.create', actorIn('Israel'))
  expect(refusal).toMatchObject({ code: 'file_gone', message: expect.stringMatching(/moved, renamed or deleted.*not saved.*still held here.*new file/u) })
  // Neither do threads of its own look at what stands there, which is nothing.
  expect(await window.refused('files.backUp', {})).toMatchObject({ code: 'file_gone' })
  expect(await window.refused('files.saveCopy', { where: { file } })).toMatchObject({ code: 'conflict' })

  const other = join(folder, 'Elsewhere.entente')
  const before = window.session.project
  expect(await window.call('files.goOnIn', { where: { file: other } })).toEqual({ file: other })
  expect(window.session.project).not.toBe(before)
  await vi.waitFor(() => expect(window.events.at(-1)).toMatchObject({ type: 'changed', everything: true, history: { undo: 'Add Iran' } }))
  expect(window.events.some(({ type }) => type === 'project-opened')).toBe(false)
  expect(await window.call('project.get', {})).toMatchObject({ file: other, fileState: 'here' })
  await addActor(window, 'Israel')
  pool.closeAll()
  expect(await actorsIn(other)).toEqual(['Iran', 'Israel'])
  expect(readdirSync(folder)).toEqual(['Elsewhere.entente'])
})

test('it can be put back where it was, and one that nobody saves goes to the backups when it closes', async () => {
  const { folder, file, window, pool } = await shown()
  rmSync(file)
  expect(await window.call('files.goOnIn', { where: { file } })).toEqual({ file })
  await addActor(window, 'Israel')
  rmSync(file)
  expect(await window.refused('actors.create', actorIn('Syria'))).toMatchObject({ code: 'file_gone' })
  pool.closeAll()
  const [backup] = listBackups(file, { folder: null })
  expect(readdirSync(folder)).toEqual(['Case משפט backups'])
  expect(await actorsIn(backup?.file ?? '')).toEqual(['Iran', 'Israel'])
})

test('a project whose file is replaced leaves the other one alone, byte for byte, and its log with it', async () => {
  const { folder, file, window, pool } = await shown()
  const foreign = join(folder, 'foreign.entente')
  createProject(foreign, { title: 'Somebody else’s' })
  const bytes = readFileSync(foreign)
  renameSync(foreign, file)
  expect(await window.refused('actors.create', actorIn('Israel'))).toMatchObject({ code: 'file_gone', message: expect.stringContaining('Another file stands in the place') })
  // A log with something in it would be played into the other file by whoever opens that.
  expect(statSync(`${file}-wal`).size).toBe(0)
  expect(await window.refused('files.goOnIn', { where: { file } })).toMatchObject({ code: 'conflict' })
  const { file: other } = await window.call('files.goOnIn', { where: { folder, name: 'Mine' } })
  pool.closeAll()
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(await actorsIn(file)).toEqual([])
  expect(await actorsIn(other)).toEqual(['Iran'])
})

test('one that is moved, and one whose folder is gone, goes on as soon as it is back', async () => {
  const { folder, file, window, pool } = await shown()
  const away = join(folder, 'away.entente')
  renameSync(file, away)
  expect(await window.refused('actors.create', actorIn('Israel'))).toMatchObject({ code: 'file_gone' })
  expect((await window.call('network.get', {})).actors.name).toEqual(['Iran'])
  renameSync(away, file)
  await addActor(window, 'Israel')
  const gone = `${folder}-gone`
  renameSync(folder, gone)
  expect(await window.refused('actors.create', actorIn('Syria'))).toMatchObject({ code: 'file_gone' })
  // The folder that the backups would go to is made by nobody.
  expect(await window.refused('files.backUp', {})).toMatchObject({ code: 'file_gone' })
  expect(existsSync(folder)).toBe(false)
  renameSync(gone, folder)
  await addActor(window, 'Syria')
  pool.closeAll()
  expect(await actorsIn(file)).toEqual(['Iran', 'Israel', 'Syria'])
})

test.each(['-wal', '-shm'])('a log that another program removes (%s) is made anew, and what was acknowledged is in the files', async side => {
  const { folder, file, window } = await shown()
  rmSync(`${file}${side}`)
  await addActor(window, 'Israel')
  await addActor(window, 'Syria')
  // What a killed program would leave: the files as they are now.
  const left = join(folder, 'left')
  mkdirSync(left)
  for (const name of readdirSync(dirname(file))) if (name.startsWith('Case') && !name.endsWith('-shm')) copyFileSync(join(folder, name), join(left, name))
  const copy = join(left, 'Case משפט.entente')
  openProject(copy, { access: 'write', ports: stillPorts() }).close()
  expect(await actorsIn(copy)).toEqual(['Iran', 'Israel', 'Syria'])
})

test('a clock that jumps ahead and back leaves the history in the order of the steps, and backups go on being made and kept', async () => {
  const { file, make, window: open } = program()
  make()
  let time = Date.parse('2026-05-01T10:00:00Z')
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  vi.setSystemTime(time)
  const window = open()
  await window.session.open(file)
  const names = ['Before', 'Ahead by a century', 'Back by a year', 'After']
  const jumps = [0, 100 * 31_557_600_000, -101 * 31_557_600_000, 31_557_600_000]
  for (const [index, name] of names.entries()) {
    time += jumps[index] ?? 0
    vi.setSystemTime(time)
    await addActor(window, name)
    await window.call('files.backUp', {})
  }
  const { steps } = await window.call('history.steps', { limit: 50 })
  expect(steps.map(({ label }) => label)).toEqual(names.toReversed().map(name => `Add ${name}`))
  await window.call('history.undo', {})
  expect((await window.call('network.get', {})).actors.name.toSorted()).toEqual(names.slice(0, 3).toSorted())
  expect(listBackups(file, { folder: null })).toHaveLength(4)
  expect(newestBackupOf(file, { folder: null }, new Date(time))?.at.slice(0, 4)).toBe('2026')
  await window.call('files.close', {})
  expect(checkProject(file).problems).toEqual([])
})

test('a locked project that nobody works on locks itself also where the clock is set back', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  vi.setSystemTime(Date.parse('2026-05-01T10:00:00Z'))
  const warned: string[] = []
  const activeAt = Date.now()
  const pool = { lockedFiles: () => [{ file: 'case.entente', activeAt }], warn: (file: string) => void warned.push(file), expel: () => undefined } as unknown as ProjectPool
  const autoLock = createAutoLock({ pool, minutes: () => 15 })
  onTestFinished(() => autoLock.stop())
  vi.advanceTimersByTime(60_000)
  expect(warned).toEqual([])
  vi.setSystemTime(Date.parse('2025-05-01T10:00:00Z'))
  vi.advanceTimersByTime(10_000)
  expect(warned).toContain('case.entente')
})

/** A disk of its own that is as small as a few projects; null where this process may not make one. */
function smallDisk(): string | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }))
  return folder
}

/** Fills a disk to the last byte; returns the file that does it. */
function fillUp(folder: string): string {
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, '')
  for (let size = statfsSync(folder).bavail * statfsSync(folder).bsize; size >= 1; size = Math.floor(size / 2)) {
    try {
      writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Half of it, then.
    }
  }
  return ballast
}

test('a full disk: told, nothing half done, all else goes on, and saving goes on once there is room', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) {
    process.stdout.write('a full disk: cannot be tried with a disk of its own, since this process may not mount one; tests/service/errors.test.ts tries it by the limit of the file\n')
    return skip('this process may not mount a disk of its own')
  }
  const { file, window, pool } = await shown(disk)
  const note = await window.call('notes.create', { title: 'Draft', body: 'first' })
  const ballast = fillUp(disk)
  expect(await window.refused('notes.update', { uid: note.uid, changes: { body: longText('x') } })).toMatchObject({ code: 'disk_full', message: expect.stringMatching(/disk is full.*saved before is safe/u) })
  expect((await window.call('notes.get', { uid: note.uid })).note.body).toBe('first')
  const backup = await window.refused('files.backUp', {})
  expect(backup.message).toMatch(/No backup was made.*(?:full|cannot be made)/u)
  expect((await window.refused('files.saveCopy', { where: { folder: disk, name: 'Copy' } })).message).toMatch(/disk is full/u)
  expect((await window.refused('files.create', { where: { folder: disk, name: 'New' }, title: 'New' })).code).toBe('disk_full')
  expect(readdirSync(disk).filter(name => /draft|new|snapshot|Copy|New/u.test(name))).toEqual([])
  // The window that cannot save goes on on another disk, and comes back.
  const elsewhere = join(temporaryFolder(), 'Case.entente')
  await window.call('files.goOnIn', { where: { file: elsewhere } })
  await window.call('notes.update', { uid: note.uid, changes: { body: longText('x') } })
  const other = program({ at: disk, data: temporaryFolder() }).window()
  await other.session.open(file)
  expect((await other.call('notes.get', { uid: note.uid })).note.body).toBe('first')
  expect(await other.refused('notes.update', { uid: note.uid, changes: { body: longText('y') } })).toMatchObject({ code: 'disk_full' })
  rmSync(ballast)
  await other.call('notes.update', { uid: note.uid, changes: { body: longText('y') } })
  pool.closeAll()
  expect(await actorsIn(elsewhere)).toEqual(['Iran'])
})

test('a data folder on a full disk costs neither a start nor the work', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) return skip('this process may not mount a disk of its own')
  const { window: open, file, make } = program({ at: temporaryFolder(), data: join(disk, 'data') })
  fillUp(disk)
  make()
  const window = open()
  await window.session.open(file)
  await addActor(window, 'Iran')
  expect((await window.call('preferences.set', { changes: { theme: 'dark' } })).theme).toBe('dark')
  expect((await window.call('preferences.get', {})).theme).toBe('dark')
})

/** Has the system refuse every write of this process beyond so many bytes of a file, or none (null). Returns false where it cannot be asked for. */
function limitFiles(bytes: number | null): boolean {
  try {
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a disk that refuses to write: told as an error of the disk, nothing half done, and saving goes on once it writes again', async ({ skip }) => {
  const { file, window, pool } = await shown()
  const note = await window.call('notes.create', { title: 'Draft', body: 'first' })
  onTestFinished(() => void limitFiles(null))
  if (!limitFiles(4_096)) {
    process.stdout.write('a disk that refuses to write: cannot be tried, since this system has no prlimit that this process may use\n')
    return skip('no prlimit here')
  }
  const refusal = await window.refused('notes.update', { uid: note.uid, changes: { body: longText('x') } })
  const backup = await window.refused('files.backUp', {})
  limitFiles(null)
  expect(refusal).toMatchObject({ code: 'disk_error', message: expect.stringMatching(/disk.*saved before is safe.*not saved/u) })
  expect(backup.message).toContain('The project itself is as it was')
  expect((await window.call('notes.get', { uid: note.uid })).note.body).toBe('first')
  await window.call('notes.update', { uid: note.uid, changes: { body: longText('x') } })
  expect((await window.call('notes.get', { uid: note.uid })).note.body).toHaveLength(200_000)
  pool.closeAll()
  expect(await actorsIn(file)).toEqual(['Iran'])
})

test('a disk that is read-only: the project opens to be read, says why, and is worked on again once it can be written', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) return skip('this process may not mount a disk of its own; tests/db/open.test.ts tries it by the rights of file and folder')
  const first = await shown(disk)
  first.pool.closeAll()
  execFileSync('mount', ['-o', 'remount,ro', disk])
  const second = program({ at: disk, data: temporaryFolder() })
  const window = second.window()
  await window.session.open(first.file)
  expect(await window.call('project.get', {})).toMatchObject({ readOnly: true, readOnlyReason: expect.stringContaining('cannot be written') })
  expect(await window.refused('actors.create', actorIn('Israel'))).toMatchObject({ code: 'read_only' })
  await window.call('files.saveCopy', { where: { folder: temporaryFolder(), name: 'Mine' } })
  execFileSync('mount', ['-o', 'remount,rw', disk])
  await window.call('files.close', {})
  await window.session.open(first.file)
  await addActor(window, 'Israel')
})
