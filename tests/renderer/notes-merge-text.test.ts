import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween, mergeText } from '../../renderer/features/notes/merge-text.ts'

describe('changeBetween', () => {
  it('finds the shortest stretch that was replaced', () => {
    expect(changeBetween('a tie of two', 'a tie of the two')).toEqual({ from: 10, to: 10, insert: 'he t' })
    expect(changeBetween('same', 'same')).toBeNull()
  })

  it('never cuts a character in half', () => {
    expect(changeBetween('a😀b', 'a😁b')).toEqual({ from: 1, to: 3, insert: '😁' })
  })

  it('leads from the one text to the other, whatever they are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const change = changeBetween(before, after)
      expect(change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before).toBe(after)
    }))
  })
})

describe('mergeText', () => {
  it('applies changes to different places', () => {
    expect(mergeText('Moscow met Jerusalem.', 'Moscow met Jerusalem twice.', 'In May Moscow met Jerusalem.')).toBe('In May Moscow met Jerusalem twice.')
  })

  it('keeps both where both wrote in one place', () => {
    expect(mergeText('abc', 'abcX', 'abcY')).toBe('abcX Y')
    expect(mergeText('The zone.', 'The zone held.', 'The zone broke.')).toBe('The zone held broke.')
  })

  it('puts whole lines below each other', () => {
    expect(mergeText('', 'first line\nsecond line', 'another thought')).toBe('first line\nsecond line\nanother thought')
  })

  it('takes the side that changed where only one did', () => {
    expect(mergeText('a', 'a', 'b')).toBe('b')
    expect(mergeText('a', 'b', 'a')).toBe('b')
  })

  it('never drops what either side inserted', () => {
    const base = 'The friendship rests on two practices.'
    const at = fc.nat(base.length)
    fc.assert(fc.property(at, at, fc.stringMatching(/^[A-S]{1,6}$/), fc.stringMatching(/^[0-9]{1,6}$/), (i, j, mine, theirs) => {
      const merged = mergeText(base, base.slice(0, i) + mine + base.slice(i), base.slice(0, j) + theirs + base.slice(j))
      expect(merged).toContain(mine)
      expect(merged).toContain(theirs)
      // A space may keep the two apart.
      expect(merged.replace(mine, '').replace(theirs, '').replaceAll(' ', '')).toBe(base.replaceAll(' ', ''))
    }))
  })
})
