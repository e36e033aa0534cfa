/**
 * States and major organisations with their codes and names: ISO 3166-1 and names in eleven languages from `i18n-iso-countries` (MIT) and the
 * everyday ones of Unicode CLDR, numbers of the
 * Correlates of War project, states that are no more, organisations. Made when it is first wanted.
 */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import arabic from 'i18n-iso-countries/langs/ar.json' with { type: 'json' }
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import persian from 'i18n-iso-countries/langs/fa.json' with { type: 'json' }
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import hebrew from 'i18n-iso-countries/langs/he.json' with { type: 'json' }
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' }
import turkish from 'i18n-iso-countries/langs/tr.json' with { type: 'json' }
import ukrainian from 'i18n-iso-countries/langs/uk.json' with { type: 'json' }
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' }
import type { Alias, Code } from '../contract/entities/people.ts'
import type { ReferenceEntry } from '../contract/entities/reference.ts'
import type { ActorKind } from '../contract/vocabulary.ts'
import { fold } from '../domain/fold.ts'
import { cowCodes } from './cow-codes.ts'
import { earlierCodes, formerStates } from './former-states.ts'
import { organisations } from './organisations.ts'

/** An entry with its other spellings, by which it is found. */
interface Known extends ReferenceEntry { readonly spellings: readonly string[] }

interface Listed {
  readonly entry: Known
  /** Its names and codes, folded, by which it is found. */
  readonly searched: readonly string[]
}

interface List { readonly all: readonly Listed[]; readonly byCode: ReadonlyMap<string, Known>; readonly byName: ReadonlyMap<string, Known | null> }

let list: List | undefined

const foldedName = (text: string): string => fold(text).folded.replace(/\s+/gu, ' ').trim()

/** Entries with a name or code that is the text, then those with one that begins with it, then those in which a word does; at most `limit`, of these kinds alone. */
export function findReference(text: string, limit: number, kinds: readonly ActorKind[] | null = null): ReferenceEntry[] {
  const wanted = foldedName(text)
  if (wanted === '') return []
  const rank = ({ searched }: Listed) => (searched.includes(wanted) ? 0 : searched.some(name => name.startsWith(wanted)) ? 1 : searched.some(name => name.includes(` ${wanted}`)) ? 2 : 3)
  return theList().all.filter(({ entry }) => kinds === null || kinds.includes(entry.kind)).map(each => ({ entry: each.entry, rank: rank(each) })).filter(found => found.rank < 3)
    .toSorted((one, other) => one.rank - other.rank).slice(0, limit).map(found => told(found.entry))
}

/**
 * The entry of a code: scheme `iso3`, `iso2`, `iso-numeric`, `cow` or `cameo`. Where states share a number, the one that exists today; an earlier code of a
 * state is that state's.
 */
export function referenceOfCode({ scheme, value }: Code): ReferenceEntry | null {
  const kind = scheme.toLowerCase()
  const written = value.trim().toUpperCase()
  const key = kind === 'cow' ? written.replace(/^0+(?=\d)/u, '') : kind === 'iso-numeric' ? written.padStart(3, '0') : written
  return theList().byCode.get(`${kind} ${key}`) ?? null
}

/** The entry of a name in any of its languages; null where there is none, or several go by it. */
export function referenceOfName(name: string): ReferenceEntry | null {
  const entry = theList().byName.get(foldedName(name)) ?? null
  const written = name.trim()
  // “Who” is not the WHO: an abbreviation is one as it is written.
  const isShort = written.length <= 5 && entry !== null && foldedName(entry.name) !== foldedName(name)
  return isShort && ![entry.shortName, ...entry.aliases.map(alias => alias.name), ...entry.spellings].includes(written) ? null : entry
}

/** Makes the list in turns of a few milliseconds, so that the first who looks something up does not hold up everybody else. */
export async function prepareReferenceList(): Promise<void> {
  while (list === undefined) {
    const end = performance.now() + 6
    while (list === undefined && performance.now() < end) step()
    if (list === undefined) await new Promise(resolve => setImmediate(resolve))
  }
}

let making: Generator<undefined, List> | undefined

function step(): void {
  making ??= makeList()
  const { done, value } = making.next()
  if (done === true) [list, making] = [value, undefined]
}

function theList(): List {
  while (list === undefined) step()
  return list
}

/** Names that stand under “other names” of an actor, each once, without those that differ from the main one by case and accents alone. */
function otherNames(main: string, short: string, names: readonly Alias[], folding: Folding): Alias[] {
  const known = new Set([main, short].map(folding))
  return names.filter(({ name }) => {
    const folded = folding(name)
    if (folded === '' || known.has(folded)) return false
    known.add(folded)
    return true
  })
}

type Folding = (text: string) => string

/** Folding that does each text once: most of the time that the list takes is spent on it. */
function foldingOnce(): Folding {
  const known = new Map<string, string>()
  return text => {
    const folded = known.get(text) ?? foldedName(text)
    known.set(text, folded)
    return folded
  }
}

