/** Assessments: how a tie fits an aspect in a period, by a coder; every state they were in is kept as a version. */
import type { Assessment, AssessmentVersion } from '../contract/entities/coding.ts'
import type { Confidence, Trend } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

/** One cell: a tie, an aspect, a period and a coder, by key. */
export interface CellKeys { tieId: number; aspectId: number; periodId: number; coderId: number }
export interface AssessmentState { level: number | null; trend: Trend | null; confidence: Confidence | null; rationale: string }

/** Assessments of a tie by all coders, in the order of the codebook, of time and of coders. */
export function assessmentsOfTie(db: ReadableDatabase, tie: number): Assessment[] {
  return db.all(sql`
    SELECT s.uid, t.uid AS tie, a.uid AS aspect, p.uid AS period, c.uid AS coder, c.name AS coderName, s.level, s.trend, s.confidence, s.rationale,
      s.updated_at AS updatedAt
    FROM assessment s JOIN tie t ON t.id = s.tie_id JOIN aspect a ON a.id = s.aspect_id JOIN period p ON p.id = s.period_id
    JOIN coder c ON c.id = s.coder_id
    WHERE s.tie_id = ${tie} ORDER BY a.position, p.start_earliest, p.id, c.id`)
}

/** The assessment in a cell; undefined where nothing is coded. */
export function findAssessment(db: ReadableDatabase, cell: CellKeys): (AssessmentState & { id: number; uid: string }) | undefined {
  return db.get(sql`SELECT id, uid, level, trend, confidence, rationale FROM assessment
    WHERE tie_id = ${cell.tieId} AND aspect_id = ${cell.aspectId} AND period_id = ${cell.periodId} AND coder_id = ${cell.coderId}`)
}

export function insertAssessment(db: WritableDatabase, uid: string, cell: CellKeys, state: AssessmentState, at: string): number {
  return insertRow(db, 'assessment', {
    uid, tie_id: cell.tieId, aspect_id: cell.aspectId, period_id: cell.periodId, coder_id: cell.coderId,
    level: state.level, trend: state.trend, confidence: state.confidence, rationale: state.rationale, created_at: at, updated_at: at,
  })
}

export function updateAssessment(db: WritableDatabase, id: number, state: AssessmentState, at: string): boolean {
  return updateRow(db, 'assessment', id, { level: state.level, trend: state.trend, confidence: state.confidence, rationale: state.rationale }, at)
}

/** The states that an assessment was in, the latest (which is the one it is in) first. */
export function assessmentVersions(db: ReadableDatabase, assessment: number): AssessmentVersion[] {
  return db.all(sql`
    SELECT row_number() OVER (ORDER BY v.id) AS number, v.level, v.trend, v.confidence, v.rationale, v.created_at AS at, coalesce(c.name, '') AS authorName
    FROM assessment_version v LEFT JOIN coder c ON c.id = v.author_id WHERE v.assessment_id = ${assessment} ORDER BY v.id DESC`)
}

/** The latest version of an assessment: its key, who wrote it and when it was begun. */
export function latestVersion(db: ReadableDatabase, assessment: number): { id: number; authorId: number | null; at: string } | undefined {
  return db.get(sql`SELECT id, author_id AS authorId, created_at AS at FROM assessment_version WHERE assessment_id = ${assessment} ORDER BY id DESC LIMIT 1`)
}

export function insertVersion(db: WritableDatabase, assessment: number, state: AssessmentState, author: number, at: string): number {
  return insertRow(db, 'assessment_version', {
    assessment_id: assessment, level: state.level, trend: state.trend, confidence: state.confidence, rationale: state.rationale,
    author_id: author, created_at: at,
  })
}

/** Writes on the latest version instead of beginning another: typing goes on. */
export function updateVersionRationale(db: WritableDatabase, version: number, rationale: string): boolean {
  return updateRow(db, 'assessment_version', version, { rationale })
}
