import type { ErrorRule, ImportDuplicate, ImportSample, TableMapping } from '../contract/entities/imports.ts'
import { describeSpan } from '../domain/edtf.ts'
import { columnNames } from '../formats/import/column-types.ts'
import { createWarnings, ImportError, type WarningList } from '../formats/import/import-error.ts'
import type { LongTable } from '../formats/import/long-table.ts'
import { ownText } from '../formats/import/long-text.ts'
import { createCells } from '../formats/import/table-cells.ts'
import { checkWidth } from '../formats/import/table-data.ts'
import type { EventDraft } from '../formats/import/table-drafts.ts'
import { eventOf } from '../formats/import/table-events.ts'
import { dataSetNamed, insertDataSet } from '../queries/data-sets.ts'
import { countOwnEvents, knownEvents, type KnownEvent } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import type { ServiceContext } from './context.ts'
import { bareActor, fillOf, resolveActors, writeActor } from './import-actors.ts'
import { noCounts, shownSamples, type Decisions, type ImportPlan } from './import-plan.ts'
import { Bits, keySetOf, knownContentOf } from './known-keys.ts'
import type { Filler } from './reference-fill.ts'
import { writeEvents, type BatchEvent } from './write-events.ts'

/** More names than events of any set have; a column of sentences would be taken for actors. */
const mostNames = 200_000
/** Matches with events of the project that are listed; those beyond are used as suggested. */
const listedMatches = 1_000

export interface EventTablePlan extends ImportPlan {
  readonly errorRows: number
  /** Rows of the table, the headings among them. */
  readonly rows: number
}

interface Options {
  /** The file's name, by which the data set is called where the map does not say it. */
  readonly name: string
  readonly decisions: Decisions
  readonly onError: ErrorRule
  readonly fill: Filler
  /** How many bytes and rows were read, while the table is gone through. */
  read?(bytes: number, rows: number): void
}

/** The name of the data set that a table of events belongs to, by its map or by its file. */
export const dataSetNameOf = ({ dataSet }: TableMapping, fileName: string): string => dataSet ?? (fileName.replace(/\.[\p{L}\p{N}]{1,5}$/u, '').slice(0, 200) || fileName.slice(0, 200))

/**
 * How the rows of a table of any length become events of a data set. The table is gone through twice, once for the plan and once for the writing, so that
 * it is never in memory. No event comes twice: by its own id where a column has it, else by all that the row says. Throws an ImportError where the map does
 * not fit the table.
 */
export function planEventTable({ db, ports }: Pick<ServiceContext, 'db' | 'ports'>, table: LongTable, mapping: TableMapping, options: Options, warnings: WarningList): EventTablePlan {
  const { name, decisions, onError, fill, read = () => undefined } = options
  const names = columnNames(table.head.rows, mapping.header)
  const setName = dataSetNameOf(mapping, name)
  const scheme = `table:${setName}`
  const setId = dataSetNamed(db, setName)
  const hasKeys = mapping.columns['id'] !== undefined
  const keys = keySetOf(db, scheme)
  const content = knownContentOf(db, hasKeys || setId === undefined ? null : setId)
  const own = ownEvents(db, warnings)
  const chosen = new Bits()
  const named = new Map<string, number>()
  const matches: ImportDuplicate[] = []
  const counts = { rows: 0, planned: 0, skipped: 0, inProject: 0, twice: 0, matched: 0 }
  const first: EventDraft[] = []
  const { errorRows, events } = readerOf(table, names, mapping, onError)
  for (const event of events(warnings, bytes => read(bytes, counts.rows))) {
    const place = counts.rows
    counts.rows += 1
    const known = event === null ? null : event.key === '' ? (content.take(event) ? 'inProject' : null) : keys.add(event.key)
    if (event === null || known !== null) {
      if (known !== null) counts[known] += 1
      counts.skipped += 1
      continue
    }
    const same = own(event)
    if (same) {
      const id = `event ${event.line}`
      const decision = decisions[id] ?? 'skip'
      counts.matched += 1
      if (matches.length < listedMatches) matches.push({ id, line: event.line, title: event.title, by: 'title', why: '', existing: { type: 'event', uid: same.uid, title: same.title }, suggested: 'skip' })
      if (decision === 'skip') {
        counts.skipped += 1
        continue
      }
    }
    chosen.set(place)
    counts.planned += 1
    for (const { name: actor } of event.participants) if (!named.has(actor)) named.set(ownText(actor), event.line)
    if (named.size > mostNames) throw new ImportError(`The columns of actors hold more than ${mostNames.toLocaleString('en')} different names. Is each of them a column of actors?`, event.line)
    if (first.length < shownSamples) first.push(event)
  }
  const people = resolveActors(db, [...named].map(([actor, line]) => ({ name: actor, line })), decisions, warnings)
  const made = people.filter(person => person.existing === null)
  const fills = new Map(made.map(person => [person, fillOf(person, mapping, fill)]))
  const shown = new Map(people.map(person => [person.name, person.existing && person.duplicate ? person.duplicate.existing.title : fills.get(person)?.name ?? person.name]))
  tell({ counts, setName, hasKeys, made: made.map(person => person.name), mapping, unlisted: counts.matched - matches.length }, warnings)
  return {
    errorRows: errorRows(), rows: counts.rows + (mapping.header && table.head.rows.length > 0 ? 1 : 0),
    counts: { ...noCounts, actors: made.length, events: counts.planned, skipped: counts.skipped },
    duplicates: [...people.flatMap(person => (person.duplicate ? [person.duplicate] : [])), ...matches],
    reference: fill.found(),
    samples: first.map(event => sampleOf(event, actor => shown.get(actor) ?? actor)),
    write(target, at, progress) {
      const dataSetId = setId ?? insertDataSet(target, ports.newUid(), { name: setName, version: '', licence: '', url: '', restricted: false }, at)
      const ids = new Map(people.map(person => [person.name, person.existing?.id ?? writeActor(target, ports.newUid(), bareActor(person.name, mapping), at, fills.get(person) ?? null)]))
      const rows = function* (): Generator<BatchEvent> {
        let place = -1
        // What is to be said of the rows was said when they were read for the plan.
        for (const event of readerOf(table, names, mapping, onError).events(createWarnings(), undefined, index => chosen.has(index))) {
          place += 1
          if (event === null || !chosen.has(place)) continue
          const { title, description, date, reportDate, place: where, latitude, longitude, code, goldstein, participants, key } = event
          yield {
            uid: ports.newUid(), title, description, date, reportDate, place: where, latitude, longitude, codeScheme: code === '' ? '' : 'cameo', code, goldstein,
            participants: participants.flatMap(({ name: actor, role }) => {
              const actorId = ids.get(actor)
              return actorId === undefined ? [] : [{ actorId, role }]
            }),
            key: key === '' ? null : key,
          }
        }
      }
      writeEvents(target, rows(), { dataSetId, keyScheme: scheme, at, total: counts.planned }, progress)
    },
  }
}

