import type { Input } from '../../db/contract/api.ts'
import type { TestProject } from './project.ts'

type Fields<M extends `${string}.create` & keyof typeof defaults> = Partial<Input<M>>

/** The least that each kind needs besides what it must point to. */
const defaults = {
  'actors.create': { kind: 'state', name: 'Actor', shortName: '', aliases: [], codes: [], dates: null, description: '' },
  'sources.create': { citationKey: 'source', csl: { type: 'article-journal', title: 'A source' }, reliability: null, reliabilityNote: '' },
  'excerpts.create': {
    source: '', label: '', form: 'paraphrase', statement: 'claim', text: 'A passage.', locator: '', modality: null, credibility: null, attributedTo: null,
    actors: [], start: null, end: null,
  },
  'events.create': {
    title: 'Event', description: '', date: null, dateBasis: null, dateNote: '', reportDate: null, place: '', latitude: null, longitude: null,
    codeScheme: '', code: '', participants: [], cites: [], dataSet: null,
  },
  'ties.create': { from: '', to: '', directed: false, kind: 'friendship', certainty: 'confirmed', label: '', description: '' },
  'tiePhases.create': { tie: '', dates: null, cooperation: null, conflict: null, weight: null, summary: '', cites: [] },
  'periods.create': { name: 'Period', dates: '2015/2021', description: '' },
  'evidence.create': {
    tie: '', phase: null, indicator: '', excerpt: null, event: null, stance: 'supports', by: 'both', about: null, probativeValue: null, comment: '',
  },
} as const satisfies { [M in
  | 'actors.create' | 'sources.create' | 'excerpts.create' | 'events.create' | 'ties.create' | 'tiePhases.create' | 'periods.create'
  | 'evidence.create']: Input<M> }

const builder = <M extends keyof typeof defaults>(method: M) => async (project: TestProject, fields: Fields<M>): Promise<string> => {
  const { uid } = await project.call(method, { ...defaults[method], ...fields } as Input<M>)
  return uid
}

/** Builders make one entity with sensible fields and return its uid. */
export const addActor = builder('actors.create')
export const addSource = builder('sources.create')
export const addExcerpt = builder('excerpts.create')
export const addEvent = builder('events.create')
export const addTie = builder('ties.create')
export const addPhase = builder('tiePhases.create')
export const addPeriod = builder('periods.create')
export const addEvidence = builder('evidence.create')

export const fieldsOf = <M extends keyof typeof defaults>(method: M, fields: Fields<M>): Input<M> => ({ ...defaults[method], ...fields }) as Input<M>

/** The uid of an indicator of the codebook, by code. */
export async function indicator(project: TestProject, code: string): Promise<string> {
  const { aspects } = await project.call('framework.get', {})
  const found = aspects.flatMap(({ indicators }) => indicators).find(item => item.code === code)
  if (!found) throw new Error(`no indicator ${code}`)
  return found.uid
}

/** The uid of an aspect of the codebook, by code. */
export async function aspect(project: TestProject, code: string): Promise<string> {
  const { aspects } = await project.call('framework.get', {})
  const found = aspects.find(item => item.code === code)
  if (!found) throw new Error(`no aspect ${code}`)
  return found.uid
}

/** The uid of the entity of a type with this title, as lists show it. */
export async function find(project: TestProject, type: Input<'entities.list'>['type'], title: string): Promise<string> {
  const { rows } = await project.call('entities.list', { type, limit: 5_000 })
  const found = rows.find(row => row.title === title) ?? rows.find(row => row.title.startsWith(title))
  if (!found) throw new Error(`no ${type} “${title}”`)
  return found.uid
}

/** Two actors, a tie between them, a phase, a source with an excerpt, an event and a period: enough to code. */
export async function smallCase(project: TestProject) {
  const russia = await addActor(project, { name: 'Russian Federation', shortName: 'Russia', aliases: [{ name: 'Россия', language: 'ru' }] })
  const israel = await addActor(project, { name: 'Israel', codes: [{ scheme: 'iso3', value: 'ISR' }] })
  const tie = await addTie(project, { from: russia, to: israel })
  const phase = await addPhase(project, { tie, dates: '2015/2021', cooperation: 2, conflict: 1 })
  const source = await addSource(project, {
    citationKey: 'kertcher2024',
    csl: { type: 'article-journal', title: 'Balancing friends', author: [{ family: 'Kertcher' }, { family: 'Course' }], issued: { 'date-parts': [[2024]] } },
  })
  const excerpt = await addExcerpt(project, { source, label: 'S01', text: 'A hotline was set up in 2015.', locator: '¶3', actors: [russia, israel] })
  const event = await addEvent(project, { title: 'Deconfliction talks', date: '2015-09-21', cites: [{ excerpt }], participants: [{ actor: russia, role: 'host' }] })
  const period = await addPeriod(project, { name: 'Syria', dates: '2015/2021' })
  return { russia, israel, tie, phase, source, excerpt, event, period }
}
