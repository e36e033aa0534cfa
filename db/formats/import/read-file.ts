import type { ImportFormat, TableShape } from '../../contract/entities/imports.ts'
import { readBibtex } from './bibtex.ts'
import { withoutComments } from './comment-lines.ts'
import { readCslJson } from './csl-json.ts'
import { detectDelimiter, detectListDelimiter, readDelimited } from './delimited.ts'
import { readAdjacencyList, readMatrixTable, seemsAdjacencyList, seemsMatrix } from './graph/adjacency.ts'
import type { FeedDocument } from './feeds/feed-document.ts'
import { readFeed } from './feeds/read-feed.ts'
import { readCytoscapeJson } from './graph/cytoscape-json.ts'
import { readGexf } from './graph/gexf.ts'
import { textOf } from './long-text.ts'
import type { GraphDocument } from './graph/graph-document.ts'
import { packedTables, pairOfTables, readNetworkTables } from './graph/graph-csv.ts'
import { readGraphml } from './graph/graphml.ts'
import { fromOwnDialect } from './graph/own-dialect.ts'
import { readPajek } from './graph/pajek.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { looksXml, recogniseText } from './recognise.ts'
import { readRis } from './ris.ts'
import type { Bibliography } from './source-record.ts'
import type { TableData } from './table-data.ts'
import { decimalOf } from './column-types.ts'
import { seemsHeader, suggestMapping } from './table-suggest.ts'
import { looksZipped } from '../zip.ts'
import { readXlsx } from './xlsx.ts'
import { decodeFile } from './xml-encoding.ts'

export interface ReadOptions {
  format?: ImportFormat | undefined; encoding?: string | undefined; delimiter?: string | undefined
  /** The sheet of a workbook, or the network of a file that has several. */
  sheet?: string | undefined
  shape?: TableShape | undefined
  /** Whether the edges of an adjacency list have a direction. */
  directed?: boolean | undefined
}

export interface FileContent {
  readonly format: ImportFormat
  readonly encoding: string
  readonly delimiter: string | null
  readonly sheets: readonly string[]
  readonly sheet: string | null
  /** What the rows of a table are; null for what is no table. */
  readonly shape: TableShape | null
  /** A bibliography, a network or a table; a network that was read from a table has both. */
  readonly bibliography: Bibliography | null
  readonly graph: GraphDocument | null
  readonly table: TableData | null
  /** Coded events of a data set. */
  readonly feed: FeedDocument | null
}

