import { pointAt } from '../../../db/domain/scene/geometry.ts'
import type { Box, Curve } from '../../../db/domain/scene/types.ts'
import type { Frame } from './frame.ts'

/** Side of a tile, in pixels of the device. */
const tile = 64
/** What smoothing may touch beside a mark, in pixels of the device. */
const smoothing = 2
/** A part of a picture, as tiles of it. */
export interface Tiles {
  /** Whether a box, or a line so far beside its middle, touches the part; in scene units. */
  box(box: Box): boolean
  curve(curve: Curve, reach: number): boolean
  /** The part as few boxes that do not overlap, in pixels of the device. */
  areas(): Box[]
}

/** Tiles that are taken one by one. */
export interface TakenTiles extends Tiles {
  addBox(box: Box): void
  addCurve(curve: Curve, reach: number): void
  /** How much of the picture they are, from 0 to 1. */
  share(): number
}

/** The tiles of a frame, of which none is taken yet. */
export function tilesOf({ zoom, pan, width, height, ratio }: Frame): TakenTiles {
  const scale = zoom * ratio
  const [dx, dy] = [pan.x * ratio, pan.y * ratio]
  const [pixelsWide, pixelsHigh] = [Math.round(width * ratio), Math.round(height * ratio)]
  const [columns, lines] = [Math.ceil(pixelsWide / tile), Math.ceil(pixelsHigh / tile)]
  const taken = new Uint8Array(columns * lines)
  let count = 0

  /** Goes through the tiles of a box until `visit` says true; whether it did. */
  const each = (left: number, top: number, right: number, bottom: number, visit: (at: number) => boolean): boolean => {
    const [firstColumn, lastColumn] = [Math.max(0, Math.floor((left - smoothing) / tile)), Math.min(columns - 1, Math.floor((right + smoothing) / tile))]
    const [firstLine, lastLine] = [Math.max(0, Math.floor((top - smoothing) / tile)), Math.min(lines - 1, Math.floor((bottom + smoothing) / tile))]
    for (let line = firstLine; line <= lastLine; line++) for (let column = firstColumn; column <= lastColumn; column++) if (visit(line * columns + column)) return true
    return false
  }
  const eachOfBox = (box: Box, visit: (at: number) => boolean) =>
    each(box.x * scale + dx, box.y * scale + dy, (box.x + box.width) * scale + dx, (box.y + box.height) * scale + dy, visit)
  const eachOfCurve = (curve: Curve, reach: number, visit: (at: number) => boolean): boolean => {
    const { start, control, end } = curve
    const length = scale * (control ? Math.hypot(control.x - start.x, control.y - start.y) + Math.hypot(end.x - control.x, end.y - control.y) : Math.hypot(end.x - start.x, end.y - start.y))
    const pieces = Math.max(1, Math.min(200, Math.ceil(length / (tile / 2))))
    // A bow leaves the chord of a piece by at most an eighth of its second difference.
    const bulge = control ? scale * Math.hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y) / (4 * pieces * pieces) : 0
    const beside = reach * scale + bulge
    let from = start
    for (let piece = 1; piece <= pieces; piece++) {
      const to = pointAt(curve, piece / pieces)
      if (each(Math.min(from.x, to.x) * scale + dx - beside, Math.min(from.y, to.y) * scale + dy - beside, Math.max(from.x, to.x) * scale + dx + beside, Math.max(from.y, to.y) * scale + dy + beside, visit)) return true
      from = to
    }
    return false
  }
  const take = (at: number) => {
    if (taken[at] === 0) count++
    taken[at] = 1
    return false
  }
  const isTaken = (at: number) => taken[at] === 1
  return {
    addBox: (box: Box) => void eachOfBox(box, take),
    addCurve: (curve: Curve, reach: number) => void eachOfCurve(curve, reach, take),
    share: () => count / Math.max(1, columns * lines),
    box: (box: Box) => eachOfBox(box, isTaken),
    curve: (curve: Curve, reach: number) => eachOfCurve(curve, reach, isTaken),
    areas: () => {
      const areas: Box[] = []
      for (let line = 0; line < lines; line++) {
        for (let column = 0; column < columns; column++) {
          if (taken[line * columns + column] === 0) continue
          const from = column
          while (column + 1 < columns && taken[line * columns + column + 1] === 1) column++
          areas.push({ x: from * tile, y: line * tile, width: Math.min(pixelsWide, (column + 1) * tile) - from * tile, height: Math.min(pixelsHigh, (line + 1) * tile) - line * tile })
        }
      }
      return areas
    },
  }
}
