import type { Service } from '../contract/api.ts'
import type { MoveKind, Position, ViewSettings } from '../contract/entities/views.ts'
import { DAY_MAX } from '../contract/values.ts'
import { shortNames } from '../queries/actors.ts'
import { deleteRow } from '../queries/rows.ts'
import { copyPositions, insertView, listViews, setPosition, updateView, type PositionRow } from '../queries/views.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { dateOf, idOf, idsOf, titleOf } from './fields.ts'
import { understoodRules } from './filter-rules.ts'
import { currentPlaces } from './network.ts'

type ViewMethods = 'views.list' | 'views.create' | 'views.update' | 'views.delete' | 'views.move'

const moveWords: { readonly [K in MoveKind]: (what: string) => string } = {
  'align-left': what => `Align ${what} left`, 'align-centre': what => `Align the centres of ${what}`, 'align-right': what => `Align ${what} right`,
  'align-top': what => `Align ${what} at the top`, 'align-middle': what => `Align the middles of ${what}`, 'align-bottom': what => `Align ${what} at the bottom`,
  'distribute-horizontally': what => `Distribute ${what} horizontally`, 'distribute-vertically': what => `Distribute ${what} vertically`,
  snap: what => `Snap ${what} to the grid`,
}

/** Views of the network, and where actors stand in them. */
export function viewService(context: ServiceContext): Pick<Service, ViewMethods> {
  const { db, ports } = context
  /** The dates are kept as they were understood. */
  const understood = (settings: ViewSettings): ViewSettings => {
    const asOf = settings.asOf === null ? null : dateOf('settings.asOf', settings.asOf)
    const since = settings.since === null ? null : dateOf('settings.since', settings.since)
    if (since && since.startEarliest > (asOf?.endLatest ?? DAY_MAX)) throw badField('settings.since', 'The range begins after it ends. Write the earlier date first.')
    return { ...settings, asOf: asOf?.raw ?? null, since: since?.raw ?? null, rules: understoodRules('settings.rules', settings.rules) }
  }
  const moveLabel = (actors: readonly number[], before: ReadonlyMap<number, PositionRow>, wanted: readonly PositionRow[], how: MoveKind | undefined): string => {
    const [first] = actors
    const what = actors.length === 1 && first !== undefined ? (shortNames(db, [first]).get(first) ?? 'actor') : `${actors.length} actors`
    const moved = wanted.some(place => before.get(place.actorId)?.x !== place.x || before.get(place.actorId)?.y !== place.y)
    if (moved && how) return moveWords[how](what)
    if (moved) return `Move ${what}`
    return `${wanted.some(place => place.pinned && before.get(place.actorId)?.pinned === false) ? 'Pin' : 'Unpin'} ${what}`
  }
  return {
    'views.list': () => listViews(db),
    'views.create': ({ name, caption, settings, copyPositionsOf }) => {
      const source = copyPositionsOf === undefined ? undefined : idOf(db, 'view', copyPositionsOf, 'copyPositionsOf')
      const kept = understood(settings)
      const uid = ports.newUid()
      return context.write({ label: `Add view ${name}` }, (target, at) => {
        const id = insertView(target, uid, { name, caption, settings: kept }, at)
        if (source !== undefined) copyPositions(target, source, id)
        return { uid }
      })
    },
    'views.update': ({ uid, changes }) => {
      const id = idOf(db, 'view', uid)
      const settings = changes.settings && understood(changes.settings)
      return context.write({ label: `Edit view ${titleOf(db, 'view', id)}` }, (target, at) => {
        updateView(target, id, { name: changes.name, caption: changes.caption, settings }, at)
        return {}
      })
    },
    'views.delete': ({ uid }) => {
      const id = idOf(db, 'view', uid)
      if (listViews(db).length === 1) throw conflict('uid', 'This is the only view of the network; a project keeps at least one.')
      return context.write({ label: `Delete view ${titleOf(db, 'view', id)}` }, target => {
        deleteRow(target, 'view', id)
        return {}
      })
    },
    'views.move': ({ uid, positions, how, stay }) => {
      const id = idOf(db, 'view', uid)
      // Where an actor is named twice, the last place counts.
      const last = new Map<string, Position>(positions.map(position => [position.actor, position]))
      const actorIds = idsOf(db, 'actor', [...last.keys()], 'positions')
      const wanted = [...last.values()].map(({ x, y, pinned }, index): PositionRow => ({ actorId: actorIds[index] ?? 0, x, y, pinned }))
      const { places, computed } = currentPlaces(db, id)
      const before = new Map(places.map(place => [place.actorId, place]))
      const moved = new Set(actorIds)
      return context.write({ label: moveLabel(actorIds, before, wanted, how), stay }, target => {
        // Those that so far stand where the layout put them stay there from now on.
        for (const place of computed) if (!moved.has(place.actorId)) setPosition(target, id, place)
        for (const place of wanted) setPosition(target, id, place)
        return {}
      })
    },
  }
}
