import { resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Input } from '../../../db/contract/api.ts'
import { writeFailure, writeFileAtomically } from '../../host/atomic-file.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

export const exportCommand: Command = {
  usage: 'FILE --format svg|png -o OUT [--as-of DATE] [--width-mm N] [--dpi N]',
  summary: 'Writes the figure of the network: without a date, as of the end of the study period. Notes are never in it.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        format: { type: 'string' }, output: { type: 'string', short: 'o' }, 'as-of': { type: 'string' }, 'width-mm': { type: 'string' }, dpi: { type: 'string' },
      },
    })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { format, output: target } = parsed.values
    if (format !== 'svg' && format !== 'png') throw new UsageError(format === undefined ? '--format is missing.' : `--format is 'svg' or 'png', not '${format}'.`)
    if (!target) throw new UsageError('-o OUT is missing.')
    const asOf = parsed.values['as-of']
    const widthMm = numberOf('--width-mm', parsed.values['width-mm'])
    const dpi = numberOf('--dpi', parsed.values.dpi)
    const options: Input<'figures.svg'> = {
      ...(asOf === undefined ? {} : { asOf }), ...(widthMm === undefined ? {} : { widthMm }), ...(dpi === undefined ? {} : { dpi }),
    }
    const bytes = await withProject(resolve(file), async ({ client }) =>
      format === 'svg' ? Buffer.from((await client.call('figures.svg', options)).svg, 'utf8') : Buffer.from((await client.call('figures.png', options)).base64, 'base64'))
    try {
      writeFileAtomically(resolve(target), bytes, 0o644)
    } catch (error) {
      throw new EntenteError('disk_error', `${resolve(target)} was not written: ${writeFailure(error)}. The project is untouched.`)
    }
    output.text(`Wrote ${resolve(target)}`)
    return 0
  },
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`${name} is a number, not '${text}'.`)
  return number
}
