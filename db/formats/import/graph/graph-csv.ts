/** The two tables of a network as Entente writes them for Gephi, packed together: nodes and edges are one network again. */
import { networkSide, type NetworkSide } from '../../../domain/network-tables.ts'
import { createWarnings, ImportError, type WarningList } from '../import-error.ts'
import { detectDelimiter, readDelimited } from '../delimited.ts'
import type { TableRow } from '../table-data.ts'
import { openZip, type ZipArchive } from '../../zip.ts'
import { weightIn } from './field-names.ts'
import { createGraph, newEdge, newNode } from './graph-builder.ts'
import type { GraphAttribute, GraphDocument } from './graph-document.ts'
import { intervalsIn, type WrittenTime } from './graph-time.ts'

const mostUnpacked = 300 * 1024 * 1024
const advice = 'Unpack it, and import the two tables one after the other, nodes first.'

/** The texts of the two tables. */
export interface NetworkTables { readonly nodes: string; readonly edges: string }

/** The two tables in a ZIP, by how their names end and what stands in their first line; null where it is something else. Throws an ImportError for a ZIP that is not sound. */
export function packedTables(bytes: Uint8Array): NetworkTables | null {
  const archive = openZip(bytes, { members: 10_000, unpacked: mostUnpacked, advice })
  const [nodes, edges] = [tableIn(archive, /(?:^|[ /_-])nodes\.csv$/iu), tableIn(archive, /(?:^|[ /_-])edges\.csv$/iu)]
  if (nodes === null || edges === null || !/^id,label/iu.test(nodes) || !/^source,target,type,id/iu.test(edges)) return null
  return { nodes, edges }
}

function tableIn(archive: ZipArchive, form: RegExp): string | null {
  const names = archive.names.filter(name => form.test(name))
  const part = names.length === 1 && names[0] !== undefined ? archive.read(names[0]) : null
  return part === null ? null : new TextDecoder().decode(part)
}

/** Reads the two tables as one network; what is said of a tie is kept with its edge, as in the other formats. */
export function readNetworkTables({ nodes, edges }: NetworkTables, warnings: WarningList): GraphDocument {
  const graph = createGraph(warnings)
  for (const { line, cell, others } of rowsOf(nodes, warnings)) {
    const id = cell('id')
    if (id === '') {
      warnings.add('This row of the nodes has no Id; it was left out.', line, 'Id')
      continue
    }
    const draft = newNode(id, line)
    draft.label = cell('label')
    const place = [cell('x'), cell('y')].map(text => (text === '' ? Number.NaN : Number(text)))
    if (place.every(Number.isFinite)) [draft.x, draft.y] = [place[0] ?? null, place[1] ?? null]
    const times = timesOf(cell('timeset') || cell('interval'), line)
    draft.times.push(...times)
    draft.attributes.push(...others(['id', 'label', 'x', 'y', ...(times.length > 0 ? timeColumns : [])]))
    graph.node(draft)
  }
  for (const { line, cell, others } of rowsOf(edges, warnings)) {
    const draft = newEdge({ id: cell('id'), line, source: cell('source'), target: cell('target'), directed: cell('type').toLowerCase() !== 'undirected' })
    draft.label = cell('label')
    draft.weight = cell('weight') === '' ? null : weightIn(cell('weight'))
    const times = timesOf(cell('timeset') || cell('interval'), line)
    draft.times.push(...times)
    draft.attributes.push(...others(['id', 'source', 'target', 'type', 'label', 'weight', ...(times.length > 0 ? timeColumns : [])]))
    graph.edge(draft)
  }
  return graph.finish()
}

const timeColumns = ['timeset', 'interval']

/** Gephi's stretches of time, `<[2015.0, 2016.0]; [2017, Infinity]>`. Empty where a cell has none. */
const timesOf = (written: string, line: number): WrittenTime[] => (/^<?\s*[[(]/u.test(written) ? intervalsIn(written) ?? [] : []).map(({ start, end }) => ({ start, end, line }))

/** Which of two tables has the nodes of a network (`Id`, maybe `Label`) and which its edges (`Source`, `Target`), by their headings; null where they are no such pair. */
export function pairOfTables(one: string, other: string): NetworkTables | null {
  const [first, second] = [sideOf(one), sideOf(other)]
  if (first === 'nodes' && second === 'edges') return { nodes: one, edges: other }
  return first === 'edges' && second === 'nodes' ? { nodes: other, edges: one } : null
}

function sideOf(text: string): NetworkSide | null {
  const beginning = text.slice(0, 64 * 1024)
  const [head] = readDelimited(beginning, detectDelimiter(beginning), createWarnings()).rows
  return head ? networkSide(head.cells) : null
}

interface NamedRow {
  readonly line: number
  /** A cell by its heading, in small letters; empty where there is none. */
  cell(heading: string): string
  /** The filled cells of the other columns. */
  others(taken: readonly string[]): GraphAttribute[]
}

function* rowsOf(text: string, warnings: WarningList): Generator<NamedRow> {
  const [head, ...rows]: readonly TableRow[] = readDelimited(text.replace(/^\uFEFF/u, ''), detectDelimiter(text), warnings).rows
  if (!head) throw new ImportError(`One of the tables is empty. ${advice}`)
  const headings = head.cells.map(name => name.trim())
  const columns = new Map(headings.map((name, index) => [name.toLowerCase(), index]))
  for (const { line, cells } of rows) {
    const at = (index: number) => plain(cells[index] ?? '')
    yield {
      line, cell: heading => at(columns.get(heading) ?? -1).trim(),
      others: taken => headings.flatMap((name, index) => (name === '' || taken.includes(name.toLowerCase()) || at(index) === '' ? [] : [{ name, value: at(index) }])),
    }
  }
}

/** A text without the apostrophe that keeps spreadsheets from running it. */
const plain = (text: string): string => (/^'[=+\-@\t\r\0]/u.test(text) ? text.slice(1) : text)
