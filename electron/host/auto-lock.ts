import { lockNow } from './locks-service.ts'
import type { ProjectPool } from './project-pool.ts'

interface AutoLockOptions {
  pool: ProjectPool
  /** Minutes without anybody at work after which locked projects close. */
  minutes(): number
  now?: () => number
  /** How often it looks, and how long windows have to save what is typed, in milliseconds. */
  everyMs?: number
  graceMs?: number
}

export interface AutoLock {
  /** The machine goes to sleep or its screen is locked: locked projects close now. */
  lockAll(): Promise<void>
  stop(): void
}

/**
 * Locks projects that have a passphrase when nobody works on them for a while, and when the machine slept. Windows are told first, so that they save
 * what was typed and lock themselves; who has not done so after a moment is locked out.
 */
export function createAutoLock({ pool, minutes, now = Date.now, everyMs = 5_000, graceMs = 2_000 }: AutoLockOptions): AutoLock {
  let looked = now()
  const lock = async (files: readonly string[]) => {
    if (files.length === 0) return
    for (const file of files) pool.warn(file)
    await new Promise(resolve => setTimeout(resolve, graceMs))
    for (const file of files) if (pool.lockedFiles().some(open => open.file === file)) lockNow(pool, file)
  }
  const look = () => {
    const at = now()
    // Timers stand still while the machine sleeps. A clock that was set back tells nothing of how long it was.
    const slept = at - looked > everyMs + 60_000
    looked = at
    void lock(pool.lockedFiles().filter(({ activeAt }) => slept || at - activeAt > minutes() * 60_000 || activeAt - at > 60_000).map(({ file }) => file))
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return { lockAll: () => lock(pool.lockedFiles().map(({ file }) => file)), stop: () => clearInterval(timer) }
}
