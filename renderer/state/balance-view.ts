import type { AmbivalentChoice, CollapseRule, EventRule, SignSource, TriadChoice } from '../../db/contract/entities/balance.ts'
import type { CentralityMeasure, TieChoice } from '../../db/contract/entities/centrality.ts'
import type { Uid } from '../../db/contract/values.ts'

/** By which rule cooperation and conflict become one sign, wherever the window asks for balance. */
export interface SignRuleChoice {
  rule: CollapseRule
  ambivalent: AmbivalentChoice
  threshold: number
  weighted: boolean
  signs: SignSource
  eventRule: EventRule
  eventMonths: number
}

/** How balance is shown, kept while other tabs are. */
export interface BalanceViewState extends SignRuleChoice {
  part: 'now' | 'time' | 'dates'
  /** Which triads are listed. */
  type: TriadChoice
  /** The triad that is looked at, by its actors; null: none. */
  triad: string | null
  /** The points of time lines. */
  by: 'year' | 'period' | 'window'
  /** Years of a window. */
  window: number
  /** The tie whose strain is followed through time; null: the last one selected. */
  tie: Uid | null
  /** The other date that is compared with the time shown, as written. */
  other: string
  /** Whether time lines mark where their level changes, by the rule told there. */
  changes: boolean
  /** Which measure of actors time lines follow, and over which ties. */
  measure: CentralityMeasure
  ties: TieChoice
  /** What time lines follow. */
  lines: 'balance' | 'centrality'
}

export const firstBalanceView: BalanceViewState = {
  rule: 'net', ambivalent: 'positive', threshold: 2, weighted: false, signs: 'ties', eventRule: 'goldstein', eventMonths: 12, part: 'now', type: '++-', triad: null, by: 'year', window: 4, tie: null, other: '', changes: false, lines: 'balance', measure: 'degree', ties: 'all',
}

/** The rule alone, as the methods take it. */
export const ruleOf = ({ rule, ambivalent, threshold, weighted, signs, eventRule, eventMonths }: SignRuleChoice): SignRuleChoice => ({ rule, ambivalent, threshold, weighted, signs, eventRule, eventMonths })
