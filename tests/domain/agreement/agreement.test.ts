import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha, metrics, type Metric } from '../../../db/domain/agreement/alpha.ts'
import { alphaIntervals } from '../../../db/domain/agreement/bootstrap.ts'
import { coincidences, reliabilityData, type UnitValues } from '../../../db/domain/agreement/coincidences.ts'
import { cohensKappa, countPairs, type ValuePair } from '../../../db/domain/agreement/pairwise.ts'
import { randomFrom } from '../../../db/domain/agreement/random.ts'

const _ = null
/**
 * Krippendorff, Klaus (2011), "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, Departmental Papers (ASC) 43, section C:
 * four observers, twelve units, missing values. The same data are the "C data" of the R package irr (kripp.alpha).
 */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
] as const
const unitsOf = (coders: readonly UnitValues[]): UnitValues[] => (coders[0] ?? []).map((_value, unit) => coders.map(values => values[unit] ?? null))
const published = unitsOf(observers)
const alpha = (units: readonly UnitValues[], metric: Metric) => krippendorffAlpha([units], metric).value

describe('Krippendorff’s alpha', () => {
  it.each([['nominal', 0.743], ['ordinal', 0.815], ['interval', 0.849], ['ratio', 0.797]] as const)('equals the published example with missing data: %s %d', (metric, expected) => {
    expect(alpha(published, metric)).toBeCloseTo(expected, 3)
    expect(Number(alpha(published, metric)?.toFixed(3))).toBe(expected)
  })

  it('has the published matrix of coincidences, of 40 pairable values', () => {
    const { observed, totals, total, categories } = coincidences(reliabilityData(published))
    expect(categories).toEqual([1, 2, 3, 4, 5])
    expect([...totals].map(value => Number(value.toFixed(9)))).toEqual([9, 13, 10, 5, 3])
    expect(total).toBeCloseTo(40, 9)
    // Krippendorff 2011, section C, step 2.
    const third = 1 / 3
    const expected = [[7, 4 * third, third, third, 0], [4 * third, 10, 4 * third, third, 0], [third, 4 * third, 8, third, 0], [third, third, third, 4, 0], [0, 0, 0, 0, 3]].flat()
    expected.forEach((value, at) => expect(observed[at]).toBeCloseTo(value, 9))
  })

  it('equals the published examples of two observers: binary 0.095 and nominal 0.692', () => {
    // Krippendorff 2011, section A: two observers, ten articles, binary.
    const binary = unitsOf([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
    expect(alpha(binary, 'nominal')).toBeCloseTo(0.095, 3)
    // Section B: two observers, twelve units, nominal categories a to e.
    const letters = (text: string) => text.split('').map(letter => letter.codePointAt(0) ?? 0)
    expect(alpha(unitsOf([letters('aabbdcccedda'), letters('babbbccceddd')]), 'nominal')).toBeCloseTo(0.692, 3)
  })

  it('is undefined, and says why, where nothing is pairable or nothing varies', () => {
    expect(krippendorffAlpha([], 'nominal')).toEqual({ value: null, undefinedBecause: 'no-pairs' })
    expect(krippendorffAlpha([[[1], [2, null], [null, null], []]], 'ordinal')).toEqual({ value: null, undefinedBecause: 'no-pairs' })
    expect(krippendorffAlpha([[[1, null], [null, 2]]], 'interval')).toEqual({ value: null, undefinedBecause: 'no-pairs' })
    for (const metric of metrics) expect(krippendorffAlpha([[[2, 2], [2, 2, 2], [3]]], metric)).toEqual({ value: null, undefinedBecause: 'no-variation' })
    expect(krippendorffAlpha([[[0, 0], [0, 0]]], 'ratio')).toEqual({ value: null, undefinedBecause: 'no-variation' })
  })

  it('has no ratio of values below zero', () => {
    expect(() => krippendorffAlpha([[[-1, 1], [1, 2]]], 'ratio')).toThrow(RangeError)
    expect(alpha([[0, 1], [2, 2]], 'ratio')).not.toBeNull()
  })

  it('expects chance within each stratum, so that scales that differ do not pass for agreement', () => {
    // Two coders who agree no better than chance on either scale, one of which lies wholly above the other.
    const low: UnitValues[] = [[0, 0], [0, 1], [1, 0], [1, 1]]
    const high: UnitValues[] = [[10, 10], [10, 11], [11, 10], [11, 11]]
    expect(alpha([...low, ...high], 'ordinal')).toBeGreaterThan(0.7)
    expect(krippendorffAlpha([low, high], 'ordinal').value).toBeCloseTo(alpha(low, 'ordinal') ?? 9, 12)
    expect(krippendorffAlpha([low, high], 'nominal').value).toBeCloseTo(alpha(low, 'nominal') ?? 9, 12)
    // A stratum with nothing to pair, or without variation, adds nothing.
    expect(krippendorffAlpha([low, [[3, null]], [[5, 5]], []], 'ordinal').value).toBeCloseTo(alpha(low, 'ordinal') ?? 9, 12)
  })
})

const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 4 })
const matrix = fc.integer({ min: 2, max: 5 }).chain(coders => fc.array(fc.array(value, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 15 }))
const anyMetric = fc.constantFrom(...metrics)
const shuffled = <T>(items: readonly T[], random: () => number): T[] => items.map(item => ({ item, at: random() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item)

describe('properties of alpha', () => {
  it('does not change with the order of coders or of units, nor does its interval', () => {
    fc.assert(fc.property(matrix, anyMetric, fc.integer(), (units, metric, seed) => {
      const random = randomFrom(seed)
      const other = shuffled(units, random).map(unit => shuffled(unit, random))
      const [one, two] = [krippendorffAlpha([units], metric), krippendorffAlpha([other], metric)]
      expect(two.undefinedBecause).toBe(one.undefinedBecause)
      if (one.value !== null) expect(two.value).toBeCloseTo(one.value, 10)
      expect(alphaIntervals([other], [metric], { samples: 20 })).toEqual(alphaIntervals([units], [metric], { samples: 20 }))
    }), { numRuns: 150 })
  })

  it('is 1 where coders agree on every unit and units differ, and never more', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 20 }), fc.integer({ min: 2, max: 4 }), anyMetric, (values, coders, metric) => {
      const perfect = values.map(given => Array.from({ length: coders }, () => given))
      const { value: found, undefinedBecause } = krippendorffAlpha([perfect], metric)
      if (new Set(values).size === 1) expect(undefinedBecause).toBe('no-variation')
      else expect(found).toBeCloseTo(1, 12)
    }))
    fc.assert(fc.property(matrix, anyMetric, (units, metric) => {
      expect(krippendorffAlpha([units], metric).value ?? 0).toBeLessThanOrEqual(1)
    }))
  })

  it('takes no notice of units that one coder alone has coded', () => {
    fc.assert(fc.property(matrix, anyMetric, fc.integer({ min: 0, max: 4 }), (units, metric, alone) => {
      expect(krippendorffAlpha([[...units, [alone, null], [null]]], metric)).toEqual(krippendorffAlpha([units], metric))
    }))
  })

  it('equals the definition written out over all pairs', () => {
    fc.assert(fc.property(matrix, units => {
      const pairable = units.map(unit => unit.filter(item => item !== null)).filter(unit => unit.length > 1)
      const all = pairable.flat()
      const square = (a: number, b: number) => (a - b) ** 2
      const seen = pairable.reduce((sum, unit) => sum + unit.flatMap(a => unit.map(b => square(a, b))).reduce((x, y) => x + y, 0) / (unit.length - 1), 0) / all.length
      const chance = all.flatMap(a => all.map(b => square(a, b))).reduce((x, y) => x + y, 0) / (all.length * (all.length - 1))
      const found = krippendorffAlpha([units], 'interval').value
      if (found === null) expect(chance || 0).toBe(0)
      else expect(found).toBeCloseTo(1 - seen / chance, 9)
    }))
  })
})

