import type { MethodName } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { JobControl } from '../../db/service/jobs.ts'
import { runWorker } from './run-worker.ts'

export interface ReadTask { kind: 'read'; file: string; method: MethodName; input: unknown }
/** What the worker answers: the method's value, or an error of the closed set. */
export type ReadAnswer = { ok: true; value: unknown } | { ok: false; error: ApiErrorBody }

export interface ProjectReader {
  /**
   * Answers a reading method in a worker thread, from a connection of its own. Asked the same again while it runs, it reads once more after it, for
   * all who asked meanwhile. With a control it is a run of its own, which tells how far it is and can be ended. Rejects with an EntenteError: `cancelled` by
   * closing or by the signal.
   */
  read(file: string, method: MethodName, input: unknown, control?: JobControl): Promise<unknown>
  /** Ends the workers. */
  close(): void
}

const stopped = () => new EntenteError('cancelled', 'This was stopped before the answer was there. Nothing was changed.')
const cancelled = () => new EntenteError('cancelled', 'The project was closed before the answer was there. Nothing was changed.')
const lost = () => new EntenteError('too_large', 'This takes more memory than there is. Nothing was changed.')

interface Reading { running: Promise<unknown>; next: Promise<unknown> | null }

export function createProjectReader(workerFile: string | URL): ProjectReader {
  const closing = new AbortController()
  const readings = new Map<string, Reading>()

  const run = async (task: ReadTask, control?: JobControl): Promise<unknown> => {
    const ended = control ? { signal: AbortSignal.any([control.signal, closing.signal]), cancelled: stopped, progress: control.progress } : { signal: closing.signal, cancelled }
    const answer = await runWorker<ReadTask, ReadAnswer>(workerFile, task, { ...ended, lost, files: [task.file] })
    if (answer.ok) return answer.value
    throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
  }
  const start = (key: string, task: ReadTask): Promise<unknown> => {
    const running = run(task)
    const reading: Reading = { running, next: null }
    readings.set(key, reading)
    const done = () => {
      if (readings.get(key) === reading && reading.next === null) readings.delete(key)
    }
    running.then(done, done)
    return running
  }

  return {
    read(file, method, input, control) {
      const task: ReadTask = { kind: 'read', file, method, input }
      if (control) return run(task, control)
      const key = JSON.stringify([file, method, input])
      const reading = readings.get(key)
      if (!reading) return start(key, task)
      reading.next ??= reading.running.then(() => undefined, () => undefined).then(() => start(key, task))
      return reading.next
    },
    close: () => closing.abort(),
  }
}
