import { Worker } from 'node:worker_threads'
import { EntenteError } from '../../db/contract/errors.ts'

export interface PngInput { svg: string; widthPx: number; heightPx: number; dpi: number }
/** What the worker answers: the picture, or an error of the closed set. */
export type PngAnswer = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; code: 'too_large' | 'internal'; message: string }

export interface PngRenderer {
  /** Renders off the main thread, one picture at a time. Rejects with an EntenteError: `cancelled` by the signal or by closing. */
  render(input: PngInput, signal?: AbortSignal): Promise<Uint8Array>
  /** Ends the worker; what still renders is cancelled. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'The picture was cancelled; nothing was written.')

/** Renders PNG pictures in a worker thread made for each: it holds no memory afterwards, and ending it is how a run is cancelled. */
export function createPngRenderer(workerFile: string | URL): PngRenderer {
  const closing = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()

  const run = (input: PngInput, signal: AbortSignal) =>
    new Promise<Uint8Array>((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const worker = new Worker(workerFile, { workerData: input })
      const abort = () => settle(() => reject(cancelled()))
      const settle = (finish: () => void) => {
        signal.removeEventListener('abort', abort)
        worker.removeAllListeners()
        // A late error of a worker on its way out has nobody left to tell.
        worker.on('error', () => undefined)
        void worker.terminate()
        finish()
      }
      signal.addEventListener('abort', abort, { once: true })
      worker.once('message', (answer: PngAnswer) =>
        settle(() => (answer.ok ? resolve(answer.bytes) : reject(new EntenteError(answer.code, answer.message)))))
      worker.once('error', error => settle(() => reject(error)))
      worker.once('exit', () =>
        settle(() => reject(new EntenteError('too_large', 'The picture could not be rendered: it takes more memory than there is. Choose a smaller width or fewer dots per inch.'))))
    })

  return {
    render(input, signal) {
      const both = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      const result = queue.then(() => run(input, both))
      queue = result.catch(() => undefined)
      return result
    },
    close: () => closing.abort(),
  }
}
