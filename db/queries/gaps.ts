/** What gaps in the coding are found from: cells with a level, and evidence with where it comes from. A few queries for any number of ties. */
import type { Stance } from '../contract/vocabulary.ts'
import { cellKey, type EvidenceForGaps } from '../domain/gaps.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { groupBy, keySet, spanOf, toSpan, type SpanColumns } from './rows.ts'

/** Ties that somebody coded or brought evidence to bear on, in the order of their keys. */
export function tiesAtWork(db: ReadableDatabase): number[] {
  return db.all<{ tie_id: number }>(sql`SELECT tie_id FROM assessment UNION SELECT tie_id FROM evidence UNION SELECT tie_id FROM adjudication ORDER BY tie_id`)
    .map(row => row.tie_id)
}

/** Cells of these ties with a level, by any coder or adjudicated. */
export function codedCells(db: ReadableDatabase, ties: readonly number[]): Set<string> {
  const rows = db.all<{ tie: number; aspect: number; period: number }>(sql`
    SELECT tie_id AS tie, aspect_id AS aspect, period_id AS period FROM assessment WHERE level IS NOT NULL AND tie_id IN ${keySet(ties)}
    UNION SELECT tie_id, aspect_id, period_id FROM adjudication WHERE level IS NOT NULL AND tie_id IN ${keySet(ties)}`)
  return new Set(rows.map(({ tie, aspect, period }) => cellKey(tie, aspect, period)))
}

interface Row extends SpanColumns { uid: string; tie: number; aspect: number; stance: Stance; event: number | null; source: number | null; reliability: string | null; credibility: number | null }

/** Evidence of these ties with its origins. */
export function evidenceForGaps(db: ReadableDatabase, ties: readonly number[]): EvidenceForGaps[] {
  const rows = db.all<Row>(sql`
    SELECT e.uid, e.tie_id AS tie, i.aspect_id AS aspect, e.stance, e.event_id AS event, x.source_id AS source, s.reliability, x.credibility, ${spanOf('e', 'about')}
    FROM evidence e JOIN indicator i ON i.id = e.indicator_id LEFT JOIN excerpt x ON x.id = e.excerpt_id LEFT JOIN source s ON s.id = x.source_id
    WHERE e.tie_id IN ${keySet(ties)} ORDER BY e.tie_id, e.id`)
  const cited = groupBy(db.all<{ event: number; source: number; reliability: string | null; credibility: number | null }>(sql`
    SELECT c.event_id AS event, s.id AS source, s.reliability, x.credibility
    FROM citation c LEFT JOIN excerpt x ON x.id = c.excerpt_id JOIN source s ON s.id = coalesce(c.source_id, x.source_id)
    WHERE c.event_id IN ${keySet([...new Set(rows.flatMap(row => row.event ?? []))])} ORDER BY c.event_id, c.position`), row => row.event)
  return rows.map(row => ({
    uid: row.uid, tie: row.tie, aspect: row.aspect, stance: row.stance, about: toSpan(row),
    origins: row.source !== null
      ? [{ source: row.source, reliability: row.reliability, credibility: row.credibility }]
      : (row.event === null ? [] : (cited.get(row.event) ?? []).map(({ source, reliability, credibility }) => ({ source, reliability, credibility }))),
  }))
}
