import type { Input, MethodName } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { mergeableTypes, duplicableTypes, deletableTypes } from '../../db/contract/methods/merge.ts'
import {
  actorKinds, certainties, confidences, modalities, participantRoles, performers, readingLabels, reliabilities, stances, tieKinds, trends,
} from '../../db/contract/vocabulary.ts'
import { rebuildNames } from '../../db/queries/names.ts'
import { tableOf } from '../../db/queries/keys.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { fieldsOf } from './entities.ts'
import type { TestProject } from './project.ts'

/** mulberry32: a small seeded generator, so that a walk that fails can be walked again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const dates = ['2015', '2015-09', '2015~', '2018?', '2015/2021', '../1991', '2022-02-24/..', null]
const names = ['Russia', 'Израиль', 'إيران', 'חִזְבַּאללה', 'Türkiye', 'Syria', 'Hamas', 'Egypt', 'Qatar', 'France']

/** Makes random changes through the contract, undo and redo among them (or of some methods `only`); each tells what it was, null where the service refused it. */
export function walker(project: TestProject, random: () => number, only = /./u) {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new Refused()
    return found
  }
  const maybe = <T>(value: T): T | null => (random() < 0.5 ? value : null)
  const db = connect(project.file, { readOnly: true })
  const uids = (table: string) => db.all<{ uid: string }>({ text: `SELECT uid FROM ${table} ORDER BY id`, values: [] }).map(row => row.uid)
  const one = (table: string) => pick(uids(table))
  const some = (table: string) => {
    const all = uids(table)
    return [...new Set(all.length === 0 ? [] : Array.from({ length: Math.floor(random() * 5) }, () => pick(all)))]
  }
  const several = (table: string) => {
    const found = some(table)
    return found.length > 0 ? found : [one(table)]
  }
  const word = () => `${pick(names)} ${Math.floor(random() * 1_000)}`
  const cites = () => some('excerpt').map(excerpt => ({ excerpt }))
  const participants = () => some('actor').map(actor => ({ actor, role: pick(participantRoles) }))

  const allMoves: [weight: number, method: MethodName, input: () => unknown][] = [
    [6, 'actors.create', () => fieldsOf('actors.create', { name: word(), kind: pick(actorKinds), dates: pick(dates), aliases: [{ name: word(), language: '' }], codes: [{ scheme: 'cow', value: word() }] })],
    [6, 'actors.update', () => ({ uid: one('actor'), changes: { name: word(), aliases: [{ name: word(), language: 'ru' }, { name: word(), language: 'he' }], dates: pick(dates) } })],
    [1, 'actors.delete', () => ({ uid: one('actor') })],
    [3, 'affiliations.create', () => ({ actor: one('actor'), with: one('actor'), role: word(), dates: pick(dates), cites: cites() })],
    [2, 'affiliations.update', () => ({ uid: one('affiliation'), changes: { role: word(), cites: cites() } })],
    [1, 'affiliations.delete', () => ({ uid: one('affiliation') })],
    [3, 'sources.create', () => fieldsOf('sources.create', { citationKey: `key${Math.floor(random() * 1e6)}`, csl: { type: 'book', title: word() } })],
    [2, 'sources.update', () => ({ uid: one('source'), changes: { csl: { type: 'book', title: word(), author: [{ family: word() }] }, reliability: maybe('B') } })],
    [0.5, 'sources.delete', () => ({ uid: one('source') })],
    [5, 'excerpts.create', () => fieldsOf('excerpts.create', { source: one('source'), label: word(), text: word(), actors: some('actor'), attributedTo: maybe(one('source')) })],
    [3, 'excerpts.update', () => ({ uid: one('excerpt'), changes: { text: word(), source: one('source'), actors: some('actor') } })],
    [1, 'excerpts.delete', () => ({ uid: one('excerpt') })],
    [4, 'events.create', () => fieldsOf('events.create', { title: word(), date: pick(dates), participants: participants(), cites: cites(), dataSet: random() < 0.2 ? one('data_set') : null })],
    [4, 'events.update', () => ({ uid: one('event'), changes: { date: pick(dates), reportDate: pick(dates), participants: participants(), cites: cites() } })],
    [1, 'events.delete', () => ({ uid: one('event') })],
    [1, 'dataSets.create', () => ({ name: word(), version: '', licence: '', url: '', restricted: random() < 0.5 })],
    [0.4, 'dataSets.delete', () => ({ uid: one('data_set') })],
    [6, 'ties.create', () => fieldsOf('ties.create', { from: one('actor'), to: one('actor'), kind: pick(tieKinds), directed: random() < 0.5 })],
    [3, 'ties.update', () => ({ uid: one('tie'), changes: { from: one('actor'), label: word(), kind: pick(tieKinds) } })],
    [0.6, 'ties.delete', () => ({ uid: one('tie') })],
    [5, 'tiePhases.create', () => fieldsOf('tiePhases.create', { tie: one('tie'), dates: pick(dates), cooperation: pick([0, 1, 2, 3, null]), cites: cites() })],
    [3, 'tiePhases.update', () => ({ uid: one('tie_phase'), changes: { conflict: pick([0, 1, 2, 3, null]), summary: word(), cites: cites() } })],
    [1, 'tiePhases.delete', () => ({ uid: one('tie_phase') })],
    [2, 'periods.create', () => ({ name: word(), dates: pick(['2015/2021', '2022', '2023-10/..']), description: '' })],
    [1, 'periods.update', () => ({ uid: one('period'), changes: { name: word() } })],
    [0.5, 'periods.delete', () => ({ uid: one('period') })],
    [1, 'aspects.update', () => ({ uid: one('aspect'), changes: { definition: word() } })],
    [1, 'indicators.create', () => ({ aspect: one('aspect'), code: word(), name: word(), definition: '', include: '', exclude: '', example: '', retired: false })],
    [1, 'indicators.update', () => ({ uid: one('indicator'), changes: { name: word(), aspect: one('aspect') } })],
    [0.3, 'indicators.delete', () => ({ uid: one('indicator') })],
    [8, 'evidence.create', () => fieldsOf('evidence.create', { tie: one('tie'), indicator: one('indicator'), ...(random() < 0.7 ? { excerpt: one('excerpt') } : { event: one('event') }), stance: pick(stances), by: pick(performers), about: pick(dates) })],
    [3, 'evidence.update', () => ({ uid: one('evidence'), changes: { stance: pick(stances), about: pick(dates), comment: word() } })],
    [1, 'evidence.delete', () => ({ uid: one('evidence') })],
    [10, 'assessments.set', () => ({ tie: one('tie'), aspect: one('aspect'), period: one('period'), changes: pick([{ level: pick([0, 1, 2, null]) }, { trend: pick(trends) }, { confidence: pick(confidences) }, { rationale: word() }, { rationale: '' }]) })],
    [1, 'assessments.clear', () => ({ tie: one('tie'), aspect: one('aspect'), period: one('period') })],
    [2, 'readings.overrule', () => ({ tie: one('tie'), period: one('period'), label: random() < 0.3 ? null : pick(readingLabels), reason: word() })],
    [3, 'agreement.adjudicate', () => ({ tie: one('tie'), aspect: one('aspect'), period: one('period'), level: random() < 0.3 ? null : pick([0, 1]), reason: word() })],
    [3, 'agreement.adjudicateEvidence', () => ({ tie: one('tie'), indicator: one('indicator'), finding: pick(['not-found', 'supports', null]), reason: word() })],
    [4, 'notes.create', () => ({ title: word(), body: `[[${word()}]] and [[${pick(names)} 1]]`, attachedTo: some('actor').map(uid => ({ type: 'actor', uid })) })],
    [5, 'notes.update', () => ({ uid: one('note'), changes: pick([{ body: `[[${word()}]] ${word()}` }, { title: word() }, { private: random() < 0.5 }, { pinned: random() < 0.5 }]) })],
    [2, 'notes.attach', () => ({ uid: one('note'), to: { type: 'tie', uid: one('tie'), aspect: maybe(one('aspect')) } })],
    [1, 'notes.detach', () => ({ uid: one('note'), from: { type: 'tie', uid: one('tie') } })],
    [1, 'notes.delete', () => ({ uid: one('note') })],
    [1, 'views.create', () => ({ name: word(), caption: '', settings: { asOf: null, since: null, dating: 'possibly', allTime: false }, copyPositionsOf: one('view') })],
    [0.4, 'views.delete', () => ({ uid: one('view') })],
    [5, 'views.move', () => ({ uid: one('view'), positions: [{ actor: one('actor'), x: Math.round(random() * 1_000), y: random() * 1_000, pinned: random() < 0.3 }] })],
    [1, 'coders.create', () => ({ name: word(), initials: 'W', description: '' })],
    [1, 'coders.setCurrent', () => ({ uid: one('coder') })],
    [0.3, 'coders.delete', () => ({ uid: one('coder') })],
    [2, 'actors.merge', () => ({ keep: one('actor'), remove: one('actor'), fields: pick([{}, { name: 'remove', aliases: 'both' }, { kind: 'remove', codes: 'keep', description: 'both' }]), remember: random() < 0.8 })],
    [0.7, 'sources.merge', () => ({ keep: one('source'), remove: one('source'), fields: pick([{}, { citationKey: 'remove', record: 'both' }, { record: 'remove' }]) })],
    [1.5, 'events.merge', () => ({ keep: one('event'), remove: one('event'), fields: pick([{}, { title: 'remove', participants: 'both' }, { date: 'remove', participants: 'remove' }]) })],
    [1, 'duplicates.dismiss', () => {
      const type = pick(mergeableTypes)
      return { type, one: one(type), other: one(type), undismiss: random() < 0.2 }
    }],
    [3, 'entities.duplicate', () => {
      const type = pick(duplicableTypes)
      return { type, uid: one(tableOf[type]) }
    }],
    [3, 'entities.updateMany', () => pick([
      () => ({ type: 'actor', uids: several('actor'), changes: { kind: pick(actorKinds) } }),
      () => ({ type: 'tie', uids: several('tie'), changes: { certainty: pick(certainties), directed: random() < 0.5 } }),
      () => ({ type: 'source', uids: several('source'), changes: { reliability: pick(reliabilities) } }),
      () => ({ type: 'excerpt', uids: several('excerpt'), changes: { modality: pick(modalities), credibility: 2 } }),
      () => ({ type: 'event', uids: several('event'), changes: { place: word() } }),
    ])()],
    [1, 'entities.deleteMany', () => ({
      items: Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(deletableTypes)).map(type => ({ type, uid: one(tableOf[type]) })),
    })],
    [12, 'history.undo', () => ({})],
    [8, 'history.redo', () => ({})],
    [1, 'project.update', () => ({ changes: { title: word(), studyPeriod: pick(['2015/2024', '2010/..']) } })],
  ]
  const moves = allMoves.filter(([, method]) => only.test(method))
  const total = moves.reduce((sum, [weight]) => sum + weight, 0)

  const change = async (): Promise<MethodName | null> => {
    let at = random() * total
    const move = moves.find(([weight]) => (at -= weight) < 0) ?? moves[0]
    if (!move) throw new Error('no moves')
    try {
      const told = project.events.length
      await project.call(move[1], move[2]() as Input<MethodName>)
      return project.events.length > told ? move[1] : null
    } catch (error) {
      if (error instanceof Refused) return null
      if (error instanceof EntenteError && ['conflict', 'bad_request', 'not_found'].includes(error.code)) return null
      throw error
    }
  }
  return { change, close: () => db.close() }
}

/** There was nothing yet to pick from. */
class Refused extends Error {}

/** Names as they are kept, and as they would be if they were made anew. */
export function namesOf(file: string): { kept: string; anew: string } {
  const db = connect(file, { readOnly: false })
  const read = () => JSON.stringify(db.all(sql`SELECT entity_type, entity_id, main, folded FROM entity_name ORDER BY entity_type, entity_id, main DESC, folded`))
  try {
    const kept = read()
    rebuildNames(db)
    return { kept, anew: read() }
  } finally {
    db.close()
  }
}
