import { EntenteError } from '../../db/contract/errors.ts'
import type { JobControl } from '../../db/service/jobs.ts'
import type { LayoutPoint, LayoutWork } from '../../db/service/layout-task.ts'
import { runWorker } from './run-worker.ts'

export interface LayoutTask { kind: 'layout'; work: LayoutWork }
export interface LayoutAnswer { points: LayoutPoint[] }

export interface LayoutRunner {
  /** Lays a network out in a worker thread. Rejects with an EntenteError: `cancelled` by the signal or by closing. */
  run(work: LayoutWork, control: JobControl): Promise<LayoutPoint[]>
  /** Ends the workers. */
  close(): void
}

const cancelled = () => new EntenteError('cancelled', 'The layout was stopped. Every actor stands where it stood.')
const lost = () => new EntenteError('too_large', 'The layout takes more memory than there is. Nothing was changed: lay out a part of the network, or by bloc.')

export function createLayoutRunner(workerFile: string | URL): LayoutRunner {
  const closing = new AbortController()
  return {
    async run(work, { signal, progress }) {
      const answer = await runWorker<LayoutTask, LayoutAnswer>(workerFile, { kind: 'layout', work }, {
        signal: AbortSignal.any([signal, closing.signal]), cancelled, lost, progress,
      })
      return answer.points
    },
    close: () => closing.abort(),
  }
}
