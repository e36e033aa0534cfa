import { CellIndex } from './cell-index.ts'
import type { Body } from './geometry.ts'
import type { Curve } from './types.ts'

/** Actors as what ties have to keep clear of. */
export class Obstacles {
  private readonly x: Float64Array
  private readonly y: Float64Array
  private readonly radius: Float64Array
  private readonly index: CellIndex
  /** The question in which each actor was last met, so that it counts once. */
  private readonly metIn: Int32Array
  private question = 0

  constructor(bodies: readonly Body[]) {
    this.x = Float64Array.from(bodies, (body) => body.x)
    this.y = Float64Array.from(bodies, (body) => body.y)
    this.radius = Float64Array.from(bodies, (body) => Math.max(body.width, body.height) / 2)
    this.metIn = new Int32Array(bodies.length)
    const boxes = new Float64Array(bodies.length * 4)
    bodies.forEach(({ x, y, width, height }, actor) => boxes.set([x - width / 2, y - height / 2, x + width / 2, y + height / 2], actor * 4))
    this.index = new CellIndex(boxes, 60)
  }

  /** How many actors other than the two a curve comes nearer to than `reach`, at points along it about 12 units apart. */
  met({ start, control, end }: Curve, reach: number, low: number, high: number): number {
    const { index, metIn, x: xs, y: ys, radius } = this
    const { starts, items, rows } = index
    const question = ++this.question
    const steps = Math.max(6, Math.min(80, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 12)))
    let count = 0
    for (let i = 1; i < steps; i++) {
      const t = i / steps
      const s = 1 - t
      const x = control ? s * s * start.x + 2 * s * t * control.x + t * t * end.x : start.x + (end.x - start.x) * t
      const y = control ? s * s * start.y + 2 * s * t * control.y + t * t * end.y : start.y + (end.y - start.y) * t
      const lastColumn = index.columnOf(x + reach)
      const firstRow = index.rowOf(y - reach)
      const lastRow = index.rowOf(y + reach)
      for (let column = index.columnOf(x - reach); column <= lastColumn; column++) {
        for (let row = firstRow; row <= lastRow; row++) {
          const key = column * rows + row
          for (let at = starts[key] as number, stop = starts[key + 1] as number; at < stop; at++) {
            const actor = items[at] as number
            if (metIn[actor] === question || actor === low || actor === high) continue
            const dx = x - (xs[actor] as number)
            const dy = y - (ys[actor] as number)
            const least = (radius[actor] as number) + reach
            if (dx * dx + dy * dy < least * least) {
              metIn[actor] = question
              count++
            }
          }
        }
      }
    }
    return count
  }
}
