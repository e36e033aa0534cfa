import type { ParsedInput, Service } from '../contract/api.ts'
import type { Coding } from '../contract/entities/passages.ts'
import { currentCoder } from '../queries/coders.ts'
import { insertEvidence } from '../queries/evidence.ts'
import { insertExcerpt, replaceNamedActors } from '../queries/excerpts.ts'
import { excerptAt, isCoded, marksOfSource, namedActors, recentCodings, tieChoices } from '../queries/passages.ts'
import { tieOfPhase } from '../queries/ties.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { placedFields, placeOf } from './excerpt-place.ts'
import { idOf, idsOf, optionalDateOf, optionalIdOf, titleOf } from './fields.ts'

type PassageMethods = 'sources.marks' | 'coding.choices' | 'coding.recent' | 'evidence.code'

/** Reading and coding texts. */
export function passageService(context: ServiceContext): Pick<Service, PassageMethods> {
  const { db, ports } = context
  return {
    'sources.marks': ({ uid }) => marksOfSource(db, idOf(db, 'source', uid)),
    'coding.choices': () => ({ ties: tieChoices(db), actors: namedActors(db) }),
    'coding.recent': ({ limit }) => recentCodings(db, currentCoder(db).id, limit),
    'evidence.code': ({ passage, codings }) => {
      const coderId = currentCoder(db).id
      const rows = codings.map((coding, index) => ({ uid: ports.newUid(), ...evidenceRow(context, coding, `codings.${index}`), coderId }))
      const target = passageOf(context, passage)
      if (rows.length === 0 && target.excerpt?.id !== undefined) throw badField('codings', 'This passage is an excerpt already. Say what it bears on.')
      if (rows.length === 0 && target.eventId !== null) throw badField('codings', 'Say what the event bears on.')
      const excerptThere = target.excerpt?.id ?? null
      // Twice the same would count twice for the tie.
      if ((excerptThere !== null || target.eventId !== null) && rows.some(row => isCoded(db, { ...row, excerptId: excerptThere, eventId: target.eventId }))) {
        throw conflict('codings', 'You coded this passage to that tie and indicator already: it is in the margin, and can be changed in the inspector.')
      }
      const ties = [...new Set(rows.map(row => titleOf(db, 'tie', row.tieId)))]
      const label = ties.length === 0 ? `Add excerpt: ${target.name}` : `Code ${target.name} to ${ties.join(', ')}`
      return context.write({ label }, (writable, at) => {
        const excerptId = target.excerpt ? (target.excerpt.id ?? target.excerpt.make(writable, at)) : null
        for (const { uid, ...row } of rows) insertEvidence(writable, uid, { ...row, excerptId, eventId: target.eventId }, at)
        return { excerpt: target.excerpt?.uid ?? null, evidence: rows.map(row => row.uid) }
      })
    },
  }
}

interface Target {
  /** “passage of Kertcher 2024”, an event's title: what the undo step names. */
  name: string
  eventId: number | null
  /** Null for an event. `id` is undefined where the excerpt is still to be made. */
  excerpt: { uid: string; id: number | undefined; make: (target: WritableDatabase, at: string) => number } | null
}

function passageOf({ db, ports }: ServiceContext, passage: ParsedInput<'evidence.code'>['passage']): Target {
  const there = (uid: string, id: number) => ({ uid, id, make: () => id })
  if ('event' in passage) {
    const eventId = idOf(db, 'event', passage.event, 'passage.event')
    return { name: titleOf(db, 'event', eventId), eventId, excerpt: null }
  }
  if ('excerpt' in passage) {
    const id = idOf(db, 'excerpt', passage.excerpt, 'passage.excerpt')
    return { name: `excerpt ${titleOf(db, 'excerpt', id)}`, eventId: null, excerpt: there(passage.excerpt, id) }
  }
  const sourceId = idOf(db, 'source', passage.source, 'passage.source')
  const name = `passage of ${titleOf(db, 'source', sourceId)}`
  const place = placeOf(db, sourceId, passage, 'passage.')
  if (!place || place.quote.exact.trim() === '') throw badField('passage.end', 'There are no words in this passage.')
  const { start, end } = place.range
  const known = excerptAt(db, sourceId, start, end)
  if (known) return { name, eventId: null, excerpt: there(known.uid, known.id) }
  const actors = idsOf(db, 'actor', [...new Set(passage.actors)], 'passage.actors')
  const uid = ports.newUid()
  const make = (target: WritableDatabase, at: string) => {
    const id = insertExcerpt(target, uid, {
      sourceId, label: '', form: 'quote', statement: 'claim', text: place.quote.exact, modality: null, credibility: null, attributedToId: null,
      ...placedFields(place, ''),
    }, at)
    replaceNamedActors(target, id, actors)
    return id
  }
  return { name, eventId: null, excerpt: { uid, id: undefined, make } }
}

function evidenceRow({ db }: ServiceContext, coding: Coding, field: string) {
  const tieId = idOf(db, 'tie', coding.tie, `${field}.tie`)
  const phaseId = optionalIdOf(db, 'tie-phase', coding.phase, `${field}.phase`)
  if (phaseId !== null && tieOfPhase(db, phaseId) !== tieId) {
    throw badField(`${field}.phase`, 'The phase belongs to another tie: choose a phase of the tie that the evidence bears on, or none.')
  }
  const { stance, by, probativeValue, comment } = coding
  return { tieId, phaseId, indicatorId: idOf(db, 'indicator', coding.indicator, `${field}.indicator`), stance, by, probativeValue, comment, about: optionalDateOf(`${field}.about`, coding.about) }
}
