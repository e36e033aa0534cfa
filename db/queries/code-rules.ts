/** Rules that take codes of events for signs of indicators (`code_mapping`), and what was refused of what they propose. */
import type { Stance } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, keySet, updateRow } from './rows.ts'

export interface CodeRuleRow {
  id: number; uid: string; scheme: string; code: string; stance: Stance; comment: string
  indicatorId: number; indicator: string; indicatorCode: string; indicatorName: string; aspectCode: string; aspectPosition: number; indicatorPosition: number; retired: number
}

/** Every rule of the framework in use, by scheme and code. */
export function codeRules(db: ReadableDatabase): CodeRuleRow[] {
  return db.all(sql`
    SELECT m.id, m.uid, m.scheme, m.code, m.stance, m.comment, i.id AS indicatorId, i.uid AS indicator, i.code AS indicatorCode, i.name AS indicatorName, a.code AS aspectCode,
      a.position AS aspectPosition, i.position AS indicatorPosition, max(i.retired, a.retired) AS retired
    FROM code_mapping m JOIN indicator i ON i.id = m.indicator_id JOIN aspect a ON a.id = i.aspect_id ORDER BY m.scheme, m.code, a.position, i.position, m.id`)
}

export interface CodeRuleColumns { scheme?: string | undefined; code?: string | undefined; indicatorId?: number | undefined; stance?: Stance | undefined; comment?: string | undefined }

const columns = ({ scheme, code, indicatorId, stance, comment }: CodeRuleColumns) => ({ scheme, code, indicator_id: indicatorId, stance, comment })

export function insertCodeRule(db: WritableDatabase, uid: string, rule: Required<CodeRuleColumns>, at: string): number {
  return insertRow(db, 'code_mapping', { uid, ...columns(rule), created_at: at, updated_at: at })
}

export function updateCodeRule(db: WritableDatabase, id: number, rule: CodeRuleColumns, at: string): boolean {
  return updateRow(db, 'code_mapping', id, columns(rule), at)
}

/** Which of these events are refused as signs of which indicators: `event indicator`. */
export function refusals(db: ReadableDatabase, events: readonly number[]): Set<string> {
  return new Set(db.all<{ event: number; indicator: number }>(
    sql`SELECT event_id AS event, indicator_id AS indicator FROM proposal_refusal WHERE event_id IN ${keySet(events)}`,
  ).map(({ event, indicator }) => `${event} ${indicator}`))
}

/** Which of these events are evidence of a coder for which indicators of a tie: `event indicator`. */
export function evidenceOfEvents(db: ReadableDatabase, tie: number, coder: number): Set<string> {
  return new Set(db.all<{ event: number; indicator: number }>(
    sql`SELECT event_id AS event, indicator_id AS indicator FROM evidence WHERE tie_id = ${tie} AND coder_id = ${coder} AND event_id IS NOT NULL`,
  ).map(({ event, indicator }) => `${event} ${indicator}`))
}

export function insertRefusal(db: WritableDatabase, refusal: { eventId: number; indicatorId: number; coderId: number }, at: string): void {
  insertRow(db, 'proposal_refusal', { event_id: refusal.eventId, indicator_id: refusal.indicatorId, coder_id: refusal.coderId, created_at: at })
}

export function deleteRefusals(db: WritableDatabase, events: readonly number[], indicator: number): number {
  return db.run(sql`DELETE FROM proposal_refusal WHERE indicator_id = ${indicator} AND event_id IN ${keySet(events)}`).changes
}
