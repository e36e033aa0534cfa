import { DAY_MAX, DAY_MIN, type DateSpan, type Day } from '../../../db/contract/values.ts'
import { civilDate, firstOfMonth } from '../../../db/domain/day.ts'
import { EdtfError, parseEdtf } from '../../../db/domain/edtf.ts'

export type Side = 'start' | 'end'

const two = (value: number) => String(value).padStart(2, '0')
const monthOf = (day: Day) => {
  const { year, month } = civilDate(day)
  return `${String(year).padStart(4, '0')}-${two(month)}`
}

/** The day at which an end stands on the time line: the first it may cover, the last it may cover; null where that end is open. */
export function endDay(span: DateSpan, side: Side): Day | null {
  const day = side === 'start' ? span.startEarliest : span.endLatest
  return day <= DAY_MIN || day >= DAY_MAX ? null : day
}

/** A span with one end moved to the month of a day; the other stays as it was written. Null where it would end before it begins. */
export function withEnd(span: DateSpan, side: Side, day: Day): DateSpan | null {
  const [start = '', end = start] = span.raw.split('/')
  try {
    return parseEdtf(side === 'start' ? `${monthOf(day)}/${end}` : `${start}/${monthOf(day)}`)
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}

/** A span with one end so many months later or earlier; from an open end the axis' own edge counts. Null where it cannot go there. */
export function withEndBy(span: DateSpan, side: Side, months: number, edge: Day): DateSpan | null {
  const { year, month } = civilDate(endDay(span, side) ?? edge)
  return withEnd(span, side, firstOfMonth(year, month + months))
}
