/** Puts a case document into a new, empty project file. */
import type { CaseCitation, CaseDocument, CaseEvidence, CaseTie } from '../formats/case-document.ts'
import type { DateSpan } from '../contract/values.ts'
import { formatDay } from '../domain/edtf.ts'
import { insertActor, replaceAliases, replaceCodes } from '../queries/actors.ts'
import { insertAffiliation } from '../queries/affiliations.ts'
import { insertAssessment, insertVersion } from '../queries/assessments.ts'
import { replaceCitations, type CitationKeys, type CitingType } from '../queries/citations.ts'
import { insertCoder } from '../queries/coders.ts'
import { insertEvent, replaceParticipants } from '../queries/events.ts'
import { insertEvidence } from '../queries/evidence.ts'
import { insertExcerpt, replaceNamedActors } from '../queries/excerpts.ts'
import { saveLinks } from '../queries/links.ts'
import { rebuildNames } from '../queries/names.ts'
import { insertNote, replaceAttachments } from '../queries/notes.ts'
import { insertPeriod } from '../queries/periods.ts'
import { insertProject } from '../queries/project.ts'
import { insertSource } from '../queries/sources.ts'
import { insertPhase, insertTie } from '../queries/ties.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import { caseUid, insertCodebook, type Codebook } from './codebook.ts'
import { describeCsl } from './csl.ts'
import { dateOf } from './fields.ts'
import { addFirstView, finishNewProject } from './new-project.ts'

/** The local keys of what was loaded, by type and by key in the document. */
class LoadedKeys {
  private readonly ids = new Map<string, number>()
  add(type: string, key: string, id: number): void {
    this.ids.set(`${type} ${key}`, id)
  }
  of(type: string, key: string): number {
    const id = this.ids.get(`${type} ${key}`)
    if (id === undefined) throw new Error(`the case document has no ${type} “${key}”`)
    return id
  }
  optional(type: string, key: string | null): number | null {
    return key === null ? null : this.of(type, key)
  }
}

interface Loading {
  readonly db: WritableDatabase
  readonly keys: LoadedKeys
  readonly at: string
  uid(type: string, key: string): string
  date(path: string, edtf: string): DateSpan
  optionalDate(path: string, edtf: string | null): DateSpan | null
}

/**
 * Loads a case document as a whole project: no undo step comes of it. Uids and the moment of creation (the last day of the study period) rest on
 * the document alone, so that the same document gives the same content wherever and whenever it is loaded.
 * Throws an EntenteError (`bad_request`) for a date that cannot be understood.
 */
export function loadCase(db: WritableDatabase, document: CaseDocument): void {
  const studyPeriod = dateOf('project.studyPeriod', document.project.studyPeriod)
  const loading: Loading = {
    db, keys: new LoadedKeys(), at: `${formatDay(studyPeriod.endLatest)}T00:00:00.000Z`,
    uid: (type, key) => caseUid(document.project.key, type, key),
    date: dateOf,
    optionalDate: (path, edtf) => (edtf === null ? null : dateOf(path, edtf)),
  }
  db.transaction(() => {
    loadCoders(loading, document)
    loadSources(loading, document)
    const codebook = insertCodebook(db, document.framework, loading.keys.optional('source', document.framework.source), loading.at)
    const { key, title, summary } = document.project
    const coder = document.coders[0]
    if (!coder) throw new Error('the case document has no coder')
    const uid = loading.uid('project', key)
    insertProject(db, {
      uid, title, summary, studyPeriod, frameworkId: codebook.frameworkId, coderId: loading.keys.of('coder', coder.key), sampleKey: key,
    }, loading.at)
    loading.keys.add('project', key, 1)
    loadPeriods(loading, document)
    loadActors(loading, document)
    loadExcerpts(loading, document)
    loadAffiliations(loading, document)
    loadEvents(loading, document)
    loadTies(loading, document)
    loadEvidence(loading, document, codebook)
    loadAssessments(loading, document, codebook)
    loadNotes(loading, document, codebook)
    addFirstView(db, loading.uid('view', 'network'), loading.at)
    finishNewProject(db)
  })
}

