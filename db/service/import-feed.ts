import type { FeedChoices, FeedSummary, ImportDuplicate } from '../contract/entities/imports.ts'
import { describeSpan } from '../domain/edtf.ts'
import { cameoRole } from '../formats/import/feeds/cameo-actors.ts'
import { cameoText } from '../domain/cameo-text.ts'
import { countryOfCode, countryOfName, type FeedCountry } from '../formats/import/feeds/feed-countries.ts'
import type { FeedDocument, FeedEvent, FeedSet, FeedSide } from '../formats/import/feeds/feed-document.ts'
import { createWarnings, ImportError, type WarningList } from '../formats/import/import-error.ts'
import { ownText } from '../formats/import/long-text.ts'
import type { ActorDraft } from '../formats/import/table-drafts.ts'
import { findDataSet, insertDataSet } from '../queries/data-sets.ts'
import { foldName } from '../queries/names.ts'
import { referenceOfCode } from '../reference/reference-list.ts'
import type { ServiceContext } from './context.ts'
import { fillOf, resolveActors, writeActor, type Person } from './import-actors.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'
import { Bits, keySetOf } from './known-keys.ts'
import type { Filler } from './reference-fill.ts'
import { writeEvents, type BatchEvent } from './write-events.ts'

/** Events beyond this number are many for people to look through: the preview says how to have fewer. */
const manyEvents = 2_000

/** Events that are held in memory for the samples of the preview; the rest is read again when it is written. */
const held = 2_000

/** A pair of sides of an event, each by its place in the list of actors; 0 stands for none. */
interface Sides { readonly from: number; readonly to: number }

/**
 * How coded events of a data set become events with their actors, under the set's own keys, so that none is imported twice. The file is gone through
 * twice, once for the plan and once for the writing, so that a file of a million events is never in memory. Throws an ImportError where a country that was
 * named is not known, and where no event can be read.
 */
export function planFeed(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, document: FeedDocument, choices: FeedChoices, decisions: Decisions, fill: Filler, warnings: WarningList,
): { plan: ImportPlan; summary: FeedSummary } {
  const { set } = document
  const keys = keySetOf(db, set.scheme)
  const wanted = wantedBy(choices)
  const actors = createActors(choices)
  const counts = { rows: 0, broken: 0, unwanted: 0, inProject: 0, twice: 0 }
  const chosen = new Bits()
  const pairs = new Map<number, number>()
  const first: { event: FeedEvent; sides: Sides }[] = []
  for (const event of document.rows(warnings)) {
    if (event === null) {
      counts.broken += 1
      continue
    }
    const place = counts.rows
    counts.rows += 1
    if (!wanted(event)) {
      counts.unwanted += 1
      continue
    }
    const known = keys.add(event.key)
    if (known !== null) {
      counts[known] += 1
      continue
    }
    chosen.set(place)
    const sides = { from: actors.placeOf(event.source, event.line), to: actors.placeOf(event.target, event.line) }
    const pair = sides.from * mostActors + sides.to
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    if (first.length < held) first.push({ event, sides })
  }
  if (counts.rows === 0) throw new ImportError('No event could be read from this file. It may be cut off, or of a form that changed.')
  const people = resolveActors(db, actors.drafts, decisions)
  const personAt = (place: number) => (place === 0 ? null : people[place - 1] ?? null)
  const isSame = (one: Person, other: Person) => one === other || (one.existing !== null && one.existing.uid === other.existing?.uid)
  /** The actors of an event; null where it is not wanted. */
  const partiesOf = (sides: Sides): { from: Person | null; to: Person | null } | null => {
    const from = personAt(sides.from)
    const to = personAt(sides.to)
    const areTwo = from !== null && to !== null && !isSame(from, to)
    if ((choices.between !== 'any' && !areTwo) || (choices.between === 'project' && (!from?.existing || !to?.existing))) return null
    return { from, to: from && to && isSame(from, to) ? null : to }
  }
  const used = new Set<Person | null>()
  let planned = 0
  for (const [pair, count] of pairs) {
    const parties = partiesOf({ from: Math.floor(pair / mostActors), to: pair % mostActors })
    if (!parties) {
      counts.unwanted += count
      continue
    }
    planned += count
    used.add(parties.from).add(parties.to)
  }
  const taken = people.filter(person => used.has(person))
  const made = taken.filter(person => person.existing === null)
  // The set's codes say what each is.
  const fills = new Map(made.map(person => [person, fillOf(person, { actorKind: 'state', columns: { kind: '' } }, fill)]))
  tell({ set, inProject: counts.inProject, twice: counts.twice, unwanted: counts.unwanted, planned, made: made.length }, warnings)
  const { name, version, licence, url, restricted } = set
  const samples = first.flatMap(({ event, sides }) => {
    const parties = partiesOf(sides)
    return parties ? [{ event, ...parties }] : []
  }).slice(0, shownSamples)
  return {
    summary: { name, version, licence, url, restricted, rows: counts.rows, unwanted: counts.unwanted, known: counts.inProject + counts.twice, choices },
    plan: {
      counts: { ...noCounts, actors: planned === 0 ? 0 : made.length, events: planned, skipped: counts.broken + counts.rows - planned },
      reference: fill.found(),
      duplicates: taken.flatMap((person): ImportDuplicate[] => (person.duplicate ? [person.duplicate] : [])),
      samples: samples.map(({ event, from, to }) => ({
        line: event.line, title: titleOf(wordsOf(event.code, event.text), nameOf(from), nameOf(to)), detail: [event.date ? describeSpan(event.date) : '', event.code, event.goldstein === null ? '' : `Goldstein ${event.goldstein}`, event.place].filter(Boolean).join(' · '),
      })),
      write(target, at, progress) {
        const dataSetId = findDataSet(target, name, version) ?? insertDataSet(target, ports.newUid(), { name, version, licence, url, restricted }, at)
        const ids = new Map<Person, number>()
        for (const person of made) if (person.draft) ids.set(person, writeActor(target, ports.newUid(), person.draft, at, fills.get(person) ?? null))
        const idOf = (person: Person | null) => person?.existing?.id ?? (person ? ids.get(person) : undefined)
        /** What events of these sides have in common: who takes part in them, and their titles by what was done; null where they are not wanted. */
        const alike = (sides: Sides): Alike | null => {
          const parties = partiesOf(sides)
          if (!parties) return null
          const participants = ([[parties.from, 'initiator'], [parties.to, 'target']] as const).flatMap(([person, role]) => {
            const actorId = idOf(person)
            return actorId === undefined ? [] : [{ actorId, role }]
          })
          return { from: nameOf(parties.from), to: nameOf(parties.to), participants, titles: new Map() }
        }
        const known = new Map<number, Alike | null>()
        const events = function* (): Generator<BatchEvent> {
          let place = -1
          // What is to be said of the rows was said when they were read for the plan.
          for (const event of document.rows(createWarnings())) {
            if (event === null) continue
            place += 1
            if (!chosen.has(place)) continue
            const sides = { from: actors.placeOf(event.source, event.line), to: actors.placeOf(event.target, event.line) }
            const pair = sides.from * mostActors + sides.to
            let same = known.get(pair)
            if (same === undefined) {
              if (known.size >= mostRemembered) known.clear()
              known.set(pair, same = alike(sides))
            }
            if (!same) continue
            const { code } = event
            const what = wordsOf(code, event.text)
            let title = same.titles.get(what)
            if (title === undefined) {
              title = ownText(titleOf(what, same.from, same.to))
              if (same.titles.size < mostTitles) same.titles.set(ownText(what), title)
            }
            yield {
              uid: ports.newUid(), title, description: event.description, date: event.date, reportDate: event.reportDate, place: event.place, latitude: event.latitude, longitude: event.longitude,
              codeScheme: 'cameo', code, goldstein: event.goldstein, participants: same.participants, key: event.key,
            }
          }
        }
        writeEvents(target, events(), { dataSetId, keyScheme: set.scheme, at, total: planned }, progress)
      },
    },
  }
}

