// Plain JavaScript: it must run on Node 20.19.
import { parseArgs } from 'node:util'

export const usage = `npm start -- [FILE] [--shell electron|browser] [--no-open] [--keep] [--passphrase-file PATH] [--retry-electron]

  FILE               the project to open; without one, your copy of the sample
  --shell            which shell to run in; otherwise Electron where it can run, else the browser
  --no-open          browser shell: print the link and wait
  --keep             browser shell: stay when the last window has gone
  --passphrase-file  the passphrase of a locked FILE, in a file that only you may read; otherwise its window asks
  --retry-electron   try again to get Electron's binary`

/** The arguments of a start. Throws an Error with a message for people for any that are not of this form. */
export function parseStart(args, env = process.env) {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: {
      shell: { type: 'string' }, 'no-open': { type: 'boolean', default: false }, keep: { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' }, 'retry-electron': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (positionals.length > 1) throw new Error(`One project at a time: '${positionals[0]}' and '${positionals[1]}' were both named.`)
  const shell = values.shell ?? (env.ENTENTE_SHELL || undefined)
  if (shell !== undefined && shell !== 'electron' && shell !== 'browser') throw new Error(`The shell is 'electron' or 'browser', not '${shell}'.`)
  const passphraseFile = values['passphrase-file'] ?? null
  return { file: positionals[0] ?? null, shell, noOpen: values['no-open'], keep: values.keep, passphraseFile, retryElectron: values['retry-electron'], help: values.help }
}

/** Why Electron is not tried at all; null where it is. */
export function whyNotElectron({ shell, noOpen }, { env = process.env, platform = process.platform } = {}) {
  if (shell === 'browser') return 'the browser shell was asked for'
  if (noOpen) return '--no-open is for the browser shell'
  if (platform !== 'win32' && platform !== 'darwin' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display here (DISPLAY and WAYLAND_DISPLAY are not set)'
  return null
}
