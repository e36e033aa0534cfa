import type { Service } from '../contract/api.ts'
import type { ParticipantFields } from '../contract/entities/events.ts'
import type { ParticipantRole } from '../contract/vocabulary.ts'
import type { z } from 'zod'
import { ownCitations, replaceCitations } from '../queries/citations.ts'
import { eventsByIds, insertEvent, placesUsed, replaceParticipants, updateEvent } from '../queries/events.ts'
import { evidenceOfEvent } from '../queries/evidence.ts'
import { surroundingsOf } from '../queries/notes.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './errors.ts'
import { citationKeys, idOf, optionalDateOf, optionalIdOf, present, titleOf } from './fields.ts'
import { mergedCitations, mergedParticipants } from './lists.ts'
import { findIds } from '../queries/keys.ts'

type EventMethods = 'events.create' | 'events.update' | 'events.delete' | 'events.get' | 'events.places'

/** Events with their participants and what they rest on. */
export function eventService(context: ServiceContext): Pick<Service, EventMethods> {
  const { db, ports } = context
  const participantKeys = (participants: readonly z.infer<typeof ParticipantFields>[]): { actorId: number; role: ParticipantRole }[] => {
    const ids = findIds(db, 'actor', participants.map(participant => participant.actor))
    return participants.map(({ actor, role }, index) => {
      const actorId = ids.get(actor)
      if (actorId === undefined) throw notFound('actor', `participants.${index}.actor`)
      return { actorId, role }
    })
  }
  const participantsOf = (id: number) => (eventsByIds(db, [id]).get(id)?.participants ?? []).map(({ actor, role }) => ({ actor, role }))
  return {
    'events.create': input => {
      const date = optionalDateOf('date', input.date)
      const reportDate = optionalDateOf('reportDate', input.reportDate)
      const dataSetId = optionalIdOf(db, 'data-set', input.dataSet, 'dataSet')
      const participants = participantKeys(input.participants)
      const cites = citationKeys(db, input.cites)
      const uid = ports.newUid()
      return context.write({ label: `Add event ${input.title}` }, (target, at) => {
        const id = insertEvent(target, uid, { ...input, date, reportDate, dataSetId }, at)
        replaceParticipants(target, id, participants)
        replaceCitations(target, 'event', id, cites)
        return { uid }
      })
    },
    'events.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'event', uid)
      const date = optionalDateOf('date', changes.date)
      const reportDate = optionalDateOf('reportDate', changes.reportDate)
      const dataSetId = optionalIdOf(db, 'data-set', changes.dataSet, 'dataSet')
      const wanted = mergedParticipants(() => participantsOf(id), changes.participants, expected?.participants)
      const participants = wanted && participantKeys(wanted)
      const cited = mergedCitations(db, () => ownCitations(db, 'event', id), changes.cites, expected?.cites)
      const cites = cited && citationKeys(db, cited)
      return context.write({ label: `Edit event ${titleOf(db, 'event', id)}`, stay }, (target, at) => {
        updateEvent(target, id, { ...changes, date, reportDate, dataSetId }, at)
        if (participants) replaceParticipants(target, id, participants)
        if (cites) replaceCitations(target, 'event', id, cites)
        return {}
      })
    },
    'events.delete': ({ uid }) => {
      const id = idOf(db, 'event', uid)
      return context.write({ label: `Delete event ${titleOf(db, 'event', id)}` }, target => {
        deleteRow(target, 'event', id)
        return {}
      })
    },
    'events.places': () => placesUsed(db),
    'events.get': ({ uid }) => {
      const id = idOf(db, 'event', uid)
      return { event: present(eventsByIds(db, [id]).get(id), 'event'), evidence: evidenceOfEvent(db, id), ...surroundingsOf(db, 'event', id) }
    },
  }
}
