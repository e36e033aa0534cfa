import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { OpenWorkbench } from './workbench.ts'

/** Somebody who shows a project: told to let go of it, and given what stands in its place. */
export interface Holder {
  leave(): void
  enter(project: OpenWorkbench): void
}

interface Entry {
  project: OpenWorkbench
  holders: Set<Holder>
}

/** The projects that are open in this program, each once, however many windows show it. */
export interface ProjectPool {
  /** The open project of the file, opened where nobody has it yet. Throws the ProjectFileError that opening met. */
  acquire(file: string, holder: Holder): OpenWorkbench
  /** The last one to go closes the project. */
  release(project: OpenWorkbench, holder: Holder): void
  /**
   * Closes the project of a file, has `change` do something with the file, and opens it again for all who show it, whether or not
   * `change` throws. Returns what `change` does.
   */
  exchange<T>(file: string, change: () => T): T
  closeAll(): void
}

export function createProjectPool(open: (file: string) => OpenWorkbench): ProjectPool {
  const entries = new Map<string, Entry>()
  return {
    acquire(file, holder) {
      const key = realPath(file)
      let entry = entries.get(key)
      if (!entry) {
        entry = { project: open(file), holders: new Set() }
        entries.set(key, entry)
      }
      entry.holders.add(holder)
      return entry.project
    },
    release(project, holder) {
      for (const [key, entry] of entries) {
        if (entry.project !== project) continue
        entry.holders.delete(holder)
        if (entry.holders.size > 0) return
        entries.delete(key)
        project.close()
      }
    },
    exchange(file, change) {
      const key = realPath(file)
      const entry = entries.get(key)
      if (!entry) return change()
      for (const holder of entry.holders) holder.leave()
      entry.project.close()
      try {
        return change()
      } finally {
        entries.delete(key)
        const project = open(file)
        entries.set(realPath(file), { project, holders: entry.holders })
        for (const holder of entry.holders) holder.enter(project)
      }
    },
    closeAll() {
      for (const { project } of entries.values()) project.close()
      entries.clear()
    },
  }
}

/** One file has one path, whichever link or spelling leads to it. */
export function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
