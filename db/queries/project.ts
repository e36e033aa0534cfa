/** The project's own row, and how much there is of everything. */
import type { Counts } from '../contract/methods/project.ts'
import type { DateSpan } from '../contract/values.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, one, spanColumns, spanOf, toRequiredSpan, updateRow, type SpanColumns } from './rows.ts'

export interface ProjectRow { uid: string; title: string; summary: string; studyPeriod: DateSpan; sample: string | null; createdAt: string }

export function getProject(db: ReadableDatabase): ProjectRow {
  const row = one<SpanColumns & { uid: string; title: string; summary: string; sample_key: string | null; created_at: string }>(
    db, sql`SELECT p.uid, p.title, p.summary, p.sample_key, p.created_at, ${spanOf('p', 'study_period', 'study_')} FROM project p`,
  )
  return { uid: row.uid, title: row.title, summary: row.summary, studyPeriod: toRequiredSpan(row), sample: row.sample_key, createdAt: row.created_at }
}

export function schemaVersion(db: ReadableDatabase): number {
  return Number(db.pragma('user_version'))
}

export function countEntities(db: ReadableDatabase): Counts {
  return one(db, sql`SELECT
    (SELECT count(*) FROM actor) AS actors, (SELECT count(*) FROM affiliation) AS affiliations, (SELECT count(*) FROM event) AS events,
    (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM excerpt) AS excerpts, (SELECT count(*) FROM tie) AS ties,
    (SELECT count(*) FROM tie_phase) AS tiePhases, (SELECT count(*) FROM period) AS periods, (SELECT count(*) FROM assessment) AS assessments,
    (SELECT count(*) FROM evidence) AS evidence, (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM note WHERE private = 1) AS privateNotes,
    (SELECT count(*) FROM view) AS views,
    (SELECT count(*) FROM aspect a JOIN project p ON p.framework_id = a.framework_id) AS aspects,
    (SELECT count(*) FROM indicator i JOIN aspect a ON a.id = i.aspect_id JOIN project p ON p.framework_id = a.framework_id) AS indicators,
    (SELECT count(*) FROM coder) AS coders, (SELECT count(*) FROM data_set) AS dataSets`)
}

export interface NewProject {
  uid: string; title: string; summary: string; studyPeriod: DateSpan; frameworkId: number; coderId: number; sampleKey: string | null
}

export function insertProject(db: WritableDatabase, project: NewProject, at: string): void {
  insertRow(db, 'project', {
    id: 1, uid: project.uid, title: project.title, summary: project.summary, ...spanColumns(project.studyPeriod, 'study_period', 'study_'),
    framework_id: project.frameworkId, current_coder_id: project.coderId, sample_key: project.sampleKey, created_at: at, updated_at: at,
  })
}

export function updateProject(
  db: WritableDatabase, fields: { title?: string | undefined; summary?: string | undefined; studyPeriod?: DateSpan | undefined }, at: string,
): boolean {
  return updateRow(db, 'project', 1, { title: fields.title, summary: fields.summary, ...spanColumns(fields.studyPeriod, 'study_period', 'study_') }, at)
}
