import type { Point, Rows } from '../scene/types.ts'
import type { Link, Links } from './links.ts'
import { tiesOf } from './parts.ts'

/** How a third party stands to one of the two. */
export interface Side {
  /** Rows of the ties between them. */
  readonly ties: readonly number[]
  /** Highest level of those ties; null where none of them codes it. */
  readonly cooperation: number | null
  readonly conflict: number | null
  /** Cooperation less conflict, −3 to 3, where at least one of them is coded (the other counts as 0); null where neither is, or where there is no tie. */
  readonly pull: number | null
}

/**
 * In which way a third party pulls: with both (more cooperation than conflict with either), against both, apart (with one and against the
 * other), or to one side only, because there is no pull on the other; `none` where there is none on either.
 */
export type Direction = 'with-both' | 'against-both' | 'apart' | 'with-one' | 'against-one' | 'none'

export interface ThirdParty {
  /** Row of the actor. */
  readonly actor: number
  readonly sides: readonly [Side, Side]
  readonly direction: Direction
  /** Pull on the first less pull on the second, −6 to 6: above 0 it leans to the first. */
  readonly lean: number
  /** Sum of both pulls, −6 to 6. */
  readonly sum: number
}

export interface Dyad extends Rows {
  /** In the order of `compareThirds`. */
  readonly thirds: readonly ThirdParty[]
  /** How the two stand to each other, seen from the first. */
  readonly between: Side
  /** Where everyone stands: the two at the sides, the third parties as they pull. */
  readonly places: ReadonlyMap<number, Point>
}

const highest = (levels: readonly (number | null)[]): number | null => levels.reduce((most, level) => (level === null ? most : Math.max(most ?? 0, level)), null)

function sideOf(links: readonly Link[]): Side {
  const [cooperation, conflict] = [highest(links.map((link) => link.cooperation)), highest(links.map((link) => link.conflict))]
  return { ties: links.map(({ tie }) => tie), cooperation, conflict, pull: cooperation === null && conflict === null ? null : (cooperation ?? 0) - (conflict ?? 0) }
}

export function directionOf(first: number | null, second: number | null): Direction {
  const [one, other] = [Math.sign(first ?? 0), Math.sign(second ?? 0)]
  if (one === 0 && other === 0) return 'none'
  if (one * other < 0) return 'apart'
  if (one !== 0 && other !== 0) return one > 0 ? 'with-both' : 'against-both'
  return one + other > 0 ? 'with-one' : 'against-one'
}

/** Those that pull apart first, then by how hard they pull on both sides together, then in the order of the data. */
export function compareThirds(a: ThirdParty, b: ThirdParty): number {
  const strength = ({ sides }: ThirdParty) => Math.abs(sides[0].pull ?? 0) + Math.abs(sides[1].pull ?? 0)
  return Number(b.direction === 'apart') - Number(a.direction === 'apart') || strength(b) - strength(a) || a.actor - b.actor
}

/** Two actors and everyone tied to either of them at the time of the links, with the ties of the two; ties among third parties are left out. */
export function dyadOf(links: Links, one: number, other: number): Dyad {
  const own = (actor: number, to: number) => (links.of[actor] ?? []).filter((link) => link.to === to)
  const near = new Set([one, other].flatMap((actor) => (links.of[actor] ?? []).map(({ to }) => to)))
  const thirds = [...near].filter((actor) => actor !== one && actor !== other).map((actor): ThirdParty => {
    const sides = [sideOf(own(one, actor)), sideOf(own(other, actor))] as const
    const [first, second] = [sides[0].pull ?? 0, sides[1].pull ?? 0]
    return { actor, sides, direction: directionOf(sides[0].pull, sides[1].pull), lean: first - second, sum: first + second }
  }).toSorted(compareThirds)
  const actors = new Set([one, other, ...near].filter((actor) => links.actors.has(actor)))
  return { actors, ties: tiesOf(links, [one, other], actors), thirds, between: sideOf(own(one, other)), places: placesOf(one, other, thirds) }
}

/** Half the distance between the two, in scene units. */
const reach = 260
/** Room for an actor and its name. */
const column = 120
const row = 64
/** Most rows of those beside one of the two. */
const tallest = 9

/**
 * Places for a dyad. The two stand at the sides. Between them are those tied to both: the more they lean to one, the nearer to it; who cooperates
 * more than they are in conflict with both taken together above the line of the two, the others under it, the strongest outermost. Beside
 * each of the two are those tied to it alone, from the most cooperative at the top to the most conflictual at the bottom.
 */
function placesOf(one: number, other: number, thirds: readonly ThirdParty[]): Map<number, Point> {
  const places = new Map<number, Point>([[one, { x: -reach, y: 0 }], [other, { x: reach, y: 0 }]])
  const isTied = (third: ThirdParty, side: 0 | 1) => third.sides[side].ties.length > 0
  const both = thirds.filter((third) => isTied(third, 0) && isTied(third, 1))
  for (const way of [-1, 1] as const) {
    const own = both.filter(({ sum }) => (sum > 0 ? -1 : 1) === way).toSorted((a, b) => Math.abs(a.sum) - Math.abs(b.sum) || a.actor - b.actor)
    const rows: number[][] = []
    for (const { actor, lean } of own) {
      const wanted = -(lean / 6) * (reach - column)
      let line = Math.max(0, rows.length - 1)
      if (rows[line]?.some((x) => Math.abs(x - wanted) < column)) line++
      rows[line] = [...(rows[line] ?? []), wanted]
      places.set(actor, { x: wanted, y: way * (line + 1.1) * row })
    }
  }
  for (const side of [0, 1] as const) {
    const own = thirds.filter((third) => isTied(third, side) && !isTied(third, side === 0 ? 1 : 0))
      .toSorted((a, b) => (b.sides[side].pull ?? 0) - (a.sides[side].pull ?? 0) || a.actor - b.actor)
    const perColumn = Math.max(1, Math.min(tallest, Math.ceil(Math.sqrt(own.length * 2))))
    const columns = Math.ceil(own.length / perColumn)
    own.forEach(({ actor }, index) => {
      // Row by row, so that the order from top to bottom holds across columns.
      const [line, across] = [Math.floor(index / columns), index % columns]
      const lines = Math.ceil(own.length / columns)
      const x = reach + (across + 1.3) * column
      places.set(actor, { x: side === 0 ? -x : x, y: (line - (lines - 1) / 2) * row + (across % 2) * row * 0.4 })
    })
  }
  return places
}