/** Goes through the rows of a table: their events, null for each that is none or, with `wanted`, is not wanted by its place. */
function readerOf(table: LongTable, names: readonly string[], mapping: TableMapping, onError: ErrorRule) {
  let errors = () => 0
  return {
    errorRows: () => errors(),
    *events(warnings: WarningList, read?: (bytes: number) => void, wanted?: (place: number) => boolean): Generator<EventDraft | null> {
      const { cells, readRow, errorRows } = createCells(names, mapping, warnings, onError)
      errors = errorRows
      let place = 0
      let isHeading = mapping.header
      let width = 0
      for (const row of table.rows(warnings, read)) {
        if (isHeading) {
          isHeading = false
          width = row.cells.length
          continue
        }
        if (wanted && !wanted(place++)) yield null
        else {
          if (width > 0) checkWidth(row, width, warnings)
          yield readRow(() => eventOf(row, cells))
        }
      }
    },
  }
}

/** Events of the project with which those of a table are compared at most, so that memory stays bounded. */
const mostComparedEvents = 200_000

/** Finds an event that somebody wrote with the same title on the same day. */
function ownEvents(db: ServiceContext['db'], warnings: WarningList): (event: EventDraft) => KnownEvent | null {
  if (countOwnEvents(db) > mostComparedEvents) {
    warnings.add(`The project has more than ${mostComparedEvents.toLocaleString('en')} events that are of no data set; those of the table were not compared with them.`)
    return () => null
  }
  const days = new Map<string, Map<string, KnownEvent>>()
  for (const event of knownEvents(db)) {
    const day = days.get(event.date) ?? new Map<string, KnownEvent>()
    days.set(event.date, day)
    const folded = foldName(event.title)
    if (!day.has(folded)) day.set(folded, event)
  }
  return ({ title, date }) => days.get(date?.raw ?? '')?.get(foldName(title)) ?? null
}

function tell(
  { counts, setName, hasKeys, made, mapping, unlisted }: { counts: { planned: number; inProject: number; twice: number }; setName: string; hasKeys: boolean; made: readonly string[]; mapping: TableMapping; unlisted: number }, warnings: WarningList,
): void {
  const events = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
  const by = hasKeys ? 'by their id in the file' : 'by all that the row says'
  if (counts.inProject > 0) warnings.add(`The project has ${events(counts.inProject)} of this file already, ${by}; ${counts.inProject === 1 ? 'it is' : 'they are'} left out.`)
  if (counts.twice > 0) warnings.add(`${events(counts.twice)} of this file ${counts.twice === 1 ? 'has' : 'have'} an id that came before; ${counts.twice === 1 ? 'it is' : 'they are'} left out.`)
  if (unlisted > 0) warnings.add(`${events(unlisted)} more that the project has, of the same title on the same day, ${unlisted === 1 ? 'is' : 'are'} not listed; ${unlisted === 1 ? 'it is' : 'they are'} left out.`)
  if (counts.planned === 0) return
  warnings.add(`The events are kept under the data set “${setName}”, apart from those that are written here. The same rows do not come twice into it.`)
  if (made.length > 0) {
    const examples = made.slice(0, 5).map(name => `“${name.slice(0, 40)}”`).join(', ')
    warnings.add(`The project has no actor of ${made.length === 1 ? 'this name' : `these ${made.length.toLocaleString('en')} names`}, so ${made.length === 1 ? 'it is' : 'they are'} made as ${mapping.actorKind}: ${examples}${made.length > 5 ? ' …' : ''}.`)
  }
}

function sampleOf({ line, title, date, place, code, goldstein, participants }: EventDraft, shown: (name: string) => string): ImportSample {
  const detail = [date ? describeSpan(date) : '', code, goldstein === null ? '' : `Goldstein ${goldstein}`, place, participants.map(({ name }) => shown(name)).slice(0, 4).join(', ')]
  return { line, title, detail: detail.filter(Boolean).join(' · ') }
}
