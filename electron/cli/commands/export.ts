import { basename, dirname, extname, join, resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Client, Input } from '../../../db/contract/api.ts'
import { exportFormats, type ExportFormat } from '../../../db/contract/methods/exports.ts'
import { collapseRules } from '../../../db/contract/entities/balance.ts'
import { balanceCharts } from '../../../db/contract/methods/balance-figures.ts'
import type { FigureManifest } from '../../../db/contract/entities/figures.ts'
import { writeFailure, writeFileAtomically } from '../../host/atomic-file.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'
import { exportData } from '../export-data.ts'
import { viewNamed } from '../view-named.ts'

const figures = ['svg', 'pdf', 'png', 'evidence-html', 'evidence-md', 'matrix-csv', 'matrix-svg', 'matrix-pdf', 'matrix-png', 'plane-svg', 'plane-pdf', 'plane-png', 'balance-svg', 'balance-pdf', 'balance-png'] as const
const formats = [...figures, ...exportFormats] as const
/** Formats whose letters can be outlines. */
const outlined: ReadonlySet<string> = new Set(['svg', 'evidence-html', 'evidence-md', 'plane-svg', 'matrix-svg', 'balance-svg'])
type FigureFormat = (typeof figures)[number]
const isFigure = (text: string | undefined): text is FigureFormat => (figures as readonly (string | undefined)[]).includes(text)
const isExport = (text: string | undefined): text is ExportFormat => (exportFormats as readonly (string | undefined)[]).includes(text)

/** What one export writes: the file asked for first, then what stands beside it. */
interface Written {
  files: { name: string; bytes: Buffer }[]
  manifest?: FigureManifest
}

/** What a figure is asked for with, and what of it is for charts of balance alone. */
interface Asked extends Input<'figures.svg'> { balance?: Pick<Input<'figures.balance'>, 'chart' | 'by' | 'rule' | 'tie' | 'changes'> }
const withoutBalance = ({ balance: _balance, ...options }: Asked): Input<'figures.svg'> => options

/** The files of a format. `target` is the file asked for: what stands beside it is named after it. */
async function filesOf(client: Client, format: FigureFormat, options: Asked, target: string): Promise<Written> {
  const name = basename(target)
  if (format !== 'evidence-html' && format !== 'evidence-md') return { files: [{ name, bytes: await contentOf(client, format, options) }] }
  const { files, manifest } = await client.call('figures.evidence', { ...withoutBalance(options), form: format === 'evidence-html' ? 'html' : 'markdown', fileName: basename(name, extname(name)) })
  return { files: files.map(({ fileName, base64 }, index) => ({ name: index === 0 ? name : fileName, bytes: Buffer.from(base64, 'base64') })), manifest }
}

async function contentOf(client: Client, format: Exclude<FigureFormat, 'evidence-html' | 'evidence-md'>, { balance, ...options }: Asked): Promise<Buffer> {
  switch (format) {
    case 'svg': return Buffer.from((await client.call('figures.svg', options)).svg, 'utf8')
    case 'pdf':
    case 'png': return Buffer.from((await client.call(`figures.${format}`, options)).base64, 'base64')
    case 'plane-svg': return Buffer.from((await client.call('figures.plane', pageOptions(format, options))).svg, 'utf8')
    case 'plane-pdf': return Buffer.from((await client.call('figures.planePdf', pageOptions(format, options))).base64, 'base64')
    case 'plane-png': return Buffer.from((await client.call('figures.planePng', pageOptions(format, options))).base64, 'base64')
    case 'balance-svg': return Buffer.from((await client.call('figures.balance', balanceOptions(format, options, balance))).svg, 'utf8')
    case 'balance-pdf': return Buffer.from((await client.call('figures.balancePdf', balanceOptions(format, options, balance))).base64, 'base64')
    case 'balance-png': return Buffer.from((await client.call('figures.balancePng', balanceOptions(format, options, balance))).base64, 'base64')
    case 'matrix-svg': return Buffer.from((await client.call('figures.matrix', pageOptions(format, options))).svg, 'utf8')
    case 'matrix-pdf': return Buffer.from((await client.call('figures.matrixPdf', pageOptions(format, options))).base64, 'base64')
    case 'matrix-png': return Buffer.from((await client.call('figures.matrixPng', pageOptions(format, options))).base64, 'base64')
    case 'matrix-csv': return Buffer.from((await client.call('matrix.csv', {})).csv, 'utf8')
  }
}

