import { hasHead, headPath } from '../../../db/domain/scene/node-shapes.ts'
import { markPath } from '../../../db/domain/scene/marks.ts'
import { palettes } from '../../../db/domain/scene/palette.ts'
import { tickWidth } from '../../../db/domain/scene/strands.ts'
import { capHeight } from '../../../db/domain/scene/text-metrics.ts'
import { textDirection } from '../../../db/domain/scene/text-runs.ts'
import type { Box, Curve, MarkForm, NodeOutline, Point, Scene, SceneArrow, SceneLabel, SceneMark, SceneNode, SceneStrand } from '../../../db/domain/scene/types.ts'
import { labelFamilies } from '../fonts.ts'
import type { Tiles } from './tiles.ts'

/** What can be painted: of a whole scene, or of what is raised above it. */
export type Parts = Pick<Scene, 'theme' | 'strands' | 'arrows' | 'marks' | 'nodes' | 'labels'>

/** After so many marks a painting may be interrupted. */
const marksPerStep = 150

/** Halo of a label and pin of an actor reach so far out of their boxes, in scene units of the lettering or of the plane. */
export const haloShare = 0.13
export const pinReach = 10
/** Ticks of a strand reach so far out of it, in scene units. */
export const strandReach = 5

/**
 * Paints what of a scene touches `view` (in scene units) on a context that is set to scene units: ties, wide ones first, then actors, then names,
 * as the figure has them. Stops now and then to be asked to go on, so that a large picture can be painted in turns.
 * @param part leaves out what does not touch this part of the view
 */
export function* painting(context: CanvasRenderingContext2D, parts: Parts, view: Box, part: Tiles | null = null): Generator<void> {
  let marks = 0
  context.lineCap = 'butt'
  context.lineJoin = 'miter'
  const brush: Brush = { stroke: '', width: -1, dashed: false }
  for (const strand of parts.strands) {
    if (!curveTouches(strand, strand.width / 2 + strandReach, view) || part?.curve(strand, strand.width / 2 + strandReach) === false) continue
    paintStrand(context, strand, brush)
    if (++marks % marksPerStep === 0) yield
  }
  context.setLineDash([])
  for (const arrow of parts.arrows) {
    if (!touches(view, arrow.tip.x, arrow.tip.y, arrow.size) || part?.box(around(arrow.tip, arrow.size * 1.5)) === false) continue
    paintArrow(context, arrow)
    if (++marks % marksPerStep === 0) yield
  }
  for (const mark of parts.marks) {
    if (!touches(view, mark.x, mark.y, mark.radius * 1.1) || part?.box(around(mark, mark.radius * 1.2)) === false) continue
    paintSign(context, mark)
    marks += 3
    if (marks % marksPerStep < 3) yield
  }
  const { background } = palettes[parts.theme]
  for (const node of parts.nodes) {
    const reach = Math.max(node.width, node.height) / 2 + pinReach
    if (!touches(view, node.x, node.y, reach) || part?.box(around(node, reach)) === false) continue
    paintNode(context, node, background)
    if (++marks % marksPerStep === 0) yield
  }
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.lineJoin = 'round'
  for (const label of parts.labels) {
    if (!boxTouches(label.box, label.fontSize * haloShare, view) || part?.box(grown(label.box, label.fontSize * haloShare * 2)) === false) continue
    paintLabel(context, label)
    marks += 4
    if (marks % marksPerStep < 4) yield
  }
}

/** Paints all at once. */
export function paint(context: CanvasRenderingContext2D, parts: Parts, view: Box): void {
  const steps = painting(context, parts, view)
  while (!steps.next().done);
}

/** How many marks of a scene touch a part of the plane: a measure of how long painting it takes. */
export function marksIn({ strands, nodes, labels }: Parts, view: Box): number {
  let marks = 0
  for (const strand of strands) if (curveTouches(strand, strand.width, view)) marks += 1
  for (const node of nodes) if (touches(view, node.x, node.y, node.width)) marks += 1
  for (const label of labels) if (boxTouches(label.box, 0, view)) marks += 4
  return marks
}

/** A box around a point. */
export const around = ({ x, y }: Point, reach: number): Box => ({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })

/** A box with a margin on every side. */
export const grown = (box: Box, by: number): Box => ({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by })

const touches = (view: Box, x: number, y: number, reach: number) =>
  x + reach > view.x && x - reach < view.x + view.width && y + reach > view.y && y - reach < view.y + view.height

const boxTouches = (box: Box, margin: number, view: Box) =>
  box.x + box.width + margin > view.x && box.x - margin < view.x + view.width && box.y + box.height + margin > view.y && box.y - margin < view.y + view.height

function curveTouches({ start, control, end }: Curve, reach: number, view: Box): boolean {
  const middle = control ?? start
  return Math.max(start.x, middle.x, end.x) + reach > view.x && Math.min(start.x, middle.x, end.x) - reach < view.x + view.width &&
    Math.max(start.y, middle.y, end.y) + reach > view.y && Math.min(start.y, middle.y, end.y) - reach < view.y + view.height
}

/** What the context is set to, so that it is set again only where something changes. */
interface Brush {
  stroke: string
  width: number
  dashed: boolean
}

