import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

interface Surroundings {
  env?: Readonly<Record<string, string | undefined>>
  platform?: NodeJS.Platform
  home?: string
}

/**
 * Where this user's Entente keeps what belongs to no project: preferences, the copy of the sample, logs, the browser's profile.
 * `ENTENTE_DATA` first, else the platform's own place. Returns an absolute path; makes nothing.
 */
export function dataFolder({ env = process.env, platform = process.platform, home = homedir() }: Surroundings = {}): string {
  const asked = env['ENTENTE_DATA']
  if (asked) return resolve(asked)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Entente')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Entente')
  const xdg = env['XDG_DATA_HOME']
  // The XDG specification has relative paths ignored.
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'entente')
}

/** Makes a folder that only this user can enter (0700 where the system knows modes) and returns its path. */
export function privateFolder(...parts: [string, ...string[]]): string {
  const folder = join(...parts)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') chmodSync(folder, 0o700)
  return folder
}
