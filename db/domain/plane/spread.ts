import type { PlanePoint } from './types.ts'

/** Distance of neighbouring marks, where there is room for it. */
const spacing = 24

/**
 * Points that share a place are laid out around it in rings, in the order of their ties and periods, so that each can be seen and none leaves the
 * cell of its levels.
 */
export function spread(points: readonly PlanePoint[], cellWidth: number, cellHeight: number): PlanePoint[] {
  const placed = new Map<string, PlanePoint>()
  for (const group of Map.groupBy(points, point => `${point.p1} ${point.p2}`).values()) {
    const sorted = group.toSorted((a, b) => a.tie - b.tie || a.period - b.period)
    const places = rings(sorted.length)
    const [reachX, reachY] = [Math.max(...places.map(place => Math.abs(place.x)), 0.001), Math.max(...places.map(place => Math.abs(place.y)), 0.001)]
    const margin = 10
    const [scaleX, scaleY] = [Math.min(spacing, (cellWidth / 2 - margin) / reachX), Math.min(spacing, (cellHeight / 2 - margin) / reachY)]
    for (const [index, point] of sorted.entries()) {
      const place = places[index] ?? { x: 0, y: 0 }
      placed.set(point.id, { ...point, x: rounded(point.x + place.x * scaleX), y: rounded(point.y + place.y * scaleY) })
    }
  }
  return points.map(point => placed.get(point.id) ?? point)
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** So many places around the origin, about one unit apart: one alone in the middle, few in one ring, more in rings around each other. */
function rings(count: number): { x: number; y: number }[] {
  if (count === 1) return [{ x: 0, y: 0 }]
  const places: { x: number; y: number }[] = []
  const start = count <= 6 ? 0 : 1
  if (start === 1) places.push({ x: 0, y: 0 })
  for (let ring = 1; places.length < count; ring += 1) {
    const left = count - places.length
    const room = start === 0 ? count : ring * 6
    const here = Math.min(left, room)
    const radius = start === 0 ? Math.max(0.55, 0.5 / Math.sin(Math.PI / Math.max(2, here))) : ring
    for (let index = 0; index < here; index += 1) {
      const angle = (2 * Math.PI * index) / here - Math.PI
      places.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
    }
  }
  return places
}
