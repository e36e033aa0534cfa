import { csvText, type CsvValue } from '../csv.ts'
import { attributeNames, type ExportedFile, type ExportGraph, type Loss } from './export-graph.ts'
import { phaseColumns, phaseEdges, timelessLosses } from './phase-edges.ts'

/**
 * The network as two tables, as Gephi's spreadsheet import expects them (`Id,Label` and `Source,Target,Type,Kind,Weight`), one row of edges for each
 * phase. `name` is what the files are called by, without an extension. Text that a spreadsheet would run as a formula is neutralised.
 */
export function writeGraphCsv(graph: ExportGraph, name: string): ExportedFile[] {
  const nodeOwn = attributeNames(graph.nodes)
  const edgeOwn = attributeNames(graph.edges)
  const columns = [...phaseColumns.filter(column => !['label', 'kind', 'weight'].includes(column.name)), ...edgeOwn]
  const nodes = csvText(
    ['Id', 'Label', 'Kind', 'Short name', 'Description', 'Aliases', 'Codes', 'Dates', 'Start date', 'End date', 'x', 'y', ...nodeOwn.map(column => column.name)],
    graph.nodes.map(({ uid, label, kind, shortName, description, aliases, codes, spell, x, y, attributes }): CsvValue[] => [
      uid, label, kind, shortName, description, aliases.join('|'), codes.join('|'), spell?.written ?? '', spell?.start ?? '', spell?.end ?? '', x, y,
      ...nodeOwn.map(column => attributes[column.name] ?? null),
    ]),
  )
  const edges = csvText(
    ['Source', 'Target', 'Type', 'Id', 'Label', 'Kind', 'Weight', ...columns.map(column => column.name)],
    phaseEdges(graph).map(({ id, edge, values }): CsvValue[] => [
      edge.source, edge.target, edge.directed ? 'Directed' : 'Undirected', id, edge.label, edge.kind, values['weight'] ?? null,
      ...columns.map(column => values[column.name] ?? null),
    ]),
  )
  return [{ name: `${name} nodes.csv`, text: nodes }, { name: `${name} edges.csv`, text: edges }]
}

/** What the two tables cannot hold of this network. */
export const graphCsvLosses = (graph: ExportGraph): Loss[] => timelessLosses(graph, 'CSV')
