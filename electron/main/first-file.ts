import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from 'electron'

/** The project that the arguments of a start name, as an absolute path; null where they name none. Switches are Chromium's and the launcher's. */
export function fileInArguments(argv: readonly string[], { isPackaged, cwd }: { isPackaged: boolean; cwd: string }): string | null {
  // Not packaged, the first plain argument after the program is the app's own folder.
  const plain = argv.slice(1).filter(argument => !argument.startsWith('-')).slice(isPackaged ? 0 : 1)
  const last = plain.at(-1)
  return last === undefined ? null : pathOf(last, cwd)
}

/** Desktops of Linux hand over what was double-clicked as the address of a file; one on another machine stays as it is, and is refused as no file. */
function pathOf(argument: string, cwd: string): string {
  if (!/^file:/iu.test(argument)) return resolve(cwd, argument)
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}

/** The file that holds the passphrase of the project that a start names, as an absolute path; null where its window is to ask. */
export function passphraseFileInArguments(argv: readonly string[], cwd: string): string | null {
  const option = '--passphrase-file='
  const given = argv.findLast(argument => argument.startsWith(option))?.slice(option.length)
  return given ? resolve(cwd, given) : null
}

/** The file that another start sent along; null for the sample or for anything that is not of this form. */
export function fileInMessage(message: unknown): string | null {
  return typeof message === 'object' && message !== null && 'file' in message && typeof message.file === 'string' ? message.file : null
}

/**
 * Opens what the system asks for while the program runs: a project that was double-clicked (macOS sends it as an event, elsewhere it comes with a
 * second start, which ends at once). Returns what tells the file that came before the program was ready, once.
 */
export function followOtherStarts(app: Pick<App, 'on' | 'isReady'>, open: (file: string | null) => void): () => string | null {
  let waiting: string | null = null
  app.on('open-file', (event, file) => {
    event.preventDefault()
    if (app.isReady()) open(file)
    else waiting = file
  })
  app.on('second-instance', (_event, _argv, _cwd, message) => open(fileInMessage(message)))
  return () => {
    const file = waiting
    waiting = null
    return file
  }
}
