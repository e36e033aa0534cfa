import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { privateFolder } from './paths.ts'

/** What may be written down beside an event: numbers, yes or no, and words of our own. Nothing that the analyst wrote. */
export type LogFacts = Readonly<Record<string, number | boolean | string>>

/** A local log without content of projects: it names what happened, never what was in it. It never throws. */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** Records an error's class and where it was thrown; its message stays out, for it may quote the project. */
  failure(event: string, error: unknown, facts?: LogFacts): void
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, failure: () => undefined }

/** A log in `folder`: `entente.log`, moved to `entente.1.log` … when it passes `maxBytes`; `keep` old ones stay. */
export function createLog(folder: string, { maxBytes = 512 * 1024, keep = 3, now = () => new Date() } = {}): Log {
  const file = join(folder, 'entente.log')
  const old = (index: number) => join(folder, `entente.${index}.log`)

  const rotate = () => {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < maxBytes) return
    rmSync(old(keep), { force: true })
    for (let index = keep - 1; index >= 1; index--) {
      if (statSync(old(index), { throwIfNoEntry: false })) renameSync(old(index), old(index + 1))
    }
    renameSync(file, old(1))
  }

  const write = (level: string, event: string, facts: LogFacts) => {
    try {
      privateFolder(folder)
      rotate()
      appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), level, event, ...facts })}\n`, { mode: 0o600 })
    } catch {
      // A log that cannot be written must not stop the work.
    }
  }

  return {
    info: (event, facts = {}) => write('info', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    failure: (event, error, facts = {}) => write('error', event, { ...facts, ...describeFailure(error) }),
  }
}

/** The class of an error, its system code and the source lines it came through, without its message and without paths of this user. */
export function describeFailure(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && /^[A-Z][A-Z0-9_]{1,40}$/u.test(String(error.code)) ? { code: String(error.code) } : {}
  // The stack begins with the message, which may span lines and itself look like a frame: cut it off by length, not by form.
  const head = error.stack?.indexOf(error.message) ?? -1
  const frames = (head >= 0 ? error.stack?.slice(head + error.message.length) : error.stack) ?? ''
  const through = [...frames.matchAll(/^\s+at .*?([^\s()]+):(\d+):\d+\)?$/gmu)].slice(0, 6).map(frame => `${basename(frame[1] ?? '')}:${frame[2]}`).join(' < ')
  const name = /^[A-Za-z]{1,40}$/u.test(error.name) ? error.name : 'Error'
  return { error: name, ...code, ...(through ? { through } : {}) }
}
