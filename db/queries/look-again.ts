/** Assessments and phases to look at again because the period they stand in, or reach over the edge of, was given other dates. */
import type { LookAgain } from '../contract/entities/gaps.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, keySet } from './rows.ts'
import { refsOf } from './titles.ts'

/** Assessments in a period, by key. */
export function assessmentsInPeriod(db: ReadableDatabase, period: number): number[] {
  return db.all<{ id: number }>(sql`SELECT id FROM assessment WHERE period_id = ${period} ORDER BY id`).map(row => row.id)
}

/** Phases that possibly hold on some day from `from` to `to`. */
export function phasesWithin(db: ReadableDatabase, from: number, to: number): number[] {
  return db.all<{ id: number }>(sql`SELECT id FROM tie_phase WHERE start_earliest <= ${to} AND end_latest >= ${from} ORDER BY id`).map(row => row.id)
}

/** Marks one of them, once for a period: a later change of the same period takes the place of the earlier one. */
export function markLookAgain(db: WritableDatabase, what: { assessmentId: number } | { phaseId: number }, periodId: number, reason: string, at: string): void {
  const assessment = 'assessmentId' in what ? what.assessmentId : null
  const phase = 'phaseId' in what ? what.phaseId : null
  db.run(sql`DELETE FROM look_again WHERE period_id = ${periodId} AND assessment_id IS ${assessment} AND tie_phase_id IS ${phase}`)
  insertRow(db, 'look_again', { assessment_id: assessment, tie_phase_id: phase, period_id: periodId, reason, created_at: at })
}

/** Takes the marks from assessments and phases, by key; returns how many there were. */
export function settleLookAgain(db: WritableDatabase, assessments: readonly number[], phases: readonly number[]): number {
  return db.run(sql`DELETE FROM look_again WHERE assessment_id IN ${keySet(assessments)} OR tie_phase_id IN ${keySet(phases)}`).changes
}

interface Row {
  assessment: string | null; phase: string | null; tie_id: number; aspect: string | null; code: string | null
  period: string; period_name: string; coder_name: string | null; reason: string; at: string
}

/** All marks, or those of one tie, in the order of ties, periods and the codebook. */
export function listLookAgain(db: ReadableDatabase, tie: number | null): LookAgain[] {
  const rows = db.all<Row>(sql`
    SELECT s.uid AS assessment, h.uid AS phase, coalesce(s.tie_id, h.tie_id) AS tie_id, a.uid AS aspect, a.code, p.uid AS period, p.name AS period_name,
      c.name AS coder_name, l.reason, l.created_at AS at
    FROM look_again l JOIN period p ON p.id = l.period_id LEFT JOIN assessment s ON s.id = l.assessment_id LEFT JOIN aspect a ON a.id = s.aspect_id
    LEFT JOIN coder c ON c.id = s.coder_id LEFT JOIN tie_phase h ON h.id = l.tie_phase_id
    WHERE ${tie} IS NULL OR s.tie_id = ${tie} OR h.tie_id = ${tie}
    ORDER BY tie_id, p.start_earliest, a.position IS NULL, a.position, l.id`)
  const ties = refsOf(db, 'tie', [...new Set(rows.map(row => row.tie_id))])
  return rows.flatMap(row => {
    const ref = ties.get(row.tie_id)
    return ref === undefined ? [] : [{
      assessment: row.assessment, phase: row.phase, tie: ref, aspect: row.aspect === null || row.code === null ? null : { uid: row.aspect, code: row.code },
      period: { uid: row.period, name: row.period_name }, coderName: row.coder_name, reason: row.reason, at: row.at,
    }]
  })
}
