/** What is coded about the network: a query per table for any number of actors and ties; everything by key, in the order of keys. */
import type { Reliability } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { spanOf, type SpanColumns } from './rows.ts'

/** The key and uid of every actor and tie, in the order in which `network.get` has them. */
export function networkKeys(db: ReadableDatabase): { actors: { id: number; uid: string }[]; ties: { id: number; uid: string; from: number; to: number }[] } {
  return {
    actors: db.all(sql`SELECT id, uid FROM actor ORDER BY id`),
    ties: db.all(sql`SELECT id, uid, from_actor_id AS "from", to_actor_id AS "to" FROM tie ORDER BY id`),
  }
}

/** In how many events each actor takes part, by the actor's key. */
export function eventCounts(db: ReadableDatabase): { actorId: number; events: number }[] {
  return db.all(sql`SELECT actor_id AS actorId, count(DISTINCT event_id) AS events FROM event_participant GROUP BY actor_id`)
}

/** Every alias, in the order of its actor's. */
export function actorAliases(db: ReadableDatabase): { actorId: number; name: string }[] {
  return db.all(sql`SELECT actor_id AS actorId, name FROM actor_alias ORDER BY actor_id, position`)
}

export interface AffiliationDays extends SpanColumns { actorId: number; withId: number; role: string }

/** Who is affiliated with whom, when, in the order of the actors. */
export function affiliationDays(db: ReadableDatabase): AffiliationDays[] {
  return db.all(sql`
    SELECT f.actor_id AS actorId, f.with_actor_id AS withId, f.role, ${spanOf('f')}
    FROM affiliation f ORDER BY f.actor_id, f.start_earliest IS NULL, f.start_earliest, f.id`)
}

/** Keys are JSON arrays: an object for every item of evidence would cost more than all the rest. */
export interface TieEvidence { tieId: number; supporting: number; contradicting: number; context: number; excerpts: string; events: string; coders: string }

/** The evidence on each tie that has any: how many items by stance, and the different excerpts, events and coders behind them. */
export function tieEvidence(db: ReadableDatabase): TieEvidence[] {
  return db.all(sql`
    SELECT tie_id AS tieId, sum(stance = 'supports') AS supporting, sum(stance = 'contradicts') AS contradicting, sum(stance = 'context') AS context,
      json_group_array(DISTINCT excerpt_id) FILTER (WHERE excerpt_id IS NOT NULL) AS excerpts,
      json_group_array(DISTINCT event_id) FILTER (WHERE event_id IS NOT NULL) AS events, json_group_array(DISTINCT coder_id) AS coders
    FROM evidence GROUP BY tie_id`)
}

/** The coders with an assessment of each tie. */
export function tieAssessors(db: ReadableDatabase): { tieId: number; coderId: number }[] {
  return db.all(sql`SELECT DISTINCT tie_id AS tieId, coder_id AS coderId FROM assessment`)
}

export interface FitRow { tieId: number; periodId: number; code: string; level: number }

/** Levels of the four aspects that readings rest on, by every coder. */
export function fitLevels(db: ReadableDatabase): (FitRow & { coderId: number })[] {
  return db.all(sql`
    SELECT s.tie_id AS tieId, s.period_id AS periodId, a.code, s.coder_id AS coderId, s.level
    FROM assessment s JOIN aspect a ON a.id = s.aspect_id JOIN project p ON p.framework_id = a.framework_id
    WHERE s.level IS NOT NULL AND a.code IN ('P1', 'P2', 'X', 'O')`)
}

/** Adjudicated levels of the four aspects that readings rest on. */
export function fitDecisions(db: ReadableDatabase): FitRow[] {
  return db.all(sql`
    SELECT j.tie_id AS tieId, j.period_id AS periodId, a.code, j.level
    FROM adjudication j JOIN aspect a ON a.id = j.aspect_id JOIN project p ON p.framework_id = a.framework_id
    WHERE j.level IS NOT NULL AND a.code IN ('P1', 'P2', 'X', 'O')`)
}

/** Every label over the rule's. */
export function overruledReadings(db: ReadableDatabase): { tieId: number; periodId: number; label: string }[] {
  return db.all(sql`SELECT tie_id AS tieId, period_id AS periodId, label FROM reading_overrule`)
}

/** Sources by key, with what lists call them. */
export function codedSources(db: ReadableDatabase): { id: number; uid: string; title: string; authors: string; year: string; reliability: Reliability | null }[] {
  return db.all(sql`SELECT id, uid, title, authors, year, reliability FROM source ORDER BY id`)
}

export function codersWithIds(db: ReadableDatabase): { id: number; uid: string; name: string }[] {
  return db.all(sql`SELECT id, uid, name FROM coder ORDER BY id`)
}

export interface AttributeRow { actorId: number | null; tieId: number | null; name: string; value: string; number: number | null }

/** Every attribute of actors and ties, by name, in the order of whose they are. */
export function attributeRows(db: ReadableDatabase): AttributeRow[] {
  return db.all(sql`SELECT actor_id AS actorId, tie_id AS tieId, name, value, number FROM attribute ORDER BY name, actor_id, tie_id`)
}
