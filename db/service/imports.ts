import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Output, ParsedInput, Service } from '../contract/api.ts'
import { FeedChoices, GraphChoices, maxEventBytes, ReferenceChoices, maxImportBytes, requiredFields, type FeedSummary, type ImportCounts, type TableMapping } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import { joinMutualPairs } from '../formats/import/graph/mutual-pairs.ts'
import { createWarnings, ImportError, type WarningList } from '../formats/import/import-error.ts'
import { hashOf, looksBinary, textOfFile } from '../formats/import/long-text.ts'
import { readFile as readContent, type FileContent } from '../formats/import/read-file.ts'
import { readFeed } from '../formats/import/feeds/read-feed.ts'
import { recogniseText } from '../formats/import/recognise.ts'
import { describeColumns, looked } from '../formats/import/column-types.ts'
import { seemsHeader, suggestMapping } from '../formats/import/table-suggest.ts'
import { currentCoder } from '../queries/coders.ts'
import { countCompared } from '../queries/import-matches.ts'
import { insertImportRecord, listImportRecords } from '../queries/import-records.ts'
import type { ServiceContext } from './context.ts'
import { planFeed } from './import-feed.ts'
import { planGraph } from './import-graph.ts'
import { mapsFor } from './import-maps.ts'
import { nothingToImport, type ImportPlan } from './import-plan.ts'
import { planSources } from './import-sources.ts'
import { planTable } from './import-table.ts'
import type { Jobs } from './jobs.ts'
import { createFiller } from './reference-fill.ts'

type ImportMethods = 'imports.preview' | 'imports.run' | 'imports.list'
type ImportInput = ParsedInput<'imports.preview'>

/** Rows of a table that a preview shows as they stand. */
const shownRows = 12
const longestShownCell = 200

/** Files whose content, in base64, is longer go off the main thread, which they would hold up; so do those that are compared with more actors and sources. */
const largeContent = 64 * 1024
const manyCompared = 1_500

/** Imports of bibliographies, tables and networks. Messages name lines, columns, keys and fields; never the words of notes. */
export function importService(context: ServiceContext, jobs: Jobs): Pick<Service, ImportMethods> {
  const { ports, file } = context
  const elsewhere = context.readOnly ? undefined : ports.importElsewhere
  const closing = new AbortController()
  context.subscribe(event => {
    if (event.type === 'closing') closing.abort()
  })
  const isSmall = (input: ImportInput) => input.held === undefined && input.base64.length <= largeContent && countCompared(context.db) <= manyCompared
  return {
    'imports.preview': input => {
      const held = heldOf(context, input)
      if (!elsewhere || file === null || isSmall(input)) return previewImport(context, input, held)
      return elsewhere({ method: 'imports.preview', file, input, ...(held === undefined ? {} : { held }) }, { signal: closing.signal, progress: () => undefined }) as Promise<Output<'imports.preview'>>
    },
    'imports.run': input => {
      const held = heldOf(context, input)
      if (!elsewhere || file === null || isSmall(input)) return runImport(context, input, undefined, held)
      return context.writeElsewhere(() => jobs.run(input.job, async ({ signal, progress }) => {
        await ports.backUpFirst?.()
        return await elsewhere({ method: 'imports.run', file, input, ...(held === undefined ? {} : { held }) }, { signal: AbortSignal.any([signal, closing.signal]), progress }) as Output<'imports.run'>
      }))
    },
    'imports.list': () => listImportRecords(context.db),
  }
}

/** The file that the program holds for this import; undefined where the content came with the call. */
function heldOf({ ports }: Pick<ServiceContext, 'ports'>, { held, name }: ImportInput): string | undefined {
  if (held === undefined) return undefined
  const path = ports.heldFile?.(held)
  if (path === undefined) throw new EntenteError('not_found', `“${name}” is not at hand any more. Choose the file again. Nothing was changed.`, [{ path: 'held', message: 'not held' }])
  return path
}

/** What importing would do; changes nothing. `held`: a file to read instead of the content of the input. */
export function previewImport(context: Pick<ServiceContext, 'db' | 'ports'>, input: ImportInput, held?: string): Output<'imports.preview'> {
  const understood = understand(context, input, held, true)
  const { content, mapping, plan } = understood
  const rows = content.table?.rows ?? []
  return {
    ...shared(understood), samples: [...plan.samples],
    maps: content.table && content.shape === 'rows' ? mapsFor(context.db, content.table.rows) : [],
    table: content.table && {
      columns: describeColumns(rows, mapping?.header ?? seemsHeader(rows)), rowCount: rows.length,
      rows: rows.slice(0, shownRows).map(({ line, cells }) => ({ line, cells: cells.map(cell => cell.slice(0, longestShownCell)) })),
    },
  }
}

