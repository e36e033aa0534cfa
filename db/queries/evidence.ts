/** Evidence: excerpts and events brought to bear on ties. */
import type { Evidence, EvidenceCount } from '../contract/entities/coding.ts'
import type { Period } from '../contract/entities/ties.ts'
import type { DateSpan } from '../contract/values.ts'
import type { Performer, ProbativeValue, Stance } from '../contract/vocabulary.ts'
import { overlaps } from '../domain/edtf.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { eventsByIds } from './events.ts'
import { excerptsByIds } from './excerpts.ts'
import { listPeriods } from './periods.ts'
import { insertRow, spanColumns, spanOf, toSpan, updateRow, type SpanColumns } from './rows.ts'
import { refsOf } from './titles.ts'

interface Row extends SpanColumns {
  id: number; uid: string; tie_id: number; tie: string; phase: string | null; indicator: string; indicator_name: string; indicator_code: string
  aspect: string; aspect_code: string; excerpt_id: number | null; event_id: number | null; stance: Stance; performed_by: Performer | null
  probative_value: ProbativeValue | null; comment: string; coder: string; coder_name: string
}

/** Periods that a date certainly or possibly touches. */
export function periodsOf(about: DateSpan | null, periods: readonly Period[]): string[] {
  return about === null ? [] : periods.filter(period => overlaps(about, period.dates, 'possibly')).map(period => period.uid)
}

/** Evidence with its excerpts and events, in the order of the codebook and of what it is about. A handful of queries for any number. */
function evidence(db: ReadableDatabase, where: Sql): Evidence[] {
  const rows = db.all<Row>(sql`
    SELECT e.id, e.uid, e.tie_id, t.uid AS tie, p.uid AS phase, i.uid AS indicator, i.name AS indicator_name, i.code AS indicator_code,
      a.uid AS aspect, a.code AS aspect_code, e.excerpt_id, e.event_id, e.stance, e.performed_by, e.probative_value, e.comment,
      c.uid AS coder, c.name AS coder_name, ${spanOf('e', 'about')}
    FROM evidence e JOIN tie t ON t.id = e.tie_id LEFT JOIN tie_phase p ON p.id = e.tie_phase_id
    JOIN indicator i ON i.id = e.indicator_id JOIN aspect a ON a.id = i.aspect_id JOIN coder c ON c.id = e.coder_id
    WHERE ${where} ORDER BY a.position, i.position, e.start_earliest IS NULL, e.start_earliest, e.id`)
  const present = (ids: (number | null)[]): number[] => [...new Set(ids.filter(id => id !== null))]
  const excerpts = excerptsByIds(db, present(rows.map(row => row.excerpt_id)))
  const events = eventsByIds(db, present(rows.map(row => row.event_id)))
  const ties = refsOf(db, 'tie', rows.map(row => row.tie_id))
  const periods = listPeriods(db)
  return rows.map(row => {
    const about = toSpan(row)
    const excerptDetail = row.excerpt_id === null ? null : (excerpts.get(row.excerpt_id) ?? null)
    const eventDetail = row.event_id === null ? null : (events.get(row.event_id) ?? null)
    return {
      uid: row.uid, tie: row.tie, phase: row.phase, indicator: row.indicator, excerpt: excerptDetail?.uid ?? null, event: eventDetail?.uid ?? null,
      stance: row.stance, by: row.performed_by, about, probativeValue: row.probative_value, comment: row.comment,
      coder: row.coder, coderName: row.coder_name, tieRef: ties.get(row.tie_id) ?? { type: 'tie', uid: row.tie, title: '' },
      aspect: row.aspect, aspectCode: row.aspect_code, indicatorName: row.indicator_name, indicatorCode: row.indicator_code,
      excerptDetail, eventDetail, periods: periodsOf(about, periods),
    }
  })
}

export const evidenceOfTie = (db: ReadableDatabase, tie: number): Evidence[] => evidence(db, sql`e.tie_id = ${tie}`)
export const evidenceOfExcerpt = (db: ReadableDatabase, excerpt: number): Evidence[] => evidence(db, sql`e.excerpt_id = ${excerpt}`)
export const evidenceOfEvent = (db: ReadableDatabase, event: number): Evidence[] => evidence(db, sql`e.event_id = ${event}`)
export const evidenceOfIndicator = (db: ReadableDatabase, indicator: number): Evidence[] => evidence(db, sql`e.indicator_id = ${indicator}`)

