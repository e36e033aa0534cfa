import { ruleSentence, type RuleNames } from '../../../db/domain/filter/sentences.ts'
import type { Rule } from '../../../db/contract/entities/filter-rules.ts'

/** A rule in words, with names in their own direction. */
export function RuleSentence({ rule, names }: { rule: Pick<Rule, 'condition' | 'not'>; names: RuleNames }) {
  // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other name than their place
  return ruleSentence(rule, names).map(({ text, name }, at) => (name ? <bdi key={at}>{text}</bdi> : <span key={at}>{text}</span>))
}
