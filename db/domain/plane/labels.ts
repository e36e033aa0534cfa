import { textWidth } from '../scene/text-metrics.ts'
import { overlap } from '../scene/geometry.ts'
import type { Box } from '../scene/types.ts'
import type { PlaneLabel, PlanePoint } from './types.ts'

/** Shortens a text to a width, at its end in reading order. */
export function shortened(text: string, ems: number): string {
  if (textWidth(text, 'regular') <= ems) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, 'regular') > ems) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/**
 * Labels beside their points that touch neither each other nor any mark nor the edge of the plot: right, left, above or below, near before far. A
 * label that finds no room is left out and counted. `kept`: where none may stand.
 */
export function placeLabels(points: readonly PlanePoint[], texts: readonly string[], plot: Box, size: number, kept: readonly Box[] = []): { labels: PlaneLabel[]; dropped: number } {
  const taken: Box[] = [...kept, ...points.map(({ x, y, radius }) => ({ x: x - radius - 1, y: y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2 }))]
  const labels: PlaneLabel[] = []
  let dropped = 0
  for (const [index, point] of points.entries()) {
    const text = texts[index] ?? ''
    const width = textWidth(text, 'regular') * size
    const found = candidates(point, width, size).find(({ box }) => (
      box.x >= plot.x && box.y >= plot.y && box.x + box.width <= plot.x + plot.width && box.y + box.height <= plot.y + plot.height
      && !taken.some(other => overlap(box, other))
    ))
    if (!found) {
      dropped += 1
      continue
    }
    taken.push(found.box)
    labels.push({ point: point.id, uid: point.uid, text, ...found })
  }
  return { labels, dropped }
}

function candidates({ x, y, radius }: PlanePoint, width: number, size: number): Pick<PlaneLabel, 'x' | 'y' | 'anchor' | 'box'>[] {
  const height = size * 1.25
  const places: Pick<PlaneLabel, 'x' | 'y' | 'anchor' | 'box'>[] = []
  const add = (left: number, top: number, anchor: PlaneLabel['anchor']) => {
    const box = { x: left, y: top, width, height }
    places.push({ box, anchor, x: rounded(anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2), y: rounded(top + size) })
  }
  for (const far of [4, 14, 26]) {
    const gap = radius + far
    add(x + gap, y - height / 2, 'start')
    add(x - gap - width, y - height / 2, 'end')
    add(x - width / 2, y - gap - height, 'middle')
    add(x - width / 2, y + gap, 'middle')
    add(x + gap * 0.7, y - gap - height * 0.6, 'start')
    add(x + gap * 0.7, y + gap - height * 0.4, 'start')
    add(x - gap * 0.7 - width, y - gap - height * 0.6, 'end')
    add(x - gap * 0.7 - width, y + gap - height * 0.4, 'end')
  }
  return places
}

const rounded = (value: number) => Math.round(value * 100) / 100