/**
 * "n excerpts, m sources, k for, l against" for every aspect in every period, and for what has no date or falls into no period where there is
 * such evidence. An excerpt counts once however many indicators of the aspect it speaks to; its source is the one it stands in; an event brings
 * the sources it cites. Evidence whose date touches two periods counts in both.
 */
export function countEvidence(items: readonly Evidence[], aspects: readonly { uid: string; code: string }[], periods: readonly { uid: string }[]): EvidenceCount[] {
  return aspects.flatMap(aspect => {
    const ofAspect = items.filter(item => item.aspect === aspect.uid)
    const cell = (period: string | null) => countCell(aspect, period, ofAspect.filter(item => (
      period === null ? item.periods.length === 0 : item.periods.includes(period)
    )))
    const outside = cell(null)
    const cells = periods.map(period => cell(period.uid))
    return outside.excerpts + outside.events > 0 ? [...cells, outside] : cells
  })
}

function countCell(aspect: { uid: string; code: string }, period: string | null, items: readonly Evidence[]): EvidenceCount {
  const sources = new Set(items.flatMap(item => (
    item.excerptDetail ? [item.excerptDetail.source] : (item.eventDetail?.cites ?? []).map(cite => cite.source.uid)
  )))
  const stance = (wanted: Stance) => items.filter(item => item.stance === wanted).length
  return {
    aspect: aspect.uid, aspectCode: aspect.code, period,
    supports: stance('supports'), contradicts: stance('contradicts'), context: stance('context'),
    excerpts: new Set(items.flatMap(item => item.excerpt ?? [])).size, events: new Set(items.flatMap(item => item.event ?? [])).size,
    sources: sources.size,
  }
}

export interface EvidenceKeys { tieId: number; phaseId: number | null; indicatorId: number; excerptId: number | null; eventId: number | null; coderId: number }

/** What an evidence item joins, by key. */
export function evidenceKeys(db: ReadableDatabase, id: number): EvidenceKeys | undefined {
  return db.get(sql`SELECT tie_id AS tieId, tie_phase_id AS phaseId, indicator_id AS indicatorId, excerpt_id AS excerptId, event_id AS eventId,
    coder_id AS coderId FROM evidence WHERE id = ${id}`)
}

/** Whether any evidence bears on a phase. */
export function phaseHasEvidence(db: ReadableDatabase, phase: number): boolean {
  return db.get(sql`SELECT 1 FROM evidence WHERE tie_phase_id = ${phase} LIMIT 1`) !== undefined
}

export interface EvidenceRow extends Partial<{ [K in keyof EvidenceKeys]: EvidenceKeys[K] | undefined }> {
  stance?: Stance | undefined; by?: Performer | null | undefined; about?: DateSpan | null | undefined
  probativeValue?: ProbativeValue | null | undefined; comment?: string | undefined
}

const columns = (fields: EvidenceRow) => ({
  tie_id: fields.tieId, tie_phase_id: fields.phaseId, indicator_id: fields.indicatorId, excerpt_id: fields.excerptId, event_id: fields.eventId,
  coder_id: fields.coderId, stance: fields.stance, performed_by: fields.by, probative_value: fields.probativeValue, comment: fields.comment,
  ...spanColumns(fields.about, 'about'),
})

export function insertEvidence(db: WritableDatabase, uid: string, fields: Required<EvidenceRow>, at: string): number {
  return insertRow(db, 'evidence', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateEvidence(db: WritableDatabase, id: number, fields: EvidenceRow, at: string): boolean {
  return updateRow(db, 'evidence', id, columns(fields), at)
}

/** The two sides of a tie have changed places: who performed what stays who it was. */
export function swapPerformers(db: WritableDatabase, tie: number, at: string): void {
  const rows = db.all<{ id: number; by: 'from' | 'to' }>(sql`SELECT id, performed_by AS by FROM evidence WHERE tie_id = ${tie} AND performed_by IN ('from', 'to') ORDER BY id`)
  for (const { id, by } of rows) updateRow(db, 'evidence', id, { performed_by: by === 'from' ? 'to' : 'from' }, at)
}
