import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../db/contract/entities/coding.ts'
import type { Excerpt } from '../../db/contract/entities/sources.ts'
import type { DateSpan } from '../../db/contract/values.ts'
import type { Performer, Stance } from '../../db/contract/vocabulary.ts'
import { byStance, evidenceIn, gapText, performerText, tally } from '../../renderer/features/evidence/grouping.ts'

const uid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
const years = (from: number, to: number): DateSpan => ({
  raw: `${from}/${to}`, startEarliest: day(`${from}-01-01`), startLatest: day(`${from}-12-31`), endEarliest: day(`${to}-01-01`), endLatest: day(`${to}-12-31`),
  questionable: false, approximate: false,
})
const ref = (n: number, title: string) => ({ type: 'source' as const, uid: uid(n), title })
const excerpt = (n: number, label: string, source = 1): Excerpt => ({
  uid: uid(100 + n), source: uid(source), label, form: 'paraphrase', statement: 'claim', text: `Text of ${label}`, locator: '¶1', modality: 'fact',
  credibility: 3, attributedTo: null, actors: [], start: null, end: null, sourceRef: ref(source, `Source ${source}`), sourceShort: `Source ${source}`,
  sourceReliability: 'C', attributedToRef: null, actorRefs: [],
})
const [p1, p2, syria, gaza] = [uid(11), uid(12), uid(21), uid(22)]
let next = 1_000
const item = (fields: { label: string; source?: number; stance?: Stance; aspect?: string; about?: DateSpan | null; periods?: string[]; by?: Performer }): Evidence => ({
  uid: uid(next++), tie: uid(1), phase: null, indicator: uid(31), excerpt: uid(100), event: null, stance: fields.stance ?? 'supports', by: fields.by ?? 'both',
  probativeValue: null, comment: '', about: fields.about === undefined ? years(2015, 2021) : fields.about, coder: uid(2), coderName: 'SC',
  tieRef: { type: 'tie', uid: uid(1), title: 'Russia – Israel' }, aspect: fields.aspect ?? p2, aspectCode: 'P2', indicatorName: 'Contact', indicatorCode: 'P2.contact',
  excerptDetail: excerpt(Number(fields.label.slice(1)), fields.label, fields.source), eventDetail: null, periods: fields.periods ?? [syria],
})

describe('tally', () => {
  it('counts every excerpt and source once, and every item by stance', () => {
    const evidence = [item({ label: 'S17' }), item({ label: 'S17', stance: 'contradicts' }), item({ label: 'S20' }), item({ label: 'S48', source: 2, stance: 'context' })]
    const counts = tally(evidence)
    expect(counts).toMatchObject({ supports: 2, contradicts: 1, context: 1, events: [] })
    expect(counts.excerpts).toHaveLength(3)
    expect(counts.sources.map(source => source.title)).toEqual(['Source 1', 'Source 2'])
  })

  it('lets an event bring the sources it cites', () => {
    const event = item({ label: 'S1' })
    event.excerptDetail = null
    event.eventDetail = {
      uid: uid(500), title: 'Vote', description: '', date: years(2023, 2023), dateBasis: 'stated', dateNote: '', reportDate: null, place: '', latitude: null,
      longitude: null, codeScheme: '', code: '', goldstein: null, participants: [], dataSet: null, dataSetRef: null,
      cites: [{ excerpt: null, source: ref(7, 'UN record'), locator: '' }, { excerpt: null, source: ref(1, 'Source 1'), locator: 'p. 2' }],
    }
    const counts = tally([event, item({ label: 'S17' })])
    expect(counts.events).toEqual([uid(500)])
    expect(counts.sources).toHaveLength(2)
  })
})

describe('evidenceIn', () => {
  it('finds what bears on an aspect in a period, also what bears on several', () => {
    const both = item({ label: 'S1', periods: [syria, gaza] })
    const evidence = [both, item({ label: 'S2' }), item({ label: 'S3', aspect: p1 }), item({ label: 'S4', periods: [] })]
    expect(evidenceIn(evidence, p2, gaza)).toEqual([both])
    expect(evidenceIn(evidence, p2, syria)).toHaveLength(2)
    expect(evidenceIn(evidence, p2, null).map(found => found.excerptDetail?.label)).toEqual(['S4'])
  })
})

describe('byStance', () => {
  it('puts for before against before context, each by date and then by label as people count', () => {
    const groups = byStance([
      item({ label: 'S3', stance: 'context' }), item({ label: 'S20' }), item({ label: 'S9' }), item({ label: 'S1', about: years(2022, 2023) }),
      item({ label: 'S2', about: null }), item({ label: 'S8', stance: 'contradicts' }),
    ])
    expect(groups.map(group => [group.stance, group.items.map(found => found.excerptDetail?.label)])).toEqual([
      ['supports', ['S9', 'S20', 'S1', 'S2']], ['contradicts', ['S8']], ['context', ['S3']],
    ])
  })
})

describe('gapText', () => {
  it('says since when, until when or between which years there is none', () => {
    const early = item({ label: 'S1', about: years(2015, 2021) })
    const late = item({ label: 'S2', about: years(2023, 2024) })
    expect(gapText('P2', [early], years(2022, 2023))).toBe('No evidence about P2 after 2021.')
    expect(gapText('P2', [late], years(2015, 2021))).toBe('No evidence about P2 before 2023.')
    expect(gapText('P2', [early, late], years(2022, 2022))).toBe('No evidence about P2 between 2021 and 2023.')
  })

  it('tells no evidence from no dated evidence', () => {
    expect(gapText('P2', [], years(2022, 2023))).toBe('No evidence about P2.')
    expect(gapText('P2', [item({ label: 'S1', about: null })], years(2022, 2023))).toBe('No dated evidence about P2.')
  })
})

it('names who performs', () => {
  expect(performerText('from', 'Russia', 'Israel')).toBe('by Russia')
  expect(performerText('to', 'Russia', 'Israel')).toBe('by Israel')
  expect(performerText('both', 'Russia', 'Israel')).toBe('by both')
  expect(performerText(null, 'Russia', 'Israel')).toBe('')
})
