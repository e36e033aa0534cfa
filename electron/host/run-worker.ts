import { Worker } from 'node:worker_threads'
import { EntenteError } from '../../db/contract/errors.ts'
import { keysOf, type HeldKey } from '../../db/service/locks.ts'
import { refuseDisplaced } from '../../db/service/open-project.ts'

/** What a worker is started with: its task, and the keys of the locked files that it opens. */
export interface WorkerStart<Task> { readonly task: Task; readonly keys: readonly HeldKey[] }

/** What a worker says before its answer. */
export interface WorkerProgress { readonly progress: { readonly done: number; readonly total: number; readonly reading?: { rows: number } } }

interface RunOptions {
  signal: AbortSignal
  /** What a run that the signal ended rejects with. */
  cancelled(): Error
  /** What a run rejects with whose worker had too little memory. */
  lost(): Error
  /** Memory of the task that is handed over, not copied. */
  transfer?: ArrayBuffer[]
  /** The project files that the task opens: their keys go with it. */
  files?: readonly string[]
  progress?(done: number, total: number, reading?: { rows: number }): void
  /** Whether a run that the signal ended rejects only when its thread is gone, and with it the connections that it had open. */
  untilGone?: boolean
}

/** What a run rejects with whose thread went by itself without an answer. What it had begun to write is taken back by SQLite. */
const ended = () => new EntenteError('internal', 'The part of Entente that did this ended by itself. What was saved before is safe, and nothing of this step was kept. Try again; if it ends again, restart Entente.')

/** Runs one task in a worker thread made for it: it holds no memory afterwards, and ending it is how a run is cancelled. */
export function runWorker<Task extends { kind: string }, Answer extends object>(workerFile: string | URL, task: Task, options: RunOptions): Promise<Answer> {
  const { signal, cancelled, lost, transfer = [], files = [], progress, untilGone = false } = options
  return new Promise<Answer>((resolve, reject) => {
    if (signal.aborted) return reject(cancelled())
    for (const file of files) refuseDisplaced(file)
    const start: WorkerStart<Task> = { task, keys: keysOf(files) }
    const worker = new Worker(workerFile, { workerData: start, transferList: transfer })
    const abort = () => settle(gone => {
      if (untilGone) void gone.finally(() => reject(cancelled()))
      else reject(cancelled())
    })
    const settle = (finish: (gone: Promise<unknown>) => void) => {
      signal.removeEventListener('abort', abort)
      worker.removeAllListeners()
      // A late error of a worker on its way out has nobody left to tell.
      worker.on('error', () => undefined)
      finish(worker.terminate())
    }
    signal.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: Answer | WorkerProgress) => {
      if ('progress' in message) progress?.(message.progress.done, message.progress.total, message.progress.reading)
      else settle(() => resolve(message))
    })
    worker.once('error', error => settle(() => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? lost() : error)))
    worker.once('exit', () => settle(() => reject(ended())))
  })
}
