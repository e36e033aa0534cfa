import type { PlanePoint } from './types.ts'

export type PlaneDirection = 'left' | 'right' | 'up' | 'down'
const vectors: Readonly<Record<PlaneDirection, readonly [number, number]>> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }
/** What lies off the way counts so much farther. */
const aside = 2.5

/** The next point in a direction: the nearest of those that lie rather that way than aside; null where there is none. */
export function nextPoint(points: readonly PlanePoint[], from: PlanePoint, direction: PlaneDirection): PlanePoint | null {
  const [dx, dy] = vectors[direction]
  let best: { point: PlanePoint; far: number } | null = null
  for (const point of points) {
    const along = (point.x - from.x) * dx + (point.y - from.y) * dy
    const across = Math.abs((point.x - from.x) * dy) + Math.abs((point.y - from.y) * dx)
    if (point.id === from.id || along <= 0.5) continue
    const far = along + across * aside
    if (best === null || far < best.far) best = { point, far }
  }
  return best?.point ?? null
}
