import { hash } from 'node:crypto'
import type { Output, ParsedInput, Service } from '../contract/api.ts'
import type { ImportCounts } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import { describeColumns } from '../formats/import/column-types.ts'
import { seemsHeader } from '../formats/import/table-suggest.ts'
import { currentCoder } from '../queries/coders.ts'
import { countCompared } from '../queries/import-matches.ts'
import { insertImportRecord, listImportRecords } from '../queries/import-records.ts'
import type { ServiceContext } from './context.ts'
import { mapsFor } from './import-maps.ts'
import { importName, type ImportInput, type Understood } from './import-reading.ts'
import { understand } from './import-understood.ts'
import type { JobControl, Jobs } from './jobs.ts'

type ImportMethods = 'imports.preview' | 'imports.run' | 'imports.list'
type Tell = JobControl['progress']

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
  const isSmall = (input: Pick<ImportInput, 'held' | 'base64' | 'beside'>) => input.held === undefined && input.base64.length + (input.beside?.base64.length ?? 0) <= largeContent && countCompared(context.db) <= manyCompared
  return {
    'imports.preview': input => {
      const held = heldOf(context, input)
      if (!elsewhere || file === null || isSmall(input)) return previewImport(context, input, undefined, held)
      return jobs.run(input.job, ({ signal, progress }) => elsewhere(
        { method: 'imports.preview', file, input, ...(held === undefined ? {} : { held }) }, { signal: AbortSignal.any([signal, closing.signal]), progress },
      ) as Promise<Output<'imports.preview'>>)
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
function heldOf({ ports }: Pick<ServiceContext, 'ports'>, { held, name }: Pick<ImportInput, 'held' | 'name'>): string | undefined {
  if (held === undefined) return undefined
  const path = ports.heldFile?.(held)
  if (path === undefined) throw new EntenteError('not_found', `“${name}” is not at hand any more. Choose the file again. Nothing was changed.`, [{ path: 'held', message: 'not held' }])
  return path
}

/** What importing would do; changes nothing. Tells how far a long file is read. `held`: a file to read instead of the content of the input. */
export function previewImport(context: Pick<ServiceContext, 'db' | 'ports'>, input: ParsedInput<'imports.preview'>, progress: Tell = () => undefined, held?: string): Output<'imports.preview'> {
  const understood = understand(context, input, held, { isPreview: true, extent: input.extent, read: readingOf(progress) })
  const { content, mapping, plan, sampled } = understood
  const rows = content.table?.rows ?? []
  return {
    ...shared(understood), samples: [...plan.samples], sampled,
    maps: content.table && content.shape === 'rows' ? mapsFor(context.db, content.table.rows) : [],
    table: content.table && {
      columns: describeColumns(rows, mapping?.header ?? seemsHeader(rows)), rowCount: understood.rows,
      rows: rows.slice(0, shownRows).map(({ line, cells }) => ({ line, cells: cells.map(cell => cell.slice(0, longestShownCell)) })),
    },
  }
}

const readingOf = (progress: Tell) => (bytes: number, total: number, rows: number) => progress(bytes, total, { rows })

/** Imports as one undo step, with a record of it; tells how far a long file is read, and then how many rows are written. */
export function runImport(context: ServiceContext, input: ParsedInput<'imports.run'>, progress: Tell = () => undefined, held?: string): Output<'imports.run'> {
  const understood = understand(context, input, held, { read: readingOf(progress) })
  const { content, mapping, plan } = understood
  if (content.table && content.shape === 'rows' && !mapping) {
    throw new EntenteError('bad_request', `Nothing in “${input.name}” says what its columns are. Say which column holds what, and import again. Nothing was changed.`, [{ path: 'mapping', message: 'needed for this table' }])
  }
  if (understood.errorRows > 0 && input.onError === 'stop') {
    const [first] = understood.warnings.listed.filter(warning => warning.error)
    const where = first ? ` The first: line ${first.line ?? '?'}${first.column === null ? '' : `, “${first.column}”`}: ${first.message}` : ''
    throw new EntenteError('bad_request', `${understood.errorRows.toLocaleString('en')} ${understood.errorRows === 1 ? 'row of “' : 'rows of “'}${input.name}” cannot be understood, and all or nothing was asked for. Nothing was changed.${where}`)
  }
  const made = wordsOf(plan.counts)
  const label = made === '' ? null : `Import ${made} from ${importName(input)}`
  const answer = shared(understood)
  if (label !== null) {
    const files = [{ fileName: input.name, sha256: understood.sha256() }, ...(input.beside ? [{ fileName: input.beside.name, sha256: hash('sha256', Buffer.from(input.beside.base64, 'base64')) }] : [])]
    context.write({ label }, (target, at) => {
      plan.write(target, at, tellingEvery(progress))
      const { counts, warnings, moreWarnings, encoding } = answer
      for (const file of files) {
        insertImportRecord(target, context.ports.newUid(), {
          kind: 'import', ...file, format: content.format, coderId: currentCoder(target).id,
          report: { counts, encoding, warnings: warnings.slice(0, recordedWarnings), moreWarnings: moreWarnings + Math.max(0, warnings.length - recordedWarnings), fields: answer.graph?.fields.slice(0, recordedWarnings) ?? [] },
        }, at)
      }
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

function shared({ content, mapping, graph, feed, plan, warnings, errorRows }: Understood) {
  const { format, encoding, delimiter, sheets, sheet, shape } = content
  return {
    format, encoding, delimiter, sheets: [...sheets], sheet, shape, mapping, feed, counts: plan.counts,
    graph: graph && { nodes: graph.nodes, edges: graph.edges, mutualPairs: graph.pairs, choices: graph.choices, fields: [...graph.fields] },
    warnings: [...warnings.listed].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)), moreWarnings: warnings.more, errorRows, duplicates: [...plan.duplicates],
    reference: { fills: (plan.reference ?? []).slice(0, listedFills), total: plan.reference?.length ?? 0 },
  }
}

const nouns: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['sources', 'source', 'sources'], ['actors', 'actor', 'actors'], ['ties', 'tie', 'ties'], ['events', 'event', 'events'],
]

/** “120 sources”, “16 actors and 58 ties”; empty where nothing is made. */
function wordsOf(counts: ImportCounts): string {
  return nouns.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [`${counts[key]} ${counts[key] === 1 ? one : many}`])).join(' and ')
}
