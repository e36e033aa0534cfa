import type { ElementDefinition } from 'cytoscape'
import { palettes } from '../../db/domain/scene/palette.ts'
import { fontAscent, fontDescent, lineHeight } from '../../db/domain/scene/text-metrics.ts'
import { textDirection, textRuns } from '../../db/domain/scene/text-runs.ts'
import type { Curve, Point, Scene, SceneArrow, SceneLabel, SceneNode, SceneStrand, SceneTie } from '../../db/domain/scene/types.ts'
import { markImage } from './marks.ts'

type Data = Record<string, string | number | boolean | readonly number[]>

/** A line as Cytoscape is told of it: ends relative to the two nodes, and a control point relative to the line between the ends. */
export interface LineData {
  readonly curve: 'straight' | 'unbundled-bezier'
  readonly sourceEnd: string
  readonly targetEnd: string
  /** Distance and weight of the control point; 0 and 0.5 for straight lines. */
  readonly bend: number
  readonly bendAt: number
}

/** Two decimals are finer than any screen, and keep equal styles equal. */
const fixed = (value: number) => Math.round(value * 100) / 100

export function lineData({ start, control, end }: Curve, source: Point, target: Point): LineData {
  const at = (point: Point, node: Point) => `${fixed(point.x - node.x)}px ${fixed(point.y - node.y)}px`
  const ends = { sourceEnd: at(start, source), targetEnd: at(end, target) }
  if (!control) return { curve: 'straight', ...ends, bend: 0, bendAt: 0.5 }
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy)
  const [px, py] = [control.x - start.x, control.y - start.y]
  // Cytoscape counts to the left of (-dy, dx), and along the line from its start.
  return { curve: 'unbundled-bezier', ...ends, bend: fixed((px * -dy + py * dx) / length), bendAt: Math.round(((px * dx + py * dy) / length ** 2) * 1e4) / 1e4 }
}

const rightToLeft = ['\u2067', '\u2069'] as const

/** A label line for a canvas, which takes every text to run from left to right unless it is told. */
function canvasLine(text: string): string {
  return textDirection(text) === 'rtl' && textRuns(text).length > 1 ? `${rightToLeft[0]}${text}${rightToLeft[1]}` : text
}

/** Bottom of the em box below the baseline, where a canvas has `textBaseline: bottom`: the descent's share of the whole line. */
const emDescent = fontDescent / (fontAscent + fontDescent)

export function nodeData(node: SceneNode, label: SceneLabel | undefined, scene: Scene): Data {
  const first = label?.lines[0]
  // Cytoscape centres the block of lines and sets each on the bottom of its em box.
  const spread = label ? ((label.lines.length - 1) * lineHeight * label.fontSize) / 2 : 0
  return {
    id: node.uid, kind: node.kind, width: node.width, height: node.height, fill: node.fill, stroke: node.stroke, strokeWidth: node.strokeWidth,
    mark: markImage(node, palettes[scene.theme].background),
    label: label ? label.lines.map((line) => canvasLine(line.text)).join('\n') : '',
    fontSize: fixed(label?.fontSize ?? 1), fontWeight: label?.weight === 'semibold' ? 600 : 400, labelColour: label?.colour ?? '#000000',
    halo: label?.halo ?? '#000000', haloWidth: fixed((label?.fontSize ?? 0) * 0.13),
    labelX: label ? fixed(label.x - node.x) : 0,
    labelY: label && first ? fixed(first.y - node.y + spread + (emDescent - 0.5) * label.fontSize) : 0,
  }
}

export function strandData(strand: SceneStrand, tie: SceneTie, from: SceneNode, to: SceneNode): Data {
  return {
    id: strand.id, tie: strand.tie, source: from.uid, target: to.uid, ...lineData(strand, from, to), colour: strand.colour, width: strand.width,
    dashed: strand.dash.length > 0, dash: strand.dash.length > 0 ? strand.dash : [1, 0], order: order(tie),
  }
}

/** Cytoscape's triangle is 0.3 of its size long and wide; its size is at least 29 times the scale. */
export const arrowScaleOf = (size: number): number => size / 0.3 / 29

/** The head of a directed tie, as an edge from its base to its tip. */
export function arrowData(arrow: SceneArrow, tie: SceneTie, from: SceneNode, to: SceneNode): Data {
  return {
    id: arrow.id, tie: arrow.tie, source: from.uid, target: to.uid, ...lineData({ start: arrow.base, control: null, end: arrow.tip }, from, to),
    arrow: true, colour: arrow.colour, width: 1, arrowScale: arrowScaleOf(arrow.size), dashed: false, dash: [1, 0], order: order(tie),
  }
}

/** Wide ties lie under thin ones, as in the scene. */
const order = (tie: SceneTie) => 1_000 - Math.round(tie.breadth * 10)

/** Everything of a scene as Cytoscape elements, for a first picture and for tests. */
export function elementsOf(scene: Scene): ElementDefinition[] {
  const nodes = new Map(scene.nodes.map((node) => [node.uid, node]))
  const labels = new Map(scene.labels.map((label) => [label.actor, label]))
  const ties = new Map(scene.ties.map((tie) => [tie.uid, tie]))
  const edge = <T extends { readonly tie: string }>(part: T, toData: (part: T, tie: SceneTie, from: SceneNode, to: SceneNode) => Data): ElementDefinition[] => {
    const tie = ties.get(part.tie)
    const [from, to] = [nodes.get(tie?.from ?? ''), nodes.get(tie?.to ?? '')]
    return tie && from && to ? [{ group: 'edges', data: toData(part, tie, from, to) }] : []
  }
  return [
    ...scene.nodes.map((node): ElementDefinition => ({ group: 'nodes', data: nodeData(node, labels.get(node.uid), scene), position: { x: node.x, y: node.y } })),
    ...scene.strands.flatMap((strand) => edge(strand, strandData)),
    ...scene.arrows.flatMap((arrow) => edge(arrow, arrowData)),
  ]
}
