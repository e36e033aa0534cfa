import type { ActorKind } from '../contract/vocabulary.ts'
import { footprint, type Footprint } from './layout/footprint.ts'
import { idealLength, randomFrom, runForces, separate, type LayoutLink, type LayoutPoint } from './layout/force.ts'
import { componentsOf, packAround, shelve, type Component } from './layout/pack.ts'
import { badness, judge } from './layout/quality.ts'
import type { Report } from './layout/problem.ts'
import { refine } from './layout/refine.ts'
import { laidFlat } from './layout/turn.ts'

export interface LayoutInput {
  readonly actors: readonly { readonly kind: ActorKind; readonly name: string }[]
  /** Indices into `actors`; weight 1 is usual, a heavier tie draws its actors nearer. */
  readonly ties: readonly { readonly from: number; readonly to: number; readonly weight?: number }[]
  /** Actors (by index) that stay where they are. */
  readonly fixed: ReadonlyMap<number, { readonly x: number; readonly y: number }>
  /** Another seed gives another layout; the same gives the same. */
  readonly seed?: number
  /** Told how far large parts have come. */
  readonly report?: Report
}

/** Width over height of a whole network: a little squarer than a screen, since panels stand beside it. */
const aspect = 1.5
/** Up to this many actors a component is laid out several times, and the reading of each compared. */
const smallComponent = 45
const largestJudged = 160

/**
 * Places a network: strong ties short, few crossings, room for every label, parts without a tie between them side by side. Fixed
 * actors stay; new ones come to stand near their neighbours. Deterministic. Positions are in scene units, y downwards, around the
 * origin where nothing is fixed.
 */
export function layoutNetwork({ actors, ties, fixed, seed = 1, report }: LayoutInput): { x: number; y: number }[] {
  const footprints = actors.map(footprint)
  const links = mergedTies(ties, actors.length)
  const result: LayoutPoint[] = actors.map((_, i) => ({ x: 0, y: 0, ...fixed.get(i) }))
  const placed: Component[] = []
  const free: Component[] = []
  const room = (member: number) => footprints[member] ?? { halfWidth: 20, above: 20, below: 20 }
  const components = componentsOf(actors.length, links)
  const single: number[] = []
  components.forEach((members, order) => {
    const rooms = members.map(room)
    if (members.length === 1) {
      const place = fixed.get(members[0] ?? -1)
      if (place) placed.push({ members, points: [{ x: place.x, y: place.y }], footprints: rooms })
      else single.push(...members)
      return
    }
    const local = new Map(members.map((member, i) => [member, i]))
    const own = links.flatMap(({ from, to, weight }) => {
      const [a, b] = [local.get(from), local.get(to)]
      return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }]
    })
    const held = new Map(members.flatMap((member, i) => {
      const place = fixed.get(member)
      return place ? [[i, place] as const] : []
    }))
    // The first and largest leaves room below for the others.
    const proportion = order === 0 && components.length > 1 ? aspect * 1.15 : aspect
    const points = held.size > 0 ? extended(own, rooms, held, seed) : arranged(own, rooms, proportion, seed, report)
    ;(held.size > 0 ? placed : free).push({ members, points, footprints: rooms })
  })
  free.push(...single.map((member) => ({ members: [member], points: [{ x: 0, y: 0 }], footprints: [room(member)] })))
  if (placed.length > 0) packAround(placed, free, aspect)
  else shelve(free, aspect)
  for (const { members, points } of [...placed, ...free]) {
    members.forEach((member, i) => {
      const point = points[i]
      if (point) result[member] = point
    })
  }
  if (placed.length > 0) {
    separate(result, footprints, new Set(fixed.keys()), 40)
    return result.map((point, i) => ({ ...rounded(point), ...fixed.get(i) }))
  }
  return centred(result)
}

