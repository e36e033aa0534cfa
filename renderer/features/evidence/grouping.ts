import type { Event } from '../../../db/contract/entities/events.ts'
import type { Evidence } from '../../../db/contract/entities/coding.ts'
import { DAY_MAX, DAY_MIN, type DateSpan, type Day, type EntityRef, type Uid } from '../../../db/contract/values.ts'
import type { Performer, Stance } from '../../../db/contract/vocabulary.ts'

/** What stands behind a number of items: distinct excerpts, events and sources, and how many items take which stance. */
export interface Tally {
  supports: number
  contradicts: number
  context: number
  excerpts: readonly Uid[]
  events: readonly Uid[]
  sources: readonly EntityRef[]
}

const sourcesOf = (event: Event): EntityRef[] => event.cites.map(cite => cite.source)

/** Counts items of evidence. An excerpt brings its source, an event the sources it cites; each is counted once. */
export function tally(evidence: readonly Evidence[]): Tally {
  const excerpts = new Set<Uid>()
  const events = new Set<Uid>()
  const sources = new Map<Uid, EntityRef>()
  const stances: Record<Stance, number> = { supports: 0, contradicts: 0, context: 0 }
  for (const item of evidence) {
    stances[item.stance]++
    if (item.excerptDetail) {
      excerpts.add(item.excerptDetail.uid)
      sources.set(item.excerptDetail.sourceRef.uid, item.excerptDetail.sourceRef)
    }
    if (item.eventDetail) {
      events.add(item.eventDetail.uid)
      for (const source of sourcesOf(item.eventDetail)) sources.set(source.uid, source)
    }
  }
  return { ...stances, excerpts: [...excerpts], events: [...events], sources: [...sources.values()] }
}

/** The items that bear on an aspect in a period; a null period asks for what has no date or lies outside of every period. */
export function evidenceIn(evidence: readonly Evidence[], aspect: Uid, period: Uid | null): Evidence[] {
  return evidence.filter(item => item.aspect === aspect && (period === null ? item.periods.length === 0 : item.periods.includes(period)))
}

export const stanceOrder: readonly Stance[] = ['supports', 'contradicts', 'context']

/** When an item is about: the date given to it, else that of its event; null where neither has one. */
export function aboutOf(item: Evidence): DateSpan | null {
  return item.about ?? item.eventDetail?.date ?? null
}

const byDate = (a: Evidence, b: Evidence) =>
  (aboutOf(a)?.startEarliest ?? DAY_MAX) - (aboutOf(b)?.startEarliest ?? DAY_MAX) ||
  (a.excerptDetail?.label ?? a.eventDetail?.title ?? '').localeCompare(b.excerptDetail?.label ?? b.eventDetail?.title ?? '', undefined, { numeric: true })

/** Items by stance, for first; within a stance by date, undated last. Stances without items are left out. */
export function byStance(evidence: readonly Evidence[]): { stance: Stance; items: Evidence[] }[] {
  return stanceOrder
    .map(stance => ({ stance, items: evidence.filter(item => item.stance === stance).sort(byDate) }))
    .filter(group => group.items.length > 0)
}

/** Who performs the practice, by name: "by Russia", "by both"; empty where it is not said. */
export function performerText(by: Performer | null, from: string, to: string): string {
  if (by === null) return ''
  return by === 'both' ? 'by both' : `by ${by === 'from' ? from : to}`
}

const yearOf = (day: Day) => new Date(day * 86_400_000).getUTCFullYear()
const bounded = (day: Day) => day > DAY_MIN && day < DAY_MAX

/**
 * What to say where an aspect has no evidence in a period: since or until when there is none. `evidence` is everything about the aspect;
 * years are those of the last day that earlier evidence may be about and of the first day of later evidence.
 */
export function gapText(code: string, evidence: readonly Evidence[], period: DateSpan): string {
  const spans = evidence.map(aboutOf).filter(span => span !== null)
  if (spans.length === 0) return evidence.length === 0 ? `No evidence about ${code}.` : `No dated evidence about ${code}.`
  const before = spans.map(span => span.endLatest).filter(day => bounded(day) && day < period.startEarliest)
  const after = spans.map(span => span.startEarliest).filter(day => bounded(day) && day > period.endLatest)
  const last = before.length > 0 ? yearOf(Math.max(...before)) : null
  const first = after.length > 0 ? yearOf(Math.min(...after)) : null
  if (last !== null && first !== null) return `No evidence about ${code} between ${last} and ${first}.`
  if (last !== null) return `No evidence about ${code} after ${last}.`
  if (first !== null) return `No evidence about ${code} before ${first}.`
  return `No evidence about ${code} in this period.`
}
