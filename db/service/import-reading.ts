/** What is understood of a file to import, and what is said of it, however it is read. */
import type { ParsedInput } from '../contract/api.ts'
import { GraphChoices, missingFields, ReferenceChoices, type FeedSummary, type ImportSampled, type TableMapping } from '../contract/entities/imports.ts'
import { EntenteError } from '../contract/errors.ts'
import { looked } from '../formats/import/column-types.ts'
import { joinMutualPairs } from '../formats/import/graph/mutual-pairs.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { FileContent } from '../formats/import/read-file.ts'
import type { TableRow } from '../formats/import/table-data.ts'
import type { ImportPlan } from './import-plan.ts'
import { createFiller, type Filler } from './reference-fill.ts'

export type ImportInput = Omit<ParsedInput<'imports.preview'>, 'extent' | 'job'>

export interface Understood {
  readonly content: Pick<FileContent, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'shape' | 'table'>
  readonly mapping: TableMapping | null
  readonly graph: ReturnType<typeof graphOf>
  readonly feed: FeedSummary | null
  readonly plan: ImportPlan
  /** Rows of a table, and those with errors. */
  readonly rows: number
  readonly errorRows: number
  readonly warnings: WarningList
  /** Where only the beginning was looked at. */
  readonly sampled: ImportSampled | null
  /** SHA-256 of the file, in hexadecimal. */
  sha256(): string
}

export interface Reading {
  /** A mapping that is still being made says nothing yet, and is no error. */
  readonly isPreview?: boolean
  /** Only the beginning of a file that is read in pieces. */
  readonly extent?: 'all' | 'beginning'
  /** How much of such a file was read, in bytes and rows. */
  read?(bytes: number, total: number, rows: number): void
}

/** Whether a mapping says all that is needed; what it lacks is said. One that was given for an import is judged by who reads the cells. */
export function isWhole(mapping: TableMapping | null, { isPreview = false }: Reading, warnings: WarningList): mapping is TableMapping {
  if (!mapping) {
    warnings.add('Nothing here says what the columns are: say which of them hold what.')
    return false
  }
  const missing = missingFields(mapping)
  if (!isPreview || missing.length === 0) return true
  warnings.add(`Nothing says yet which column holds ${missing.join(' and ')}. Every one of the ${mapping.kind} needs it.`)
  return false
}

/** What was taken from the headings, or from what the columns hold. */
export function sayGuess(mapping: TableMapping, rows: readonly TableRow[], warnings: WarningList): void {
  const columns = Object.entries(mapping.columns).map(([field, column]) => `“${column}” is ${field}`).join(', ')
  const width = Math.max(0, ...rows.slice(0, looked).map(row => row.cells.length))
  const left = mapping.header ? [] : Array.from({ length: width }, (_, index) => `#${index + 1}`).filter(name => !Object.values(mapping.columns).includes(name))
  const rest = left.length === 0 ? '' : ` ${left.map(name => `“${name}”`).join(', ')} ${left.length === 1 ? 'is' : 'are'} left out.`
  warnings.add(`${mapping.header ? 'By the headings' : 'There are no headings; by what the columns hold'}, the rows are taken for ${mapping.kind}: ${columns}.${rest}`)
}

/** The network of a file, with pairs joined where that was chosen. */
export function graphOf({ graph }: FileContent, { graph: given }: ImportInput, warnings: WarningList) {
  if (!graph) return null
  const choices = given ?? GraphChoices.parse({})
  const { graph: joined, pairs } = joinMutualPairs(graph)
  if (pairs > 0 && !choices.joinPairs) warnings.add(`${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of directed edges run both ways and say the same. They stay two ties each; they can be joined to one mutual tie.`)
  return { used: choices.joinPairs ? joined : graph, pairs, choices, nodes: graph.nodes.length, edges: graph.edges.length + graph.skipped, fields: graph.fields }
}

/** The names of the files of an import, for people; the same for the same two in whatever order. */
export const importName = ({ name, beside }: Pick<ImportInput, 'name' | 'beside'>): string => (beside ? [name, beside.name].toSorted().toReversed().join(' and ') : name)

export const fillerOf = ({ reference }: ImportInput): Filler => createFiller(reference ?? ReferenceChoices.parse({}))

export const tooLarge = (name: string, most: number): EntenteError =>
  new EntenteError('too_large', `“${name}” has more than ${most / 1024 / 1024} MB, the most that is imported at once. Divide it and import the parts. Nothing was changed.`)
