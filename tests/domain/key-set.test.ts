import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeySet } from '../../db/domain/key-set.ts'

const number = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String)
const small = fc.integer({ min: 0, max: 300 }).map(String)
const two = (most: number) => fc.integer({ min: 0, max: most }).map(value => String(value).padStart(2, '0'))
const day = fc.tuple(fc.integer({ min: 0, max: 9_999 }).map(value => String(value).padStart(4, '0')), two(14), two(34)).map(parts => parts.join('-'))
const key = fc.oneof(number, small, fc.tuple(fc.oneof(number, small), day).map(parts => parts.join(' ')), fc.string(), fc.constantFrom('', '0', '01', '1 2015-01-01', '1 2014-12-32', ' 2015-01-01', '1e5', '-1'))

test('a set of keys is a set, whatever they look like', () => {
  fc.assert(fc.property(fc.array(key, { maxLength: 300 }), keys => {
    const [ours, plain] = [createKeySet(), new Set<string>()]
    for (const each of keys) {
      expect(ours.has(each)).toBe(plain.has(each))
      expect(ours.add(each)).toBe(!plain.has(each))
      plain.add(each)
    }
    for (const each of keys) expect(ours.has(each)).toBe(true)
  }), { numRuns: 200 })
})

test('many numbers that follow each other, alone and with a day, are told apart', () => {
  const keys = createKeySet()
  for (let index = 1; index <= 20_000; index += 1) expect(keys.add(String(20_000_000 + index)) && keys.add(`${20_000_000 + index} 2015-03-0${index % 9 + 1}`)).toBe(true)
  expect(keys.add('20000001')).toBe(false)
  expect(keys.has('20020001')).toBe(false)
})