function cite({ db, keys }: Loading, type: CitingType, owner: number, cites: readonly CaseCitation[]): void {
  replaceCitations(db, type, owner, cites.map((citation): CitationKeys => (
    'excerpt' in citation
      ? { excerptId: keys.of('excerpt', citation.excerpt), sourceId: null, locator: '' }
      : { excerptId: null, sourceId: keys.of('source', citation.source), locator: citation.locator }
  )))
}

function loadCoders({ db, keys, uid, at }: Loading, { coders }: CaseDocument): void {
  for (const { key, name, initials } of coders) keys.add('coder', key, insertCoder(db, uid('coder', key), { name, initials, description: '' }, at))
}

function loadSources({ db, keys, uid, at }: Loading, { sources }: CaseDocument): void {
  for (const { key, citationKey, csl, reliability, reliabilityNote } of sources) {
    keys.add('source', key, insertSource(db, uid('source', key), { citationKey, csl, ...describeCsl(csl), reliability, reliabilityNote }, at))
  }
}

function loadPeriods({ db, keys, uid, date, at }: Loading, { periods }: CaseDocument): void {
  periods.forEach(({ key, name, dates, description }, index) => {
    keys.add('period', key, insertPeriod(db, uid('period', key), { name, description, dates: date(`periods.${index}.dates`, dates) }, at))
  })
}

function loadActors({ db, keys, uid, optionalDate, at }: Loading, { actors }: CaseDocument): void {
  actors.forEach(({ key, kind, name, shortName, description, dates, aliases, codes }, index) => {
    const fields = { kind, name, shortName, description, dates: optionalDate(`actors.${index}.dates`, dates) }
    const id = insertActor(db, uid('actor', key), fields, at)
    keys.add('actor', key, id)
    replaceAliases(db, id, aliases)
    replaceCodes(db, id, codes)
  })
}

function loadExcerpts({ db, keys, uid, at }: Loading, { excerpts }: CaseDocument): void {
  for (const { key, source, label, form, statement, text, locator, modality, credibility, attributedTo, actors } of excerpts) {
    const id = insertExcerpt(db, uid('excerpt', key), {
      sourceId: keys.of('source', source), label, form, statement, text, locator, modality, credibility,
      attributedToId: keys.optional('source', attributedTo), start: null, end: null, quote: null,
    }, at)
    keys.add('excerpt', key, id)
    replaceNamedActors(db, id, [...new Set(actors)].map(actor => keys.of('actor', actor)))
  }
}

function loadAffiliations(loading: Loading, { actors }: CaseDocument): void {
  const { db, keys, uid, optionalDate, at } = loading
  actors.forEach((actor, index) => actor.affiliations.forEach((affiliation, place) => {
    const id = insertAffiliation(db, uid('affiliation', `${actor.key}/${place}`), {
      actorId: keys.of('actor', actor.key), withActorId: keys.of('actor', affiliation.with), role: affiliation.role,
      dates: optionalDate(`actors.${index}.affiliations.${place}.dates`, affiliation.dates),
    }, at)
    cite(loading, 'affiliation', id, affiliation.cites)
  }))
}

function loadEvents(loading: Loading, { events }: CaseDocument): void {
  const { db, keys, uid, optionalDate, at } = loading
  events.forEach(({ key, title, description, date, dateBasis, dateNote, place, codeScheme, code, participants, cites }, index) => {
    const id = insertEvent(db, uid('event', key), {
      title, description, date: optionalDate(`events.${index}.date`, date), dateBasis, dateNote, reportDate: null, place: place ?? '',
      latitude: null, longitude: null, codeScheme: codeScheme ?? '', code: code ?? '', dataSetId: null,
    }, at)
    keys.add('event', key, id)
    replaceParticipants(db, id, participants.map(({ actor, role }) => ({ actorId: keys.of('actor', actor), role })))
    cite(loading, 'event', id, cites)
  })
}

