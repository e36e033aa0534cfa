import { badness, badnessAround, incidenceOf, type Judged } from './quality.ts'
import type { LayoutPoint } from './force.ts'

/**
 * Improves the layout of a small network step by step: moves one actor, or lets two change places, wherever that makes it read
 * better. Fixed order, no chance: the same layout gives the same answer.
 */
export function refine(points: LayoutPoint[], judged: Judged, rounds: number): { points: LayoutPoint[]; badness: number } {
  const incidence = incidenceOf(points.length, judged.links)
  const around = (...moved: number[]) => badnessAround(moved, points, judged, incidence)
  for (let round = 0; round < rounds; round++) {
    let gained = 0
    const radii = round % 2 === 0 ? [150, 90, 45] : [60, 28, 12]
    for (let i = 0; i < points.length; i++) {
      const point = points[i]
      if (!point) continue
      const home = { x: point.x, y: point.y }
      const before = around(i)
      let [place, best] = [home, before]
      for (const radius of radii) {
        for (let k = 0; k < 12; k++) {
          const angle = ((k + (round % 3) / 3) * Math.PI) / 6
          point.x = home.x + radius * Math.cos(angle)
          point.y = home.y + radius * Math.sin(angle)
          const value = around(i)
          if (value < best - 1e-9) {
            best = value
            place = { x: point.x, y: point.y }
          }
        }
      }
      point.x = place.x
      point.y = place.y
      gained += before - best
    }
    for (let i = 0; i < points.length; i++) {
      for (let j = i + 1; j < points.length; j++) {
        const [a, b] = [points[i], points[j]]
        if (!a || !b) continue
        const before = around(i, j)
        exchange(a, b)
        const value = around(i, j)
        if (value < before - 1e-9) gained += before - value
        else exchange(a, b)
      }
    }
    if (gained < 0.02) break
  }
  return { points, badness: badness(points, judged) }
}

function exchange(a: LayoutPoint, b: LayoutPoint): void {
  const { x, y } = a
  a.x = b.x
  a.y = b.y
  b.x = x
  b.y = y
}
