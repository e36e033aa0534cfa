/** Lists that one window sends whole while another has changed them: put together where the window says what it had read. */
import type { ParticipantFields } from '../contract/entities/events.ts'
import type { Alias, Code } from '../contract/entities/people.ts'
import type { ScaleStep } from '../contract/entities/coding.ts'
import type { CitationFields, CslItem } from '../contract/entities/sources.ts'
import type { z } from 'zod'
import { mergeLists, mergeRecords } from '../domain/list-merge.ts'
import { asWritten } from '../queries/citations.ts'
import { foldName } from '../queries/names.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'

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
const citations = together<CitationFields>(cite => ('excerpt' in cite ? cite.excerpt : `${cite.source} ${cite.locator}`))
export function mergedCitations(db: ReadableDatabase, current: () => readonly CitationFields[], mine: readonly CitationFields[] | undefined, expected: readonly CitationFields[] | undefined) {
  return citations(current, mine && asWritten(db, mine), expected && asWritten(db, expected))
}
/** Steps of a scale, told apart by their value. */
export const mergedSteps = together<z.infer<typeof ScaleStep>>(step => String(step.value))
export const mergedUids = together<string>(uid => uid)

/** A source's record as it is to be: `mine`, with the fields that others changed since `expected` was read. */
export function mergedCsl(current: () => CslItem, mine: CslItem | undefined, expected: CslItem | undefined): CslItem | undefined {
  return mine === undefined || expected === undefined ? mine : mergeRecords(expected, mine, current())
}
