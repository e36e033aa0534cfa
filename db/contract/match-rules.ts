/** Rules by which all matches of an import with the project are decided at once. */
import type { ImportDecision, ImportDuplicate, MatchReason } from './entities/imports.ts'

/** What a match rests on: a code or key that names one thing; a name or title; or a guess. */
export const matchGroups = ['codes', 'names', 'similar'] as const
export type MatchGroup = (typeof matchGroups)[number]

const groups: Readonly<Record<MatchReason, MatchGroup>> = { 'uid': 'codes', 'doi': 'codes', 'code': 'codes', 'name': 'names', 'reference': 'names', 'title': 'names', 'citation-key': 'names', 'similar': 'similar' }
export const groupOf = ({ by }: Pick<ImportDuplicate, 'by'>): MatchGroup => groups[by]

/** Up to which group matches are used: none; those by code; those by name as well; guesses as well. */
export const matchRules = ['none', 'codes', 'names', 'similar'] as const
export type MatchRule = (typeof matchRules)[number]

/** What each match becomes by a rule. Of the groups that are used, a match that is likely chance (the same key on another title) is used only with guesses. */
export function decideByRule(duplicates: readonly ImportDuplicate[], rule: MatchRule): Record<string, ImportDecision> {
  const used = matchGroups.slice(0, matchRules.indexOf(rule))
  return Object.fromEntries(duplicates.map(duplicate => {
    const decision: ImportDecision = !used.includes(groupOf(duplicate)) ? 'keep' : rule === 'similar' ? 'skip' : duplicate.suggested
    return [duplicate.id, decision]
  }))
}
