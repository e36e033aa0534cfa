/** The step of the grid that actors are snapped to, in scene units. */
export const gridStep = 20

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export const distributions = ['horizontally', 'vertically'] as const
export const arrangements = [...alignments, ...distributions, 'grid'] as const
export type Alignment = (typeof alignments)[number]
export type Distribution = (typeof distributions)[number]
export type Arrangement = (typeof arrangements)[number]

/** Something that stands in the plane: its middle and its size. */
export interface Standing {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The fewest that an arrangement has something to do for. */
export const fewest = (arrangement: Arrangement): number => (arrangement === 'grid' ? 1 : arrangement === 'horizontally' || arrangement === 'vertically' ? 3 : 2)

/** The nearest point of the grid. */
export function snapped({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
  // Adding 0 turns a negative zero into zero.
  return { x: Math.round(x / gridStep) * gridStep + 0, y: Math.round(y / gridStep) * gridStep + 0 }
}

/**
 * Middles of the bodies after an arrangement, to a tenth: edges or middles in one line with those of the whole group; or gaps between
 * neighbours made equal, those at both ends staying; or each on the nearest point of the grid.
 */
export function arranged(arrangement: Arrangement, bodies: readonly Standing[]): { x: number; y: number }[] {
  const left = Math.min(...bodies.map(({ x, width }) => x - width / 2))
  const right = Math.max(...bodies.map(({ x, width }) => x + width / 2))
  const top = Math.min(...bodies.map(({ y, height }) => y - height / 2))
  const bottom = Math.max(...bodies.map(({ y, height }) => y + height / 2))
  const across = (to: (body: Standing) => number) => bodies.map((body) => ({ x: tenth(to(body)), y: body.y }))
  const along = (to: (body: Standing) => number) => bodies.map((body) => ({ x: body.x, y: tenth(to(body)) }))
  switch (arrangement) {
    case 'left': return across(({ width }) => left + width / 2)
    case 'centre': return across(() => (left + right) / 2)
    case 'right': return across(({ width }) => right - width / 2)
    case 'top': return along(({ height }) => top + height / 2)
    case 'middle': return along(() => (top + bottom) / 2)
    case 'bottom': return along(({ height }) => bottom - height / 2)
    case 'horizontally': {
      const places = evenly(bodies.map(({ x, width }) => ({ at: x, size: width })))
      return bodies.map(({ y }, i) => ({ x: places[i] ?? 0, y }))
    }
    case 'vertically': {
      const places = evenly(bodies.map(({ y, height }) => ({ at: y, size: height })))
      return bodies.map(({ x }, i) => ({ x, y: places[i] ?? 0 }))
    }
    case 'grid': return bodies.map(snapped)
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** Middles with equal gaps between what stands in a row; the first and the last stay. */
function evenly(items: readonly { readonly at: number; readonly size: number }[]): number[] {
  const order = items.map((_, i) => i).sort((a, b) => (items[a]?.at ?? 0) - (items[b]?.at ?? 0) || a - b)
  const [first, last] = [items[order[0] ?? 0], items[order.at(-1) ?? 0]]
  if (!first || !last || items.length < 3) return items.map(({ at }) => at)
  const room = last.at + last.size / 2 - (first.at - first.size / 2)
  const gap = (room - items.reduce((sum, { size }) => sum + size, 0)) / (items.length - 1)
  const result = items.map(({ at }) => at)
  let edge = first.at - first.size / 2
  for (const i of order) {
    const size = items[i]?.size ?? 0
    if (i !== order[0] && i !== order.at(-1)) result[i] = tenth(edge + size / 2)
    edge += size + gap
  }
  return result
}
