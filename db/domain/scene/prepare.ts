import type { NetworkData } from '../../contract/entities/views.ts'
import { layoutNetwork } from '../layout.ts'
import { bundledRoutes } from './bundles.ts'
import type { Body } from './geometry.ts'
import { solidDays, type Solid } from './holding.ts'
import { nodeShapes } from './node-shapes.ts'
import { planRoutes, type Route } from './routes.ts'
import type { Point, Rows, SceneOptions } from './types.ts'

/** What a scene needs of the data whatever day, theme and zoom it shows. */
export interface Prepared {
  readonly bodies: readonly Body[]
  readonly pinned: readonly boolean[]
  /** Rows of `phases` by row of `ties`. */
  readonly phasesOf: readonly (readonly number[])[]
  /** By row of `phases`. */
  readonly solid: readonly (Solid | null)[]
  /** By row of `ties`. */
  readonly routes: readonly Route[]
  /** Whether ties between the same two actors share one way. */
  readonly bundled: boolean
  /** Sum of the highest levels of the ties of each actor. */
  readonly prominence: readonly number[]
}

const known = new WeakMap<NetworkData, Prepared>()

/** Prepares data once: the same object gives the same answer (data are never changed in place). */
export function prepare(data: NetworkData): Prepared {
  const before = known.get(data)
  if (before) return before
  const { positions, pinned } = positionsOf(data)
  const bodies = positions.map((point, actor): Body => {
    const { width, height, outline } = nodeShapes[data.actors.kind[actor] ?? 'state']
    return { x: point.x, y: point.y, width, height, outline }
  })
  const { phasesOf, solid } = prepareDays(data)
  const highest = highestLevels(data, phasesOf)
  const prominence = data.actors.uid.map(() => 0)
  highest.forEach(({ cooperation, conflict }, tie) => {
    for (const end of [data.ties.from[tie], data.ties.to[tie]]) if (end !== undefined) prominence[end] = (prominence[end] ?? 0) + 1 + cooperation + conflict
  })
  const prepared: Prepared = { bodies, pinned, phasesOf, solid, routes: planRoutes(data.ties, bodies, highest), bundled: false, prominence }
  known.set(data, prepared)
  return prepared
}

const knownDays = new WeakMap<NetworkData, Pick<Prepared, 'phasesOf' | 'solid'>>()

/** The part that says when ties hold, without places and ways. */
export function prepareDays(data: NetworkData): Pick<Prepared, 'phasesOf' | 'solid'> {
  const before = knownDays.get(data)
  if (before) return before
  const phasesOf: number[][] = data.ties.uid.map(() => [])
  data.phases.tie.forEach((tie, phase) => phasesOf[tie]?.push(phase))
  const days = { phasesOf, solid: data.phases.uid.map((_, row) => solidDays(data.phases, row)) }
  knownDays.set(data, days)
  return days
}

/** Highest level that a tie ever bears on each strand; 0 where none is coded. */
export function highestLevels(data: NetworkData, phasesOf: readonly (readonly number[])[]): { cooperation: number; conflict: number }[] {
  return phasesOf.map((phases) => ({
    cooperation: Math.max(0, ...phases.map((phase) => data.phases.cooperation[phase] ?? 0)),
    conflict: Math.max(0, ...phases.map((phase) => data.phases.conflict[phase] ?? 0)),
  }))
}

/** The same with some actors elsewhere, as while they are dragged: only their own ties find a new way. */
export function withMoved(data: NetworkData, prepared: Prepared, moved: ReadonlyMap<number, Point>): Prepared {
  const bodies = prepared.bodies.map((body, actor) => ({ ...body, ...moved.get(actor) }))
  const highest = highestLevels(data, prepared.phasesOf)
  const affected = (tie: number) => moved.has(data.ties.from[tie] ?? -1) || moved.has(data.ties.to[tie] ?? -1)
  const routes = (prepared.bundled ? bundledRoutes : planRoutes)(data.ties, bodies, highest, affected)
  return { ...prepared, bodies, routes: prepared.routes.map((route, tie) => (affected(tie) ? routes[tie] ?? route : route)) }
}

const parts = new WeakMap<Prepared, WeakMap<Rows, Prepared[]>>()

