import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { CopiesChanged, EarlierCopies, FileKey } from '../../db/service/locks.ts'
import { ProjectFileError, type ProjectFileErrorKind } from '../../db/service/open-project.ts'
import { runWorker } from './run-worker.ts'

/** Writing a closed project anew with another key, or none. */
export interface RewriteTask { kind: 'rewrite'; file: string; key: FileKey | null }

/** Copies of a project that were made before its lock was changed, and what is to become of them. */
export interface EarlierCopiesAsked { paths: readonly string[]; what: Exclude<EarlierCopies, 'keep'>; before: FileKey | null; key: FileKey }
export interface EarlierCopiesTask extends EarlierCopiesAsked { kind: 'earlier-copies' }

export type RewriteAnswer =
  | { ok: true }
  | { ok: false; file: { kind: ProjectFileErrorKind; file: string; message: string } }
  | { ok: false; error: ApiErrorBody }

const cancelled = () => new EntenteError('cancelled', 'The lock was not changed. The project is as it was.')
const lost = () => new EntenteError('too_large', 'This takes more memory than there is. The lock was not changed.')

/** Writes a closed project anew in a worker thread. Rejects with a ProjectFileError or an EntenteError, with the project as it was. */
export async function rewriteProject(workerFile: string | URL, file: string, key: FileKey | null): Promise<void> {
  // Nothing ends it half way: the file keeps its place until the new one is whole.
  const never = new AbortController().signal
  const answer = await runWorker<RewriteTask, RewriteAnswer>(workerFile, { kind: 'rewrite', file, key }, { signal: never, cancelled, lost, files: [file] })
  if (answer.ok) return
  if ('file' in answer) throw new ProjectFileError(answer.file.kind, answer.file.file, answer.file.message)
  throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
}

/** Locks or deletes copies in a worker thread; see `changeEarlierCopies`. */
export async function changeCopies(workerFile: string | URL, asked: EarlierCopiesAsked): Promise<CopiesChanged> {
  return await runWorker<EarlierCopiesTask, CopiesChanged>(workerFile, { kind: 'earlier-copies', ...asked }, {
    signal: new AbortController().signal, cancelled, lost: () => new EntenteError('too_large', 'The project is locked. Its backups take more memory than there is: some are as they were.'),
  })
}
