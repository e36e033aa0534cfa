import type { ParsedInput, ProjectService } from '../contract/api.ts'
import type { MergeableType, MergeChoice, MergePreview } from '../contract/methods/merge.ts'
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { getActor, replaceAliases, updateActor } from '../queries/actors.ts'
import { dependantsOf } from '../queries/dependants.ts'
import { eventsByIds, replaceParticipants, updateEvent } from '../queries/events.ts'
import { externalIdsOf, mergedKey, mergedUid, mergeSchemes, replaceExternalIds, type ExternalId } from '../queries/external-ids.ts'
import { findId, findIds, tableOf } from '../queries/keys.ts'
import { listRowsOf } from '../queries/list-rows.ts'
import { suggestedPairs } from '../queries/merge-candidates.ts'
import { applyPlan, dismissPair, planMerge, undismissPair } from '../queries/merge-plan.ts'
import { mergeFullText, rangesLost } from '../queries/merge-text.ts'
import { deleteRow } from '../queries/rows.ts'
import { getSource, updateSource } from '../queries/sources.ts'
import { refOf, refsOf } from '../queries/titles.ts'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { describeCsl } from './csl.ts'
import { badField, conflict, entityWords } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'
import {
  actorFields, choicesOf, eventFields, sourceFields, uniteAliases, uniteCodes, uniteParticipants, uniteRecords, uniteTexts,
} from './merge-fields.ts'

type MergeMethods = 'duplicates.suggest' | 'duplicates.dismiss' | 'merge.preview' | 'actors.merge' | 'sources.merge' | 'events.merge'

/** Limits of the contract that two united lists may pass. */
const mostAliases = 200
const mostCodes = 50
/** How many of what vanishes are named. */
const examplesShown = 5

interface Two { readonly keep: number; readonly remove: number }

/** Finding and merging duplicates. */
export function mergeService(context: ServiceContext): Pick<ProjectService, MergeMethods> {
  const { db } = context
  const two = (type: MergeableType, keep: string, remove: string): Two => {
    if (keep === remove) throw badField('remove', `These are the same ${entityWords[type]}: choose two different ones.`)
    return { keep: idOf(db, type, keep, 'keep'), remove: idOf(db, type, remove, 'remove') }
  }
  /** Moves everything, removes the one, then writes the fields of the other: one undo step. */
  const merge = (type: MergeableType, { keep, remove }: Two, uids: { keep: string; remove: string }, finish: (target: WritableDatabase, at: string, ids: ExternalId[]) => void) => (
    context.write({ label: `Merge ${titleOf(db, type, remove)} into ${titleOf(db, type, keep)}` }, (target, at) => {
      const ids = [...externalIdsOf(target, type, keep), ...externalIdsOf(target, type, remove), { scheme: mergedUid, value: uids.remove }]
      applyPlan(target, planMerge(target, type, keep, remove))
      finish(target, at, ids)
      return { uid: uids.keep }
    })
  )

  return {
    'duplicates.suggest': ({ type, limit }) => {
      const pairs = suggestedPairs(db, type)
      const shown = pairs.slice(0, limit)
      const ids = [...new Set(shown.flatMap(pair => [pair.one, pair.other]))]
      const rows = new Map(listRowsOf(db, type, ids).map((row, index) => [ids[index], row]))
      return {
        total: pairs.length,
        suggestions: shown.flatMap(({ one, other, score, reasons }) => {
          const [first, second] = [rows.get(one), rows.get(other)]
          return first && second ? [{ one: first, other: second, score, reasons: [...reasons] }] : []
        }),
      }
    },
    'duplicates.dismiss': ({ type, one, other, undismiss }) => {
      const { keep, remove } = two(type, one, other)
      const names = `${titleOf(db, type, keep)} and ${titleOf(db, type, remove)}`
      return context.write({ label: undismiss ? `Suggest ${names} again` : `Not the same: ${names}` }, (target, at) => {
        if (undismiss) undismissPair(target, type, keep, remove)
        else dismissPair(target, type, keep, remove, at)
        return {}
      })
    },
    'merge.preview': ({ type, keep, remove }) => previewOf(db, type, two(type, keep, remove)),
    'actors.merge': input => {
      const pair = two('actor', input.keep, input.remove)
      const values = mergedActor(db, pair, input)
      return merge('actor', pair, input, (target, at, ids) => {
        deleteRow(target, 'actor', pair.remove)
        updateActor(target, pair.keep, values.fields, at)
        replaceAliases(target, pair.keep, values.aliases)
        replaceExternalIds(target, 'actor', pair.keep, [...values.codes, ...ids.filter(({ scheme }) => (mergeSchemes as readonly string[]).includes(scheme))])
      })
    },
    'sources.merge': input => {
      const pair = two('source', input.keep, input.remove)
      const values = mergedSource(db, pair, input)
      const ranged = rangesLost(db, pair.keep, pair.remove, values.fullText)
      return merge('source', pair, input, (target, at, ids) => {
        mergeFullText(target, pair.keep, pair.remove, values.fullText, ranged)
        deleteRow(target, 'source', pair.remove)
        updateSource(target, pair.keep, values.fields, at)
        replaceExternalIds(target, 'source', pair.keep, distinct([...ids, ...values.formerKey]))
      })
    },
    'events.merge': input => {
      const pair = two('event', input.keep, input.remove)
      const values = mergedEvent(db, pair, input)
      return merge('event', pair, input, (target, at, ids) => {
        deleteRow(target, 'event', pair.remove)
        updateEvent(target, pair.keep, values.fields, at)
        replaceParticipants(target, pair.keep, values.participants)
        replaceExternalIds(target, 'event', pair.keep, distinct(ids))
      })
    },
  }
}

