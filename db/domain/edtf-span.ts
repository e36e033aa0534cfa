import { DAY_MAX, DAY_MIN, type DateSpan, type Day } from '../contract/values.ts'
import { EdtfError } from './edtf-error.ts'
import { daysOf, parseStructure, type End } from './edtf-parse.ts'

/**
 * The four days of an EDTF string. What a date leaves open is uncertainty: `2015-09` began, and ended, on some day of September 2015;
 * `2015/2021` began in 2015 and ended in 2021. `~` widens each date by one unit of its precision on each side, `?` flags only.
 * An open end has both days at DAY_MAX, an unknown one reaches from the earliest start to DAY_MAX (likewise for starts). Throws an EdtfError.
 */
export function parseEdtf(text: string): DateSpan {
  const raw = text.trim()
  const { start, end } = parseStructure(raw)
  const written = [start, end].filter(point => point?.kind === 'date')
  const flags = { questionable: written.some(point => point.questionable), approximate: written.some(point => point.approximate) }
  if (end === null) {
    const { min, max } = bounds(start, DAY_MIN, DAY_MAX)
    return { raw, startEarliest: min, startLatest: max, endEarliest: min, endLatest: max, ...flags }
  }
  // An unknown side is bounded by the other one alone: what starts cannot start after it ended.
  const last = end.kind === 'date' ? daysOf(end).max : DAY_MAX
  const from = start.kind === 'open' ? { min: DAY_MIN, max: DAY_MIN } : bounds(start, DAY_MIN, last)
  const to = end.kind === 'open' ? { min: DAY_MAX, max: DAY_MAX } : bounds(end, from.min, DAY_MAX)
  if (from.min > to.max) throw new EdtfError(raw, `“${raw}” ends before it begins. Write the earlier date first, for instance 2015/2021.`)
  return {
    raw, ...flags,
    startEarliest: from.min, startLatest: Math.min(from.max, to.max),
    endEarliest: Math.max(to.min, from.min), endLatest: to.max,
  }
}

function bounds(end: End, unknownMin: Day, unknownMax: Day): { min: Day; max: Day } {
  return end.kind === 'date' ? daysOf(end) : { min: unknownMin, max: unknownMax }
}
