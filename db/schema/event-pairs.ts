/**
 * Between whom events are, as rows of `event_pair`: each initiator with each target; where there is no such pair, everybody who takes part with everybody
 * else. Who votes, drafts, supports or suffers is no party to a relation; an actor makes no pair with itself.
 *
 * `direction` is 1 from the actor with the lower key to the one with the higher, -1 the other way, 0 where both take part alike. `tone` is 1 for cooperation
 * and -1 for conflict: CAMEO's root codes 01 to 08 and 09 to 20 (Schrodt, CAMEO codebook 1.1b3, 2012; the quad classes 1, 2 and 3, 4 of GDELT's codebook
 * v2.0), and the quad classes of PLOVER's types (PLOVER event coding manual, 2023). Months count from January of the year 0; both are null where a date is
 * missing, open or before that year.
 *
 * Frozen with the migrations that use it: other rows are another function. `events` is a condition on `e`, the event.
 */
export function eventPairRows(events: string): string {
  const together = `'initiator', 'target', 'host', 'participant', 'mediator'`
  const month = (day: string) => `CAST(strftime('%Y', ${day} * 86400, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', ${day} * 86400, 'unixepoch') AS INTEGER) - 1`
  const word = `lower(trim(e.code))`
  return `
WITH told AS MATERIALIZED (
  SELECT e.id AS event_id, e.data_set_id, e.goldstein,
    CASE
      WHEN e.code_scheme = 'cameo' AND e.code GLOB '[0-9][0-9]*' AND e.code NOT GLOB '*[^0-9]*' AND length(e.code) <= 4
        THEN CASE WHEN substr(e.code, 1, 2) BETWEEN '01' AND '08' THEN 1 WHEN substr(e.code, 1, 2) BETWEEN '09' AND '20' THEN -1 ELSE 0 END
      WHEN e.code_scheme = 'plover' THEN CASE
        WHEN ${word} IN ('agree', 'consult', 'support', 'concede', 'cooperate', 'aid', 'retreat') THEN 1
        WHEN ${word} IN ('request', 'accuse', 'reject', 'threaten', 'protest', 'sanction', 'mobilize', 'coerce', 'assault') THEN -1 ELSE 0 END
      ELSE 0 END AS tone,
    CASE WHEN e.start_earliest > -719528 AND e.end_latest < 2932897 THEN ${month('e.start_earliest')} END AS first_month,
    CASE WHEN e.start_earliest > -719528 AND e.end_latest < 2932897 THEN ${month('e.end_latest')} END AS last_month
  FROM event e WHERE ${events}
), directed AS MATERIALIZED (
  SELECT told.event_id, min(i.actor_id, t.actor_id) AS low, max(i.actor_id, t.actor_id) AS high,
    (min(i.actor_id < t.actor_id) + max(i.actor_id < t.actor_id)) - 1 AS direction
  FROM told JOIN event_participant i ON i.event_id = told.event_id AND i.role = 'initiator'
    JOIN event_participant t ON t.event_id = told.event_id AND t.role = 'target' AND t.actor_id <> i.actor_id
  GROUP BY 1, 2, 3
), pair AS (
  SELECT event_id, low, high, direction FROM directed
  UNION ALL
  SELECT DISTINCT told.event_id, one.actor_id, other.actor_id, 0
  FROM told JOIN event_participant one ON one.event_id = told.event_id AND one.role IN (${together})
    JOIN event_participant other ON other.event_id = told.event_id AND other.role IN (${together}) AND other.actor_id > one.actor_id
  WHERE told.event_id NOT IN (SELECT event_id FROM directed)
)
SELECT pair.event_id, pair.low, pair.high, pair.direction, told.tone, told.first_month, told.last_month, told.data_set_id, told.goldstein
FROM pair JOIN told ON told.event_id = pair.event_id ORDER BY pair.event_id, pair.low, pair.high`
}

/** The columns of `event_pair` that these rows fill. */
export const eventPairColumns = 'event_id, low_actor_id, high_actor_id, direction, tone, first_month, last_month, data_set_id, goldstein'