function distinct(ids: readonly ExternalId[]): ExternalId[] {
  return ids.filter((id, index) => ids.findIndex(other => other.scheme === id.scheme && other.value === id.value) === index)
}

/** One of two values, or both united. */
function chooser<T>(keep: T, remove: T) {
  return <V>(choice: MergeChoice, of: (value: T) => V, unite?: (keep: V, remove: V) => V): V => {
    if (choice === 'both' && unite) return unite(of(keep), of(remove))
    return of(choice === 'remove' ? remove : keep)
  }
}

function mergedActor(db: ReadableDatabase, { keep, remove }: Two, input: ParsedInput<'actors.merge'>) {
  const one = present(getActor(db, keep), 'actor')
  const other = present(getActor(db, remove), 'actor')
  const choice = choicesOf(actorFields(one, other), input.fields)
  const of = chooser(one, other)
  const fields = {
    name: of(choice('name'), actor => actor.name), shortName: of(choice('shortName'), actor => actor.shortName), kind: of(choice('kind'), actor => actor.kind),
    dates: of(choice('dates'), actor => actor.dates), description: of(choice('description'), actor => actor.description, uniteTexts),
  }
  const former = input.remember ? [one.name, other.name, one.shortName, other.shortName].filter(name => name !== '' && name !== fields.shortName) : []
  const aliases = uniteAliases([
    ...of(choice('aliases'), actor => actor.aliases, (first, second) => [...first, ...second]), ...former.map(name => ({ name, language: '' })),
  ], fields.name)
  const codes = uniteCodes(of(choice('codes'), actor => actor.codes, (first, second) => [...first, ...second]))
  if (aliases.length > mostAliases) throw conflict('fields.aliases', `Together they would have ${aliases.length} aliases; an actor holds ${mostAliases}. Keep the aliases of one.`)
  if (codes.length > mostCodes) throw conflict('fields.codes', `Together they would have ${codes.length} codes; an actor holds ${mostCodes}. Keep the codes of one.`)
  return { fields, aliases, codes }
}

function mergedSource(db: ReadableDatabase, { keep, remove }: Two, input: ParsedInput<'sources.merge'>) {
  const one = present(getSource(db, keep), 'source')
  const other = present(getSource(db, remove), 'source')
  const choice = choicesOf(sourceFields(one, other), input.fields)
  const of = chooser(one, other)
  const csl = of(choice('record'), source => source.csl, uniteRecords)
  const citationKey = of(choice('citationKey'), source => source.citationKey)
  const fields = {
    citationKey, csl, ...describeCsl(csl), reliability: of(choice('reliability'), source => source.reliability),
    reliabilityNote: of(choice('reliabilityNote'), source => source.reliabilityNote, uniteTexts),
  }
  const former = citationKey === one.citationKey ? other.citationKey : one.citationKey
  return { fields, fullText: choice('fullText') === 'remove' ? 'remove' as const : 'keep' as const, formerKey: input.remember ? [{ scheme: mergedKey, value: former }] : [] }
}

