/** Ties between actors, and their dated phases. */
import type { StrandLevel, Tie, TiePhase } from '../contract/entities/ties.ts'
import type { DateSpan } from '../contract/values.ts'
import type { Certainty, TieKind } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { citationsOf } from './citations.ts'
import { insertRow, spanColumns, spanOf, toSpan, updateRow, type SpanColumns } from './rows.ts'
import { shortNameOf, tieTitle } from './titles.ts'

interface Row {
  uid: string; directed: number; kind: TieKind; certainty: Certainty; label: string; description: string
  from_uid: string; from_name: string; from_short: string; to_uid: string; to_name: string; to_short: string
}

export function getTie(db: ReadableDatabase, id: number): Tie | undefined {
  const row = db.get<Row>(sql`
    SELECT t.uid, t.directed, t.kind, t.certainty, t.label, t.description,
      f.uid AS from_uid, f.name AS from_name, f.short_name AS from_short, o.uid AS to_uid, o.name AS to_name, o.short_name AS to_short
    FROM tie t JOIN actor f ON f.id = t.from_actor_id JOIN actor o ON o.id = t.to_actor_id WHERE t.id = ${id}`)
  if (!row) return undefined
  return {
    uid: row.uid, from: row.from_uid, to: row.to_uid, directed: row.directed === 1, kind: row.kind, certainty: row.certainty,
    label: row.label, description: row.description,
    title: tieTitle({
      from: shortNameOf(row.from_name, row.from_short), to: shortNameOf(row.to_name, row.to_short), directed: row.directed, label: row.label,
    }),
    fromRef: { type: 'actor', uid: row.from_uid, title: row.from_name }, toRef: { type: 'actor', uid: row.to_uid, title: row.to_name },
  }
}

/** The two actors of a tie, by key. */
export function actorsOfTie(db: ReadableDatabase, id: number): { fromId: number; toId: number } | undefined {
  return db.get(sql`SELECT from_actor_id AS fromId, to_actor_id AS toId FROM tie WHERE id = ${id}`)
}

export interface TieRow {
  fromId?: number | undefined; toId?: number | undefined; directed?: boolean | undefined; kind?: TieKind | undefined
  certainty?: Certainty | undefined; label?: string | undefined; description?: string | undefined
}

const tieColumns = (fields: TieRow) => ({
  from_actor_id: fields.fromId, to_actor_id: fields.toId, directed: fields.directed, kind: fields.kind, certainty: fields.certainty,
  label: fields.label, description: fields.description,
})

export function insertTie(db: WritableDatabase, uid: string, fields: Required<TieRow>, at: string): number {
  return insertRow(db, 'tie', { uid, ...tieColumns(fields), created_at: at, updated_at: at })
}

export function updateTie(db: WritableDatabase, id: number, fields: TieRow, at: string): boolean {
  return updateRow(db, 'tie', id, tieColumns(fields), at)
}

interface PhaseColumns extends SpanColumns {
  id: number; uid: string; tie: string; cooperation: StrandLevel | null; conflict: StrandLevel | null; weight: number | null; summary: string
}

/** The phases of a tie in time, those without a date last. */
export function phasesOfTie(db: ReadableDatabase, tie: number): TiePhase[] {
  const rows = db.all<PhaseColumns>(sql`
    SELECT p.id, p.uid, t.uid AS tie, p.cooperation, p.conflict, p.weight, p.summary, ${spanOf('p')}
    FROM tie_phase p JOIN tie t ON t.id = p.tie_id WHERE p.tie_id = ${tie}
    ORDER BY p.start_earliest IS NULL, p.start_earliest, p.end_latest, p.id`)
  const cites = citationsOf(db, 'tie-phase', rows.map(row => row.id))
  return rows.map(row => ({
    uid: row.uid, tie: row.tie, dates: toSpan(row), cooperation: row.cooperation, conflict: row.conflict, weight: row.weight, summary: row.summary,
    cites: cites.get(row.id) ?? [],
  }))
}

/** The tie that a phase belongs to, by key. */
export function tieOfPhase(db: ReadableDatabase, phase: number): number | undefined {
  return db.get<{ tie_id: number }>(sql`SELECT tie_id FROM tie_phase WHERE id = ${phase}`)?.tie_id
}

export interface PhaseRow {
  tieId?: number | undefined; dates?: DateSpan | null | undefined; cooperation?: StrandLevel | null | undefined
  conflict?: StrandLevel | null | undefined; weight?: number | null | undefined; summary?: string | undefined
}

const phaseColumns = (fields: PhaseRow) => ({
  tie_id: fields.tieId, cooperation: fields.cooperation, conflict: fields.conflict, weight: fields.weight, summary: fields.summary,
  ...spanColumns(fields.dates),
})

export function insertPhase(db: WritableDatabase, uid: string, fields: Required<PhaseRow>, at: string): number {
  return insertRow(db, 'tie_phase', { uid, ...phaseColumns(fields), created_at: at, updated_at: at })
}

export function updatePhase(db: WritableDatabase, id: number, fields: PhaseRow, at: string): boolean {
  return updateRow(db, 'tie_phase', id, phaseColumns(fields), at)
}
