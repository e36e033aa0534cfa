import { Grid, overlap, pointAt } from './geometry.ts'
import { textWidth } from './text-metrics.ts'
import type { Box, Point, Scene, SceneTie } from './types.ts'

/** Size of the numbers, in pixels of the screen. */
export const numberSize = 10
const padding = 2.5

export interface TieNumber {
  readonly tie: string
  readonly text: string
  /** Centre. */
  readonly x: number
  readonly y: number
  /** What it covers. */
  readonly box: Box
}

/** The ties of which a part of the plane shows something, in the order of the data: so they are numbered, from 1. */
export function shownTies(scene: Scene, view: Box): SceneTie[] {
  const shown = new Set(scene.strands.filter(({ start, control, end }) => overlap(view, around([start, control ?? start, end]))).map(({ tie }) => tie))
  return scene.ties.filter(({ uid }) => shown.has(uid))
}

/** The box around points, with room for the width of a line. */
export function around(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left - 10, y: top - 10, width: right - left + 20, height: bottom - top + 20 }
}

/** Where along a tie its number may stand, the best place first. */
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

/** A place for the number of each tie: on the tie, clear of actors, names and other numbers where there is such a place within the view. */
export function placeNumbers(scene: Scene, view: Box, ties: readonly SceneTie[]): TieNumber[] {
  const size = numberSize * scene.labelScale
  const taken = new Grid<Box>(60)
  const take = (box: Box) => taken.add(box, box)
  for (const { x, y, width, height } of scene.nodes) take({ x: x - width / 2, y: y - height / 2, width, height })
  for (const { box } of scene.labels) take(box)
  return ties.map((tie, index) => {
    const text = String(index + 1)
    const [width, height] = [textWidth(text, 'semibold') * size + 2 * padding * scene.labelScale, size * 1.25]
    const at = (share: number): Box => {
      const point = pointAt(tie.centre, share)
      return { x: point.x - width / 2, y: point.y - height / 2, width, height }
    }
    const boxes = shares.map(at)
    const inside = boxes.filter((box) => box.x >= view.x && box.y >= view.y && box.x + box.width <= view.x + view.width && box.y + box.height <= view.y + view.height)
    const box = inside.find((each) => !taken.some(each, (other) => overlap(each, other))) ?? inside[0] ?? boxes[0] ?? at(0.5)
    take(box)
    return { tie: tie.uid, text, x: box.x + width / 2, y: box.y + height / 2, box }
  })
}