/** What is in a file of any format that is known. Throws an ImportError where nothing can be read; less is in the warnings. */
export function readFile(bytes: Uint8Array, options: ReadOptions, warnings: WarningList): FileContent {
  if (bytes.length === 0) throw new ImportError('The file is empty.')
  const tables = looksZipped(bytes) && (options.format === undefined || options.format === 'csv') ? packedTables(bytes) : null
  if (tables) {
    const graph = someNodes(fromOwnDialect(readNetworkTables(tables, warnings)))
    return { format: 'csv', encoding: 'UTF-8', delimiter: ',', sheets: [], sheet: null, shape: null, bibliography: null, graph, table: null, feed: null }
  }
  if (looksZipped(bytes) && (options.format === undefined || options.format === 'xlsx')) {
    const { sheets, sheet, table } = readXlsx(bytes, options.sheet, warnings)
    return { format: 'xlsx', encoding: 'UTF-8', delimiter: null, sheets, sheet, bibliography: null, feed: null, ...shaped(table, options, warnings) }
  }
  if (options.format === 'xlsx') throw new ImportError('This is not an Excel workbook (.xlsx). An older workbook (.xls) can be saved as .xlsx in Excel or LibreOffice.')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) throw new ImportError('This is an older Excel workbook (.xls). Save it as .xlsx or .csv and import that.')
  const { text, encoding, certain } = decodeFile(bytes, options.encoding)
  if (text.trim() === '') throw new ImportError('The file is empty.')
  if (!certain) warnings.add(`The file is not UTF-8; it was read as ${encoding}. Where letters come out wrong, choose another encoding.`)
  const lost = text.indexOf('\u{fffd}')
  if (lost !== -1) warnings.add(`Some bytes are no letters in ${encoding} and were read as “\u{fffd}”. Choose another encoding where letters come out wrong.`, text.slice(0, lost).split(/\r\n?|\n/u).length)
  const recognised = options.format ?? recogniseText(text)
  // Whoever says what the columns of coded events are, or what the table is, wants a table.
  const format = options.format === undefined && options.shape !== undefined && (recognised === 'gdelt' || recognised === 'icews') ? 'csv' : recognised
  const rest = { encoding, delimiter: null, sheets: [], sheet: null, shape: null, bibliography: null, graph: null, table: null, feed: null }
  switch (format) {
    case 'bibtex': {
      const bibliography = readBibtex(text, warnings)
      if (bibliography.records.length === 0 && bibliography.broken === 0) throw new ImportError('No BibTeX entry is in this file. An entry looks like “@article{key, title = {…}, …}”.')
      return { ...rest, format, bibliography }
    }
    case 'ris': return { ...rest, format, bibliography: readRis(text, warnings) }
    case 'csl-json': return { ...rest, format, bibliography: readCslJson(text, warnings) }
    case 'gexf': return { ...rest, format, graph: someNodes(fromOwnDialect(readGexf(text, warnings))) }
    case 'graphml': return { ...rest, format, graph: someNodes(fromOwnDialect(readGraphml(text, warnings))) }
    case 'cyjs': return { ...rest, format, graph: someNodes(fromOwnDialect(readCytoscapeJson(text, warnings))) }
    case 'pajek': {
      const { graph, networks, network } = readPajek(text, options.sheet, warnings)
      return { ...rest, format, sheets: networks.length > 1 ? networks : [], sheet: networks.length > 1 ? network : null, graph: someNodes(graph) }
    }
    case 'gdelt':
    case 'icews': {
      return { ...rest, format, feed: readFeed(textOf(text), format) }
    }
    case 'csv': {
      if (looksXml(text)) throw new ImportError('This is XML or HTML, not a table. Save it as CSV or XLSX, or a network as GEXF or GraphML.', 1)
      const isList = options.shape === 'adjacency-list'
      const body = withoutComments(text, isList ? null : detectDelimiter, warnings)
      const delimiter = options.delimiter ?? (isList ? detectListDelimiter : detectDelimiter)(body)
      return { ...rest, format, delimiter, ...shaped(readDelimited(body, delimiter, warnings), options, warnings) }
    }
  }
}

/** Two tables, one of nodes and one of edges, as one network. Throws an ImportError where they are no such pair. */
export function readPair(one: Uint8Array, other: Uint8Array, encoding: string | undefined, warnings: WarningList): FileContent {
  const [first, second] = [decodeFile(one, encoding), decodeFile(other, encoding)]
  const pair = pairOfTables(first.text, second.text)
  if (!pair) throw new ImportError('The two files are not the tables of one network: one has a column Id, the other the columns Source and Target. Import them one after the other.')
  if (!first.certain || !second.certain) warnings.add(`The files are not UTF-8; they were read as ${[...new Set([first.encoding, second.encoding])].join(' and ')}. Where letters come out wrong, choose another encoding.`)
  const graph = someNodes(fromOwnDialect(readNetworkTables(pair, warnings)))
  return { format: 'csv', encoding: first.encoding, delimiter: null, sheets: [], sheet: null, shape: null, bibliography: null, graph, table: null, feed: null }
}

function someNodes(graph: GraphDocument): GraphDocument {
  if (graph.nodes.length === 0) throw new ImportError('The file holds no node and no edge, so there is nothing to import. It may be cut off or have been written from an empty network.')
  return graph
}

/** A table as what it is: rows to be mapped, a matrix or an adjacency list. */
function shaped(table: TableData, { shape, directed = true }: ReadOptions, warnings: WarningList): Pick<FileContent, 'shape' | 'graph' | 'table'> {
  const { rows } = table
  const taken = shape ?? (seemsMatrix(table) ? 'matrix' : suggestMapping(rows, seemsHeader(rows)) === null && seemsAdjacencyList(table) ? 'adjacency-list' : 'rows')
  switch (taken) {
    case 'rows': return { shape: taken, graph: null, table }
    case 'matrix':
      if (shape === undefined) warnings.add('The rows bear the names of the columns, so the table was taken for an adjacency matrix.')
      return { shape: taken, graph: someNodes(readMatrixTable(table, decimalOf(rows), warnings)), table }
    case 'adjacency-list':
      if (shape === undefined) warnings.add('The rows are names in different numbers, so the table was taken for an adjacency list: the first name of a row leads to each of the others.')
      return { shape: taken, graph: someNodes(readAdjacencyList(table, directed, warnings)), table }
  }
}
