import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { createImportRunner } from '../../electron/host/import-runner.ts'
import { openTestProject, scratchFolder, stillPorts, testProject } from '../builders/project.ts'
import { createProject } from '../../db/service/open-project.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

/** A project whose large imports run in a worker thread, as in the program. */
function projectWithWorker() {
  const file = join(scratchFolder(), 'project.entente')
  createProject(file, { title: 'Test', studyPeriod: '2015/2024' })
  const runner = createImportRunner(workerFile)
  onTestFinished(() => runner.close())
  const project = openTestProject(file, { ports: { ...stillPorts(), importElsewhere: (work, control) => runner.run(work, control) } })
  return { project, runner }
}

const pajek = (size: number): Input<'imports.run'> => ({
  name: 'ring.net',
  base64: Buffer.from(`*Vertices ${size}\n*Arcs\n${Array.from({ length: size }, (_, index) => `${index + 1} ${(index + 1) % size + 1} ${index % 2 === 0 ? 1 : -1}`).join('\n')}\n`).toString('base64'),
})

test('a large file is previewed and imported off the main thread: one step, told to all, with progress', async () => {
  const { project } = projectWithWorker()
  const job = '0195a000-0000-7000-8000-00000000abcd'
  const input = pajek(8_000)
  const before = project.dump()
  expect((await project.call('imports.preview', input)).counts).toMatchObject({ actors: 8_000, ties: 8_000 })
  expect(project.dump()).toBe(before)
  const done = await project.call('imports.run', { ...input, job })
  expect(done.label).toBe('Import 8000 actors and 8000 ties from ring.net')
  expect((await project.call('project.get', {})).counts).toMatchObject({ actors: 8_000, ties: 8_000, tiePhases: 8_000 })
  const told = project.events.filter(event => event.type === 'progress')
  expect(told.length).toBeGreaterThan(2)
  expect(told.every(event => event.job === job && event.total === 16_000)).toBe(true)
  expect(project.events.at(-1)).toMatchObject({ type: 'changed', everything: true, history: { undo: done.label } })
  expect((await project.call('history.undo', {})).done).toBe(done.label)
  expect(project.dump()).toBe(before)
}, 120_000)

test('meanwhile nothing else is written; stopped, nothing of it stays, and the project goes on', async () => {
  const { project } = projectWithWorker()
  const job = '0195a000-0000-7000-8000-00000000abce'
  const before = project.dump()
  const running = project.call('imports.run', { ...pajek(20_000), job }).then(() => null, (error: unknown) => error)
  // Stop in the middle of the writing.
  while (!project.events.some(event => event.type === 'progress' && event.done > 2_000)) await new Promise(resolve => { setTimeout(resolve, 5) })
  expect(await project.refusal('project.update', { changes: { title: 'Other' } })).toMatchObject({ code: 'busy' })
  expect(await project.refusal('history.undo', {})).toMatchObject({ code: 'busy' })
  expect(await project.call('jobs.cancel', { job })).toEqual({ cancelled: true })
  const error = await running
  expect(error).toBeInstanceOf(EntenteError)
  expect(error).toMatchObject({ code: 'cancelled' })
  expect(project.dump()).toBe(before)
  await project.step('project.update', { changes: { title: 'Other' } })
  expect((await project.call('imports.run', { name: 'a.net', base64: Buffer.from('*Vertices 2\n*Edges\n1 2').toString('base64') })).counts).toMatchObject({ actors: 2, ties: 1 })
}, 120_000)

test('what cannot be read is refused in the same words as here', async () => {
  const { project } = projectWithWorker()
  const input = { name: 'cut.gexf', base64: Buffer.from(`<gexf><graph><nodes>${'<node id="a"/>'.repeat(6_000)}`).toString('base64') }
  expect(await project.refusal('imports.preview', input)).toMatchObject({ code: 'bad_request', message: expect.stringContaining('cut.gexf') })
  expect(await project.refusal('imports.run', input)).toMatchObject({ code: 'bad_request', message: expect.stringMatching(/Line 1: .*Nothing was changed\.$/u) })
}, 60_000)

test('a project document is read and written off the main thread: told, stopped without a trace, and one step', async () => {
  const { project } = projectWithWorker()
  const sample = testProject({ sample: true })
  const { files: [file] } = await sample.call('exports.files', { format: 'json' })
  const document = JSON.parse(file?.text ?? '') as { actors: Record<string, unknown>[] }
  const [actor] = document.actors
  for (let index = 0; index < 1_500; index += 1) document.actors.push({ uid: `0195a000-0000-7000-9000-${String(index).padStart(12, '0')}`, kind: 'state', name: `State ${index}`, createdAt: actor?.['createdAt'], updatedAt: actor?.['updatedAt'] })
  const text = JSON.stringify(document)
  const before = project.dump()
  expect(await project.call('projectDocument.preview', { text })).toMatchObject({ takesPlace: true, included: expect.arrayContaining([{ what: 'actors', count: 1_520 }]) })
  const job = '0195a000-0000-7000-8000-00000000abcf'
  const running = project.call('projectDocument.import', { text, job }).then(() => null, (error: unknown) => error)
  while (!project.events.some(event => event.type === 'progress' && event.done >= 500)) await new Promise(resolve => { setTimeout(resolve, 2) })
  await project.call('jobs.cancel', { job })
  expect(await running).toMatchObject({ code: 'cancelled' })
  expect(project.dump()).toBe(before)
  expect(await project.refusal('projectDocument.import', { text: text.replace('"kind":"state"', '"kind":"planet"') })).toMatchObject({ code: 'bad_request', message: expect.stringContaining('actors[') })
  const { label } = await project.call('projectDocument.import', { text })
  expect((await project.call('project.get', {})).counts).toMatchObject({ actors: 1_520, ties: 21 })
  expect((await project.call('history.undo', {})).done).toBe(label)
  expect(project.dump()).toBe(before)
}, 120_000)
