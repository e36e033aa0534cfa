/** Days as people say them, counted from today ("last week"), or as a date of the calendar. */
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import { civilDate, dayNumber, firstOfMonth } from './day.ts'
import { EdtfError, formatDay, understandDate } from './edtf.ts'

export interface DaysSaid {
  /** First and last day that are meant; DAY_MIN or DAY_MAX where there is no bound. */
  readonly from: Day
  readonly to: Day
  /** How it is understood: "2026-11-16 to 2026-11-22". */
  readonly words: string
}

/**
 * The days that a text means on a day: `today`, `yesterday`, `this week`, `last month`, `last 10 days`, or any date that is understood elsewhere,
 * as widely as it may be meant. Weeks begin on Monday (ISO 8601). Throws an EdtfError that says what was expected.
 */
export function daysSaid(text: string, today: Day): DaysSaid {
  const [from, to] = relative(text.toLowerCase().replaceAll(/\s+/gu, ' ').trim(), today) ?? calendar(text)
  return { from, to, words: from === to ? formatDay(from) : from <= DAY_MIN ? `until ${formatDay(to)}` : to >= DAY_MAX ? `since ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}` }
}

function relative(said: string, today: Day): [Day, Day] | null {
  const { year, month } = civilDate(today)
  // 1970-01-01 was a Thursday.
  const monday = today - ((today + 3) % 7 + 7) % 7
  switch (said) {
    case 'today': return [today, today]
    case 'yesterday': return [today - 1, today - 1]
    case 'this week': return [monday, monday + 6]
    case 'last week': return [monday - 7, monday - 1]
    case 'this month': return [firstOfMonth(year, month), firstOfMonth(year, month + 1) - 1]
    case 'last month': return [firstOfMonth(year, month - 1), firstOfMonth(year, month) - 1]
    case 'this year': return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
    case 'last year': return [dayNumber(year - 1, 1, 1), dayNumber(year - 1, 12, 31)]
  }
  const count = /^(?:last|past) (\d{1,4}) (day|week|month)s?$/u.exec(said)
  if (!count) return null
  const [, number = '1', unit = 'day'] = count
  if (unit === 'month') {
    const { day } = civilDate(today)
    const first = firstOfMonth(year, month - Number(number))
    return [Math.min(first + day - 1, firstOfMonth(year, month - Number(number) + 1) - 1) + 1, today]
  }
  return [today - Number(number) * (unit === 'week' ? 7 : 1) + 1, today]
}

function calendar(text: string): [Day, Day] {
  try {
    const { span } = understandDate(text)
    return [span.startEarliest, span.endLatest]
  } catch (error) {
    if (error instanceof EdtfError) throw new EdtfError(text, `“${text}” could not be understood. Write for instance today, last week, last 10 days, this month, 2026-09, since 2026 or until March 2026.`)
    throw error
  }
}
