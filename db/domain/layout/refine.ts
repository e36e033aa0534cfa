import { badness, type Judged } from './quality.ts'
import type { LayoutPoint } from './force.ts'

/**
 * Improves the layout of a small network step by step: moves one actor, or lets two change places, wherever that makes it read
 * better. Fixed order, no chance: the same layout gives the same answer.
 */
export function refine(points: LayoutPoint[], judged: Judged, rounds: number): { points: LayoutPoint[]; badness: number } {
  let best = badness(points, judged)
  for (let round = 0; round < rounds; round++) {
    const before = best
    const radii = round % 2 === 0 ? [150, 90, 45] : [60, 28, 12]
    for (let i = 0; i < points.length; i++) {
      const point = points[i]
      if (!point) continue
      const home = { x: point.x, y: point.y }
      let place = home
      for (const radius of radii) {
        for (let k = 0; k < 12; k++) {
          const angle = ((k + (round % 3) / 3) * Math.PI) / 6
          point.x = home.x + radius * Math.cos(angle)
          point.y = home.y + radius * Math.sin(angle)
          const value = badness(points, judged)
          if (value < best - 1e-9) {
            best = value
            place = { x: point.x, y: point.y }
          }
        }
      }
      point.x = place.x
      point.y = place.y
    }
    for (let i = 0; i < points.length; i++) {
      for (let j = i + 1; j < points.length; j++) {
        const [a, b] = [points[i], points[j]]
        if (!a || !b) continue
        exchange(a, b)
        const value = badness(points, judged)
        if (value < best - 1e-9) best = value
        else exchange(a, b)
      }
    }
    if (best > before - 0.02) break
  }
  return { points, badness: best }
}

function exchange(a: LayoutPoint, b: LayoutPoint): void {
  const { x, y } = a
  a.x = b.x
  a.y = b.y
  b.x = x
  b.y = y
}
