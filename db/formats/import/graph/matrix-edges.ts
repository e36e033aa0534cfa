/** The edges of an adjacency matrix. A symmetric one says each edge twice: it is read as mutual edges, each once. */
export interface MatrixCell { readonly row: number; readonly column: number; readonly value: number; readonly line: number }
export interface MatrixEdge extends MatrixCell { readonly directed: boolean }

/** `cells` are those that are not 0, of a square matrix of one set of nodes; a place is taken once. */
export function matrixEdges(cells: readonly MatrixCell[], size: number): { edges: MatrixEdge[]; symmetric: boolean } {
  const values = new Map(cells.map(({ row, column, value }) => [row * size + column, value]))
  const symmetric = cells.some(({ row, column }) => row !== column) && cells.every(({ row, column, value }) => values.get(column * size + row) === value)
  if (!symmetric) return { edges: cells.map(cell => ({ ...cell, directed: true })), symmetric }
  return { edges: cells.filter(({ row, column }) => row <= column).map(cell => ({ ...cell, directed: false })), symmetric }
}
