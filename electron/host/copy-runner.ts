import type { BundleManifest, BundleOptions, CopyMergeOptions, CopyMergeReport } from '../../db/contract/entities/copies.ts'
import type { ShareOptions, SharePreview } from '../../db/contract/entities/sharing.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { PackedBundle, Packing } from '../../db/service/bundle/pack-bundle.ts'
import type { OpenedHere } from '../../db/service/copy-tasks.ts'
import { ProjectFileError, type ProjectFileErrorKind } from '../../db/service/open-project.ts'
import { runWorker } from './run-worker.ts'

export type CopyTask =
  | { kind: 'blind-copy'; project: OpenedHere; wanted: string; options: BundleOptions; at: string }
  | { kind: 'shared-copy'; project: OpenedHere; folder: string; options: ShareOptions; at: string }
  | { kind: 'pack-bundle'; packing: Packing }
  | { kind: 'merge-preview'; project: OpenedHere; other: string; options: CopyMergeOptions }
/** What the worker answers: the value, or the refusal in its own words. */
export type CopyAnswer =
  | { ok: true; value: unknown }
  | { ok: false; file: { kind: ProjectFileErrorKind; file: string; message: string } }
  | { ok: false; error: ApiErrorBody }

export interface CopyRunner {
  /** Writes a blind copy in a worker thread. Rejects with a ProjectFileError or an EntenteError. */
  blindCopy(project: OpenedHere, wanted: string, options: BundleOptions, at: string): Promise<{ file: string; manifest: BundleManifest }>
  /** Writes a copy for others into a folder, in a worker thread. Rejects with a ProjectFileError or an EntenteError. */
  sharedCopy(project: OpenedHere, folder: string, options: ShareOptions, at: string, signal: AbortSignal): Promise<SharePreview>
  /** Puts the files of a bundle together in a worker thread; see `packBundle`. Rejects with an EntenteError. */
  packBundle(packing: Packing, signal: AbortSignal): Promise<PackedBundle>
  /** Looks another copy through in a worker thread. Rejects with a ProjectFileError or an EntenteError. */
  mergePreview(project: OpenedHere, other: string, options: CopyMergeOptions): Promise<CopyMergeReport>
  /** Ends the workers. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'The project was closed meanwhile. Nothing was changed.')
/** Somebody stopped it. */
export const stopped = () => new EntenteError('cancelled', 'The bundle was stopped. Nothing of it was written, and the project is as it was.')
const lost = () => new EntenteError('too_large', 'This takes more memory than there is. Nothing was changed.')

export function createCopyRunner(workerFile: string | URL): CopyRunner {
  const closing = new AbortController()
  const run = async <Value>(task: CopyTask, ended?: AbortSignal): Promise<Value> => {
    const signal = ended ? AbortSignal.any([closing.signal, ended]) : closing.signal
    const answer = await runWorker<CopyTask, CopyAnswer>(workerFile, task, { signal, cancelled: () => (ended?.aborted ? stopped() : cancelled()), lost, untilGone: ended !== undefined, files: 'other' in task ? [task.project.file, task.other] : 'project' in task ? [task.project.file] : [] })
    if (answer.ok) return answer.value as Value
    if ('file' in answer) throw new ProjectFileError(answer.file.kind, answer.file.file, answer.file.message)
    throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
  }
  return {
    blindCopy: (project, wanted, options, at) => run({ kind: 'blind-copy', project, wanted, options, at }),
    sharedCopy: (project, folder, options, at, signal) => run({ kind: 'shared-copy', project, folder, options, at }, signal),
    packBundle: (packing, signal) => run({ kind: 'pack-bundle', packing }, signal),
    mergePreview: (project, other, options) => run({ kind: 'merge-preview', project, other, options }),
    close: () => closing.abort(),
  }
}
