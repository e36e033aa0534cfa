/** What the reading of ties rests on: levels by tie, aspect and period, and the analyst's own word over the rule's. */
import type { CellDecision } from '../contract/entities/coding.ts'
import type { ReadingLabel } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, keySet, updateRow } from './rows.ts'

export interface LevelRow { tieId: number; periodId: number; aspectCode: string; coderId: number; level: number }
export interface OverruleRow { tieId: number; periodId: number; label: ReadingLabel; reason: string; coderName: string; at: string }

/** Ties with anything coded, adjudicated or overruled, in the order of their keys. */
export function codedTies(db: ReadableDatabase): number[] {
  return db.all<{ tie_id: number }>(
    sql`SELECT tie_id FROM assessment UNION SELECT tie_id FROM adjudication UNION SELECT tie_id FROM reading_overrule ORDER BY tie_id`,
  ).map(row => row.tie_id)
}

/** As `codedTies`, and ties with evidence, whose reading says what is missing. */
export function tiesWithCoding(db: ReadableDatabase): number[] {
  return [...new Set([...codedTies(db), ...db.all<{ tie_id: number }>(sql`SELECT DISTINCT tie_id FROM evidence`).map(row => row.tie_id)])]
}

/** Coded levels of the framework in use, by every coder. */
export function codedLevels(db: ReadableDatabase, ties: readonly number[]): LevelRow[] {
  return db.all(sql`
    SELECT s.tie_id AS tieId, s.period_id AS periodId, a.code AS aspectCode, s.coder_id AS coderId, s.level
    FROM assessment s JOIN aspect a ON a.id = s.aspect_id JOIN project p ON p.framework_id = a.framework_id
    WHERE s.level IS NOT NULL AND s.tie_id IN ${keySet(ties)}`)
}

/** Levels that coders agreed on or a referee decided. */
export function adjudicatedLevels(db: ReadableDatabase, ties: readonly number[]): LevelRow[] {
  return db.all(sql`
    SELECT j.tie_id AS tieId, j.period_id AS periodId, a.code AS aspectCode, j.coder_id AS coderId, j.level
    FROM adjudication j JOIN aspect a ON a.id = j.aspect_id JOIN project p ON p.framework_id = a.framework_id
    WHERE j.level IS NOT NULL AND j.tie_id IN ${keySet(ties)}`)
}

/** What was decided about the cells of a tie, by whom and why. */
export function decisionsOfTie(db: ReadableDatabase, tie: number): CellDecision[] {
  return db.all(sql`
    SELECT a.uid AS aspect, p.uid AS period, j.level, j.reason, c.name AS coderName, j.updated_at AS at
    FROM adjudication j JOIN aspect a ON a.id = j.aspect_id JOIN period p ON p.id = j.period_id JOIN coder c ON c.id = j.coder_id
    WHERE j.tie_id = ${tie} AND j.level IS NOT NULL ORDER BY a.position, p.start_earliest, p.id`)
}

export function overrulesOf(db: ReadableDatabase, ties: readonly number[]): OverruleRow[] {
  return db.all(sql`
    SELECT o.tie_id AS tieId, o.period_id AS periodId, o.label, o.reason, c.name AS coderName, o.created_at AS at
    FROM reading_overrule o JOIN coder c ON c.id = o.coder_id WHERE o.tie_id IN ${keySet(ties)}`)
}

/** Sets the label and reason over the rule's for one tie in one period; the moment changes only with them. */
export function setOverrule(db: WritableDatabase, cell: { tieId: number; periodId: number }, overrule: { label: ReadingLabel; reason: string; coderId: number }, at: string): void {
  const before = db.get<{ id: number; label: string; reason: string }>(
    sql`SELECT id, label, reason FROM reading_overrule WHERE tie_id = ${cell.tieId} AND period_id = ${cell.periodId}`,
  )
  const { label, reason, coderId } = overrule
  if (!before) insertRow(db, 'reading_overrule', { tie_id: cell.tieId, period_id: cell.periodId, label, reason, coder_id: coderId, created_at: at })
  else if (before.label !== label || before.reason !== reason) {
    updateRow(db, 'reading_overrule', before.id, { label, reason, coder_id: coderId, created_at: at })
  }
}

export function clearOverrule(db: WritableDatabase, cell: { tieId: number; periodId: number }): void {
  db.run(sql`DELETE FROM reading_overrule WHERE tie_id = ${cell.tieId} AND period_id = ${cell.periodId}`)
}
