import { EntenteError } from '../../db/contract/errors.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import { workOnImport } from '../../db/service/import-task.ts'
import type { JobControl } from '../../db/service/jobs.ts'
import type { ServicePorts } from '../../db/service/ports.ts'
import { errorBody } from './dispatch.ts'
import type { ImportAnswer, ImportTask } from './import-runner.ts'
import { createUids } from './uids.ts'

const unavailable = () => Promise.reject(new EntenteError('internal', 'A thread that imports does nothing else. Nothing was changed.'))

/** Ports of a thread that imports: a clock and uids; it hands no work on. */
const ports: ServicePorts = {
  now: () => new Date(), newUid: createUids(), renderPng: unavailable, renderPdf: unavailable, readText: unavailable, layOut: unavailable,
  preferences: { get: () => Preferences.parse({}), set: changes => Preferences.parse(changes) },
}

/** Does the work and answers; errors in the words that leave the program. */
export function importFile({ work }: ImportTask, progress: JobControl['progress']): ImportAnswer {
  try {
    return { ok: true, value: workOnImport(work, ports, progress) }
  } catch (error) {
    return { ok: false, error: errorBody(error) }
  }
}
