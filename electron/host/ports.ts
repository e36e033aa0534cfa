import { v7 as uuidv7 } from 'uuid'
import type { ServicePorts } from '../../db/service/ports.ts'
import type { Log } from './log.ts'
import { createPngRenderer } from './png-renderer.ts'
import { createPreferenceStore } from './preferences.ts'
import { createTextReader } from './text-reader.ts'

export interface Ports extends ServicePorts {
  /** Ends the worker threads; what they still do is cancelled. */
  close(): void
}

/** What the service needs of the machine: the clock, new uids, the user's preferences, and pictures rendered and texts read off the main thread. */
export function createPorts({ folder, workerFile, log }: { folder: string; workerFile: string | URL; log?: Log }): Ports {
  const renderer = createPngRenderer(workerFile)
  const reader = createTextReader(workerFile)
  const preferences = createPreferenceStore(folder, log)
  return {
    now: () => new Date(),
    newUid: () => uuidv7(),
    preferences,
    renderPng: input => renderer.render(input),
    readText: (input, control) => reader.read(input, control),
    close() {
      renderer.close()
      reader.close()
    },
  }
}
