import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { backupName } from '../../db/domain/backups.ts'
import { keyOf } from '../../db/service/locks.ts'
import { checkProject, createProject } from '../../db/service/open-project.ts'
import { listBackups } from '../../electron/host/backup-files.ts'
import { pagesOf, ruin } from '../db/support/damage.ts'
import { program } from './support/program.ts'

/** A copy of the sample whose backup is a step behind, and whose page of the seventh excerpts is ruined. */
async function damagedSample() {
  const made = program()
  createProject(made.file, { sample: true })
  const window = made.window()
  await window.session.open(made.file)
  const backup = await window.call('files.backUp', {})
  await window.call('project.update', { changes: { title: 'After the backup' } })
  await window.call('files.close', {})
  const whole = readFileSync(made.file)
  ruin(made.file, pagesOf(made.file, 'excerpt').slice(1, 2))
  return { ...made, window, backup, whole, bytes: readFileSync(made.file) }
}

test('a damaged project that is opened is left as it is; what can be read is saved with an account, and the newest sound backup is offered', async () => {
  const { file, window, backup, bytes } = await damagedSample()
  window.events.length = 0
  expect(await window.refused('files.open', { file })).toMatchObject({ code: 'corrupt', message: expect.stringContaining('It was left as it is') })
  expect(await window.call('files.state', {})).toMatchObject({ open: null, damaged: { file, name: basename(file), message: expect.stringContaining('damaged') } })
  // A newer backup that is damaged itself is not the one to go back to.
  const older = join(backup.folder, backupName('Case משפט', 'timed', new Date(Date.parse(backup.at) - 3_600_000)))
  copyFileSync(backup.file, older)
  ruin(backup.file, pagesOf(older, 'event'))
  expect(await window.call('files.examine', { file })).toMatchObject({ file, readable: true, reason: '', bytes: bytes.length, backup: { file: older }, damagedBackups: 1 })

  const account = await window.call('files.salvage', { file, backup: older })
  expect(account).toMatchObject({ name: 'Case משפט (saved).entente', problems: [] })
  expect(account.tables.find(({ table }) => table === 'excerpt')?.lostAtMost).toBeGreaterThan(0)
  expect(account.sinceBackup?.types).toEqual(expect.arrayContaining([{ type: 'project', added: 0, removed: 0, changed: 1 }, expect.objectContaining({ type: 'excerpt', added: 0 })]))
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(existsSync(`${file}-wal`)).toBe(false)
  await window.call('files.open', { file: account.file })
  expect(await window.call('project.get', {})).toMatchObject({ title: 'After the backup', readOnly: false })
  expect((await window.call('files.state', {})).damaged).toBeNull()
  await window.call('files.close', {})
  expect(checkProject(account.file).problems).toEqual([])

  // In its place: the damaged file is kept among the backups, and is no backup to go back to.
  const { kept } = await window.call('files.restoreBackup', { project: file, backup: older, as: 'replace' })
  const keptFile = listBackups(file, { folder: null }).find(({ name }) => name === kept)
  expect(readFileSync(keptFile?.file ?? '').equals(bytes)).toBe(true)
  expect(checkProject(file).sound).toBe(true)
  expect((await window.call('files.examine', { file })).backup?.file).toBe(older)
})

test('where its beginning is damaged nothing can be read, which is said; without a backup that is said as well', async () => {
  const { file, window, backup } = await damagedSample()
  ruin(file, [1])
  expect(await window.refused('files.open', { file })).toMatchObject({ code: 'corrupt' })
  expect(await window.call('files.examine', { file })).toMatchObject({ readable: false, reason: expect.stringContaining('beginning'), backup: { file: backup.file } })
  rmSync(backup.folder, { recursive: true })
  expect(await window.call('files.examine', { file })).toMatchObject({ backup: null, damagedBackups: 0 })
  expect((await window.refused('files.salvage', { file })).message).toContain('Nothing can be saved')
  expect((await window.refused('files.salvage', { file, backup: join(backup.folder, 'no.entente') })).code).toBe('not_found')
})

test('a locked project is recovered with its passphrase and stays locked; no word of it is written in plain, and its key goes with the dialog', async () => {
  const { file, window } = await damagedSample()
  rmSync(file)
  createProject(file, { title: 'The quincunx case' })
  await window.session.open(file)
  for (let count = 0; count < 60; count += 1) await window.call('notes.create', { title: `Note ${count}`, body: `quincunx ${'x'.repeat(3_000)}` })
  await window.call('files.lock', { passphrase: 'open sesame' })
  const backup = await window.call('files.backUp', {})
  await window.call('files.lockNow', {})
  // A page in the midst of the notes: they are the most of it.
  const bytes = readFileSync(file)
  ruin(file, [Math.floor(bytes.length / 4_096 / 2)])
  const spoilt = readFileSync(file)
  expect(await window.refused('files.open', { file })).toMatchObject({ code: 'needs_passphrase' })
  expect(await window.call('files.examine', { file })).toMatchObject({ readable: false, reason: expect.stringContaining('passphrase') })
  expect(await window.refused('files.unlock', { file, passphrase: 'open sesame', remember: false })).toMatchObject({ code: 'corrupt' })
  expect(await window.call('files.examine', { file })).toMatchObject({ readable: true, backup: { file: backup.file } })
  const account = await window.call('files.salvage', { file, backup: backup.file })
  expect(account.problems).toEqual([])
  expect(account.tables.find(({ table }) => table === 'note')?.saved).toBeGreaterThan(20)
  expect(readFileSync(file).equals(spoilt)).toBe(true)
  expect(readFileSync(account.file).includes('quincunx')).toBe(false)
  expect(readFileSync(account.file).subarray(0, 16).equals(spoilt.subarray(0, 16))).toBe(true)
  await window.call('files.open', { file: account.file })
  expect(await window.call('project.get', {})).toMatchObject({ title: 'The quincunx case' })
  expect(keyOf(file)).toBeNull()
  await window.call('files.close', {})
  expect(await window.refused('files.open', { file: account.file })).toMatchObject({ code: 'needs_passphrase' })
  expect(await window.refused('files.unlock', { file, passphrase: 'open sesame', remember: false })).toMatchObject({ code: 'corrupt' })
  expect(keyOf(file)).not.toBeNull()
  await window.call('files.close', {})
  expect(keyOf(file)).toBeNull()
})
