import type { Certainty } from '../../contract/vocabulary.ts'
import type { TieLook } from '../encoding/ties.ts'
import { beside, between, contains, direction, leavesAt, pointAt, reversed, stretch, type Body } from './geometry.ts'
import type { TieReading } from './holding.ts'
import { blend, fadedShare, type Palette } from './palette.ts'
import { notCodedBesideWidth, notCodedDash, notCodedWidth, noneWidth, strandGap, strandWidths, type Route } from './routes.ts'
import type { Curve, Point, SceneArrow, SceneStrand, StrandRole } from './types.ts'

/** How far a strand reaches under the outline of its actor, so that no gap shows at a slanting border. */
export const underlap = 2

interface Lane {
  readonly role: StrandRole
  readonly level: number | null
  readonly width: number
  readonly faded: boolean
}

/** Dashes by certainty, in proportion to the width: tentative dashed, disputed dotted, confirmed continuous. */
export function dashOf(certainty: Certainty, role: StrandRole, width: number): readonly number[] {
  if (role === 'not-coded') return notCodedDash
  switch (certainty) {
    case 'confirmed': return []
    case 'tentative': return [6 + width, 4 + width * 0.4]
    case 'disputed': return [Math.max(2, width * 0.6), Math.max(3, width * 0.7)]
  }
}

/** The lines that a tie is drawn as, in order from the cooperation side to the conflict side. */
export function lanesOf({ cooperation, conflict }: TieReading): Lane[] {
  if (cooperation.level === null && conflict.level === null) return [{ role: 'not-coded', level: null, width: notCodedWidth, faded: cooperation.faded }]
  if (!cooperation.level && !conflict.level && cooperation.level !== null && conflict.level !== null) {
    return [{ role: 'none', level: 0, width: noneWidth, faded: cooperation.faded && conflict.faded }]
  }
  const lane = (role: 'cooperation' | 'conflict', { level, faded }: { level: number | null; faded: boolean }): Lane[] =>
    level === null
      ? [{ role: 'not-coded', level, width: notCodedBesideWidth, faded }]
      : level === 0 ? [] : [{ role, level, width: strandWidths[level as 1] ?? 0, faded }]
  return [...lane('cooperation', cooperation), ...lane('conflict', conflict)]
}

/** The one line of a tie whose colour says something else: as wide as the higher of its levels. */
function encodedLane({ cooperation, conflict }: TieReading): Lane {
  const level = cooperation.level === null && conflict.level === null ? null : Math.max(cooperation.level ?? 0, conflict.level ?? 0)
  const higher = (conflict.level ?? -1) > (cooperation.level ?? -1) ? conflict : cooperation
  return { role: 'encoded', level, width: strandWidths[(level ?? 0) as 0] || noneWidth, faded: higher.faded }
}

export interface DrawnTie {
  readonly strands: readonly SceneStrand[]
  readonly arrow: SceneArrow | null
  readonly centre: Curve
  readonly breadth: number
}

export interface TieToDraw {
  readonly uid: string
  readonly route: Route
  readonly from: Body
  readonly to: Body
  readonly directed: boolean
  readonly certainty: Certainty
  readonly reading: TieReading
  /** What its colour says instead of a strand each for cooperation and conflict. */
  readonly look?: TieLook | null
}

