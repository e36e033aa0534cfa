import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../db/domain/day.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { endDay, withEnd, withEndBy } from '../../renderer/features/tie/phase-ends.ts'

describe('the ends of a phase on its time line', () => {
  it('moves one end to the month of a day and keeps the other as it was written', () => {
    const span = parseEdtf('2015~/2021')
    expect(withEnd(span, 'end', dayNumber(2019, 3, 17))?.raw).toBe('2015~/2019-03')
    expect(withEnd(span, 'start', dayNumber(2016, 12, 31))?.raw).toBe('2016-12/2021')
    expect(withEnd(parseEdtf('2015'), 'end', dayNumber(2016, 5, 2))?.raw).toBe('2015/2016-05')
  })

  it('does not let a phase end before it begins', () => expect(withEnd(parseEdtf('2015/2021'), 'end', dayNumber(2013, 1, 1))).toBeNull())

  it('goes on by months, from the edge of the axis where an end is open', () => {
    expect(withEndBy(parseEdtf('2015-01/2015-12'), 'end', 2, 0)?.raw).toBe('2015-01/2016-02')
    expect(endDay(parseEdtf('2015/..'), 'end')).toBeNull()
    expect(withEndBy(parseEdtf('2015/..'), 'end', -1, dayNumber(2024, 12, 31))?.raw).toBe('2015/2024-11')
  })
})
