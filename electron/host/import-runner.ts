import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { ImportWork } from '../../db/service/import-task.ts'
import type { JobControl } from '../../db/service/jobs.ts'
import { runWorker } from './run-worker.ts'

export interface ImportTask { kind: 'import'; work: ImportWork }
/** What the worker answers: the method's value, or an error of the closed set. */
export type ImportAnswer = { ok: true; value: unknown } | { ok: false; error: ApiErrorBody }

export interface ImportRunner {
  /** Previews or imports a file in a worker thread. Rejects with an EntenteError: `cancelled` by the signal or by closing, with nothing written. */
  run(work: ImportWork, control: JobControl): Promise<unknown>
  /** Ends the workers. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'The import was stopped. Nothing was changed.')
const lost = () => new EntenteError('too_large', 'The import takes more memory than there is. Nothing was changed: divide the file and import the parts.')

export function createImportRunner(workerFile: string | URL): ImportRunner {
  const closing = new AbortController()
  return {
    async run(work, { signal, progress }) {
      const answer = await runWorker<ImportTask, ImportAnswer>(workerFile, { kind: 'import', work }, {
        signal: AbortSignal.any([signal, closing.signal]), cancelled, lost, progress, untilGone: true, files: [work.file],
      })
      if (answer.ok) return answer.value
      throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
    },
    close: () => closing.abort(),
  }
}
