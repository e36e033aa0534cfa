import { EntenteError } from '../../db/contract/errors.ts'
import { runWorker } from './run-worker.ts'

export interface PngInput { svg: string; widthPx: number; heightPx: number; dpi: number }
export interface PdfInput { svg: string; widthMm: number; heightMm: number; title: string; created: string }
export type FigureTask = PngInput & { kind: 'png' } | PdfInput & { kind: 'pdf' }
/** What the worker answers: the file, or an error of the closed set. */
export type FigureAnswer = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; code: 'too_large' | 'internal'; message: string }

export interface FigureRenderer {
  /** Renders off the main thread, one figure at a time. Rejects with an EntenteError: `cancelled` by the signal or by closing. */
  render(task: FigureTask, signal?: AbortSignal): Promise<Uint8Array>
  /** Ends the worker; what still renders is cancelled. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'The figure was cancelled; nothing was written.')
const lost = () => new EntenteError('too_large', 'The figure could not be rendered: it takes more memory than there is. Choose a smaller width or fewer dots per inch.')

/** Renders PNG and PDF in a worker thread made for each figure: it holds no memory afterwards, and ending it is how a run is cancelled. */
export function createFigureRenderer(workerFile: string | URL): FigureRenderer {
  const closing = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()

  const run = async (task: FigureTask, signal: AbortSignal): Promise<Uint8Array> => {
    const answer = await runWorker<FigureTask, FigureAnswer>(workerFile, task, { signal, cancelled, lost })
    if (!answer.ok) throw new EntenteError(answer.code, answer.message)
    return answer.bytes
  }

  return {
    render(task, signal) {
      const both = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      const result = queue.then(() => run(task, both))
      queue = result.catch(() => undefined)
      return result
    },
    close: () => closing.abort(),
  }
}
