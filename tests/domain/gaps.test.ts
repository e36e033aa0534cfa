import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { cellKey, findGaps, type CodingForGaps, type EvidenceForGaps } from '../../db/domain/gaps.ts'

const periods = [{ id: 1, name: 'Syria', dates: parseEdtf('2015/2021') }, { id: 2, name: 'Ukraine', dates: parseEdtf('2022/2023-09') }]
const aspects = [{ id: 10, code: 'P1' }]
let count = 0
const item = (changes: Partial<EvidenceForGaps>): EvidenceForGaps => {
  count += 1
  return { uid: `item ${count}`, tie: 1, aspect: 10, stance: 'supports', about: parseEdtf('2016'), origins: [{ source: 1, reliability: null, credibility: null }], ...changes }
}
const kinds = (changes: Partial<CodingForGaps>) => findGaps({ ties: [1], aspects, periods: periods.slice(0, 1), coded: new Set([cellKey(1, 10, 1)]), evidence: [], ...changes }).map(({ kind }) => kind)

describe('gaps', () => {
  it('name a cell without a level, and say where there is evidence for one', () => {
    const found = findGaps({ ties: [1], aspects, periods, coded: new Set(), evidence: [item({})] })
    expect(found.map(({ kind, period, text, items }) => [kind, period, text, items])).toEqual([
      ['not-coded', 1, 'P1 is not coded in Syria, though there is evidence', 1], ['not-coded', 2, 'P1 is not coded in Ukraine', 0],
    ])
  })

  it('name what a level rests on', () => {
    expect(kinds({})).toEqual(['no-evidence'])
    expect(kinds({ evidence: [item({ stance: 'context' })] })).toEqual(['no-evidence'])
    expect(kinds({ evidence: [item({})] })).toEqual(['one-source', 'only-supporting'])
    expect(kinds({ evidence: [item({}), item({ origins: [{ source: 2, reliability: 'B', credibility: 2 }] })] })).toEqual(['only-supporting'])
    expect(kinds({ evidence: [item({}), item({ stance: 'contradicts', origins: [{ source: 2, reliability: 'B', credibility: 2 }] })] })).toEqual([])
  })

  it.each([['D', null], ['F', null], [null, 4], ['A', 6]])('take reliability %s with credibility %s for low', (reliability, credibility) => {
    expect(kinds({ evidence: [item({ origins: [{ source: 1, reliability, credibility }] }), item({ stance: 'contradicts', origins: [{ source: 2, reliability: 'E', credibility: null }] })] })).toEqual(['low-grades'])
  })

  it('do not take what is not graded, or graded well, for low', () => {
    for (const origin of [{ source: 3, reliability: null, credibility: null }, { source: 3, reliability: 'C', credibility: 3 }]) {
      expect(kinds({ evidence: [item({ stance: 'contradicts', origins: [{ source: 1, reliability: 'E', credibility: 5 }] }), item({ origins: [origin] })] })).toEqual([])
    }
  })

  it('name dates that do not tell their period, and only those', () => {
    const uncertain = (about: string | null) => findGaps({
      ties: [], aspects, periods, coded: new Set(), evidence: [item({ about: about === null ? null : parseEdtf(about) })],
    }).map(({ kind, text }) => `${kind}: ${text}`)
    expect(uncertain('2021~')).toEqual(['uncertain-date: Evidence for P1 about 2021~ may fall in any of Syria, Ukraine'])
    expect(uncertain('2023')).toEqual(['uncertain-date: Evidence for P1 about 2023 may fall in Ukraine, or outside of it'])
    for (const about of ['2015', '2021', '2022-01', '2020/2022', '2030', null]) expect(uncertain(about)).toEqual([])
  })

  it('say one thing at most of each kind about a cell, and nothing of other ties', () => {
    const evidence = fc.array(fc.record({
      tie: fc.integer({ min: 1, max: 3 }), stance: fc.constantFrom('supports' as const, 'contradicts' as const, 'context' as const),
      about: fc.constantFrom(null, ...['2015', '2021~', '2022', '2023', '2016/2023'].map(parseEdtf)),
      origins: fc.array(fc.record({ source: fc.integer({ min: 1, max: 3 }), reliability: fc.constantFrom(null, 'A', 'E'), credibility: fc.constantFrom(null, 1, 5) }), { maxLength: 2 }),
    }), { maxLength: 12 })
    fc.assert(fc.property(evidence, fc.subarray(['1 10 1', '1 10 2', '2 10 1']), (records, coded) => {
      const found = findGaps({ ties: [1, 2], aspects, periods, coded: new Set(coded), evidence: records.map(record => item(record)) })
      const cells = found.filter(gap => gap.kind !== 'uncertain-date').map(gap => `${gap.kind} ${gap.tie} ${gap.period}`)
      expect(new Set(cells).size).toBe(cells.length)
      expect(cells.some(cell => cell.includes(' 3 '))).toBe(false)
      // A cell is either not coded, or one of the others.
      for (const tie of [1, 2]) for (const { id } of periods) expect(found.some(gap => gap.kind === 'not-coded' && gap.tie === tie && gap.period === id)).toBe(!coded.includes(cellKey(tie, 10, id)))
    }))
  })
})
