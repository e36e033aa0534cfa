import type { Day } from '../../db/contract/values.ts'
import { DAY_MAX, DAY_MIN } from '../../db/contract/values.ts'

const utc = (day: Day) => new Date(day * 86_400_000)
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const instantFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** A day in the user's locale; "no date" for the stand-ins of an absent bound. */
export function dayText(day: Day): string {
  return day <= DAY_MIN || day >= DAY_MAX ? 'no date' : dayFormat.format(utc(day))
}

/** Month and year of a day in the user's locale. */
export function monthText(day: Day): string {
  return monthFormat.format(utc(day))
}

/** An ISO instant in the user's locale and time zone. */
export function instantText(instant: string): string {
  return instantFormat.format(new Date(instant))
}

/** The time of day of a moment (milliseconds since 1970) in the user's locale. */
export function timeText(milliseconds: number): string {
  return timeFormat.format(new Date(milliseconds))
}

/** ISO 8601 date of a day, for fields that understand EDTF. */
export function dayIso(day: Day): string {
  return utc(day).toISOString().slice(0, 10)
}
