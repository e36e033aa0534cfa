import { civilDate, dayNumber } from '../day.ts'

/** Round amounts from 0 to at least the most: about four of them. */
export function amountTicks(most: number): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 4
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(times => times * unit).find(each => each >= rough - 1e-12) ?? unit
  const whole = most <= 1 || !Number.isInteger(most) ? step : Math.max(1, step)
  return [...Array(Math.ceil(most / whole - 1e-9) + 1).keys()].map(times => Math.round(times * whole * 1e9) / 1e9)
}

/** The first days of years that have room on an axis of so many units; at least 44 units lie between two. */
export function yearTicks(from: number, to: number, width: number): { day: number; text: string }[] {
  const [first, last] = [civilDate(from).year, civilDate(to).year]
  const most = Math.max(1, Math.floor(width / 44))
  const years = last - first + 1
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1_000].find(each => years / each <= most) ?? 5_000
  return [...Array(years + 1).keys()].map(index => first + index).filter(year => year % step === 0).map(year => ({ day: dayNumber(year, 1, 1), text: String(year) })).filter(({ day }) => day >= from && day <= to)
}
