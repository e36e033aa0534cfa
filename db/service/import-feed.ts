import type { FeedChoices, FeedSummary, ImportDuplicate } from '../contract/entities/imports.ts'
import { describeSpan } from '../domain/edtf.ts'
import { cameoActor } from '../formats/import/feeds/cameo-actors.ts'
import { cameoText } from '../formats/import/feeds/cameo-text.ts'
import { countryOfCode, countryOfName, type FeedCountry } from '../formats/import/feeds/feed-countries.ts'
import type { FeedDocument, FeedEvent, FeedSet, FeedSide } from '../formats/import/feeds/feed-document.ts'
import { ImportError, type WarningList } from '../formats/import/import-error.ts'
import type { ActorDraft } from '../formats/import/table-map.ts'
import { findDataSet, insertDataSet } from '../queries/data-sets.ts'
import { insertEvent, insertSurroundings } from '../queries/events.ts'
import { knownEventKeys } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'
import { resolveActors, writeActor, type Person } from './import-table.ts'

/** Events beyond this number are many for people to look through: the preview says how to have fewer. */
const manyEvents = 2_000

interface Planned { readonly event: FeedEvent; readonly from: Person | null; readonly to: Person | null }

/**
 * How coded events of a data set become events with their actors, under the set's own keys, so that none is imported twice. Throws an ImportError where a
 * country that was named is not known.
 */
export function planFeed(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, { set, events, broken }: FeedDocument, choices: FeedChoices, decisions: Decisions, warnings: WarningList,
): { plan: ImportPlan; summary: FeedSummary } {
  const keys = knownEventKeys(db, set.scheme)
  let inProject = 0
  let twice = 0
  const inFile = new Set<string>()
  const wanted = wantedBy(choices)
  let unwanted = 0
  const candidates = events.filter(event => {
    if (!wanted(event)) {
      unwanted += 1
      return false
    }
    if (keys.has(event.key)) inProject += 1
    else if (inFile.has(event.key)) twice += 1
    else {
      inFile.add(event.key)
      return true
    }
    return false
  })
  const actors = actorsOf(choices)
  const named = candidates.flatMap(({ line, source, target }) => [source, target].flatMap(side => (side ? [{ ...actors(side), line }] : [])))
  const firsts = new Map<string, { name: string; line: number; draft: ActorDraft }>()
  const names = new Set<string>()
  for (const { key, draft, line } of named) {
    if (firsts.has(key)) continue
    // Two actors of the set may be called the same; their keys tell them apart.
    const name = names.has(foldName(draft.name)) ? `${draft.name} (${key.slice(key.indexOf(' ') + 1)})` : draft.name
    names.add(foldName(name))
    firsts.set(key, { name, line, draft: { ...draft, name, line } })
  }
  const found = resolveActors(db, [...firsts.values()], decisions)
  const people = new Map([...firsts.keys()].flatMap((key, index) => {
    const person = found[index]
    return person ? [[key, person] as const] : []
  }))
  const personOf = (side: FeedSide | null) => (side ? people.get(actors(side).key) ?? null : null)
  const isSame = (one: Person, other: Person) => one === other || (one.existing !== null && one.existing.uid === other.existing?.uid)
  const planned = candidates.flatMap((event): Planned[] => {
    const from = personOf(event.source)
    const to = personOf(event.target)
    const areTwo = from !== null && to !== null && !isSame(from, to)
    if ((choices.between !== 'any' && !areTwo) || (choices.between === 'project' && (!from?.existing || !to?.existing))) {
      unwanted += 1
      return []
    }
    return [{ event, from, to: from && to && isSame(from, to) ? null : to }]
  })
  const used = new Set(planned.flatMap(({ from, to }) => [from, to]))
  const taken = [...people.values()].filter(person => used.has(person))
  const made = taken.filter(person => person.existing === null)
  tell({ set, inProject, twice, unwanted, planned: planned.length, made: made.length }, warnings)
  const { name, version, licence, url, restricted } = set
  return {
    summary: { name, version, licence, url, restricted, rows: events.length, unwanted, known: inProject + twice, choices },
    plan: {
      counts: { ...noCounts, actors: planned.length === 0 ? 0 : made.length, events: planned.length, skipped: broken + events.length - planned.length },
      duplicates: taken.flatMap((person): ImportDuplicate[] => (person.duplicate ? [person.duplicate] : [])),
      samples: planned.slice(0, shownSamples).map(({ event, from, to }) => ({
        line: event.line, title: titleOf(event, nameOf(from), nameOf(to)), detail: [event.date ? describeSpan(event.date) : '', event.code, event.goldstein === null ? '' : `Goldstein ${event.goldstein}`, event.place].filter(Boolean).join(' · '),
      })),
      write(target, at, progress) {
        write(target, at, { ports, set, made, planned, progress })
      },
    },
  }
}

