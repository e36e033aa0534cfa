import { hasHead, headPath, letterSize } from '../domain/scene/node-shapes.ts'
import { tickWidth } from '../domain/scene/strands.ts'
import { markPath } from '../domain/scene/marks.ts'
import { capHeight } from '../domain/scene/text-metrics.ts'
import type { Curve, NodeOutline, Point, SceneArrow, SceneMark, SceneNode, SceneStrand } from '../domain/scene/types.ts'
import type { FontUse } from './font-subset.ts'
import { attributes, decimal, element, textLine } from './svg-write.ts'

interface Outlined extends Point {
  readonly width: number
  readonly height: number
  readonly outline: NodeOutline
}

interface Paint {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  /** Dashes of the outline; absent or empty: continuous. */
  readonly dash?: readonly number[]
}

/** The outline of a node, filled. */
export function nodeMark({ x, y, width, height, outline }: Outlined, { fill, stroke, strokeWidth, dash = [] }: Paint): string {
  const paint = { fill, stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dash.length > 0 ? dash.map(decimal).join(' ') : undefined }
  switch (outline.form) {
    case 'ellipse':
      return width === height
        ? element('circle', { cx: x, cy: y, r: width / 2, ...paint })
        : element('ellipse', { cx: x, cy: y, rx: width / 2, ry: height / 2, ...paint })
    case 'rounded':
      return element('rect', { x: x - width / 2, y: y - height / 2, width, height, rx: outline.radius, ...paint })
    case 'polygon': {
      const points = outline.corners.map((corner) => `${decimal(x + (corner.x * width) / 2)},${decimal(y + (corner.y * height) / 2)}`).join(' ')
      return element('polygon', { points, 'stroke-linejoin': 'round', ...paint })
    }
  }
}

/** A node with the head and shoulders that tell a leader. */
export function nodeMarks(node: SceneNode): string {
  const mark = nodeMark(node, node)
  if (!hasHead(node)) return mark
  return mark + element('path', { d: headPath(node.width), transform: `translate(${decimal(node.x)} ${decimal(node.y)})`, fill: node.ink ?? node.stroke })
}

/** A letter in the middle of a node of that diameter. */
export function letterMark(letter: string, x: number, y: number, diameter: number, colour: string, fonts: FontUse): string {
  const size = letterSize(diameter)
  return textLine(letter, x, y + (capHeight * size) / 2, { size, weight: 'semibold', colour, anchor: 'middle' }, fonts)
}

export function curvePath({ start, control, end }: Curve): string {
  const at = ({ x, y }: Point) => `${decimal(x)} ${decimal(y)}`
  return control ? `M${at(start)}Q${at(control)} ${at(end)}` : `M${at(start)}L${at(end)}`
}

export function strandMark(strand: SceneStrand): string {
  const line = `<path${attributes({
    'data-strand': strand.role, d: curvePath(strand), fill: 'none', stroke: strand.colour, 'stroke-width': strand.width,
    'stroke-dasharray': strand.dash.length > 0 ? strand.dash.map(decimal).join(' ') : undefined,
  })}/>`
  if (!strand.ticks) return line
  const ticks = strand.ticks.map((tick) => curvePath({ ...tick, control: null })).join('')
  return line + element('path', { 'data-ticks': strand.role, d: ticks, fill: 'none', stroke: strand.colour, 'stroke-width': tickWidth })
}

export function arrowMark({ tip, base, size, colour }: SceneArrow): string {
  const [dx, dy] = [(tip.x - base.x) / size, (tip.y - base.y) / size]
  const half = size / 2
  const points = [tip, { x: base.x - dy * half, y: base.y + dx * half }, { x: base.x + dy * half, y: base.y - dx * half }]
  return element('polygon', { points: points.map((p) => `${decimal(p.x)},${decimal(p.y)}`).join(' '), fill: colour })
}

/** A round mark with its sign or number. */
export function signMark({ form, text, x, y, radius, fontSize, colour, background }: Omit<SceneMark, 'id' | 'tie'>, fonts: FontUse): string {
  const sign = text === ''
    ? element('path', { d: markPath(form, radius), transform: `translate(${decimal(x)} ${decimal(y)})`, fill: colour })
    : textLine(text, x, y + (capHeight * fontSize) / 2, { size: fontSize, weight: 'semibold', colour, anchor: 'middle' }, fonts)
  return element('circle', { cx: x, cy: y, r: radius, fill: background, stroke: colour, 'stroke-width': radius * 0.13 }) + sign
}
