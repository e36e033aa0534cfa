import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import type { ServiceContext } from './context.ts'

/** What a long run is given: to know that it was ended, and to tell how far it is. */
export interface JobControl {
  readonly signal: AbortSignal
  /** `reading`: a file is being read, in bytes, and these rows of it are. */
  progress(done: number, total: number, reading?: { rows: number }): void
}

/** Long runs that callers named, so that they can be watched and ended. */
export interface Jobs {
  /** Runs `body` under a name (none: nobody watches it). Throws `conflict` where a run of that name is under way. */
  run<T>(job: string | undefined, body: (control: JobControl) => Promise<T>): Promise<T>
  /** Ends a run; false where none has that name. */
  cancel(job: string): boolean
}

/** Progress is told at most this often, in milliseconds. */
const tellEvery = 50

export function createJobs({ push }: Pick<ServiceContext, 'push'>): Jobs {
  const running = new Map<string, AbortController>()
  return {
    async run(job, body) {
      const controller = new AbortController()
      if (job === undefined) return await body({ signal: controller.signal, progress: () => undefined })
      if (running.has(job)) throw new EntenteError('conflict', 'This run is under way already. Nothing was changed.')
      running.set(job, controller)
      let told = 0
      try {
        return await body({
          signal: controller.signal,
          progress(done, total, reading) {
            const now = performance.now()
            if (done < total && now - told < tellEvery) return
            told = now
            push({ type: 'progress', job, done, total, ...(reading ? { reading } : {}) })
          },
        })
      } finally {
        running.delete(job)
      }
    },
    cancel(job) {
      const controller = running.get(job)
      controller?.abort()
      return controller !== undefined
    },
  }
}

/** The methods around jobs. */
export function jobService(jobs: Jobs): Pick<Service, 'jobs.cancel'> {
  return { 'jobs.cancel': ({ job }) => ({ cancelled: jobs.cancel(job) }) }
}
