/** How much evidence stands behind each tie, without that on events of restricted data sets. */
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { tieTitle } from './titles.ts'

interface Row { uid: string; supports: number; contradicts: number; context: number; sources: number }

/** For every tie, by uid: who, and "9 for, 1 against, 2 sources". */
export function evidenceLines(db: ReadableDatabase): Map<string, string> {
  const counts = db.all<Row>(sql`
    WITH allowed AS (
      SELECT v.tie_id, v.stance, v.excerpt_id, v.event_id FROM evidence v JOIN indicator i ON i.id = v.indicator_id JOIN aspect a ON a.id = i.aspect_id
      JOIN project p ON p.framework_id = a.framework_id
      WHERE v.event_id IS NULL OR v.event_id NOT IN (SELECT id FROM event WHERE data_set_id IN (SELECT id FROM data_set WHERE restricted = 1))
    ), resting AS (
      SELECT v.tie_id, x.source_id FROM allowed v JOIN excerpt x ON x.id = v.excerpt_id
      UNION SELECT v.tie_id, coalesce(c.source_id, x.source_id) FROM allowed v JOIN citation c ON c.event_id = v.event_id LEFT JOIN excerpt x ON x.id = c.excerpt_id
    ), behind AS (SELECT tie_id, count(*) AS sources FROM resting GROUP BY tie_id), stances AS (
      SELECT tie_id, sum(stance = 'supports') AS supports, sum(stance = 'contradicts') AS contradicts, sum(stance = 'context') AS context FROM allowed GROUP BY tie_id
    )
    SELECT t.uid, coalesce(s.supports, 0) AS supports, coalesce(s.contradicts, 0) AS contradicts, coalesce(s.context, 0) AS context, coalesce(b.sources, 0) AS sources
    FROM tie t LEFT JOIN stances s ON s.tie_id = t.id LEFT JOIN behind b ON b.tie_id = t.id`)
  const titles = new Map(db.all<{ uid: string; directed: number; label: string; from: string; to: string }>(sql`
    SELECT t.uid, t.directed, t.label, CASE WHEN f.short_name = '' THEN f.name ELSE f.short_name END AS "from", CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS "to"
    FROM tie t JOIN actor f ON f.id = t.from_actor_id JOIN actor o ON o.id = t.to_actor_id`).map(row => [row.uid, tieTitle(row)]))
  return new Map(counts.map(({ uid, sources, ...stances }) => [uid, `${titles.get(uid) ?? ''}: ${counted(stances, sources)}`]))
}

function counted({ supports, contradicts, context }: Omit<Row, 'uid' | 'sources'>, sources: number): string {
  const parts = [[supports, 'for'], [contradicts, 'against'], [context, 'context']] as const
  if (supports + contradicts + context === 0) return 'no evidence'
  return `${parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', ')}, ${sources} ${sources === 1 ? 'source' : 'sources'}`
}