function loadTies(loading: Loading, { ties }: CaseDocument): void {
  const { db, keys, uid, at } = loading
  ties.forEach((tie, index) => {
    const { key, directed, kind, certainty, description } = tie
    const id = insertTie(db, uid('tie', key), {
      fromId: keys.of('actor', tie.from), toId: keys.of('actor', tie.to), directed, kind, certainty, label: '', description,
    }, at)
    keys.add('tie', key, id)
    loadPhases(loading, tie, id, `ties.${index}`)
  })
}

function loadPhases(loading: Loading, tie: CaseTie, tieId: number, path: string): void {
  const { db, keys, uid, optionalDate, at } = loading
  tie.phases.forEach(({ key, dates, cooperation, conflict, summary, cites }, index) => {
    const id = insertPhase(db, uid('tie-phase', key), {
      tieId, dates: optionalDate(`${path}.phases.${index}.dates`, dates), cooperation, conflict, weight: null, summary,
    }, at)
    keys.add('tie-phase', key, id)
    cite(loading, 'tie-phase', id, cites)
  })
}

/** What makes an item of evidence that one and no other, for its uid: not its place in the list, which moves. */
function evidenceKey(item: CaseEvidence): string {
  return [item.tie, item.phase ?? '', item.indicator, 'excerpt' in item ? `excerpt:${item.excerpt}` : `event:${item.event}`, item.coder].join('/')
}

function loadEvidence({ db, keys, uid, optionalDate, at }: Loading, { evidence }: CaseDocument, { indicators }: Codebook): void {
  const seen = new Map<string, number>()
  evidence.forEach((item, index) => {
    const key = evidenceKey(item)
    const earlier = seen.get(key) ?? 0
    seen.set(key, earlier + 1)
    const indicatorId = indicators.get(item.indicator)
    if (indicatorId === undefined) throw new Error(`the codebook has no indicator “${item.indicator}”`)
    insertEvidence(db, uid('evidence', earlier === 0 ? key : `${key}/${earlier + 1}`), {
      tieId: keys.of('tie', item.tie), phaseId: keys.optional('tie-phase', item.phase), indicatorId,
      excerptId: 'excerpt' in item ? keys.of('excerpt', item.excerpt) : null, eventId: 'event' in item ? keys.of('event', item.event) : null,
      coderId: keys.of('coder', item.coder), stance: item.stance, by: item.by, about: optionalDate(`evidence.${index}.about`, item.about),
      probativeValue: item.probativeValue, comment: item.comment,
    }, at)
  })
}

function loadAssessments({ db, keys, uid, at }: Loading, { assessments }: CaseDocument, { aspects }: Codebook): void {
  for (const { tie, aspect, period, coder, level, trend, confidence, rationale } of assessments) {
    const aspectId = aspects.get(aspect)
    if (aspectId === undefined) throw new Error(`the codebook has no aspect “${aspect}”`)
    const coderId = keys.of('coder', coder)
    const state = { level, trend, confidence, rationale }
    const cell = { tieId: keys.of('tie', tie), aspectId, periodId: keys.of('period', period), coderId }
    const id = insertAssessment(db, uid('assessment', [tie, aspect, period, coder].join('/')), cell, state, at)
    insertVersion(db, id, state, coderId, at)
  }
}

function loadNotes({ db, keys, uid, at }: Loading, { notes }: CaseDocument, { aspects }: Codebook): void {
  const saved = notes.map(note => {
    const id = insertNote(db, uid('note', note.key), { title: note.title, body: note.body, private: note.private, pinned: false }, at)
    replaceAttachments(db, id, note.attachedTo.map(({ type, key, aspect }) => (
      { type, id: keys.of(type, key), aspectId: aspect === undefined ? null : (aspects.get(aspect) ?? null) }
    )))
    return { id, body: note.body }
  })
  // Links find their entities by name.
  rebuildNames(db)
  for (const { id, body } of saved) saveLinks(db, id, body)
}
