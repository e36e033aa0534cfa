import { basename, dirname, extname, join, resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Client, Input } from '../../../db/contract/api.ts'
import { exportFormats, type ExportFormat } from '../../../db/contract/methods/exports.ts'
import type { FigureManifest } from '../../../db/contract/entities/figures.ts'
import { writeFailure, writeFileAtomically } from '../../host/atomic-file.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'
import { exportData } from '../export-data.ts'
import { given, pageContent, pageFormats, pageOptions, pageUsage, refuseUnused, type PageFormat } from '../page-figures.ts'
import { viewNamed } from '../view-named.ts'

const figures = ['svg', 'pdf', 'png', 'evidence-html', 'evidence-md', 'matrix-csv', ...pageFormats] as const
const formats = [...figures, ...exportFormats] as const
/** Formats whose letters can be outlines. */
const outlined: ReadonlySet<string> = new Set(['svg', 'evidence-html', 'evidence-md', ...pageFormats.filter(format => format.endsWith('-svg'))])
type FigureFormat = (typeof figures)[number]
const isFigure = (text: string | undefined): text is FigureFormat => (figures as readonly (string | undefined)[]).includes(text)
const isPage = (format: FigureFormat): format is PageFormat => (pageFormats as readonly string[]).includes(format)
const isExport = (text: string | undefined): text is ExportFormat => (exportFormats as readonly (string | undefined)[]).includes(text)

/** What one export writes: the file asked for first, then what stands beside it. */
interface Written {
  files: { name: string; bytes: Buffer }[]
  manifest?: FigureManifest
}

/** The files of a figure of the network. `target` is the file asked for: what stands beside it is named after it. */
async function filesOf(client: Client, format: Exclude<FigureFormat, PageFormat>, options: Input<'figures.svg'>, target: string): Promise<Written> {
  const name = basename(target)
  switch (format) {
    case 'svg': return { files: [{ name, bytes: Buffer.from((await client.call('figures.svg', options)).svg, 'utf8') }] }
    case 'pdf':
    case 'png': return { files: [{ name, bytes: Buffer.from((await client.call(`figures.${format}`, options)).base64, 'base64') }] }
    case 'matrix-csv': return { files: [{ name, bytes: Buffer.from((await client.call('matrix.csv', {})).csv, 'utf8') }] }
    case 'evidence-html':
    case 'evidence-md': {
      const { files, manifest } = await client.call('figures.evidence', { ...options, form: format === 'evidence-html' ? 'html' : 'markdown', fileName: basename(name, extname(name)) })
      return { files: files.map(({ fileName, base64 }, index) => ({ name: index === 0 ? name : fileName, bytes: Buffer.from(base64, 'base64') })), manifest }
    }
  }
}

export const exportCommand: Command = {
  usage: `FILE --format json|gexf|graphml|csv|pajek|cyjs|bibtex|ris|csl-json -o OUT [--view NAME] [--json] | FILE --format svg|pdf|png|evidence-html|evidence-md|matrix-csv -o OUT [--as-of DATE | --from DATE --to DATE] [--view NAME] [--width-mm N] [--height-mm N] [--dpi N] [--theme light|dark|grey] [--legend | --no-legend] [--caption TEXT] [--evidence-list] [--outlines] [--multiples periods | --compare DATE,DATE | --difference DATE,DATE] [--json] | FILE ${pageUsage} [--json]`,
  summary: 'Writes the project as a document (json), its network or its sources for other programs, and tells what the format loses; or the figure of the network (on one day or of a range; without a date, as of the end of the study period), of the practice plane, of the matrix, of balance (through time; --chart centrality: measures of actors; --chart strain: the strain on a tie; --chart census: triads by type on a day), of the timeline, or of two actors, or the matrix as a table. Several pictures in one figure: --multiples has one for every period, --compare two dates side by side, --difference what changed between them. With its evidence, a figure has numbers and an appendix on each tie; what went in and what stayed out is told. Private notes are never in it.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true, allowNegative: true,
      options: {
        format: { type: 'string' }, output: { type: 'string', short: 'o' }, 'as-of': { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, 'width-mm': { type: 'string' }, 'height-mm': { type: 'string' }, dpi: { type: 'string' },
        view: { type: 'string' }, theme: { type: 'string' }, legend: { type: 'boolean' }, caption: { type: 'string' }, 'evidence-list': { type: 'boolean' }, outlines: { type: 'boolean' }, multiples: { type: 'string' }, compare: { type: 'string' }, difference: { type: 'string' }, json: { type: 'boolean' },
        ...pageOptions,
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
    refuseUnused(format, parsed.values)
    const { theme, legend, caption, view, outlines } = parsed.values
    if (theme !== undefined && !isTheme(theme)) throw new UsageError(`--theme is ${themes.map(each => `'${each}'`).join(', ')}, not '${theme}'.`)
    if (outlines && !outlined.has(format)) throw new UsageError(`--outlines is for SVG: a ${format} keeps its text.`)
    const page = given({
      theme, legend, caption, outlines, widthMm: numberOf('--width-mm', parsed.values['width-mm']), heightMm: numberOf('--height-mm', parsed.values['height-mm']), dpi: numberOf('--dpi', parsed.values.dpi),
    })
    const out = resolve(target)
    const { files, manifest } = await withProject(resolve(file), async ({ client }): Promise<Written> => {
      if (isPage(format)) {
        const other = (['view', 'evidence-list', 'multiples', 'compare', 'difference'] as const).find(name => parsed.values[name] !== undefined)
        if (other !== undefined) throw new UsageError(`--${other} is for figures of the network.`)
        const { 'as-of': asOf, from, to } = parsed.values
        return { files: [{ name: basename(out), bytes: await pageContent(client, format, { ...page, ...given({ asOf, from, to }) }, parsed.values) }] }
      }
      const options: Input<'figures.svg'> = { ...page, ...timeOf(parsed.values), ...given({ evidence: parsed.values['evidence-list'] ? 'list' as const : undefined, panels: panelsOf(parsed.values) }) }
      return await filesOf(client, format, view === undefined ? options : { ...options, view: await viewNamed(client, view) }, out)
    })
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

const themes = ['light', 'dark', 'grey'] as const
const isTheme = (text: string): text is (typeof themes)[number] => (themes as readonly string[]).includes(text)

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
