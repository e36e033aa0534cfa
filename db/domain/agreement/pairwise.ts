import type { Coefficient } from './alpha.ts'
import type { UnitValues } from './coincidences.ts'

/** The values that two coders gave one unit. */
export type ValuePair = readonly [first: number, second: number]

/** How many pairs of values of the same unit there are, and how many of them are equal. */
export interface PairCount { readonly pairs: number; readonly equal: number }

/**
 * Counts the pairs of coders who both gave a unit a value, over all units: `equal / pairs` is the percent agreement (Neuendorf 2002, "The Content
 * Analysis Guidebook", chapter 7), pairwise, so that missing values and more than two coders have their place.
 */
export function countPairs(units: readonly UnitValues[]): PairCount {
  let [pairs, equal] = [0, 0]
  for (const unit of units) {
    const values = unit.filter(value => value !== null)
    pairs += (values.length * (values.length - 1)) / 2
    for (const [index, value] of values.entries()) equal += values.slice(index + 1).filter(other => other === value).length
  }
  return { pairs, equal }
}

/**
 * Cohen's kappa of two coders, (observed - expected) / (1 - expected) agreement, what is expected from how often each of them uses each value (Cohen
 * 1960, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1), 37-46). With several strata the
 * agreements are averaged over the units of all before they are put into the formula: pooled kappa (De Vries, Elliott, Kanouse and Teleki 2008,
 * Field Methods 20(3), 272-282), with strata weighted by their units.
 */
export function cohensKappa(strata: readonly (readonly ValuePair[])[]): Coefficient {
  let [observed, expected, total] = [0, 0, 0]
  for (const pairs of strata) {
    if (pairs.length === 0) continue
    const first = new Map<number, number>()
    const second = new Map<number, number>()
    for (const [a, b] of pairs) {
      first.set(a, (first.get(a) ?? 0) + 1)
      second.set(b, (second.get(b) ?? 0) + 1)
      if (a === b) observed += 1
    }
    for (const [value, count] of first) expected += (count * (second.get(value) ?? 0)) / pairs.length
    total += pairs.length
  }
  if (total === 0) return { value: null, undefinedBecause: 'no-pairs' }
  // Both use one and the same value throughout: chance alone would give full agreement. Counts are whole numbers, so that it shows exactly.
  if (total - expected < 1e-9) return { value: null, undefinedBecause: 'no-variation' }
  return { value: (observed - expected) / (total - expected), undefinedBecause: null }
}
