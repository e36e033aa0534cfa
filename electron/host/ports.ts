import { v7 as uuidv7 } from 'uuid'
import type { ServicePorts } from '../../db/service/ports.ts'
import { createFigureRenderer } from './figure-renderer.ts'
import { createImportRunner } from './import-runner.ts'
import { createLayoutRunner } from './layout-runner.ts'
import type { Log } from './log.ts'
import { createPreferenceStore } from './preferences.ts'
import { createProjectReader } from './project-reader.ts'
import { syncedPlaceOf } from './synced-place.ts'
import { createTextReader } from './text-reader.ts'

export interface Ports extends ServicePorts {
  /** Holds a file for imports that name it, for as long as the project is open; returns the name. */
  hold(path: string): string
  /** Lets go of a held file. */
  release(held: string): void
  /** Ends the worker threads; what they still do is cancelled. */
  close(): void
}

/** What the service needs of the machine: the clock, new uids, the user's preferences, and pictures, texts and long reads off the main thread. */
export function createPorts({ folder, workerFile, log }: { folder: string; workerFile: string | URL; log?: Log }): Ports {
  const renderer = createFigureRenderer(workerFile)
  const reader = createTextReader(workerFile)
  const layouts = createLayoutRunner(workerFile)
  const projects = createProjectReader(workerFile)
  const imports = createImportRunner(workerFile)
  const preferences = createPreferenceStore(folder, log)
  const held = new Map<string, string>()
  return {
    now: () => new Date(),
    newUid: () => uuidv7(),
    preferences,
    renderPng: input => renderer.render({ kind: 'png', ...input }),
    renderPdf: input => renderer.render({ kind: 'pdf', ...input }),
    readText: (input, control) => reader.read(input, control),
    layOut: (work, control) => layouts.run(work, control),
    importElsewhere: (work, control) => imports.run(work, control),
    readElsewhere: (file, method, input, control) => projects.read(file, method, input, control),
    placeOf: file => syncedPlaceOf(file),
    heldFile: name => held.get(name),
    hold(path) {
      const name = uuidv7()
      held.set(name, path)
      return name
    },
    release: name => void held.delete(name),
    close() {
      imports.close()
      projects.close()
      layouts.close()
      renderer.close()
      reader.close()
    },
  }
}
