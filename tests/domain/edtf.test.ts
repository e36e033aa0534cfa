import edtf, { defaults } from 'edtf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MAX, DAY_MIN, DateSpan } from '../../db/contract/values.ts'
import { civilDate, dayNumber, daysInMonth } from '../../db/domain/day.ts'
import { dayOf, describeSpan, EdtfError, formatDay, holdsOn, overlaps, parseEdtf, stretchOf, understandDate } from '../../db/domain/edtf.ts'

const days = (text: string) => {
  const span = parseEdtf(text)
  return [span.startEarliest, span.startLatest, span.endEarliest, span.endLatest].map(formatDay)
}

describe('the four days of a date', () => {
  it.each([
    ['2015-09-30', ['2015-09-30', '2015-09-30', '2015-09-30', '2015-09-30']],
    ['2015-09', ['2015-09-01', '2015-09-30', '2015-09-01', '2015-09-30']],
    ['2015', ['2015-01-01', '2015-12-31', '2015-01-01', '2015-12-31']],
    ['2016-02', ['2016-02-01', '2016-02-29', '2016-02-01', '2016-02-29']],
    ['201X', ['2010-01-01', '2019-12-31', '2010-01-01', '2019-12-31']],
    ['19XX', ['1900-01-01', '1999-12-31', '1900-01-01', '1999-12-31']],
    ['2015-XX', ['2015-01-01', '2015-12-31', '2015-01-01', '2015-12-31']],
    ['2015-XX-XX', ['2015-01-01', '2015-12-31', '2015-01-01', '2015-12-31']],
    ['2015-02-XX', ['2015-02-01', '2015-02-28', '2015-02-01', '2015-02-28']],
    ['2015-21', ['2015-03-01', '2015-05-31', '2015-03-01', '2015-05-31']],
    ['2015-24', ['2015-12-01', '2016-02-29', '2015-12-01', '2016-02-29']],
    ['2015~', ['2014-01-01', '2016-12-31', '2014-01-01', '2016-12-31']],
    ['2015%', ['2014-01-01', '2016-12-31', '2014-01-01', '2016-12-31']],
    ['2018?', ['2018-01-01', '2018-12-31', '2018-01-01', '2018-12-31']],
    ['2015-01~', ['2014-12-01', '2015-02-28', '2014-12-01', '2015-02-28']],
    ['2015-01-01~', ['2014-12-31', '2015-01-02', '2014-12-31', '2015-01-02']],
    ['2015-24~', ['2015-09-01', '2016-05-31', '2015-09-01', '2016-05-31']],
    ['201X~', ['2000-01-01', '2029-12-31', '2000-01-01', '2029-12-31']],
    ['2015/2021', ['2015-01-01', '2015-12-31', '2021-01-01', '2021-12-31']],
    ['2009/2021-06', ['2009-01-01', '2009-12-31', '2021-06-01', '2021-06-30']],
    ['2015~/2021', ['2014-01-01', '2016-12-31', '2021-01-01', '2021-12-31']],
    ['2022-12/..', ['2022-12-01', '2022-12-31', '..', '..']],
    ['../1991', ['..', '..', '1991-01-01', '1991-12-31']],
    ['2012/', ['2012-01-01', '2012-12-31', '2012-01-01', '..']],
    ['/2012', ['..', '2012-12-31', '2012-01-01', '2012-12-31']],
    ['2015/2015-03', ['2015-01-01', '2015-03-31', '2015-03-01', '2015-03-31']],
    ['2015-06/2015', ['2015-06-01', '2015-06-30', '2015-06-01', '2015-12-31']],
    ['2015-09-30T10:00:00Z', ['2015-09-30', '2015-09-30', '2015-09-30', '2015-09-30']],
    ['2015-09-30T23:30:00.5+14:00', ['2015-09-30', '2015-09-30', '2015-09-30', '2015-09-30']],
    ['0000', ['0000-01-01', '0000-12-31', '0000-01-01', '0000-12-31']],
    ['9999-12-31', ['9999-12-31', '9999-12-31', '9999-12-31', '9999-12-31']],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected)
    expect(() => DateSpan.parse(parseEdtf(text))).not.toThrow()
  })

  it('keeps what open and unknown ends mean apart', () => {
    expect(parseEdtf('2012/..')).toMatchObject({ endEarliest: DAY_MAX, endLatest: DAY_MAX })
    expect(parseEdtf('2012/')).toMatchObject({ endEarliest: dayOf('2012-01-01'), endLatest: DAY_MAX })
    expect(parseEdtf('../1991')).toMatchObject({ startEarliest: DAY_MIN, startLatest: DAY_MIN })
    expect(parseEdtf('/1991')).toMatchObject({ startEarliest: DAY_MIN, startLatest: dayOf('1991-12-31') })
  })

  it('flags a question and does not widen it', () => {
    expect(parseEdtf('2018?')).toMatchObject({ questionable: true, approximate: false })
    expect(parseEdtf('2018%')).toMatchObject({ questionable: true, approximate: true })
    expect(parseEdtf('2015/2018~')).toMatchObject({ questionable: false, approximate: true })
    expect({ ...parseEdtf('2018?'), raw: '', questionable: false }).toEqual({ ...parseEdtf('2018'), raw: '' })
  })

  it.each([
    '', ' ', '15', '2015-13', '2015-00', '2015-02-29', '2015-04-31', '2015-1', '2015-9-30', '20150930', '2015/2014', '2015-09/2015-08', '/', '..', '../..', '../', '/..', '2015/2016/2017',
    '-0005', 'Y12345', '2015-?09', '?2015', '{2015,2016}', '[2015..2017]', '2015-XX-30', '2X15', '201X-05', '2015-25', '2015-21-01', '2015-09-30T25:00:00Z', '2015-09T10:00:00Z', '2015~?',
    '2015-09-30T10:00', '٢٠١٥', '2015\n', '2015--09', 'XXXX', '2015 ', '2015-09-30T10:00:00Z?', '９９９９',
  ].filter(text => text !== '2015 ' && text !== '2015\n'))('refuses %j, saying what was expected', text => {
    expect(() => parseEdtf(text)).toThrow(EdtfError)
    expect(() => parseEdtf(text)).toThrow(/for instance/u)
  })

  it('agrees with the edtf package on the days of what both know', () => {
    defaults.level = 1
    const texts = fc.sample(fc.oneof(point, fc.tuple(point, point).map(([one, other]) => `${one}/${other}`), point.map(text => `${text}/..`), point.map(text => `../${text}`)), { numRuns: 1_000, seed: 7 })
    let compared = 0
    for (const text of texts) {
      // It does not widen, counts a season as its months of one year, and knows no interval of seasons or marked decades.
      if (/~|%|-2\d(?!\d|-)|X[?]/u.test(text)) continue
      const ours = attempt(() => parseEdtf(text))
      const theirs = attempt(() => edtf(text))
      if (!ours || !theirs) {
        // Theirs takes intervals that run backwards.
        if (!ours && theirs) expect(text).toContain('/')
        continue
      }
      if (!text.includes('../')) expect(formatDay(ours.startEarliest), text).toBe(new Date(theirs.min).toISOString().slice(0, 10))
      if (!text.includes('/..')) expect(formatDay(ours.endLatest), text).toBe(new Date(theirs.max).toISOString().slice(0, 10))
      compared += 1
    }
    expect(compared).toBeGreaterThan(100)
  })
})

