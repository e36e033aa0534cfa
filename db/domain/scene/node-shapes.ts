import type { ActorKind } from '../../contract/vocabulary.ts'
import type { FontWeight, NodeOutline } from './types.ts'

export interface NodeShape {
  readonly width: number
  readonly height: number
  readonly outline: NodeOutline
  /** Drawn with a head and shoulders inside. */
  readonly head: boolean
  /** Size of the label in pixels of the screen. */
  readonly labelSize: number
  readonly labelWeight: FontWeight
  /** Labels of a higher rank find their place first. */
  readonly rank: number
}

const diamond: NodeOutline = { form: 'polygon', corners: [{ x: 0, y: -1 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: -1, y: 0 }] }
const hexagon: NodeOutline = {
  form: 'polygon', corners: [{ x: -1, y: 0 }, { x: -0.5, y: -1 }, { x: 0.5, y: -1 }, { x: 1, y: 0 }, { x: 0.5, y: 1 }, { x: -0.5, y: 1 }],
}
const shield: NodeOutline = {
  form: 'polygon',
  corners: [
    { x: -1, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 0.05 }, { x: 0.9, y: 0.38 }, { x: 0.66, y: 0.66 }, { x: 0.34, y: 0.88 }, { x: 0, y: 1 },
    { x: -0.34, y: 0.88 }, { x: -0.66, y: 0.66 }, { x: -0.9, y: 0.38 }, { x: -1, y: 0.05 },
  ],
}

/** The kind of an actor is told by its shape alone. */
export const nodeShapes: { readonly [K in ActorKind]: NodeShape } = {
  state: { width: 38, height: 38, outline: { form: 'ellipse' }, head: false, labelSize: 13, labelWeight: 'semibold', rank: 5 },
  bloc: { width: 56, height: 38, outline: { form: 'rounded', radius: 12 }, head: false, labelSize: 12.5, labelWeight: 'semibold', rank: 4 },
  leader: { width: 28, height: 28, outline: { form: 'ellipse' }, head: true, labelSize: 12, labelWeight: 'regular', rank: 3 },
  organisation: { width: 30, height: 30, outline: { form: 'rounded', radius: 7 }, head: false, labelSize: 12, labelWeight: 'regular', rank: 2 },
  'state-body': { width: 28, height: 32, outline: shield, head: false, labelSize: 12, labelWeight: 'regular', rank: 2 },
  'armed-group': { width: 36, height: 36, outline: diamond, head: false, labelSize: 12, labelWeight: 'regular', rank: 2 },
  society: { width: 38, height: 33, outline: hexagon, head: false, labelSize: 12, labelWeight: 'regular', rank: 1 },
}

/** Whether a node is drawn with a head and shoulders: a leader's, unless shapes say nothing or a letter stands there. */
export const hasHead = ({ kind, plain, letter }: { readonly kind: ActorKind; readonly plain?: true; readonly letter?: string }): boolean => (
  nodeShapes[kind].head && plain === undefined && letter === undefined
)

/** Size of a letter in a node of that diameter. */
export const letterSize = (diameter: number): number => diameter * 0.5

/** Widest label line, in ems, and most lines: longer names are broken and then cut. */
export const labelMaxWidth = 9.5
export const labelMaxLines = 3

/** Width of the outline of a node. */
export const nodeStrokeWidth = 1.75

const number = (value: number) => String(Math.round(value * 100) / 100)

/** SVG path data of the head and shoulders inside a leader's circle of diameter `size`, around the origin. */
export function headPath(size: number): string {
  const head = size * 0.145
  const top = -size * 0.14
  const neck = size * 0.09
  const half = size * 0.25
  const foot = size * 0.27
  return [
    `M${number(-head)} ${number(top)}`, `a${number(head)} ${number(head)} 0 1 1 ${number(head * 2)} 0`, `a${number(head)} ${number(head)} 0 1 1 ${number(-head * 2)} 0z`,
    `M${number(-half)} ${number(foot)}`, `C${number(-half)} ${number(neck * 0.6)} ${number(-half * 0.45)} ${number(neck * 0.75)} 0 ${number(neck * 0.75)}`,
    `S${number(half)} ${number(neck * 0.6)} ${number(half)} ${number(foot)}z`,
  ].join('')
}
