import { coincidences, reliabilityData, type Coincidences, type UnitValues } from './coincidences.ts'

/** Levels of measurement, by what a difference between two values means. */
export const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Metric = (typeof metrics)[number]

/** Why there is no coefficient: no unit has two values, or all values are the same, so that agreement by chance is certain. */
export type Undefined = 'no-pairs' | 'no-variation'

export interface Coefficient {
  /** At most 1 (perfect agreement); 0 is what chance gives; below 0 coders disagree systematically. Null where it is undefined. */
  readonly value: number | null
  readonly undefinedBecause: Undefined | null
}

/** Values that add up in another order may miss a whole number by this much. */
const rounding = 1e-12

/**
 * Krippendorff's alpha, 1 - observed / expected disagreement (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C for the
 * coincidences, section D for the metrics), for any number of coders and missing values.
 *
 * Units come in one or more strata: sets whose values are not of the same scale. Within a stratum a unit is compared with what chance
 * would give in that stratum, and observed and expected disagreement are each summed over the strata, weighted by their pairable values, as
 * pooled kappa does (De Vries, Elliott, Kanouse and Teleki 2008, Field Methods 20(3), 272-282). One stratum gives plain alpha.
 *
 * Throws a RangeError for a ratio metric over values below zero, which have none.
 */
export function krippendorffAlpha(strata: readonly (readonly UnitValues[])[], metric: Metric): Coefficient {
  return alphaOf(strata.map(units => coincidences(reliabilityData(units))), metric)
}

/** Alpha of coincidence matrices, one per stratum. */
export function alphaOf(strata: readonly Coincidences[], metric: Metric): Coefficient {
  let [observed, expected, total] = [0, 0, 0]
  for (const stratum of strata) {
    // With a single value there is nothing to pair it with.
    if (stratum.total < 2) continue
    const found = disagreement(stratum, metric)
    observed += found.observed
    expected += found.expected
    total += stratum.total
  }
  if (total === 0) return { value: null, undefinedBecause: 'no-pairs' }
  if (expected < rounding) return { value: null, undefinedBecause: 'no-variation' }
  return { value: 1 - observed / expected, undefinedBecause: null }
}

/** Observed and expected disagreement of one stratum, each times its number of pairable values. */
function disagreement({ categories, observed, totals, total }: Coincidences, metric: Metric): { observed: number; expected: number } {
  const size = categories.length
  const difference = squaredDifference(metric, categories, totals, total)
  let [seen, byChance] = [0, 0]
  for (let row = 0; row < size; row += 1) {
    for (let column = row + 1; column < size; column += 1) {
      const squared = difference(row, column)
      seen += 2 * (observed[row * size + column] ?? 0) * squared
      byChance += 2 * (totals[row] ?? 0) * (totals[column] ?? 0) * squared
    }
  }
  return { observed: seen, expected: byChance / (total - 1) }
}

/**
 * The squared difference between two categories, by index, the lower first (Krippendorff 2011, section D). The ordinal one, values between two
 * ranks, is taken as a share of all values, so that strata of different sizes weigh alike; alpha of one stratum is the same either way.
 */
function squaredDifference(metric: Metric, categories: readonly number[], totals: Float64Array, total: number): (row: number, column: number) => number {
  const value = (index: number) => categories[index] ?? 0
  switch (metric) {
    case 'nominal': return () => 1
    case 'interval': return (row, column) => (value(row) - value(column)) ** 2
    case 'ratio':
      if (value(0) < 0) throw new RangeError('a ratio metric has no values below zero')
      return (row, column) => ((value(row) - value(column)) / (value(row) + value(column))) ** 2
    case 'ordinal': {
      const before = new Float64Array(categories.length + 1)
      totals.forEach((count, index) => (before[index + 1] = (before[index] ?? 0) + count))
      return (row, column) => {
        const between = (before[column + 1] ?? 0) - (before[row] ?? 0) - ((totals[row] ?? 0) + (totals[column] ?? 0)) / 2
        return (between / total) ** 2
      }
    }
  }
}
