/** Events between two actors. */
import { monthsOf, pairsOf, toneOf, type PairDirection } from '../domain/event-pairs.ts'
import type { ParticipantRole } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { groupBy } from './rows.ts'

/** Events that have the same months, direction and data set. */
export interface PairTotal {
  readonly months: { readonly first: number; readonly last: number } | null
  readonly direction: PairDirection
  readonly dataSetId: number | null
  readonly events: number
  readonly cooperation: number
  readonly conflict: number
  readonly goldsteinSum: number
  readonly scored: number
}

interface Row {
  id: number; start_earliest: number | null; end_latest: number | null; code_scheme: string; code: string; goldstein: number | null; data_set_id: number | null
  actor_id: number; role: ParticipantRole
}

/** What happened between two actors, by their keys. */
export function pairTotals(db: ReadableDatabase, one: number, other: number): PairTotal[] {
  const [low, high] = one < other ? [one, other] : [other, one]
  const events = groupBy(db.all<Row>(sql`
    SELECT e.id, e.start_earliest, e.end_latest, e.code_scheme, e.code, e.goldstein, e.data_set_id, p.actor_id, p.role
    FROM event e JOIN event_participant p ON p.event_id = e.id
    WHERE e.id IN (SELECT event_id FROM event_participant WHERE actor_id = ${low} INTERSECT SELECT event_id FROM event_participant WHERE actor_id = ${high})`), row => row.id)
  return [...events.values()].flatMap((rows): PairTotal[] => {
    const [event] = rows
    const pair = pairsOf(rows.map(({ actor_id: actor, role }) => ({ actor, role }))).find(found => found.low === low && found.high === high)
    if (!event || !pair) return []
    const tone = toneOf(event.code_scheme, event.code)
    return [{
      months: monthsOf(event.start_earliest, event.end_latest), direction: pair.direction, dataSetId: event.data_set_id, events: 1,
      cooperation: Number(tone === 'cooperation'), conflict: Number(tone === 'conflict'), goldsteinSum: event.goldstein ?? 0, scored: Number(event.goldstein !== null),
    }]
  })
}
