import type { LayoutKind } from '../contract/entities/layouts.ts'
import type { ActorKind } from '../contract/vocabulary.ts'
import { layoutNetwork, mergedTies } from './layout.ts'
import { circularPlaces } from './layout/circular.ts'
import { clearOverlaps, spread } from './layout/clear.ts'
import { concentricPlaces } from './layout/concentric.ts'
import { fittedToHeld } from './layout/fit-to-held.ts'
import { footprint } from './layout/footprint.ts'
import { runForces, type LayoutPoint } from './layout/force.ts'
import { componentsOf, shelve, type Component } from './layout/pack.ts'
import { partOf, type Problem, type Report } from './layout/problem.ts'
import { laidFlat } from './layout/turn.ts'
import { stressPlaces } from './layout/stress.ts'

/** Everything that a layout depends on; plain values, so that it can go to a worker thread. */
export interface LayoutRequest {
  readonly layout: LayoutKind
  readonly actors: readonly { readonly kind: ActorKind; readonly name: string }[]
  /** Indices into `actors`. */
  readonly ties: readonly { readonly from: number; readonly to: number }[]
  /** Where every actor stands now. */
  readonly places: readonly { readonly x: number; readonly y: number }[]
  /** Actors that stay where they are: those pinned. */
  readonly held: readonly number[]
  /** The actors to be placed; null: all. The others stay. */
  readonly only: readonly number[] | null
  /** The middle of a concentric layout. Where none is given, the best connected actor. */
  readonly focus: readonly number[]
  /** Number of each actor's group; groups stand in the order of their numbers. */
  readonly groups: readonly number[]
  readonly seed: number
}

/** Width over height of a whole network. */
const aspect = 1.5

/**
 * Places for every actor, in scene units, y downwards, to a tenth. The same request gives the same places. Held actors and those that were not
 * to be placed stay exactly where they are; no footprint (the actor and its label) lies over another, but for two that both stay.
 */
export function layOut(request: LayoutRequest, report: Report = () => undefined): LayoutPoint[] {
  const { places, only, held } = request
  const before = places.map(({ x, y }) => ({ x, y }))
  const chosen = only ?? before.map((_, i) => i)
  const staying = new Set(held)
  const free = chosen.filter((i) => !staying.has(i))
  if (free.length === 0) return before
  const rooms = request.actors.map(footprint)
  const whole: Problem = {
    actors: request.actors, rooms, links: mergedTies(request.ties, request.actors.length), focus: request.focus, groups: request.groups, seed: request.seed, report,
    held: new Map(held.flatMap((i) => {
      const place = before[i]
      return place ? [[i, place] as const] : []
    })),
  }
  const problem = partOf(whole, chosen)
  const arranged = arrange(request.layout, problem)
  const result = before.map(({ x, y }) => ({ x, y }))
  const shift = shiftFor(request, arranged, problem, chosen, before)
  chosen.forEach((member, i) => {
    const point = arranged[i]
    if (point && !staying.has(member)) result[member] = { x: point.x + shift.x, y: point.y + shift.y }
  })
  const moving = new Set(free)
  clearOverlaps(result, rooms, new Set(before.keys().filter((i) => !moving.has(i))))
  const round = (value: number) => Math.round(value * 10) / 10
  return result.map((point, i) => (moving.has(i) ? { x: round(point.x), y: round(point.y) } : before[i] ?? point))
}

function arrange(layout: LayoutKind, problem: Problem): LayoutPoint[] {
  switch (layout) {
    case 'force': return byForce(problem)
    case 'stress': return byStress(problem)
    case 'concentric': return byRings(problem)
    case 'circular': return byGroups(problem)
  }
}

/** How far the whole is moved: nowhere where held actors say where it belongs, else to where its actors stood, or about the origin where all are placed. */
function shiftFor({ layout, only }: LayoutRequest, arranged: readonly LayoutPoint[], { held, focus }: Problem, chosen: readonly number[], before: readonly LayoutPoint[]): LayoutPoint {
  const ring = layout === 'concentric' || layout === 'circular'
  if (held.size > 0 && !ring) return { x: 0, y: 0 }
  const [middle] = focus
  const anchor = layout === 'concentric' && focus.length === 1 && middle !== undefined ? held.get(middle) : undefined
  const own = arranged[middle ?? -1]
  if (anchor && own) return { x: anchor.x - own.x, y: anchor.y - own.y }
  const from = middleOf(arranged)
  if (only === null && held.size === 0) return { x: -from.x, y: -from.y }
  const to = middleOf(chosen.flatMap((i) => before[i] ?? []))
  return { x: to.x - from.x, y: to.y - from.y }
}

