/** What stands in the cells of ties × aspects × periods: a query per table for any number of ties. */
import type { MatrixData } from '../contract/entities/matrix.ts'
import type { Confidence, Stance, TieKind, Trend } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { shortNameOf, tieTitle } from './titles.ts'

export type MatrixTies = MatrixData['ties'] & { id: number[] }

/** All ties in the order of their keys. */
export function matrixTies(db: ReadableDatabase): MatrixTies {
  const ties: MatrixTies = { id: [], uid: [], title: [], from: [], to: [], fromName: [], toName: [], directed: [], kind: [], label: [] }
  for (const row of db.iterate<{
    id: number; uid: string; directed: number; kind: TieKind; label: string
    from_uid: string; from_name: string; from_short: string; to_uid: string; to_name: string; to_short: string
  }>(sql`
    SELECT tie.id, tie.uid, tie.directed, tie.kind, tie.label, f.uid AS from_uid, f.name AS from_name, f.short_name AS from_short,
      t.uid AS to_uid, t.name AS to_name, t.short_name AS to_short
    FROM tie JOIN actor f ON f.id = tie.from_actor_id JOIN actor t ON t.id = tie.to_actor_id ORDER BY tie.id`)) {
    const [from, to] = [shortNameOf(row.from_name, row.from_short), shortNameOf(row.to_name, row.to_short)]
    ties.id.push(row.id)
    ties.uid.push(row.uid)
    ties.title.push(tieTitle({ from, to, directed: row.directed, label: row.label }))
    ties.from.push(row.from_uid)
    ties.to.push(row.to_uid)
    ties.fromName.push(from)
    ties.toName.push(to)
    ties.directed.push(row.directed === 1)
    ties.kind.push(row.kind)
    ties.label.push(row.label)
  }
  return ties
}

export interface CellKey { tieId: number; aspectId: number; periodId: number }
export interface MatrixAssessment extends CellKey {
  coderId: number; level: number | null; trend: Trend | null; confidence: Confidence | null; hasRationale: number; look: number
}

/** Assessments of the framework in use by every coder; `look` where one was marked as needing a look. */
export function matrixAssessments(db: ReadableDatabase): MatrixAssessment[] {
  return db.all(sql`
    SELECT s.tie_id AS tieId, s.aspect_id AS aspectId, s.period_id AS periodId, s.coder_id AS coderId, s.level, s.trend, s.confidence,
      s.rationale <> '' AS hasRationale, EXISTS (SELECT 1 FROM look_again l WHERE l.assessment_id = s.id) AS look
    FROM assessment s JOIN aspect a ON a.id = s.aspect_id JOIN project p ON p.framework_id = a.framework_id
    ORDER BY s.tie_id, s.aspect_id, s.period_id, s.coder_id`)
}

/** Adjudicated levels of the framework in use. */
export function matrixAdjudications(db: ReadableDatabase): (CellKey & { level: number })[] {
  return db.all(sql`
    SELECT j.tie_id AS tieId, j.aspect_id AS aspectId, j.period_id AS periodId, j.level
    FROM adjudication j JOIN aspect a ON a.id = j.aspect_id JOIN project p ON p.framework_id = a.framework_id WHERE j.level IS NOT NULL`)
}

/** With the first and the last day that it may be about. */
export interface MatrixEvidence { tieId: number; indicatorId: number; stance: Stance; excerptId: number | null; eventId: number | null; firstDay: number; lastDay: number }

/** All dated evidence, by key: names and sources are looked up in maps, which costs less than joins for every item. */
export function matrixEvidence(db: ReadableDatabase): MatrixEvidence[] {
  return db.all(sql`
    SELECT tie_id AS tieId, indicator_id AS indicatorId, stance, excerpt_id AS excerptId, event_id AS eventId, start_earliest AS firstDay, end_latest AS lastDay
    FROM evidence WHERE start_earliest IS NOT NULL`)
}

/** The key of the aspect of every indicator, by the indicator's key. */
export function aspectOfIndicator(db: ReadableDatabase): Map<number, number> {
  return new Map(db.all<{ id: number; aspectId: number }>(sql`SELECT id, aspect_id AS aspectId FROM indicator`).map(row => [row.id, row.aspectId]))
}

/** The key of the source of every excerpt used as evidence, by the excerpt's key. */
export function sourceOfExcerpt(db: ReadableDatabase): Map<number, number> {
  const rows = db.all<{ id: number; sourceId: number }>(sql`
    SELECT id, source_id AS sourceId FROM excerpt WHERE id IN (SELECT excerpt_id FROM evidence WHERE excerpt_id IS NOT NULL)`)
  return new Map(rows.map(row => [row.id, row.sourceId]))
}

/** Keys of the sources that events used as evidence cite, by the event's key. */
export function eventSources(db: ReadableDatabase): Map<number, number[]> {
  const sources = new Map<number, number[]>()
  for (const row of db.iterate<{ eventId: number; sourceId: number }>(sql`
    SELECT DISTINCT c.event_id AS eventId, coalesce(c.source_id, x.source_id) AS sourceId
    FROM citation c LEFT JOIN excerpt x ON x.id = c.excerpt_id WHERE c.event_id IN (SELECT event_id FROM evidence WHERE event_id IS NOT NULL)`)) {
    const known = sources.get(row.eventId)
    if (known) known.push(row.sourceId)
    else sources.set(row.eventId, [row.sourceId])
  }
  return sources
}

interface CellUids { tieUid: string; aspectUid: string; periodUid: string }
export interface MatrixRationale extends CellUids {
  level: number | null; trend: Trend | null; confidence: Confidence | null; rationale: string; coderName: string; isCurrent: number; look: number
}

/** Every assessment of the framework in use in words, coders in the order of their keys. */
export function matrixRationales(db: ReadableDatabase): MatrixRationale[] {
  return db.all(sql`
    SELECT t.uid AS tieUid, a.uid AS aspectUid, d.uid AS periodUid, s.level, s.trend, s.confidence, s.rationale, c.name AS coderName,
      c.id = p.current_coder_id AS isCurrent, EXISTS (SELECT 1 FROM look_again l WHERE l.assessment_id = s.id) AS look
    FROM assessment s JOIN tie t ON t.id = s.tie_id JOIN aspect a ON a.id = s.aspect_id JOIN period d ON d.id = s.period_id
    JOIN coder c ON c.id = s.coder_id JOIN project p ON p.framework_id = a.framework_id ORDER BY s.coder_id`)
}

/** Decisions between coders in the framework in use, with their reasons and who decided. */
export function matrixDecisions(db: ReadableDatabase): (CellUids & { level: number; reason: string; coderName: string })[] {
  return db.all(sql`
    SELECT t.uid AS tieUid, a.uid AS aspectUid, d.uid AS periodUid, j.level, j.reason, c.name AS coderName
    FROM adjudication j JOIN tie t ON t.id = j.tie_id JOIN aspect a ON a.id = j.aspect_id JOIN period d ON d.id = j.period_id
    JOIN coder c ON c.id = j.coder_id JOIN project p ON p.framework_id = a.framework_id WHERE j.level IS NOT NULL`)
}
