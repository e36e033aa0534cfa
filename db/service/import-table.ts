import type { ImportDuplicate, ImportSample, MatchReason, TableMapping } from '../contract/entities/imports.ts'
import type { EntityRef } from '../contract/values.ts'
import { describeSpan } from '../domain/edtf.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { TableData } from '../formats/import/table-data.ts'
import { mapTable, type ActorDraft, type EventDraft, type TieDraft } from '../formats/import/table-map.ts'
import { insertActor, replaceAliases, replaceCodes } from '../queries/actors.ts'
import { insertAttributes } from '../queries/attributes.ts'
import { insertEvent, replaceParticipants } from '../queries/events.ts'
import { knownActorCodes, knownActorNames } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import { insertPhase, insertTie } from '../queries/ties.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'

/** How the rows of a table become actors, ties or events. Actors that ties and events name and the project does not have are made, with a warning. */
export function planTable(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, table: TableData, mapping: TableMapping, decisions: Decisions, warnings: WarningList,
): ImportPlan {
  const { actors, ties, events, skipped } = mapTable(table, mapping, warnings)
  const people = resolveActors(db, [
    ...actors.map(draft => ({ name: draft.name, line: draft.line, draft })),
    ...ties.flatMap(({ from, to, line }) => [{ name: from, line }, { name: to, line }]),
    ...events.flatMap(({ participants, line }) => participants.map(({ name }) => ({ name, line }))),
  ], decisions)
  const made = people.filter(person => person.existing === null)
  const undeclared = made.filter(person => person.draft === undefined)
  if (undeclared.length > 0) {
    const examples = undeclared.slice(0, 5).map(person => `“${person.name.slice(0, 40)}”`).join(', ')
    warnings.add(`The project has no actor of ${undeclared.length === 1 ? 'this name' : `these ${undeclared.length} names`}, so ${undeclared.length === 1 ? 'it is' : 'they are'} made as ${mapping.actorKind}: ${examples}${undeclared.length > 5 ? ' …' : ''}.`, undeclared[0]?.line ?? null)
  }
  // An actor of the table that the project has is used as it is.
  const declared = actors.length - made.filter(person => person.draft !== undefined).length
  // Two names for one actor of the project make a tie to itself.
  const idOrName = new Map(people.map(person => [person.name, person.existing?.uid ?? person.name]))
  const kept = ties.filter(tie => {
    if (idOrName.get(tie.from) !== idOrName.get(tie.to)) return true
    warnings.add(`“${tie.from.slice(0, 60)}” and “${tie.to.slice(0, 60)}” are one actor in the project, and a tie to itself is no tie; the row was left out.`, tie.line)
    return false
  })
  return {
    counts: {
      ...noCounts, actors: made.length, ties: kept.length, tiePhases: kept.reduce((sum, tie) => sum + tie.phases.length, 0), events: events.length,
      attributes: kept.reduce((sum, tie) => sum + tie.attributes.length, 0) + made.reduce((sum, person) => sum + (person.draft?.attributes.length ?? 0), 0),
      skipped: skipped + declared + ties.length - kept.length,
    },
    duplicates: people.flatMap(person => (person.duplicate ? [person.duplicate] : [])),
    samples: mapping.kind === 'ties' ? kept.slice(0, shownSamples).map(tieSample)
      : mapping.kind === 'events' ? events.slice(0, shownSamples).map(eventSample)
        : made.slice(0, shownSamples).flatMap(person => (person.draft ? [actorSample(person.draft)] : [])),
    write(target, at, progress) {
      const ids = new Map<string, number>()
      const total = people.length + kept.length + events.length
      let done = 0
      for (const person of people) {
        progress(done += 1, total)
        ids.set(person.name, person.existing ? person.existing.id : writeActor(target, ports.newUid(), person.draft ?? bareActor(person.name, mapping), at))
      }
      const idOf = (name: string) => {
        const id = ids.get(name)
        if (id === undefined) throw new Error('an actor of the import was not made')
        return id
      }
      for (const { from, to, directed, kind, certainty, label, description, phases, attributes } of kept) {
        progress(done += 1, total)
        const tieId = insertTie(target, ports.newUid(), { fromId: idOf(from), toId: idOf(to), directed, kind, certainty, label, description }, at)
        for (const phase of phases) insertPhase(target, ports.newUid(), { tieId, ...phase }, at)
        insertAttributes(target, { tieId }, attributes)
      }
      for (const { participants, date, title, place, latitude, longitude, code, description } of events) {
        progress(done += 1, total)
        const id = insertEvent(target, ports.newUid(), {
          title, description, date, dateBasis: date ? 'stated' : null, dateNote: '', reportDate: null, place, latitude, longitude,
          codeScheme: code === '' ? '' : 'cameo', code, dataSetId: null,
        }, at)
        replaceParticipants(target, id, participants.map(({ name, role }) => ({ actorId: idOf(name), role })))
      }
    },
  }
}

