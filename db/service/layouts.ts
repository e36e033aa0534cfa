import type { ParsedInput, Service } from '../contract/api.ts'
import type { LayoutKind } from '../contract/entities/layouts.ts'
import { blocGroups } from '../domain/blocs.ts'
import type { LayoutRequest } from '../domain/lay-out.ts'
import { shortNames } from '../queries/actors.ts'
import { blocsOfActors } from '../queries/affiliations.ts'
import { networkActors, networkTies } from '../queries/network.ts'
import { setPosition, type PositionRow } from '../queries/views.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { idOf, idsOf } from './fields.ts'
import type { Jobs } from './jobs.ts'
import { currentPlaces } from './network.ts'

const words: { readonly [L in LayoutKind]: string } = { force: 'force-directed', stress: 'stress', concentric: 'concentric', circular: 'circular by bloc' }

/** Placing the actors of a view anew by a method. */
export function layoutService(context: ServiceContext, jobs: Jobs): Pick<Service, 'views.layout'> {
  const { db, ports } = context
  const labelOf = ({ layout }: ParsedInput<'views.layout'>, focus: readonly number[], only: readonly number[] | null): string => {
    const names = layout === 'concentric' ? [...shortNames(db, focus).values()] : []
    const around = names.length === 0 ? '' : names.length <= 2 ? ` around ${names.join(' and ')}` : ` around ${names.length} actors`
    return `Lay out: ${words[layout]}${around}${only === null ? '' : `, ${only.length === 1 ? '1 actor' : `${only.length} actors`}`}`
  }
  return {
    'views.layout': async input => {
      const view = idOf(db, 'view', input.uid)
      const only = input.only === undefined ? null : [...new Set(idsOf(db, 'actor', input.only, 'only'))]
      const focus = input.focus === undefined ? [] : [...new Set(idsOf(db, 'actor', input.focus, 'focus'))]
      const { request, before } = layoutRequest(db, view, input, only, focus)
      const points = await jobs.run(input.job, control => ports.layOut(request, control))
      // What is there is looked at again: it took its time.
      idOf(db, 'view', input.uid)
      const { places, computed } = currentPlaces(db, view)
      const now = new Map(places.map(place => [place.actorId, place]))
      const wanted = before.flatMap((old, row): PositionRow[] => {
        const [point, current] = [points[row], now.get(old.actorId)]
        if (!point || !current || current.pinned || current.x !== old.x || current.y !== old.y) return []
        return point.x === old.x && point.y === old.y ? [] : [{ actorId: old.actorId, x: point.x, y: point.y, pinned: false }]
      })
      const moved = new Set(wanted.map(place => place.actorId))
      return context.write({ label: labelOf(input, focus, only) }, target => {
        // Those that so far stand where the first layout put them stay there from now on.
        for (const place of computed) if (!moved.has(place.actorId)) setPosition(target, view, place)
        for (const place of wanted) setPosition(target, view, place)
        return { moved: wanted.length }
      })
    },
  }
}

/** Everything that the layout depends on, and the places before it, row for row. */
function layoutRequest(
  db: ReadableDatabase, view: number, { layout, seed }: Pick<ParsedInput<'views.layout'>, 'layout' | 'seed'>, only: readonly number[] | null, focus: readonly number[],
): { request: LayoutRequest; before: PositionRow[] } {
  const actors = networkActors(db)
  const ties = networkTies(db, actors.id)
  const { places } = currentPlaces(db, view)
  const rowOf = new Map(actors.id.map((id, row) => [id, row]))
  const rows = (ids: readonly number[]) => ids.flatMap(id => rowOf.get(id) ?? []).toSorted((a, b) => a - b)
  const blocs = new Map(blocsOfActors(db).flatMap(({ actorId, blocId }) => {
    const [actor, bloc] = [rowOf.get(actorId), rowOf.get(blocId)]
    return actor === undefined || bloc === undefined ? [] : [[actor, bloc] as const]
  }))
  return {
    before: places,
    request: {
      layout, seed, only: only && rows(only), focus: rows(focus), groups: blocGroups(actors.kind, blocs),
      actors: actors.name.map((name, row) => ({ kind: actors.kind[row] ?? 'state', name: actors.shortName[row] || name })),
      ties: ties.from.map((from, row) => ({ from, to: ties.to[row] ?? from })),
      places: places.map(({ x, y }) => ({ x, y })),
      held: places.flatMap(({ pinned }, row) => (pinned ? [row] : [])),
    },
  }
}