/** The middle of the box around some points. */
function middleOf(points: readonly LayoutPoint[]): LayoutPoint {
  const [left, right] = [points.reduce((least, { x }) => Math.min(least, x), Infinity), points.reduce((most, { x }) => Math.max(most, x), -Infinity)]
  const [top, bottom] = [points.reduce((least, { y }) => Math.min(least, y), Infinity), points.reduce((most, { y }) => Math.max(most, y), -Infinity)]
  return points.length === 0 ? { x: 0, y: 0 } : { x: (left + right) / 2, y: (top + bottom) / 2 }
}

function byForce(problem: Problem): LayoutPoint[] {
  const { actors, links, rooms, held, seed, report } = problem
  const ties = links.map(({ from, to, weight }) => ({ from, to, weight }))
  const whole = layoutNetwork({ actors, ties, fixed: new Map(), seed, report })
  if (held.size === 0) return whole
  const fitted = fittedToHeld(whole, held)
  for (const members of componentsOf(actors.length, links)) {
    const part = partOf(problem, members)
    if (part.held.size === 0 || part.held.size === members.length) continue
    const start = members.flatMap((member) => held.get(member) ?? fitted[member] ?? [])
    runForces(start, part.links, part.rooms, new Set(part.held.keys()), seed, report).forEach((point, i) => {
      fitted[members[i] ?? -1] = point
    })
  }
  return fitted.slice(0, rooms.length)
}

function byStress(problem: Problem): LayoutPoint[] {
  const components = componentsOf(problem.actors.length, problem.links).map((members): Component & { part: Problem } => {
    const part = partOf(problem, members)
    const points = spread(laidFlat(stressPlaces({ ...part, held: new Map() })), part.rooms)
    clearOverlaps(points, part.rooms, new Set())
    return { members, points, footprints: part.rooms, part }
  })
  shelve(components, aspect)
  const places: LayoutPoint[] = problem.actors.map(() => ({ x: 0, y: 0 }))
  const collect = () => components.forEach(({ members, points }) => members.forEach((member, i) => {
    const point = points[i]
    if (point) places[member] = point
  }))
  collect()
  if (problem.held.size === 0) return places
  const fitted = fittedToHeld(places, problem.held)
  for (const component of components) {
    const start = component.members.map((member) => problem.held.get(member) ?? fitted[member] ?? { x: 0, y: 0 })
    component.points = component.part.held.size > 0 ? stressPlaces(component.part, start) : start
  }
  collect()
  return places
}

function byRings(problem: Problem): LayoutPoint[] {
  const focus = problem.focus.length > 0 ? problem.focus : mostConnected(problem)
  const { points, apart } = concentricPlaces({ ...problem, focus })
  return apart.length === 0 ? points : withApart(problem, points, apart)
}

/** Puts those without a path to the rest, each part of them laid out by itself, in rows below it. */
function withApart(problem: Problem, points: readonly LayoutPoint[], apart: readonly number[]): LayoutPoint[] {
  const aside = new Set(apart)
  const near = points.keys().filter((i) => !aside.has(i)).toArray()
  const rest = partOf(problem, apart)
  const blocks: Component[] = [
    { members: near, points: near.flatMap((i) => points[i] ?? []), footprints: near.flatMap((i) => problem.rooms[i] ?? []) },
    ...componentsOf(apart.length, rest.links).map((local) => {
      const part = partOf(rest, local)
      return { members: local.flatMap((i) => apart[i] ?? []), points: layoutNetwork({ actors: part.actors, ties: part.links, fixed: new Map(), seed: problem.seed }), footprints: part.rooms }
    }),
  ]
  shelve(blocks, aspect)
  const result = points.map(({ x, y }) => ({ x, y }))
  for (const block of blocks) block.members.forEach((member, i) => {
    const point = block.points[i]
    if (point) result[member] = point
  })
  return result
}

function mostConnected({ actors, links }: Problem): number[] {
  const degrees = actors.map(() => 0)
  for (const end of links.flatMap(({ from, to }) => [from, to])) degrees[end] = (degrees[end] ?? 0) + 1
  const most = Math.max(...degrees)
  return degrees.length === 0 ? [] : [degrees.indexOf(most)]
}

/** Those held take no place on the circle. */
function byGroups(problem: Problem): LayoutPoint[] {
  const free = problem.actors.keys().filter((i) => !problem.held.has(i)).toArray()
  const places = circularPlaces(partOf(problem, free))
  const result: LayoutPoint[] = problem.actors.map((_, i) => problem.held.get(i) ?? { x: 0, y: 0 })
  free.forEach((member, i) => {
    const point = places[i]
    if (point) result[member] = point
  })
  return result
}
