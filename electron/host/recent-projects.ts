import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../../db/contract/methods/files.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { silentLog, type Log } from './log.ts'
import { privateFolder } from './paths.ts'

const Kept = z.object({ file: z.string().min(1), title: z.string(), openedAt: z.iso.datetime() })
type Kept = z.infer<typeof Kept>

/** As many as are kept. */
export const mostRecent = 12

export interface RecentProjects {
  /** The latest first; files that are not there now are marked and stay. */
  list(): RecentProject[]
  has(file: string): boolean
  add(project: Kept): void
  /** Takes one off the list, or all. */
  forget(file?: string): void
}

/** The projects that this user opened last, in `folder/recent.json`. A broken file costs the list, never a start. */
export function createRecentProjects(folder: string, log: Log = silentLog): RecentProjects {
  const path = join(folder, 'recent.json')
  const read = (): Kept[] => {
    try {
      const held: unknown = JSON.parse(readFileSync(path, 'utf8'))
      return Array.isArray(held) ? held.flatMap(entry => Kept.safeParse(entry).data ?? []).slice(0, mostRecent) : []
    } catch {
      return []
    }
  }
  const write = (kept: Kept[]) => {
    try {
      privateFolder(folder)
      writeFileAtomically(path, `${JSON.stringify(kept, null, 2)}\n`)
    } catch (error) {
      log.failure('recent projects not written', error)
    }
  }
  return {
    list: () => read().map(({ file, title, openedAt }) => ({ file, title, openedAt, name: basename(file), folder: dirname(file), missing: !existsSync(file) })),
    has: file => read().some(kept => kept.file === file),
    add: project => write([project, ...read().filter(kept => kept.file !== project.file)].slice(0, mostRecent)),
    forget: file => write(file === undefined ? [] : read().filter(kept => kept.file !== file)),
  }
}
