/** Networks as tables: an adjacency matrix (a row and a column for each node), and an adjacency list (a node and those it leads to in each row). */
import { ImportError, type WarningList } from '../import-error.ts'
import type { TableData, TableRow } from '../table-data.ts'
import { createGraph, newEdge, newNode, shown } from './graph-builder.ts'
import type { GraphDocument } from './graph-document.ts'
import { matrixEdges, type MatrixCell } from './matrix-edges.ts'

const trimmed = (row: TableRow | undefined): string[] => (row?.cells ?? []).map(cell => cell.trim())
const numeric = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/iu
const isCell = (cell: string) => cell === '' || numeric.test(cell)

/** Whether a table is a matrix with names: those above are those at the left, in the same order, and all else is numbers. */
export function seemsMatrix({ rows }: TableData): boolean {
  const [head, ...body] = rows
  const names = trimmed(head)
  const [corner = '', ...above] = names
  if (above.length < 2 || body.length !== above.length || numeric.test(corner)) return false
  return body.every((row, index) => {
    const [name, ...cells] = trimmed(row)
    return name === above[index] && name !== '' && cells.every(isCell)
  })
}

/**
 * Whether a table without headings seems to be an adjacency list: rows of different lengths without empty cells at their beginning, of names rather
 * than sentences and numbers, some of which come again as a row of their own or in another row.
 */
export function seemsAdjacencyList({ rows }: TableData): boolean {
  const widths = new Set(rows.map(row => filled(row).length))
  if (rows.length < 2 || widths.size < 2 || Math.max(...widths) < 3) return false
  const names = rows.flatMap(filled)
  if (names.some(name => name.length > 60 || /[.!?]\s/u.test(name))) return false
  const heads = new Set(rows.map(row => filled(row)[0]))
  // A table whose later cells were left empty has every head once and none of them among the rest.
  const rest = rows.flatMap(row => filled(row).slice(1))
  return rows.every(row => (row.cells[0] ?? '').trim() !== '' && noGap(row)) && heads.size === rows.length && rest.some(name => heads.has(name))
}

const filled = (row: TableRow): string[] => trimmed(row).filter(cell => cell !== '')
function noGap(row: TableRow): boolean {
  const cells = trimmed(row)
  const first = cells.indexOf('')
  return first === -1 || cells.slice(first).every(cell => cell === '')
}

/** Reads a matrix: cells that are not 0 are weights. Without names, the nodes are numbered from 1. Throws an ImportError for what is no square. */
export function readMatrixTable({ rows }: TableData, decimal: '.' | ',', warnings: WarningList): GraphDocument {
  const named = !trimmed(rows[0]).slice(1).every(cell => isCell(cell)) || !isCell(trimmed(rows[0])[0] ?? '')
  const body = named ? rows.slice(1) : rows
  const names = named ? trimmed(rows[0]).slice(1) : body.map((_, index) => String(index + 1))
  if (names.length !== body.length) throw new ImportError(`A matrix has as many rows as columns; here are ${body.length} rows and ${names.length} columns.`, rows[0]?.line ?? null)
  const graph = createGraph(warnings)
  const seen = new Map<string, number>()
  const ids = names.map((name, index) => {
    const line = body[index]?.line ?? null
    if (name === '') throw new ImportError(`Column ${index + 2} of the matrix has no name.`, rows[0]?.line ?? null)
    if (named && trimmed(body[index])[0] !== name) {
      throw new ImportError(`The rows of a matrix bear the names of its columns in the same order; here stands “${shown(trimmed(body[index])[0] ?? '')}” where “${shown(name)}” is expected.`, line)
    }
    if (seen.has(name)) throw new ImportError(`The name “${shown(name)}” stands twice in the matrix.`, line)
    seen.set(name, index)
    graph.node(newNode(name, line))
    return name
  })
  const cells: MatrixCell[] = []
  body.forEach(({ line, cells: written }, row) => {
    const values = written.map(cell => cell.trim()).slice(named ? 1 : 0)
    if (values.slice(ids.length).some(cell => cell !== '')) warnings.add(`This row has more cells than the matrix has columns; they were left out.`, line)
    values.slice(0, ids.length).forEach((cell, column) => {
      if (cell === '' || /^(?:NA|-)$/iu.test(cell)) return
      const value = Number(decimal === ',' ? cell.replace(',', '.') : cell)
      if (!Number.isFinite(value)) warnings.add(`“${shown(cell)}” is not a number; the cell was left out.`, line, ids[column] ?? null)
      else if (value !== 0) cells.push({ row, column, value, line })
    })
  })
  const { edges, symmetric } = matrixEdges(cells, ids.length)
  if (symmetric) warnings.add('The matrix says the same both ways, so that each pair is one mutual tie.')
  for (const { row, column, value, line, directed } of edges) {
    graph.edge({ ...newEdge({ id: '', line, source: ids[row] ?? '', target: ids[column] ?? '', directed }), weight: value })
  }
  return graph.finish()
}

/** Reads an adjacency list: the first name of a row leads to each of the others. */
export function readAdjacencyList({ rows }: TableData, directed: boolean, warnings: WarningList): GraphDocument {
  const graph = createGraph(warnings, { edgesDeclare: true })
  for (const row of rows) {
    const [source, ...targets] = filled(row)
    if (source === undefined) continue
    if (!graph.has(source)) graph.node(newNode(source, row.line))
    for (const target of targets) graph.edge(newEdge({ id: '', line: row.line, source, target, directed }))
  }
  return graph.finish()
}
