import type { ProjectService } from '../contract/api.ts'
import type { DuplicableType } from '../contract/methods/merge.ts'
import { getActor, insertActor, replaceAliases } from '../queries/actors.ts'
import { insertAffiliation } from '../queries/affiliations.ts'
import { copyCitations } from '../queries/citations.ts'
import { eventsByIds, insertEvent, replaceParticipants } from '../queries/events.ts'
import { excerptsByIds, insertExcerpt, replaceNamedActors } from '../queries/excerpts.ts'
import { findIndicatorByCode, getIndicator, insertIndicator } from '../queries/framework.ts'
import { findId, findIds } from '../queries/keys.ts'
import { foldName } from '../queries/names.ts'
import { insertPeriod, listPeriods, periodsWithIds } from '../queries/periods.ts'
import { toSpan, spanOf, type SpanColumns } from '../queries/rows.ts'
import { findSourceByKey, getSource, insertSource } from '../queries/sources.ts'
import { actorsOfTie, getTie, insertPhase, insertTie, phasesOfTie } from '../queries/ties.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { describeCsl } from './csl.ts'
import { placeOf } from './excerpt-place.ts'
import { idOf, present, titleOf } from './fields.ts'

interface Copying { readonly db: ReadableDatabase; readonly target: WritableDatabase; readonly id: number; readonly uid: string; readonly at: string; readonly newUid: () => string }

/** Copies of single entities. */
export function duplicateService(context: ServiceContext): Pick<ProjectService, 'entities.duplicate'> {
  const { db, ports } = context
  return {
    'entities.duplicate': ({ type, uid: original }) => {
      const id = idOf(db, type, original)
      const uid = ports.newUid()
      return context.write({ label: `Duplicate ${titleOf(db, type, id)}` }, (target, at) => {
        copiers[type]({ db, target, id, uid, at, newUid: ports.newUid })
        return { uid }
      })
    },
  }
}

const copiers: Readonly<Record<DuplicableType, (copying: Copying) => void>> = {
  actor: copyActor, event: copyEvent, source: copySource, excerpt: copyExcerpt, tie: copyTie, period: copyPeriod, indicator: copyIndicator,
}

/** "Russia (copy)", then "Russia (copy 2)": the first that nothing is called yet. Within `longest` characters. */
function copyName(name: string, isTaken: (candidate: string) => boolean, longest = 500): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/u, '')
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? ' (copy)' : ` (copy ${number})`
    const candidate = `${base.slice(0, longest - suffix.length).replace(/[\uD800-\uDBFF]$/u, '')}${suffix}`
    if (!isTaken(candidate)) return candidate
  }
}

const isNamed = (db: ReadableDatabase, type: DuplicableType) => (name: string): boolean => (
  db.get(sql`SELECT 1 FROM entity_name WHERE folded = ${foldName(name)} AND entity_type = ${type}`) !== undefined
)

/** Codes stay with the original: they name one actor of the world. */
function copyActor({ db, target, id, uid, at, newUid }: Copying): void {
  const { kind, name, shortName, description, dates, aliases } = present(getActor(db, id), 'actor')
  const copy = insertActor(target, uid, { kind, name: copyName(name, isNamed(db, 'actor')), shortName, description, dates }, at)
  replaceAliases(target, copy, aliases)
  for (const row of db.all<SpanColumns & { id: number; with_actor_id: number; role: string }>(
    sql`SELECT a.id, a.with_actor_id, a.role, ${spanOf('a')} FROM affiliation a WHERE a.actor_id = ${id} ORDER BY a.id`)) {
    const affiliation = insertAffiliation(target, newUid(), { actorId: copy, withActorId: row.with_actor_id, role: row.role, dates: toSpan(row) }, at)
    copyCitations(target, 'affiliation', row.id, affiliation)
  }
}

/** A copy of what came with a data set is the analyst's own. */
function copyEvent({ db, target, id, uid, at }: Copying): void {
  const event = present(eventsByIds(db, [id]).get(id), 'event')
  const copy = insertEvent(target, uid, { ...event, title: copyName(event.title, isNamed(db, 'event')), dataSetId: null, goldstein: null }, at)
  const actors = findIds(db, 'actor', event.participants.map(({ actor }) => actor))
  replaceParticipants(target, copy, event.participants.flatMap(({ actor, role }) => {
    const actorId = actors.get(actor)
    return actorId === undefined ? [] : [{ actorId, role }]
  }))
  copyCitations(target, 'event', id, copy)
}

