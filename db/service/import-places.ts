import type { GraphNode } from '../formats/import/graph/graph-document.ts'

/** What an actor needs around it, in the units of a view. */
const room = 60
const farthest = 1e6

/**
 * The places of nodes as they stand in the file, about the middle of the view. A drawing in other units than points on a screen (Pajek's reaches from
 * 0 to 1) is made larger or smaller as a whole, so that its actors have room; its shape stays. Empty where no two nodes stand apart.
 */
export function spacedPlaces(nodes: readonly GraphNode[]): { id: string; x: number; y: number }[] {
  const placed = nodes.flatMap(({ id, place }) => (place && Math.abs(place.x) < 1e12 && Math.abs(place.y) < 1e12 ? [{ id, ...place }] : []))
  const bounds = (values: number[]) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const)
  const [left, right] = bounds(placed.map(({ x }) => x))
  const [top, bottom] = bounds(placed.map(({ y }) => y))
  const extent = Math.max(right - left, bottom - top)
  if (placed.length < 2 || !(extent > 0)) return []
  const wanted = room * Math.sqrt(placed.length)
  const scale = extent < wanted ? wanted / extent : extent > farthest ? farthest / extent : 1
  return placed.map(({ id, x, y }) => ({ id, x: (x - (left + right) / 2) * scale, y: (y - (top + bottom) / 2) * scale }))
}
