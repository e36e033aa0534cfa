import type { Day } from '../contract/values.ts'
import { dayNumber, daysInMonth, firstOfMonth } from './day.ts'
import { EdtfError } from './edtf-error.ts'

/**
 * A parser of our own for EDTF levels 0 and 1 (ISO 8601-2:2019; Library of Congress, "Extended Date/Time Format Specification").
 * The `edtf` package was weighed: it reads the local time zone into instants, carries locale data, has no types, drops the precision of
 * the ends of an interval, and takes level 2 notation that we could not store; a test compares our days with its days.
 */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century'

/** One date: what was written and the days that it may mean, before `~` widens it. */
export interface DatePoint {
  readonly kind: 'date'
  readonly precision: Precision
  readonly year: number
  /** 1-12; 0 where no month is given. */
  readonly month: number
  /** 1-31; 0 where no day is given. */
  readonly day: number
  /** 21 spring, 22 summer, 23 autumn, 24 winter; 0 otherwise. Months as meteorologists of the north count them: March, June, September, December. */
  readonly season: number
  /** True where a part was written as `XX`: there is a day or a month, unknown which. */
  readonly unspecified: boolean
  readonly questionable: boolean
  readonly approximate: boolean
}
export interface OpenEnd { readonly kind: 'open' }
export interface UnknownEnd { readonly kind: 'unknown' }
export type End = DatePoint | OpenEnd | UnknownEnd
/** A single date (`end` is null) or an interval. */
export interface ParsedDate { readonly start: End; readonly end: End | null }

const example = 'Write for instance 2015, 2015-09, 2015-09-30, 2015~ (about), 2018? (uncertain), 201X, 2015/2021 or 2012/..'

/** Reads an EDTF string of level 0 or 1, years 0000 to 9999; an instant is reduced to its day. Throws an EdtfError. */
export function parseStructure(text: string): ParsedDate {
  const parts = text.split('/')
  if (parts.length === 1) return { start: parsePoint(text, text), end: null }
  if (parts.length > 2) throw new EdtfError(text, `“${text}” has more than one “/”: an interval has one start and one end. ${example}`)
  const [start, end] = parts.map(part => parseEnd(part, text)) as [End, End]
  if (start.kind !== 'date' && end.kind !== 'date') throw new EdtfError(text, `“${text}” has neither a start nor an end. ${example}`)
  return { start, end }
}

/** First and last day that a date may mean, widened by one unit of its precision on each side where it is approximate. */
export function daysOf(point: DatePoint): { min: Day; max: Day } {
  const by = point.approximate ? 1 : 0
  const { year, month } = point
  switch (point.precision) {
    case 'day': {
      const day = dayNumber(year, month, point.day)
      return { min: day - by, max: day + by }
    }
    case 'month': return { min: firstOfMonth(year, month - by), max: firstOfMonth(year, month + 1 + by) - 1 }
    case 'season': {
      const first = 3 + (point.season - 21) * 3
      return { min: firstOfMonth(year, first - 3 * by), max: firstOfMonth(year, first + 3 + 3 * by) - 1 }
    }
    case 'year': return { min: dayNumber(year - by, 1, 1), max: dayNumber(year + 1 + by, 1, 1) - 1 }
    case 'decade': return { min: dayNumber(year - 10 * by, 1, 1), max: dayNumber(year + 10 + 10 * by, 1, 1) - 1 }
    case 'century': return { min: dayNumber(year - 100 * by, 1, 1), max: dayNumber(year + 100 + 100 * by, 1, 1) - 1 }
  }
}

function parseEnd(part: string, text: string): End {
  if (part === '..') return { kind: 'open' }
  if (part === '') return { kind: 'unknown' }
  return parsePoint(part, text)
}

const form = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(T\S+)?([?~%])?$/u
const instant = /^T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/u

function parsePoint(part: string, text: string): DatePoint {
  const refuse = (why: string) => new EdtfError(text, `“${text}” could not be read as a date: ${why}. ${example}`)
  const match = form.exec(part)
  if (!match) {
    if (/^Y|^-\d/u.test(part)) throw refuse('only the years 0000 to 9999 are held')
    if (/[[\]{}]|[?~%].*\d/u.test(part)) throw refuse('sets, and marks inside a date, are not held; a mark stands at the end')
    throw refuse('it is none of the forms that are held')
  }
  const [, yearText = '', monthText, dayText, time, mark] = match
  const marks = { questionable: mark === '?' || mark === '%', approximate: mark === '~' || mark === '%' }
  const none = { kind: 'date', month: 0, day: 0, season: 0, unspecified: false, ...marks } as const
  if (time !== undefined && (!instant.test(time) || mark !== undefined || !/^\d\d$/u.test(dayText ?? ''))) throw refuse('its time of day is not one')
  if (yearText.includes('X')) {
    if (monthText !== undefined) throw refuse('a decade or century has no month')
    return yearText.endsWith('XX')
      ? { ...none, precision: 'century', year: Number(yearText.slice(0, 2)) * 100 }
      : { ...none, precision: 'decade', year: Number(yearText.slice(0, 3)) * 10 }
  }
  const year = Number(yearText)
  if (monthText === undefined) return { ...none, precision: 'year', year }
  if (monthText === 'XX') {
    if (dayText !== undefined && dayText !== 'XX') throw refuse('a day needs its month')
    return { ...none, precision: 'year', year, unspecified: true }
  }
  const month = Number(monthText)
  if (month >= 21 && month <= 24 && dayText === undefined) return { ...none, precision: 'season', year, season: month }
  if (month < 1 || month > 12) throw refuse(`there is no month ${monthText}`)
  if (dayText === undefined) return { ...none, precision: 'month', year, month }
  if (dayText === 'XX') return { ...none, precision: 'month', year, month, unspecified: true }
  const day = Number(dayText)
  if (day < 1 || day > daysInMonth(year, month)) throw refuse(`that month has no day ${dayText}`)
  return { ...none, precision: 'day', year, month, day }
}
