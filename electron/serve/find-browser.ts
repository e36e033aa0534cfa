import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Surroundings {
  env?: Readonly<Record<string, string | undefined>>
  platform?: NodeJS.Platform
  isProgram?: (file: string) => boolean
}

const names = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'vivaldi',
]
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(name => join('Applications', `${name}.app`, 'Contents', 'MacOS', name))
const windowsPrograms = [['Google', 'Chrome', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe'], ['Chromium', 'Application', 'chrome.exe']]

/**
 * An installed browser of the Chromium family: `ENTENTE_BROWSER` first (and only that, when it is set), then PATH, then the platform's own
 * places. Returns the program's path, or null where there is none.
 */
export function findBrowser({ env = process.env, platform = process.platform, isProgram = isExecutable }: Surroundings = {}): string | null {
  const asked = env['ENTENTE_BROWSER']
  if (asked) return isProgram(asked) ? asked : null
  return candidates(env, platform).find(isProgram) ?? null
}

function candidates(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string[] {
  const suffix = platform === 'win32' ? '.exe' : ''
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap(name => folders.map(folder => join(folder, name + suffix)))
  if (platform === 'darwin') return [...['/', env['HOME'] ?? '/'].flatMap(root => macPrograms.map(program => join(root, program))), ...onPath]
  if (platform !== 'win32') return onPath
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(name => env[name] ?? [])
  return [...onPath, ...windowsPrograms.flatMap(parts => roots.map(root => join(root, ...parts)))]
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
