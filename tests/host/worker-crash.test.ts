import { expect, test } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { errorBody } from '../../electron/host/dispatch.ts'
import { runWorker } from '../../electron/host/run-worker.ts'
import { fieldsOf } from '../builders/entities.ts'
import { program } from './support/program.ts'

const crashing = new URL('./support/crashing-worker.ts', import.meta.url)
const unexpected = () => new EntenteError('cancelled', 'not asked for')

test('a thread that dies in the middle of writing is told of, what it wrote is gone, and the project is worked on at once', async () => {
  const { file, make, window: open, pool } = program()
  make()
  const window = open()
  await window.session.open(file)
  const run = (way: string) => runWorker(crashing, { kind: 'import', file, way }, { signal: new AbortController().signal, cancelled: unexpected, lost: unexpected, files: [file], untilGone: true }).then(() => null, (error: unknown) => error)
  expect(await run('exits')).toMatchObject({ code: 'internal', message: expect.stringMatching(/ended by itself.*saved before is safe.*nothing of this step was kept/u) })
  await window.call('actors.create', fieldsOf('actors.create', { name: 'Iran' }))
  // What it said of the project reaches nobody.
  expect(errorBody(await run('throws'))).toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') })
  expect(await window.call('project.get', {})).toMatchObject({ title: 'The case', counts: expect.objectContaining({ actors: 1 }) })
  await window.call('files.backUp', {})
  pool.closeAll()
  expect(checkProject(file).problems).toEqual([])
})
