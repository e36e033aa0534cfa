/** The codebook's order, its kept versions, and what its indicators were merged into. */
import type { CodebookUses, IndicatorHistory } from '../contract/entities/codebook.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, one, updateRow } from './rows.ts'
import { refsOf } from './titles.ts'

/** Keys of the aspects of a framework, in its order. */
export function aspectOrder(db: ReadableDatabase, framework: number): number[] {
  return db.all<{ id: number }>(sql`SELECT id FROM aspect WHERE framework_id = ${framework} ORDER BY position, id`).map(row => row.id)
}

/** Keys of the indicators of an aspect, in its order. */
export function indicatorOrder(db: ReadableDatabase, aspect: number): number[] {
  return db.all<{ id: number }>(sql`SELECT id FROM indicator WHERE aspect_id = ${aspect} ORDER BY position, id`).map(row => row.id)
}

/** Gives rows their places in this order; rows that keep theirs are not touched. */
export function placeInOrder(db: WritableDatabase, table: 'aspect' | 'indicator', ids: readonly number[], at: string): void {
  ids.forEach((id, position) => updateRow(db, table, id, { position }, at))
}

/** Brings the evidence of one indicator under another and keeps what it was coded as; returns how many items there were. */
export function recodeEvidence(db: WritableDatabase, from: number, to: number, coder: number, at: string): number {
  const items = db.all<{ id: number }>(sql`SELECT id FROM evidence WHERE indicator_id = ${from} ORDER BY id`)
  for (const { id } of items) {
    updateRow(db, 'evidence', id, { indicator_id: to }, at)
    insertRow(db, 'evidence_recoding', { evidence_id: id, from_indicator_id: from, to_indicator_id: to, coder_id: coder, created_at: at })
  }
  return items.length
}

export function insertIndicatorMerge(db: WritableDatabase, indicator: number, into: number, coder: number, at: string): void {
  db.run(sql`DELETE FROM indicator_merge WHERE indicator_id = ${indicator}`)
  insertRow(db, 'indicator_merge', { indicator_id: indicator, into_id: into, coder_id: coder, created_at: at })
}

interface MergeRow { indicator: number; into: number; coder: string | null; at: string; evidence: number }

/** What an indicator was merged into, and what was merged into it, with how much evidence went along. */
export function indicatorHistory(db: ReadableDatabase, indicator: number): IndicatorHistory {
  const rows = db.all<MergeRow>(sql`
    SELECT m.indicator_id AS indicator, m.into_id AS "into", c.name AS coder, m.created_at AS at,
      (SELECT count(*) FROM evidence_recoding r WHERE r.from_indicator_id = m.indicator_id AND r.to_indicator_id = m.into_id AND r.created_at = m.created_at) AS evidence
    FROM indicator_merge m LEFT JOIN coder c ON c.id = m.coder_id WHERE m.indicator_id = ${indicator} OR m.into_id = ${indicator} ORDER BY m.id`)
  const refs = refsOf(db, 'indicator', rows.flatMap(row => [row.indicator, row.into]))
  const toEntry = (row: MergeRow, other: number) => {
    const ref = refs.get(other)
    return ref === undefined ? [] : [{ ref, at: row.at, coderName: row.coder ?? '', evidence: row.evidence }]
  }
  return {
    mergedInto: rows.filter(row => row.indicator === indicator).flatMap(row => toEntry(row, row.into))[0] ?? null,
    mergedFrom: rows.filter(row => row.into === indicator).flatMap(row => toEntry(row, row.indicator)),
  }
}

/** How much is coded by each aspect and indicator. */
export function codebookUses(db: ReadableDatabase): CodebookUses {
  return {
    aspects: db.all(sql`SELECT a.uid AS aspect, count(*) AS assessments FROM assessment s JOIN aspect a ON a.id = s.aspect_id GROUP BY a.id ORDER BY a.id`),
    indicators: db.all(sql`SELECT i.uid AS indicator, count(*) AS evidence FROM evidence e JOIN indicator i ON i.id = e.indicator_id GROUP BY i.id ORDER BY i.id`),
  }
}

export interface VersionRow { name: string; comment: string; coderName: string; at: string; content: string }

/** Kept versions of a framework, the earliest first. */
export function codebookVersions(db: ReadableDatabase, framework: number): VersionRow[] {
  return db.all(sql`
    SELECT r.version AS name, r.comment, coalesce(c.name, '') AS coderName, r.created_at AS at, r.content
    FROM framework_revision r LEFT JOIN coder c ON c.id = r.coder_id WHERE r.framework_id = ${framework} ORDER BY r.id`)
}

/** Keeps a state of a framework; returns its number. */
export function insertCodebookVersion(db: WritableDatabase, framework: number, row: { name: string; comment: string; content: string; coder: number }, at: string): number {
  insertRow(db, 'framework_revision', { framework_id: framework, version: row.name, content: row.content, comment: row.comment, coder_id: row.coder, created_at: at })
  return one<{ n: number }>(db, sql`SELECT count(*) AS n FROM framework_revision WHERE framework_id = ${framework}`).n
}
