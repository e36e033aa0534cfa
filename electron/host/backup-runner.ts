import type { MomentDifference } from '../../db/contract/entities/backups.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { OpenedHere } from '../../db/service/copy-tasks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { CopyAnswer } from './copy-runner.ts'
import { runWorker } from './run-worker.ts'

export type BackupTask =
  | { kind: 'snapshot'; file: string; wanted: string }
  | { kind: 'compare-moments'; earlier: string; later: OpenedHere }

export interface BackupRunner {
  /** Writes a verified snapshot in a worker thread. Rejects with a ProjectFileError, or `cancelled` by the signal. */
  snapshot(file: string, wanted: string, signal?: AbortSignal): Promise<{ file: string; bytes: number }>
  /** What differs between two moments, found out in a worker thread. Rejects with a ProjectFileError. */
  compare(earlier: string, later: OpenedHere): Promise<MomentDifference>
}

const cancelled = () => new EntenteError('cancelled', 'The project was closed meanwhile, so no backup was made.')
const lost = () => new EntenteError('too_large', 'This takes more memory than there is. Nothing was changed.')

export function createBackupRunner(workerFile: string | URL): BackupRunner {
  const run = async <Value>(task: BackupTask, signal: AbortSignal = new AbortController().signal): Promise<Value> => {
    const answer = await runWorker<BackupTask, CopyAnswer>(workerFile, task, { signal, cancelled, lost, files: task.kind === 'snapshot' ? [task.file] : [task.earlier, task.later.file] })
    if (answer.ok) return answer.value as Value
    if ('file' in answer) throw new ProjectFileError(answer.file.kind, answer.file.file, answer.file.message)
    throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
  }
  return {
    snapshot: (file, wanted, signal) => run({ kind: 'snapshot', file, wanted }, signal),
    compare: (earlier, later) => run({ kind: 'compare-moments', earlier, later }),
  }
}