function* makeList(): Generator<undefined, List> {
  const folding = foldingOnce()
  const all: Listed[] = []
  const byCode = new Map<string, Known>()
  const byName = new Map<string, Known | null>()
  for (const part of [statesOfToday(folding), statesBefore(folding), bodies(folding)]) {
    for (const entry of part) {
      const names = [...new Set([entry.name, entry.shortName, ...entry.aliases.map(alias => alias.name), ...entry.spellings].map(folding))].filter(Boolean)
      const codesOf = [...entry.codes, ...entry.otherCodes]
      all.push({ entry, searched: [...new Set([...names, ...codesOf.map(code => folding(code.value))])] })
      for (const { scheme, value } of codesOf) if (!byCode.has(`${scheme} ${value}`)) byCode.set(`${scheme} ${value}`, entry)
      // Two that go by one name are told apart by nothing else.
      for (const name of names) byName.set(name, byName.has(name) ? null : entry)
      yield
    }
  }
  for (const { entry } of all) byName.set(folding(entry.name), entry)
  for (const [earlier, iso3] of Object.entries(earlierCodes)) {
    const entry = byCode.get(`iso3 ${iso3}`)
    if (entry && !byCode.has(`iso3 ${earlier}`)) byCode.set(`iso3 ${earlier}`, entry)
  }
  return { all: all.toSorted((one, other) => orderOf(one.entry) - orderOf(other.entry) || one.entry.name.localeCompare(other.entry.name, 'en')), byCode, byName }
}

/** What exists stands before what is no more. */
const orderOf = ({ dates }: ReferenceEntry): number => (dates === null || dates.endsWith('..') ? 0 : 1)

type Names = Readonly<Record<string, string | readonly string[]>>
const languages: readonly (readonly [string, Names])[] = [
  ['en', english.countries], ['fr', french.countries], ['de', german.countries], ['es', spanish.countries], ['ar', arabic.countries], ['he', hebrew.countries],
  ['fa', persian.countries], ['ru', russian.countries], ['tr', turkish.countries], ['uk', ukrainian.countries], ['zh', chinese.countries],
]

/** All of ISO 3166-1 and Kosovo. They go by the short names of everyday language (Unicode CLDR: “Russia”, “Syria”, «Россия»); the list's are other names. */
function* statesOfToday(folding: Folding): Generator<Known> {
  const cow = cowCodes()
  const everyday = new Map(languages.map(([language]) => [language, new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })]))
  for (const [iso2 = '', listed = '', numeric = ''] of codes) {
    const namesIn = (names: Names) => [names[iso2] ?? []].flat()
    // Kosovo has no code of ISO's own; XKX is the user-assigned one that the European Union and the World Bank use.
    const iso3 = listed === 'XKK' ? 'XKX' : listed
    const [formal] = namesIn(english.countries)
    if (formal === undefined) continue
    const name = everyday.get('en')?.of(iso2) ?? formal
    const number = cow.get(iso3)
    yield {
      key: `iso3 ${iso3}`, kind: 'state', name, shortName: '', dates: null,
      // In each language the everyday name and, where it is another, that of the list.
      aliases: otherNames(name, '', languages.flatMap(([language, names]) => [...[everyday.get(language)?.of(iso2) ?? []].flat(), ...namesIn(names).slice(0, 1)].map(each => ({ name: each, language }))), folding),
      codes: [{ scheme: 'iso3', value: iso3 }, ...(number === undefined ? [] : [{ scheme: 'cow', value: number }])],
      otherCodes: [{ scheme: 'iso2', value: iso2 }, ...(/^\d{3}$/u.test(numeric) ? [{ scheme: 'iso-numeric', value: numeric }] : [])],
      spellings: languages.flatMap(([, names]) => namesIn(names)),
    }
  }
}

const lines = (table: string) => table.trim().split('\n').map(line => line.split('|'))
const listOf = (text: string) => text.split(';').filter(Boolean)
const named = (text: string): Alias[] => listOf(text).map(each => ({ language: each.slice(0, each.indexOf('=')), name: each.slice(each.indexOf('=') + 1) }))
const inEnglish = (text: string): Alias[] => listOf(text).map(name => ({ name, language: 'en' }))

function* statesBefore(folding: Folding): Generator<Known> {
  for (const [name = '', others = '', number = '', iso3 = '', dates = '', names = ''] of lines(formerStates)) {
    yield {
      key: `former ${name}`, kind: 'state', name, shortName: '', dates, aliases: otherNames(name, '', [...inEnglish(others), ...named(names)], folding),
      codes: [...(iso3 === '' ? [] : [{ scheme: 'iso3', value: iso3 }]), { scheme: 'cow', value: number }], otherCodes: [], spellings: [],
    }
  }
}

function* bodies(folding: Folding): Generator<Known> {
  for (const [kind = '', name = '', short = '', others = '', cameo = '', dates = '', names = ''] of lines(organisations)) {
    yield {
      key: `organisation ${name}`, kind: kind as ActorKind, name, shortName: short === name ? '' : short, dates,
      aliases: otherNames(name, short, [...inEnglish(others), ...named(names)], folding),
      codes: cameo === '' ? [] : [{ scheme: 'cameo', value: cameo }], otherCodes: [], spellings: [],
    }
  }
}

/** An entry as it is told to others. */
export function told({ spellings: _, ...entry }: ReferenceEntry & { spellings?: readonly string[] }): ReferenceEntry {
  return entry
}
