import type { Certainty, Confidence, Credibility, DateBasis, Performer, ProbativeValue, ReadingLabel, Reliability, Stance, TieKind, Trend } from '../../contract/vocabulary.ts'
import { describeSpan } from '../../domain/edtf.ts'
import type { AspectData, EvidenceData, TieData } from './types.ts'

/** Words of an appendix, as the program's own lists have them. */
export const tieKindNames: { readonly [K in TieKind]: string } = {
  friendship: 'friendship', alliance: 'alliance', patronage: 'patronage', rivalry: 'rivalry', war: 'war', membership: 'membership', trade: 'trade', kinship: 'kinship',
  diplomatic: 'diplomatic', hosting: 'hosting', other: 'other',
}
export const certaintyNames: { readonly [C in Certainty]: string } = { confirmed: 'confirmed', tentative: 'tentative', disputed: 'disputed' }
export const stanceNames: { readonly [S in Stance]: string } = { supports: 'For', contradicts: 'Against', context: 'Context' }
export const stanceSigns: { readonly [S in Stance]: string } = { supports: '+', contradicts: '−', context: '○' }
export const probativeNames: { readonly [P in ProbativeValue]: string } = {
  'straw-in-the-wind': 'straw in the wind', 'hoop': 'hoop', 'smoking-gun': 'smoking gun', 'doubly-decisive': 'doubly decisive',
}
export const trendNames: { readonly [T in Trend]: string } = { strengthening: 'strengthening', steady: 'steady', eroding: 'eroding' }
export const confidenceNames: { readonly [C in Confidence]: string } = { low: 'low confidence', medium: 'medium confidence', high: 'high confidence' }
export const basisNames: { readonly [B in DateBasis]: string } = { 'stated': 'date stated by the source', 'inferred': 'date inferred', 'other-source': 'date from another source' }
export const readingNames: { readonly [R in ReadingLabel]: string } = {
  'undetermined': 'Undetermined', 'ruptured': 'Ruptured', 'untested': 'Untested', 'balanced-friendship': 'Balanced friendship',
  'affinity-without-guard-rails': 'Affinity without guard rails', 'managed-rivalry': 'Managed rivalry', 'unbalanced': 'Unbalanced', 'failing-balance': 'Failing balance',
}

/** A level as it is written: +2, 0, −1. */
export const signed = (level: number): string => (level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0')

const strandNames = ['none', 'low', 'marked', 'high'] as const
/** A level of cooperation or conflict: "2 marked". */
export const strandLevel = (level: number | null): string => (level === null ? 'not coded' : `${level} ${strandNames[level] ?? ''}`.trim())

/** A date in words, with what was written where that says something else. */
export function dateWords(raw: string | null): string {
  if (raw === null) return 'undated'
  try {
    const words = describeSpan({ raw })
    return words === raw ? raw : `${words} (${raw})`
  } catch {
    return raw
  }
}

/** A fit: "+2 strong", "not coded". A practice has signs, a condition has none. */
export function fitWords(aspect: AspectData, level: number | null): string {
  if (level === null) return 'not coded'
  const label = aspect.scale.find(step => step.value === level)?.label ?? ''
  return `${aspect.role === 'practice' ? signed(level) : level} ${label}`.trim()
}

/** Grades as NATO writes them: reliability of the source and credibility of the information, "A2"; empty where there is neither. */
export const gradeWords = (reliability: Reliability | null, credibility: Credibility | null): string => (
  reliability === null && credibility === null ? '' : `grade ${reliability ?? '–'}${credibility ?? '–'}`
)

/** Look-ups in the data of an appendix. */
export function indexOf(data: EvidenceData) {
  const map = <Item extends { readonly uid: string }>(items: readonly Item[]) => new Map(items.map(item => [item.uid, item]))
  const indicators = new Map(data.codebook.aspects.flatMap(aspect => aspect.indicators.map(indicator => [indicator.uid, { indicator, aspect }] as const)))
  return {
    actors: map(data.actors), excerpts: map(data.excerpts), events: map(data.events), sources: map(data.sources), periods: map(data.periods),
    aspects: map(data.codebook.aspects), indicators, sourceNumber: new Map(data.sources.map(({ uid }, index) => [uid, index + 1])),
  }
}
export type Index = ReturnType<typeof indexOf>

/** "Russia – Israel (label)". */
export function tieName(tie: TieData, { actors }: Index): string {
  const name = (uid: string) => actors.get(uid)?.shortName || (actors.get(uid)?.name ?? '')
  return `${name(tie.from)} ${tie.directed ? '→' : '–'} ${name(tie.to)}${tie.label === '' ? '' : ` (${tie.label})`}`
}

/** Who performs what an item of evidence shows. */
export function performerName(tie: TieData, by: Performer | null, { actors }: Index): string {
  const name = (uid: string) => actors.get(uid)?.shortName || (actors.get(uid)?.name ?? '')
  switch (by) {
    case null: return ''
    case 'from': return `by ${name(tie.from)}`
    case 'to': return `by ${name(tie.to)}`
    case 'both': return 'by both sides'
  }
}

/** How many pieces of evidence a tie has, and behind how many sources: "9 for, 1 against, 2 sources". */
export function evidenceCount(tie: Pick<TieData, 'evidence'>, data: Pick<EvidenceData, 'excerpts' | 'events'>): string {
  const excerpts = new Map(data.excerpts.map(excerpt => [excerpt.uid, excerpt.source]))
  const events = new Map(data.events.map(event => [event.uid, event.cites.map(cite => cite.source)]))
  const sources = new Set(tie.evidence.flatMap(item => (item.excerpt === null ? (events.get(item.event ?? '') ?? []) : [excerpts.get(item.excerpt) ?? ''])))
  const count = (stance: Stance) => tie.evidence.filter(item => item.stance === stance).length
  const parts = [[count('supports'), 'for'], [count('contradicts'), 'against'], [count('context'), 'context']] as const
  if (tie.evidence.length === 0) return 'no evidence'
  return `${parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`).join(', ')}, ${sources.size} ${sources.size === 1 ? 'source' : 'sources'}`
}
