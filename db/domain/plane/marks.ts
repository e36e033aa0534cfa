import type { OutcomeShape } from './types.ts'

const number = (value: number) => String(Math.round(value * 100) / 100)

/** The outline of a mark around a point, as the data of an SVG path. Shapes have about the same area at the same radius. */
export function markPath(shape: OutcomeShape, x: number, y: number, radius: number): string {
  const at = (dx: number, dy: number) => `${number(x + dx)} ${number(y + dy)}`
  switch (shape) {
    case 'circle': return `M${at(-radius, 0)}A${number(radius)} ${number(radius)} 0 1 1 ${at(radius, 0)}A${number(radius)} ${number(radius)} 0 1 1 ${at(-radius, 0)}Z`
    case 'diamond': return `M${at(0, -radius * 1.25)}L${at(radius * 1.25, 0)}L${at(0, radius * 1.25)}L${at(-radius * 1.25, 0)}Z`
    case 'triangle': return `M${at(0, -radius * 1.3)}L${at(radius * 1.2, radius * 0.9)}L${at(-radius * 1.2, radius * 0.9)}Z`
    case 'square': return `M${at(-radius * 0.9, -radius * 0.9)}L${at(radius * 0.9, -radius * 0.9)}L${at(radius * 0.9, radius * 0.9)}L${at(-radius * 0.9, radius * 0.9)}Z`
    case 'cross': {
      const [far, near] = [radius * 1.1, radius * 0.38]
      const corners: [number, number][] = [[-far, -far + near], [-near, 0], [-far, far - near], [-far + near, far], [0, near], [far - near, far], [far, far - near], [near, 0], [far, -far + near], [far - near, -far], [0, -near], [-far + near, -far]]
      return `M${corners.map(([dx, dy]) => at(dx, dy)).join('L')}Z`
    }
  }
}
