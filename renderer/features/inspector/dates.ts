import { DAY_MAX, DAY_MIN, type DateSpan, type Day } from '../../../db/contract/values.ts'
import { dayText } from '../../ui/dates.ts'

const bound = (day: Day) => day > DAY_MIN && day < DAY_MAX

/** How a date is understood, in words: "between 1 Jan 2014 and 31 Dec 2016", "from 30 Sep 2015, no end"; ends with what its marks flag. */
export function understoodText(span: DateSpan): string {
  const flags = [span.approximate ? 'approximate' : '', span.questionable ? 'questionable' : ''].filter(flag => flag !== '')
  return [plain(span), ...flags].join(', ')
}

function plain({ raw, startEarliest, startLatest, endEarliest, endLatest }: DateSpan): string {
  if (startEarliest === endLatest) return dayText(startEarliest)
  // A single date of lower precision is a day somewhere within it, not a stretch.
  if (!raw.includes('/')) return `between ${dayText(startEarliest)} and ${dayText(endLatest)}`
  const range = (first: Day, last: Day) => (first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`)
  const start = bound(startEarliest) ? range(startEarliest, startLatest) : bound(startLatest) ? `${dayText(startLatest)} at the latest` : 'no start'
  if (bound(endLatest)) return `from ${start} until ${range(endEarliest, endLatest)}`
  return `from ${start}, ${bound(endEarliest) ? `end not known, not before ${dayText(endEarliest)}` : 'no end'}`
}
