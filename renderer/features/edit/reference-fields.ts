import type { Actor, ActorFields, Alias, Code } from '../../../db/contract/entities/people.ts'
import type { ReferenceEntry } from '../../../db/contract/entities/reference.ts'
import { fold } from '../../../db/domain/fold.ts'

const folded = (text: string) => fold(text).folded.trim()

/** The fields of a new actor that is an entry of the list. */
export function fieldsOfEntry({ kind, shortName, aliases, codes, dates }: ReferenceEntry): Pick<ActorFields, 'kind' | 'shortName' | 'aliases' | 'codes' | 'dates'> {
  return { kind, shortName, aliases: [...aliases], codes: [...codes], dates }
}

/** What an entry knows that an actor does not have: codes of lists from which it has none, and names. Nothing that is there is changed. */
export function missingFrom(actor: Pick<Actor, 'name' | 'shortName' | 'aliases' | 'codes'>, entry: ReferenceEntry): { codes: Code[]; names: Alias[] } {
  const schemes = new Set(actor.codes.map(code => code.scheme))
  const names = new Set([actor.name, actor.shortName, ...actor.aliases.map(alias => alias.name)].map(folded))
  return {
    codes: entry.codes.filter(code => !schemes.has(code.scheme)),
    names: [{ name: entry.name, language: 'en' }, ...entry.aliases].filter(alias => !names.has(folded(alias.name))),
  }
}