export function traceCurve(context: CanvasRenderingContext2D, { start, control, end }: Curve): void {
  context.beginPath()
  context.moveTo(start.x, start.y)
  if (control) context.quadraticCurveTo(control.x, control.y, end.x, end.y)
  else context.lineTo(end.x, end.y)
}

function paintStrand(context: CanvasRenderingContext2D, strand: SceneStrand, brush: Brush): void {
  if (brush.stroke !== strand.colour) context.strokeStyle = brush.stroke = strand.colour
  if (brush.width !== strand.width) context.lineWidth = brush.width = strand.width
  const dashed = strand.dash.length > 0
  if (dashed || brush.dashed) context.setLineDash(strand.dash as number[])
  brush.dashed = dashed
  traceCurve(context, strand)
  context.stroke()
  if (!strand.ticks) return
  context.lineWidth = brush.width = tickWidth
  if (dashed) context.setLineDash([])
  brush.dashed = false
  context.beginPath()
  for (const { start, end } of strand.ticks) {
    context.moveTo(start.x, start.y)
    context.lineTo(end.x, end.y)
  }
  context.stroke()
}

function paintArrow(context: CanvasRenderingContext2D, { tip, base, size, colour }: SceneArrow): void {
  const [dx, dy] = [(tip.x - base.x) / 2, (tip.y - base.y) / 2]
  if (size <= 0) return
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(tip.x, tip.y)
  context.lineTo(base.x - dy, base.y + dx)
  context.lineTo(base.x + dy, base.y - dx)
  context.fill()
}

const signOf = (form: MarkForm, radius: number): Path2D => new Path2D(markPath(form, radius))

/** A round mark with its sign or number. */
function paintSign(context: CanvasRenderingContext2D, { form, text, x, y, radius, fontSize, colour, background }: SceneMark): void {
  context.fillStyle = background
  context.strokeStyle = colour
  context.lineWidth = radius * 0.13
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  context.fillStyle = colour
  if (text === '') {
    context.translate(x, y)
    context.fill(signOf(form, radius))
    context.translate(-x, -y)
    return
  }
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.font = fontOf(fontSize, 'semibold')
  context.direction = 'ltr'
  context.fillText(text, x, y + (capHeight * fontSize) / 2)
}

interface Body extends Point {
  readonly width: number
  readonly height: number
  readonly outline: NodeOutline
}

/** The outline of a node, grown by `margin` on every side, as the path of the context. */
export function traceOutline(context: CanvasRenderingContext2D, { x, y, width, height, outline }: Body, margin = 0): void {
  const [halfWidth, halfHeight] = [width / 2 + margin, height / 2 + margin]
  context.beginPath()
  if (outline.form === 'ellipse') context.ellipse(x, y, halfWidth, halfHeight, 0, 0, 2 * Math.PI)
  else if (outline.form === 'rounded') context.roundRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, outline.radius + margin)
  else {
    for (const corner of outline.corners) context.lineTo(x + corner.x * halfWidth, y + corner.y * halfHeight)
    context.closePath()
  }
}

const heads = new Map<number, Path2D>()

function headOf(size: number): Path2D {
  const known = heads.get(size)
  if (known) return known
  const path = new Path2D(headPath(size))
  heads.set(size, path)
  return path
}

function paintNode(context: CanvasRenderingContext2D, node: SceneNode, background: string): void {
  context.lineJoin = node.outline.form === 'polygon' ? 'round' : 'miter'
  context.fillStyle = node.fill
  context.strokeStyle = node.stroke
  context.lineWidth = node.strokeWidth
  traceOutline(context, node)
  context.fill()
  if (node.dash) context.setLineDash(node.dash as number[])
  context.stroke()
  if (node.dash) context.setLineDash([])
  if (hasHead(node)) {
    context.translate(node.x, node.y)
    context.fillStyle = node.ink ?? node.stroke
    context.fill(headOf(node.width))
    context.translate(-node.x, -node.y)
  }
  if (node.pinned) paintPin(context, node, background)
}

/** A dot at the corner of an actor that stays where it was put: of the screen alone. */
function paintPin(context: CanvasRenderingContext2D, node: SceneNode, background: string): void {
  context.fillStyle = node.stroke
  context.strokeStyle = background
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(node.x + node.width * 0.4, node.y - node.height * 0.4, 4, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
}

/** Font declarations are read anew each time they are set, and names come in a handful of sizes. */
const fonts = new Map<string, string>()

function fontOf(size: number, weight: SceneLabel['weight']): string {
  const key = `${weight} ${size}`
  const known = fonts.get(key)
  if (known !== undefined) return known
  if (fonts.size > 200) fonts.clear()
  const font = `${weight === 'semibold' ? 600 : 400} ${size}px ${labelFamilies}`
  fonts.set(key, font)
  return font
}

function paintLabel(context: CanvasRenderingContext2D, { x, lines, fontSize, weight, colour, halo }: SceneLabel): void {
  const font = fontOf(fontSize, weight)
  if (context.font !== font) context.font = font
  context.lineWidth = fontSize * haloShare * 2
  context.strokeStyle = halo
  context.fillStyle = colour
  for (const { text, y } of lines) {
    const direction = textDirection(text)
    if (context.direction !== direction) context.direction = direction
    context.strokeText(text, x, y)
    context.fillText(text, x, y)
  }
}