export const exportCommand: Command = {
  usage: 'FILE --format json|gexf|graphml|csv|pajek|cyjs|bibtex|ris|csl-json -o OUT [--view NAME] [--json] | FILE --format svg|pdf|png|evidence-html|evidence-md|plane-svg|plane-pdf|plane-png|balance-svg|balance-pdf|balance-png|matrix-svg|matrix-pdf|matrix-png|matrix-csv -o OUT [--as-of DATE | --from DATE --to DATE] [--view NAME] [--width-mm N] [--height-mm N] [--dpi N] [--theme light|dark|grey] [--legend | --no-legend] [--caption TEXT] [--evidence-list] [--outlines] [--chart timeline|centrality|census] [--by year|period|window] [--rule RULE] [--tie UID] [--changes] [--multiples periods | --compare DATE,DATE | --difference DATE,DATE] [--json]',
  summary: 'Writes the project as a document (json), its network or its sources for other programs, and tells what the format loses; or the figure of the network (on one day or of a range; without a date, as of the end of the study period) of the practice plane, of balance (through time; --chart centrality: measures of actors; --chart census: triads by type on a day) or of the matrix, or the matrix as a table. Several pictures in one figure: --multiples has one for every period, --compare two dates side by side, --difference what changed between them. With its evidence, a figure has numbers and an appendix on each tie; what went in and what stayed out is told. Private notes are never in it.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true, allowNegative: true,
      options: {
        format: { type: 'string' }, output: { type: 'string', short: 'o' }, 'as-of': { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, 'width-mm': { type: 'string' }, 'height-mm': { type: 'string' }, dpi: { type: 'string' },
        view: { type: 'string' }, theme: { type: 'string' }, legend: { type: 'boolean' }, caption: { type: 'string' }, 'evidence-list': { type: 'boolean' }, outlines: { type: 'boolean' }, multiples: { type: 'string' }, chart: { type: 'string' }, by: { type: 'string' }, rule: { type: 'string' }, tie: { type: 'string' }, changes: { type: 'boolean' }, compare: { type: 'string' }, difference: { type: 'string' }, json: { type: 'boolean' },
      },
    })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { format, output: target } = parsed.values
    if (isExport(format)) {
      const unused = Object.keys(parsed.values).filter(name => !['format', 'output', 'view', 'json'].includes(name))
      if (unused.length > 0) throw new UsageError(`--${unused[0] ?? ''} is for figures: a ${format} file has no page.`)
      return await exportData(resolve(file), { format, target, view: parsed.values.view, json: parsed.values.json ?? false }, output)
    }
    if (!isFigure(format)) throw new UsageError(format === undefined ? '--format is missing.' : `--format is ${formats.map(each => `'${each}'`).join(', ')}, not '${format}'.`)
    if (!target) throw new UsageError('-o OUT is missing.')
    const time = timeOf(parsed.values)
    const { theme, legend, caption, view } = parsed.values
    if (theme !== undefined && !isTheme(theme)) throw new UsageError(`--theme is ${themes.map(each => `'${each}'`).join(', ')}, not '${theme}'.`)
    const options: Asked = given({
      ...time, widthMm: numberOf('--width-mm', parsed.values['width-mm']), heightMm: numberOf('--height-mm', parsed.values['height-mm']),
      dpi: numberOf('--dpi', parsed.values.dpi), theme, legend, caption, evidence: parsed.values['evidence-list'] ? 'list' : undefined, outlines: parsed.values.outlines, panels: panelsOf(parsed.values), balance: balanceAsked(format, parsed.values),
    })
    if (parsed.values.outlines && !outlined.has(format)) throw new UsageError(`--outlines is for SVG: a ${format} keeps its text.`)
    const out = resolve(target)
    const { files, manifest } = await withProject(resolve(file), async ({ client }) =>
      await filesOf(client, format, view === undefined ? options : { ...options, view: await viewNamed(client, view) }, out))
    const written = files.map(({ name, bytes }) => ({ path: join(dirname(out), name), bytes }))
    for (const { path, bytes } of written) {
      try {
        writeFileAtomically(path, bytes, 0o644)
      } catch (error) {
        throw new EntenteError('disk_error', `${path} was not written: ${writeFailure(error)}. The project is untouched.`)
      }
    }
    if (parsed.values.json) {
      output.json({ files: written.map(({ path }) => path), ...(manifest ? { manifest } : {}) })
      return 0
    }
    for (const { path } of written) output.text(`Wrote ${path}`)
    if (manifest) tellManifest(manifest, output)
    return 0
  },
}

