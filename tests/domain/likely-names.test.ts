import { describe, expect, test } from 'vitest'
import { createLikelyNames, jaroWinkler } from '../../db/domain/likely-names.ts'
import { createLikelyTitles } from '../../db/domain/likely-titles.ts'

test.each([
  // Winkler 1990, table of name pairs.
  ['martha', 'marhta', 0.961], ['dixon', 'dicksonx', 0.813], ['dwayne', 'duane', 0.84], ['jones', 'johnson', 0.832], ['abcvwxyz', 'cabvwxyz', 0.958], ['same', 'same', 1], ['', 'a', 0], ['abc', 'xyz', 0],
])('the similarity of %s and %s is %d', (one, other, expected) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3)
  expect(jaroWinkler(other, one)).toBeCloseTo(expected, 3)
})

describe('likely names', () => {
  const known = ['Benjamin Netanyahu', 'Islamic Republic of Iran', 'Hezbollah', 'North Korea', 'United Nations Security Council', 'Brigade 313', 'Владимир Путин']
  const guess = createLikelyNames(known.map(name => ({ item: name, name })))
  test.each([
    ['Bejamin Netanyahu', 'Benjamin Netanyahu', /^Similar spelling/u], ['Netanyahu, Benjamin', 'Benjamin Netanyahu', /^Same words in another order/u], ['Hizbollah', 'Hezbollah', /spelling/u],
    ['Iran', 'Islamic Republic of Iran', /^One name is part of the other: Iran and Islamic Republic of Iran$/u], ['Vladimir Putin', 'Владимир Путин', /two scripts/u],
    ['UN Security Council', 'United Nations Security Council', null], ['South Korea', null, null], ['Korea', null, null], ['Brigade 314', null, null], ['Malta', null, null], ['', null, null],
  ])('%s means %s', (name, expected, why) => {
    const found = guess([name])
    if (why === null) return expect(expected === null ? found : null).toBeNull()
    expect(found).toMatchObject({ item: expected, why: expect.stringMatching(why) })
    return expect(found?.score).toBeGreaterThan(0.6)
  })
  test('an alias counts, and the likeliest wins', () => {
    expect(guess(['The Prime Minister', 'Benyamin Netanyahu'])?.item).toBe('Benjamin Netanyahu')
    const many = createLikelyNames(Array.from({ length: 500 }, (_, index) => ({ item: index, name: `Person ${String.fromCharCode(97 + index % 26)}${index}` })))
    expect(many(['Persn x23'])?.item).toBe(23)
  })
})

test('a like title of the same year, and none of another', () => {
  const guess = createLikelyTitles([{ item: 1, title: 'Balancing between friends and enemies', year: '2024' }, { item: 2, title: 'Cold peace', year: '' }])
  expect(guess('Balancing between friend and enemy', '2024')).toMatchObject({ item: 1, why: 'Similar title: Balancing between friends and enemies' })
  expect(guess('Balancing between friend and enemy', '1999')).toBeNull()
  expect(guess('The cold peace', '2001')).toMatchObject({ item: 2 })
  expect(guess('Something else entirely', '2024')).toBeNull()
})