/** Someone whom a file names. */
export interface Person {
  readonly name: string
  readonly line: number
  readonly draft: ActorDraft | undefined
  /** The actor of the project that it is; null where one is made. */
  readonly existing: { id: number; uid: string } | null
  readonly duplicate: ImportDuplicate | null
}

/** Everyone the table names, each once, with the actor of the project that it is: by ISO3 or COW code, by an id imported before, by name or alias. */
export function resolveActors(db: ServiceContext['db'], named: readonly { name: string; line: number; draft?: ActorDraft }[], decisions: Decisions): Person[] {
  const codes = new Map(knownActorCodes(db).toReversed().map(code => [`${code.scheme} ${code.value.toUpperCase()}`, code]))
  const names = new Map(knownActorNames(db).toReversed().map(name => [name.folded, name]))
  const find = (name: string, draft: ActorDraft | undefined): { id: number; uid: string; name: string; by: MatchReason } | null => {
    const wanted = draft ? draft.codes.map(code => `${code.scheme} ${code.value}`) : [...(/^[A-Z]{3}$/u.test(name) ? [`iso3 ${name}`] : []), `id ${name}`]
    const byCode = wanted.map(code => codes.get(code.toUpperCase().replace(/^\S+/u, scheme => scheme.toLowerCase()))).find(found => found !== undefined)
    if (byCode) return { ...byCode, by: 'code' }
    const byName = names.get(foldName(name)) ?? draft?.aliases.map(alias => names.get(foldName(alias))).find(found => found !== undefined)
    return byName ? { ...byName, by: 'name' } : null
  }
  const people = new Map<string, Person>()
  for (const { name, line, draft } of named) {
    // Two rows of a table of actors may bear one name under different ids; ties mean the first.
    const key = draft && people.has(name) ? `${name}\n${line}` : name
    if (people.has(key)) continue
    const found = find(name, draft)
    const id = `actor ${key.replace('\n', ' ')}`
    const suggested = 'skip' as const
    const existing: EntityRef | null = found && { type: 'actor', uid: found.uid, title: found.name }
    people.set(key, {
      name: key, line, draft, existing: found && (decisions[id] ?? suggested) === 'skip' ? { id: found.id, uid: found.uid } : null,
      duplicate: found && existing ? { id, line, title: name, by: found.by, existing, suggested } : null,
    })
  }
  return [...people.values()]
}

const bareActor = (name: string, { actorKind }: TableMapping): ActorDraft => (
  { line: 0, name, shortName: '', kind: actorKind, aliases: [], codes: [], dates: null, description: '', attributes: [] }
)

export function writeActor(db: WritableDatabase, uid: string, { name, shortName, kind, description, dates, aliases, codes, attributes }: ActorDraft, at: string): number {
  const id = insertActor(db, uid, { name, shortName, kind, description, dates }, at)
  if (aliases.length > 0) replaceAliases(db, id, aliases.map(alias => ({ name: alias, language: '' })))
  if (codes.length > 0) replaceCodes(db, id, codes)
  insertAttributes(db, { actorId: id }, attributes)
  return id
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ')

function tieSample({ line, from, to, directed, kind, phases }: TieDraft): ImportSample {
  const [phase] = phases
  const level = phase?.cooperation ? `cooperation ${phase.cooperation}` : phase?.conflict ? `conflict ${phase.conflict}` : ''
  const weight = phase && phase.weight !== null ? `weight ${phase.weight}` : ''
  return { line, title: tieTitle(from, to, directed), detail: joined(kind, level, weight, phase?.dates ? describeSpan(phase.dates) : '', phases.length > 1 ? `${phases.length} phases` : '') }
}

function actorSample({ line, name, kind, codes, dates, aliases }: ActorDraft): ImportSample {
  return { line, title: name, detail: joined(kind, ...codes.map(code => `${code.scheme} ${code.value}`), dates ? describeSpan(dates) : '', aliases.slice(0, 3).join(', ')) }
}

function eventSample({ line, title, date, place, participants }: EventDraft): ImportSample {
  return { line, title, detail: joined(date ? describeSpan(date) : '', place, participants.map(({ name }) => name).slice(0, 4).join(', ')) }
}