/** One link per pair: what parallel ties weigh together, gently. */
export function mergedTies(ties: LayoutInput['ties'], count: number): LayoutLink[] {
  const pairs = new Map<number, { from: number; to: number; weight: number }>()
  for (const { from, to, weight = 1 } of ties) {
    if (from === to) continue
    const key = Math.min(from, to) * count + Math.max(from, to)
    const known = pairs.get(key)
    if (known) known.weight += weight * 0.3
    else pairs.set(key, { from: Math.min(from, to), to: Math.max(from, to), weight })
  }
  return [...pairs.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
}

/** A component of its own: of several starts the one that reads best. */
function arranged(links: readonly LayoutLink[], rooms: readonly Footprint[], proportion: number, seed: number, report?: Report): LayoutPoint[] {
  const count = rooms.length
  const none = new Set<number>()
  const starts = count <= smallComponent ? 12 : count <= largestJudged ? 3 : 1
  const tries = Array.from({ length: starts }, (_, i) => laidFlat(runForces(scattered(count, seed * 1_000 + i), links, rooms, none, seed * 1_000 + i, starts === 1 ? report : undefined)))
  const first = tries[0] ?? []
  if (starts === 1) return first
  const judged = judge(count, links, rooms, proportion)
  const ranked = tries.map((points) => ({ points, badness: badness(points, judged) })).toSorted((a, b) => a.badness - b.badness)
  if (count > smallComponent) return ranked[0]?.points ?? first
  // Refining takes by far the longest, and grows faster than the network.
  const candidates = ranked.slice(0, Math.max(1, Math.min(4, Math.floor(66 / count)))).map(({ points }) => refine(points, judged, 10))
  return candidates.toSorted((a, b) => a.badness - b.badness)[0]?.points ?? first
}

/** A component some of whose actors stand already: the others start at the middle of their placed neighbours. */
function extended(links: readonly LayoutLink[], rooms: readonly Footprint[], held: ReadonlyMap<number, { readonly x: number; readonly y: number }>, seed: number): LayoutPoint[] {
  const random = randomFrom(seed)
  const start = rooms.map((_, i): LayoutPoint | null => {
    const place = held.get(i)
    return place ? { x: place.x, y: place.y } : null
  })
  if (held.size === rooms.length) return start.map((point) => point ?? { x: 0, y: 0 })
  const neighbours: number[][] = rooms.map(() => [])
  for (const { from, to } of links) {
    neighbours[from]?.push(to)
    neighbours[to]?.push(from)
  }
  const waiting = new Set(rooms.keys().filter((i) => !held.has(i)))
  while (waiting.size > 0) {
    // Those next to what stands already come first, so that chains grow outwards.
    const ready = [...waiting].filter((i) => neighbours[i]?.some((other) => start[other]))
    for (const i of ready) {
      const known = (neighbours[i] ?? []).flatMap((other) => start[other] ?? [])
      const angle = random() * 2 * Math.PI
      const away = known.length > 1 ? idealLength * 0.4 : idealLength * 0.9
      start[i] = {
        x: known.reduce((sum, p) => sum + p.x, 0) / known.length + Math.cos(angle) * away,
        y: known.reduce((sum, p) => sum + p.y, 0) / known.length + Math.sin(angle) * away,
      }
      waiting.delete(i)
    }
  }
  return runForces(start.map((point) => point ?? { x: 0, y: 0 }), links, rooms, new Set(held.keys()), seed)
}

/** A start without order: actors on a phyllotactic disc, dealt out by the seed. */
function scattered(count: number, seed: number): LayoutPoint[] {
  const random = randomFrom(seed)
  const places = Array.from({ length: count }, (_, i) => {
    const radius = 45 * Math.sqrt(i + 0.5)
    const angle = i * Math.PI * (3 - Math.sqrt(5))
    return { x: radius * Math.cos(angle) * 1.25, y: radius * Math.sin(angle) }
  })
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [places[i], places[j]]
    if (a && b) [places[i], places[j]] = [b, a]
  }
  return places
}

function centred(points: readonly LayoutPoint[]): { x: number; y: number }[] {
  if (points.length === 0) return []
  const x = (points.reduce((least, p) => Math.min(least, p.x), Infinity) + points.reduce((most, p) => Math.max(most, p.x), -Infinity)) / 2
  const y = (points.reduce((least, p) => Math.min(least, p.y), Infinity) + points.reduce((most, p) => Math.max(most, p.y), -Infinity)) / 2
  return points.map((point) => rounded({ x: point.x - x, y: point.y - y }))
}

/** To tenths: finer is noise in a project file. */
const rounded = ({ x, y }: LayoutPoint): LayoutPoint => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 })
