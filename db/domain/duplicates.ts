/**
 * Pairs of actors, sources and events that are likely the same. Scores are rules of thumb from 0 to 1 that order the list; whether two are
 * the same is for the analyst to say.
 */
import type { DuplicateSuggestion } from '../contract/methods/merge.ts'
import { foldText, tokens } from './fold.ts'
import { blockingKeys, candidatePairs, compareNames, likenessOf, nameForms, type NameForms } from './similarity.ts'

export type Reason = DuplicateSuggestion['reasons'][number]
export interface Pair { readonly one: number; readonly other: number; readonly score: number; readonly reasons: readonly Reason[] }

/** Pairs below this are not shown. */
const least = 0.6

export interface ActorRecord {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly codes: readonly { readonly scheme: string; readonly value: string }[]
}

interface ActorForms { readonly record: ActorRecord; readonly names: readonly { readonly forms: NameForms; readonly main: boolean }[]; readonly codes: ReadonlyMap<string, string> }

/** Pairs of actors, the likeliest first: by code, name, alias, order of words, spelling and script. */
export function suggestActors(records: readonly ActorRecord[]): Pair[] {
  const actors = records.map((record): ActorForms => {
    const others = [...new Set([record.shortName, ...record.aliases])].filter(name => name !== '' && name !== record.name)
    return {
      record, names: [{ forms: nameForms(record.name), main: true }, ...others.map(name => ({ forms: nameForms(name), main: false }))],
      codes: new Map(record.codes.map(code => [code.scheme.toLowerCase(), code.value.toUpperCase()])),
    }
  })
  const keys = actors.map(actor => [
    ...new Set(actor.names.flatMap(name => blockingKeys(name.forms))),
    ...[...actor.codes].map(([scheme, value]) => `c:${scheme}:${value}`),
  ])
  const pairs: Pair[] = []
  for (const [one, other] of candidatePairs(keys)) {
    const [first, second] = [actors[one], actors[other]]
    const pair = first && second && compareActors(first, second)
    if (pair) pairs.push(pair)
  }
  return ordered(pairs)
}

function compareActors(one: ActorForms, other: ActorForms): Pair | null {
  const reasons: { score: number; reason: Reason }[] = []
  let contradiction = false
  for (const [scheme, value] of one.codes) {
    const counterpart = other.codes.get(scheme)
    if (counterpart === undefined) continue
    if (counterpart === value) reasons.push({ score: 0.97, reason: { kind: 'code', text: `Same ${scheme.toUpperCase()} code: ${value}` } })
    else contradiction = true
  }
  const found = new Map<NameReason, { score: number; reason: Reason }>()
  for (const name of one.names) {
    for (const counterpart of other.names) {
      const likeness = compareNames(name.forms, counterpart.forms)
      if (!likeness) continue
      const weight = name.main && counterpart.main ? 0.96 : name.main || counterpart.main ? 0.92 : 0.85
      const kind: NameReason = likeness.kind === 'name' && !(name.main && counterpart.main) ? 'alias' : likeness.kind
      const score = likeness.score * weight
      if ((found.get(kind)?.score ?? 0) < score) found.set(kind, { score, reason: { kind, text: nameText(kind, name.forms.text, counterpart.forms.text) } })
    }
  }
  reasons.push(...found.values())
  if (reasons.length === 0) return null
  let score = combined(reasons)
  // Different codes of the same list speak against it; so do kinds that differ.
  if (contradiction) score *= found.has('name') ? 0.7 : 0.5
  if (one.record.kind !== other.record.kind) score *= 0.9
  return score < least ? null : { one: one.record.id, other: other.record.id, score, reasons: strongestFirst(reasons) }
}

type NameReason = 'name' | 'alias' | 'word-order' | 'transliteration' | 'spelling'

function nameText(kind: NameReason, one: string, other: string): string {
  switch (kind) {
    case 'name': return `Same name: ${one}`
    case 'alias': return one === other ? `Same name or alias: ${one}` : `Same name or alias: ${one} and ${other}`
    case 'word-order': return `Same words in another order: ${one} and ${other}`
    case 'transliteration': return `Likely the same name in two scripts: ${one} and ${other}`
    case 'spelling': return `Similar spelling: ${one} and ${other}`
  }
}

export interface SourceRecord {
  readonly id: number
  readonly citationKey: string
  readonly title: string
  /** As in lists: "Kertcher and Course". */
  readonly authors: string
  readonly year: string
  readonly doi: string
}

/** A DOI as it is compared: without its address, lower case. */
export const bareDoi = (doi: string): string => doi.trim().toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/u, '')

