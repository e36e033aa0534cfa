import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Aspect, Framework, Indicator } from '../../db/contract/entities/coding.ts'
import { codebookChanges } from '../../db/domain/codebook-changes.ts'

const uid = (n: number) => `0195a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const indicator = (n: number, changes: Partial<Indicator> = {}): Indicator => ({
  uid: uid(n), aspect: uid(1), code: `I${n}`, name: `Indicator ${n}`, definition: '', include: '', exclude: '', example: '', retired: false, ...changes,
})
const aspect = (n: number, indicators: Indicator[], changes: Partial<Aspect> = {}): Aspect => ({
  uid: uid(n), code: `P${n}`, name: `Aspect ${n}`, role: 'practice', definition: '', retired: false, indicators,
  scale: [{ value: 0, label: 'absent', anchor: '' }, { value: 1, label: 'some', anchor: '' }], ...changes,
})
const book = (aspects: Aspect[], changes: Partial<Framework> = {}): Framework => ({ uid: uid(99), name: 'Book', version: '1', description: '', source: null, aspects, ...changes })
const told = (before: Framework, after: Framework) => codebookChanges(before, after).map(({ of, what, title, field, before: one, after: other }) => [what, of, title, field, one, other].filter(part => part !== '').join(' | '))

describe('what differs between two codebooks', () => {
  it('is nothing where nothing does', () => {
    const same = () => book([aspect(1, [indicator(10), indicator(11)]), aspect(2, [])])
    expect(told(same(), same())).toEqual([])
  })

  it('is told by field, with both values', () => {
    const before = book([aspect(1, [indicator(10, { definition: 'Meetings' })])])
    const after = book([aspect(1, [indicator(10, { definition: 'Meetings of leaders', retired: true })], {
      name: 'Identity', scale: [{ value: 0, label: 'looked for and absent', anchor: '' }, { value: 2, label: 'strong', anchor: 'often' }],
    })], { version: '2' })
    expect(told(before, after)).toEqual([
      'changed | codebook | Codebook | version | 1 | 2',
      'changed | aspect | P1 Identity | name | Aspect 1 | Identity',
      'changed | step | P1 0 looked for and absent | name | absent | looked for and absent',
      'added | step | P1 +2 strong | often', 'removed | step | P1 +1 some',
      'changed | indicator | P1 · Indicator 10 | definition | Meetings | Meetings of leaders',
      'changed | indicator | P1 · Indicator 10 | retired | no | yes',
    ])
  })

  it('names what came, went and moved', () => {
    const before = book([aspect(1, [indicator(10), indicator(11), indicator(12)]), aspect(2, [indicator(20)])])
    const after = book([aspect(2, []), aspect(1, [indicator(12), indicator(10), indicator(20), indicator(13, { definition: 'New' })])])
    expect(told(before, after)).toEqual([
      'moved | indicator | P1 · Indicator 10',
      'moved | indicator | P1 · Indicator 20 | P2 Aspect 2 | P1 Aspect 1',
      'added | indicator | P1 · Indicator 13 | New',
      'removed | indicator | P1 · Indicator 11',
    ].toSpliced(0, 0, 'moved | aspect | P1 Aspect 1'))
  })

  it('calls as few moved as can be', () => {
    fc.assert(fc.property(fc.shuffledSubarray([10, 11, 12, 13, 14, 15], { minLength: 6 }), fc.nat(5), fc.nat(5), (order, from, to) => {
      const before = book([aspect(1, order.map(n => indicator(n)))])
      const taken = order[from]!
      const after = book([aspect(1, order.filter(n => n !== taken).toSpliced(to, 0, taken).map(n => indicator(n)))])
      const changes = codebookChanges(before, after)
      expect(changes.length).toBe(from === to ? 0 : 1)
      expect(changes.every(change => change.what === 'moved')).toBe(true)
    }))
  })
})
