/** What agreement between coders is reckoned from: who coded what, and what was decided between them. */
import type { Confidence, Stance, Trend } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import type { DateSpan } from '../contract/values.ts'
import { deleteRow, insertRow, keySet, one, spanOf, toSpan, updateRow, type SpanColumns } from './rows.ts'

/** A cell of the matrix, by key. */
export interface Cell { tieId: number; aspectId: number; periodId: number }
export interface LevelCoding extends Cell { coderId: number; level: number }

const inUse: Sql = sql`JOIN project p ON p.framework_id = a.framework_id AND a.retired = 0`

/** Levels by these coders in the aspects in use. */
export function levelCodings(db: ReadableDatabase, coders: readonly number[]): LevelCoding[] {
  return db.all(sql`
    SELECT s.tie_id AS tieId, s.aspect_id AS aspectId, s.period_id AS periodId, s.coder_id AS coderId, s.level
    FROM assessment s JOIN aspect a ON a.id = s.aspect_id ${inUse}
    WHERE s.level IS NOT NULL AND s.coder_id IN ${keySet(coders)}`)
}

export interface EvidenceCoding { tieId: number; indicatorId: number; aspectId: number; coderId: number; supports: number; contradicts: number; context: number }

/** How many items for, against and in context each coder brought to a tie × indicator of the aspects in use. */
export function evidenceCodings(db: ReadableDatabase, coders: readonly number[]): EvidenceCoding[] {
  return db.all(sql`
    SELECT e.tie_id AS tieId, e.indicator_id AS indicatorId, i.aspect_id AS aspectId, e.coder_id AS coderId, sum(e.stance = 'supports') AS supports,
      sum(e.stance = 'contradicts') AS contradicts, sum(e.stance = 'context') AS context
    FROM evidence e JOIN indicator i ON i.id = e.indicator_id JOIN aspect a ON a.id = i.aspect_id ${inUse}
    WHERE e.coder_id IN ${keySet(coders)}
    GROUP BY e.tie_id, e.indicator_id, e.coder_id ORDER BY e.tie_id, a.position, i.position, i.id, e.coder_id`)
}

/** How many assessments and pieces of evidence there are. */
export function countCodings(db: ReadableDatabase): number {
  return one<{ count: number }>(db, sql`SELECT (SELECT count(*) FROM assessment) + (SELECT count(*) FROM evidence) AS count`).count
}

/** Coders with a level or a piece of evidence in the framework in use, in the order of the project. */
export function codersAtWork(db: ReadableDatabase): { id: number; uid: string; name: string }[] {
  return db.all(sql`
    SELECT c.id, c.uid, c.name FROM coder c
    WHERE EXISTS (SELECT 1 FROM assessment s JOIN aspect a ON a.id = s.aspect_id ${inUse} WHERE s.coder_id = c.id AND s.level IS NOT NULL)
      OR EXISTS (SELECT 1 FROM evidence e JOIN indicator i ON i.id = e.indicator_id JOIN aspect a ON a.id = i.aspect_id ${inUse} WHERE e.coder_id = c.id)
    ORDER BY c.id`)
}

/** Aspects in use with how wide their scale is, in the order of the codebook. */
export function comparedAspects(db: ReadableDatabase): { id: number; uid: string; code: string; name: string; lowest: number; highest: number }[] {
  return db.all(sql`
    SELECT a.id, a.uid, a.code, a.name, min(s.value) AS lowest, max(s.value) AS highest
    FROM aspect a ${inUse} JOIN aspect_scale s ON s.aspect_id = a.id GROUP BY a.id ORDER BY a.position, a.id`)
}

/** Indicators in use of the aspects in use, in the order of the codebook. */
export function comparedIndicators(db: ReadableDatabase): { id: number; uid: string; code: string; name: string; definition: string; aspectId: number; retired: number }[] {
  return db.all(sql`
    SELECT i.id, i.uid, i.code, i.name, i.definition, i.aspect_id AS aspectId, i.retired
    FROM indicator i JOIN aspect a ON a.id = i.aspect_id ${inUse} ORDER BY a.position, i.position, i.id`)
}

