import { parseArguments, UsageError } from '../host/usage-error.ts'

export interface ServeOptions {
  /** The project to open; null: the user's copy of the sample. */
  file: string | null
  /** Open no browser: print the link and wait. */
  noOpen: boolean
  /** Stay when the last window has gone. */
  keep: boolean
  /** A file that holds the passphrase of the project; null: its window asks. */
  passphraseFile: string | null
}

/** Reads the browser shell's arguments. Throws a UsageError when they are not of this form. */
export function parseServeOptions(args: string[]): ServeOptions {
  const { values, positionals } = parseArguments({
    args, allowPositionals: true, options: { 'no-open': { type: 'boolean', default: false }, keep: { type: 'boolean', default: false }, 'passphrase-file': { type: 'string' } },
  })
  if (positionals.length > 1) throw new UsageError(`One project at a time: '${positionals[0]}' and '${positionals[1]}' were both named.`)
  return { file: positionals[0] ?? null, noOpen: values['no-open'], keep: values.keep, passphraseFile: values['passphrase-file'] ?? null }
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(env: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}