/** Who is meant by a side of an event: the country, or the actor as it is named. */
function actorsOf({ actors }: FeedChoices): (side: FeedSide) => { key: string; draft: ActorDraft } {
  const rest = { line: 0, shortName: '', dates: null, description: '', attributes: [] }
  return ({ code, name, country, isCountry, kind }) => {
    if (country && (isCountry || actors === 'countries')) {
      return { key: `iso3 ${country.iso3}`, draft: { ...rest, name: country.name, kind: 'state', aliases: [...country.aliases], codes: [{ scheme: 'iso3', value: country.iso3 }] } }
    }
    // People and bodies of one role share its code, so that a code stands for an actor only where it is known which.
    const known = actors === 'countries' || code.startsWith('IGO') ? cameoActor(code) : null
    if (known) return { key: `cameo ${code}`, draft: { ...rest, name: known.name, kind, aliases: [...known.aliases], codes: [{ scheme: 'cameo', value: code }] } }
    return { key: `name ${foldName(name)}`, draft: { ...rest, name: name.slice(0, 300), kind, aliases: [], codes: [] } }
  }
}

function wantedBy({ countries, roots, from, to, between }: FeedChoices): (event: FeedEvent) => boolean {
  const known = countries.map((written): FeedCountry => {
    const country = countryOfCode(written) ?? countryOfName(written)
    if (!country) throw new ImportError(`“${written}” is no country of the list. Give its ISO 3166-1 code of three letters (RUS) or its English name.`)
    return country
  })
  const codes = new Set(known.map(({ iso3 }) => iso3))
  if (between === 'countries' && codes.size < 2) throw new ImportError('Events between countries need two or more countries that are named.')
  const isOfThese = (side: FeedSide | null) => side?.country !== undefined && side.country !== null && codes.has(side.country.iso3)
  const first = from ?? ''
  const last = to ?? '\u{ffff}'
  return ({ source, target, code, date }) => {
    if (roots.length > 0 && !roots.includes(code.slice(0, 2))) return false
    if (from !== null || to !== null) {
      const day = date?.raw
      if (day === undefined || day < first || day > last) return false
    }
    if (codes.size === 0) return true
    return between === 'countries' ? isOfThese(source) && isOfThese(target) : isOfThese(source) || isOfThese(target)
  }
}

const nameOf = (person: Person | null) => (person ? (person.draft?.name ?? person.name) : '')

/** Who did what: “Russia → Syria: Make a visit”. */
function titleOf({ code, text }: FeedEvent, from: string, to: string): string {
  const what = cameoText(code) || text || `CAMEO ${code}`
  const who = from !== '' && to !== '' ? tieTitle(from.slice(0, 150), to.slice(0, 150), true) : from !== '' ? from.slice(0, 150) : to === '' ? '' : `→ ${to.slice(0, 150)}`
  return who === '' ? what : `${who}: ${what}`
}

function tell({ set, inProject, twice, unwanted, planned, made }: { set: FeedSet; inProject: number; twice: number; unwanted: number; planned: number; made: number }, warnings: WarningList): void {
  const events = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
  if (inProject > 0) warnings.add(`The project has ${events(inProject)} of this file already, by ${set.keyName}; ${inProject === 1 ? 'it is' : 'they are'} left out.`)
  if (twice > 0) warnings.add(`${events(twice)} of this file ${twice === 1 ? 'has' : 'have'} a key (${set.keyName}) that came before; ${twice === 1 ? 'it is' : 'they are'} left out.`)
  if (unwanted > 0) warnings.add(`${events(unwanted)} ${unwanted === 1 ? 'is' : 'are'} left out by what you chose.`)
  if (planned > manyEvents) warnings.add(`These are ${events(planned)}. Actors of the project alone, countries, kinds of events (CAMEO roots) or days can be chosen to have fewer.`)
  if (made > 0 && planned > 0) warnings.add(`${made.toLocaleString('en')} ${made === 1 ? 'actor that the project lacks is' : 'actors that the project lacks are'} made.`)
  if (set.restricted) warnings.add(`${set.name} is marked as restricted: its events stay out of figures’ evidence. Its terms are kept with the data set.`)
}

interface Writing {
  readonly ports: ServiceContext['ports']
  readonly set: FeedSet
  readonly made: readonly Person[]
  readonly planned: readonly Planned[]
  readonly progress: (done: number, total: number) => void
}

function write(db: WritableDatabase, at: string, { ports, set, made, planned, progress }: Writing): void {
  const { name, version, licence, url, restricted } = set
  const dataSetId = findDataSet(db, name, version) ?? insertDataSet(db, ports.newUid(), { name, version, licence, url, restricted }, at)
  const total = made.length + planned.length
  let done = 0
  const ids = new Map<Person, number>()
  for (const person of made) {
    progress(done += 1, total)
    if (person.draft) ids.set(person, writeActor(db, ports.newUid(), person.draft, at))
  }
  const idOf = (person: Person) => person.existing?.id ?? ids.get(person)
  for (const { event, from, to } of planned) {
    progress(done += 1, total)
    const { date, reportDate, code, goldstein, place, latitude, longitude, description } = event
    const id = insertEvent(db, ports.newUid(), {
      title: titleOf(event, nameOf(from), nameOf(to)), description, date, dateBasis: date ? 'stated' : null, dateNote: '', reportDate, place, latitude, longitude,
      codeScheme: 'cameo', code, goldstein, dataSetId,
    }, at)
    const participants = ([[from, 'initiator'], [to, 'target']] as const).flatMap(([person, role]) => {
      const actorId = person ? idOf(person) : undefined
      return actorId === undefined ? [] : [{ actorId, role }]
    })
    insertSurroundings(db, id, participants, { scheme: set.scheme, value: event.key })
  }
}