/** Ties of a part of the network go round the actors of that part alone. */
function among(data: NetworkData, whole: Prepared, part: Rows, bundled: boolean): Prepared {
  const made = parts.get(whole) ?? new WeakMap<Rows, Prepared[]>()
  parts.set(whole, made)
  const before = made.get(part) ?? []
  made.set(part, before)
  const same = before.find((each) => each.bundled === bundled)
  if (same) return same
  // Whoever is not in the part stands where nothing passes.
  const bodies = whole.bodies.map((body, actor) => (part.actors.has(actor) ? body : { ...body, x: 1e7, y: 1e7 }))
  const routes = (bundled ? bundledRoutes : planRoutes)(data.ties, bodies, highestLevels(data, whole.phasesOf), (tie) => part.ties.has(tie))
  const prepared = { ...whole, bundled, routes }
  before.push(prepared)
  return prepared
}

const bundledOf = new WeakMap<Prepared, Prepared>()
const elsewhere = new WeakMap<Prepared, WeakMap<ReadonlyMap<number, Point>, Prepared>>()

/** Prepares data for how they are arranged in a picture: actors in places of its own, parallel ties on one way. The same objects give the same answer. */
export function arrange(data: NetworkData, { places, parallel, labelled }: Pick<SceneOptions, 'places' | 'parallel' | 'labelled'>): Prepared {
  let prepared = prepare(data)
  if (places !== undefined && places.size > 0) {
    const arranged = elsewhere.get(prepared) ?? new WeakMap<ReadonlyMap<number, Point>, Prepared>()
    elsewhere.set(prepared, arranged)
    const there = arranged.get(places) ?? withMoved(data, prepared, places)
    arranged.set(places, there)
    prepared = there
  }
  if (labelled) return among(data, prepared, labelled, parallel === 'bundled')
  if (parallel !== 'bundled') return prepared
  const bundled = bundledOf.get(prepared) ?? { ...prepared, bundled: true, routes: bundledRoutes(data.ties, prepared.bodies, highestLevels(data, prepared.phasesOf)) }
  bundledOf.set(prepared, bundled)
  return bundled
}

const reshapedOf = new WeakMap<Prepared, { key: string; prepared: Prepared }>()

/** The same with actors of other sizes (diameters by row), or all as circles: their ties find new ways. The answer of the last time is kept. */
export function reshaped(data: NetworkData, prepared: Prepared, { sizes, isShapeless }: { sizes: Float64Array | null; isShapeless: boolean }): Prepared {
  if (!sizes && !isShapeless) return prepared
  const key = `${isShapeless} ${sizes?.join(' ')}`
  const before = reshapedOf.get(prepared)
  if (before?.key === key) return before.prepared
  const bodies = prepared.bodies.map((body, actor): Body => {
    const { width, height, outline } = isShapeless ? circle : body
    const scale = sizes ? (sizes[actor] ?? circle.width) / Math.max(width, height) : 1
    return {
      x: body.x, y: body.y, width: width * scale, height: height * scale, outline: outline.form === 'rounded' ? { ...outline, radius: outline.radius * scale } : outline,
    }
  })
  const made = { ...prepared, bodies, routes: (prepared.bundled ? bundledRoutes : planRoutes)(data.ties, bodies, highestLevels(data, prepared.phasesOf)) }
  reshapedOf.set(prepared, { key, prepared: made })
  return made
}

/** Every actor where shapes say nothing. */
const circle = { width: 34, height: 34, outline: { form: 'ellipse' } } as const

/** Where every actor stands: as kept with the project, and by layout around those where nothing is kept. */
function positionsOf(data: NetworkData): { positions: Point[]; pinned: boolean[] } {
  const fixed = new Map<number, Point>()
  const pinned = data.actors.uid.map(() => false)
  data.positions.actor.forEach((actor, row) => {
    const [x, y] = [data.positions.x[row], data.positions.y[row]]
    if (x === undefined || y === undefined) return
    fixed.set(actor, { x, y })
    pinned[actor] = data.positions.pinned[row] ?? false
  })
  const actors = data.actors.uid.map((_, i) => ({ kind: data.actors.kind[i] ?? 'state', name: data.actors.shortName[i] || (data.actors.name[i] ?? '') }))
  if (fixed.size >= actors.length) return { positions: actors.map((_, i) => fixed.get(i) ?? { x: 0, y: 0 }), pinned }
  const ties = data.ties.uid.map((_, i) => ({ from: data.ties.from[i] ?? 0, to: data.ties.to[i] ?? 0 }))
  return { positions: layoutNetwork({ actors, ties, fixed }), pinned }
}
