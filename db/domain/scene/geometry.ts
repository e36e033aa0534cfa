import type { Box, Curve, NodeOutline, Point } from './types.ts'

/** A node as far as lines and labels care about it. */
export interface Body extends Point {
  readonly width: number
  readonly height: number
  readonly outline: NodeOutline
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
export const between = (a: Point, b: Point, share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })

/** Unit vector from a to b; (1, 0) where they coincide. */
export function direction(a: Point, b: Point): Point {
  const length = distance(a, b)
  return length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
}

/** Whether a point lies within the outline of a node grown by `margin` (negative: shrunk). */
export function contains(body: Body, point: Point, margin = 0): boolean {
  const halfWidth = body.width / 2 + margin
  const halfHeight = body.height / 2 + margin
  const dx = Math.abs(point.x - body.x)
  const dy = Math.abs(point.y - body.y)
  if (dx > halfWidth || dy > halfHeight) return false
  const { outline } = body
  if (outline.form === 'ellipse') return (dx / halfWidth) ** 2 + (dy / halfHeight) ** 2 <= 1
  if (outline.form === 'rounded') {
    const radius = Math.max(0, outline.radius + margin)
    const cornerX = dx - (halfWidth - radius)
    const cornerY = dy - (halfHeight - radius)
    return cornerX <= 0 || cornerY <= 0 || cornerX ** 2 + cornerY ** 2 <= radius ** 2
  }
  return insidePolygon(outline.corners, (point.x - body.x) / halfWidth, (point.y - body.y) / halfHeight)
}

function insidePolygon(corners: readonly Point[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const a = corners[i]
    const b = corners[j]
    if (a && b && a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

/** Point of a curve at t, 0 to 1. */
export function pointAt(curve: Curve, t: number): Point {
  const { start, control, end } = curve
  if (!control) return between(start, end, t)
  const s = 1 - t
  return { x: s * s * start.x + 2 * s * t * control.x + t * t * end.x, y: s * s * start.y + 2 * s * t * control.y + t * t * end.y }
}

/** The stretch of a curve from t0 to t1 (de Casteljau). */
export function stretch(curve: Curve, t0: number, t1: number): Curve {
  const start = pointAt(curve, t0)
  const end = pointAt(curve, t1)
  if (!curve.control) return { start, control: null, end }
  const { start: a, control: b, end: c } = curve
  const s0 = 1 - t0
  const s1 = 1 - t1
  const blend = (p: number, q: number, r: number) => s0 * s1 * p + (s0 * t1 + t0 * s1) * q + t0 * t1 * r
  return { start, control: { x: blend(a.x, b.x, c.x), y: blend(a.y, b.y, c.y) }, end }
}

/** A curve beside another at a distance to its left (looking along it with y downwards: the side of (dy, -dx)). Exact for straight lines, close for gentle curves. */
export function beside(curve: Curve, offset: number): Curve {
  if (offset === 0) return curve
  const { start, control, end } = curve
  const out = direction(start, control ?? end)
  const into = direction(control ?? start, end)
  const shift = (point: Point, along: Point, by: number): Point => ({ x: point.x + along.y * by, y: point.y - along.x * by })
  if (!control) return { start: shift(start, out, offset), control: null, end: shift(end, into, offset) }
  const sum = { x: out.x + into.x, y: out.y + into.y }
  const length = Math.hypot(sum.x, sum.y)
  // Half the turn between the two tangents: the control point lies where the shifted tangents meet.
  const cosine = Math.max(0.3, length / 2)
  const middle = length < 1e-9 ? out : { x: sum.x / length, y: sum.y / length }
  return { start: shift(start, out, offset), control: shift(control, middle, offset / cosine), end: shift(end, into, offset) }
}

/** Smallest t from which on the curve is out of a region that holds its start, to within a thousandth; 1 where it never leaves within the first 60 %. */
export function leavesAt(curve: Curve, inside: (point: Point) => boolean): number {
  if (!inside(curve.start)) return 0
  let outside = -1
  for (let t = 0.05; t <= 1.0001; t += 0.05) {
    if (!inside(pointAt(curve, t))) {
      outside = t
      break
    }
  }
  if (outside < 0) return 1
  let low = outside - 0.05
  let high = outside
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2
    if (inside(pointAt(curve, middle))) low = middle
    else high = middle
  }
  return high
}

export const reversed = (curve: Curve): Curve => ({ start: curve.end, control: curve.control, end: curve.start })

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The smallest box around boxes; an empty one at the origin around none. */
export function boundsOf(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left === Infinity ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top }
}

/** Buckets of a plane, to find what lies near a place without asking everything. */
export class Grid<T> {
  private readonly cells = new Map<number, T[]>()
  private readonly size: number
  constructor(size: number) {
    this.size = size
  }
  private key(column: number, row: number): number {
    return (column + 0x100000) * 0x200000 + row + 0x100000
  }
  add(box: Box, item: T): void {
    const { size } = this
    const lastColumn = Math.floor((box.x + box.width) / size)
    const lastRow = Math.floor((box.y + box.height) / size)
    for (let column = Math.floor(box.x / size); column <= lastColumn; column++) {
      for (let row = Math.floor(box.y / size); row <= lastRow; row++) {
        const key = this.key(column, row)
        const cell = this.cells.get(key)
        if (cell) cell.push(item)
        else this.cells.set(key, [item])
      }
    }
  }
  remove(box: Box, item: T): void {
    this.some(box, (_, cell) => {
      const at = cell.indexOf(item)
      if (at >= 0) cell.splice(at, 1)
      return false
    })
  }
  /** Whether any item in the cells that the box touches passes the test; an item may be asked more than once. */
  some(box: Box, test: (item: T, cell: T[]) => boolean): boolean {
    const { size } = this
    const lastColumn = Math.floor((box.x + box.width) / size)
    const lastRow = Math.floor((box.y + box.height) / size)
    for (let column = Math.floor(box.x / size); column <= lastColumn; column++) {
      for (let row = Math.floor(box.y / size); row <= lastRow; row++) {
        const cell = this.cells.get(this.key(column, row))
        if (!cell) continue
        for (let i = cell.length - 1; i >= 0; i--) if (test(cell[i] as T, cell)) return true
      }
    }
    return false
  }
  /** Calls back for every item in the cells that the box touches; an item may come more than once. */
  each(box: Box, visit: (item: T) => void): void {
    this.some(box, (item) => {
      visit(item)
      return false
    })
  }
}
