/** Lists that one window sends whole while another has changed them: put together where the window says what it had read. */
import type { ParticipantFields } from '../contract/entities/events.ts'
import type { Alias, Code } from '../contract/entities/people.ts'
import type { CitationFields } from '../contract/entities/sources.ts'
import type { z } from 'zod'
import { mergeLists } from '../domain/list-merge.ts'
import { foldName } from '../queries/names.ts'

/** A list as it is to be: `mine`, with what others did to it since `expected` was read. Undefined where it is not to change. */
function together<Item>(keyOf: (item: Item) => string) {
  return (current: () => readonly Item[], mine: readonly Item[] | undefined, expected: readonly Item[] | undefined): readonly Item[] | undefined => {
    if (mine === undefined || expected === undefined) return mine
    return mergeLists(expected, mine, current(), keyOf)
  }
}

export const mergedAliases = together<Alias>(alias => foldName(alias.name))
export const mergedCodes = together<Code>(code => `${code.scheme} ${code.value}`)
export const mergedParticipants = together<z.infer<typeof ParticipantFields>>(participant => participant.actor)
export const mergedCitations = together<CitationFields>(cite => ('excerpt' in cite ? cite.excerpt : `${cite.source} ${cite.locator ?? ''}`))
export const mergedUids = together<string>(uid => uid)
