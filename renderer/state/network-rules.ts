import type { Rule } from '../../db/contract/entities/filter-rules.ts'

/** A rule with a key of its own, so that the window knows it again when others come and go. */
export interface KeyedRule {
  readonly key: number
  readonly rule: Rule
}

/** What of the network is left out or put back. */
export interface RulesState {
  readonly keyed: readonly KeyedRule[]
  /** The same without keys: the same object while nothing changes. */
  readonly rules: readonly Rule[]
}

export const noRules: RulesState = { keyed: [], rules: [] }

/** Most rules of a view; the contract's. */
export const mostRules = 50

let keys = 0

const stateOf = (keyed: readonly KeyedRule[]): RulesState => ({ keyed, rules: keyed.map(({ rule }) => rule) })

/** The state for rules of a view, each with a new key. */
export const rulesFrom = (rules: readonly Rule[]): RulesState => stateOf(rules.map(rule => ({ key: ++keys, rule })))

/** A key for a rule that is about to be made. */
export const nextKey = (): number => ++keys

/** With one more, at the end. */
export const withRule = (state: RulesState, rule: Rule, key = nextKey()): RulesState => stateOf([...state.keyed, { key, rule }])

export const withChanged = (state: RulesState, key: number, changes: Partial<Rule>): RulesState =>
  stateOf(state.keyed.map(each => (each.key === key ? { key, rule: { ...each.rule, ...changes } } : each)))

export const withoutRule = (state: RulesState, key: number): RulesState => stateOf(state.keyed.filter(each => each.key !== key))
