import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'

/** Day number of a civil date (proleptic Gregorian; month 1-12). Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month (1-12) and day of the month of a day number. */
export function civilDate(day: Day): { year: number; month: number; day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** First day of a month; months run on over the ends of the year (13 is January of the next). */
export function firstOfMonth(year: number, month: number): Day {
  return dayNumber(year + Math.floor((month - 1) / 12), (((month - 1) % 12) + 12) % 12 + 1, 1)
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return firstOfMonth(year, month + 1) - firstOfMonth(year, month)
}

/** A day as `YYYY-MM-DD`; `..` for "no bound on this side" (DAY_MIN, DAY_MAX). */
export function formatDay(day: Day): string {
  if (day <= DAY_MIN || day >= DAY_MAX) return '..'
  const date = civilDate(day)
  const year = date.year < 0 ? `-${String(-date.year).padStart(4, '0')}` : String(date.year).padStart(4, '0')
  return `${year}-${two(date.month)}-${two(date.day)}`
}

const two = (value: number) => String(value).padStart(2, '0')
