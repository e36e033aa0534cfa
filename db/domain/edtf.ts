import type { DateSpan, Day } from '../contract/values.ts'
import { EdtfError } from './edtf-error.ts'
import { daysOf, parseStructure } from './edtf-parse.ts'

export { formatDay } from './day.ts'
export { EdtfError } from './edtf-error.ts'
export { parseEdtf } from './edtf-span.ts'
export { describeSpan, understandDate, type UnderstoodDate } from './edtf-words.ts'

/** Whether an answer may rest on what is possible, or only on what is certain. */
export type Dating = 'certainly' | 'possibly'

/** Only the four days matter to a comparison. */
export type FourDays = Pick<DateSpan, 'startEarliest' | 'startLatest' | 'endEarliest' | 'endLatest'>

/** The day number of `YYYY-MM-DD` (or of an instant's day as written). Throws an EdtfError for anything else. */
export function dayOf(isoDate: string): Day {
  const { start, end } = parseStructure(isoDate.trim())
  if (end !== null || start.kind !== 'date' || start.precision !== 'day' || start.approximate || start.questionable) {
    throw new EdtfError(isoDate, `“${isoDate}” is not one day. Write it as 2015-09-30.`)
  }
  return daysOf(start).min
}

/** Whether a span covers a day: certainly, whatever its true start and end; or possibly, for some of them. */
export function holdsOn(span: FourDays, day: Day, dating: Dating): boolean {
  return dating === 'certainly' ? span.startLatest <= day && day <= span.endEarliest : span.startEarliest <= day && day <= span.endLatest
}

/** Whether two spans share a day: certainly, whatever their true starts and ends; or possibly, for some of them. */
export function overlaps(one: FourDays, other: FourDays, dating: Dating): boolean {
  return dating === 'certainly'
    ? one.startLatest <= other.endEarliest && other.startLatest <= one.endEarliest
    : one.startEarliest <= other.endLatest && other.startEarliest <= one.endLatest
}

/**
 * A span as a stretch that is laid down rather than observed (a period of the study): it begins on its first and ends on its last
 * possible day, so that `2015/2021` holds the whole of 2015 and of 2021.
 */
export function stretchOf<S extends FourDays>(span: S): S {
  return { ...span, startLatest: span.startEarliest, endEarliest: span.endLatest }
}
