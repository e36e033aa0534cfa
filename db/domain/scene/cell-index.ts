/**
 * Numbers kept by the cell of a plane that they touch, in arrays of numbers: for what is asked thousands of times and never changes. Cells are
 * as large as asked for, larger where the plane is so wide that there would be too many of them.
 */
export class CellIndex {
  readonly size: number
  readonly columns: number
  readonly rows: number
  private readonly left: number
  private readonly top: number
  /** Where the items of each cell begin in `items`; one more than there are cells. */
  readonly starts: Int32Array
  items: Int32Array

  /** @param boxes left, top, right, bottom of each item, one after another */
  constructor(boxes: Float64Array, size: number) {
    const count = boxes.length / 4
    let left = Infinity
    let top = Infinity
    let right = -Infinity
    let bottom = -Infinity
    for (let at = 0; at < boxes.length; at += 4) {
      left = Math.min(left, boxes[at] as number)
      top = Math.min(top, boxes[at + 1] as number)
      right = Math.max(right, boxes[at + 2] as number)
      bottom = Math.max(bottom, boxes[at + 3] as number)
    }
    if (count === 0) [left, top, right, bottom] = [0, 0, 0, 0]
    let cell = size
    while (((right - left) / cell + 2) * ((bottom - top) / cell + 2) > mostCells) cell *= 2
    this.size = cell
    this.left = Math.floor(left / cell)
    this.top = Math.floor(top / cell)
    this.columns = Math.floor(right / cell) - this.left + 1
    this.rows = Math.floor(bottom / cell) - this.top + 1
    const counts = new Int32Array(this.columns * this.rows + 1)
    this.starts = counts
    this.items = new Int32Array(0)
    // Counted first, then put in their places.
    this.visit(boxes, counts, null)
    for (let key = 1; key < counts.length; key++) counts[key] = (counts[key] as number) + (counts[key - 1] as number)
    this.items = new Int32Array(counts.at(-1) ?? 0)
    this.visit(boxes, counts.slice(), this.items)
  }

  private visit(boxes: Float64Array, counts: Int32Array, items: Int32Array | null): void {
    for (let item = 0; item < boxes.length / 4; item++) {
      const at = item * 4
      const lastColumn = this.columnOf(boxes[at + 2] as number)
      const firstRow = this.rowOf(boxes[at + 1] as number)
      const lastRow = this.rowOf(boxes[at + 3] as number)
      for (let column = this.columnOf(boxes[at] as number); column <= lastColumn; column++) {
        for (let row = firstRow; row <= lastRow; row++) {
          const key = column * this.rows + row
          if (items) {
            const place = counts[key] as number
            items[place] = item
            counts[key] = place + 1
          } else counts[key + 1] = (counts[key + 1] as number) + 1
        }
      }
    }
  }

  /** Column of a coordinate, held within the plane. */
  columnOf(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor(x / this.size) - this.left))
  }

  rowOf(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor(y / this.size) - this.top))
  }

  /** Left or upper border of a column or row. */
  borderOf(axis: 'x' | 'y', index: number): number {
    return (index + (axis === 'x' ? this.left : this.top)) * this.size
  }
}

const mostCells = 4_000_000
