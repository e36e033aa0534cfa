import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { createImportRunner } from '../../electron/host/import-runner.ts'
import { openTestProject, scratchFolder, stillPorts } from '../builders/project.ts'
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
