/** The values that coders gave one unit, in any order; null where a coder gave none. */
export type UnitValues = readonly (number | null)[]

/** A combination of values that one or more units have, whoever gave which: all that alpha knows of a unit. */
interface Pattern {
  /** What one such unit adds to the coincidence matrix, as row-major cells. */
  readonly cells: readonly { readonly at: number; readonly weight: number }[]
  readonly units: number
}

/** The pairable units of reliability data, counted by the combination of values that they have. */
export interface ReliabilityData {
  /** The values in use, ascending: rows and columns of the coincidence matrix. */
  readonly categories: readonly number[]
  readonly patterns: readonly Pattern[]
  /** Units with two values or more; a unit with fewer is no evidence about agreement and is left out. */
  readonly pairableUnits: number
}

/** Ascending order of numbers. */
const ascending = (a: number, b: number) => a - b

/**
 * Reads reliability data: units with fewer than two values are left out (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability",
 * section C), the others counted by their combination of values, in an order that depends neither on that of the coders nor of the units.
 */
export function reliabilityData(units: readonly UnitValues[]): ReliabilityData {
  const combinations = new Map<string, { values: number[]; units: number }>()
  for (const unit of units) {
    const values = unit.filter(value => value !== null).toSorted(ascending)
    if (values.length < 2) continue
    const key = values.join(' ')
    const known = combinations.get(key)
    if (known) known.units += 1
    else combinations.set(key, { values, units: 1 })
  }
  const sorted = [...combinations].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, combination]) => combination)
  const categories = [...new Set(sorted.flatMap(({ values }) => values))].toSorted(ascending)
  const indexOf = new Map(categories.map((category, index) => [category, index]))
  const patterns = sorted.map(({ values, units: count }): Pattern => ({ cells: cellsOf(values.map(value => indexOf.get(value) ?? 0), categories.length), units: count }))
  return { categories, patterns, pairableUnits: patterns.reduce((sum, pattern) => sum + pattern.units, 0) }
}

/** Every ordered pair of a unit's m values counts 1 / (m - 1), so that each value counts once (Krippendorff 2011, section C, step 2). */
function cellsOf(values: readonly number[], size: number): { at: number; weight: number }[] {
  const weights = new Map<number, number>()
  values.forEach((row, first) => values.forEach((column, second) => {
    if (first === second) return
    const at = row * size + column
    weights.set(at, (weights.get(at) ?? 0) + 1 / (values.length - 1))
  }))
  return [...weights].map(([at, weight]) => ({ at, weight }))
}

/** Observed coincidences o(c, k), row by row, with the totals n(c) of their rows and n of all. */
export interface Coincidences {
  readonly categories: readonly number[]
  readonly observed: Float64Array
  readonly totals: Float64Array
  /** The number of pairable values. */
  readonly total: number
}

/** The coincidence matrix (Krippendorff 2011, section C, step 2); `counts` says how often each pattern stands in it, each as often as it was found where left out. */
export function coincidences({ categories, patterns }: Pick<ReliabilityData, 'categories' | 'patterns'>, counts?: ArrayLike<number>): Coincidences {
  const size = categories.length
  const observed = new Float64Array(size * size)
  patterns.forEach(({ cells, units }, index) => {
    const times = counts ? (counts[index] ?? 0) : units
    if (times > 0) for (const { at, weight } of cells) observed[at] = (observed[at] ?? 0) + times * weight
  })
  const totals = new Float64Array(size)
  let total = 0
  observed.forEach((value, at) => {
    const row = Math.floor(at / size)
    totals[row] = (totals[row] ?? 0) + value
    total += value
  })
  return { categories, observed, totals, total }
}
