import type { Service } from '../contract/api.ts'
import { currentCoder } from '../queries/coders.ts'
import { evidenceKeys, insertEvidence, updateEvidence, type EvidenceKeys } from '../queries/evidence.ts'
import { insertExcerpt, replaceNamedActors } from '../queries/excerpts.ts'
import { deleteRow } from '../queries/rows.ts'
import { tieOfPhase } from '../queries/ties.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { placedFields, placeOf } from './excerpt-place.ts'
import { idOf, idsOf, optionalDateOf, optionalIdOf, present, textOnly, titleOf } from './fields.ts'

type EvidenceMethods = 'evidence.create' | 'evidence.createWithExcerpt' | 'evidence.update' | 'evidence.delete'

/** Evidence: an excerpt or an event brought to bear on a tie. */
export function evidenceService(context: ServiceContext): Pick<Service, EvidenceMethods> {
  const { db, ports } = context
  const checkPhase = ({ tieId, phaseId }: Pick<EvidenceKeys, 'tieId' | 'phaseId'>, field: string) => {
    if (phaseId !== null && tieOfPhase(db, phaseId) !== tieId) {
      throw badField(field, 'The phase belongs to another tie: choose a phase of the tie that the evidence bears on, or none.')
    }
  }
  const check = (keys: Pick<EvidenceKeys, 'tieId' | 'phaseId' | 'excerptId' | 'eventId'>) => {
    if ((keys.excerptId === null) === (keys.eventId === null)) {
      throw badField(keys.excerptId === null ? 'excerpt' : 'event', 'Evidence rests on exactly one excerpt or one event.')
    }
    checkPhase(keys, 'phase')
  }
  return {
    'evidence.create': input => {
      const keys = {
        tieId: idOf(db, 'tie', input.tie, 'tie'), phaseId: optionalIdOf(db, 'tie-phase', input.phase, 'phase'),
        indicatorId: idOf(db, 'indicator', input.indicator, 'indicator'), excerptId: optionalIdOf(db, 'excerpt', input.excerpt, 'excerpt'),
        eventId: optionalIdOf(db, 'event', input.event, 'event'),
        coderId: input.coder === undefined ? currentCoder(db).id : idOf(db, 'coder', input.coder, 'coder'),
      }
      check(keys)
      const about = optionalDateOf('about', input.about)
      const { stance, by, probativeValue, comment } = input
      const uid = ports.newUid()
      return context.write({ label: `Add evidence to ${titleOf(db, 'tie', keys.tieId)}` }, (target, at) => {
        insertEvidence(target, uid, { ...keys, stance, by, about, probativeValue, comment }, at)
        return { uid }
      })
    },
    'evidence.createWithExcerpt': ({ excerpt, evidence }) => {
      const sourceId = idOf(db, 'source', excerpt.source, 'excerpt.source')
      const attributedToId = optionalIdOf(db, 'source', excerpt.attributedTo, 'excerpt.attributedTo')
      const actors = idsOf(db, 'actor', [...new Set(excerpt.actors)], 'excerpt.actors')
      const keys = {
        tieId: idOf(db, 'tie', evidence.tie, 'evidence.tie'), phaseId: optionalIdOf(db, 'tie-phase', evidence.phase, 'evidence.phase'),
        indicatorId: idOf(db, 'indicator', evidence.indicator, 'evidence.indicator'),
        coderId: evidence.coder === undefined ? currentCoder(db).id : idOf(db, 'coder', evidence.coder, 'evidence.coder'),
      }
      checkPhase(keys, 'evidence.phase')
      const placed = placedFields(placeOf(db, sourceId, excerpt, 'excerpt.'), excerpt.locator)
      const about = optionalDateOf('evidence.about', evidence.about)
      const { stance, by, probativeValue, comment } = evidence
      const [uid, excerptUid] = [ports.newUid(), ports.newUid()]
      return context.write({ label: `Add passage of ${titleOf(db, 'source', sourceId)} as evidence to ${titleOf(db, 'tie', keys.tieId)}` }, (target, at) => {
        const excerptId = insertExcerpt(target, excerptUid, { ...excerpt, ...placed, sourceId, attributedToId }, at)
        replaceNamedActors(target, excerptId, actors)
        insertEvidence(target, uid, { ...keys, excerptId, eventId: null, stance, by, about, probativeValue, comment }, at)
        return { uid, excerpt: excerptUid }
      })
    },
    'evidence.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'evidence', uid)
      const before = present(evidenceKeys(db, id), 'evidence')
      const phaseId = optionalIdOf(db, 'tie-phase', changes.phase, 'phase')
      const excerptId = optionalIdOf(db, 'excerpt', changes.excerpt, 'excerpt')
      const eventId = optionalIdOf(db, 'event', changes.event, 'event')
      const keys = {
        tieId: changes.tie === undefined ? before.tieId : idOf(db, 'tie', changes.tie, 'tie'),
        phaseId: phaseId === undefined ? before.phaseId : phaseId,
        indicatorId: changes.indicator === undefined ? before.indicatorId : idOf(db, 'indicator', changes.indicator, 'indicator'),
        excerptId: excerptId === undefined ? before.excerptId : excerptId, eventId: eventId === undefined ? before.eventId : eventId,
        coderId: changes.coder === undefined ? before.coderId : idOf(db, 'coder', changes.coder, 'coder'),
      }
      check(keys)
      const about = optionalDateOf('about', changes.about)
      const { stance, by, probativeValue, comment } = changes
      return context.write({ label: `Edit evidence on ${titleOf(db, 'tie', before.tieId)}`, ...textOnly(`evidence:${uid}`, changes, ['comment']), stay }, (target, at) => {
        updateEvidence(target, id, { ...keys, stance, by, about, probativeValue, comment }, at)
        return {}
      })
    },
    'evidence.delete': ({ uid }) => {
      const id = idOf(db, 'evidence', uid)
      return context.write({ label: `Remove evidence from ${titleOf(db, 'tie', present(evidenceKeys(db, id), 'evidence').tieId)}` }, target => {
        deleteRow(target, 'evidence', id)
        return {}
      })
    },
  }
}
