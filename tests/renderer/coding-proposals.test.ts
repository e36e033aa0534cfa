import { describe, expect, it } from 'vitest'
import type { Aspect } from '../../db/contract/entities/coding.ts'
import type { RecentCoding, TieChoice } from '../../db/contract/entities/passages.ts'
import { fitting, rankIndicators, rankTies } from '../../renderer/features/coding/proposals.ts'
import { uid } from './support/fake-client.ts'

const tie = (n: number, from: number, to: number): TieChoice => ({ uid: uid(n), title: `${n}`, kind: 'friendship', from: uid(from), fromName: '', to: uid(to), toName: '', phases: [] })
const coded = (onTie: number, indicator: number): RecentCoding => ({ tie: uid(onTie), indicator: uid(indicator), stance: 'supports', by: null, probativeValue: null, about: null })

describe('ties on offer', () => {
  it('begin with those whose two sides are named, then the last choices, then one side', () => {
    const ties = [tie(1, 11, 12), tie(2, 11, 13), tie(3, 14, 15), tie(4, 12, 13), tie(5, 16, 17)]
    const ranked = rankTies(ties, new Set([uid(12), uid(13)]), [coded(3, 1), coded(5, 1)])
    expect(ranked.map(({ tie: { title }, named, isRecent }) => [title, named, isRecent])).toEqual([
      ['4', 'both', false], ['3', 'none', true], ['5', 'none', true], ['1', 'one', false], ['2', 'one', false],
    ])
    expect(rankTies(ties, new Set(), []).map(({ tie: { title } }) => title)).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('indicators on offer', () => {
  const aspect: Aspect = {
    uid: uid(100), code: 'P1', name: 'Identity', role: 'practice', definition: '', retired: false,
    scale: [{ value: 0, label: 'none', anchor: '' }, { value: 1, label: 'some', anchor: '' }],
    indicators: ['Frequent meetings of leaders', 'Hotline between armies', 'Diaspora as a bridge', 'Given up'].map((name, index) => ({
      uid: uid(index + 1), aspect: uid(100), code: `P1.${index}`, name, definition: '', include: '', exclude: '', example: '', retired: index === 3,
    })),
  }
  it('begin with the last ones, on this tie before others, then those that share words with the passage; retired ones are left out', () => {
    const names = (passage: string, recent: RecentCoding[]) => rankIndicators([aspect], uid(7), recent, passage).map(({ indicator }) => indicator.name.split(' ')[0])
    expect(names('The armies opened a hotline.', [])).toEqual(['Hotline', 'Frequent', 'Diaspora'])
    expect(names('The armies opened a hotline.', [coded(8, 1), coded(7, 3)])).toEqual(['Diaspora', 'Frequent', 'Hotline'])
    expect(names('', [])).toEqual(['Frequent', 'Hotline', 'Diaspora'])
  })
})

describe('what was typed', () => {
  it.each([
    ['rus isr', ['Russia – Israel']], ['ISR', ['Russia – Israel', 'Iran → Israel']], ['ussia', ['Russia – Israel', 'Belarussia – Iran']], ['russia', ['Russia – Israel', 'Belarussia – Iran']],
    ['iran', ['Belarussia – Iran', 'Iran → Israel']], ['usa', []], ['', ['Belarussia – Iran', 'Russia – Israel', 'Iran → Israel']],
  ])('%s', (typed, expected) => {
    expect(fitting(['Belarussia – Iran', 'Russia – Israel', 'Iran → Israel'], typed, name => name).toSorted()).toEqual(expected.toSorted())
  })
  it('what begins a word comes before what stands within one', () => {
    expect(fitting(['Deconfliction', 'Contact'], 'con', name => name)).toEqual(['Contact', 'Deconfliction'])
  })
})