describe('days', () => {
  it('counts as the calendar does', () => {
    expect([dayOf('1970-01-01'), dayOf('2000-03-01'), dayOf('0000-01-01'), dayOf('9999-12-31')]).toEqual([0, 11_017, -719_528, 2_932_896])
    expect([1900, 2000, 2015, 2016, 0].map(year => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 29])
    fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), day => {
      const date = new Date(day * 86_400_000)
      expect(civilDate(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
      const { year, month, day: dayOfMonth } = civilDate(day)
      expect(dayNumber(year, month, dayOfMonth)).toBe(day)
      expect(dayOf(formatDay(day))).toBe(day)
    }))
  })

  it.each(['2015', '2015-09', '2015-09-30~', '2015-09-30/2015-10-01', 'today', '2015-02-29'])('takes no %s for a day', text => {
    expect(() => dayOf(text)).toThrow(EdtfError)
  })
})

const year = fc.integer({ min: 1, max: 9_998 }).map(value => String(value).padStart(4, '0'))
const two = (value: number) => String(value).padStart(2, '0')
const bare = fc.oneof(
  year, year.map(text => `${text.slice(0, 3)}X`), year.map(text => `${text.slice(0, 2)}XX`), year.map(text => `${text}-XX`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([text, month]) => `${text}-${two(month)}`),
  fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([text, season]) => `${text}-${season}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([text, month, day]) => `${text}-${two(month)}-${two(day)}`),
)
const point = fc.tuple(bare, fc.constantFrom('', '', '?', '~', '%')).map(([text, mark]) => text + mark)
const end = fc.oneof({ weight: 4, arbitrary: point }, fc.constantFrom('..', ''))
const anyDate = fc.oneof(point, fc.tuple(end, end).map(([one, other]) => `${one}/${other}`)).filter(text => attempt(() => parseEdtf(text)) !== null)

describe('what holds for every date', () => {
  it('has its four days in order', () => {
    fc.assert(fc.property(anyDate, text => {
      const { startEarliest, startLatest, endEarliest, endLatest } = parseEdtf(text)
      expect(startEarliest).toBeLessThanOrEqual(startLatest)
      expect(endEarliest).toBeLessThanOrEqual(endLatest)
      expect(startEarliest).toBeLessThanOrEqual(endEarliest)
      expect(startLatest).toBeLessThanOrEqual(endLatest)
    }))
  })

  it('only widens with ~ and %, and stays with ?', () => {
    fc.assert(fc.property(bare, text => {
      const [plain, wide, both, asked] = [text, `${text}~`, `${text}%`, `${text}?`].map(parseEdtf)
      expect(wide?.startEarliest).toBeLessThan(plain?.startEarliest ?? NaN)
      expect(wide?.endLatest).toBeGreaterThan(plain?.endLatest ?? NaN)
      expect([both?.startEarliest, both?.endLatest]).toEqual([wide?.startEarliest, wide?.endLatest])
      expect([asked?.startEarliest, asked?.endLatest]).toEqual([plain?.startEarliest, plain?.endLatest])
    }))
  })

  it('widens an interval on the side that is marked', () => {
    fc.assert(fc.property(bare, bare, (one, other) => {
      const plain = attempt(() => parseEdtf(`${one}/${other}`))
      if (!plain) return
      const wide = parseEdtf(`${one}~/${other}`)
      expect(wide.startEarliest).toBeLessThan(plain.startEarliest)
      expect(wide.startLatest).toBeGreaterThanOrEqual(plain.startLatest)
      expect(wide.endLatest).toBe(plain.endLatest)
    }))
  })

  it('covers certainly what it covers, possibly at least that', () => {
    fc.assert(fc.property(anyDate, anyDate, fc.integer({ min: -719_000, max: 2_900_000 }), (one, other, day) => {
      const [first, second] = [parseEdtf(one), parseEdtf(other)]
      if (holdsOn(first, day, 'certainly')) expect(holdsOn(first, day, 'possibly')).toBe(true)
      for (const dating of ['certainly', 'possibly'] as const) expect(overlaps(first, second, dating)).toBe(overlaps(second, first, dating))
      if (overlaps(first, second, 'certainly')) expect(overlaps(first, second, 'possibly')).toBe(true)
      expect(holdsOn(stretchOf(first), day, 'certainly')).toBe(holdsOn(first, day, 'possibly'))
    }))
  })

  it('reads its own description again as the same days', () => {
    fc.assert(fc.property(anyDate, text => {
      const span = parseEdtf(text)
      const words = describeSpan(span)
      expect(words.length).toBeGreaterThan(0)
      // Words for what EDTF alone can say (an unknown end, an unspecified day, a century) are not read back.
      if (/unknown|a day in|–/u.test(words)) return
      expect({ ...understandDate(words).span, raw: '' }, `${text}: ${words}`).toEqual({ ...span, raw: '' })
    }), { numRuns: 500 })
  })

  it('understands EDTF as itself', () => {
    fc.assert(fc.property(anyDate, text => {
      expect(understandDate(text)).toMatchObject({ edtf: text, span: parseEdtf(text) })
    }))
  })

  it('never fails on any text but with an EdtfError', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789-/.~?%X cato–beforsincept') })), text => {
      let span: DateSpan | null = null
      try {
        span = understandDate(text).span
      } catch (error) {
        expect(error).toBeInstanceOf(EdtfError)
      }
      if (span) expect(DateSpan.parse(span)).toEqual(span)
    }), { numRuns: 1_000 })
  })
})

describe('what people write', () => {
  it.each([
    ['c. 2015', '2015~'], ['ca. 2015', '2015~'], ['ca 2015', '2015~'], ['circa 2015', '2015~'], ['about 2015', '2015~'], ['~2015', '2015~'], ['c2015', '2015~'],
    ['2018 ?', '2018?'], ['2018 (?)', '2018?'], ['perhaps 2018', '2018?'], ['c. 2015?', '2015%'], ['probably c. 2015', '2015%'],
    ['Sept 2015', '2015-09'], ['Sep. 2015', '2015-09'], ['september 2015', '2015-09'], ['2015 September', '2015-09'], ['SEPTEMBER, 2015', '2015-09'], ['9/2015', '2015-09'],
    ['30 Sep 2015', '2015-09-30'], ['30th of September 2015', '2015-09-30'], ['September 30, 2015', '2015-09-30'], ['Sept. 30th, 2015', '2015-09-30'], ['30.9.2015', '2015-09-30'], ['30. 9. 2015', '2015-09-30'],
    ['30/9/2015', '2015-09-30'], ['9/30/2015', '2015-09-30'], ['9/9/2015', '2015-09-09'], ['2015/09/30', '2015-09-30'], ['about 30 Sep 2015', '2015-09-30~'],
    ['2015-2021', '2015/2021'], ['2015–2021', '2015/2021'], ['2015 — 2021', '2015/2021'], ['2015 to 2021', '2015/2021'], ['from 2015 until 2021', '2015/2021'], ['2015–21', '2015/2021'], ['2015-16', '2015/2016'],
    ['c. 2015 – Sept 2021', '2015~/2021-09'], ['3–5 March 2015', '2015-03-03/2015-03-05'], ['Sept–Oct 2015', '2015-09/2015-10'], ['30 September – 2 October 2015', '2015-09-30/2015-10-02'],
    ['since 2012', '2012/..'], ['from 2012', '2012/..'], ['2012 onwards', '2012/..'], ['2012 – present', '2012/..'], ['2012 to now', '2012/..'], ['until 1991', '../1991'], ['up to May 1991', '../1991-05'],
    ['before 1991', '../1990'], ['after 2012', '2013/..'], ['before 1 March 2016', '../2016-02-29'], ['after December 2015', '2016-01/..'],
    ['spring 2014', '2014-21'], ['Fall 2014', '2014-23'], ['autumn of 2014', '2014-23'], ['winter 2014/15', '2014-24'], ['winter 2014–2015', '2014-24'], ['2010s', '201X'], ['the 1990s', '199X'], ['19th century', '18XX'],
    ['Q3 2015', '2015-07/2015-09'], ['201x', '201X'], ['2015-xx', '2015-XX'], ['May 2015', '2015-05'],
  ])('%s is %s', (text, expected) => {
    expect(understandDate(text).edtf).toBe(expected)
  })

  it.each([
    ['3/4/2015', /2015-04-03 or 2015-03-04/u], ['2008/09', /2008-09 or 2008 to 2009/u], ['1900s', /190X or 19XX/u], ['early 2015', /give months/u], ['between 2015 and 2017', /2015 to 2017/u],
    ['12 Sept', /no year/u], ['Septober 2015', /for instance/u], ['2021 to 2015', /before it begins/u], ['31 April 2015', /no day 31/u], ['', /No date/u], ['15', /four digits/u], ['yesterday', /for instance/u],
    ['winter 2014/16', /follow each other/u],
  ])('asks about %j', (text, says) => {
    expect(() => understandDate(text)).toThrow(EdtfError)
    expect(() => understandDate(text)).toThrow(says)
  })

  it('says what was understood', () => {
    expect(understandDate('c. 2015').words).toBe('c. 2015: between 2014-01-01 and 2016-12-31')
    expect(understandDate('30 Sep 2015').words).toBe('30 September 2015')
    expect(understandDate('2015-21').words).toBe('spring 2015: between 2015-03-01 and 2015-05-31')
    expect(understandDate('2012/').words).toBe('2012 to an unknown end: starts between 2012-01-01 and 2012-12-31, when it ended is not known')
    expect(understandDate('since 30 Sep 2015').words).toBe('since 30 September 2015')
  })
})

function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}
