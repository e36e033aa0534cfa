import { DAY_MIN, type DateSpan } from '../contract/values.ts'
import { formatDay } from './day.ts'
import { EdtfError } from './edtf-error.ts'
import { parseStructure } from './edtf-parse.ts'
import { parseEdtf } from './edtf-span.ts'

const lengths: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 }

/**
 * Cuts a span in two at a date: the second part begins with it, the first ends just before, in the same precision (2018 → 2017, 2018-03-01 →
 * 2018-02-28). The outer ends stay as they were written. Throws an EdtfError where the date is no single year, month or day, or does not lie
 * within the span.
 */
export function splitSpan(span: DateSpan, at: DateSpan): [DateSpan, DateSpan] {
  const { start: point, end } = parseStructure(at.raw)
  const length = point.kind === 'date' ? lengths[point.precision] : undefined
  if (end !== null || length === undefined || at.raw.length !== length) {
    throw new EdtfError(at.raw, `“${at.raw}” is no place to cut. Write one year, month or day, for instance 2018, 2018-09 or 2018-09-17.`)
  }
  if (at.startEarliest <= span.startEarliest || at.startEarliest > span.endLatest) {
    const after = span.startEarliest > DAY_MIN ? ` after ${formatDay(span.startEarliest)}` : ''
    throw new EdtfError(at.raw, `“${at.raw}” does not lie within ${span.raw}. Write a date${after} and before its end.`)
  }
  const [from = '', to = from] = span.raw.split('/')
  return [parseEdtf(`${from}/${formatDay(at.startEarliest - 1).slice(0, length)}`), parseEdtf(`${at.raw}/${to}`)]
}
