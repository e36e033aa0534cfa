/** The network of a project as other programs understand networks. Notes are not within reach of any query here. */
import { DAY_MAX, DAY_MIN } from '../contract/values.ts'
import { formatDay } from '../domain/edtf.ts'
import type { AttributeValue, ExportEdge, ExportGraph, ExportNode, ExportPhase, Spell } from '../formats/export/export-graph.ts'
import { networkActors, networkTies } from '../queries/network.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { getProject } from '../queries/project.ts'
import { groupBy, spanOf, type SpanColumns } from '../queries/rows.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { placesIn, viewOf } from './network.ts'
import { networkCoding } from './network-coding.ts'

/** A date as its first and last possible day; null where none is given. */
function spellOf({ raw, start_earliest: start, end_latest: end }: SpanColumns): Spell | null {
  if (raw === null) return null
  const day = (value: number | null) => (value === null || value <= DAY_MIN || value >= DAY_MAX ? null : formatDay(value))
  return { start: day(start), end: day(end), written: raw }
}

interface AttributeRow { owner: number; name: string; value: string; number: number | null }
const valuesOf = (rows: readonly AttributeRow[] | undefined) => Object.fromEntries((rows ?? []).map(({ name, value, number }): [string, AttributeValue] => [name, number ?? value]))

/** The whole network, at all times, with the places of a view. Actors and ties are in the order of their keys, phases in that of time. */
export function exportGraph(db: ReadableDatabase, view: string | undefined): ExportGraph {
  const actors = networkActors(db)
  const ties = networkTies(db, actors.id)
  const { places } = placesIn(db, viewOf(db, view).id, actors, ties)
  const attributes = (column: 'actor_id' | 'tie_id') => groupBy(
    db.all<AttributeRow>(column === 'actor_id'
      ? sql`SELECT actor_id AS owner, name, value, number FROM attribute WHERE actor_id IS NOT NULL ORDER BY actor_id, position`
      : sql`SELECT tie_id AS owner, name, value, number FROM attribute WHERE tie_id IS NOT NULL ORDER BY tie_id, position`),
    row => row.owner,
  )
  const aliases = groupBy(db.all<{ owner: number; name: string }>(sql`SELECT actor_id AS owner, name FROM actor_alias ORDER BY actor_id, position, id`), row => row.owner)
  const codes = groupBy(db.all<{ owner: number; code: string }>(sql`
    SELECT entity_id AS owner, scheme || ':' || value AS code FROM external_id WHERE entity_type = 'actor' ORDER BY entity_id, position, id`), row => row.owner)
  const details = new Map(db.all<SpanColumns & { id: number; description: string }>(sql`SELECT a.id, a.description, ${spanOf('a')} FROM actor a`).map(row => [row.id, row]))
  const ofActors = attributes('actor_id')
  const nodes = actors.id.map((id, row): ExportNode => {
    const detail = details.get(id)
    return {
      uid: actors.uid[row] ?? '', label: actors.name[row] ?? '', kind: actors.kind[row] ?? 'state', shortName: actors.shortName[row] ?? '', description: detail?.description ?? '',
      aliases: (aliases.get(id) ?? []).map(({ name }) => name), codes: (codes.get(id) ?? []).map(({ code }) => code), spell: detail ? spellOf(detail) : null,
      x: places[row]?.x ?? 0, y: places[row]?.y ?? 0, attributes: valuesOf(ofActors.get(id)),
    }
  })
  const phases = groupBy(db.all<SpanColumns & { owner: number; uid: string; cooperation: number | null; conflict: number | null; weight: number | null; summary: string }>(sql`
    SELECT p.tie_id AS owner, p.uid, p.cooperation, p.conflict, p.weight, p.summary, ${spanOf('p')} FROM tie_phase p ORDER BY p.tie_id, p.start_earliest IS NULL, p.start_earliest, p.id`), row => row.owner)
  const descriptions = new Map(db.all<{ id: number; description: string }>(sql`SELECT id, description FROM tie`).map(({ id, description }) => [id, description]))
  const ofTies = attributes('tie_id')
  const fits = fitsByTie(db)
  const edges = ties.id.map((id, row): ExportEdge => {
    const uid = ties.uid[row] ?? ''
    const own = (phases.get(id) ?? []).map((phase): ExportPhase => ({
      uid: phase.uid, spell: spellOf(phase), cooperation: phase.cooperation, conflict: phase.conflict, weight: phase.weight, summary: phase.summary,
    }))
    return {
      uid, source: actors.uid[ties.from[row] ?? -1] ?? '', target: actors.uid[ties.to[row] ?? -1] ?? '', directed: ties.directed[row] ?? false, kind: ties.kind[row] ?? 'other',
      certainty: ties.certainty[row] ?? 'confirmed', label: ties.label[row] ?? '', description: descriptions.get(id) ?? '',
      phases: own.length > 0 ? own : [{ uid, spell: null, cooperation: null, conflict: null, weight: null, summary: '' }],
      attributes: { ...valuesOf(ofTies.get(id)), ...fits.get(uid) },
    }
  })
  return { title: getProject(db).title, nodes, edges }
}

/** How ties fit, as attributes named by aspect and period. */
function fitsByTie(db: ReadableDatabase): Map<string, Record<string, AttributeValue>> {
  const { ties, fits } = networkCoding(db)
  const periods = periodsWithIds(db)
  const found = new Map<string, Record<string, AttributeValue>>()
  fits.tie.forEach((tie, row) => {
    const uid = ties.uid[tie] ?? ''
    const period = periods[fits.period[row] ?? -1]?.name ?? ''
    const values = found.get(uid) ?? {}
    for (const [aspect, level] of [['P1', fits.p1[row]], ['P2', fits.p2[row]], ['X', fits.x[row]], ['O', fits.o[row]]] as const) {
      if (typeof level === 'number') values[`${aspect} (${period})`] = level
    }
    values[`reading (${period})`] = fits.reading[row] ?? 'undetermined'
    found.set(uid, values)
  })
  return found
}