/** Imports as one undo step, with a record of it; tells how many rows are written. */
export function runImport(context: ServiceContext, input: ImportInput, progress: (done: number, total: number) => void = () => undefined, held?: string): Output<'imports.run'> {
  const understood = understand(context, input, held)
  const { content, mapping, plan, sha256 } = understood
  if (content.table && content.shape === 'rows' && !mapping) {
    throw new EntenteError('bad_request', `Nothing in “${input.name}” says what its columns are. Say which column holds what, and import again. Nothing was changed.`, [{ path: 'mapping', message: 'needed for this table' }])
  }
  if (understood.errorRows > 0 && input.onError === 'stop') {
    const [first] = understood.warnings.listed.filter(warning => warning.error)
    const where = first ? ` The first: line ${first.line ?? '?'}${first.column === null ? '' : `, “${first.column}”`}: ${first.message}` : ''
    throw new EntenteError('bad_request', `${understood.errorRows.toLocaleString('en')} ${understood.errorRows === 1 ? 'row of “' : 'rows of “'}${input.name}” cannot be understood, and all or nothing was asked for. Nothing was changed.${where}`)
  }
  const made = wordsOf(plan.counts)
  const label = made === '' ? null : `Import ${made} from ${input.name}`
  const answer = shared(understood)
  if (label !== null) {
    context.write({ label }, (target, at) => {
      plan.write(target, at, tellingEvery(progress))
      const { counts, warnings, moreWarnings, encoding } = answer
      insertImportRecord(target, context.ports.newUid(), {
        kind: 'import', fileName: input.name, format: content.format, sha256, coderId: currentCoder(target).id,
        report: { counts, encoding, warnings: warnings.slice(0, recordedWarnings), moreWarnings: moreWarnings + Math.max(0, warnings.length - recordedWarnings), fields: answer.graph?.fields.slice(0, recordedWarnings) ?? [] },
      }, at)
    })
  }
  return { ...answer, label }
}

/** Telling of every row would take longer than writing it. */
function tellingEvery(progress: (done: number, total: number) => void): (done: number, total: number) => void {
  return (done, total) => {
    if (done % 500 === 0 || done === total) progress(done, total)
  }
}

/** Actors of the shipped list that an answer names. */
const listedFills = 2_000

/** Warnings that the project keeps of each import. */
const recordedWarnings = 200

interface Understood {
  readonly content: FileContent
  readonly mapping: TableMapping | null
  readonly graph: ReturnType<typeof graphOf>
  readonly feed: FeedSummary | null
  readonly plan: ImportPlan
  /** Rows of a table with errors. */
  readonly errorRows: number
  readonly warnings: WarningList
  readonly sha256: string
}

function shared({ content, mapping, graph, feed, plan, warnings, errorRows }: Understood) {
  const { format, encoding, delimiter, sheets, sheet, shape } = content
  return {
    format, encoding, delimiter, sheets: [...sheets], sheet, shape, mapping, feed, counts: plan.counts,
    graph: graph && { nodes: graph.nodes, edges: graph.edges, mutualPairs: graph.pairs, choices: graph.choices, fields: [...graph.fields] },
    warnings: [...warnings.listed].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)), moreWarnings: warnings.more, errorRows, duplicates: [...plan.duplicates],
    reference: { fills: (plan.reference ?? []).slice(0, listedFills), total: plan.reference?.length ?? 0 },
  }
}

/** The network of a file, with pairs joined where that was chosen. */
function graphOf({ graph }: FileContent, { graph: given }: ImportInput, warnings: WarningList) {
  if (!graph) return null
  const choices = given ?? GraphChoices.parse({})
  const { graph: joined, pairs } = joinMutualPairs(graph)
  if (pairs > 0 && !choices.joinPairs) warnings.add(`${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of directed edges run both ways and say the same. They stay two ties each; they can be joined to one mutual tie.`)
  return { used: choices.joinPairs ? joined : graph, pairs, choices, nodes: graph.nodes.length, edges: graph.edges.length + graph.skipped, fields: graph.fields }
}

