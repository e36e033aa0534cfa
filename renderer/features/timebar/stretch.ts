import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../../../db/contract/values.ts'
import { addMonths, type Range } from './scale.ts'

/** The time shown: one day (`since` null), or everything from `since` to `asOf`, which is never before it. */
export interface Stretch {
  since: Day | null
  asOf: Day
}

/** A range that is made of a day where none was before reaches so many months back. */
const usualMonths = 12

/** Another first day; at the latest the last one. Of one day it makes a range. */
export function beginAt(stretch: Stretch, day: Day): Stretch {
  return { ...stretch, since: Math.min(day, stretch.asOf) }
}

/** Another last day; at the earliest the first one. */
export function endAt(stretch: Stretch, day: Day): Stretch {
  return { ...stretch, asOf: stretch.since === null ? day : Math.max(day, stretch.since) }
}

/** The same length so many days later (earlier where negative), no further than to the ends of the bar. */
export function movedBy({ since, asOf }: Stretch, days: number, bar: Range): Stretch {
  const least = Math.min(0, bar.from - (since ?? asOf))
  const most = Math.max(0, bar.to - asOf)
  const by = Math.max(least, Math.min(most, Math.round(days)))
  return { since: since === null ? null : since + by, asOf: asOf + by }
}

/** The same length so many months later (earlier where negative), as far as the bar goes. */
export function movedByMonths(stretch: Stretch, months: number, bar: Range): Stretch {
  return movedBy(stretch, addMonths(stretch.asOf, months) - stretch.asOf, bar)
}

/** The same length at the start of the bar, where play begins again. */
export function rewound(stretch: Stretch, bar: Range): Stretch {
  return movedBy(stretch, bar.from - (stretch.since ?? stretch.asOf), bar)
}

/** A range that ends on a day: as long as the one before it (in days), else a year; at the start of the bar it is moved in. */
export function rangeFrom(asOf: Day, before: number | null, bar: Range): Stretch {
  const since = before === null ? addMonths(asOf, -usualMonths) + 1 : asOf - before
  return since >= bar.from || asOf < bar.from ? { since, asOf } : { since: bar.from, asOf: Math.max(asOf, Math.min(bar.to, bar.from + (asOf - since))) }
}

/** The days of a period of the study; where it is open, to the end of the study (or of the bar, where it begins after that). */
export function periodStretch({ dates }: NetworkData['periods'][number], study: Range, bar: Range): { since: Day; asOf: Day } {
  const since = dates.startEarliest > DAY_MIN ? dates.startEarliest : Math.min(study.from, dates.endLatest)
  if (dates.endLatest < DAY_MAX) return { since, asOf: Math.max(since, dates.endLatest) }
  return { since, asOf: Math.max(since, since <= study.to ? study.to : bar.to) }
}
