import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { OpenWorkbench } from './workbench.ts'

/** Somebody who shows a project: told to let go of it, and given what stands in its place. */
export interface Holder {
  leave(): void
  /** Told that the project is being changed as a file: calls wait for the end of it, or of what stands in its place. */
  wait(until: Promise<void>): void
  /** Told that the project is closed and not coming back. */
  lose(file: string): void
  /** Told that the project locks itself in a moment. */
  warn(): void
  enter(project: OpenWorkbench): void
  /** Given the same project in another file. */
  follow(project: OpenWorkbench): void
}

interface Entry {
  project: OpenWorkbench
  holders: Set<Holder>
  activeAt: number
  changing: boolean
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
  /** As `exchange`, for a change that takes long: whoever shows the project waits. Rejects with what `change` rejects with. */
  exchangeSlowly(file: string, change: () => Promise<void>): Promise<void>
  /**
   * Has all who show a project go on in another file that holds the same; what `finish` returns is its path, once the project is closed. Where that cannot be
   * opened they have none, and what opening met is thrown.
   */
  follow(project: OpenWorkbench, finish: () => string): OpenWorkbench
  /** Closes the project of a file for all who show it. */
  expel(file: string): void
  /** Tells all who show the project of a file that it locks itself. */
  warn(file: string): void
  /** Somebody is at work on the project of a file. */
  touch(file: string): void
  /** The open projects that have a passphrase, and when somebody was last at work on each. */
  lockedFiles(): { file: string; activeAt: number }[]
  has(file: string): boolean
  /** Wrong passphrases in a row, by file. */
  readonly wrongPassphrases: Map<string, number>
  closeAll(): void
}

const changing = (file: string) => new ProjectFileError('locked', file, `The lock of “${file}” is being changed. Open it again in a moment.`)

export function createProjectPool(open: (file: string) => OpenWorkbench): ProjectPool {
  const entries = new Map<string, Entry>()
  /** Opens what stands at the path now for all who showed the project; where it cannot be opened, they have none. */
  const reopen = (file: string, key: string, entry: Entry) => {
    try {
      const project = open(file)
      entries.set(realPath(file), { ...entry, project })
      for (const holder of entry.holders) holder.enter(project)
    } catch (error) {
      for (const holder of entry.holders) holder.lose(key)
      throw error
    }
  }
  return {
    acquire(file, holder) {
      const key = realPath(file)
      let entry = entries.get(key)
      if (!entry) {
        entry = { project: open(file), holders: new Set(), activeAt: Date.now(), changing: false }
        entries.set(key, entry)
      }
      if (entry.changing) throw changing(key)
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
        reopen(file, key, entry)
      }
    },
    async exchangeSlowly(file, change) {
      const key = realPath(file)
      const entry = entries.get(key)
      if (!entry) return await change()
      if (entry.changing) throw changing(key)
      entry.changing = true
      const { promise, resolve: done } = Promise.withResolvers<void>()
      for (const holder of entry.holders) holder.wait(promise)
      for (const holder of entry.holders) holder.leave()
      entry.project.close()
      try {
        await change()
      } finally {
        entry.changing = false
        // Windows may have gone meanwhile.
        if (entries.get(key) === entry) {
          entries.delete(key)
          try {
            reopen(file, key, entry)
          } finally {
            done()
          }
        }
        done()
      }
    },
    follow(project, finish) {
      const found = [...entries].find(([, entry]) => entry.project === project)
      if (!found) throw new Error('this project is not open here')
      const [key, entry] = found
      for (const holder of entry.holders) holder.leave()
      project.close({ isKept: true })
      entries.delete(key)
      try {
        const next = open(finish())
        entries.set(realPath(next.file), { ...entry, project: next })
        for (const holder of entry.holders) holder.follow(next)
        return next
      } catch (error) {
        for (const holder of entry.holders) holder.lose(key)
        throw error
      }
    },
    expel(file) {
      const key = realPath(file)
      const entry = entries.get(key)
      if (!entry || entry.changing) return
      entries.delete(key)
      for (const holder of entry.holders) holder.leave()
      entry.project.close()
      for (const holder of entry.holders) holder.lose(key)
    },
    warn(file) {
      for (const holder of entries.get(realPath(file))?.holders ?? []) holder.warn()
    },
    touch(file) {
      const entry = entries.get(realPath(file))
      if (entry) entry.activeAt = Date.now()
    },
    lockedFiles: () => [...entries].flatMap(([file, { project, activeAt, changing: isChanging }]) => (project.locked && !isChanging ? [{ file, activeAt }] : [])),
    has: file => entries.has(realPath(file)),
    wrongPassphrases: new Map(),
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
