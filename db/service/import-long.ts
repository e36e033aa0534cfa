import { statSync } from 'node:fs'
import { FeedChoices, longImportBytes, maxEventBytes, maxImportBytes, type TableMapping } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import type { FeedDocument } from '../formats/import/feeds/feed-document.ts'
import { readFeed } from '../formats/import/feeds/read-feed.ts'
import { seemsMatrix } from '../formats/import/graph/adjacency.ts'
import { createWarnings } from '../formats/import/import-error.ts'
import { longTable } from '../formats/import/long-table.ts'
import { beginningOf, hashOf, looksBinary, textOfFile } from '../formats/import/long-text.ts'
import { looksXml, recogniseText } from '../formats/import/recognise.ts'
import { seemsHeader, suggestMapping } from '../formats/import/table-suggest.ts'
import type { ServiceContext } from './context.ts'
import { planEventTable } from './import-event-table.ts'
import { planFeed } from './import-feed.ts'
import { nothingToImport } from './import-plan.ts'
import { warnOfUnclearNumbers } from './import-table.ts'
import { fillerOf, isWhole, sayGuess, tooLarge, type ImportInput, type Reading, type Understood } from './import-reading.ts'

/** A file of events, of a data set that is known or as a table, is read in pieces, whatever its length; null for a file of anything else. */
export function understandLong(context: Pick<ServiceContext, 'db' | 'ports'>, input: ImportInput, path: string, how: Reading): Understood | null {
  const { size } = statSync(path)
  if (size > maxEventBytes) throw tooLarge(input.name, maxEventBytes)
  if (size === 0 || looksBinary(path)) return null
  const { isPreview = false, extent = 'all', read = () => undefined } = how
  const whole = textOfFile(path, input.encoding)
  const text = extent === 'beginning' && whole.headBytes < whole.bytes ? beginningOf(whole) : whole
  const recognised = input.format ?? recogniseText(text.head)
  const isFeed = (recognised === 'gdelt' || recognised === 'icews') && input.shape === undefined && input.mapping === undefined
  const warnings = createWarnings()
  const sampled = (rows: number) => (text === whole ? null : { rows, bytes: whole.headBytes, of: whole.bytes })
  const same = { warnings, graph: null, sha256: () => hashOf(path) }
  const { encoding } = text
  const content = { encoding, delimiter: null, sheets: [], sheet: null, shape: null, table: null }
  const sayEncoding = () => {
    if (!text.certain) warnings.add(`The file is not UTF-8; it was read as ${encoding}. Where letters come out wrong, choose another encoding.`)
  }
  if (isFeed) {
    sayEncoding()
    const { document, planned } = followed(readFeed(text, recognised), (bytes, rows) => read(bytes, text.bytes, rows))
    const { plan, summary } = planFeed(context, document, input.feed ?? FeedChoices.parse({}), input.decisions, fillerOf(input), warnings)
    planned()
    return { ...same, content: { ...content, format: recognised }, mapping: null, feed: summary, plan, rows: 0, errorRows: 0, sampled: sampled(summary.rows) }
  }
  const isTable = recognised === 'csv' || recognised === 'gdelt' || recognised === 'icews'
  if (!isTable || (input.shape !== undefined && input.shape !== 'rows') || looksXml(text.head)) return null
  const table = longTable(text, input.delimiter)
  const { rows } = table.head
  if (input.shape === undefined && input.mapping === undefined && seemsMatrix(table.head)) return null
  const mapping = input.mapping ?? suggestMapping(rows, seemsHeader(rows))
  if (size <= maxImportBytes && !isLongTable(mapping, size)) return null
  sayEncoding()
  const found = { ...same, content: { ...content, format: 'csv' as const, delimiter: table.delimiter, shape: 'rows' as const, table: table.head }, mapping, feed: null }
  const nothing = () => ({ ...found, plan: nothingToImport(0), rows: rows.length, errorRows: 0, sampled: { rows: rows.length, bytes: whole.headBytes, of: whole.bytes } })
  if (mapping && mapping.kind !== 'events') {
    const most = maxImportBytes / 1024 / 1024
    const message = `A table of more than ${most} MB is read as events; one of ${mapping.kind} has at most ${most} MB.`
    if (!isPreview) throw new EntenteError('too_large', `“${input.name}”: ${message} Divide it and import the parts. Nothing was changed.`)
    warnings.add(`${message} Say that its rows are events, or divide it and import the parts.`)
    return nothing()
  }
  if (!isWhole(mapping, how, warnings)) return nothing()
  if (!input.mapping) sayGuess(mapping, rows, warnings)
  const plan = planEventTable(context, table, mapping, { name: input.name, decisions: input.decisions, onError: input.onError, fill: fillerOf(input), read: (bytes, count) => read(bytes, text.bytes, count) }, warnings)
  warnOfUnclearNumbers(table.head, mapping, warnings)
  return { ...found, plan, rows: plan.rows, errorRows: plan.errorRows, sampled: sampled(plan.rows) }
}

/** Whether a table that could be held in memory is read in pieces nevertheless. */
const isLongTable = (mapping: TableMapping | null, size: number) =>
  mapping?.kind === 'events' && (size > longImportBytes || mapping.dataSet !== null || mapping.columns['id'] !== undefined)

/** A feed that tells how far it was read, until `planned` is called: it is gone through again when it is written, which is told in events. */
function followed(document: FeedDocument, read: (bytes: number, rows: number) => void): { document: FeedDocument; planned(): void } {
  let isPlanned = false
  return {
    planned: () => void (isPlanned = true),
    document: {
      set: document.set,
      *rows(warnings) {
        let rows = 0
        const tell = isPlanned ? undefined : (bytes: number) => read(bytes, rows)
        for (const event of document.rows(warnings, tell)) {
          rows += 1
          yield event
        }
      },
    },
  }
}
