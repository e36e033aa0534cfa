import { describe, expect, it } from 'vitest'
import type { Gap, GapKind } from '../../db/contract/entities/gaps.ts'
import { narrowed } from '../../renderer/features/gaps/narrow.ts'

const gap = (kind: GapKind, tie: string, text: string): Gap => ({
  kind, text, tie: { type: 'tie', uid: '0195a000-0000-7000-8000-000000000001', title: tie }, aspect: null, period: null, evidence: null, items: 0, sources: 0,
})
const gaps = [gap('not-coded', 'Россия – Israel', 'P1 is not coded in Syria'), gap('one-source', 'Russia – Iran', 'P2 in Syria rests on one source'), gap('one-source', 'Türkiye – Iran', 'X in Ukraine rests on one source')]

describe('a narrowed list of gaps', () => {
  it('keeps a kind, and what has every word whatever its marks and case', () => {
    expect(narrowed(gaps, { kind: null, text: ' ' })).toEqual(gaps)
    expect(narrowed(gaps, { kind: 'one-source', text: '' })).toEqual(gaps.slice(1))
    expect(narrowed(gaps, { kind: null, text: 'turkiye IRAN' })).toEqual([gaps[2]])
    expect(narrowed(gaps, { kind: null, text: 'россия syria' })).toEqual([gaps[0]])
    expect(narrowed(gaps, { kind: 'one-source', text: 'P1' })).toEqual([])
  })
})