export interface CellDetail extends Cell {
  coderId: number; level: number | null; trend: Trend | null; confidence: Confidence | null; rationale: string; updatedAt: string
}

/** The assessments of these coders in these cells, each with what it says: found cell by cell (`+` keeps the planner from going through all of a coder's). */
export function assessmentsOfCells(db: ReadableDatabase, cells: readonly Cell[], coders: readonly number[]): CellDetail[] {
  const keys = JSON.stringify(cells.map(({ tieId, aspectId, periodId }) => [tieId, aspectId, periodId]))
  return db.all(sql`
    SELECT s.tie_id AS tieId, s.aspect_id AS aspectId, s.period_id AS periodId, s.coder_id AS coderId, s.level, s.trend, s.confidence, s.rationale,
      s.updated_at AS updatedAt
    FROM json_each(${keys}) k CROSS JOIN assessment s ON s.tie_id = k.value ->> 0 AND s.aspect_id = k.value ->> 1 AND s.period_id = k.value ->> 2
    WHERE +s.coder_id IN ${keySet(coders)} ORDER BY s.coder_id`)
}

export interface EvidenceItem { id: number; uid: string; tieId: number; indicatorId: number; coderId: number; excerptId: number | null; eventId: number | null; stance: Stance; comment: string }

/** Evidence of these coders on these tie × indicator, in order. */
export function evidenceOfUnits(db: ReadableDatabase, units: readonly { tieId: number; indicatorId: number }[], coders: readonly number[]): EvidenceItem[] {
  const keys = JSON.stringify(units.map(({ tieId, indicatorId }) => [tieId, indicatorId]))
  return db.all(sql`
    SELECT e.id, e.uid, e.tie_id AS tieId, e.indicator_id AS indicatorId, e.coder_id AS coderId, e.excerpt_id AS excerptId, e.event_id AS eventId, e.stance,
      e.comment
    FROM json_each(${keys}) k CROSS JOIN evidence e ON e.tie_id = k.value ->> 0 AND +e.indicator_id = k.value ->> 1
    WHERE +e.coder_id IN ${keySet(coders)} ORDER BY e.start_earliest IS NULL, e.start_earliest, e.id`)
}

export interface DatedStance { tieId: number; aspectId: number; coderId: number; stance: Stance; about: DateSpan | null }

/** Which way each piece of evidence of these coders on these ties points, and what time it is about. */
export function datedStances(db: ReadableDatabase, ties: readonly number[], coders: readonly number[]): DatedStance[] {
  const rows = db.all<Omit<DatedStance, 'about'> & SpanColumns>(sql`
    SELECT e.tie_id AS tieId, i.aspect_id AS aspectId, e.coder_id AS coderId, e.stance, ${spanOf('e', 'about')}
    FROM evidence e JOIN indicator i ON i.id = e.indicator_id WHERE e.tie_id IN ${keySet(ties)} AND +e.coder_id IN ${keySet(coders)}`)
  return rows.map(row => ({ tieId: row.tieId, aspectId: row.aspectId, coderId: row.coderId, stance: row.stance, about: toSpan(row) }))
}

interface Decision { id: number; reason: string; coderName: string; at: string }
export interface LevelDecision extends Cell, Decision { level: number }
export interface EvidenceDecisionRow extends Decision { tieId: number; indicatorId: number; found: number; stance: Stance | null }

/** What was decided about cells of the aspects in use. */
export function levelDecisions(db: ReadableDatabase): LevelDecision[] {
  return db.all(sql`
    SELECT j.id, j.tie_id AS tieId, j.aspect_id AS aspectId, j.period_id AS periodId, j.level, j.reason, c.name AS coderName, j.updated_at AS at
    FROM adjudication j JOIN aspect a ON a.id = j.aspect_id ${inUse} JOIN coder c ON c.id = j.coder_id WHERE j.level IS NOT NULL`)
}

