import { describe, expect, test } from 'vitest'
import { placeSuggestions } from '../../renderer/features/event/PlaceRow.tsx'

const used = ['Latakia, Syria', 'Moscow', 'Geneva', 'Syria', 'ירושלים', 'اللاذقية']
const syria = { iso3: 'SYR', name: 'Syria' }
const israel = { iso3: 'ISR', name: 'Israel' }
const texts = (text: string, countries = [syria]) => placeSuggestions(text, used, countries).map(suggestion => suggestion.text)

describe('what a place may mean', () => {
  test('places used before in which the text stands come first, then countries that were not used', () => {
    expect(placeSuggestions('is', ['Istanbul', 'Paris'], [israel])).toEqual([
      { key: 'used Istanbul', text: 'Istanbul', detail: 'used before' },
      { key: 'used Paris', text: 'Paris', detail: 'used before' },
      { key: 'ISR', text: 'Israel', detail: 'ISR' },
    ])
    expect(texts('syr')).toEqual(['Latakia, Syria', 'Syria'])
  })

  test('case, accents and the script it is written in do not matter', () => {
    expect(texts('LATAK', [])).toEqual(['Latakia, Syria'])
    expect(texts('genéva', [])).toEqual(['Geneva'])
    expect(texts('ירוש', [])).toEqual(['ירושלים'])
    expect(texts('اللاذ', [])).toEqual(['اللاذقية'])
  })

  test('nothing for an empty text, and not what is written already', () => {
    expect(texts('  ')).toEqual([])
    expect(texts(' Moscow ', [])).toEqual([])
    expect(texts('Syria')).toEqual(['Latakia, Syria'])
    expect(placeSuggestions('Israel', [], [israel])).toEqual([])
  })

  test('at most eight, each with a key of its own', () => {
    const many = Array.from({ length: 20 }, (_, index) => `Camp ${index}`)
    const found = placeSuggestions('camp', many, [{ iso3: 'CMR', name: 'Cameroon' }])
    expect(found).toHaveLength(8)
    expect(new Set(found.map(suggestion => suggestion.key)).size).toBe(8)
  })
})