describe('the bootstrap of units', () => {
  it('gives the same interval each time, around alpha, and another for another seed', () => {
    const first = alphaIntervals([published], ['nominal', 'ordinal'])
    expect(alphaIntervals([published], ['nominal', 'ordinal'])).toEqual(first)
    expect(alphaIntervals([published], ['nominal', 'ordinal'], { seed: 7 })).not.toEqual(first)
    for (const metric of ['nominal', 'ordinal'] as const) {
      const { low, high } = first[metric] ?? { low: 9, high: -9 }
      expect(low).toBeLessThan(alpha(published, metric) ?? -9)
      expect(high).toBeGreaterThan(alpha(published, metric) ?? 9)
      expect(high).toBeLessThanOrEqual(1)
    }
    // Held fast, so that no change of the generator goes unnoticed.
    expect(first).toEqual({ nominal: { low: 0.41399145262336573, high: 1 }, ordinal: { low: 0.4476352108985067, high: 1 } })
  })

  it('comes near the interval that theory gives for many units', () => {
    // Two coders, binary, 2,000 units: 45 % both 0, 45 % both 1, 10 % apart. Alpha is 1 - 0.1 / 0.5; the standard error of the share apart is
    // sqrt(0.1 * 0.9 / 2000), and alpha moves twice as much.
    const many: UnitValues[] = Array.from({ length: 2_000 }, (_item, index) => (index % 20 < 9 ? [0, 0] : index % 20 < 18 ? [1, 1] : index % 20 === 18 ? [0, 1] : [1, 0]))
    const { nominal } = alphaIntervals([many], ['nominal'])
    const reach = 1.96 * 2 * Math.sqrt((0.1 * 0.9) / 2_000)
    expect(nominal?.low).toBeCloseTo(0.8 - reach, 2)
    expect(nominal?.high).toBeCloseTo(0.8 + reach, 2)
  })

  it('gives none where too few units or too little variation would make one up', () => {
    expect(alphaIntervals([], ['nominal'])).toEqual({ nominal: null })
    expect(alphaIntervals([[[1, 2]]], ['nominal'])).toEqual({ nominal: null })
    expect(alphaIntervals([[[1, 1], [1, 1]]], ['ordinal'])).toEqual({ ordinal: null })
    expect(alphaIntervals([[[1, 1], [1, 1], [2, 2]]], ['nominal'])).toEqual({ nominal: null })
    // Alpha is the same however they are drawn: -0.5 where all differ alike, 1 where all agree.
    expect(alphaIntervals([[[0, 1], [0, 1]]], ['nominal'])).toEqual({ nominal: null })
    expect(alphaIntervals([Array.from({ length: 40 }, (_unit, index) => [index % 2, index % 2])], ['nominal'])).toEqual({ nominal: null })
  })

  it('draws evenly', () => {
    const random = randomFrom(1)
    const counts = new Int32Array(10)
    for (let draw = 0; draw < 100_000; draw += 1) counts[Math.floor(random() * 10)]! += 1
    // 99.99 % of such samples stay below 33.7 (chi-squared, nine degrees of freedom).
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(33.7)
  })
})

