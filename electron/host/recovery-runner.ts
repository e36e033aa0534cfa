import type { MomentDifference } from '../../db/contract/entities/backups.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { Salvage } from '../../db/service/recover-project.ts'
import type { CopyAnswer } from './copy-runner.ts'
import { runWorker } from './run-worker.ts'

export type RecoveryTask =
  | { kind: 'sound-backup'; backups: readonly string[] }
  | { kind: 'salvage'; file: string; wanted: string; backup: string | null }

export interface SalvageAnswer { readonly salvage: Salvage; readonly sinceBackup: MomentDifference | null }

export interface RecoveryRunner {
  /** The first backup that is sound, and how many before it are not; `project` has the same lock. */
  soundBackup(project: string, backups: readonly string[]): Promise<{ file: string | null; damaged: number }>
  /** Saves what can be read into a new file. Rejects with a ProjectFileError. */
  salvage(file: string, wanted: string, backup: string | null): Promise<SalvageAnswer>
}

const cancelled = () => new EntenteError('cancelled', 'This was stopped. The damaged file is as it was.')
const lost = () => new EntenteError('too_large', 'This takes more memory than there is. The damaged file is as it was.')

/** Recovery in a worker thread: it may take long, and a file that brings the reading down takes only the thread with it. */
export function createRecoveryRunner(workerFile: string | URL): RecoveryRunner {
  const run = async <Value>(task: RecoveryTask, files: readonly string[]): Promise<Value> => {
    const answer = await runWorker<RecoveryTask, CopyAnswer>(workerFile, task, { signal: new AbortController().signal, cancelled, lost, files })
    if (answer.ok) return answer.value as Value
    if ('file' in answer) throw new ProjectFileError(answer.file.kind, answer.file.file, answer.file.message)
    throw new EntenteError(answer.error.code, answer.error.message, answer.error.issues)
  }
  return {
    soundBackup: (project, backups) => run({ kind: 'sound-backup', backups }, [project]),
    salvage: (file, wanted, backup) => run({ kind: 'salvage', file, wanted, backup }, [file]),
  }
}
