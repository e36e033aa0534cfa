/** Rows of a table as drafts of actors, ties, events or sources, by a mapping. Good rows do not suffer from bad ones: each fault is named by line and column. */
import type { ErrorRule, TableMapping } from '../../contract/entities/imports.ts'
import { columnNames } from './column-types.ts'
import type { WarningList } from './import-error.ts'
import type { SourceRecord } from './source-record.ts'
import { actorOf } from './table-actors.ts'
import { createCells } from './table-cells.ts'
import { checkWidth, type TableData } from './table-data.ts'
import type { ActorDraft, EventDraft, TieDraft } from './table-drafts.ts'
import { eventOf } from './table-events.ts'
import { sourceOf } from './table-sources.ts'
import { tieOf } from './table-ties.ts'

export interface TableDrafts {
  readonly actors: readonly ActorDraft[]
  readonly ties: readonly TieDraft[]
  readonly events: readonly EventDraft[]
  readonly sources: readonly SourceRecord[]
  /** Rows that become nothing. */
  readonly skipped: number
  /** Rows with a cell that could not be understood. */
  readonly errorRows: number
}

/** The drafts of a table. Throws an ImportError where the mapping does not fit the table. */
export function mapTable(table: TableData, mapping: TableMapping, warnings: WarningList, onError: ErrorRule = 'cell'): TableDrafts {
  const { cells, readRow, errorRows } = createCells(columnNames(table.rows, mapping.header), mapping, warnings, onError)
  const drafts = { actors: [] as ActorDraft[], ties: [] as TieDraft[], events: [] as EventDraft[], sources: [] as SourceRecord[] }
  const width = table.rows[0]?.cells.length ?? 0
  if (cells.others.length > 0) {
    const names = cells.others.slice(0, 10).map(name => `“${name.slice(0, 40)}”`).join(', ')
    warnings.add(`Columns that fill no field are kept as attributes of the ${mapping.kind}: ${names}${cells.others.length > 10 ? ' …' : ''}.`)
  }
  const ids = new Map<string, number>()
  let skipped = 0
  for (const row of table.rows.slice(mapping.header ? 1 : 0)) {
    if (mapping.header) checkWidth(row, width, warnings)
    let isMade: boolean
    switch (mapping.kind) {
      case 'ties': isMade = put(drafts.ties, readRow(() => tieOf(row, cells, mapping, warnings))); break
      case 'actors': isMade = put(drafts.actors, readRow(() => actorOf(row, cells, mapping, warnings, ids))); break
      case 'events': isMade = put(drafts.events, readRow(() => eventOf(row, cells))); break
      case 'sources': isMade = put(drafts.sources, readRow(() => sourceOf(row, cells, mapping, warnings))); break
    }
    if (!isMade) skipped += 1
  }
  return { ...drafts, ties: mapping.samePair === 'phases' ? joinedPhases(drafts.ties, warnings) : drafts.ties, skipped, errorRows: errorRows() }
}

function put<Draft>(drafts: Draft[], draft: Draft | null): boolean {
  if (draft !== null) drafts.push(draft)
  return draft !== null
}

/** Rows that tie the same two actors in the same way, as one tie with the phases of all. */
function joinedPhases(ties: readonly TieDraft[], warnings: WarningList): TieDraft[] {
  const groups = Map.groupBy(ties, ({ from, to, directed, kind, label, certainty }) => JSON.stringify([...directed ? [from, to] : [from, to].toSorted(), directed, kind, label, certainty]))
  return [...groups.values()].flatMap(([first, ...others]): TieDraft[] => {
    if (!first || others.length === 0) return first ? [first] : []
    const attributes = [...first.attributes]
    for (const { line, attributes: own } of others) {
      for (const attribute of own) {
        const known = attributes.find(({ name }) => name === attribute.name)
        if (!known) attributes.push(attribute)
        else if (known.value !== attribute.value) warnings.add(`The row is another phase of the tie of line ${first.line}; a tie has one value of each attribute, so this one is left out.`, line, attribute.name)
      }
    }
    return [{ ...first, description: [first, ...others].find(({ description }) => description !== '')?.description ?? '', phases: [first, ...others].flatMap(({ phases }) => phases), attributes }]
  })
}