function mergedEvent(db: ReadableDatabase, { keep, remove }: Two, input: ParsedInput<'events.merge'>) {
  const events = eventsByIds(db, [keep, remove])
  const one = present(events.get(keep), 'event')
  const other = present(events.get(remove), 'event')
  const choice = choicesOf(eventFields(one, other), input.fields)
  const of = chooser(one, other)
  const dated = of(choice('date'), event => event)
  const placed = of(choice('coordinates'), event => event)
  const coded = of(choice('code'), event => event)
  const dataSet = of(choice('dataSet'), event => event.dataSet)
  const participants = of(choice('participants'), event => event.participants, uniteParticipants)
  const actors = findIds(db, 'actor', participants.map(({ actor }) => actor))
  return {
    fields: {
      title: of(choice('title'), event => event.title), description: of(choice('description'), event => event.description, uniteTexts),
      date: dated.date, dateBasis: dated.dateBasis, dateNote: dated.dateNote, reportDate: of(choice('reportDate'), event => event.reportDate),
      place: of(choice('place'), event => event.place), latitude: placed.latitude, longitude: placed.longitude,
      codeScheme: coded.codeScheme, code: coded.code, dataSetId: dataSet === null ? null : (findId(db, 'data-set', dataSet) ?? null),
    },
    participants: participants.flatMap(({ actor, role }) => {
      const actorId = actors.get(actor)
      return actorId === undefined ? [] : [{ actorId, role }]
    }),
  }
}

/** What a merge would do, counted from the plan that it would carry out. */
function previewOf(db: ReadableDatabase, type: MergeableType, pair: Two): MergePreview {
  const { keep, remove } = pair
  const plan = planMerge(db, type, keep, remove)
  const fields = fieldsOf(db, type, pair)
  const refs = (of: EntityType, ids: readonly number[]): EntityRef[] => [...refsOf(db, of, ids.slice(0, examplesShown)).values()]
  const vanishes = plan.vanishes.flatMap(({ what, type: gone, ids }) => [
    { what, count: ids.length, examples: refs(gone, ids) }, ...hangingOn(db, gone, ids).map(({ type: hanging, count, examples }) => ({ what: hanging, count, examples })),
  ])
  if (plan.ownAttributions.length > 0) vanishes.push({ what: 'attribution', count: plan.ownAttributions.length, examples: refs('excerpt', plan.ownAttributions) })
  if (type === 'source') {
    const lost = rangesLost(db, keep, remove, fields.find(({ field }) => field === 'fullText')?.suggested === 'remove' ? 'remove' : 'keep')
    if (lost.length > 0) vanishes.push({ what: 'text-range', count: lost.length, examples: refs('excerpt', lost) })
  }
  return {
    keep: present(refOf(db, type, keep), type), remove: present(refOf(db, type, remove), type), fields,
    moves: summed(plan.moves), united: summed(plan.united), vanishes: vanishes.filter(({ count }) => count > 0),
  }
}

function fieldsOf(db: ReadableDatabase, type: MergeableType, { keep, remove }: Two): MergePreview['fields'] {
  switch (type) {
    case 'actor': return actorFields(present(getActor(db, keep), type), present(getActor(db, remove), type))
    case 'source': return sourceFields(present(getSource(db, keep), type), present(getSource(db, remove), type))
    case 'event': {
      const events = eventsByIds(db, [keep, remove])
      return eventFields(present(events.get(keep), type), present(events.get(remove), type))
    }
  }
}

/** What goes with entities that go, by type. */
function hangingOn(db: ReadableDatabase, type: EntityType, ids: readonly number[]): { type: EntityType; count: number; examples: EntityRef[] }[] {
  const found = new Map<EntityType, { type: EntityType; count: number; examples: EntityRef[] }>()
  for (const id of ids) {
    for (const { type: hanging, count, examples } of dependantsOf(db, type, id)) {
      const known = found.get(hanging) ?? { type: hanging, count: 0, examples: [] }
      found.set(hanging, { type: hanging, count: known.count + count, examples: [...known.examples, ...examples].slice(0, examplesShown) })
    }
  }
  return (Object.keys(tableOf) as EntityType[]).flatMap(hanging => found.get(hanging) ?? [])
}

function summed(parts: readonly { what: string; ids: readonly number[] }[]): { what: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { what, ids } of parts) counts.set(what, (counts.get(what) ?? 0) + ids.length)
  return [...counts].map(([what, count]) => ({ what, count }))
}