/** What was decided about tie × indicator of the aspects in use. */
export function evidenceDecisions(db: ReadableDatabase): EvidenceDecisionRow[] {
  return db.all(sql`
    SELECT j.id, j.tie_id AS tieId, j.indicator_id AS indicatorId, j.found, j.stance, j.reason, c.name AS coderName, j.updated_at AS at
    FROM evidence_adjudication j JOIN indicator i ON i.id = j.indicator_id JOIN aspect a ON a.id = i.aspect_id ${inUse}
    JOIN coder c ON c.id = j.coder_id`)
}

/** Whether anyone gave a cell a level. */
export function hasLevel(db: ReadableDatabase, cell: Cell): boolean {
  return db.get(sql`SELECT 1 FROM assessment WHERE tie_id = ${cell.tieId} AND aspect_id = ${cell.aspectId} AND period_id = ${cell.periodId} AND level IS NOT NULL`) !== undefined
}

/** Whether anyone brought evidence to a tie × indicator. */
export function hasEvidence(db: ReadableDatabase, unit: { tieId: number; indicatorId: number }): boolean {
  return db.get(sql`SELECT 1 FROM evidence WHERE tie_id = ${unit.tieId} AND indicator_id = ${unit.indicatorId} LIMIT 1`) !== undefined
}

/** Records what was decided about a cell, in place of what was decided before; who and when change only with it. */
export function setLevelDecision(db: WritableDatabase, uid: string, cell: Cell, decision: { level: number; reason: string; coderId: number }, at: string): void {
  const before = db.get<{ id: number; level: number | null; reason: string }>(
    sql`SELECT id, level, reason FROM adjudication WHERE tie_id = ${cell.tieId} AND aspect_id = ${cell.aspectId} AND period_id = ${cell.periodId}`,
  )
  const columns = { level: decision.level, reason: decision.reason, coder_id: decision.coderId, updated_at: at }
  if (!before) insertRow(db, 'adjudication', { uid, tie_id: cell.tieId, aspect_id: cell.aspectId, period_id: cell.periodId, created_at: at, ...columns })
  else if (before.level !== decision.level || before.reason !== decision.reason) updateRow(db, 'adjudication', before.id, columns)
}

export function clearLevelDecision(db: WritableDatabase, cell: Cell): void {
  const before = db.get<{ id: number }>(
    sql`SELECT id FROM adjudication WHERE tie_id = ${cell.tieId} AND aspect_id = ${cell.aspectId} AND period_id = ${cell.periodId}`,
  )
  if (before) deleteRow(db, 'adjudication', before.id)
}

/** As `setLevelDecision`, for a tie × indicator. */
export function setEvidenceDecision(
  db: WritableDatabase, uid: string, unit: { tieId: number; indicatorId: number },
  decision: { found: boolean; stance: Stance | null; reason: string; coderId: number }, at: string,
): void {
  const before = db.get<{ id: number; found: number; stance: string | null; reason: string }>(
    sql`SELECT id, found, stance, reason FROM evidence_adjudication WHERE tie_id = ${unit.tieId} AND indicator_id = ${unit.indicatorId}`,
  )
  const columns = { found: decision.found, stance: decision.stance, reason: decision.reason, coder_id: decision.coderId, updated_at: at }
  if (!before) insertRow(db, 'evidence_adjudication', { uid, tie_id: unit.tieId, indicator_id: unit.indicatorId, created_at: at, ...columns })
  else if (before.found !== Number(decision.found) || before.stance !== decision.stance || before.reason !== decision.reason) {
    updateRow(db, 'evidence_adjudication', before.id, columns)
  }
}

export function clearEvidenceDecision(db: WritableDatabase, unit: { tieId: number; indicatorId: number }): void {
  const before = db.get<{ id: number }>(sql`SELECT id FROM evidence_adjudication WHERE tie_id = ${unit.tieId} AND indicator_id = ${unit.indicatorId}`)
  if (before) deleteRow(db, 'evidence_adjudication', before.id)
}
