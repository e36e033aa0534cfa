import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Preferences, type PreferenceChanges } from '../../db/contract/methods/preferences.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { silentLog, type Log } from './log.ts'
import { privateFolder } from './paths.ts'

export interface PreferenceStore {
  get(): Preferences
  /** Changes what is named and leaves the rest; returns all. Keeps them in memory where the file cannot be written. */
  set(changes: PreferenceChanges): Preferences
}

/**
 * The user's preferences in `folder/preferences.json`. Whatever in the file is unknown or out of form is passed over field by field: a
 * broken file costs preferences, never a start. Written whole and renamed; read again before each change, so that two windows of two
 * projects do not undo each other.
 */
export function createPreferenceStore(folder: string, log: Log = silentLog): PreferenceStore {
  const file = join(folder, 'preferences.json')
  let unwritten: PreferenceChanges = {}

  const get = (): Preferences => merge(readPreferences(file), unwritten)
  return {
    get,
    set: changes => {
      const next = merge(get(), changes)
      try {
        privateFolder(folder)
        writeFileAtomically(file, `${JSON.stringify(next, null, 2)}\n`)
        unwritten = {}
      } catch (error) {
        log.failure('preferences not written', error)
        unwritten = { ...unwritten, ...changes }
      }
      return next
    },
  }
}

/** Explicitly undefined fields change nothing. */
function merge(preferences: Preferences, changes: PreferenceChanges): Preferences {
  return Preferences.parse({ ...preferences, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) })
}

function readPreferences(file: string): Preferences {
  let held: unknown = {}
  try {
    held = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Absent, unreadable or broken: the defaults.
  }
  const known: Record<string, unknown> = {}
  if (typeof held === 'object' && held !== null) {
    for (const [key, schema] of Object.entries(Preferences.shape)) {
      if (!Object.hasOwn(held, key)) continue
      const parsed = schema.safeParse((held as Record<string, unknown>)[key])
      if (parsed.success && parsed.data !== undefined) known[key] = parsed.data
    }
  }
  return Preferences.parse(known)
}
