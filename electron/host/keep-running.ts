import type { EventEmitter } from 'node:events'
import type { Log } from './log.ts'

/**
 * Keeps the program up where a promise failed that nobody waited for (a timer that met a failing disk, say): noted in the log, and the work goes on. Every call of a
 * window has an answer of its own. Returns a function that stops it.
 */
export function keepRunning(program: Pick<EventEmitter, 'on' | 'off'>, log: Log): () => void {
  const note = (error: unknown) => log.failure('failure that nobody waited for', error)
  program.on('unhandledRejection', note)
  return () => void program.off('unhandledRejection', note)
}
