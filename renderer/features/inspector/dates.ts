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
  const starts = bound(startEarliest)
    ? startEarliest === startLatest ? `from ${dayText(startEarliest)}` : `begins between ${dayText(startEarliest)} and ${dayText(startLatest)}`
    : bound(startLatest) ? `begins by ${dayText(startLatest)}` : 'no beginning'
  const ends = bound(endLatest)
    ? endEarliest === endLatest ? `to ${dayText(endLatest)}` : `ends between ${dayText(endEarliest)} and ${dayText(endLatest)}`
    : bound(endEarliest) ? `end not known, not before ${dayText(endEarliest)}` : 'no end'
  return starts.startsWith('from') && ends.startsWith('to') ? `${starts} ${ends}` : `${starts}, ${ends}`
}
