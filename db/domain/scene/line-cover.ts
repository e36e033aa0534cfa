import { CellIndex } from './cell-index.ts'
import type { Route } from './routes.ts'
import type { Box } from './types.ts'

const sampleStep = 4
/** In large networks. */
const coarseStep = 14
const most = 200
/** Half the width of the widest tie. */
const widestHalf = 9
const cellSize = 40

/** What it costs to cover ties with a label: points along every tie, each with a weight by its width. */
export class LineCover {
  private readonly x: Float64Array
  private readonly y: Float64Array
  private readonly half: Float64Array
  private readonly weight: Float64Array
  private readonly index: CellIndex
  /** Weights of all cells above and to the left, one row and column more than there are cells. */
  private readonly sums: Float64Array

  constructor(routes: readonly Route[], widths: readonly number[]) {
    const step = routes.length > 1_000 ? coarseStep : sampleStep
    const counts = routes.map(({ start, end }) => Math.max(2, Math.min(most, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / step))) - 1)
    const total = counts.reduce((sum, count) => sum + count, 0)
    this.x = new Float64Array(total)
    this.y = new Float64Array(total)
    this.half = new Float64Array(total)
    this.weight = new Float64Array(total)
    const boxes = new Float64Array(total * 4)
    let at = 0
    for (let tie = 0; tie < routes.length; tie++) {
      const { start, control, end } = routes[tie] as Route
      const steps = (counts[tie] ?? 0) + 1
      const width = widths[tie] ?? 1
      const weight = step * (0.45 + width * 0.07)
      for (let i = 1; i < steps; i++, at++) {
        const t = i / steps
        const s = 1 - t
        const x = control ? s * s * start.x + 2 * s * t * control.x + t * t * end.x : start.x + (end.x - start.x) * t
        const y = control ? s * s * start.y + 2 * s * t * control.y + t * t * end.y : start.y + (end.y - start.y) * t
        this.x[at] = x
        this.y[at] = y
        this.half[at] = width / 2
        this.weight[at] = weight
        const box = at * 4
        boxes[box] = boxes[box + 2] = x
        boxes[box + 1] = boxes[box + 3] = y
      }
    }
    this.index = new CellIndex(boxes, cellSize)
    const { columns, rows, starts, items } = this.index
    this.sums = new Float64Array((columns + 1) * (rows + 1))
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const key = column * rows + row
        let own = 0
        for (let i = starts[key] as number; i < (starts[key + 1] as number); i++) own += this.weight[items[i] as number] as number
        this.sums[(column + 1) * (rows + 1) + row + 1] = own + this.sum(column, row + 1) + this.sum(column + 1, row) - this.sum(column, row)
      }
    }
  }

  private sum(column: number, row: number): number {
    return this.sums[column * (this.index.rows + 1) + row] as number
  }

  /** How much of the ties a box would cover. Cells that lie in it whole count by their sum, those at its border point by point. */
  crossed(box: Box): number {
    const { index } = this
    const { starts, items, rows } = index
    if (items.length === 0) return 0
    const right = box.x + box.width
    const bottom = box.y + box.height
    if (right + widestHalf < index.borderOf('x', 0) || box.x - widestHalf > index.borderOf('x', index.columns)) return 0
    if (bottom + widestHalf < index.borderOf('y', 0) || box.y - widestHalf > index.borderOf('y', rows)) return 0
    const firstColumn = index.columnOf(box.x - widestHalf)
    const lastColumn = index.columnOf(right + widestHalf)
    const firstRow = index.rowOf(box.y - widestHalf)
    const lastRow = index.rowOf(bottom + widestHalf)
    // Cells from the first inner one up to but not the end lie within the box.
    let innerColumn = firstColumn
    let endColumn = lastColumn + 1
    while (innerColumn < endColumn && index.borderOf('x', innerColumn) < box.x) innerColumn++
    while (endColumn > innerColumn && index.borderOf('x', endColumn) > right) endColumn--
    let innerRow = firstRow
    let endRow = lastRow + 1
    while (innerRow < endRow && index.borderOf('y', innerRow) < box.y) innerRow++
    while (endRow > innerRow && index.borderOf('y', endRow) > bottom) endRow--
    const isInner = innerColumn < endColumn && innerRow < endRow
    let sum = isInner
      ? this.sum(endColumn, endRow) - this.sum(innerColumn, endRow) - this.sum(endColumn, innerRow) + this.sum(innerColumn, innerRow)
      : 0
    for (let column = firstColumn; column <= lastColumn; column++) {
      const columnIsInner = isInner && column >= innerColumn && column < endColumn
      for (let row = firstRow; row <= lastRow; row++) {
        if (columnIsInner && row >= innerRow && row < endRow) {
          row = endRow - 1
          continue
        }
        const key = column * rows + row
        for (let i = starts[key] as number, end = starts[key + 1] as number; i < end; i++) {
          const item = items[i] as number
          const x = this.x[item] as number
          const y = this.y[item] as number
          const half = this.half[item] as number
          if (x >= box.x - half && x <= right + half && y >= box.y - half && y <= bottom + half) sum += this.weight[item] as number
        }
      }
    }
    return sum
  }
}

const known = new WeakMap<readonly Route[], LineCover>()

/** The cover of planned routes, made once for each plan: it does not depend on the zoom. */
export function lineCover(routes: readonly Route[], widths: readonly number[]): LineCover {
  const before = known.get(routes)
  if (before) return before
  const made = new LineCover(routes, widths)
  known.set(routes, made)
  return made
}
