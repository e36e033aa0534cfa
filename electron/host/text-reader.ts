import { EntenteError } from '../../db/contract/errors.ts'
import { ImportError } from '../../db/formats/import/import-error.ts'
import type { ReadTextInput, TextContent } from '../../db/formats/text/read-text.ts'
import type { JobControl } from '../../db/service/jobs.ts'
import { runWorker } from './run-worker.ts'

export type TextTask = ReadTextInput & { kind: 'text' }
/** What the worker answers: the text, or why there is none. */
export type TextAnswer = { ok: true; content: TextContent } | { ok: false; unreadable: string } | { ok: false; unreadable: null }

export interface TextReader {
  /** Reads the text of a file in a worker thread. Rejects with an ImportError where none can be read, with `cancelled` by the signal or by closing. */
  read(input: ReadTextInput, control: JobControl): Promise<TextContent>
  /** Ends the workers. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'Reading the file was cancelled. Nothing was changed.')
const lost = () => new EntenteError('too_large', 'The text could not be read: it takes more memory than there is. Divide the file and read a part of it. Nothing was changed.')

export function createTextReader(workerFile: string | URL): TextReader {
  const closing = new AbortController()
  return {
    async read(input, { signal, progress }) {
      // A copy that can be handed over: a buffer may be a part of a larger one.
      const bytes = new Uint8Array(input.bytes)
      const answer = await runWorker<TextTask, TextAnswer>(workerFile, { kind: 'text', ...input, bytes }, {
        signal: AbortSignal.any([signal, closing.signal]), cancelled, lost, transfer: [bytes.buffer], progress,
      })
      if (answer.ok) return answer.content
      if (answer.unreadable !== null) throw new ImportError(answer.unreadable)
      throw new EntenteError('internal', 'The file could not be read. Nothing was changed. If its program opens it, save it from there in another format (.txt, .docx, .pdf).')
    },
    close: () => closing.abort(),
  }
}
