import type { Day } from '../../contract/values.ts'
import { civilDate, dayNumber, firstOfMonth } from '../day.ts'

/** What of time shows, in days; parts of days count. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

/** The narrowest and the widest that a window can be, in days. */
export const windowLimits = { least: 4, most: 366 * 400 } as const

export interface AxisTick {
  readonly day: Day
  readonly text: string
}

const steps = [
  ...[1, 2, 7, 14].map(count => ({ unit: 'day' as const, count, days: count })),
  ...[1, 3, 6].map(count => ({ unit: 'month' as const, count, days: count * 30.44 })),
  ...[1, 2, 5, 10, 20, 50, 100].map(count => ({ unit: 'year' as const, count, days: count * 365.25 })),
]

const two = (value: number) => String(value).padStart(2, '0')

/** Days, months, years or decades to write along a window that is so many pixels wide, at least `apart` pixels from each other. Written as ISO 8601 dates. */
export function axisTicks({ from, to }: TimeWindow, width: number, apart: number): AxisTick[] {
  const perDay = width / Math.max(1e-9, to - from)
  const step = steps.find(each => each.days * perDay >= apart) ?? steps.at(-1)
  if (!step) return []
  const ticks: AxisTick[] = []
  if (step.unit === 'day') {
    for (let day = Math.ceil(from / step.count) * step.count; day <= to; day += step.count) {
      const { year, month, day: ofMonth } = civilDate(day)
      ticks.push({ day, text: `${year}-${two(month)}-${two(ofMonth)}` })
    }
    return ticks
  }
  const first = civilDate(Math.floor(from))
  if (step.unit === 'month') {
    for (let months = Math.floor((first.year * 12 + first.month - 1) / step.count) * step.count; ; months += step.count) {
      const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
      const day = firstOfMonth(year, month)
      if (day > to) return ticks
      if (day >= from) ticks.push({ day, text: month === 1 ? String(year) : `${year}-${two(month)}` })
    }
  }
  for (let year = Math.floor(first.year / step.count) * step.count; ; year += step.count) {
    const day = dayNumber(year, 1, 1)
    if (day > to) return ticks
    if (day >= from) ticks.push({ day, text: String(year) })
  }
}

/** A window that is narrower (or wider) by a factor, in which the day `about` stays where it is; never beyond the limits. */
export function zoomed({ from, to }: TimeWindow, factor: number, about: number): TimeWindow {
  const span = Math.max(windowLimits.least, Math.min(windowLimits.most, (to - from) / factor))
  const share = (about - from) / (to - from)
  return { from: about - span * share, to: about + span * (1 - share) }
}

/** A window moved so that a day is in sight, with some room beside it; the same where it is already. */
export function inSight(window: TimeWindow, day: number): TimeWindow {
  const span = window.to - window.from
  if (day >= window.from + span * 0.03 && day <= window.to - span * 0.03) return window
  return { from: day - span / 2, to: day + span / 2 }
}

/** A range of whole days around a window, the same for windows near to each other: what is asked for once serves many moves. */
export function rangeAround({ from, to }: TimeWindow): { from: Day; to: Day } {
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, (to - from) / 2)))
  return { from: Math.floor((from - step / 2) / step) * step, to: Math.ceil((to + step / 2) / step) * step }
}
