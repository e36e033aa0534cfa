import type { Rule } from '../contract/entities/filter-rules.ts'
import { dateOf } from './fields.ts'

/** The rules with their dates as they were understood. Throws `bad_request` for a date that cannot be. */
export function understoodRules(field: string, rules: readonly Rule[]): Rule[] {
  return rules.map((rule, index) => {
    if (rule.condition.by !== 'date') return rule
    const { raw } = dateOf(`${field}.${index}.condition.date`, rule.condition.date)
    return { ...rule, condition: { ...rule.condition, date: raw } }
  })
}
