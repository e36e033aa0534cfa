import { afterEach, expect, test } from 'vitest'
import { api } from '../../db/contract/api.ts'
import { identifier, sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { insertRow } from '../../db/queries/rows.ts'
import { createProjectReader, type ProjectReader } from '../../electron/host/project-reader.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { testProject } from '../builders/project.ts'
import { twoCoders } from '../builders/two-coders.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
const readers: ProjectReader[] = []
const reader = () => {
  const made = createProjectReader(workerFile)
  readers.push(made)
  return made
}
afterEach(() => {
  for (const each of readers.splice(0)) each.close()
})

test('another thread reads what the service reads, beside the open project, and what was just written', async () => {
  const project = testProject()
  const { ada } = await twoCoders(project)
  const { read } = reader()
  expect(await read(project.file, 'agreement.get', {})).toEqual(await project.call('agreement.get', {}))
  await project.call('coders.update', { uid: ada, changes: { name: 'Ada L.' } })
  expect(await read(project.file, 'agreement.get', {})).toMatchObject({ coders: [{ name: 'Ada L.' }, { name: 'Ben' }] })
})

test('it writes nothing, and tells errors of the closed set', async () => {
  const project = testProject()
  const before = project.dump()
  const { read } = reader()
  await expect(read(project.file, 'coders.create', { name: 'X', initials: '', description: '' })).rejects.toMatchObject({ code: 'bad_method' })
  await expect(read(project.file, 'agreement.disagreements', { tie: '0195a000-0000-7000-8000-ffffffffffff', kind: 'all', state: 'open', offset: 0, limit: 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(`${project.file}.absent`, 'agreement.get', {})).rejects.toMatchObject({ code: 'internal' })
  expect(project.dump()).toBe(before)
})

test('asked the same while it runs, it reads once more for all; closed, it gives up', async () => {
  const project = testProject()
  await twoCoders(project)
  const { read, close } = reader()
  const first = read(project.file, 'agreement.get', {})
  const second = read(project.file, 'agreement.get', {})
  const third = read(project.file, 'agreement.get', {})
  expect(third).toBe(second)
  expect(second).not.toBe(first)
  expect(await third).toEqual(await first)
  const ended = read(project.file, 'agreement.get', {})
  close()
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
})

test('a large project is read there, with the same answer', async () => {
  const project = testProject()
  const { first, ada } = await twoCoders(project)
  project.close()
  const db = connect(project.file, { readOnly: false })
  db.transaction(() => {
    const key = (table: string, uid: string) => db.get<{ id: number }>(sql`SELECT id FROM ${identifier(table)} WHERE uid = ${uid}`)?.id ?? 0
    const excerpt = db.get<{ id: number }>(sql`SELECT id FROM excerpt`)?.id ?? 0
    const indicators = db.all<{ id: number }>(sql`SELECT id FROM indicator`)
    for (let index = 0; index < 1_600; index += 1) {
      insertRow(db, 'evidence', {
        uid: `0195c000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`, tie_id: key('tie', first), indicator_id: indicators[index % indicators.length]?.id ?? 0, excerpt_id: excerpt,
        stance: 'supports', comment: '', coder_id: key('coder', ada), created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z',
      })
    }
  })
  db.close()
  const folder = project.file.replace(/[^/\\]*$/u, '')
  const { client, close } = openWorkbench(project.file, { access: 'write', folder, workerFile })
  const broken = openWorkbench(project.file, { access: 'read', folder, workerFile: new URL('absent.ts', workerFile) })
  try {
    const elsewhere = await client.call('agreement.get', {})
    expect(elsewhere.coders[0]?.found).toBeGreaterThan(3)
    expect(elsewhere.stance.rows[0]?.units).toBeGreaterThan(3)
    // It is another thread that answers: without one there is no answer.
    await expect(broken.client.call('agreement.get', {})).rejects.toMatchObject({ code: 'internal' })
  } finally {
    close()
    broken.close()
  }
})

test('a job tells from the thread how far it is, and ends when it is stopped', async () => {
  const project = testProject({ sample: true })
  const { read } = reader()
  const input = api['balance.centrality'].input.parse({ job: '0195a000-0000-7000-8000-000000000001' })
  const told: number[] = []
  const answer = await read(project.file, 'balance.centrality', input, { signal: new AbortController().signal, progress: (done, total) => { told.push(done / total) } })
  expect(answer).toEqual(await project.call('balance.centrality', {}))
  expect(told.at(-1)).toBe(1)
  const stopping = new AbortController()
  const ended = read(project.file, 'balance.centrality', input, { signal: stopping.signal, progress: () => undefined })
  stopping.abort()
  await expect(ended).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('stopped') })
})