/** The DOI stays with the original: it names one publication. So do its full text and excerpts. */
function copySource({ db, target, id, uid, at }: Copying): void {
  const { citationKey, csl, reliability, reliabilityNote } = present(getSource(db, id), 'source')
  const { DOI: _, ...record } = csl
  const copied = { ...record, type: csl.type, title: copyName(describeCsl(csl).title, isNamed(db, 'source'), 5_000) }
  insertSource(target, uid, { citationKey: freshKey(db, citationKey), csl: copied, ...describeCsl(copied), reliability, reliabilityNote }, at)
}

/** "kertcher2024-copy", then "kertcher2024-copy-2". */
function freshKey(db: ReadableDatabase, key: string): string {
  const base = key.replace(/-copy(?:-\d+)?$/u, '').slice(0, 180)
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? `${base}-copy` : `${base}-copy-${number}`
    if (findSourceByKey(db, candidate) === undefined) return candidate
  }
}

function copyExcerpt({ db, target, id, uid, at }: Copying): void {
  const excerpt = present(excerptsByIds(db, [id]).get(id), 'excerpt')
  const sourceId = idOf(db, 'source', excerpt.source)
  const attributedToId = excerpt.attributedTo === null ? null : (findId(db, 'source', excerpt.attributedTo) ?? null)
  const label = excerpt.label === '' ? '' : copyName(excerpt.label, isNamed(db, 'excerpt'), 60)
  const quote = placeOf(db, sourceId, excerpt)?.quote ?? null
  const copy = insertExcerpt(target, uid, { ...excerpt, quote, label, sourceId, attributedToId }, at)
  const actors = findIds(db, 'actor', excerpt.actors)
  replaceNamedActors(target, copy, excerpt.actors.flatMap(actor => actors.get(actor) ?? []))
}

/** A parallel tie with the phases of the first and their citations; assessments and evidence stay with it. */
function copyTie({ db, target, id, uid, at, newUid }: Copying): void {
  const { directed, kind, certainty, label, description } = present(getTie(db, id), 'tie')
  const { fromId, toId } = present(actorsOfTie(db, id), 'tie')
  const labels = new Set(db.all<{ label: string }>(sql`
    SELECT label FROM tie WHERE (from_actor_id = ${fromId} AND to_actor_id = ${toId}) OR (from_actor_id = ${toId} AND to_actor_id = ${fromId})`).map(row => row.label))
  const free = label === '' ? firstFree(number => (number === 1 ? 'copy' : `copy ${number}`), labels) : copyName(label, name => labels.has(name), 200)
  const copy = insertTie(target, uid, { fromId, toId, directed, kind, certainty, label: free, description }, at)
  const phases = phasesOfTie(db, id)
  const ids = findIds(db, 'tie-phase', phases.map(phase => phase.uid))
  for (const phase of phases) {
    const { dates, cooperation, conflict, weight, summary } = phase
    const copied = insertPhase(target, newUid(), { tieId: copy, dates, cooperation, conflict, weight, summary }, at)
    copyCitations(target, 'tie-phase', ids.get(phase.uid) ?? 0, copied)
  }
}

function firstFree(nameOf: (number: number) => string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(nameOf(number))) return nameOf(number)
}

function copyPeriod({ db, target, id, uid, at }: Copying): void {
  const { name, dates, description } = present(periodsWithIds(db).find(period => period.id === id), 'period')
  insertPeriod(target, uid, { name: copyName(name, candidate => listPeriods(db).some(period => period.name === candidate)), dates, description }, at)
}

function copyIndicator({ db, target, id, uid, at }: Copying): void {
  const { indicator, aspectId } = present(getIndicator(db, id), 'indicator')
  const { code, name, definition, include, exclude, example, retired } = indicator
  const taken = (candidate: string) => findIndicatorByCode(db, aspectId, candidate) !== undefined
  const base = code.replace(/-copy(?:-\d+)?$/u, '')
  let free = `${base}-copy`
  for (let number = 2; taken(free); number += 1) free = `${base}-copy-${number}`
  insertIndicator(target, uid, { aspectId, code: free, name: copyName(name, isNamed(db, 'indicator')), definition, include, exclude, example, retired }, at)
}
