import type { NetworkData } from '../../contract/entities/views.ts'
import type { Day } from '../../contract/values.ts'

export type Dating = 'certainly' | 'possibly'
export type Holding = 'certainly' | 'possibly' | 'not'

interface DayColumns {
  readonly startEarliest: readonly (Day | null)[]
  readonly startLatest: readonly (Day | null)[]
  readonly endEarliest: readonly (Day | null)[]
  readonly endLatest: readonly (Day | null)[]
}

/** First and last day of what is looked at; the same day twice where it is one day. */
export interface TimeRange {
  readonly from: Day
  readonly to: Day
}

/**
 * Whether what a row dates is the case at some time in a range: certainly where that follows however its dates are read (its latest
 * start is not after the range, its earliest end not before it), possibly where some reading of them allows it. On a range of one
 * day that is: on that day. Without dates nothing is certain and nothing excluded.
 */
export function holding(days: DayColumns, row: number, { from, to }: TimeRange): Holding {
  const [startEarliest, startLatest, endEarliest, endLatest] = [days.startEarliest[row], days.startLatest[row], days.endEarliest[row], days.endLatest[row]]
  if (startEarliest !== null && startEarliest !== undefined && to < startEarliest) return 'not'
  if (endLatest !== null && endLatest !== undefined && from > endLatest) return 'not'
  if (startLatest === null || startLatest === undefined || endEarliest === null || endEarliest === undefined) return 'possibly'
  return startLatest <= to && from <= endEarliest ? 'certainly' : 'possibly'
}

/** Days of a phase between which no date as written leaves a doubt; where none is, `from` is after `to`. */
export type Solid = TimeRange

/**
 * Between which days a phase is drawn full. A date without a flag stands for its whole year, month or day, as readers take
 * it (`2015/2021` is full from 1 January 2015 to 31 December 2021); one that is flagged (`~`, `?`, `%`), has unspecified digits
 * or is unknown counts from the day on which it is certain, and the phase fades before (or after) it.
 */
export function solidDays(phases: NetworkData['phases'], row: number): Solid | null {
  const text = phases.dates[row]
  const [startEarliest, startLatest, endEarliest, endLatest] = [phases.startEarliest[row], phases.startLatest[row], phases.endEarliest[row], phases.endLatest[row]]
  if (typeof text !== 'string' || typeof startEarliest !== 'number' || typeof startLatest !== 'number' || typeof endEarliest !== 'number' || typeof endLatest !== 'number') return null
  const [start = '', end = start] = text.trim().split('/')
  const doubtful = (part: string) => part === '' || /[~?%X]/.test(part)
  return { from: doubtful(start) ? startLatest : startEarliest, to: doubtful(end) ? endEarliest : endLatest }
}

export interface StrandReading {
  /** Highest level among the phases that hold; null where none of them codes it. */
  readonly level: number | null
  /** Whether that level rests on a phase whose dates, as written, leave a doubt that it held then. */
  readonly faded: boolean
}

export interface TieReading {
  readonly cooperation: StrandReading
  readonly conflict: StrandReading
}

/**
 * What a tie shows in a range of days: for each strand the highest level among the phases that hold at some time in it (with
 * `allTime` among all), or null where the tie does not hold. A tie without any phase has nothing that says when it is not, and shows as not coded.
 */
export function readTieIn(data: NetworkData, phases: readonly number[], solid: readonly (Solid | null)[], when: { range: TimeRange; dating: Dating; allTime: boolean }): TieReading | null {
  if (phases.length === 0) return { cooperation: { level: null, faded: false }, conflict: { level: null, faded: false } }
  const { range } = when
  let held = false
  let certain = false
  const best = { cooperation: { level: null as number | null, certain: false }, conflict: { level: null as number | null, certain: false } }
  for (const phase of phases) {
    const state = when.allTime ? 'certainly' : holding(data.phases, phase, range)
    if (state === 'not' || (state === 'possibly' && when.dating === 'certainly')) continue
    held = true
    const full = solid[phase]
    const isCertain = when.allTime || (full !== null && full !== undefined && full.from <= range.to && range.from <= full.to)
    certain ||= isCertain
    for (const role of ['cooperation', 'conflict'] as const) {
      const level = data.phases[role][phase] ?? null
      if (level === null) continue
      const known = best[role]
      if (known.level === null || level > known.level) best[role] = { level, certain: isCertain }
      else if (level === known.level) known.certain ||= isCertain
    }
  }
  if (!held) return null
  const reading = ({ level, certain: sure }: { level: number | null; certain: boolean }): StrandReading => ({ level, faded: level === null ? !certain : !sure })
  return { cooperation: reading(best.cooperation), conflict: reading(best.conflict) }
}
