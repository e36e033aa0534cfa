import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import type { Command } from '../command.ts'

export const openCommand: Command = {
  usage: '[FILE] [--shell electron|browser] [--no-open]',
  summary: 'Opens the workbench on a project, or on the sample. --no-open prints the link of the browser shell and waits.',
  async run(args, _output, secret) {
    const { values, positionals } = parseArguments({
      args, allowPositionals: true, options: { shell: { type: 'string' }, 'no-open': { type: 'boolean' } },
    })
    if (positionals.length > 1) throw new UsageError(`'${positionals[1]}' is one argument too many.`)
    const { shell } = values
    if (shell !== undefined && shell !== 'electron' && shell !== 'browser') throw new UsageError(`--shell is 'electron' or 'browser', not '${shell}'.`)
    if (shell === 'electron' && values['no-open']) throw new UsageError('--no-open is for the browser shell: Electron is its own window.')
    const starter = join(import.meta.dirname, '../../../scripts/start.mjs')
    const passed = [...(shell ? ['--shell', shell] : []), ...(values['no-open'] ? ['--no-open'] : []), ...(secret ? [`--passphrase-file=${resolve(secret.file)}`] : []), '--', ...positionals]
    const child = spawn(process.execPath, [starter, ...passed], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
    return await new Promise<number>((done, fail) => {
      child.once('error', fail)
      child.once('exit', code => done(code ?? 1))
    })
  },
}
