/** What the reading pane shows and offers: marks of a text, ties to code to, what was chosen last. */
import type { MarkEvidence, NamedActor, PassageMark, RecentCoding, TieChoice } from '../contract/entities/passages.ts'
import type { ActorKind, ExcerptForm, Performer, ProbativeValue, Stance, TieKind } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { foldName } from './names.ts'
import { groupBy, spanOf, toSpan, type SpanColumns } from './rows.ts'
import { refsOf, shortNameOf, tieTitle } from './titles.ts'

/** Excerpts of a source with what they bear on, in the order of the text; those without a place in it last. Three queries for any number. */
export function marksOfSource(db: ReadableDatabase, source: number): PassageMark[] {
  const evidence = db.all<Omit<MarkEvidence, 'tieTitle'> & { excerpt: number; tie_id: number }>(sql`
    SELECT e.excerpt_id AS excerpt, e.uid, e.tie_id, t.uid AS tie, a.uid AS aspect, a.code AS aspectCode, i.name AS indicatorName, i.code AS indicatorCode, e.stance
    FROM excerpt x JOIN evidence e ON e.excerpt_id = x.id JOIN tie t ON t.id = e.tie_id JOIN indicator i ON i.id = e.indicator_id
    JOIN aspect a ON a.id = i.aspect_id WHERE x.source_id = ${source} ORDER BY a.position, i.position, e.id`)
  const ties = refsOf(db, 'tie', [...new Set(evidence.map(item => item.tie_id))])
  const byExcerpt = groupBy(evidence, item => item.excerpt)
  return db.all<{ id: number; uid: string; label: string; form: ExcerptForm; text: string; locator: string; start: number | null; end: number | null }>(sql`
    SELECT id, uid, label, form, text, locator, text_start AS start, text_end AS "end"
    FROM excerpt WHERE source_id = ${source} ORDER BY text_start IS NULL, text_start, label, id`,
  ).map(({ id, ...excerpt }) => ({
    ...excerpt,
    evidence: (byExcerpt.get(id) ?? []).map(({ excerpt: _, tie_id: tie, ...item }) => ({ ...item, tieTitle: ties.get(tie)?.title ?? '' })),
  }))
}

/** The excerpt that has exactly this place in the text of a source. */
export function excerptAt(db: ReadableDatabase, source: number, start: number, end: number): { id: number; uid: string } | undefined {
  return db.get(sql`SELECT id, uid FROM excerpt WHERE source_id = ${source} AND text_start = ${start} AND text_end = ${end} ORDER BY id LIMIT 1`)
}

interface TieColumns {
  id: number; uid: string; kind: TieKind; directed: number; label: string
  from: string; from_name: string; from_short: string; to: string; to_name: string; to_short: string
}

/** Every tie with its sides and phases, in the order of the ties' names. */
export function tieChoices(db: ReadableDatabase): TieChoice[] {
  const phases = groupBy(db.all<{ tie: number; uid: string; dates: string | null }>(
    sql`SELECT tie_id AS tie, uid, dates FROM tie_phase ORDER BY tie_id, start_earliest IS NULL, start_earliest, id`,
  ), phase => phase.tie)
  const ties = db.all<TieColumns>(sql`
    SELECT t.id, t.uid, t.kind, t.directed, t.label, f.uid AS "from", f.name AS from_name, f.short_name AS from_short,
      o.uid AS "to", o.name AS to_name, o.short_name AS to_short
    FROM tie t JOIN actor f ON f.id = t.from_actor_id JOIN actor o ON o.id = t.to_actor_id
    LEFT JOIN entity_name n ON n.entity_type = 'tie' AND n.entity_id = t.id AND n.main = 1 ORDER BY n.folded, t.id`)
  return ties.map(({ id, uid, kind, directed, label, from, to, ...names }) => {
    const [fromName, toName] = [shortNameOf(names.from_name, names.from_short), shortNameOf(names.to_name, names.to_short)]
    return {
      uid, kind, title: tieTitle({ from: fromName, to: toName, directed, label }), from, fromName, to, toName,
      phases: (phases.get(id) ?? []).map(phase => ({ uid: phase.uid, dates: phase.dates })),
    }
  })
}

/** Every actor that stands in a tie, with its names and aliases; each name once. */
export function namedActors(db: ReadableDatabase): NamedActor[] {
  const aliases = groupBy(db.all<{ actor: number; name: string }>(sql`SELECT actor_id AS actor, name FROM actor_alias ORDER BY actor_id, position`), row => row.actor)
  return db.all<{ id: number; uid: string; kind: ActorKind; name: string; short: string }>(sql`
    SELECT id, uid, kind, name, short_name AS short FROM actor
    WHERE id IN (SELECT from_actor_id FROM tie UNION SELECT to_actor_id FROM tie) ORDER BY id`,
  ).map(({ id, uid, kind, name, short }) => {
    const all = [name, short, ...(aliases.get(id) ?? []).map(alias => alias.name)].filter(each => each !== '')
    return { uid, kind, names: all.filter((each, index) => all.findIndex(other => foldName(other) === foldName(each)) === index) }
  })
}

/** The latest evidence of a coder, the last one first; of each tie and indicator together the latest alone. Retired indicators are left out. */
export function recentCodings(db: ReadableDatabase, coder: number, limit: number): RecentCoding[] {
  return db.all<SpanColumns & { tie: string; indicator: string; stance: Stance; by: Performer | null; probativeValue: ProbativeValue | null }>(sql`
    SELECT t.uid AS tie, i.uid AS indicator, e.stance, e.performed_by AS by, e.probative_value AS probativeValue, ${spanOf('e', 'about')}
    FROM evidence e JOIN tie t ON t.id = e.tie_id JOIN indicator i ON i.id = e.indicator_id JOIN aspect a ON a.id = i.aspect_id
    WHERE e.coder_id = ${coder} AND i.retired = 0 AND a.retired = 0
      AND e.id = (SELECT max(l.id) FROM evidence l WHERE l.tie_id = e.tie_id AND l.indicator_id = e.indicator_id AND l.coder_id = e.coder_id)
    ORDER BY e.id DESC LIMIT ${limit}`,
  ).map(row => ({ tie: row.tie, indicator: row.indicator, stance: row.stance, by: row.by, probativeValue: row.probativeValue, about: toSpan(row) }))
}

/** Whether a coder has brought an excerpt or event to bear on a tie, or its phase, and an indicator already. */
export function isCoded(db: ReadableDatabase, item: { tieId: number; phaseId: number | null; indicatorId: number; excerptId: number | null; eventId: number | null; coderId: number }): boolean {
  return db.get(sql`
    SELECT 1 FROM evidence WHERE tie_id = ${item.tieId} AND indicator_id = ${item.indicatorId} AND coder_id = ${item.coderId} AND tie_phase_id IS ${item.phaseId}
      AND excerpt_id IS ${item.excerptId} AND event_id IS ${item.eventId} LIMIT 1`) !== undefined
}
