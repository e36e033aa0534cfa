import type { ParsedInput, Service } from '../contract/api.ts'
import { maxImportBytes, type ImportCounts, type TableMapping } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import { createWarnings, ImportError, type WarningList } from '../formats/import/import-error.ts'
import { readFile, type FileContent } from '../formats/import/read-file.ts'
import { describeColumns, seemsHeader, suggestMapping } from '../formats/import/table-suggest.ts'
import type { ServiceContext } from './context.ts'
import { nothingToImport, type ImportPlan } from './import-plan.ts'
import { planSources } from './import-sources.ts'
import { planTable } from './import-table.ts'

type ImportMethods = 'imports.preview' | 'imports.run'
type ImportInput = ParsedInput<'imports.preview'>

/** Rows of a table that a preview shows as they stand. */
const shownRows = 12
const longestShownCell = 200

/** Imports of bibliographies and tables. Messages name lines, columns, keys and fields; never the words of notes. */
export function importService(context: ServiceContext): Pick<Service, ImportMethods> {
  return {
    'imports.preview': input => {
      const { content, mapping, plan, warnings } = understand(context, input)
      const rows = content.table?.rows ?? []
      return {
        ...shared(content, mapping, plan, warnings), samples: [...plan.samples],
        table: content.table && {
          columns: describeColumns(rows, mapping?.header ?? seemsHeader(rows)), rowCount: rows.length,
          rows: rows.slice(0, shownRows).map(({ line, cells }) => ({ line, cells: cells.map(cell => cell.slice(0, longestShownCell)) })),
        },
      }
    },
    'imports.run': input => {
      const { content, mapping, plan, warnings } = understand(context, input)
      if (content.table && !mapping) {
        throw new EntenteError('bad_request', `Nothing in “${input.name}” says what its columns are. Say which column holds what, and import again. Nothing was changed.`, [{ path: 'mapping', message: 'needed for this table' }])
      }
      const made = wordsOf(plan.counts)
      const label = made === '' ? null : `Import ${made} from ${input.name}`
      if (label !== null) context.write({ label }, (target, at) => plan.write(target, at))
      return { ...shared(content, mapping, plan, warnings), label }
    },
  }
}

function shared({ format, encoding, delimiter, sheets, sheet }: FileContent, mapping: TableMapping | null, plan: ImportPlan, warnings: WarningList) {
  return {
    format, encoding, delimiter, sheets: [...sheets], sheet, mapping, counts: plan.counts,
    warnings: [...warnings.listed].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)), moreWarnings: warnings.more, duplicates: [...plan.duplicates],
  }
}

function understand(context: ServiceContext, input: ImportInput): { content: FileContent; mapping: TableMapping | null; plan: ImportPlan; warnings: WarningList } {
  const bytes = Buffer.from(input.base64, 'base64')
  if (bytes.length > maxImportBytes) {
    throw new EntenteError('too_large', `“${input.name}” has more than ${maxImportBytes / 1024 / 1024} MB, the most that is imported at once. Divide it and import the parts. Nothing was changed.`)
  }
  const warnings = createWarnings()
  try {
    const content = readFile(bytes, input, warnings)
    if (content.bibliography) return { content, mapping: null, plan: planSources(context, content.bibliography, input.decisions, warnings), warnings }
    const table = content.table ?? { rows: [] }
    const mapping = input.mapping ?? suggestMapping(table.rows, seemsHeader(table.rows))
    if (!mapping) {
      warnings.add('Nothing here says what the columns are: say which of them hold what.')
      return { content, mapping, plan: nothingToImport(table.rows.length), warnings }
    }
    if (!input.mapping) {
      const columns = Object.entries(mapping.columns).map(([field, column]) => `“${column}” is ${field}`).join(', ')
      warnings.add(`${mapping.header ? 'By the headings' : 'There are no headings; by what the columns hold'}, the rows are taken for ${mapping.kind}: ${columns}.`)
    }
    return { content, mapping, plan: planTable(context, table, mapping, input.decisions, warnings), warnings }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    throw new EntenteError('bad_request', `“${input.name}” cannot be imported. ${error.message} Nothing was changed.`)
  }
}

const nouns: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['sources', 'source', 'sources'], ['actors', 'actor', 'actors'], ['ties', 'tie', 'ties'], ['events', 'event', 'events'],
]

/** “120 sources”, “16 actors and 58 ties”; empty where nothing is made. */
function wordsOf(counts: ImportCounts): string {
  return nouns.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [`${counts[key]} ${counts[key] === 1 ? one : many}`])).join(' and ')
}
