import type { MatrixAspect } from '../../contract/entities/matrix.ts'
import { levelFill, levelText } from '../matrix-scene.ts'
import { contrast, palettes } from '../scene/palette.ts'
import type { Box, Theme } from '../scene/types.ts'
import { round } from './series-style.ts'
import type { ChartShape } from './types.ts'

/** A level of an aspect as in the matrix: filled, with the level written in; hatched where nothing is coded. */
export function levelChip(aspect: Pick<MatrixAspect, 'code' | 'role' | 'scale'>, level: number | null, { x, y, width, height }: Box, theme: Theme): ChartShape[] {
  const palette = palettes[theme]
  const fill = levelFill(aspect, level, theme)
  if (level === null) {
    return [
      { kind: 'path', d: `M${x + 0.4} ${y + 0.4}h${width - 0.8}v${height - 0.8}h${0.8 - width}Z`, fill: null, stroke: palette.frame, width: 0.8, dash: [] },
      { kind: 'path', d: slants({ x, y, width, height }), fill: null, stroke: palette.frame, width: 0.8, dash: [] },
    ]
  }
  const ink = contrast(fill, palette.ink) >= contrast(fill, palette.background) ? palette.ink : palette.background
  return [
    { kind: 'rect', x, y, width, height, fill },
    { kind: 'text', text: levelText(aspect, level), x: x + width / 2, y: y + height / 2 + 3.8, size: 10.5, weight: 'semibold', anchor: 'middle', colour: ink },
  ]
}

/** Slanting lines within a box: not coded is hatched, here as everywhere. */
function slants({ x, y, width, height }: Box): string {
  const parts: string[] = []
  for (let off = 4; off < width + height; off += 4) {
    const [x1, y1] = off <= height ? [x, y + off] : [x + off - height, y + height]
    const [x2, y2] = off <= width ? [x + off, y] : [x + width, y + off - width]
    parts.push(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`)
  }
  return parts.join('')
}
