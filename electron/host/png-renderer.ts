import { EntenteError } from '../../db/contract/errors.ts'
import { runWorker } from './run-worker.ts'

export interface PngInput { svg: string; widthPx: number; heightPx: number; dpi: number }
export type PngTask = PngInput & { kind: 'png' }
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

  const run = async (input: PngInput, signal: AbortSignal): Promise<Uint8Array> => {
    const answer = await runWorker<PngTask, PngAnswer>(workerFile, { kind: 'png', ...input }, {
      signal, cancelled,
      lost: () => new EntenteError('too_large', 'The picture could not be rendered: it takes more memory than there is. Choose a smaller width or fewer dots per inch.'),
    })
    if (!answer.ok) throw new EntenteError(answer.code, answer.message)
    return answer.bytes
  }

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
