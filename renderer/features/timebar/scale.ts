import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../../../db/contract/values.ts'
import { civilDate, daysInMonth, dayNumber, firstOfMonth } from '../../../db/domain/day.ts'

/** First and last day shown. */
export interface Range {
  from: Day
  to: Day
}

const isReal = (day: Day | null | undefined): day is Day => typeof day === 'number' && day > DAY_MIN && day < DAY_MAX

/** The study with everything dated around it, in whole years: never more than a study's length (at least a year) beyond it on either side, so that the study stays readable. */
export function rangeOf(data: NetworkData): Range {
  const { from, to } = data.studyPeriod
  const margin = Math.max(366, to - from)
  const days = [...data.events.startEarliest, ...data.events.endLatest, ...data.phases.startEarliest, ...data.phases.endLatest].filter(isReal)
  const inReach = days.filter(day => day >= from - margin && day <= to + margin)
  const first = inReach.reduce((least, day) => Math.min(least, day), from)
  const last = inReach.reduce((most, day) => Math.max(most, day), to)
  return { from: dayNumber(civilDate(first).year, 1, 1), to: dayNumber(civilDate(last).year, 12, 31) }
}

/** First days of equal stretches of months that cut a range into at most `most` pieces, and their length in months. */
export function bucketsOf({ from, to }: Range, most: number): { starts: Day[]; months: number } {
  const first = civilDate(from)
  const last = civilDate(to)
  const total = (last.year - first.year) * 12 + last.month - first.month + 1
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find(size => total / size <= most) ?? Math.ceil(total / most)
  const starts: Day[] = []
  for (let month = 0; month < total; month += months) starts.push(firstOfMonth(first.year, first.month + month))
  return { starts, months }
}

/** Years to label, so that there are at most `most` of them, with their first days. */
export function yearTicks({ from, to }: Range, most: number): { year: number; day: Day }[] {
  const first = civilDate(from).year
  const last = civilDate(to).year
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].find(size => (last - first + 1) / size <= most) ?? 2_000
  const ticks: { year: number; day: Day }[] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push({ year, day: dayNumber(year, 1, 1) })
  return ticks
}

/** The same day of the month so many months on, or the month's last where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = civilDate(day)
  const first = firstOfMonth(date.year, date.month + months)
  const { year, month } = civilDate(first)
  return first + Math.min(date.day, daysInMonth(year, month)) - 1
}