describe('percent agreement', () => {
  it('is the share of equal pairs among all pairs of values of the same unit', () => {
    expect(countPairs([[1, 1], [1, 2], [null, 3], []])).toEqual({ pairs: 2, equal: 1 })
    expect(countPairs([[1, 1, 2], [3, 3, 3]])).toEqual({ pairs: 6, equal: 4 })
    expect(countPairs([])).toEqual({ pairs: 0, equal: 0 })
  })
})

const tableOf = (counts: readonly (readonly number[])[]): ValuePair[] => (
  counts.flatMap((row, first) => row.flatMap((count, second) => Array.from({ length: count }, (): ValuePair => [first, second])))
)

describe('Cohen’s kappa', () => {
  it('equals the example of Cohen: 0.492', () => {
    // Cohen, Jacob (1968), "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit", Psychological Bulletin
    // 70(4), 213-220, table 1: 200 cases, shares of which he gives kappa .492 without weights.
    const pairs = tableOf([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    expect(Number(cohensKappa([pairs]).value?.toFixed(3))).toBe(0.492)
  })

  it('equals the example of Fleiss, Cohen and Everitt: 0.429', () => {
    // Fleiss, Cohen and Everitt (1969), "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72(5), 323-327: 200 cases.
    expect(Number(cohensKappa([tableOf([[106, 10, 4], [22, 28, 10], [2, 12, 6]])]).value?.toFixed(3))).toBe(0.429)
  })

  it('is undefined, and says why, without pairs or where both always say the same', () => {
    expect(cohensKappa([])).toEqual({ value: null, undefinedBecause: 'no-pairs' })
    expect(cohensKappa([[[1, 1], [1, 1]]])).toEqual({ value: null, undefinedBecause: 'no-variation' })
    expect(cohensKappa([[[1, 2], [1, 2]]]).value).toBe(0)
  })

  it('does not change when the coders change places, nor when a stratum is halved evenly', () => {
    const pairs = tableOf([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    expect(cohensKappa([pairs.map(([a, b]): ValuePair => [b, a])]).value).toBeCloseTo(cohensKappa([pairs]).value ?? 9, 12)
    const half = tableOf([[44, 7, 9], [5, 20, 5], [1, 3, 6]])
    expect(cohensKappa([half, half]).value).toBeCloseTo(cohensKappa([pairs]).value ?? 9, 12)
  })
})