/** `isPreview`: a mapping that is still being made says nothing yet, and is no error. */
function understand(context: Pick<ServiceContext, 'db' | 'ports'>, input: ImportInput, held: string | undefined, isPreview = false): Understood {
  if (held !== undefined) {
    const long = understandLong(context, input, held)
    if (long) return long
  }
  const bytes = held === undefined ? Buffer.from(input.base64, 'base64') : readWhole(held, input.name)
  if (bytes.length > maxImportBytes) throw tooLarge(input.name, maxImportBytes)
  const warnings = createWarnings()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return reading(input.name, () => {
    // A mapping says that the table is rows.
    const content = readContent(bytes, { ...input, directed: input.graph?.directed, shape: input.shape ?? (input.mapping ? 'rows' : undefined) }, warnings)
    const same = { content, warnings, sha256, feed: null, errorRows: 0 }
    if (content.feed) {
      const { plan, summary } = planFeed(context, content.feed, input.feed ?? FeedChoices.parse({}), input.decisions, fillerOf(input), warnings)
      return { ...same, mapping: null, graph: null, feed: summary, plan }
    }
    if (content.bibliography) return { ...same, mapping: null, graph: null, plan: planSources(context, content.bibliography, input.decisions, warnings) }
    const graph = graphOf(content, input, warnings)
    if (graph) {
      const plan = planGraph(context, graph.used, { fileName: input.name, network: content.format === 'pajek' ? content.sheet : null }, graph.choices, input.decisions, fillerOf(input), warnings)
      return { ...same, mapping: null, graph, plan }
    }
    const table = content.table ?? { rows: [] }
    const mapping = input.mapping ?? suggestMapping(table.rows, seemsHeader(table.rows))
    if (!mapping) {
      warnings.add('Nothing here says what the columns are: say which of them hold what.')
      return { ...same, mapping, graph: null, plan: nothingToImport(table.rows.length) }
    }
    const missing = requiredFields[mapping.kind].filter(field => mapping.columns[field] === undefined)
    if (isPreview && missing.length > 0) {
      warnings.add(`Nothing says yet which column holds ${missing.join(' and ')}. Every one of the ${mapping.kind} needs it.`)
      return { ...same, mapping, graph: null, plan: nothingToImport(table.rows.length) }
    }
    if (!input.mapping) {
      const columns = Object.entries(mapping.columns).map(([field, column]) => `“${column}” is ${field}`).join(', ')
      const width = Math.max(0, ...table.rows.slice(0, looked).map(row => row.cells.length))
      const left = mapping.header ? [] : Array.from({ length: width }, (_, index) => `#${index + 1}`).filter(name => !Object.values(mapping.columns).includes(name))
      const rest = left.length === 0 ? '' : ` ${left.map(name => `“${name}”`).join(', ')} ${left.length === 1 ? 'is' : 'are'} left out.`
      warnings.add(`${mapping.header ? 'By the headings' : 'There are no headings; by what the columns hold'}, the rows are taken for ${mapping.kind}: ${columns}.${rest}`)
    }
    const plan = planTable(context, table, mapping, { name: input.name, sheet: content.sheet, decisions: input.decisions, onError: input.onError, fill: fillerOf(input) }, warnings)
    return { ...same, mapping, graph: null, plan, errorRows: plan.errorRows }
  })
}

/** A file of events is read in pieces, whatever its length; null for a file of anything else. */
function understandLong(context: Pick<ServiceContext, 'db' | 'ports'>, input: ImportInput, path: string): Understood | null {
  const { size } = statSync(path)
  if (size > maxEventBytes) throw tooLarge(input.name, maxEventBytes)
  const warnings = createWarnings()
  return reading(input.name, () => {
    if (size === 0 || looksBinary(path)) return null
    const text = textOfFile(path, input.encoding)
    const format = input.format ?? recogniseText(text.head)
    if (input.shape !== undefined || (format !== 'gdelt' && format !== 'icews')) return null
    if (!text.certain) warnings.add(`The file is not UTF-8; it was read as ${text.encoding}. Where letters come out wrong, choose another encoding.`)
    const { plan, summary } = planFeed(context, readFeed(text, format), input.feed ?? FeedChoices.parse({}), input.decisions, fillerOf(input), warnings)
    const content = { format, encoding: text.encoding, delimiter: null, sheets: [], sheet: null, shape: null, bibliography: null, graph: null, table: null, feed: null }
    return { content, warnings, sha256: hashOf(path), mapping: null, graph: null, feed: summary, plan, errorRows: 0 }
  })
}

const fillerOf = ({ reference }: ImportInput) => createFiller(reference ?? ReferenceChoices.parse({}))

const tooLarge = (name: string, most: number) => new EntenteError('too_large', `“${name}” has more than ${most / 1024 / 1024} MB, the most that is imported at once. Divide it and import the parts. Nothing was changed.`)

function readWhole(path: string, name: string): Buffer {
  if (statSync(path).size > maxImportBytes) throw tooLarge(name, maxImportBytes)
  return readFileSync(path)
}

/** What readers refuse, as an error that names the file. */
function reading<T>(name: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    throw new EntenteError('bad_request', `“${name}” cannot be imported. ${error.message} Nothing was changed.`)
  }
}

const nouns: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['sources', 'source', 'sources'], ['actors', 'actor', 'actors'], ['ties', 'tie', 'ties'], ['events', 'event', 'events'],
]

/** “120 sources”, “16 actors and 58 ties”; empty where nothing is made. */
function wordsOf(counts: ImportCounts): string {
  return nouns.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [`${counts[key]} ${counts[key] === 1 ? one : many}`])).join(' and ')
}
