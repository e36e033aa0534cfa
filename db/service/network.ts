import type { Service } from '../contract/api.ts'
import type { NetworkData, View } from '../contract/entities/views.ts'
import { layoutNetwork, type LayoutInput } from '../domain/layout.ts'
import { networkActors, networkEvents, networkPhases, networkTies, studyDays, type NetworkActors, type NetworkTies } from '../queries/network.ts'
import { listPeriods } from '../queries/periods.ts'
import { firstView, getView, placesEveryActor, positionsOf, type PositionRow } from '../queries/views.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './errors.ts'
import { idOf } from './fields.ts'
import type { JobControl } from './jobs.ts'

/** The view asked for, or the first. */
export function viewOf(db: ReadableDatabase, uid: string | undefined): View & { id: number } {
  const view = uid === undefined ? firstView(db) : getView(db, idOf(db, 'view', uid, 'view'))
  if (!view) throw notFound('view')
  return view
}

/** Laid out last, per database: the layout of a large network is too dear to be made anew for every look at it. */
const lastLayout = new WeakMap<ReadableDatabase, { input: string; points: readonly { x: number; y: number }[] }>()

/** What is stored of a view's places, and what has to be laid out for the others; null where every actor has a place. */
function storedPlaces(db: ReadableDatabase, view: number, actors: NetworkActors, ties: NetworkTies) {
  const stored = new Map(positionsOf(db, view).map(position => [position.actorId, position]))
  if (actors.id.every(id => stored.has(id))) return { stored, missing: null }
  const fixed = new Map(actors.id.flatMap((id, row) => {
    const position = stored.get(id)
    return position ? [[row, { x: position.x, y: position.y }] as const] : []
  }))
  const layout: LayoutInput = {
    actors: actors.name.map((name, row) => ({ kind: actors.kind[row] ?? 'state', name: actors.shortName[row] || name })),
    ties: ties.from.map((from, row) => ({ from, to: ties.to[row] ?? from })),
    fixed,
  }
  return { stored, missing: { layout, input: JSON.stringify([actors.kind, actors.name, actors.shortName, ties.from, ties.to, [...fixed]]) } }
}

/**
 * Where every actor stands: as the view keeps it, and for those it does not know (new ones) as the layout finds room for them around the
 * others. Deterministic: the same project gives the same places. `kept` tells which are stored.
 */
export function placesIn(db: ReadableDatabase, view: number, actors: NetworkActors, ties: NetworkTies): { places: PositionRow[]; kept: ReadonlySet<number> } {
  const { stored, missing } = storedPlaces(db, view, actors, ties)
  const kept = new Set(stored.keys())
  if (!missing) return { places: actors.id.flatMap(id => stored.get(id) ?? []), kept }
  const known = lastLayout.get(db)
  const points = known?.input === missing.input ? known.points : layoutNetwork(missing.layout)
  lastLayout.set(db, { input: missing.input, points })
  const places = actors.id.map((actorId, row) => stored.get(actorId) ?? { actorId, x: points[row]?.x ?? 0, y: points[row]?.y ?? 0, pinned: false })
  return { places, kept }
}

/** With more actors than this a layout takes longer than a thread to start: all are new, or room is found beside others. */
const mostHere = { all: 12, some: 40 }

/** Has what `placesIn` would have to lay out laid out in another thread before it is asked, where that would take long. */
async function placesFound({ db, ports }: ServiceContext, view: number): Promise<void> {
  for (;;) {
    if (placesEveryActor(db, view)) return
    const actors = networkActors(db)
    const { missing } = storedPlaces(db, view, actors, networkTies(db, actors.id))
    if (!missing || missing.input === lastLayout.get(db)?.input) return
    if (actors.id.length <= (missing.layout.fixed.size === 0 ? mostHere.all : mostHere.some)) return
    const points = await ports.layOut({ layout: 'new', input: missing.layout }, unwatched)
    lastLayout.set(db, { input: missing.input, points })
    // The project may have changed meanwhile: what is there now is looked at again.
  }
}

const unwatched: JobControl = { signal: new AbortController().signal, progress: () => undefined }

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

export function networkService(context: ServiceContext): Pick<Service, 'network.get'> {
  const { db } = context
  return {
    'network.get': async ({ view }) => {
      await placesFound(context, viewOf(db, view).id)
      return networkData(db, view)
    },
  }
}
