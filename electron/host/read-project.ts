import { v7 as uuidv7 } from 'uuid'
import { api } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import { openProject } from '../../db/service/open-project.ts'
import type { ServicePorts } from '../../db/service/ports.ts'
import type { ReadAnswer, ReadTask } from './project-reader.ts'

const unavailable = () => Promise.reject(new EntenteError('internal', 'A thread that reads a project does nothing else. Nothing was changed.'))

/** Ports of a thread that reads: it has no thread to hand work on to, and knows the usual preferences only. */
const ports: ServicePorts = {
  now: () => new Date(), newUid: () => uuidv7(), renderPng: unavailable, renderPdf: unavailable, readText: unavailable, layOut: unavailable,
  preferences: { get: () => Preferences.parse({}), set: changes => Preferences.parse(changes) },
}

/** Opens the project for reading, answers the one method, telling how far a job is that the input names, and closes it. */
export async function readProject({ file, method, input }: ReadTask, progress: (done: number, total: number) => void = () => undefined): Promise<ReadAnswer> {
  try {
    if (!Object.hasOwn(api, method) || api[method].access !== 'read') throw new EntenteError('bad_method', 'This method does not read.')
    const { service, subscribe, close } = openProject(file, { access: 'read', ports })
    subscribe(event => { if (event.type === 'progress') progress(event.done, event.total) })
    try {
      const run = service[method as keyof typeof service] as (parsed: unknown) => unknown
      return { ok: true, value: await run(input) }
    } finally {
      close()
    }
  } catch (error) {
    const known = error instanceof EntenteError ? error : new EntenteError('internal', 'The project could not be read a second time beside the window. Nothing was changed; try again.')
    return { ok: false, error: known.body() }
  }
}
