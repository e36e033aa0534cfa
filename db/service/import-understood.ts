/** What a file to import is, what it would make and by which plan: the whole of it in memory, or in pieces (`import-long.ts`). */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { FeedChoices, maxImportBytes } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import { createWarnings, ImportError } from '../formats/import/import-error.ts'
import { readFile as readContent, readPair } from '../formats/import/read-file.ts'
import { seemsHeader, suggestMapping } from '../formats/import/table-suggest.ts'
import type { ServiceContext } from './context.ts'
import { planEventTable } from './import-event-table.ts'
import { planFeed } from './import-feed.ts'
import { planGraph } from './import-graph.ts'
import { understandLong } from './import-long.ts'
import { nothingToImport } from './import-plan.ts'
import { fillerOf, graphOf, importName, isWhole, sayGuess, tooLarge, type ImportInput, type Reading, type Understood } from './import-reading.ts'
import { planSources } from './import-sources.ts'
import { planTable } from './import-table.ts'

/** What the content of the input, or of the file that is held for it, is. Throws an EntenteError that names the file where it cannot be imported. */
export function understand(context: Pick<ServiceContext, 'db' | 'ports'>, input: ImportInput, held: string | undefined, how: Reading = {}): Understood {
  if (held !== undefined && !input.beside) {
    const long = reading(input.name, () => understandLong(context, input, held, how))
    if (long) return long
  }
  const bytes = held === undefined ? Buffer.from(input.base64, 'base64') : readWhole(held, input.name)
  if (bytes.length + (input.beside?.base64.length ?? 0) / 4 * 3 > maxImportBytes) throw tooLarge(input.name, maxImportBytes)
  const warnings = createWarnings()
  return reading(input.name, () => {
    // A mapping says that the table is rows.
    const beside = input.beside && Buffer.from(input.beside.base64, 'base64')
    const content = beside ? readPair(bytes, beside, input.encoding, warnings) : readContent(bytes, { ...input, directed: input.graph?.directed, shape: input.shape ?? (input.mapping ? 'rows' : undefined) }, warnings)
    const rows = content.table?.rows ?? []
    const same = { content, warnings, sha256: () => createHash('sha256').update(bytes).digest('hex'), feed: null, graph: null, mapping: null, rows: rows.length, errorRows: 0, sampled: null }
    if (content.feed) {
      const { plan, summary } = planFeed(context, content.feed, input.feed ?? FeedChoices.parse({}), input.decisions, fillerOf(input), warnings)
      return { ...same, feed: summary, plan }
    }
    if (content.bibliography) return { ...same, plan: planSources(context, content.bibliography, input.decisions, warnings) }
    const graph = graphOf(content, input, warnings)
    if (graph) {
      const plan = planGraph(context, graph.used, { fileName: importName(input), network: content.format === 'pajek' ? content.sheet : null }, graph.choices, input.decisions, fillerOf(input), warnings)
      return { ...same, graph, plan }
    }
    const mapping = input.mapping ?? suggestMapping(rows, seemsHeader(rows))
    if (!isWhole(mapping, how, warnings)) return { ...same, mapping, plan: nothingToImport(rows.length) }
    if (!input.mapping) sayGuess(mapping, rows, warnings)
    if (mapping.kind === 'events' && (mapping.dataSet !== null || mapping.columns['id'] !== undefined)) {
      const table = { delimiter: content.delimiter ?? '', head: { rows }, rows: () => rows }
      const plan = planEventTable(context, table, mapping, { name: input.name, decisions: input.decisions, onError: input.onError, fill: fillerOf(input) }, warnings)
      return { ...same, mapping, plan, errorRows: plan.errorRows }
    }
    const plan = planTable(context, { rows }, mapping, { name: input.name, sheet: content.sheet, decisions: input.decisions, onError: input.onError, fill: fillerOf(input) }, warnings)
    return { ...same, mapping, plan, errorRows: plan.errorRows }
  })
}

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
