import { beside, pointAt, type Body } from './geometry.ts'
import { Obstacles } from './obstacles.ts'
import type { Curve } from './types.ts'

/** Widths of a strand by level; 0 is not drawn. */
export const strandWidths = [0, 2, 4.25, 7.5] as const
/** Between the two strands of a tie. */
export const strandGap = 1.25
/** Hatched line of a strand that is not coded. */
export const notCodedWidth = 3.5
/** The same beside a strand that is coded. */
export const notCodedBesideWidth = 2.25
export const notCodedDash = [0.9, 2.6] as const
/** Line of a tie that is coded as neither cooperation nor conflict. */
export const noneWidth = 1.25
/** Between parallel ties, at their widest. */
const parallelGap = 7
/** How much farther apart they stand in the middle than their width asks for. */
const fan = 1.35
/** Least distance of a tie from an actor that it does not concern. */
const clearance = 5

/** Centre line of a tie, from the centre of one actor to that of the other. */
export type Route = Curve

export interface Widest {
  readonly cooperation: number
  readonly conflict: number
}

/** Width of a tie drawn at the given levels. */
export function tieWidth(levels: Widest): number {
  const [a, b] = [strandWidths[levels.cooperation as 0] ?? 0, strandWidths[levels.conflict as 0] ?? 0]
  return Math.max(notCodedWidth, a + b + (a > 0 && b > 0 ? strandGap : 0))
}

/**
 * Plans the centre line of every tie: parallel ties fan out, each in a place of its own whichever of them show; and a tie that would
 * run through an actor it does not concern bends around it.
 * @param only plans these ties alone (the others get a straight line), for actors being dragged
 */
export function planRoutes(
  ties: { readonly from: readonly number[]; readonly to: readonly number[] },
  bodies: readonly Body[],
  widest: readonly Widest[],
  only?: (tie: number) => boolean,
): Route[] {
  const groups = new Map<number, number[]>()
  ties.from.forEach((from, tie) => {
    const to = ties.to[tie] ?? from
    const key = Math.min(from, to) * bodies.length + Math.max(from, to)
    const group = groups.get(key)
    if (group) group.push(tie)
    else groups.set(key, [tie])
  })
  const obstacles = new Obstacles(bodies)
  const routes: Route[] = ties.from.map((from, tie) => straight(bodies[from], bodies[ties.to[tie] ?? from]))
  for (const [key, group] of groups) {
    if (only && !group.some(only)) continue
    const low = Math.floor(key / bodies.length)
    const high = key % bodies.length
    const axis = straight(bodies[low], bodies[high])
    const widths = group.map((tie) => tieWidth(widest[tie] ?? { cooperation: 0, conflict: 0 }))
    const total = widths.reduce((sum, width) => sum + width + parallelGap, -parallelGap)
    let used = -total / 2
    const slots = widths.map((width) => {
      const middle = used + width / 2
      used += width + parallelGap
      return middle
    })
    const bow = bowAround(axis, total / 2, obstacles, low, high)
    // At the actors parallel ties stand as far apart as the smaller of the two allows.
    const room = 0.62 * Math.min(bodies[low]?.width ?? 0, bodies[low]?.height ?? 0, bodies[high]?.width ?? 0, bodies[high]?.height ?? 0) / 2
    const spread = Math.min(1, room / Math.max(1, total / 2))
    group.forEach((tie, k) => {
      const slot = slots[k] ?? 0
      const curve = fanned(axis, slot * spread, bow + slot * fan)
      routes[tie] = ties.from[tie] === low ? curve : { start: curve.end, control: curve.control, end: curve.start }
    })
  }
  return routes
}

function straight(a: Body | undefined, b: Body | undefined): Curve {
  return { start: { x: a?.x ?? 0, y: a?.y ?? 0 }, control: null, end: { x: b?.x ?? 0, y: b?.y ?? 0 } }
}

/** A curve that stands off its axis by `height` in the middle. */
function bowed(axis: Curve, height: number): Curve {
  if (Math.abs(height) < 0.01) return axis
  const middle = pointAt(beside(axis, 2 * height), 0.5)
  return { start: axis.start, control: middle, end: axis.end }
}

/** A curve whose ends are `aside` from those of the axis and whose middle stands off it by `height`. */
function fanned(axis: Curve, aside: number, height: number): Curve {
  const shifted = beside(axis, aside)
  return bowed(shifted, height - aside)
}

const bows = [0, 0.08, -0.08, 0.14, -0.14, 0.21, -0.21, 0.29, -0.29]

/** The smallest bow that keeps a tie (half as wide as given) clear of other actors; where none does, the one that meets fewest. */
function bowAround(axis: Curve, halfWidth: number, obstacles: Obstacles, low: number, high: number): number {
  const length = Math.hypot(axis.end.x - axis.start.x, axis.end.y - axis.start.y)
  let best = { bow: 0, met: Infinity }
  for (const share of bows) {
    const curve = bowed(axis, share * length)
    const met = obstacles.met(curve, halfWidth + clearance, low, high)
    if (met < best.met) best = { bow: share * length, met }
    if (met === 0) break
  }
  return best.bow
}
