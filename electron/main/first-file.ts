import { resolve } from 'node:path'

/** The project that the arguments of a start name, as an absolute path; null where they name none. Switches are Chromium's and the launcher's. */
export function fileInArguments(argv: readonly string[], { isPackaged, cwd }: { isPackaged: boolean; cwd: string }): string | null {
  // Not packaged, the first plain argument after the program is the app's own folder.
  const plain = argv.slice(1).filter(argument => !argument.startsWith('-')).slice(isPackaged ? 0 : 1)
  const last = plain.at(-1)
  return last === undefined ? null : resolve(cwd, last)
}

/** The file that another start sent along; null for the sample or for anything that is not of this form. */
export function fileInMessage(message: unknown): string | null {
  return typeof message === 'object' && message !== null && 'file' in message && typeof message.file === 'string' ? message.file : null
}
