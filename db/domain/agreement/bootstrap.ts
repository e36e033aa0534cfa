import { alphaOf, type Metric } from './alpha.ts'
import { coincidences, reliabilityData, type ReliabilityData, type UnitValues } from './coincidences.ts'
import { randomFrom } from './random.ts'

export interface Interval { readonly low: number; readonly high: number }

/** How many times the units are drawn again, and where the row of random numbers begins: fixed, so that the same data give the same interval. */
export const bootstrapSamples = 1_000
export const bootstrapSeed = 2011
/** The share of resamples that the interval leaves out, half on each side. */
const leftOut = 0.05
/** An interval is not given where more resamples than this share had no variation, and so no alpha. */
const mostUndefined = 0.05

/**
 * 95 % intervals of Krippendorff's alpha by the bootstrap of units, one per metric: as many pairable units as there are are drawn with
 * replacement, with all of their values, within each stratum; alpha is computed anew; the interval runs between the 2.5th and the 97.5th
 * percentile (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3; for alpha, Zapf, Castell, Morawietz and Karch 2016,
 * BMC Medical Research Methodology 16:93). Null where more than one resample in twenty has no variation, where all resamples give the same alpha
 * (there is nothing to tell how far it may be off), or where fewer than two units are pairable.
 *
 * It differs from Krippendorff's own algorithm (Hayes and Krippendorff 2007, Communication Methods and Measures 1(1), 77-89), which draws
 * pairs of values and keeps the expected disagreement: pairs of one unit are not independent, and intervals come out narrower.
 *
 * A generator that pauses after every resample, so that a caller may spread the work.
 */
export function* alphaBootstrap<M extends Metric>(
  strata: readonly (readonly UnitValues[])[], wanted: readonly M[], { samples = bootstrapSamples, seed = bootstrapSeed } = {},
): Generator<void, Record<M, Interval | null>> {
  const data = strata.map(reliabilityData).filter(stratum => stratum.pairableUnits > 0)
  const units = data.reduce((sum, stratum) => sum + stratum.pairableUnits, 0)
  const found = new Map(wanted.map(metric => [metric, [] as number[]]))
  if (units >= 2) {
    const random = randomFrom(seed)
    const draws = data.map(stratum => drawing(stratum))
    for (let sample = 0; sample < samples; sample += 1) {
      const drawn = draws.map(draw => draw(random))
      for (const [metric, values] of found) {
        const { value } = alphaOf(drawn, metric)
        if (value !== null) values.push(value)
      }
      yield
    }
  }
  const intervals = [...found].map(([metric, values]) => [metric, values.length < Math.max(1, samples * (1 - mostUndefined)) ? null : intervalOf(values)])
  return Object.fromEntries(intervals) as Record<M, Interval | null>
}

/** As `alphaBootstrap`, at one go. */
export function alphaIntervals<M extends Metric>(strata: readonly (readonly UnitValues[])[], wanted: readonly M[], options?: { samples?: number; seed?: number }): Record<M, Interval | null> {
  const work = alphaBootstrap(strata, wanted, options)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Draws the coincidences of as many units as the stratum has, each as likely as any other. */
function drawing(stratum: ReliabilityData) {
  const { patterns, pairableUnits } = stratum
  const patternOf = new Int32Array(pairableUnits)
  let filled = 0
  patterns.forEach(({ units }, pattern) => {
    patternOf.fill(pattern, filled, filled + units)
    filled += units
  })
  const counts = new Int32Array(patterns.length)
  return (random: () => number) => {
    counts.fill(0)
    for (let drawn = 0; drawn < pairableUnits; drawn += 1) {
      const pattern = patternOf[Math.floor(random() * pairableUnits)] ?? 0
      counts[pattern] = (counts[pattern] ?? 0) + 1
    }
    return coincidences(stratum, counts)
  }
}

function intervalOf(values: number[]): Interval | null {
  if (Math.max(...values) - Math.min(...values) < 1e-9) return null
  const sorted = Float64Array.from(values).sort()
  return { low: quantile(sorted, leftOut / 2), high: quantile(sorted, 1 - leftOut / 2) }
}

/** The quantile of sorted values, interpolated between its neighbours (Hyndman and Fan 1996, The American Statistician 50(4), definition 7). */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const [low = 0, high = low] = sorted.subarray(below, below + 2)
  return low + (high - low) * (at - below)
}
