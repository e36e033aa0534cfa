import type { LayoutPoint } from './force.ts'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Turns a layout so that its longest extent lies flat (principal axis). */
export function laidFlat(points: readonly LayoutPoint[]): LayoutPoint[] {
  const middle = { x: mean(points.map((p) => p.x)), y: mean(points.map((p) => p.y)) }
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of points) {
    xx += (x - middle.x) ** 2
    xy += (x - middle.x) * (y - middle.y)
    yy += (y - middle.y) ** 2
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy)
  return points.map(({ x, y }) => ({
    x: (x - middle.x) * Math.cos(angle) - (y - middle.y) * Math.sin(angle),
    y: (x - middle.x) * Math.sin(angle) + (y - middle.y) * Math.cos(angle),
  }))
}
