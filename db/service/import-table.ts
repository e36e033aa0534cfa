import type { ErrorRule, ImportDuplicate, ImportSample, MatchReason, TableMapping } from '../contract/entities/imports.ts'
import type { EntityRef } from '../contract/values.ts'
import { describeSpan } from '../domain/edtf.ts'
import { createLikelyNames } from '../domain/likely-names.ts'
import { createLikelyTitles } from '../domain/likely-titles.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { TableData } from '../formats/import/table-data.ts'
import { describeColumns } from '../formats/import/column-types.ts'
import { numberOf } from '../formats/import/table-cells.ts'
import { mapTable, type ActorDraft, type EventDraft, type TieDraft } from '../formats/import/table-map.ts'
import { insertActor, replaceAliases, replaceCodes } from '../queries/actors.ts'
import { insertAttributes } from '../queries/attributes.ts'
import { insertEvent, replaceParticipants } from '../queries/events.ts'
import { countOwnEvents, knownActorCodes, knownActorNames, knownActorUids, knownEvents, knownSpellings, type KnownEvent, type KnownSpelling } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import { insertPhase, insertTie } from '../queries/ties.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'
import { planSources } from './import-sources.ts'
import { tiesToMake, type TableOrigin } from './import-table-ties.ts'

/** How the rows of a table become actors, ties, events or sources. Actors that ties and events name and the project does not have are made, with a warning. */
export function planTable(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, table: TableData, mapping: TableMapping, { decisions, onError, ...origin }: TableOrigin & { decisions: Decisions; onError: ErrorRule }, warnings: WarningList,
): ImportPlan & { readonly errorRows: number } {
  const { actors, ties, events, sources, skipped, errorRows } = mapTable(table, mapping, warnings, onError)
  warnOfUnclearNumbers(table, mapping, warnings)
  if (mapping.kind === 'sources') return { ...planSources({ db, ports }, { records: [...sources], broken: skipped }, decisions, warnings), errorRows }
  const people = resolveActors(db, [
    ...actors.map(draft => ({ name: draft.name, line: draft.line, draft })),
    ...ties.flatMap(({ from, to, line }) => [{ name: from, line }, { name: to, line }]),
    ...events.flatMap(({ participants, line }) => participants.map(({ name }) => ({ name, line }))),
  ], decisions, warnings)
  const made = people.filter(person => person.existing === null)
  const undeclared = made.filter(person => person.draft === undefined)
  if (undeclared.length > 0) {
    const examples = undeclared.slice(0, 5).map(person => `“${person.name.slice(0, 40)}”`).join(', ')
    warnings.add(`The project has no actor of ${undeclared.length === 1 ? 'this name' : `these ${undeclared.length} names`}, so ${undeclared.length === 1 ? 'it is' : 'they are'} made as ${mapping.actorKind}: ${examples}${undeclared.length > 5 ? ' …' : ''}.`, undeclared[0]?.line ?? null)
  }
  // An actor of the table that the project has is used as it is.
  const declared = actors.length - made.filter(person => person.draft !== undefined).length
  const kept = tiesToMake(db, ties, people, origin, warnings)
  const titles = new Map(people.flatMap(({ name, existing, duplicate }) => (existing && duplicate ? [[name, duplicate.existing.title] as const] : [])))
  const shownName = (name: string) => titles.get(name) ?? name
  const { wanted, duplicates: sameEvents } = eventsToMake(db, events, decisions, warnings)
  return {
    errorRows,
    counts: {
      ...noCounts, actors: made.length, ties: kept.length, tiePhases: kept.reduce((sum, { tie }) => sum + tie.phases.length, 0), events: wanted.length,
      attributes: kept.reduce((sum, { tie }) => sum + tie.attributes.length, 0) + made.reduce((sum, person) => sum + (person.draft?.attributes.length ?? 0), 0),
      skipped: skipped + declared + ties.length - kept.length + events.length - wanted.length,
    },
    duplicates: [...people.flatMap(person => (person.duplicate ? [person.duplicate] : [])), ...sameEvents],
    samples: mapping.kind === 'ties' ? kept.slice(0, shownSamples).map(({ tie }) => tieSample(tie, shownName))
      : mapping.kind === 'events' ? wanted.slice(0, shownSamples).map(event => eventSample(event, shownName))
        : made.slice(0, shownSamples).flatMap(person => (person.draft ? [actorSample(person.draft)] : [])),
    write(target, at, progress) {
      const ids = new Map<string, number>()
      const total = people.length + kept.length + wanted.length
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
      for (const { uid, tie: { from, to, directed, kind, certainty, label, description, phases, attributes } } of kept) {
        progress(done += 1, total)
        const tieId = insertTie(target, uid ?? ports.newUid(), { fromId: idOf(from), toId: idOf(to), directed, kind, certainty, label, description }, at)
        for (const phase of phases) insertPhase(target, ports.newUid(), { tieId, ...phase }, at)
        insertAttributes(target, { tieId }, attributes)
      }
      for (const { participants, date, title, place, latitude, longitude, code, description } of wanted) {
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

/** Numbers such as 1,234 are read, but may have been meant otherwise. */
function warnOfUnclearNumbers({ rows }: TableData, mapping: TableMapping, warnings: WarningList): void {
  const used = new Set(Object.values(mapping.columns))
  describeColumns(rows.slice(0, 500), mapping.header).forEach(({ name, decimal, samples }, index) => {
    if (decimal !== 'unclear' || !(used.has(name) || used.has(`#${index + 1}`))) return
    const example = samples.find(sample => /[.,]/u.test(sample)) ?? ''
    warnings.add(`The sign in “${example}” may part thousands or decimals. It was read as ${numberOf(example, mapping.decimal) ?? 'no number'}, with decimals after “${mapping.decimal}”; say otherwise where that is wrong.`, null, name)
  })
}

/** Events of the project with which those of a table are compared at most, so that memory stays bounded. */
const mostComparedEvents = 200_000

/** Events that are made: all but those that the project has under the same title on the same day. A like title on the same day is a guess. */
function eventsToMake(db: ServiceContext['db'], events: readonly EventDraft[], decisions: Decisions, warnings: WarningList): { wanted: EventDraft[]; duplicates: ImportDuplicate[] } {
  if (events.length === 0) return { wanted: [], duplicates: [] }
  if (countOwnEvents(db) > mostComparedEvents) {
    warnings.add(`The project has more than ${mostComparedEvents.toLocaleString('en')} events that are of no data set; those of the table were not compared with them.`)
    return { wanted: [...events], duplicates: [] }
  }
  const known = Map.groupBy(knownEvents(db), event => event.date)
  const guesses = new Map<string, ReturnType<typeof createLikelyTitles<KnownEvent>>>()
  const duplicates: ImportDuplicate[] = []
  const wanted = events.filter(({ line, title, date }) => {
    const sameDay = known.get(date?.raw ?? '') ?? []
    if (sameDay.length === 0) return true
    const folded = foldName(title)
    const same = sameDay.find(event => foldName(event.title) === folded)
    const guessOn = (day: string) => {
      const guess = guesses.get(day) ?? createLikelyTitles(sameDay.map(event => ({ item: event, title: event.title, year: '' })))
      guesses.set(day, guess)
      return guess
    }
    const likely = same || date === null ? null : guessOn(date.raw)(title, '')
    const found = same ?? likely?.item
    if (!found) return true
    const id = `event ${line}`
    const suggested = same ? 'skip' as const : 'keep' as const
    duplicates.push({ id, line, title, by: same ? 'title' : 'similar', why: likely ? `${likely.why}, on the same day` : '', existing: { type: 'event', uid: found.uid, title: found.title }, suggested })
    return (decisions[id] ?? suggested) === 'keep'
  })
  return { wanted, duplicates }
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

/** Names beyond this number for which no guesses are made. */
const mostGuesses = 10_000

/**
 * Everyone the table names, each once, with the actor of the project that it is: by uid, by ISO3 or COW code, by an id imported before, by name or alias; and
 * with a guess where there is none of these.
 */
export function resolveActors(
  db: ServiceContext['db'], named: readonly { name: string; line: number; draft?: ActorDraft }[], decisions: Decisions, warnings: WarningList | null = null,
): Person[] {
  const uids = knownActorUids(db)
  const codes = new Map(knownActorCodes(db).toReversed().map(code => [`${code.scheme} ${code.value.toUpperCase()}`, code]))
  const names = new Map(knownActorNames(db).toReversed().map(name => [name.folded, name]))
  const guesses = likelyActors(db, warnings)
  const find = (name: string, draft: ActorDraft | undefined): Found | null => {
    const wanted = draft ? draft.codes.map(code => `${code.scheme} ${code.value}`) : [...(/^[A-Z]{3}$/u.test(name) ? [`iso3 ${name}`] : []), `id ${name}`]
    const byUid = uids.get(draft?.codes.find(code => code.scheme === 'id')?.value ?? name)
    if (byUid) return { ...byUid, by: 'uid', why: '' }
    const byCode = wanted.map(code => codes.get(code.toUpperCase().replace(/^\S+/u, scheme => scheme.toLowerCase()))).find(found => found !== undefined)
    if (byCode) return { ...byCode, by: 'code', why: '' }
    const byName = names.get(foldName(name)) ?? draft?.aliases.map(alias => names.get(foldName(alias))).find(found => found !== undefined)
    return byName ? { ...byName, by: 'name', why: '' } : guesses([name, ...draft?.aliases ?? []])
  }
  const people = new Map<string, Person>()
  for (const { name, line, draft } of named) {
    // Two rows of a table of actors may bear one name under different ids; ties mean the first.
    const key = draft && people.has(name) ? `${name}\n${line}` : name
    if (people.has(key)) continue
    const found = find(name, draft)
    const id = `actor ${key.replace('\n', ' ')}`
    const suggested = found?.by === 'similar' ? 'keep' as const : 'skip' as const
    const existing: EntityRef | null = found && { type: 'actor', uid: found.uid, title: found.name }
    people.set(key, {
      name: key, line, draft, existing: found && (decisions[id] ?? suggested) === 'skip' ? { id: found.id, uid: found.uid } : null,
      duplicate: found && existing ? { id, line, title: name, by: found.by, why: found.why, existing, suggested } : null,
    })
  }
  return [...people.values()]
}

interface Found { readonly id: number; readonly uid: string; readonly name: string; readonly by: MatchReason; readonly why: string }

/** Guesses which actor of the project a name means; for so many names, and says so where there are more. */
export function likelyActors(db: ServiceContext['db'], warnings: WarningList | null): (names: readonly string[]) => Found | null {
  let asked = 0
  let search: ReturnType<typeof createLikelyNames<KnownSpelling>> | null = null
  return names => {
    asked += 1
    if (asked > mostGuesses) {
      if (asked === mostGuesses + 1) warnings?.add(`For names beyond the first ${mostGuesses.toLocaleString('en')} that the project does not have, no similar names were looked for.`)
      return null
    }
    search ??= createLikelyNames(knownSpellings(db).map(name => ({ item: name, name: name.written })))
    // A bare number is no name to guess by.
    const likely = search(names.filter(name => /\p{L}/u.test(name)))
    return likely && { id: likely.item.id, uid: likely.item.uid, name: likely.item.name, by: 'similar', why: likely.why }
  }
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

function tieSample({ line, from, to, directed, kind, phases }: TieDraft, shownName: (name: string) => string): ImportSample {
  const [phase] = phases
  const level = phase?.cooperation ? `cooperation ${phase.cooperation}` : phase?.conflict ? `conflict ${phase.conflict}` : ''
  const weight = phase && phase.weight !== null ? `weight ${phase.weight}` : ''
  return { line, title: tieTitle(shownName(from), shownName(to), directed), detail: joined(kind, level, weight, phase?.dates ? describeSpan(phase.dates) : '', phases.length > 1 ? `${phases.length} phases` : '') }
}

function actorSample({ line, name, kind, codes, dates, aliases }: ActorDraft): ImportSample {
  return { line, title: name, detail: joined(kind, ...codes.map(code => `${code.scheme} ${code.value}`), dates ? describeSpan(dates) : '', aliases.slice(0, 3).join(', ')) }
}

function eventSample({ line, title, date, place, participants }: EventDraft, shownName: (name: string) => string): ImportSample {
  return { line, title, detail: joined(date ? describeSpan(date) : '', place, participants.map(({ name }) => shownName(name)).slice(0, 4).join(', ')) }
}
