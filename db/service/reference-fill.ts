import type { ReferenceChoices, ReferenceFill } from '../contract/entities/imports.ts'
import type { Alias, Code } from '../contract/entities/people.ts'
import type { ReferenceEntry } from '../contract/entities/reference.ts'
import type { DateSpan } from '../contract/values.ts'
import type { ActorKind } from '../contract/vocabulary.ts'
import { parseEdtf } from '../domain/edtf.ts'
import { foldName } from '../queries/names.ts'
import { referenceOfCode, referenceOfName } from '../reference/reference-list.ts'

interface Who { readonly name: string; readonly kind: ActorKind; readonly codes: readonly Code[] }

const listedKinds: readonly ActorKind[] = ['state', 'organisation', 'bloc']
const schemes = ['iso3', 'iso2', 'iso-numeric', 'cow', 'cameo']

/** The entry of the shipped list that somebody is: by a code; where it may be a state or an organisation, by a name of the list or a code in the name's place. Null where there is none. */
export function entryOf({ name, kind, codes }: Who): ReferenceEntry | null {
  for (const scheme of schemes) {
    const code = codes.find(each => each.scheme.toLowerCase() === scheme)
    const entry = code && referenceOfCode(code)
    if (entry) return entry
  }
  if (!listedKinds.includes(kind)) return null
  return referenceOfName(name) ?? (kind === 'state' && /^[A-Z]{3}$/u.test(name) ? referenceOfCode({ scheme: 'iso3', value: name }) : null)
}

/** By what an entry is known in a project: names, and codes that are of nobody else (a state shares its COW number with the one before it). */
export function marksOf(entry: ReferenceEntry): { codes: readonly Code[]; names: readonly string[] } {
  return {
    codes: entry.codes.filter(code => code.scheme !== 'cow' || referenceOfCode(code)?.key === entry.key),
    names: [entry.name, entry.shortName, ...entry.aliases.map(alias => alias.name)].filter(Boolean).map(foldName),
  }
}

/** An actor that an import makes, as its file has it. */
export interface Unfilled extends Who {
  /** Whether the file says what kind of actor it is; otherwise the list may. */
  readonly kindGiven: boolean
  readonly line: number | null
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly dates: DateSpan | null
}

/** The same actor with what the list adds. What the file says stays; a name that is a code gives way to the name. */
export interface Filled { readonly name: string; readonly shortName: string; readonly kind: ActorKind; readonly aliases: readonly Alias[]; readonly codes: readonly Code[]; readonly dates: DateSpan | null }

export interface Filler {
  (who: Unfilled): Filled | null
  /** What was looked up and found so far, whether it is used or not, each name once. */
  found(): ReferenceFill[]
}

/** Looks actors up in the shipped list, and fills in what their file leaves out, unless it was chosen otherwise. */
export function createFiller({ fill, except }: ReferenceChoices): Filler {
  const refused = new Set(except)
  const found = new Map<string, ReferenceFill>()
  const look = (who: Unfilled): Filled | null => {
    const entry = entryOf(who)
    if (!entry) return null
    const filled = filledBy(entry, who)
    const { name } = who
    const added = {
      codes: filled.codes.filter(({ scheme, value }) => !who.codes.some(code => code.scheme === scheme && code.value === value)),
      names: filled.aliases.filter(alias => !who.aliases.includes(alias.name)).length,
    }
    if (filled.name === name && added.codes.length === 0 && added.names === 0 && filled.kind === who.kind && filled.shortName === who.shortName && filled.dates === who.dates) return null
    const isUsed = fill && !refused.has(name)
    if (!found.has(name)) found.set(name, { name, line: who.line, becomes: filled.name, kind: filled.kind, codes: added.codes, names: added.names, used: isUsed })
    return isUsed ? filled : null
  }
  return Object.assign(look, { found: () => [...found.values()] })
}

function filledBy(entry: ReferenceEntry, { name, kind, kindGiven, shortName, aliases, codes, dates }: Unfilled): Filled {
  const isCode = [...entry.codes, ...entry.otherCodes, ...codes].some(code => code.value.toUpperCase() === name.toUpperCase())
  const taken = isCode ? entry.name : name
  const known = new Map(entry.aliases.map(alias => [foldName(alias.name), alias.language]))
  const own = aliases.map(alias => ({ name: alias, language: known.get(foldName(alias)) ?? '' }))
  const have = new Set([taken, shortName || entry.shortName, ...aliases].map(foldName))
  const more = [{ name: entry.name, language: 'en' }, ...entry.aliases].filter(alias => !have.has(foldName(alias.name)))
  return {
    name: taken, shortName: shortName || (foldName(entry.shortName) === foldName(taken) ? '' : entry.shortName), kind: kindGiven ? kind : entry.kind,
    aliases: [...own, ...more], codes: [...codes, ...entry.codes.filter(code => !codes.some(each => each.scheme.toLowerCase() === code.scheme))],
    dates: dates ?? (entry.dates === null ? null : parseEdtf(entry.dates)),
  }
}