/** What events of the same two sides have in common. */
interface Alike { readonly from: string; readonly to: string; readonly participants: BatchEvent['participants']; readonly titles: Map<string, string> }
/** Pairs of sides of which this is remembered, and titles of each. */
const mostRemembered = 50_000
const mostTitles = 100

/** More actors than a file can name within its bounds; keeps pairs of places exact numbers. */
const mostActors = 2 ** 26

/** The actors that events name, in the order in which they come, each with its place from 1. */
function createActors(choices: FeedChoices): { readonly drafts: { name: string; line: number; draft: ActorDraft }[]; placeOf(side: FeedSide | null, line: number): number } {
  const meant = actorsOf(choices)
  const drafts: { name: string; line: number; draft: ActorDraft }[] = []
  const places = new Map<string, number>()
  const sides = new Map<string, number>()
  // Readers give the same object for the same side again and again.
  const seen = new WeakMap<FeedSide, number>()
  const names = new Set<string>()
  return {
    drafts,
    placeOf(side, line) {
      if (side === null) return 0
      const known = seen.get(side)
      if (known !== undefined) return known
      const written = `${side.code}\n${side.name}\n${side.country?.iso3 ?? ''}\n${side.isCountry ? 1 : 0}\n${side.kind}`
      let place = sides.get(written)
      if (place !== undefined) {
        seen.set(side, place)
        return place
      }
      const { key, draft } = meant(side)
      place = places.get(key)
      if (place === undefined) {
        // Two actors of the set may be called the same; their keys tell them apart.
        const name = ownText(names.has(foldName(draft.name)) ? `${draft.name} (${key.slice(key.indexOf(' ') + 1)})` : draft.name)
        names.add(ownText(foldName(name)))
        drafts.push({ name, line, draft: { ...draft, name, line } })
        place = drafts.length
        places.set(ownText(key), place)
      }
      sides.set(ownText(written), place)
      seen.set(side, place)
      return place
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
    const known = actors === 'countries' || code.startsWith('IGO') ? cameoBody(code) : null
    if (known) return { key: `cameo ${code}`, draft: { ...rest, name: known.name, kind, aliases: [...known.aliases], codes: [{ scheme: 'cameo', value: code }] } }
    return { key: `name ${foldName(name)}`, draft: { ...rest, name: name.slice(0, 300), kind, aliases: [], codes: [] } }
  }
}

/** The organisation of a code, or its role; null where only the data set's own name can tell. */
function cameoBody(code: string): { name: string; aliases: readonly string[] } | null {
  const body = referenceOfCode({ scheme: 'cameo', value: code })
  if (body) return { name: body.name, aliases: body.shortName === '' ? [] : [body.shortName] }
  const role = cameoRole(code)
  return role === null ? null : { name: role, aliases: [] }
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

/** What the code of an event stands for. */
const wordsOf = (code: string, text: string) => cameoText(code) || text || `CAMEO ${code}`

/** Who did what: “Russia → Syria: Make a visit”. */
function titleOf(what: string, from: string, to: string): string {
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
