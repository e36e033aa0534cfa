import type { LayoutPoint } from './force.ts'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Moves, turns and mirrors a layout so that it comes nearest to the actors that are held (least squares; orthogonal Procrustes in the plane,
 * without scaling). One held actor moves it only; none leaves it as it is. The held themselves are not put in their places by this.
 */
export function fittedToHeld(points: readonly LayoutPoint[], held: ReadonlyMap<number, LayoutPoint>): LayoutPoint[] {
  const pairs = [...held].flatMap(([i, place]) => {
    const point = points[i]
    return point ? [{ point, place }] : []
  })
  if (pairs.length === 0) return points.map(({ x, y }) => ({ x, y }))
  const from = { x: mean(pairs.map(({ point }) => point.x)), y: mean(pairs.map(({ point }) => point.y)) }
  const to = { x: mean(pairs.map(({ place }) => place.x)), y: mean(pairs.map(({ place }) => place.y)) }
  const turned = ([1, -1] as const).map((mirror) => {
    let [along, across] = [0, 0]
    for (const { point, place } of pairs) {
      const [px, py] = [(point.x - from.x) * mirror, point.y - from.y]
      const [qx, qy] = [place.x - to.x, place.y - to.y]
      along += px * qx + py * qy
      across += px * qy - py * qx
    }
    // The nearer the two shapes, the larger the sum of their products after the best turn.
    return { mirror, angle: Math.atan2(across, along), nearness: Math.hypot(along, across) }
  })
  const [plain, mirrored] = turned
  const best = pairs.length > 2 && plain && mirrored && mirrored.nearness > plain.nearness + 1e-6 ? mirrored : plain
  const { mirror, angle } = best ?? { mirror: 1, angle: 0 }
  const [cosine, sine] = pairs.length > 1 ? [Math.cos(angle), Math.sin(angle)] : [1, 0]
  return points.map(({ x, y }) => {
    const [px, py] = [(x - from.x) * mirror, y - from.y]
    return { x: to.x + px * cosine - py * sine, y: to.y + px * sine + py * cosine }
  })
}
