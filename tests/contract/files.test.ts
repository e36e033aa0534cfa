import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkProject, createProject } from '../../db/service/open-project.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { realPath } from '../../electron/host/project-pool.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { openWindowOver, transportNames } from './transports.ts'

vi.mock('electron', () => import('./electron-wire.ts'))

let made = ''
let sample = ''
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'entente-files-'))
  sample = join(made, 'sample.entente')
  createProject(sample, { sample: true })
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** A folder with a copy of the sample and an empty project of another title. */
function folderOfTwo(): { folder: string; one: string; other: string } {
  const folder = realPath(temporaryFolder())
  const [one, other] = [join(folder, 'one.entente'), join(folder, 'other.entente')]
  copyFileSync(sample, one)
  createProject(other, { title: 'Another case' })
  return { folder, one, other }
}

describe.each(transportNames)('files over %s', transport => {
  test('a window shows another project, its recent ones, and the start screen', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    session.allow(other)
    const events: PushEvent[] = []
    client.subscribe(event => events.push(event))
    expect(await client.call('files.state', {})).toMatchObject({ open: { file: one, name: 'one.entente', folder, isSampleCopy: false }, recent: [{ file: one, title: 'Russia and Israel, 2015-2024', missing: false }] })

    expect(await client.call('files.open', { file: other })).toEqual({ file: other })
    expect((await client.call('project.get', {})).title).toBe('Another case')
    await vi.waitFor(() => expect(events).toEqual([{ type: 'project-opened', open: true }]))
    await client.call('actors.create', { kind: 'state', name: 'Chad', shortName: '', aliases: [], codes: [], dates: null, description: '' })
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'changed' }))

    expect(await client.call('files.close', {})).toEqual({})
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'project-opened', open: false }))
    await expect(client.call('project.get', {})).rejects.toMatchObject({ code: 'no_project' })
    await expect(client.call('files.saveCopy', { where: { file: one } })).rejects.toMatchObject({ code: 'no_project' })
    expect(await client.call('preferences.get', {})).toMatchObject({ theme: 'system' })
    // Nobody holds the files any more.
    expect(existsSync(`${other}-wal`)).toBe(false)

    rmSync(other)
    const { open, recent } = await client.call('files.state', {})
    expect([open, recent.map(({ file, missing }) => [basename(file), missing])]).toEqual([null, [['other.entente', true], ['one.entente', false]]])
    expect((await client.call('files.forget', { file: other })).recent.map(({ file }) => file)).toEqual([one])
    expect((await client.call('files.open', { file: one })).file).toBe(one)
    expect((await client.call('files.forget', {})).recent).toEqual([])
  })

  test('what is refused is told as it is, and the open project stays', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    const newer = join(folder, 'newer.entente')
    const bytes = readFileSync(other)
    bytes.writeUInt32BE(9_999, 60)
    writeFileSync(newer, bytes)
    writeFileSync(join(folder, 'text.entente'), 'no database')
    const refused = [['newer.entente', 'conflict', /newer|later/u], ['text.entente', 'corrupt', /text\.entente/u], ['absent.entente', 'not_found', /no file/u]] as const
    for (const [name, code, message] of refused) {
      session.allow(join(folder, name))
      await expect(client.call('files.open', { file: join(folder, name) })).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    }
    expect(await client.call('project.get', {})).toMatchObject({ title: 'Russia and Israel, 2015-2024', readOnly: false })
    expect((await client.call('files.state', {})).recent).toHaveLength(1)
  })

  test('a project goes on in a new file, and the window with it', async () => {
    const { folder, one } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    const wanted = join(folder, 'on.entente')
    session.allow(wanted)
    const events: PushEvent[] = []
    client.subscribe(event => events.push(event))
    await expect(client.call('files.goOnIn', { where: { file: one } })).rejects.toMatchObject({ code: 'conflict' })
    expect(await client.call('files.goOnIn', { where: { file: wanted } })).toEqual({ file: wanted })
    expect(await client.call('project.get', {})).toMatchObject({ file: wanted, fileState: 'here', readOnly: false })
    expect((await client.call('files.state', {})).recent.map(({ file }) => file)).toEqual([wanted, one])
    await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ type: 'changed', everything: true })))
    expect(events.map(({ type }) => type)).not.toContain('project-opened')
    expect(existsSync(`${one}-wal`)).toBe(false)
  })

  test('a blind copy is written beside the open project, which stays in the window', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    for (const file of [join(folder, 'blind'), other]) session.allow(file)
    const { file, manifest } = await client.call('files.blindCopy', { where: { file: join(folder, 'blind') }, coder: 'Dana' })
    expect([file, manifest.coder.name, checkProject(file).sound]).toEqual([join(folder, 'blind.entente'), 'Dana', true])
    expect((await client.call('project.get', {})).currentCoder.name).not.toBe('Dana')
    const before = readFileSync(other)
    await expect(client.call('files.blindCopy', { where: { file: other }, coder: 'Dana' })).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(other).equals(before)).toBe(true)
    await expect(client.call('files.blindCopy', { where: { file: other }, coder: ' ' })).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('a bundle for others is written beside the open project, and replaces nothing', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    for (const file of [join(folder, 'bundle'), other]) session.allow(file)
    const plain = { figures: [], evidence: false }
    const { file, manifest } = await client.call('files.share', { ...plain, where: { file: join(folder, 'bundle') }, form: 'zip' })
    expect([file, manifest.files.length, readFileSync(file).subarray(0, 2).toString()]).toEqual([join(folder, 'bundle.zip'), 1, 'PK'])
    await expect(client.call('files.share', { ...plain, where: { file: other }, form: 'folder' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('another copy is looked at and merged into the open project; only a file that may be named', async () => {
    const { folder, one, other } = folderOfTwo()
    const copy = join(folder, 'copy.entente')
    const { client, session } = await openWindowOver(transport, one)
    for (const file of [copy, other]) session.allow(file)
    await client.call('files.saveCopy', { where: { file: copy } })
    expect(await client.call('files.previewMerge', { file: copy })).toMatchObject({ changes: false, other: { name: 'copy.entente', relation: 'same-project' }, conflicts: [] })
    expect(await client.call('files.mergeCopy', { file: copy })).toMatchObject({ label: null })
    await expect(client.call('files.mergeCopy', { file: other })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('nothing in common') })
    expect(await client.call('files.mergeCopy', { file: other, unrelated: true })).toMatchObject({ label: expect.stringContaining('other.entente'), report: { other: { relation: 'unrelated' } } })
    expect((await client.call('history.get', {})).undo).toContain('Merge other.entente')
    await expect(client.call('files.previewMerge', { file: one })).rejects.toMatchObject({ code: 'conflict' })
    await expect(client.call('files.previewMerge', { file: join(folder, 'unnamed.entente') })).rejects.toMatchObject({ code: transport === 'IPC' ? 'forbidden' : 'not_found' })
  })

  test('a new project is made and opened; a file that is there is never touched', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    for (const file of [join(folder, 'mine'), join(folder, 'again'), join(folder, 'broken'), other]) session.allow(file)
    expect(await client.call('files.create', { where: { file: join(folder, 'mine') }, title: 'Mine', studyPeriod: '2001/2010' })).toEqual({ file: join(folder, 'mine.entente') })
    expect(await client.call('project.get', {})).toMatchObject({ title: 'Mine', studyPeriod: '2001/2010', counts: { actors: 0 }, sample: null })
    const before = readFileSync(other)
    await expect(client.call('files.create', { where: { file: other }, title: 'Mine' })).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(other).equals(before)).toBe(true)
    const document = (await client.call('exports.files', { format: 'json' })).files[0]?.text ?? ''
    expect(await client.call('files.create', { where: { file: join(folder, 'again') }, document })).toEqual({ file: join(folder, 'again.entente') })
    expect((await client.call('exports.files', { format: 'json' })).files[0]?.text).toBe(document)
    await expect(client.call('files.create', { where: { file: join(folder, 'broken') }, document: document.slice(0, -20) })).rejects.toMatchObject({ code: 'bad_request' })
    expect(existsSync(join(folder, 'broken.entente'))).toBe(false)
    await expect(client.call('files.create', { where: { file: join(folder, 'mine') }, title: 'Mine', studyPeriod: 'some time' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await client.call('project.get', {})).title).toBe('Mine')
  })

  test('a copy is one clean file with everything in it, and replaces nothing unasked', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client, session } = await openWindowOver(transport, one)
    const copy = join(folder, 'copy.entente')
    for (const file of [copy, one, other]) session.allow(file)
    await client.call('notes.create', { title: 'Candid', body: 'For me alone.' })
    expect(await client.call('files.saveCopy', { where: { file: copy } })).toEqual({ file: copy })
    expect([checkProject(copy).sound, existsSync(`${copy}-wal`)]).toEqual([true, false])
    const before = readFileSync(copy)
    await expect(client.call('files.saveCopy', { where: { file: copy } })).rejects.toMatchObject({ code: 'conflict' })
    await expect(client.call('files.saveCopy', { where: { file: one }, replace: true })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('the project itself') })
    expect(readFileSync(copy).equals(before)).toBe(true)
    await client.call('files.saveCopy', { where: { file: other }, replace: true })

    // The window still shows the project itself; the copy holds its notes and its history.
    expect((await client.call('files.state', {})).open?.file).toBe(one)
    await client.call('files.open', { file: other })
    expect((await client.call('entities.list', { type: 'note' })).rows.map(({ title }) => title)).toContain('Candid')
    expect((await client.call('history.get', {})).undo).not.toBeNull()
    expect((await client.call('history.undo', {})).done).not.toBeNull()
  })

  test('the sample is put back, and what was changed in it stays beside it', async () => {
    const { one } = folderOfTwo()
    const { client, folder } = await openWindowOver(transport, one)
    await expect(client.call('files.resetSample', {})).rejects.toMatchObject({ code: 'not_found' })
    const { file } = await client.call('files.openSample', {})
    expect((await client.call('files.state', {})).open).toMatchObject({ file, isSampleCopy: true })
    await client.call('project.update', { changes: { title: 'Changed' } })
    const events: PushEvent[] = []
    client.subscribe(event => events.push(event))
    const { backup } = await client.call('files.resetSample', {})
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'project-opened', open: true }))
    expect(await client.call('project.get', {})).toMatchObject({ title: 'Russia and Israel, 2015-2024', file: realPath(file), readOnly: false })
    expect(dirname(file)).toBe(realPath(join(folder, 'projects')))
    expect(checkProject(join(dirname(file), backup)).sound).toBe(true)
    await client.call('files.open', { file: one })
    const again = (await client.call('files.resetSample', {})).backup
    expect(again).not.toBe(backup)
  })

  test('a window may name what it was given', async () => {
    const { folder, one, other } = folderOfTwo()
    const { client } = await openWindowOver(transport, one)
    mkdirSync(join(folder, 'papers'))
    mkdirSync(join(folder, '.hidden'))
    writeFileSync(join(folder, 'salary.xlsx'), '')
    const attempts = [
      client.call('files.browse', { folder }), client.call('files.open', { file: other }),
      client.call('files.create', { where: { folder, name: 'x' }, title: 'x' }), client.call('files.saveCopy', { where: { folder, name: 'y' } }),
    ] as const
    if (transport === 'IPC') {
      for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } })
      expect(existsSync(join(folder, 'x.entente'))).toBe(false)
      return
    }
    const [listing] = await Promise.all(attempts)
    expect(listing).toMatchObject({ folder, parent: dirname(folder), more: false, entries: [{ name: 'papers', kind: 'folder' }, { name: 'one.entente', kind: 'project' }, { name: 'other.entente', kind: 'project' }] })
    expect(JSON.stringify(listing)).not.toMatch(/salary|hidden/u)
    for (const name of ['../x', 'a/b', '..', '.x', 'a\u0000b', 'a.']) {
      await expect(client.call('files.create', { where: { folder, name }, title: 'x' })).rejects.toMatchObject({ code: 'bad_request' })
    }
    await expect(client.call('files.browse', { folder: 'here' })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(client.call('files.browse', { folder: join(folder, 'absent') })).rejects.toMatchObject({ code: 'not_found' })
    if (process.getuid?.() !== 0 && process.platform !== 'win32') {
      chmodSync(join(folder, 'papers'), 0)
      await expect(client.call('files.browse', { folder: join(folder, 'papers') })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
