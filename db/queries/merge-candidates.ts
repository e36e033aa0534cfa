/** What suggestions of duplicates look at: every entity of a type with the few fields that tell it from others. */
import type { MergeableType } from '../contract/methods/merge.ts'
import { suggestActors, suggestEvents, suggestSources, type Pair } from '../domain/duplicates.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { mergeSchemes } from './external-ids.ts'
import { dismissedPairs } from './merge-plan.ts'
import { groupBy, keySet } from './rows.ts'

/** Pairs that are likely the same and were not dismissed, the likeliest first. */
export function suggestedPairs(db: ReadableDatabase, type: MergeableType): Pair[] {
  const dismissed = dismissedPairs(db, type)
  return pairsOf(db, type).filter(pair => !dismissed.has(`${Math.min(pair.one, pair.other)} ${Math.max(pair.one, pair.other)}`))
}

function pairsOf(db: ReadableDatabase, type: MergeableType): Pair[] {
  switch (type) {
    case 'actor': return actorPairs(db)
    case 'source': return suggestSources(db.all(sql`
      SELECT id, citation_key AS citationKey, title, authors, year, coalesce(json_extract(csl, '$.DOI'), '') AS doi FROM source ORDER BY id`))
    case 'event': return eventPairs(db)
  }
}

function actorPairs(db: ReadableDatabase): Pair[] {
  const aliases = groupBy(db.all<{ actor: number; name: string }>(sql`SELECT actor_id AS actor, name FROM actor_alias ORDER BY actor_id, position`), row => row.actor)
  const codes = groupBy(db.all<{ actor: number; scheme: string; value: string }>(sql`
    SELECT entity_id AS actor, scheme, value FROM external_id WHERE entity_type = 'actor' AND scheme NOT IN ${keySet(mergeSchemes)}`), row => row.actor)
  return suggestActors(db.all<{ id: number; kind: string; name: string; shortName: string }>(sql`
    SELECT id, kind, name, short_name AS shortName FROM actor ORDER BY id`).map(actor => ({
    ...actor, aliases: (aliases.get(actor.id) ?? []).map(row => row.name), codes: codes.get(actor.id) ?? [],
  })))
}

function eventPairs(db: ReadableDatabase): Pair[] {
  const events = db.all<{ id: number; title: string; start: number | null; imported: number }>(sql`
    SELECT id, title, start_earliest AS start, data_set_id IS NOT NULL AS imported FROM event
    WHERE data_set_id IS NULL OR start_earliest IN (
      SELECT start_earliest + shift.value FROM event, json_each('[-2,-1,0,1,2]') AS shift WHERE data_set_id IS NULL) ORDER BY id`)
  const participants = groupBy(db.all<{ event: number; actor: number }>(sql`
    SELECT event_id AS event, actor_id AS actor FROM event_participant WHERE event_id IN ${keySet(events.map(event => event.id))}`), row => row.event)
  return suggestEvents(events.map(event => ({
    ...event, imported: event.imported === 1, participants: (participants.get(event.id) ?? []).map(row => row.actor),
  })))
}