/** Pairs of sources, the likeliest first: by DOI, title with authors and year, and citation keys that differ in case only. */
export function suggestSources(records: readonly SourceRecord[]): Pair[] {
  const sources = records.map(record => ({
    record, doi: bareDoi(record.doi), key: foldText(record.citationKey), words: titleWords(record.title), author: foldText(record.authors).split(/[\s,]/u)[0] ?? '',
  }))
  const keys = sources.map(({ doi, key, words, author, record }) => [
    ...(doi === '' ? [] : [`d:${doi}`]), `k:${key}`, `t:${words.join(' ')}`,
    ...(author === '' ? [] : words.filter(word => word.length > 4).map(word => `a:${author}:${record.year}:${word}`)),
    ...(words.length >= 4 ? [`b:${words.slice(0, 4).join(' ')}`] : []),
  ])
  const pairs: Pair[] = []
  for (const [first, second] of candidatePairs(keys)) {
    const [one, other] = [sources[first], sources[second]]
    if (!one || !other) continue
    const reasons: { score: number; reason: Reason }[] = []
    if (one.doi !== '' && one.doi === other.doi) reasons.push({ score: 0.98, reason: { kind: 'doi', text: `Same DOI: ${one.doi}` } })
    if (one.key === other.key) reasons.push({ score: 0.7, reason: { kind: 'citation-key', text: `Same citation key: ${one.record.citationKey} and ${other.record.citationKey}` } })
    const alike = one.words.join(' ') === other.words.join(' ') ? 1 : Math.max(shared(one.words, other.words), likenessOf(one.words.join(' '), other.words.join(' ')))
    const sameYear = one.record.year === other.record.year
    if (alike >= 0.8 && one.words.length > 1) {
      const years = sameYear ? `, ${one.record.year || 'no year'}` : `, ${one.record.year || 'no year'} and ${other.record.year || 'no year'}`
      const score = (alike === 1 ? 0.8 : 0.4 + 0.35 * alike) + (sameYear ? 0.1 : one.record.year === '' || other.record.year === '' ? 0.03 : -0.1)
      reasons.push({ score, reason: { kind: 'title', text: `${alike === 1 ? 'Same' : 'Similar'} title${years}` } })
      if (one.author !== '' && one.author === other.author) reasons.push({ score: score + 0.04, reason: { kind: 'authors', text: `Same first author: ${one.record.authors}` } })
    }
    if (reasons.length === 0) continue
    let score = combined(reasons)
    if (one.doi !== '' && other.doi !== '' && one.doi !== other.doi) score *= 0.6
    if (score >= least) pairs.push({ one: one.record.id, other: other.record.id, score, reasons: strongestFirst(reasons) })
  }
  return ordered(pairs)
}

export interface EventRecord {
  readonly id: number
  readonly title: string
  /** First possible day; null where no date is given. */
  readonly start: number | null
  readonly participants: readonly number[]
  /** Whether it came with a data set, which has keys of its own. */
  readonly imported: boolean
}

/** Days that two reports of one event may lie apart. */
const daysApart = 2

/** Pairs of events, the likeliest first: by title, date and participants. Two rows of data sets are not compared with each other. */
export function suggestEvents(records: readonly EventRecord[]): Pair[] {
  // Only what shares a day and a word with something that people wrote is worth looking at.
  const near = new Set(records.flatMap(record => (
    record.imported || record.start === null ? [] : Array.from({ length: 2 * daysApart + 1 }, (_, index) => (record.start ?? 0) + index - daysApart)
  )))
  const events = records.filter(record => !record.imported || (record.start !== null && near.has(record.start)))
    .map(record => ({ record, words: titleWords(record.title), actors: new Set(record.participants) }))
  const keys = events.map(({ record: { start, imported }, words, actors }) => {
    const title = words.join(' ')
    if (start === null) return [`u:${title}`]
    // What people wrote looks around its day; what was imported stays on its own.
    const days = imported ? [start] : Array.from({ length: 2 * daysApart + 1 }, (_, index) => start + index - daysApart)
    const people = [...actors].toSorted((a, b) => a - b).join(',')
    return [`u:${title}`, ...days.flatMap(day => [...words.filter(word => word.length > 3).map(word => `w:${day}:${word}`), ...(people === '' ? [] : [`p:${day}:${people}`])])]
  })
  const pairs: Pair[] = []
  for (const [first, second] of candidatePairs(keys, 60)) {
    const [one, other] = [events[first], events[second]]
    if (!one || !other || (one.record.imported && other.record.imported)) continue
    const [start, end] = [one.record.start, other.record.start]
    const days = start === null || end === null ? null : Math.abs(start - end)
    if (days !== null && days > daysApart) continue
    const alike = one.words.join(' ') === other.words.join(' ') ? 1 : shared(one.words, other.words)
    const people = one.actors.size === 0 || other.actors.size === 0 ? null : shared([...one.actors], [...other.actors])
    if (alike < 0.4 || (days === null && alike < 1)) continue
    const score = 0.45 * alike + (days === null ? 0.2 : 0.35 - 0.06 * days) + (people === null ? 0.1 : 0.18 * people)
    if (score < least) continue
    const reasons: Reason[] = [
      { kind: 'title', text: alike === 1 ? 'Same title' : 'Similar title' },
      ...(days === null ? [] : [{ kind: 'date' as const, text: days === 0 ? 'Same day' : days === 1 ? 'A day apart' : `${days} days apart` }]),
      ...(people !== null && people > 0 ? [{ kind: 'participants' as const, text: people === 1 ? 'Same participants' : 'Some of the same participants' }] : []),
    ]
    pairs.push({ one: one.record.id, other: other.record.id, score, reasons })
  }
  return ordered(pairs)
}

const empty = new Set(['the', 'and', 'of', 'in', 'on', 'for', 'with', 'from', 'to', 'at', 'by', 'a', 'an', 'is', 'as'])

function titleWords(title: string): string[] {
  return tokens(foldText(title)).map(token => token.text).filter(word => !empty.has(word))
}

/** Jaccard's share of what two sets have in common. */
function shared<T>(one: readonly T[], other: readonly T[]): number {
  const [first, second] = [new Set(one), new Set(other)]
  const both = [...first].filter(item => second.has(item)).length
  const all = first.size + second.size - both
  return all === 0 ? 0 : both / all
}

/** The strongest reason counts; each further one adds a little. */
function combined(reasons: readonly { score: number }[]): number {
  return Math.min(0.99, Math.max(...reasons.map(reason => reason.score)) + 0.02 * (reasons.length - 1))
}

const strongestFirst = (reasons: readonly { score: number; reason: Reason }[]): Reason[] => reasons.toSorted((a, b) => b.score - a.score).map(({ reason }) => reason)
const ordered = (pairs: readonly Pair[]): Pair[] => pairs.toSorted((a, b) => b.score - a.score || a.one - b.one || a.other - b.other)
