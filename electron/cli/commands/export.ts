import { resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Client, Input } from '../../../db/contract/api.ts'
import { writeFailure, writeFileAtomically } from '../../host/atomic-file.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

const formats = ['svg', 'pdf', 'png', 'matrix-csv', 'plane-svg', 'plane-png'] as const
type Format = (typeof formats)[number]
const isFormat = (text: string | undefined): text is Format => (formats as readonly (string | undefined)[]).includes(text)

async function contentOf(client: Client, format: Format, options: Input<'figures.svg'>): Promise<Buffer> {
  const { asOf: _asOf, since: _since, ...size } = options
  switch (format) {
    case 'svg': return Buffer.from((await client.call('figures.svg', options)).svg, 'utf8')
    case 'pdf':
    case 'png': return Buffer.from((await client.call(`figures.${format}`, options)).base64, 'base64')
    case 'plane-svg': return Buffer.from((await client.call('figures.plane', size)).svg, 'utf8')
    case 'plane-png': return Buffer.from((await client.call('figures.planePng', size)).base64, 'base64')
    case 'matrix-csv': return Buffer.from((await client.call('matrix.csv', {})).csv, 'utf8')
  }
}

export const exportCommand: Command = {
  usage: 'FILE --format svg|pdf|png|plane-svg|plane-png|matrix-csv -o OUT [--as-of DATE | --from DATE --to DATE] [--width-mm N] [--dpi N]',
  summary: 'Writes the figure of the network (on one day or of a range; without a date, as of the end of the study period) or of the practice plane, or the matrix of ties, aspects and periods as a table. Notes are never in it.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        format: { type: 'string' }, output: { type: 'string', short: 'o' }, 'as-of': { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, 'width-mm': { type: 'string' }, dpi: { type: 'string' },
      },
    })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { format, output: target } = parsed.values
    if (!isFormat(format)) throw new UsageError(format === undefined ? '--format is missing.' : `--format is ${formats.map(each => `'${each}'`).join(', ')}, not '${format}'.`)
    if (!target) throw new UsageError('-o OUT is missing.')
    const time = timeOf(parsed.values)
    const widthMm = numberOf('--width-mm', parsed.values['width-mm'])
    const dpi = numberOf('--dpi', parsed.values.dpi)
    const options: Input<'figures.svg'> = {
      ...time, ...(widthMm === undefined ? {} : { widthMm }), ...(dpi === undefined ? {} : { dpi }),
    }
    const bytes = await withProject(resolve(file), async ({ client }) => await contentOf(client, format, options))
    try {
      writeFileAtomically(resolve(target), bytes, 0o644)
    } catch (error) {
      throw new EntenteError('disk_error', `${resolve(target)} was not written: ${writeFailure(error)}. The project is untouched.`)
    }
    output.text(`Wrote ${resolve(target)}`)
    return 0
  },
}

/** The time of the figure: one day, a range, or what its view says. */
function timeOf({ 'as-of': asOf, from, to }: { 'as-of'?: string | undefined; from?: string | undefined; to?: string | undefined }): Pick<Input<'figures.svg'>, 'asOf' | 'since'> {
  if (asOf !== undefined && (from !== undefined || to !== undefined)) {
    throw new UsageError('--as-of shows one day, --from and --to show a range: give the one or the other.')
  }
  if (from === undefined && to === undefined) return asOf === undefined ? {} : { asOf }
  if (to === undefined) throw new UsageError(`--from needs --to: the range from ${from} to which day? For everything to the end of 2024: --to 2024.`)
  if (from === undefined) throw new UsageError(`--to needs --from: the range to ${to} from which day? For one day: --as-of ${to}.`)
  return { asOf: to, since: from }
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`${name} is a number, not '${text}'.`)
  return number
}