function tellManifest({ included, withheld, hash }: FigureManifest, output: Output): void {
  output.text(`In it: ${included.map(({ what, count }) => `${count} ${what}`).join(', ') || 'the figure alone'}.`)
  for (const { what, count, why } of withheld) output.text(`  kept out: ${count} ${what}. ${why}`)
  output.text(`SHA-256 of its data: ${hash}`)
}

/** What of the options the figures of the practice plane and of the matrix have too. They show periods, so a time is left out as ever. */
function pageOptions(format: string, { asOf: _asOf, since: _since, theme, widthMm, heightMm, dpi, legend, caption, outlines, ...others }: Input<'figures.svg'>): Input<'figures.plane'> {
  if (Object.keys(others).length > 0) {
    throw new UsageError(`A figure of the ${format.startsWith('plane') ? 'practice plane' : format.startsWith('balance') ? 'balance of the network' : 'matrix'} takes --width-mm, --height-mm, --dpi, --theme, --legend, --no-legend, --caption and --outlines.`)
  }
  return given({ theme, widthMm, heightMm, dpi, legend, caption, outlines })
}

/** Whether a word is one of those that an option takes. */
function oneOf<Word extends string>(option: string, words: readonly Word[], text: string | undefined): Word | undefined {
  const found = words.find(word => word === text)
  if (text !== undefined && found === undefined) throw new UsageError(`--${option} is one of ${words.join(', ')}, not '${text}'.`)
  return found
}

/** What is asked for of a chart of balance. Throws a UsageError where another figure is given it. */
function balanceAsked(format: FigureFormat, { chart, by, rule, tie, changes }: { chart?: string | undefined; by?: string | undefined; rule?: string | undefined; tie?: string | undefined; changes?: boolean | undefined }): Asked['balance'] {
  const asked = given({ chart: oneOf('chart', balanceCharts, chart), by: oneOf('by', ['year', 'period', 'window'] as const, by), rule: oneOf('rule', collapseRules, rule), tie, changes })
  const [unused] = Object.keys(asked)
  if (!format.startsWith('balance') && unused !== undefined) throw new UsageError(`--${unused} is for figures of balance.`)
  return unused === undefined ? undefined : asked
}

/** The options of a chart of balance. A day is for triads by type; lines go through the whole study. */
function balanceOptions(format: string, { asOf, since, dating, ...options }: Input<'figures.svg'>, balance: Asked['balance']): Input<'figures.balance'> {
  if (asOf !== undefined && balance?.chart !== 'census') throw new UsageError('--as-of, --from and --to are for --chart census: lines go through the whole study.')
  return { ...pageOptions(format, options), ...given({ asOf: asOf ?? undefined, since: since ?? undefined, dating }), ...balance }
}

const themes = ['light', 'dark', 'grey'] as const
const isTheme = (text: string): text is (typeof themes)[number] => (themes as readonly string[]).includes(text)

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** What was given, without what was not. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}

/** Several pictures in the place of one, where they are asked for. */
function panelsOf({ multiples, compare, difference, ...time }: { multiples?: string | undefined; compare?: string | undefined; difference?: string | undefined; 'as-of'?: string | undefined; from?: string | undefined; to?: string | undefined }): Input<'figures.svg'>['panels'] {
  const asked = Object.entries({ '--multiples': multiples, '--compare': compare, '--difference': difference }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  const [wanted] = asked
  if (!wanted) return undefined
  const { name, value } = wanted
  if (asked.length > 1) throw new UsageError(`${asked.map(each => each.name).join(' and ')} are figures of their own: give one of them.`)
  const timed = (['as-of', 'from', 'to'] as const).find(each => time[each] !== undefined)
  if (timed !== undefined) throw new UsageError(`${name} has times of its own: leave out --${timed}.`)
  if (name === '--multiples') {
    if (value !== 'periods') throw new UsageError(`--multiples is 'periods', not '${value}'.`)
    return { kind: 'periods' }
  }
  const [first = '', second = '', ...more] = value.split(',').map(date => date.trim())
  if (first === '' || second === '' || more.length > 0) throw new UsageError(`${name} takes two dates with a comma between them, such as 2015,2023-10-07, not '${value}'.`)
  return { kind: 'dates', dates: [first, second], show: name === '--compare' ? 'side' : 'difference' }
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
