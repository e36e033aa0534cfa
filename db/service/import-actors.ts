/** The actors that a file names: who of them the project has, by what, and the making of the others. */
import type { ImportDuplicate, MatchReason, TableMapping } from '../contract/entities/imports.ts'
import type { EntityRef } from '../contract/values.ts'
import { createLikelyNames } from '../domain/likely-names.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { ActorDraft } from '../formats/import/table-drafts.ts'
import { insertActor, replaceAliases, replaceCodes } from '../queries/actors.ts'
import { insertAttributes } from '../queries/attributes.ts'
import { knownActorCodes, knownActorNames, knownActorUids, knownSpellings, type KnownSpelling } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import type { Decisions } from './import-plan.ts'
import { entryOf, marksOf, type Filled, type Filler } from './reference-fill.ts'

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
    const listed = byName ? null : entryOf({ name, kind: draft?.kind ?? 'state', codes: draft?.codes ?? [] })
    const marks = listed && marksOf(listed)
    const byList = marks && [...marks.codes.map(code => codes.get(`${code.scheme} ${code.value}`)), ...marks.names.map(each => names.get(each))].find(found => found !== undefined)
    if (byList) return { ...byList, by: 'reference', why: '' }
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

export const bareActor = (name: string, { actorKind }: TableMapping): ActorDraft => (
  { line: 0, name, shortName: '', kind: actorKind, aliases: [], codes: [], dates: null, description: '', attributes: [] }
)

/** What the shipped list adds to somebody who is made. */
export function fillOf({ draft, name, line }: Person, mapping: Pick<TableMapping, 'actorKind' | 'columns'>, fill: Filler): Filled | null {
  return fill(draft ? { ...draft, kindGiven: mapping.columns['kind'] !== undefined } : { line, name, kind: mapping.actorKind, kindGiven: false, shortName: '', aliases: [], codes: [], dates: null })
}

export function writeActor(db: WritableDatabase, uid: string, draft: ActorDraft, at: string, filled: Filled | null): number {
  const { name, shortName, kind, dates, aliases, codes } = filled ?? { ...draft, aliases: draft.aliases.map(alias => ({ name: alias, language: '' })) }
  const { description, attributes } = draft
  const id = insertActor(db, uid, { name, shortName, kind, description, dates }, at)
  if (aliases.length > 0) replaceAliases(db, id, aliases)
  if (codes.length > 0) replaceCodes(db, id, codes)
  insertAttributes(db, { actorId: id }, attributes)
  return id
}
