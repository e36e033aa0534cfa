import type { Service } from '../contract/api.ts'
import {
  eventsOfActor, excerptsOfActor, getActor, insertActor, replaceAliases, replaceCodes, tiesOfActor, updateActor,
} from '../queries/actors.ts'
import { actorsOfAffiliation, affiliationsOfActor, insertAffiliation, membersOfActor, updateAffiliation } from '../queries/affiliations.ts'
import { ownCitations, replaceCitations } from '../queries/citations.ts'
import { surroundingsOf } from '../queries/notes.ts'
import { deleteRow } from '../queries/rows.ts'
import { setPosition } from '../queries/views.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { citationKeys, idOf, optionalDateOf, present, titleOf } from './fields.ts'
import { mergedAliases, mergedCitations, mergedCodes } from './lists.ts'
import { currentPlaces } from './network.ts'

type ActorMethods = 'actors.create' | 'actors.update' | 'actors.delete' | 'actors.get' | 'affiliations.create' | 'affiliations.update' | 'affiliations.delete'

/** Actors and their dated affiliations. */
export function actorService(context: ServiceContext): Pick<Service, ActorMethods> {
  const { db, ports } = context
  const differentActors = (actor: number, other: number) => {
    if (actor === other) throw badField('with', 'An actor cannot be affiliated with itself: choose another actor.')
  }
  return {
    'actors.create': input => {
      const dates = optionalDateOf('dates', input.dates)
      const uid = ports.newUid()
      const view = input.place && idOf(db, 'view', input.place.view, 'place')
      const { computed } = view === undefined ? { computed: [] } : currentPlaces(db, view)
      return context.write({ label: `Add ${input.name}` }, (target, at) => {
        const { kind, name, shortName, description } = input
        const id = insertActor(target, uid, { kind, name, shortName, description, dates }, at)
        replaceAliases(target, id, input.aliases)
        replaceCodes(target, id, input.codes)
        if (input.place && view !== undefined) {
          // Those that so far stand where the layout put them stay there from now on.
          for (const place of computed) setPosition(target, view, place)
          setPosition(target, view, { actorId: id, x: input.place.x, y: input.place.y, pinned: true })
        }
        return { uid }
      })
    },
    'actors.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'actor', uid)
      const dates = optionalDateOf('dates', changes.dates)
      return context.write({ label: `Edit ${titleOf(db, 'actor', id)}`, stay }, (target, at) => {
        const { kind, name, shortName, description } = changes
        updateActor(target, id, { kind, name, shortName, description, dates }, at)
        const aliases = mergedAliases(() => getActor(target, id)?.aliases ?? [], changes.aliases, expected?.aliases)
        const codes = mergedCodes(() => getActor(target, id)?.codes ?? [], changes.codes, expected?.codes)
        if (aliases) replaceAliases(target, id, aliases)
        if (codes) replaceCodes(target, id, codes)
        return {}
      })
    },
    'actors.delete': ({ uid }) => {
      const id = idOf(db, 'actor', uid)
      return context.write({ label: `Delete ${titleOf(db, 'actor', id)}` }, target => {
        deleteRow(target, 'actor', id)
        return {}
      })
    },
    'actors.get': ({ uid }) => {
      const id = idOf(db, 'actor', uid)
      return {
        actor: present(getActor(db, id), 'actor'), affiliations: affiliationsOfActor(db, id), members: membersOfActor(db, id),
        ties: tiesOfActor(db, id), events: eventsOfActor(db, id), excerpts: excerptsOfActor(db, id), ...surroundingsOf(db, 'actor', id),
      }
    },
    'affiliations.create': input => {
      const actorId = idOf(db, 'actor', input.actor, 'actor')
      const withActorId = idOf(db, 'actor', input.with, 'with')
      differentActors(actorId, withActorId)
      const dates = optionalDateOf('dates', input.dates)
      const cites = citationKeys(db, input.cites)
      const uid = ports.newUid()
      const label = `Add affiliation of ${titleOf(db, 'actor', actorId)} with ${titleOf(db, 'actor', withActorId)}`
      return context.write({ label }, (target, at) => {
        const id = insertAffiliation(target, uid, { actorId, withActorId, role: input.role, dates }, at)
        replaceCitations(target, 'affiliation', id, cites)
        return { uid }
      })
    },
    'affiliations.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'affiliation', uid)
      const before = present(actorsOfAffiliation(db, id), 'affiliation')
      const actorId = changes.actor === undefined ? before.actorId : idOf(db, 'actor', changes.actor, 'actor')
      const withActorId = changes.with === undefined ? before.withActorId : idOf(db, 'actor', changes.with, 'with')
      differentActors(actorId, withActorId)
      const dates = optionalDateOf('dates', changes.dates)
      const wanted = mergedCitations(db, () => ownCitations(db, 'affiliation', id), changes.cites, expected?.cites)
      const cites = wanted && citationKeys(db, wanted)
      return context.write({ label: `Edit affiliation of ${titleOf(db, 'actor', actorId)} with ${titleOf(db, 'actor', withActorId)}`, stay }, (target, at) => {
        updateAffiliation(target, id, { actorId, withActorId, role: changes.role, dates }, at)
        if (cites) replaceCitations(target, 'affiliation', id, cites)
        return {}
      })
    },
    'affiliations.delete': ({ uid }) => {
      const id = idOf(db, 'affiliation', uid)
      const { actorId, withActorId } = present(actorsOfAffiliation(db, id), 'affiliation')
      return context.write({ label: `Delete affiliation of ${titleOf(db, 'actor', actorId)} with ${titleOf(db, 'actor', withActorId)}` }, target => {
        deleteRow(target, 'affiliation', id)
        return {}
      })
    },
  }
}