/** Draws a tie: its strands side by side, cooperation above (of upright ties to the left), and the arrow head of a directed one. */
export function drawTie(tie: TieToDraw, palette: Palette): DrawnTie {
  const { route, from, to, uid } = tie
  const { look = null } = tie
  const lanes = look ? [encodedLane(tie.reading)] : lanesOf(tie.reading)
  const total = lanes.reduce((sum, lane) => sum + lane.width + strandGap, -strandGap)
  const arrow = tie.directed ? arrowOf(route, to, total) : null
  // `beside` counts to the left of the way the curve runs; that is upwards where it runs rightwards.
  const rightwards = route.end.x - route.start.x
  const up = rightwards > 0.5 || (Math.abs(rightwards) <= 0.5 && route.end.y < route.start.y) ? 1 : -1
  const strands: SceneStrand[] = []
  let used = total / 2
  for (const lane of lanes) {
    const offset = (used - lane.width / 2) * up
    used -= lane.width + strandGap
    const curve = clipped(beside(route, offset), from, to, arrow)
    if (!curve) continue
    const colour = look?.colour ?? colourOf(lane.role, palette, lane.level)
    strands.push({
      id: `${uid}:${lane.role}`, tie: uid, role: lane.role, level: lane.level, width: lane.width,
      colour: lane.faded ? blend(colour, palette.background, fadedShare) : colour,
      dash: look?.isMissing ? notCodedDash : dashOf(tie.certainty, lane.role, lane.width), faded: lane.faded, ...curve,
      ...(palette.levels && lane.role === 'conflict' ? { ticks: ticksOf(curve, lane.width, up) } : {}),
      ...(look && look.ticks > 0 ? { ticks: [...ticksOf(curve, lane.width, up), ...(look.ticks > 1 ? ticksOf(curve, lane.width, up === 1 ? -1 : 1) : [])] } : {}),
    })
  }
  const faded = lanes.length > 0 && lanes.every((lane) => lane.faded)
  return {
    strands,
    centre: clipped(route, from, to, null) ?? route,
    breadth: total,
    arrow: arrow && strands.length > 0
      ? { id: `${uid}:arrow`, tie: uid, ...arrow, colour: faded ? blend(palette.arrow, palette.background, fadedShare) : palette.arrow, faded }
      : null,
  }
}

/** How far ticks stand out of their strand, and how far apart they are. */
const tickReach = 3.5
const tickStep = 7
export const tickWidth = 1.25

/** Lines across the outer side of a strand, away from the strand beside it. */
function ticksOf(curve: Curve, width: number, up: 1 | -1): { start: Point; end: Point }[] {
  const count = Math.max(1, Math.round(Math.hypot(curve.end.x - curve.start.x, curve.end.y - curve.start.y) / tickStep) - 1)
  const [inner, outer] = [beside(curve, (0.5 - width / 2) * up), beside(curve, -(width / 2 + tickReach) * up)]
  return Array.from({ length: count }, (_, i) => ({ start: pointAt(inner, (i + 1) / (count + 1)), end: pointAt(outer, (i + 1) / (count + 1)) }))
}

export function colourOf(role: StrandRole, palette: Palette, level: number | null = null): string {
  switch (role) {
    case 'cooperation':
    case 'conflict': return palette.levels?.[role][(level ?? 3) - 1] ?? palette[role]
    case 'not-coded': return palette.notCoded
    case 'none': return palette.none
    // Its colour is the encoding's.
    case 'encoded': return palette.mutedInk
  }
}

/** Length (and width) of the head of a directed tie drawn `total` wide. */
export const arrowSize = (total: number): number => Math.max(9, total + 5)

function arrowOf(route: Route, to: Body, total: number): { tip: Point; base: Point; size: number } {
  const size = arrowSize(total)
  const back = reversed(route)
  const tip = pointAt(back, leavesAt(back, (point) => contains(to, point, 1.5)))
  // The head is straight: it points the way from where its base would lie on the curve.
  const near = pointAt(back, leavesAt(back, (point) => Math.hypot(point.x - tip.x, point.y - tip.y) < size || contains(to, point, 1.5)))
  const along = direction(near, tip)
  return { tip, base: { x: tip.x - along.x * size, y: tip.y - along.y * size }, size }
}

function clipped(curve: Curve, from: Body, to: Body, arrow: { tip: Point; base: Point; size: number } | null): Curve | null {
  const start = leavesAt(curve, (point) => contains(from, point, -underlap))
  const back = reversed(curve)
  const end = 1 - (arrow
    ? leavesAt(back, (point) => pastBase(point, arrow) || contains(to, point, -underlap))
    : leavesAt(back, (point) => contains(to, point, -underlap)))
  return end - start > 0.01 ? stretch(curve, start, end) : null
}

/** Whether a point lies beyond where a strand ends inside the arrow head: a little past its base, where the head is wider than the strands. */
function pastBase(point: Point, { tip, base, size }: { tip: Point; base: Point; size: number }): boolean {
  const stop = between(base, tip, 0.08)
  const along = direction(base, tip)
  const ahead = (point.x - stop.x) * along.x + (point.y - stop.y) * along.y
  return ahead > 0 && Math.hypot(point.x - tip.x, point.y - tip.y) < size * 3
}
