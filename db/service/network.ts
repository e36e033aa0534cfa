import type { Service } from '../contract/api.ts'
import type { NetworkData, View } from '../contract/entities/views.ts'
import { layoutNetwork } from '../domain/layout.ts'
import { networkActors, networkEvents, networkPhases, networkTies, studyDays, type NetworkActors, type NetworkTies } from '../queries/network.ts'
import { listPeriods } from '../queries/periods.ts'
import { firstView, getView, placesEveryActor, positionsOf, type PositionRow } from '../queries/views.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './errors.ts'
import { idOf } from './fields.ts'

/** The view asked for, or the first. */
export function viewOf(db: ReadableDatabase, uid: string | undefined): View & { id: number } {
  const view = uid === undefined ? firstView(db) : getView(db, idOf(db, 'view', uid, 'view'))
  if (!view) throw notFound('view')
  return view
}

/** Laid out last, per database: the layout of a large network is too dear to be made anew for every look at it. */
const lastLayout = new WeakMap<ReadableDatabase, { input: string; points: { x: number; y: number }[] }>()

/**
 * Where every actor stands: as the view keeps it, and for those it does not know (new ones) as the layout finds room for them around the
 * others. Deterministic: the same project gives the same places. `kept` tells which are stored.
 */
export function placesIn(db: ReadableDatabase, view: number, actors: NetworkActors, ties: NetworkTies): { places: PositionRow[]; kept: ReadonlySet<number> } {
  const stored = new Map(positionsOf(db, view).map(position => [position.actorId, position]))
  const kept = new Set(stored.keys())
  if (actors.id.every(id => kept.has(id))) return { places: actors.id.flatMap(id => stored.get(id) ?? []), kept }
  const fixed = new Map(actors.id.flatMap((id, row) => {
    const position = stored.get(id)
    return position ? [[row, { x: position.x, y: position.y }] as const] : []
  }))
  const input = JSON.stringify([actors.kind, actors.name, actors.shortName, ties.from, ties.to, [...fixed]])
  const known = lastLayout.get(db)
  const points = known?.input === input ? known.points : layoutNetwork({
    actors: actors.name.map((name, row) => ({ kind: actors.kind[row] ?? 'state', name: actors.shortName[row] || name })),
    ties: ties.from.map((from, row) => ({ from, to: ties.to[row] ?? from })),
    fixed,
  })
  lastLayout.set(db, { input, points })
  const places = actors.id.map((actorId, row) => stored.get(actorId) ?? { actorId, x: points[row]?.x ?? 0, y: points[row]?.y ?? 0, pinned: false })
  return { places, kept }
}

/** Where actors stand now, in the order of their keys, and which of these places come from the layout and are not kept yet. */
export function currentPlaces(db: ReadableDatabase, view: number): { places: PositionRow[]; computed: PositionRow[] } {
  if (placesEveryActor(db, view)) return { places: positionsOf(db, view), computed: [] }
  const actors = networkActors(db)
  const { places, kept } = placesIn(db, view, actors, networkTies(db, actors.id))
  return { places, computed: places.filter(place => !kept.has(place.actorId)) }
}

/** The whole network as a view shows it, as columns. */
export function networkData(db: ReadableDatabase, uid: string | undefined): NetworkData {
  const { id: viewId, ...view } = viewOf(db, uid)
  const { id: actorIds, ...actors } = networkActors(db)
  const { id: tieIds, ...ties } = networkTies(db, actorIds)
  const { places } = placesIn(db, viewId, { id: actorIds, ...actors }, ties)
  return {
    actors, ties, phases: networkPhases(db, tieIds), events: networkEvents(db), periods: listPeriods(db), view,
    positions: {
      actor: actorIds.map((_, row) => row), x: places.map(place => place.x), y: places.map(place => place.y), pinned: places.map(place => place.pinned),
    },
    studyPeriod: studyDays(db),
  }
}

export function networkService({ db }: ServiceContext): Pick<Service, 'network.get'> {
  return { 'network.get': ({ view }) => networkData(db, view) }
}
