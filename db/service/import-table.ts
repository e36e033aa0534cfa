import type { ErrorRule, ImportSample, TableMapping } from '../contract/entities/imports.ts'
import { describeSpan } from '../domain/edtf.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { TableData } from '../formats/import/table-data.ts'
import { describeColumns } from '../formats/import/column-types.ts'
import { numberOf } from '../formats/import/table-cells.ts'
import type { ActorDraft, EventDraft, TieDraft } from '../formats/import/table-drafts.ts'
import { mapTable } from '../formats/import/table-map.ts'
import { insertAttributes } from '../queries/attributes.ts'
import { insertEvent, replaceParticipants } from '../queries/events.ts'
import { insertPhase, insertTie } from '../queries/ties.ts'
import type { ServiceContext } from './context.ts'
import { bareActor, fillOf, resolveActors, writeActor } from './import-actors.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'
import { planSources } from './import-sources.ts'
import { eventsToMake } from './import-table-events.ts'
import type { Filled, Filler } from './reference-fill.ts'
import { tiesToMake, type TableOrigin } from './import-table-ties.ts'

/** How the rows of a table become actors, ties, events or sources. Actors that ties and events name and the project does not have are made, with a warning. */
export function planTable(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, table: TableData, mapping: TableMapping, { decisions, onError, fill, ...origin }: TableOrigin & { decisions: Decisions; onError: ErrorRule; fill: Filler }, warnings: WarningList,
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
  const fills = new Map(made.map(person => [person, fillOf(person, mapping, fill)]))
  const undeclared = made.filter(person => person.draft === undefined)
  if (undeclared.length > 0) {
    const examples = undeclared.slice(0, 5).map(person => `“${person.name.slice(0, 40)}”`).join(', ')
    warnings.add(`The project has no actor of ${undeclared.length === 1 ? 'this name' : `these ${undeclared.length} names`}, so ${undeclared.length === 1 ? 'it is' : 'they are'} made as ${mapping.actorKind}: ${examples}${undeclared.length > 5 ? ' …' : ''}.`, undeclared[0]?.line ?? null)
  }
  // An actor of the table that the project has is used as it is.
  const declared = actors.length - made.filter(person => person.draft !== undefined).length
  const kept = tiesToMake(db, ties, people, origin, warnings)
  const titles = new Map(people.flatMap(person => {
    const title = person.existing && person.duplicate ? person.duplicate.existing.title : fills.get(person)?.name
    return title === undefined ? [] : [[person.name, title] as const]
  }))
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
        : made.slice(0, shownSamples).flatMap(person => (person.draft ? [actorSample(person.draft, fills.get(person) ?? null)] : [])),
    reference: fill.found(),
    write(target, at, progress) {
      const ids = new Map<string, number>()
      const total = people.length + kept.length + wanted.length
      let done = 0
      for (const person of people) {
        progress(done += 1, total)
        ids.set(person.name, person.existing ? person.existing.id : writeActor(target, ports.newUid(), person.draft ?? bareActor(person.name, mapping), at, fills.get(person) ?? null))
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
export function warnOfUnclearNumbers({ rows }: TableData, mapping: TableMapping, warnings: WarningList): void {
  const used = new Set(Object.values(mapping.columns))
  describeColumns(rows.slice(0, 500), mapping.header).forEach(({ name, decimal, samples }, index) => {
    if (decimal !== 'unclear' || !(used.has(name) || used.has(`#${index + 1}`))) return
    const example = samples.find(sample => /[.,]/u.test(sample)) ?? ''
    warnings.add(`The sign in “${example}” may part thousands or decimals. It was read as ${numberOf(example, mapping.decimal) ?? 'no number'}, with decimals after “${mapping.decimal}”; say otherwise where that is wrong.`, null, name)
  })
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ')

function tieSample({ line, from, to, directed, kind, phases }: TieDraft, shownName: (name: string) => string): ImportSample {
  const [phase] = phases
  const level = phase?.cooperation ? `cooperation ${phase.cooperation}` : phase?.conflict ? `conflict ${phase.conflict}` : ''
  const weight = phase && phase.weight !== null ? `weight ${phase.weight}` : ''
  return { line, title: tieTitle(shownName(from), shownName(to), directed), detail: joined(kind, level, weight, phase?.dates ? describeSpan(phase.dates) : '', phases.length > 1 ? `${phases.length} phases` : '') }
}

function actorSample(draft: ActorDraft, filled: Filled | null): ImportSample {
  const { line } = draft
  const { name, kind, codes, dates } = filled ?? draft
  const aliases = filled?.aliases.map(alias => alias.name) ?? draft.aliases
  return { line, title: name, detail: joined(kind, ...codes.map(code => `${code.scheme} ${code.value}`), dates ? describeSpan(dates) : '', aliases.slice(0, 3).join(', ')) }
}

function eventSample({ line, title, date, place, participants }: EventDraft, shownName: (name: string) => string): ImportSample {
  return { line, title, detail: joined(date ? describeSpan(date) : '', place, participants.map(({ name }) => shownName(name)).slice(0, 4).join(', ')) }
}
